"""Which routines are volatile: an expression that calls one is computed for every row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from schemadiff.introspection.catalog_queries import shared
from schemadiff.postgres.connection import server_version

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def volatile(connection: Connection, names: Iterable[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Return those of the names, with or without schema, that mean a volatile routine of any input types."""
    wanted = set(names)
    if not wanted:
        return frozenset()
    last = sorted({parts[-1] for parts in wanted})
    found = connection.execute(shared("_volatile", server_version(connection)), {"names": last}).fetchall()
    known = {*found, *((name,) for _, name in found)}
    return frozenset(parts for parts in wanted if parts in known)
