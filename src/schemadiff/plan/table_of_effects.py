"""The effects table: what each change of each kind does to the running system.

The rows stand in ``plan/effects/<kind>.toml``, one table for each template; a row that is not there is an error of the
kind's author and shows in the tests.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from schemadiff.model.registry import Registry
from schemadiff.plan.steps import Effects

_ROW = {"lock", "rewrite", "scan", "transactional"}


@cache
def _rows(folders: tuple[Path, ...], kind: str) -> dict[str, Effects]:
    for folder in folders:
        if (file := folder / f"{kind}.toml").is_file():
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            return {name: Effects(**{k: v for k, v in row.items() if k in _ROW}) for name, row in data.items()}
    return {}


def effects(registry: Registry, kind: str, template: str) -> Effects:
    """The row for a template of a kind; KeyError where the kind's author left it out."""
    return _rows(registry.effects, kind)[template]
