"""The parents of a table, and the columns from which one of its columns is inherited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object

RELATIONS = ("table", "foreign_table")
"""The kinds that have columns and can be a parent."""


def parents(table: Object) -> tuple[tuple[str, ...], ...]:
    """Return the paths of the table's parents, in order."""
    above = table.get("partition_of")
    found: tuple[tuple[str, ...], ...] = (above,) if above else table.get("inherits", ())
    return found


def has_parent(table: Object, path: tuple[str, ...], fields: Iterable[str]) -> bool:
    """Tell whether that table is its parent by one of these fields."""
    return any(path in ((table.get(f),) if f == "partition_of" else table.get(f, ())) for f in fields)


def has_given_columns(table: Object) -> bool:
    """Tell whether the table inherits columns that it need not declare."""
    return not table.values.keys().isdisjoint(("partition_of", "inherits", "of"))


def is_partition(table: Object) -> bool:
    """Tell whether the table is a partition, and so inherits indexes, keys and triggers."""
    return "partition_of" in table.values


def parent_columns(table: Object, name: str) -> tuple[Identity, ...]:
    """Return the parents' columns (or the type's attribute) from which a column is inherited, if they exist."""
    if not has_given_columns(table):
        return ()
    if of := table.get("of"):
        return (Identity("attribute", (*of, name)),)
    return tuple(Identity("column", (*path, name)) for path in parents(table))


def relation(objects: Catalog | Mapping[Identity, Object], path: tuple[str, ...]) -> Object | None:
    """Return the relation of that path."""
    return next((o for kind in RELATIONS if (o := objects.get(Identity(kind, path))) is not None), None)
