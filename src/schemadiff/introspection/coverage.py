"""The coverage check: what the database has in the managed schemas and no catalog query read.

Objects are counted: every address that the server's catalogs give (``_objects.sql``) has to be that of an object that
was read. Attributes without a field are looked for one by one (``_unmodelled.sql``), and ``catalog_columns.toml`` says
for every column of every catalog where it is read.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog.catalog import Unmodelled
from schemadiff.introspection.catalog_queries import shared
from schemadiff.postgres.connection import version_warning

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


class Coverage(NamedTuple):
    """The objects and unsupported attributes that the server's catalogs list."""

    objects: tuple[tuple[int, tuple[int, ...]], ...]
    """By catalog, the oids of independent objects."""
    named: tuple[tuple[tuple[int, int], Unmodelled], ...]
    """What no field describes, by the address of an object: most of these are attributes of an object that is read."""


def coverage(connection: Connection, version: int, parameters: Mapping[str, str]) -> Coverage:
    """Return both lists, by queries in one pipeline."""
    with connection.pipeline():
        objects = connection.execute(shared("_objects", version), parameters, prepare=False)
        attributes = connection.execute(shared("_unmodelled", version), parameters, prepare=False)
        return Coverage(
            tuple((classid, tuple(map(int, oids[1:-1].split(",")))) for classid, oids in objects),
            tuple(((row[0], row[1]), Unmodelled(*row[2:])) for row in attributes),
        )


def unmodelled(
    connection: Connection, version: int, found: Coverage, known: Container[tuple[int, int, int]]
) -> list[Unmodelled]:
    """Return the unsupported objects, sorted by sort and name; a server newer than schemadiff comes first.

    ``known`` holds the addresses of the objects that were read.
    """
    known_names = {address for address, _ in found.named}
    read = {(classid, oid) for classid, oid in known_names if (classid, oid, 0) in known}
    missing = [
        (classid, oid)
        for classid, oids in found.objects
        for oid in oids
        if (classid, oid, 0) not in known and (classid, oid) not in known_names
    ]
    named = sorted([*(one for _, one in found.named), *_named(connection, version, missing, known_names - read)])
    if warning := version_warning(version):
        named.insert(0, Unmodelled("server", f"PostgreSQL {version}", warning))
    return named


def _named(
    connection: Connection, version: int, missing: list[tuple[int, int]], known_names: Iterable[tuple[int, int]]
) -> list[Unmodelled]:
    """Return the server's names of these objects, without those that belong to an object of ``message_for``."""
    if not missing:
        return []
    arrays = {**_arrays("", missing), **_arrays("told_", list(known_names))}
    rows = connection.execute(shared("_identified", version), arrays, prepare=False)
    return [Unmodelled(sort, identity, "is not read") for sort, identity in rows]


def _arrays(prefix: str, addresses: list[tuple[int, int]]) -> dict[str, str]:
    """Return addresses as two arrays of oids."""
    parts = {"classids": [classid for classid, _ in addresses], "objids": [oid for _, oid in addresses]}
    return {f"{prefix}{name}": "{" + ",".join(map(str, oids)) + "}" for name, oids in parts.items()}
