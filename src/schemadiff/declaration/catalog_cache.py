"""The cache of what large folders decode to, by the content of their files.

Reading and decoding YAML is most of a plan with nothing to do (1,000 tables: 0.6 s of CPU, against 0.04 s from the
cache). The key is a digest of every file's name and bytes, of everything else that the result depends on, and of
schemadiff's own source files, so no entry is ever stale; an entry that cannot be read is ignored and written again.
Entries are plain data (MessagePack), so a forged one can give a wrong catalog but runs no code; only the user or root
could write it, since the folder and its entries are used only if nobody else can write them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

import msgspec

from schemadiff import __version__
from schemadiff.catalog import plain_data
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.plain_data import ATOMS
from schemadiff.declaration import files
from schemadiff.declaration.name_questions import Question, Unresolved
from schemadiff.declaration.own_code import own_code
from schemadiff.errors import Place
from schemadiff.postgres import private_files
from schemadiff.postgres.own_folders import private_cache

ENVIRONMENT_VARIABLE = "SCHEMADIFF_NO_CACHE"
WORTH_KEEPING = 10_000
"""Bytes of YAML below which nothing is cached: decoding is fast enough."""
KEPT = 16
"""The number of entries; one of 1,000 tables takes about 1.2 MB."""


def key(texts: Mapping[str, bytes], search_path: tuple[str, ...]) -> str | None:
    """Return the digest that identifies the result; None if it is not to be cached.

    Files that refer to others (``csv:``) are not cached, since the others are not among the texts.
    """
    if os.environ.get(ENVIRONMENT_VARIABLE) or sum(map(len, texts.values())) < WORTH_KEEPING:
        return None
    if any(b"csv" in text for text in texts.values()):
        return None
    return files.digest(texts, __version__, own_code(), sys.version_info[:3], search_path)


def recall(digest: str) -> Catalog | None:
    """Return the cached catalog of that digest; None if there is none."""
    folder = private_cache("catalogs")
    content = private_files.read(folder / digest) if folder is not None else None
    return decoded(content) if content is not None else None


def decoded(content: bytes) -> Catalog | None:
    """Return the catalog of an entry; None if it cannot be read."""
    try:
        kept = msgspec.msgpack.decode(content, type=_Kept)
        made = Catalog(_objects(kept), schemas=kept.schemas, sections=kept.sections)
        left = kept.names_left
        return made if left is None else made.resolved(Unresolved((Question(*q), place) for q, place in left))
    except (msgspec.MsgspecError, LookupError, TypeError, AttributeError, ValueError, RecursionError):
        return None


_Shared = tuple[str, tuple[str, ...], int | Identity | None, str | None, tuple[str, ...]]
"""What siblings share: the kind, the path but for the name, the number of the parent among the objects, the file, and
the search_path. A parent that does not come before them is there itself."""
_Own = tuple[int, str, str | None, Mapping[str, Any], int, int, int, Mapping[str, Any] | None, bool]
"""An object: the number of what it shares, its name, input types, values, position, line, column, hints, and whether it
is implicit."""


class _Kept(msgspec.Struct, array_like=True):
    """An entry of the cache."""

    shared: list[_Shared]
    objects: list[_Own]
    compound: list[int]
    """The numbers of the objects with values that are not plain data."""
    schemas: list[str]
    sections: list[str]
    names_left: list[tuple[tuple[str, tuple[str, ...], tuple[str, ...]], Place | None]] | None


def _objects(kept: _Kept) -> list[Object]:
    """Return the objects of an entry; texts and identities that several of them have are one object in memory."""
    found: list[Object] = []
    once: dict[str, str] = {}
    shared = [
        (once.setdefault(kind, kind), [once.setdefault(part, part) for part in above], parent, file, path)
        for kind, above, parent, file, path in kept.shared
    ]
    compound = frozenset(kept.compound)
    for number, (sharing, name, arguments, values, position, line, column, hints, implicit) in enumerate(kept.objects):
        kind, above, parent, file, path = shared[sharing]
        if number in compound:
            values = {n: v if type(v) in ATOMS else plain_data.read(v) for n, v in values.items()}
            hints = hints and {n: plain_data.read(v) for n, v in hints.items()}
        found.append(
            Object(
                _new(Identity, (kind, (*above, name), arguments)),
                values,
                found[parent].identity if isinstance(parent, int) else parent,
                position,
                None if file is None else _new(Place, (file, line, column)),
                path,
                hints,
                None,
                implicit,
            )
        )
    return found


def encoded(catalog: Catalog) -> bytes:
    """Return a catalog as an entry."""
    shared: dict[_Shared, int] = {}
    numbers: dict[Identity, int] = {}
    objects: list[_Own] = []
    compound: list[int] = []
    for number, item in enumerate(catalog):
        kind, path, arguments = item.identity
        parent = None if item.parent is None else numbers.get(item.parent, item.parent)
        place = item.place or _NOWHERE
        file = None if item.place is None else place.file
        sharing = shared.setdefault((kind, path[:-1], parent, file, item.search_path), len(shared))
        numbers[item.identity] = number
        values, hints = item.values, item.hints
        if hints or any(type(v) not in ATOMS for v in values.values()):
            compound.append(number)
            values = {n: plain_data.written(v) for n, v in values.items()}
            hints = hints and {n: plain_data.written(v) for n, v in hints.items()}
        objects.append(
            (sharing, path[-1], arguments, values, item.position, place.line, place.column, hints, item.implicit)
        )
    left = None if catalog.names_left is None else [(tuple(q), place) for q, place in catalog.names_left.items()]
    schemas, sections = sorted(catalog.schemas), sorted(catalog.sections)
    return msgspec.msgpack.encode(_Kept(list(shared), objects, compound, schemas, sections, left))


_NOWHERE = Place("", 0, 0)
_new = tuple.__new__
"""Builds a named tuple in half the time of its own constructor."""


def keep(digest: str, content: bytes) -> None:
    """Write an entry to the cache and delete the oldest ones. A cache that cannot be written is no error."""
    folder = private_cache("catalogs")
    if folder is not None:
        private_files.keep(folder / digest, content, KEPT)


def is_checked(digest: str) -> bool:
    """Tell whether texts of that digest have been checked in full, by this grammar, and nothing was wrong."""
    folder = private_cache("checked")
    return folder is not None and private_files.read(folder / _checked(digest)) is not None


def keep_checked(digest: str) -> None:
    """Note that texts of that digest have been checked in full, and nothing was wrong."""
    folder = private_cache("checked")
    if folder is not None:
        private_files.keep(folder / _checked(digest), b"", KEPT)


def _checked(digest: str) -> str:
    # Few plans need it.
    from importlib.metadata import version

    return f"{digest}-{version('pglast')}"
