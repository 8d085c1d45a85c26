"""The dependencies in the live database, as the server records them (pg_depend), between identities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Address, Identity
from schemadiff.introspection.catalog_queries import shared
from schemadiff.introspection.reader import snapshot
from schemadiff.postgres.connection import server_error, server_version

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


class Edge(NamedTuple):
    """``dependent`` depends on ``referenced``; ``deptype`` of pg_depend: n normal, a auto, i internal, x extension."""

    dependent: Identity
    referenced: Identity
    deptype: str


class Foreign(NamedTuple):
    """An object outside of the catalog that depends on ``referenced``, with the server's description."""

    description: str
    referenced: Identity


class Dependencies(NamedTuple):
    """The dependencies that the server records between the objects of a catalog, and from others to them."""

    edges: frozenset[Edge]
    foreign: frozenset[Foreign]


def dependencies(connection: Connection, catalog: Catalog) -> Dependencies:
    """Return the dependencies of a catalog that was read from that database.

    It takes one query, and a second for the descriptions of all dependents that are not in the catalog, if there are
    any.
    """
    import psycopg

    version = server_version(connection)
    clones = {item.address for item in catalog.clones}
    # Addresses are looked up as the plain tuples that they equal: there are several for each object.
    known: Mapping[tuple[int, int, int], Identity]
    known = {item.address: item.identity for item in catalog if item.address is not None}

    def find(address: tuple[int, int, int]) -> Identity | None:
        """A column that is no object of its own (a view's) counts as its relation."""
        found = known.get(address)
        return found if found is not None or not address[2] else known.get((address[0], address[1], 0))

    edges: set[Edge] = set()
    outside: set[tuple[Address, Identity]] = set()
    try:
        with snapshot(connection):
            for row in connection.execute(shared("_dependencies", version), prepare=False):
                referenced = find(row[3:6])
                if referenced is None:
                    continue
                dependent = find(row[:3])
                if dependent is None and row[:3] in clones:
                    # An object that counts as part of its table is in the catalog as well.
                    continue
                if dependent is None:
                    outside.add((Address(*row[:3]), referenced))
                elif dependent != referenced:
                    edges.add(Edge(dependent, referenced, row[6]))
            needed = sorted(outside)
            described = _describe(connection, version, [address for address, _ in needed])
    except psycopg.Error as error:
        raise server_error(error) from None
    foreign = {
        Foreign(text, referenced) for text, (_, referenced) in zip(described, needed, strict=True) if text is not None
    }
    return Dependencies(frozenset(edges), frozenset(foreign))


def _describe(connection: Connection, version: int, addresses: Iterable[Address]) -> list[str | None]:
    """Return the server's descriptions of the objects at these addresses; None for one that no longer exists."""
    columns = list(zip(*addresses, strict=True))
    if not columns:
        return []
    names = ("classids", "objids", "subids")
    arrays = {name: "{" + ",".join(map(str, column)) + "}" for name, column in zip(names, columns, strict=True)}
    return [text for (text,) in connection.execute(shared("_descriptions", version), arrays, prepare=False)]
