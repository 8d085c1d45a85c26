"""NOT NULLs that a table shares with its ancestors: from 18 on they are constraints, each with a name of its own.

PostgreSQL drops and creates them together, and renames only all of them at once (rename_constraint_internal in
tablecmds.c).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import GIVEN_NAME, HELD_AS, OWN_FIELDS, HintValue
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.hints import (
    BOUND_NAME,
    INHERITS_NOT_NULL,
    MERGES,
    NOT_NULL_ALONE,
    NOT_NULL_BELOW,
    NOT_NULL_COMMENTED,
    NOT_NULL_STAYS,
    NOT_NULL_UNNAMED,
    NOT_NULLS_KEPT,
)
from schemadiff.kinds.kept_not_null_names import KeptNotNull, above_keys, kept_below, sorts_of
from schemadiff.kinds.not_null_names import held_name, is_keyed, not_null_called, not_nulls_named_otherwise, shared_with
from schemadiff.kinds.parent_tables import RELATIONS, is_partition, parent_columns, parents
from schemadiff.postgres.quoting import object_name


def from_parent(parent_object: Object) -> HintValue:
    """Return the hint with the name of a partition's NOT NULL, if it declares none, or that the parent has none."""
    if not parent_object.get("not_null"):
        return NOT_NULL_ALONE.of(True)
    return GIVEN_NAME.of(not_null_called(parent_object))


def after_not_nulls(key: Object, parent_columns: Mapping[str, Object]) -> Object:
    """Return a partition's primary key with the parent's NOT NULLs that are created before it in the hint.

    A key that came first would create NOT NULLs with names of their own, with which the parent's would merge.
    """
    named = [o for c in key.get("columns", ()) if (o := parent_columns.get(c)) is not None and o.get("not_null")]
    if not named:
        return key
    return key.with_hints(INHERITS_NOT_NULL.of(tuple(o.identity.path for o in named)))


def released(column: Object) -> Iterator[Object]:
    """Yield a column that is no longer inherited: its NOT NULL keeps the inherited name."""
    _, table, own = column.identity.path
    if (name := column.hint(HELD_AS)) is not None and name != object_name(table, own, "not_null"):
        yield msgspec.structs.replace(column, values={**column.values, "not_null_name": name})


def not_nulls(live: Catalog, declared: Catalog) -> Iterator[Object]:
    """Yield the columns of shared NOT NULLs as they are compared: which name a partition's has, and which are fixed."""
    lasting = list(_lasting_not_nulls(live, declared))
    kept = kept_below(lasting, live, declared)
    after = {k.column.identity: k.after for below in kept.values() for k in below}
    otherwise = {**sorts_of(kept, live), **not_nulls_named_otherwise(live)}
    keyed = above_keys(kept, live)
    bound = {i: "key" if i in keyed or is_keyed(live[i], live) else sort for i, sort in otherwise.items()}
    counted: dict[Identity, Object] = {}
    for table, wanted, column, to_be in lasting:
        if is_partition(table) or is_partition(wanted):
            _of_partition(table, wanted, column, to_be, (live, declared), bound, counted, after)
            continue
        shared_now = {o.identity for o in shared_with(table, column, live)}
        shared_then = {o.identity for o in shared_with(wanted, to_be, declared)}
        if shared_now & shared_then:
            said, now = to_be.get("not_null_name"), held_name(column, live)
            bound[column.identity] = "parent" if now == not_null_called(column) else "renamed"
            if said is not None and said in (now, after.get(column.identity)):
                counted[column.identity] = _called(column, said)
        elif column.hint(HELD_AS) is not None and not shared_then:
            sort = bound.get(column.identity)
            bound[column.identity] = {None: "freed", "child": "freed_child"}.get(sort, sort or "")
            gone = to_be.get("not_null_no_inherit") and not column.hint(NOT_NULL_STAYS)
            counted[column.identity] = _gone_with_parents(column) if gone else _freed(table, column, live)
        elif not shared_now:
            called = not_null_called(column)
            bound.update((i, "taken") for i in shared_then if i in live and not_null_called(declared[i]) == called)
    yield from (item for identity, item in counted.items() if identity not in bound)
    yield from _with_reasons(bound, counted, kept, (live, declared))


def _with_reasons(
    bound: Mapping[Identity, str],
    counted: Mapping[Identity, Object],
    kept: Mapping[Identity, Iterable[KeptNotNull]],
    sides: tuple[Catalog, Catalog],
) -> Iterator[Object]:
    """Yield the columns with bound names as they are compared, with what is to be known for a change of these."""
    live, declared = sides
    chained, stays = _chained(live), not_nulls_named_otherwise(declared)
    for identity, sort in bound.items():
        item = counted.get(identity) or live[identity]
        more: list[HintValue] = [BOUND_NAME.of(item.hint(BOUND_NAME) or sort)]
        if below := [
            {"table": k.column.identity.path[:-1], "before": k.before, "after": k.after} for k in kept.get(identity, ())
        ]:
            more.append(NOT_NULLS_KEPT.of(tuple(below)))
        if live.children(identity, "not_null_comment"):
            more.append(NOT_NULL_COMMENTED.of(True))
        if identity in stays:
            more.append(NOT_NULL_BELOW.of("chain" if identity in chained else "one"))
        yield item.with_hints(*more)


def _called(column: Object, name: str) -> Object:
    return msgspec.structs.replace(column, values={**column.values, "not_null_name": name})


def _chained(live: Catalog) -> frozenset[Identity]:
    """Return the columns above one that has its NOT NULL by another name, as again a table below that one has."""
    otherwise = not_nulls_named_otherwise(live)
    found: set[Identity] = set()
    for identity in otherwise:
        column = live[identity]
        table = live.get(column.parent) if column.parent is not None else None
        left = list(shared_with(table, column, live)) if table is not None else []
        while left:
            above = left.pop()
            if held_name(above, live) != held_name(column, live):
                found.add(above.identity)
            holder = live.get(above.parent) if above.parent is not None else None
            left += shared_with(holder, above, live) if holder is not None else ()
    return frozenset(found)


def _lasting_not_nulls(live: Catalog, declared: Catalog) -> Iterator[tuple[Object, Object, Object, Object]]:
    """Yield tables with parents and their NOT NULL columns, each live and declared.

    None before 18, where a NOT NULL has no name.
    """
    for table in (table for kind in RELATIONS for table in live.by_kind.get(kind, ())):
        wanted = declared.get(table.identity)
        if wanted is None or not (parents(table) or is_partition(wanted)):
            continue
        for column in live.children(table.identity, "column"):
            to_be = declared.get(column.identity)
            named = column.get("not_null") and not column.hint(NOT_NULL_UNNAMED)
            if named and to_be is not None and to_be.get("not_null"):
                yield table, wanted, column, to_be


def _of_partition(  # noqa: PLR0913 - two sides of one column
    table: Object,
    wanted: Object,
    column: Object,
    to_be: Object,
    sides: tuple[Catalog, Catalog],
    bound: dict[Identity, str],
    counted: dict[Identity, Object],
    after: Mapping[Identity, str],
) -> None:
    """Determine under which name the NOT NULL of a partition's column counts, and which name its parents' must keep."""
    live, declared = sides
    stays = wanted.get("partition_of") == table.get("partition_of")
    above = [o for i in parent_columns(table, column.identity.name) if (o := live.get(i)) is not None]
    has = any(o.get("not_null") for o in above)
    theirs = [declared.get(i) for i in parent_columns(wanted, column.identity.name)]
    shared = stays and has and any(o is not None and o.get("not_null") for o in theirs)
    comes = stays and not has
    if comes and any(o is not None and not_null_called(o) == not_null_called(to_be) for o in theirs):
        bound.update((parent.identity, "taken") for parent in _all_above(above, live))
    if stays and has and not shared:
        bound.setdefault(column.identity, "freed")
        counted[column.identity] = _freed(table, column, live)
        return
    now = after.get(column.identity) or held_name(column, live)
    for renamed in _renamable(column, to_be, now, shared=shared, comes=comes, joins=not stays):
        if comes and renamed.get("not_null_name") != to_be.get("not_null_name"):
            bound.update((parent.identity, "taken") for parent in _all_above(above, live))
        counted[renamed.identity] = renamed


def _all_above(columns: Iterable[Object], live: Catalog) -> Iterator[Object]:
    """Yield columns, and those of the tables above theirs, as far as these have no NOT NULL either."""
    for column in columns:
        if not column.get("not_null"):
            yield column
            table = live.get(column.parent) if column.parent is not None else None
            above = parent_columns(table, column.identity.name) if table is not None else ()
            yield from _all_above((o for i in above if (o := live.get(i)) is not None), live)


def _freed(table: Object, column: Object, live: Catalog) -> Object:
    """Return a column whose NOT NULL will be its own: it keeps the name that it has from the parents."""
    name = held_name(column, live)
    _, relation_name, own = column.identity.path
    if name == object_name(relation_name, own, "not_null"):
        return column
    return _called(column, name)


def _gone_with_parents(column: Object) -> Object:
    """Return a column after its parent's NOT NULL is dropped, which drops the inherited one as well.

    One with NO INHERIT takes its place: SET NOT NULL, which would keep it, fails once it is NO INHERIT.
    """
    values = {k: v for k, v in column.values.items() if not k.startswith("not_null")}
    return msgspec.structs.replace(column, values=values).with_hints(NOT_NULL_STAYS.of(True))


def comments_of_dropped(columns: Iterable[Object], live: Catalog) -> Iterator[Identity]:
    """Yield the comments on NOT NULLs that these columns, as they are compared, do not have any more.

    A comment is dropped with the NOT NULL, and created again on the one that takes its place.
    """
    for column in columns:
        if not column.get("not_null"):
            yield from (comment.identity for comment in live.children(column.identity, "not_null_comment"))


def kept_from_before(after: Catalog, before: Catalog) -> Iterator[Object]:
    """Yield the inherited columns whose NOT NULL is or may be the table's own as well, since that was there before.

    It may be, if it was that before, or if a statement of the plan has made it, before the parent's or alone.
    Then it stays when the parents' is dropped. It is, and has kept its name, if it was that of parents that the table
    has left.
    """
    for column in after.by_kind.get("column", ()):
        had = before.get(column.identity) if column.hint(HELD_AS) is not None else None
        if had is None:
            continue
        if had.hint(HELD_AS) is None or had.hint(NOT_NULL_STAYS):
            yield column.with_hints(NOT_NULL_STAYS.of(True))
        elif column.hint(MERGES) and _has_left(column, had, after, before):
            yield _own_again(column, had, before)


def _has_left(column: Object, had: Object, after: Catalog, before: Catalog) -> bool:
    """Tell whether a table has left all the tables from which it had a NOT NULL."""
    table, previous = (c.get(column.parent) if column.parent is not None else None for c in (after, before))
    if table is None or previous is None:
        return False
    left = {o.identity.path[:-1] for o in shared_with(previous, had, before)}
    return bool(left) and left.isdisjoint(parents(table))


def _own_again(column: Object, had: Object, before: Catalog) -> Object:
    """Return a column whose NOT NULL is its table's own, with the name that it had from parents."""
    table = before.get(had.parent) if had.parent is not None else None
    name = _freed(table, had, before).get("not_null_name") if table is not None else None
    hints = {k: v for k, v in (column.hints or {}).items() if k != HELD_AS.name}
    found = msgspec.structs.replace(_called(column, name) if name is not None else column, hints=hints)
    return found.with_hints(OWN_FIELDS.of((*(column.hint(OWN_FIELDS) or ()), "not_null")))


def _renamable(column: Object, wanted: Object, now: str, *, shared: bool, comes: bool, joins: bool) -> Iterator[Object]:
    """Yield a partition's column with the name of NOT NULL that counts, if that differs from the one that was read.

    Args:
        column: The live column.
        wanted: The declared column.
        now: The name that it has after the renames, or gets with the parent's.
        shared: Its parent has a NOT NULL before and after: PostgreSQL cannot change the name, and an undeclared one is
            left as it is.
        comes: The parent's NOT NULL is new: the child's has that one's name before.
        joins: The table gets a parent. One whose NOT NULL has this name already leaves nothing to do; a new one, too.
    """
    _, table, name = column.identity.path
    made = object_name(table, name, "not_null")
    mine, theirs, said = column.get("not_null_name"), wanted.hint(GIVEN_NAME), wanted.get("not_null_name")
    called = mine
    hints: list[HintValue] = []
    if said is not None:
        called = said if said == now else mine
        hints += [BOUND_NAME.of("parent" if now == not_null_called(column) else "renamed")] if shared else []
    elif shared or (theirs is None and mine == made):
        called = None
    elif comes and theirs not in (None, mine or made):
        called = mine or made
    elif (joins or comes) and mine is not None and mine == theirs:
        called = None
        hints.append(HELD_AS.of(mine))
    if called != mine or hints:
        values = {k: v for k, v in column.values.items() if k != "not_null_name"}
        values |= {"not_null_name": called} if called is not None else {}
        yield msgspec.structs.replace(column, values=values).with_hints(*hints)


def nameless(column: Object, declared: Catalog) -> Iterator[Object]:
    """Yield a column whose NOT NULL merges with the parents': named like theirs, or still by its own name."""
    wanted = declared.get(column.identity)
    if wanted is None or "not_null_name" not in column.values or "not_null" in (wanted.hint(OWN_FIELDS) or ()):
        return
    parent_objects = (
        declared.get(i) for i in parent_columns(declared[wanted.parent or column.identity], column.identity.name)
    )
    if any(o is not None and o.get("not_null") for o in parent_objects):
        # It is built anew as one that is inherited, which the way back has to find.
        own = tuple(field for field in column.hint(OWN_FIELDS) or () if field != "not_null")
        values = {k: v for k, v in column.values.items() if k != "not_null_name"}
        yield msgspec.structs.replace(column, values=values).with_hints(OWN_FIELDS.of(own), NOT_NULL_STAYS.of(True))


def is_ahead(template: str, copy: Object, version: int) -> bool:
    """Tell whether a local NOT NULL comes first, so that the parent's merges with it.

    See AdjustNotNullInheritance in pg_constraint.c. Before 18 nothing is merged: what is done to the parent's column is
    done to this one, too.
    """
    if version < 18:
        return False
    if template in ("not_null_name", "not_null_called"):
        return copy.hint(GIVEN_NAME) is not None
    if template == "not_null_inherit":
        return not copy.get("not_null_no_inherit")
    if copy.get("not_null_no_inherit"):
        return False
    if copy.hint(NOT_NULL_ALONE):
        # It becomes the table's own before the parent's is dropped, which would drop it as well.
        return template == "not_null" and bool(copy.get("not_null"))
    own = copy.get("not_null_name") is not None or "not_null" in (copy.hint(OWN_FIELDS) or ())
    return own and bool(copy.get("not_null")) and template in ("not_null", "add_not_null")


def said_inside(column: Object, version: int) -> Mapping[str, Value]:
    """Return the name of an inherited NOT NULL: chosen when the table is created, it cannot be changed later."""
    if version < 18 or not column.hint(MERGES) or column.get("not_null_not_valid"):
        return {}
    if not (column.get("not_null_no_inherit") or is_ahead("add_not_null", column, version)):
        return {}
    return {name: value for name, value in column.values.items() if name.startswith("not_null")}
