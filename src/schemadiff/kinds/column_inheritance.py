"""What a column has from the tables above it, and what statements on these do to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import HELD_AS, OWN_FIELDS
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.hints import BOUND_NAME, FREED, MERGES, NOT_NULL_STAYS
from schemadiff.kinds.parent_tables import given, parent_columns
from schemadiff.sql.syntax import structure


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
        # A partition that was attached has its own name for a NOT NULL that it only inherits.
        is_inherited = child.hint(HELD_AS) is not None or child.hint(BOUND_NAME) in FREED
        named = child.get("not_null_name") is not None and not is_inherited
        return not (named or "not_null" in (child.hint(OWN_FIELDS) or ()) or child.hint(NOT_NULL_STAYS))
    # Only partitions inherit identities; before 17 only the parent has one, and it counts for the partitions.
    if template in _IDENTITY:
        return not child.hint(MERGES)
    return template in _REACHING


def refused_below(column: Object, above: Sequence[Object], version: int) -> str | None:
    """Return why a column cannot be as it is below those of its parents; None where it can."""
    found = (_refused(column, parent_object, version) for parent_object in above)
    why = next((reason for reason in found if reason is not None), None)
    if why is not None or is_local(column):
        return why
    generated = {_read(o.get("generated")): _table(o) for o in above}
    if len(generated) < 2:
        return None
    if "" in generated:
        return f"it is generated, and not in {generated['']}"
    return "it inherits several generation expressions; declare it with its `type` and one of its own"


def _refused(column: Object, parent_object: Object, version: int) -> str | None:
    there = _table(parent_object)
    mine, theirs = column.get("type", ""), parent_object.get("type", "")
    if mine.lower() != theirs.lower():
        return f"it is {mine} here and {theirs} in {there}"
    # What a type has by itself is written of neither by now.
    if column.get("collation") != parent_object.get("collation"):
        return f"it has another collation here than in {there}, and an inherited column has its parent's"
    mine, theirs = column.get("generated"), parent_object.get("generated")
    if theirs is None:
        # Before 16 a column may be generated where its parent's is not.
        refuses = mine is not None and (version >= 16 or parent_object.identity.kind == "attribute")
        return f"it is generated, and not in {there}" if refuses else None
    if mine is None:
        return f"it is generated in {there}, and has to be here"
    kinds = [o.get("generated_kind") for o in (column, parent_object)]
    if kinds[0] != kinds[1]:
        return f"its generation expression is {kinds[0]}, and {kinds[1]} in {there}"
    if version < 16 and structure(mine) != structure(theirs):
        return f"its generation expression is not that of {there}, which PostgreSQL accepts from 16 on"
    return None


def _read(expression: str | None) -> str:
    return structure(expression) or "" if expression is not None else ""


def _table(column: Object) -> str:
    return ".".join(column.identity.path[:-1])
