"""How a table becomes a partition, or a partition a table, while it or another partition is in use.

ATTACH PARTITION scans no table of which a valid check says the same as the bound, and no default partition of which one
says the opposite (ConstraintImpliedByRelConstraint in tablecmds.c). So these checks are validated before, and dropped
after. Indexes that the table lacks are built before, too. A partition is detached concurrently, after which an
interrupted run leaves it pending.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from schemadiff.catalog.hints import OWN
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds import online_partitions
from schemadiff.kinds.hints import BOUND_CONDITION, KEEPS, KEY_CLAUSE, PART, PARTS
from schemadiff.kinds.inherited_parts import inherited_object, is_alike, tables_above
from schemadiff.kinds.partitioning import default_of_parent, within
from schemadiff.kindspec.online import BOUND, OnlineChange, OnlinePart
from schemadiff.kindspec.statements import Migration
from schemadiff.postgres.quoting import ident, object_name

Parts = Sequence[OnlinePart]


def table(change: OnlineChange) -> Parts | None:
    """Return how a partition is created, attached or detached; None where nothing large would be scanned or proved.

    The checks are written for keys of one column. One with an expression, a collation or more columns, and a bound by
    hash, cannot be proved by a check that is written here.
    """
    new = change.new
    if change.template == "detach" and change.old is not None and new is not None and not new.get("partition_of"):
        return _detached(change.old, new, change)
    if new is None or not new.get("partition_of") or new.get("values") == "DEFAULT":
        return None
    if change.template == "create" and not new.hint(OWN):
        made = [OnlinePart("create", "create", None, new, "create {object}", effects="create_partition")]
    elif change.template == "attach" and (change.old is None or not change.old.get("partition_of")):
        attached = _attached(new, change) if new.identity in change.in_use else None
        if attached is None and new.identity in change.in_use:
            return None
        made = attached or [OnlinePart("alter", "attach", change.old, new, "attach {object}")]
    else:
        return None
    outside = _default_partition(new, change)
    if outside is None:
        return made if len(made) > 1 else None
    proof = "that no row of {object} belongs to the new partition"
    return [
        OnlinePart(
            *("alter", "prove_outside", new, outside, f"check {proof}, not valid"),
            effects="prove_bound",
            resumes=_check_on(outside),
        ),
        OnlinePart("alter", "validate_bound", None, outside, f"validate {proof}", alone=True),
        *made,
        OnlinePart("alter", "drop_bound", None, outside, f"drop the check {proof}"),
    ]


def bound_name(migration: Migration) -> Callable[[Any], str]:
    """Return the filter for the name of the check by which rows are proved to fit a bound, or not to."""
    return lambda item: object_name(item.path[-1], "", BOUND)


def _check_on(item: Object) -> tuple[Identity, ...]:
    """Return the check that proves a bound, which an interrupted run may have left."""
    return (Identity("check", (*item.identity.path, object_name(item.identity.name, "", BOUND))),)


def _condition(partition: Object, objects: Mapping[Identity, Object]) -> str | None:
    """Return the condition for rows to belong to a partition, and to those that it is itself a part of."""
    conditions: list[str] = []
    part = partition
    for above in tables_above(partition, objects):
        condition = _within(part, above, objects)
        if condition is None:
            return None
        conditions.append(condition)
        part = above
    return " AND ".join(f"({condition})" for condition in conditions)


def _within(partition: Object, parent: Object, objects: Mapping[Identity, Object]) -> str | None:
    """Return the condition for rows to belong to a partition of a parent, as a check that the server compares."""
    key = parent.get("partition_key", ())
    plain = len(key) == 1 and (isinstance(key[0], str) or key[0].expression is None)
    condition = within(partition, parent, objects) if plain and parent.get("partition_by") != "hash" else None
    if condition is None or parent.get("partition_by") != "list":
        return condition
    return _not_null(key[0] if isinstance(key[0], str) else key[0].column, condition)


def _not_null(column: str, condition: str) -> str:
    """Return the condition of a bound by list, which says that there is no null unless it accepts one."""
    name = ident(column)
    return condition if condition.endswith(f"{name} IS NULL") else f"{name} IS NOT NULL AND {condition}"


def _default_partition(partition: Object, change: OnlineChange) -> Object | None:
    """Return the default partition beside a new one, with what none of its rows may be; None if there is none."""
    parent = Identity("table", partition.get("partition_of"))
    if parent not in change.in_use:
        return None
    default = default_of_parent(partition, change.live, change.target)
    condition = _within(partition, change.target[parent], change.target.objects) if default is not None else None
    if default is None or condition is None or default.identity.kind != "table":
        return None
    return msgspec.structs.replace(default, hints=None).with_hints(BOUND_CONDITION.of(f"NOT ({condition})"))


def _attached(new: Object, change: OnlineChange) -> list[OnlinePart] | None:
    """Return how a table with rows is attached; None where the server would look at them all the same."""
    condition = _condition(new, change.target.objects)
    if condition is None or new.get("partition_by") is not None or _lacks_constraints(new, change):
        return None
    built = list(_lacking(new, change))
    if None in built:
        return None
    placed = [{**online_partitions.placed(o), "key": o.hint(KEY_CLAUSE)} for o in built if o is not None]
    bounded = new.with_hints(BOUND_CONDITION.of(condition), PARTS.of(tuple(placed)))
    proof = "that all rows of {object} fit its bound"
    return [
        *(
            OnlinePart("create", "create_concurrently", None, o, "create {object} concurrently", unchecked=True)
            for o in built
            if o is not None
        ),
        OnlinePart(
            *("alter", "prove_bound", change.old, bounded, f"check {proof}, not valid"), resumes=_check_on(bounded)
        ),
        OnlinePart("alter", "validate_bound", None, bounded, f"validate {proof}", alone=True),
        OnlinePart("alter", "attach_proven", change.old, bounded, "attach {object}"),
    ]


def _detached(old: Object, new: Object, change: OnlineChange) -> Parts | None:
    """Return how a partition is detached without a strong lock on its parent; None beside a default partition.

    The server adds a check of the bound to the table, unless one is there that says the same
    (DetachAddConstraintIfNeeded in tablecmds.c); that one is dropped again.
    """
    parent = Identity("table", old.get("partition_of"))
    if parent not in change.live or parent not in change.target or new.identity not in change.in_use:
        return None
    siblings = (o for o in change.live.by_kind.get("table", ()) if o.get("partition_of") == parent.path)
    condition = _condition(old, change.live.objects)
    if condition is None or new.get("partition_by") is not None or any(o.get("values") == "DEFAULT" for o in siblings):
        return None
    bounded = new.with_hints(BOUND_CONDITION.of(condition))
    proof = "that all rows of {object} fit its bound"
    return [
        OnlinePart(
            *("alter", "prove_inside", old, bounded, f"check {proof}, not valid"),
            effects="prove_bound",
            resumes=_check_on(bounded),
        ),
        OnlinePart("alter", "validate_bound", None, bounded, f"validate {proof}", alone=True),
        OnlinePart("alter", "detach_concurrently", old, new, "detach {object} concurrently"),
        OnlinePart("alter", "drop_bound", None, bounded, f"drop the check {proof}"),
    ]


def _lacks_constraints(new: Object, change: OnlineChange) -> bool:
    """Tell whether a parent has a check or foreign key that the table lacks, which would be validated in a scan."""
    keeps = change.old.hint(KEEPS) or () if change.old is not None else ()
    own = {o.identity.name: o.values for o in change.live.children(new.identity, "foreign_key")}
    for above in tables_above(new, change.target.objects):
        for check in change.target.children(above.identity, "check"):
            if not check.get("no_inherit") and check.identity.name not in keeps:
                return True
        if any(o.values != own.get(o.identity.name) for o in change.target.children(above.identity, "foreign_key")):
            return True
    return False


def _lacking(new: Object, change: OnlineChange) -> Iterator[Object | None]:
    """Yield the indexes to build for those that the parents have and the table lacks; None where one cannot be."""
    # A key of its own that is to be the part has the index of it.
    owned = {o.hint(PART) for o in change.target.children(new.identity) if o.hint(PART) is not None}
    for part in change.target.children(new.identity, "inherited_index"):
        whole = inherited_object(part, change.target)
        if part.identity in change.live or whole is None or part.identity.name in owned:
            continue
        alike = any(is_alike(o, whole) for o in change.live.children(new.identity, whole.identity.kind))
        built = None if alike else online_partitions.part_of(whole, new, change)
        if built is None or whole.identity.kind not in _SORTS:
            yield None
        else:
            deferral = _DEFERRED[bool(whole.get("deferrable")), bool(whole.get("initially_deferred"))]
            sort = _SORTS[whole.identity.kind]
            yield built.with_hints(KEY_CLAUSE.of((sort, deferral))) if sort else built


_SORTS: Mapping[str, str] = {"index": "", "unique": "UNIQUE", "primary_key": "PRIMARY KEY"}
"""What is said to own an index, by the kind of the parent's object."""

_DEFERRED = {(False, False): "", (True, False): " DEFERRABLE", (True, True): " DEFERRABLE INITIALLY DEFERRED"}
