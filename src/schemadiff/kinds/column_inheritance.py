"""What a column has from the tables above it, and what statements on these do to it."""

from __future__ import annotations

from collections.abc import Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import HELD_AS, OWN_FIELDS
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.hints import MERGES, NOT_NULL_STAYS
from schemadiff.kinds.parent_tables import given, parent_columns


def inherited_from(column: Object, catalog: Catalog) -> tuple[Identity, ...]:
    """Return the columns from which the column is inherited."""
    table = catalog.get(column.parent) if column.parent is not None else None
    return parent_columns(table, column.identity.name) if table is not None else ()


def inherited_values(column: Object, catalog: Catalog) -> Mapping[str, Value] | None:
    """Return the values that a column has from the tables above it; None if none of them has the column."""
    table = catalog.get(column.parent) if column.parent is not None else None
    parent_objects = [o for i in inherited_from(column, catalog) if (o := catalog.get(i)) is not None]
    return given(table, parent_objects) if table is not None and parent_objects else None


def is_local(column: Object) -> bool:
    """Tell whether the column's own table declares it as well (attislocal)."""
    return "type" in (column.hint(OWN_FIELDS) or ())


_REACHING = frozenset(
    {
        "add_not_null",
        "validate_not_null",
        "type",
        "convert",
        "not_null",
        "storage",
        "statistics",
        "set_expression",
        "drop_expression",
        "backfill",
        "number_rows",
    }
)


_IDENTITY = frozenset(
    {
        *("add_identity", "set_identity", "drop_identity", "continue_after_rows"),
        *("begin_within_bounds", "narrow_sequence", "sequence"),
    }
)


def propagates(template: str, child: Object, parent_object: Object, version: int) -> bool:
    """Tell whether an alteration recurses to child tables (ATPrepCmd in tablecmds.c).

    From 18 on NOT NULL is a constraint, and stays if the child declares it locally; before, it is always dropped with
    the parent's.
    """
    if template in ("not_null", "add_not_null") and parent_object.get("not_null_no_inherit"):
        return False
    if template == "not_null" and not parent_object.get("not_null") and version >= 18:
        named = child.get("not_null_name") is not None and child.hint(HELD_AS) is None
        return not (named or "not_null" in (child.hint(OWN_FIELDS) or ()) or child.hint(NOT_NULL_STAYS))
    # Only partitions inherit identities; before 17 only the parent has one, and it counts for the partitions.
    if template in _IDENTITY:
        return not child.hint(MERGES)
    return template in _REACHING
