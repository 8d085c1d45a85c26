"""The versions of the rows in the catalogs, as the recall of a known plan asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemadiff.postgres.connection import one_row
from schemadiff.postgres.row_versions import SOURCES, RowVersions, columns, row_versions, sources

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def versions_of(connection: Connection) -> RowVersions:
    """The present versions; the role may read what it needs."""
    found = sources(one_row(connection.execute(SOURCES.encode()))[0])
    assert found is not None
    return row_versions(found, one_row(connection.execute(f"SELECT {columns(found)}".encode())))
