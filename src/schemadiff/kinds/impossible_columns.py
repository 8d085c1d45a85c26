"""What no column can be, whatever table it is in and whatever statements make it."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds.parent_tables import parent_columns
from schemadiff.kinds.toast_storage import storage_of_type
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.lookup import NameLookup

_CONCERNED = frozenset({"identity", "generated", "storage", "compression", "statistics", "not_null_no_inherit"})
_NUMBERED = frozenset({"smallint", "integer", "bigint"})


def check_parent(d: Decoding) -> None:
    """Report options for a foreign data wrapper at a column of a table that has none."""
    if d.node.get("fdw_options") and d.parent is not None and d.parent.identity.kind != "foreign_table":
        d.error("only columns of foreign tables have options of their wrapper", "fdw_options", hint="Remove it.")


def impossible(column: Object, names: NameLookup) -> Iterator[tuple[str, str]]:
    """Yield what PostgreSQL refuses of a column by itself, each with a hint.

    What a column has from the one that it is inherited from is told of that one.
    """
    if column.values.keys().isdisjoint(_CONCERNED) or column.parent is None:
        return
    table = names.catalog.get(column.parent)
    above = [o for i in parent_columns(table, column.identity.name) if (o := names.catalog.get(i))] if table else []

    def own(field: str) -> bool:
        return bool(column.get(field)) and all(o.get(field) != column.get(field) for o in above)

    type_ = column.get("type", "")
    if column.get("compression") and column.parent.kind == "foreign_table":
        yield "a foreign table stores no values: its columns have no compression", "Remove it."
    if own("identity") and type_ not in _NUMBERED:
        # DefineSequence in sequence.c, called by generateSerialExtraStmts in parse_utilcmd.c: domains are refused, too.
        yield f"an identity is of type smallint, integer or bigint, not {type_}", "Give the column one of these types."
    if all(o.identity.kind == "attribute" for o in above):
        yield from _sources(column, names)
    compressed = [f for f in ("storage", "compression") if own(f) and column.get(f) != "plain"]
    if compressed and storage_of_type(type_, names) == "plain":
        for field in compressed:
            yield f"values of type {type_} are never compressed or stored apart: it has no {field}", "Remove it."
    if (column.get("statistics") or 0) < -1 and own("statistics"):
        yield "a statistics target is 0 or more, or -1 for the default", "Remove it, or give it another number."
    if own("not_null_no_inherit") and table is not None and table.get("partition_by"):
        yield "a NOT NULL of a partitioned table is inherited by its partitions", "Remove `no_inherit`."


def _sources(column: Object, names: NameLookup) -> Iterator[tuple[str, str]]:
    """Yield that new rows would have the column's value from several sources (transformColumnDefinition)."""
    found = [field for field in ("identity", "generated") if column.get(field) is not None]
    if found and any(names.catalog.children(column.identity, "default")):
        found.append("default")
    if len(found) > 1:
        yield f"a column has its value from one source, and this has `{'` and `'.join(found)}`", "Keep one of them."


def generated_among(parent: Identity, columns: tuple[str, ...], names: NameLookup) -> str | None:
    """Return the first of the table's columns that is generated, if any is."""
    found = ((name, names.catalog.get(Identity("column", (*parent.path, name)))) for name in columns)
    return next((name for name, o in found if o is not None and o.get("generated") is not None), None)
