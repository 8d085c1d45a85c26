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
from pathlib import Path

import msgspec

from schemadiff import __version__
from schemadiff.catalog import plain_data
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.catalog.plain_data import ATOMS
from schemadiff.declaration import files
from schemadiff.declaration.name_questions import Question, Unresolved
from schemadiff.declaration.own_code import own_code
from schemadiff.errors import Place
from schemadiff.postgres import private_files

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
    folder = _folder()
    content = private_files.read(folder / digest) if folder is not None else None
    return decoded(content) if content is not None else None


def decoded(content: bytes) -> Catalog | None:
    """Return the catalog of an entry; None if it cannot be read."""
    try:
        kept = msgspec.msgpack.decode(content, type=_Kept)
        objects = kept.objects
        for number in kept.compound:
            objects[number] = _restored(objects[number])
        made = Catalog(objects, schemas=kept.schemas, sections=kept.sections)
        left = kept.names_left
        return made if left is None else made.resolved(Unresolved((Question(*q), place) for q, place in left))
    except (msgspec.MsgspecError, KeyError, TypeError, AttributeError, ValueError, RecursionError):
        return None


class _Kept(msgspec.Struct, array_like=True):
    """An entry of the cache."""

    objects: list[Object]
    compound: list[int]
    """The numbers of the objects with values that are not plain data."""
    schemas: list[str]
    sections: list[str]
    names_left: list[tuple[tuple[str, tuple[str, ...], tuple[str, ...]], Place | None]] | None


def _is_plain(item: Object) -> bool:
    return item.hints is None and all(type(v) in ATOMS for v in item.values.values())


def _restored(item: Object) -> Object:
    """Return an object as it was before it was written."""
    values, hints = item.values, item.hints
    return msgspec.structs.replace(
        item,
        values={n: v if type(v) in ATOMS else plain_data.read(v) for n, v in values.items()},
        hints=hints and {n: plain_data.read(v) for n, v in hints.items()},
    )


def _written(item: Object) -> Object:
    return msgspec.structs.replace(
        item,
        values={n: plain_data.written(v) for n, v in item.values.items()},
        hints=item.hints and {n: plain_data.written(v) for n, v in item.hints.items()},
    )


def encoded(catalog: Catalog) -> bytes:
    """Return a catalog as an entry."""
    compound = [number for number, item in enumerate(catalog) if not _is_plain(item)]
    left = None if catalog.names_left is None else [(tuple(q), place) for q, place in catalog.names_left.items()]
    schemas, sections = sorted(catalog.schemas), sorted(catalog.sections)
    return msgspec.msgpack.encode(_Kept([_written(o) for o in catalog], compound, schemas, sections, left))


def keep(digest: str, content: bytes) -> None:
    """Write an entry to the cache and delete the oldest ones. A cache that cannot be written is no error."""
    folder = _folder()
    if folder is not None:
        private_files.keep(folder / digest, content, KEPT)


def _folder() -> Path | None:
    """Return the folder of the cache, created for the user alone; None if anyone else could write to it."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return private_files.folder(Path(base, "schemadiff", "catalogs"))
