"""The parents of a table, the columns from which one of its columns is inherited, and what these give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value

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


def default_of(column: Identity) -> Identity:
    """Return the identity that the default of a column has."""
    return Identity("default", ("column", *column.path))


_INHERITED = ("type", "collation", "generated", "generated_kind", "storage", "compression", "statistics")
"""What MergeAttributes (tablecmds.c) or an alteration of the parent propagates, besides NOT NULL and the default."""

_OWN = frozenset({"not_null_name", "not_null_not_valid", "options", "identity_options"})
"""What a partition does not inherit: the sequence of an identity belongs to the parent alone. Whether rows have been
checked for null is an attribute of the parent's constraint: it is not read of inherited ones."""


_STORED = frozenset({"compression"})
"""What is said of stored values alone: a foreign table's columns have it in name only, which no command changes."""


def given(table: Object, parent_objects: Sequence[Object]) -> Mapping[str, Value]:
    """Return the values of a column that these parent columns give."""
    left_out = _STORED if table.identity.kind == "foreign_table" else frozenset()
    if table.get("partition_of"):
        return {k: v for k, v in parent_objects[0].values.items() if k not in _OWN and k not in left_out}
    values = {k: v for k, v in parent_objects[0].values.items() if k in _INHERITED and k not in left_out}
    if any(o.get("not_null") and not o.get("not_null_no_inherit") for o in parent_objects):
        values["not_null"] = True
    return values
