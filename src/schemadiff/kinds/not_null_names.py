"""The names of NOT NULLs, and from which tables above a table has them: from 18 on they are constraints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemadiff.catalog.catalog import Catalog, derived
from schemadiff.catalog.hints import GIVEN_NAME, HELD_AS
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds.hints import NOT_NULL_UNNAMED
from schemadiff.kinds.parent_tables import RELATIONS, is_partition, parent_columns, parents
from schemadiff.postgres.quoting import object_name


def not_null_called(column: Object) -> str:
    """Return the name of a column's NOT NULL: explicit, inherited, or derived from its table."""
    _, table, name = column.identity.path
    called: str | None = column.get("not_null_name") or column.hint(GIVEN_NAME) or column.hint(HELD_AS)
    return called or object_name(table, name, "not_null")


@derived
def not_nulls_named_otherwise(live: Catalog) -> Mapping[Identity, str]:
    """Return the columns whose NOT NULL has another name in a child table, with `partition` or `child`.

    RENAME CONSTRAINT recurses to all descendants, and fails there.
    """
    found: dict[Identity, str] = {}
    for kind in RELATIONS:
        for table in live.by_kind.get(kind, ()):
            if not parents(table):
                continue
            for column in live.children(table.identity, "column"):
                if not column.get("not_null") or column.hint(NOT_NULL_UNNAMED):
                    continue
                called = held_name(column, live)
                sort = "partition" if is_partition(table) else "child"
                left = list(shared_with(table, column, live))
                while left:
                    parent_object = left.pop()
                    above = live[parent_object.parent] if parent_object.parent is not None else table
                    otherwise = held_name(parent_object, live) != called
                    if otherwise and found.get(parent_object.identity) != "partition":
                        found[parent_object.identity] = sort
                    left += shared_with(above, parent_object, live)
    return found


def shared_with(table: Object, column: Object, live: Catalog) -> Iterator[Object]:
    """Yield the parents' columns from which a column has its NOT NULL."""
    for identity in parent_columns(table, column.identity.name):
        parent_object = live.get(identity)
        if parent_object is not None and parent_object.get("not_null") and not parent_object.get("not_null_no_inherit"):
            yield parent_object


def held_name(column: Object, live: Catalog) -> str:
    """Return the name of a NOT NULL as it is after the renames, which recurse from the parents."""
    held = column.hint(HELD_AS)
    table = live.get(column.parent) if held is not None and column.parent is not None else None
    if held is None or table is None:
        return not_null_called(column)
    above = [held_name(parent_object, live) for parent_object in shared_with(table, column, live)]
    return held if held in above or not above else above[0]


def is_keyed(column: Object, catalog: Catalog) -> bool:
    """Tell whether a primary key of its table needs its NOT NULL."""
    keys = catalog.children(column.parent, "primary_key") if column.parent is not None else ()
    return any(column.identity.name in key.get("columns", ()) for key in keys)


def name_follows(column: Object, live: Catalog) -> bool:
    """Tell whether the name of its NOT NULL is derived from the column's, and can be renamed with it."""
    return _has_made_name(column) and not _is_held(column, live)


def name_stays_behind(column: Object, live: Catalog) -> bool:
    """Tell whether the name of its NOT NULL is derived from the column's, and cannot be renamed with it."""
    return _has_made_name(column) and _is_held(column, live)


def _is_held(column: Object, live: Catalog) -> bool:
    """Tell whether PostgreSQL cannot rename its NOT NULL: it is inherited, or a descendant has it by another name."""
    table = live.get(column.parent) if column.parent is not None else None
    inherited = table is not None and next(shared_with(table, column, live), None) is not None
    return inherited or column.identity in not_nulls_named_otherwise(live)


def _has_made_name(column: Object) -> bool:
    """Tell whether the name of its NOT NULL is derived from the column's; an inherited one has the parent's name."""
    named = column.get("not_null_name") is not None or column.hint(HELD_AS) is not None
    return bool(column.get("not_null")) and not named and not column.hint(NOT_NULL_UNNAMED)
