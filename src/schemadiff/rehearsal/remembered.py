"""Remembers which rehearsals found nothing, so that the same plan against the same definitions is not tried twice.

Only that is kept, as a digest of all that a rehearsal depends on; what was found has to be found again.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2b

import msgspec

from schemadiff import __version__
from schemadiff.declaration.own_code import own_code
from schemadiff.plan import Plan
from schemadiff.postgres import private_files
from schemadiff.postgres.own_folders import private_cache
from schemadiff.rehearsal.extent import Extent

_FOLDER = "rehearsals"
_KEPT = 500
"""How many rehearsals are remembered; the oldest are forgotten."""


class Remembered(msgspec.Struct, frozen=True):
    """What a rehearsal has seen that found nothing."""

    statements: int
    locks: tuple[tuple[tuple[str, str], ...], ...]
    """The further locks of each step of the plan."""


def digest(plan: Plan, part: Extent, others: Collection[object]) -> str:
    """Return the digest of a plan and the definitions it is tried on; ``others`` are further conditions."""
    found = blake2b(digest_size=20)
    for value in (__version__, own_code(), *others, *(step.sql for step in plan.steps)):
        found.update(f"{value}\0".encode())
    for side in part:
        for item in side:
            found.update(f"{item.identity}{item.values}{item.hints}{item.search_path}\0".encode())
    return found.hexdigest()


def recall(name: str) -> Remembered | None:
    """Return what a rehearsal that found nothing has seen; None if there was none."""
    folder = private_cache(_FOLDER)
    content = private_files.read(folder / name) if folder is not None else None
    if content is None:
        return None
    try:
        return msgspec.json.decode(content, type=Remembered)
    except msgspec.MsgspecError:
        return None


def keep(name: str, seen: Remembered) -> None:
    """Remember a rehearsal that found nothing; if that fails, the plan will be tried again."""
    folder = private_cache(_FOLDER)
    if folder is not None:
        private_files.keep(folder / name, msgspec.json.encode(seen), _KEPT)
