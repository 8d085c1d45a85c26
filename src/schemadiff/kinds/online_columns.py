"""How columns change on a table that is in use: their rows are filled in batches, each of which commits.

A column whose existing rows each get a value of their own (by a volatile default or an identity) is added without
values and under a temporary name. It gets its own name once all rows are filled, so that nothing reads it before, and
an interrupted run is recognized.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import BACKFILL, GIVEN_NAME
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import column_effects, identity_column
from schemadiff.kinds.hints import NAME_TAKEN, STANDS_FOR
from schemadiff.kindspec.online import PROOF, REPLACEMENT, OnlineChange, OnlinePart, is_temporary
from schemadiff.kindspec.statements import Migration
from schemadiff.postgres.quoting import literal, object_name, qualified
from schemadiff.postgres.replication import LAG, WAL, behind

Parts = Sequence[OnlinePart]

_NOT_NULL = ("not_null", "not_null_name", "not_null_not_valid", "not_null_no_inherit")
_LATER = frozenset({*_NOT_NULL, "identity", "identity_options", "storage", "statistics", "options"})
"""What a column gets once its rows are filled."""


def column(change: OnlineChange) -> Parts | None:
    """Return how a column is added and filled, or filled and made NOT NULL."""
    new = change.new
    if new is None:
        return None
    if change.operation == "create":
        return _added(new, change) if is_filled_apart(new, change) else None
    if change.operation != "alter":
        return None
    if change.template == "backfill":
        return [OnlinePart("alter", "backfill_in_batches", change.old, new, "fill {object} in batches")]
    if change.template not in ("not_null", "add_not_null") or not new.get("not_null"):
        return None
    if new.get("not_null_not_valid") or new.get("identity") is not None or not _reaches_all(new, change):
        return None
    return _made_not_null(change.old, new, change.template, change.version)


def default(change: OnlineChange) -> Parts | None:
    """Return no parts for the default of a column that is filled apart: it is set where the column is added."""
    new = change.new
    if change.operation != "create" or new is None or new.parent is None:
        return None
    holder = change.target.get(new.parent)
    return [] if holder is not None and is_filled_apart(holder, change) else None


def is_filled_apart(column: Object, change: OnlineChange) -> bool:
    """Tell whether a new column is added without values, and its rows are filled in batches.

    Not where filling a row does more than adding the column would: triggers and rules, a row that violates a check that
    is not valid, policies that hide rows.
    """
    table = change.live.get(column.parent) if column.parent is not None else None
    if change.caused or change.recreated or column.identity in change.live or table is None:
        return False
    if column.get("generated") is not None or table.identity.kind != "table" or table.get("of") is not None:
        return False
    if table.get("partition_of") is not None or table.get("inherits") or not _reaches_all(column, change):
        return False
    if identity_column.sequence_templates(column):
        return False
    migration = change.migration
    if column_effects.form("create", None, column, migration) != "create_in_rows":
        return False
    if column_effects.is_conditional(column, migration.target):
        return False
    family = (table.identity, *migration.below(table.identity))
    return not any(
        _hinders(item, column) for i in family for side in (change.live, change.target) for item in _of(i, side)
    )


def _reaches_all(column: Object, change: OnlineChange) -> bool:
    """Tell whether statements on a column reach all descendants alike, none of which refuses null in it already.

    Not where one is a foreign table, or has other parents, and not while the same of a parent's column changes.
    """
    table = change.target.get(column.parent) if column.parent is not None else None
    if column.parent is None or table is None:
        return False
    for path in (*table.get("inherits", ()), *filter(None, [table.get("partition_of")])):
        above = Identity("column", (*path, column.identity.name))
        sides = (side.get(above) for side in (change.live, change.target))
        if len({tuple(o.get(name) for name in _NOT_NULL) if o is not None else () for o in sides}) > 1:
            return False
    is_new = column.identity not in change.live
    for identity in change.migration.below(column.parent):
        table = change.target.get(identity)
        own = change.live.get(Identity("column", (*identity.path, column.identity.name)))
        if table is None or identity.kind != "table" or len(table.get("inherits", ())) > 1:
            return False
        if own is not None and (is_new or own.get("not_null")):
            return False
    return True


def _of(table: Identity, catalog: Catalog) -> Iterator[Object]:
    for kind in ("trigger", "rule", "check", "row_security", "column"):
        yield from catalog.children(table, kind)


def _hinders(item: Object, column: Object) -> bool:
    """Tell whether an object of a table does something when one of the table's rows is updated, or refuses that."""
    match item.identity.kind:
        case "trigger":
            fires = "update" in item.get("events", ()) and item.get("enabled") not in ("disabled", "replica")
            return bool(fires and column.identity.name in item.get("update_of", (column.identity.name,)))
        case "rule":
            return bool(item.get("event") == "update" and item.get("enabled") != "disabled")
        case "row_security":
            return "forced" in item.get("state", "")
    return bool(item.get("not_valid") or item.get("not_null_not_valid")) and not is_temporary(item.identity)


def _added(new: Object, change: OnlineChange) -> Parts:
    """Return how a column gets a value of its own in each existing row, and in each new one from the beginning."""
    numbered = new.get("identity") is not None
    defaults = change.target.children(new.identity, "default")
    sequence = Identity("sequence", (new.identity.path[0], _temporary(new.identity.path[-2], new.identity.name)))
    value = f"pg_catalog.nextval({literal(qualified(sequence.path))})" if numbered else defaults[0].get("expression")
    adding, taking = ("add_numbered", "take_numbers") if numbered else ("add_unfilled", "take_place")
    empty = _unfilled(new, value)
    filled = _not_null(empty, new, change.version) if numbered or _is_made_not_null(new) else empty
    used = tuple(ref.to for item in defaults for ref in change.migration.target.of(item) if ref.to != new.identity)
    left = (empty.identity, *((sequence,) if numbered else ()))
    resumes = left if _is_left(left, (empty, filled), value, change.live) else ()
    return [
        OnlinePart(
            *("create", adding, new, empty, "create {object} without values"),
            after=used,
            effects="create",
            resumes=resumes,
        ),
        OnlinePart("alter", "backfill_in_batches", None, empty, "fill {object} in batches"),
        *(_made_not_null(None, filled, "not_null", change.version) if filled is not empty else ()),
        OnlinePart("create", taking, filled, new, "rename the filled column to {object}"),
    ]


def _temporary(*names: str) -> str:
    return object_name(names[0], names[1] if len(names) > 1 else "", REPLACEMENT)


def _unfilled(column: Object, value: str) -> Object:
    """Return a new column as it is while rows have no value in it."""
    path = (*column.identity.path[:-1], _temporary(column.identity.name))
    values = {name: held for name, held in column.values.items() if name not in _LATER}
    unfilled = msgspec.structs.replace(column, identity=Identity("column", path), values=values, hints=None)
    return unfilled.with_hints(BACKFILL.of(value), STANDS_FOR.of(column.identity.name))


def _is_made_not_null(column: Object) -> bool:
    """Tell whether a column becomes NOT NULL with its values, and not by a statement after it has its name."""
    return bool(column.get("not_null") and not column.get("not_null_not_valid") and column.hint(BACKFILL) is None)


def _not_null(unfilled: Object, column: Object, version: int) -> Object:
    """Return the column once it is NOT NULL; the constraint has the name from the beginning."""
    values: dict[str, Value] = {**unfilled.values, "not_null": True}
    if version >= 18:
        *_, table, own = column.identity.path
        theirs = column.hint(GIVEN_NAME) if column.hint(NAME_TAKEN) else None
        name = column.get("not_null_name") or theirs or object_name(table, own, "not_null")
        values |= {"not_null_name": name}
        if column.get("not_null_no_inherit"):
            values["not_null_no_inherit"] = True
    return msgspec.structs.replace(unfilled, values=values)


def _is_left(left: Sequence[Identity], states: Sequence[Object], value: str, live: Catalog) -> bool:
    """Tell whether an interrupted run has left the column as this plan makes it, with the same values."""
    found = [live.get(identity) for identity in left]
    if None in found:
        return False
    texts = [o.get("expression") for o in live.children(left[0], "default")]
    has = {name: held for name, held in live[left[0]].values.items() if name != "not_null_not_valid"}
    return (len(left) > 1 or texts == [value]) and any(has == state.values for state in states)


def _made_not_null(old: Object | None, new: Object, template: str, version: int) -> Parts:
    """Return how a column becomes NOT NULL without a scan under a strong lock.

    From 18 on the constraint is added NOT VALID and validated. Before, SET NOT NULL scans no table of which a valid
    check says the same; that check is dropped again.
    """
    validated = "validate that {object} is not null"
    if version >= 18:
        added = msgspec.structs.replace(new, values={**new.values, "not_null_not_valid": True})
        adding = "make {object} not null, not valid"
        return [
            OnlinePart("alter", "add_not_null", old, added, adding, effects="add_not_null_not_valid"),
            OnlinePart("alter", "validate_not_null", old, new, validated, alone=True),
        ]
    *table, column_name = new.identity.path
    left = Identity("check", (*table, object_name(table[-1], column_name, PROOF)))
    return [
        OnlinePart(
            *("alter", "prove_not_null", old, new, "check that {object} is not null, not valid"), resumes=(left,)
        ),
        OnlinePart("alter", "validate_proof", old, new, validated, alone=True),
        OnlinePart("alter", template, old, new, "make {object} not null", effects="not_null_kept", unchecked=True),
        OnlinePart("alter", "drop_proof", old, new, "drop the check that {object} is not null"),
    ]


def proof_name(migration: Migration) -> Callable[[Any], str]:
    """Return the filter for the name of the check by which a column is proved to have no nulls."""
    return lambda column: object_name(column.path[-2], column.path[-1], PROOF)


def sequence_name(migration: Migration) -> Callable[[Any], tuple[str, str]]:
    """Return the filter for the path of the sequence that numbers the rows of a column before it is an identity."""
    return lambda column: (column.path[0], _temporary(column.path[-2], column.path[-1]))


def replication(migration: Migration) -> Callable[[str], str]:
    """Return the filter for the expressions by which batches wait for standbys: ``lag``, ``wal`` and ``behind``."""
    own = (f"schemadiff_batches.{name}" for name in ("lag", "wal"))
    return {"lag": LAG, "wal": WAL, "behind": behind(*own)}.__getitem__
