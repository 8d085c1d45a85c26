"""The effects table: what each change of each kind does to the running system.

The rows stand in ``planner/effects/<kind>.toml``, one table for each template, and further ones for its other *forms*:
the same template with other effects, chosen by the objects (``Statements.effects_form``) or by the change strategy. A
row that is not there is an error of the kind's author and shows in the tests. The golden cases hold every row against
a server (``tests/support/observed_effects.py``). The table ``means`` in the same file says of every template which
statements it makes (``ddl/statement_meaning.py``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from schemadiff.kindspec.registry import Registry
from schemadiff.plan import Effects
from schemadiff.postgres.lock_modes import STRENGTH

_MEANS = "means"

_BEFORE = "before"
"""The key of a row under which other values stand for servers before a major version: ``[create.before.18]``."""

LATEST = 10**6
"""Any version that is later than all of those."""


@cache
def _file(folders: tuple[Path, ...], kind: str) -> Mapping[str, Mapping[str, Any]]:
    for folder in folders:
        if (file := folder / f"{kind}.toml").is_file():
            return tomllib.loads(file.read_text(encoding="utf-8"))
    return {}


@cache
def rows(folders: tuple[Path, ...], kind: str, version: int = LATEST) -> Mapping[str, Effects]:
    """Return the rows of a kind by their names, as they are on that major version.

    TypeError for a key that no effect is called.
    """
    found = _file(folders, kind)
    return {name: _row(f"{kind}.{name}", row, version) for name, row in found.items() if name != _MEANS}


def _row(name: str, row: Mapping[str, Any], version: int) -> Effects:
    values = {key: value for key, value in row.items() if key != _BEFORE}
    for major, changed in sorted(row.get(_BEFORE, {}).items(), key=lambda item: int(item[0]), reverse=True):
        if version < int(major):
            values.update(changed)
    return Effects(**values, row=name)


def effects(registry: Registry, kind: str, row: str, version: int = LATEST) -> Effects:
    """Return a row of a kind, named after a template or a form; LookupError where the kind's author left it out."""
    found = rows(registry.effects, kind, version)
    if row not in found:
        raise LookupError(f"planner/effects/{kind}.toml has no row [{row}]")
    return found[row]


def combined(parts: Iterable[Effects]) -> Effects:
    """Return the effects of several changes in one statement: the strongest locks, and whatever one of them does."""
    parts = tuple(parts)
    others: dict[str, str] = {}
    for part in parts:
        for role, mode in part.others.items():
            others[role] = stronger(mode, others.get(role, "NONE"))
    lock = max((p.lock for p in parts), key=STRENGTH.index, default="NONE")
    tested = max((p.tested_under for p in parts), key=STRENGTH.index, default="NONE")
    return Effects(
        lock=lock,
        rewrite=any(p.rewrite for p in parts),
        scan=any(p.scan for p in parts),
        transactional=all(p.transactional for p in parts),
        builds=any(p.builds for p in parts),
        others=others,
        precondition_lock=tested if tested != lock else None,
        row=" + ".join(dict.fromkeys(p.row for p in parts)),
    )


def stronger(one: str, other: str) -> str:
    """Return the stronger of two modes of locks."""
    return max(one, other, key=STRENGTH.index)


def meanings(registry: Registry, kind: str) -> Mapping[str, str]:
    """What the templates of a kind mean, by their names."""
    return _file(registry.effects, kind).get(_MEANS, {})
