"""Which tables a table has its columns from, and the columns that one of its own comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object

RELATIONS = ("table", "foreign_table")
"""The kinds of what has columns and can be a parent."""


def parents(table: Object) -> tuple[tuple[str, ...], ...]:
    """The paths of the tables that it has its columns from, in their order."""
    above = table.get("partition_of")
    found: tuple[tuple[str, ...], ...] = (above,) if above else table.get("inherits", ())
    return found


def has_parent(table: Object, path: tuple[str, ...], fields: Iterable[str]) -> bool:
    """Whether it has its columns from that table, by one of these fields."""
    return any(path in ((table.get(f),) if f == "partition_of" else table.get(f, ())) for f in fields)


def has_given_columns(table: Object) -> bool:
    """Whether it has columns that it need not declare."""
    return not table.values.keys().isdisjoint(("partition_of", "inherits", "of"))


def is_partition(table: Object) -> bool:
    """Whether it has indexes, keys and triggers from above, by any name."""
    return "partition_of" in table.values


def parent_columns(table: Object, name: str) -> tuple[Identity, ...]:
    """The columns that its column of that name comes from, or the attribute, if they are there."""
    if of := table.get("of"):
        return (Identity("attribute", (*of, name)),)
    return tuple(Identity("column", (*path, name)) for path in parents(table))


def relation(objects: Catalog | Mapping[Identity, Object], path: tuple[str, ...]) -> Object | None:
    """What has columns under that name."""
    return next((o for kind in RELATIONS if (o := objects.get(Identity(kind, path))) is not None), None)
