"""The catalog queries, as files: which lines a server version gets, and the parts that queries share.

A query's file is plain SQL with four sorts of marks.

``-- [15-]``, ``-- [-14]`` or ``-- [15-16]`` at the end of a line
    keeps the line for these major versions only. Lines for different versions can follow each other.
``-- include _name.sql``
    on a line of its own is replaced by that file of the same folders.
``-- [where relation v, relation m]``
    on a line of its own: without an object of any of these sorts (``_present.sql``) the query has no rows, and is not
    run.
``-- [always asked]``
    on a line of its own: the result does not follow from rows of the catalogs alone, and may be another one though
    these are the same (:mod:`schemadiff.postgres.row_versions`).

``%(schemas)s`` is the parameter of every query: the oids of the managed schemas, as the text of an array.
``_rare_columns.sql`` gives the other parameters. A percent sign of the SQL is doubled.

Queries of top-level objects leave out the members of extensions by one and the same condition (``_NO_MEMBERS``), which
:func:`of_members` turns round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.row_versions import CatalogQuery

_OWN = Path(__file__).with_name("queries")
_MARK = re.compile(r"\s*-- \[(\d*)-(\d*)\]\s*\Z")
_INCLUDE = re.compile(r"\s*-- include (\S+)\.sql\s*\Z")
_WHERE = re.compile(r"^-- \[where (.+)\]$", re.MULTILINE)
_ALWAYS = re.compile(r"^-- \[always asked\]$", re.MULTILINE)
_NO_MEMBERS = re.compile(
    r"NOT (?P<test>IN|EXISTS) \((?P<what>\s*SELECT(?: e\.objid)?\s+FROM pg_depend AS e\s+"
    r"WHERE e\.refclassid = 'pg_extension'::regclass AND e\.deptype = 'e')"
)
"""The condition that an object is no member of an extension."""


def statement(registry: Registry, name: str, version: int) -> bytes | None:
    """Return the query of that name for this server version; None if there is no such file."""
    file = registry.query(name)
    return None if file is None else _prepared(file, registry.queries, version)


def of_members(registry: Registry, name: str, version: int) -> bytes | None:
    """Return the query of that name for the members of the extensions ``%(extensions)s`` (oids) instead of others.

    None if there is no such file, or its objects are never members themselves.
    """
    query = statement(registry, name, version) or b""
    found, count = _NO_MEMBERS.subn(r"\g<test> (\g<what> AND e.refobjid = ANY(%(extensions)s::oid[])", query.decode())
    return type(query)(found.encode()) if count else None


def sorts(registry: Registry, name: str) -> frozenset[str] | None:
    """Return the sorts of objects for which the query has rows; None if it always has to run."""
    file = registry.query(name)
    return None if file is None else _sorts(file)


def shared(name: str, version: int) -> bytes:
    """Return a query that belongs to no kind."""
    return _prepared(_OWN / f"{name}.sql", (_OWN,), version)


@lru_cache(maxsize=512)
def _prepared(file: Path, folders: tuple[Path, ...], version: int) -> bytes:
    text = "\n".join(_lines(file, folders, version)).encode()
    return text if _ALWAYS.search(file.read_text(encoding="utf-8")) else CatalogQuery(text)


@lru_cache(maxsize=512)
def _sorts(file: Path) -> frozenset[str] | None:
    mark = _WHERE.search(file.read_text(encoding="utf-8"))
    return None if mark is None else frozenset(mark[1].split(", "))


def _lines(file: Path, folders: tuple[Path, ...], version: int) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if mark := _MARK.search(line):
            since, until = mark.groups()
            if (since and version < int(since)) or (until and version > int(until)):
                continue
            yield line[: mark.start()]
        elif include := _INCLUDE.match(line):
            shared = next((f for folder in folders if (f := folder / f"{include[1]}.sql").is_file()), None)
            if shared is None:
                raise FileNotFoundError(f"{file} includes {include[1]}.sql, which is in no folder of queries")
            yield from _lines(shared, folders, version)
        elif not line.lstrip().startswith("--"):
            yield line
