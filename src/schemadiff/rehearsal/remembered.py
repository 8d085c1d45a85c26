"""Remembers which rehearsals found nothing, so that the same plan against the same definitions is not tried twice.

Only that is kept, as a digest of all that a rehearsal depends on; what was found has to be found again. What could not
be tried because an extension is missing is kept too, with the extensions that the scratch server had.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from schemadiff import __version__
from schemadiff.declaration.own_code import own_code
from schemadiff.errors import Place
from schemadiff.plan import Plan
from schemadiff.postgres import private_files
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.postgres.own_folders import private_cache
from schemadiff.rehearsal.extent import Extent

_FOLDER = "rehearsals"
_KEPT = 500
"""How many rehearsals are remembered; the oldest are forgotten."""


class Note(NamedTuple):
    """A finding."""

    message: str
    place: Place | None
    hint: str | None


class Offer(NamedTuple):
    """The extensions that a server offers: the folder of their files, and a digest of what is in it."""

    folder: str
    files: str


class Remembered(msgspec.Struct, frozen=True):
    """What a rehearsal has seen that found nothing."""

    statements: int
    locks: tuple[tuple[tuple[str, str], ...], ...]
    """The further locks of each step of the plan."""
    left_out: tuple[Note, ...] = ()
    """What could not be tried."""
    places: str = ""
    """A digest of where everything is declared, as far as ``left_out`` says so."""
    offer: Offer | None = None
    """The extensions that were offered then, on which it depends what could not be tried."""


def places(plan: Plan, part: Extent) -> str:
    """Return a digest of where steps and objects are declared."""
    found = (*(step.place for step in plan.steps), *(item.place for side in part for item in side))
    return blake2b("\0".join(map(str, found)).encode(), digest_size=20).hexdigest()


def offer(scratch: Sandbox) -> Offer | None:
    """Return the extensions that a sandbox offers; None where that cannot be told without a server."""
    ((folder,),) = scratch.administrate("SELECT setting FROM pg_catalog.pg_config() WHERE name = 'SHAREDIR'")
    return _offered(f"{folder}/extension")


def _offered(folder: str) -> Offer | None:
    try:
        found = sorted((entry.name, entry.stat().st_mtime_ns) for entry in os.scandir(folder))
    except OSError:
        return None
    return Offer(folder, blake2b(repr(found).encode(), digest_size=20).hexdigest())


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
    """Return what a rehearsal that found nothing has seen; None if there was none, or others are offered now."""
    folder = private_cache(_FOLDER)
    content = private_files.read(folder / name) if folder is not None else None
    if content is None:
        return None
    try:
        found = msgspec.json.decode(content, type=Remembered)
    except msgspec.MsgspecError:
        return None
    return found if found.offer is None or found.offer == _offered(found.offer.folder) else None


def keep(name: str, seen: Remembered) -> None:
    """Remember a rehearsal that found nothing; if that fails, the plan will be tried again."""
    folder = private_cache(_FOLDER)
    if folder is not None:
        private_files.keep(folder / name, msgspec.json.encode(seen), _KEPT)
