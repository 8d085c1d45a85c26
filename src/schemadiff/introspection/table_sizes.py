"""How large tables are, for the choice of the statements that change them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.table_sizes import TableSize

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

_QUERY = """
WITH RECURSIVE family AS (
  SELECT oid AS root, oid FROM pg_class WHERE oid = ANY (%s::oid[])
  UNION
  SELECT f.root, i.inhrelid FROM family f JOIN pg_inherits i ON i.inhparent = f.oid
)
SELECT f.root::bigint, sum(pg_relation_size(f.oid))::bigint,
       sum(CASE c.relkind WHEN 'p' THEN 0 ELSE greatest(c.reltuples, 0) END)::bigint
  FROM family f JOIN pg_class c ON c.oid = f.oid
 GROUP BY f.root
"""
"""The size of a table is that of its file, which needs no privilege on it."""


def table_sizes(connection: Connection, tables: Iterable[Object]) -> Mapping[Identity, TableSize]:
    """Return the sizes of live tables and materialized views, each with its descendants."""
    by_oid = {item.address.objid: item.identity for item in tables if item.address is not None}
    if not by_oid:
        return {}
    rows = connection.execute(_QUERY, [sorted(by_oid)]).fetchall()
    return {by_oid[root]: TableSize(size or 0, count or 0) for root, size, count in rows}
