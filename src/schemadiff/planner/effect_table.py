"""The effects table: what each change of each kind does to the running system.

The rows stand in ``planner/effects/<kind>.toml``, one table for each template; a row that is not there is an error of
the kind's author and shows in the tests. The table ``means`` in the same file says of every template which statements
it makes (``ddl/statement_meaning.py``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from schemadiff.kindspec.registry import Registry
from schemadiff.plan import Effects

_ROW = {"lock", "rewrite", "scan", "transactional"}


_MEANS = "means"


@cache
def _file(folders: tuple[Path, ...], kind: str) -> Mapping[str, Mapping[str, Any]]:
    for folder in folders:
        if (file := folder / f"{kind}.toml").is_file():
            return tomllib.loads(file.read_text(encoding="utf-8"))
    return {}


@cache
def _rows(folders: tuple[Path, ...], kind: str) -> dict[str, Effects]:
    rows = ((name, row) for name, row in _file(folders, kind).items() if name != _MEANS)
    return {name: Effects(**{k: v for k, v in row.items() if k in _ROW}) for name, row in rows}


def effects(registry: Registry, kind: str, template: str) -> Effects:
    """Return the row for a template of a kind; LookupError where the kind's author left it out."""
    rows = _rows(registry.effects, kind)
    if template not in rows:
        raise LookupError(f"planner/effects/{kind}.toml has no row [{template}]")
    return rows[template]


def meanings(registry: Registry, kind: str) -> Mapping[str, str]:
    """What the templates of a kind mean, by their names."""
    return _file(registry.effects, kind).get(_MEANS, {})
