"""Names that the server derives from a column: its NOT NULL, its default, its sequence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import identity_column
from schemadiff.kinds.not_null_names import name_follows, name_stays_behind, not_null_called
from schemadiff.kinds.taken_not_null_names import CONSTRAINTS
from schemadiff.kindspec.renaming import MadeName
from schemadiff.postgres.quoting import object_name


def values_after(column: Object, to: Identity, live: Catalog) -> Mapping[str, Value]:
    """Return the values after a rename: explicit names that equal derived ones are left out, others may appear."""
    values = dict(column.values)
    _, table, name = to.path
    if name_stays_behind(column, live):
        values["not_null_name"] = not_null_called(column)
    elif name_follows(column, live):
        values["not_null_name"] = _following(column, to.path, live) or not_null_called(column)
    if values.get("not_null_name") == object_name(table, name, "not_null"):
        del values["not_null_name"]
    options = values.get("identity_options", {})
    if options.get("name") == object_name(table, name, "seq"):
        values["identity_options"] = {k: v for k, v in options.items() if k != "name"}
        if not values["identity_options"]:
            del values["identity_options"]
    return values


def derived_names(column: Object, before: tuple[str, ...], after: tuple[str, ...], live: Catalog) -> Iterable[MadeName]:
    """Yield the names derived from the column's: of its NOT NULL constraint, and of its identity's sequence."""
    (_, old_table, old), (_, new_table, new) = before, after
    # RENAME CONSTRAINT looks for the old name in all child tables (rename_constraint_internal in tablecmds.c).
    if name_follows(column, live) and (following := _following(column, after, live)) is not None:
        yield MadeName("made_not_null", object_name(old_table, old, "not_null"), following, 18)
    if column.get("identity") and "name" not in (column.get("identity_options") or {}):
        yield MadeName("made_sequence", object_name(old_table, old, "seq"), object_name(new_table, new, "seq"))


def _following(column: Object, after: tuple[str, ...], live: Catalog) -> str | None:
    """Return the name that a NOT NULL gets with its column; None if another constraint of the table has that one.

    Where a column that leaves the new name leaves its NOT NULL behind, which gives the name up after all renames, it is
    a temporary one: whatever had to wait for the old name could be part of a circle.
    """
    *_, table, name = after
    made = object_name(table, name, "not_null")
    others = [o for o in live.children(column.parent) if o is not column] if column.parent is not None else []
    if any(made == (o.identity.name if o.identity.kind in CONSTRAINTS else o.get("not_null_name")) for o in others):
        return None
    columns = (o for o in others if o.identity.kind == "column")
    is_left = any(not_null_called(o) == made and name_stays_behind(o, live) for o in columns if o.get("not_null"))
    return object_name(table, f"schemadiff_{name}", "not_null") if is_left else made


def reserved_names(column: Object) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield the names that a column takes besides its own.

    The path of a default for a generated column, the sequence of an identity among the relations, and an explicit NOT
    NULL name among the table's constraints.
    """
    if column.get("not_null_name"):
        yield "constraint", (*column.identity.path[:2], column.get("not_null_name"))
    if column.get("identity") or column.get("generated") is not None:
        yield "default", ("column", *column.identity.path)
    if column.get("identity"):
        yield "relation", (column.identity.path[0], identity_column.sequence_of(column))
