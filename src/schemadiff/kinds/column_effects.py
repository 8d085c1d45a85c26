"""Which row of the effects table a statement about a column has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from schemadiff import sql
from schemadiff.catalog.hints import BACKFILL
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds import identity_column
from schemadiff.kinds.effects_forms import by_not_null
from schemadiff.kinds.hints import BOUND_NAME
from schemadiff.kinds.parent_tables import relation
from schemadiff.kinds.shared_not_null import is_ahead
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.statements import Migration
from schemadiff.sql.index_elements import Element
from schemadiff.sql.namespaces import Namespace

_INDEXES = ("index", "primary_key", "unique", "exclusion")
_CHECK = ("check",)


def form(row: str, old: Object | None, new: Object | None, migration: Migration) -> str:
    """Return the row of the effects table for a statement about a column.

    ``…_kept`` looks at no row, because no row can have null: the column says so already, its partitions do, or a check
    does. ``…_here`` does not reach the tables below, and ``not_null_made_own`` does not even look at them: the column
    has the NOT NULL already.
    """
    if new is None:
        return row
    if row == "create":
        return _creation(new, migration)
    if row == "set_expression" and new.get("generated_kind") != "stored":
        return "set_expression_virtual"
    if row == "type_rebuilding_indexes" and not any(_users(new, migration, _INDEXES)):
        row = "type_of_same_values"
    if row == "type_of_same_values" and any(map(_is_computed, _users(new, migration, _INDEXES))):
        return "type_rebuilding_indexes"
    if row == "type_of_same_values" and any(_users(new, migration, _CHECK)):
        return "type_of_same_values_checked"
    return _of_not_null(row, old, new, migration)


def _of_not_null(row: str, old: Object | None, new: Object, migration: Migration) -> str:
    if row == "not_null_inherit" and not new.get("not_null_no_inherit") and not _is_kept_below(new, migration):
        return "not_null_inherit_below"
    if row == "not_null_called" and old is not None and old.hint(BOUND_NAME) == "partition":
        return "not_null_called_kept"
    if row == "not_null_name" and new.get("not_null_no_inherit"):
        return "not_null_name_here"
    row = by_not_null(row, old, new, migration)
    if row == "not_null" and _is_made_own(old, new, migration):
        return "not_null_made_own"
    if row in ("not_null", "add_not_null") and _is_kept(new, migration):
        return f"{row}_kept"
    return row


def _creation(column: Object, migration: Migration) -> str:
    """Return the row for a new column.

    A constant is stored once for all existing rows; a value that differs by row is written into each. NOT NULL without
    a value makes the server look for rows, which must not be there.
    """
    if column.parent is not None and column.parent.kind == "foreign_table":
        return "create"
    names = migration.target
    numbered = column.get("identity") is not None
    if numbered and identity_column.is_numbered_apart(
        column, migration.live, migration.target.catalog, migration.version
    ):
        return "create"
    if numbered or column.get("generated_kind") == "stored" or is_conditional(column, names):
        return "create_in_rows"
    defaults = [o.get("expression", "") for o in names.catalog.children(column.identity, "default")]
    called = (
        m.parts
        for text in defaults
        for m in sql.name_references(sql.TextKind.EXPRESSION, text)
        if m.sort == Namespace.ROUTINE
    )
    if any(parts in migration.volatile or _is_volatile(parts, column, names) for parts in called):
        return "create_in_rows"
    later = ("not_null_not_valid", "not_null_no_inherit")
    at_once = column.get("not_null") and not any(map(column.get, later)) and column.hint(BACKFILL) is None
    return "create_not_null" if at_once and not any(defaults) else "create"


def _is_volatile(parts: tuple[str, ...], column: Object, names: NameLookup) -> bool:
    """Tell whether a declared routine of that name is volatile; it may not exist yet."""
    found = (names.catalog[i] for i in names.find(Namespace.ROUTINE, parts, column.search_path))
    return any(o.get("volatility", "volatile") == "volatile" for o in found)


def is_conditional(column: Object, names: NameLookup) -> bool:
    """Tell whether the type is a domain with constraints: null has to be checked as well. Null is no array of one."""
    if column.get("type", "").endswith("]"):
        return False
    found = (names.catalog.get(ref.to) for ref in names.of_type(column.get("type"), column.search_path))
    domains = [o for o in found if o is not None and o.identity.kind == "domain"]
    return any(o.get("not_null") or names.catalog.children(o.identity, "domain_check") for o in domains)


def _users(column: Object, migration: Migration, kinds: tuple[str, ...]) -> Iterator[Object]:
    """Yield the objects of these kinds that the column's relation has and keeps, and that refer to the column."""
    siblings = migration.target.children(column.parent) if column.parent is not None else ()
    kept = (o for o in siblings if o.identity.kind in kinds and o.identity in migration.live)
    return (o for o in kept if any(ref.to == column.identity for ref in migration.target.of(o)))


def _is_computed(index: Object) -> bool:
    """Tell whether an index has expressions or a predicate: it is built anew (CheckIndexCompatible in indexcmds.c)."""
    elements = (e for name in ("elements", "columns") for e in index.get(name, ()) if isinstance(e, Element))
    return index.get("where") is not None or any(e.expression is not None for e in elements)


def _below(column: Object, migration: Migration) -> Iterator[Identity]:
    return iter(migration.below(column.parent)) if column.parent is not None else iter(())


def _is_made_own(old: Object | None, new: Object, migration: Migration) -> bool:
    """Tell whether a column that has its NOT NULL from its parents only gets it for itself, before they lose it."""
    had = old is not None and old.get("not_null") and not old.get("not_null_not_valid")
    return bool(had) and is_ahead("not_null", new, migration.version)


def _is_kept(column: Object, migration: Migration) -> bool:
    """Tell whether no row of the relation and of those below it can have null in the column.

    A partitioned table has no rows of its own, and no statement reads those of a foreign table.
    """
    own = [column.parent] if column.parent is not None else []
    return _are_filled([*own, *_below(column, migration)], column, migration)


def _is_kept_below(column: Object, migration: Migration) -> bool:
    """Tell the same of the relations below alone, which get a NOT NULL that becomes one that is inherited."""
    return _are_filled(_below(column, migration), column, migration)


def _are_filled(relations: Iterable[Identity], column: Object, migration: Migration) -> bool:
    live = migration.live
    with_rows = [
        table
        for identity in relations
        if identity.kind == "table" and (table := relation(live, identity.path)) is not None
        if table.get("partition_by") is None
    ]
    return all(_is_filled(table, column.identity.name, column.parent, migration) for table in with_rows)


def _is_filled(table: Object, name: str, own: Identity | None, migration: Migration) -> bool:
    """Tell whether a live column refuses null: by NOT NULL, or by a check that stays and was validated.

    The NOT NULL of the column itself does not count, which is made anew.
    """
    found = migration.live.get(Identity("column", (*table.identity.path, name)))
    if found is not None and table.identity != own and found.get("not_null") and not found.get("not_null_not_valid"):
        return True
    is_not_null = re.compile(rf'\(*("?){re.escape(name)}\1 IS NOT NULL\)*', re.IGNORECASE)
    return any(
        is_not_null.fullmatch(check.get("expression", "")) is not None
        for check in migration.live.children(table.identity, "check")
        if not check.get("not_valid") and not check.get("not_enforced") and check.identity in migration.target.catalog
    )
