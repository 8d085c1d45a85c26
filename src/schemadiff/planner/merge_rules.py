"""Which actions become one statement, as far as order allows.

Each of ``MERGE_RULES`` is given the actions that no rule before it has merged, and yields for some of them the action
that they would be part of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from schemadiff.catalog import structure
from schemadiff.catalog.hints import INSIDE
from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.field_types import ColumnNames, IndexElements, RelationRef
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.graph import Ties
from schemadiff.sql.namespaces import Namespace

MergeRule = Callable[[Sequence[int], ActionIndex], Iterable[tuple[int, int]]]


def drop_with_mutual_type(numbers: Sequence[int], index: ActionIndex) -> Iterator[tuple[int, int]]:
    """Routines that a type is made of are dropped in the statement that drops the type."""
    types = {member: whole for whole, members in index.mutual_dependents.items() for member in members}
    for number in numbers if types else ():
        action = index.actions[number]
        if action.operation == "drop" and action.identity in types:
            yield from ((number, whole) for whole in index.of("drop", types[action.identity])[:1])


def inline_in_parent(numbers: Sequence[int], index: ActionIndex) -> Iterator[tuple[int, int]]:
    """What can stand inside of the statement that creates its parent does."""
    seen: set[tuple[object, ...]] = set()
    for number in numbers:
        action, statements = index.actions[number], index.kind(number).statements
        if action.operation != "create" or not statements.inline or action.item.parent is None:
            continue
        if action.online is not None:
            continue
        if statements.not_inline_when is not None and statements.not_inline_when(action.item):
            continue
        parents = index.making(action.item.parent)
        if not parents or any(index.actions[n].item.hint(INSIDE) for n in parents):
            continue
        if not all(index.making(other) for other in _other_tables(number, index)):
            continue
        if not _repeats_a_key(number, seen, index):
            yield number, parents[0]


def _other_tables(number: int, index: ActionIndex) -> Iterator[Identity]:
    """Yield the tables that an object names. Its statement locks them, so none that is in use may be among them."""
    item = index.actions[number].item
    for field in index.kind(number).fields.of_type(RelationRef):
        if (path := item.get(field.name)) is not None:
            yield structure.table(path)


def columns_of_new_tables(numbers: Sequence[int], index: ActionIndex) -> Iterator[tuple[int, int]]:
    """The columns of a new table stand inside of the statement that creates it, if that refers to them or a parent."""
    needing: dict[int, bool] = {}
    for number, parent in _new_columns(numbers, index):
        if parent not in needing:
            needing[parent] = _names_columns(parent, index)
        if needing[parent]:
            yield number, parent


def columns_of_definitions(numbers: Sequence[int], index: ActionIndex) -> Iterator[tuple[int, int]]:
    """The columns that no statement could add to a table come with it, and go with it.

    Its partition key names them, or they are inherited as well: where the parent has them, they are there already.
    """
    given = index.given
    keys: dict[int, set[Identity]] = {}
    for pairs, names in (
        (_new_columns(numbers, index), given.target_names),
        (_columns_of_dropped(numbers, index), given.live_names),
    ):
        for number, table in pairs:
            if table not in keys:
                keys[table] = _key_columns(table, index, names)
            column = index.actions[number].item
            above = given.inherited_from(column, names.catalog)
            if column.identity in keys[table] or any(there in given.target or there in given.live for there in above):
                yield number, table


def _new_columns(numbers: Sequence[int], index: ActionIndex) -> Iterator[tuple[int, int]]:
    return ((n, table) for n, table in inline_in_parent(numbers, index) if _is_column(n, index))


def _columns_of_dropped(numbers: Sequence[int], index: ActionIndex) -> Iterator[tuple[int, int]]:
    return ((n, table) for n, table in drop_with_parent(numbers, index) if _is_column(n, index))


def _is_column(number: int, index: ActionIndex) -> bool:
    return index.kind(number).naming.namespace == Namespace.COLUMN


def _names_columns(number: int, index: ActionIndex) -> bool:
    """Tell whether an object refers to columns or relations: a partition key, a parent, the type of a typed table."""
    names = index.given.target_names
    namespaces = {index.given.registry[r.to.kind].naming.namespace for r in names.of(index.actions[number].item)}
    return not namespaces.isdisjoint((Namespace.RELATION, Namespace.TYPE)) or bool(_key_columns(number, index, names))


def _key_columns(number: int, index: ActionIndex, names: NameLookup) -> set[Identity]:
    """The columns that the definition of a table names: by themselves or in an expression of its partition key."""
    item, pinned = index.actions[number].item, index.kind(number).stored.pinned_columns
    refs = (ref.to for ref in names.of(item))
    in_texts = {to for to in refs if index.given.registry[to.kind].naming.namespace == Namespace.COLUMN}
    return in_texts.union(pinned(item) if pinned is not None else ())


def _repeats_a_key(number: int, seen: set[tuple[object, ...]], index: ActionIndex) -> bool:
    """Whether a key is over the columns of another; CREATE TABLE makes one index for both, and one name."""
    item = index.actions[number].item
    over = tuple(f.name for f in index.kind(number).fields.of_type(ColumnNames, IndexElements) if f.required)
    if not over:
        return False
    key = (item.parent, *(item.get(name) for name in over))
    repeats = key in seen
    seen.add(key)
    return repeats


def drop_with_parent(numbers: Sequence[int], index: ActionIndex) -> Iterator[tuple[int, int]]:
    """What the statement that drops its owner drops as well needs none of its own."""
    for number in numbers:
        action, kind = index.actions[number], index.kind(number)
        if action.operation == "drop" and kind.statements.dropped_with_parent and action.old is not None:
            owner = kind.dependencies.dropped_with(action.old)
            if owner is not None:
                yield from ((number, other) for other in index.of("drop", owner)[:1])


def alter_table_actions(numbers: Sequence[int], index: ActionIndex) -> Iterator[tuple[int, int]]:
    """The actions of one ALTER TABLE are one statement, apart from those with the same precondition, and from drops.

    ALTER TABLE drops first, whatever stands before it.
    """
    first: dict[tuple[object, ...], int] = {}
    for number in numbers:
        action, statements = index.actions[number], index.kind(number).statements
        if action.online is not None:
            continue
        if statements.alter_table_action and not action.rebuild and action.template not in statements.standalone:
            guarded = bool(action.strategy and action.strategy.guarded)
            dropping = action.operation == "drop"
            key = (index.root(number), dropping, guarded, action.template if guarded else "")
            if (head := first.setdefault(key, number)) != number:
                yield number, head


MERGE_RULES: tuple[MergeRule, ...] = (
    drop_with_mutual_type,
    inline_in_parent,
    drop_with_parent,
    alter_table_actions,
)


NEEDED_RULES: tuple[MergeRule, ...] = (drop_with_mutual_type, columns_of_new_tables, drop_with_parent)
"""The rules without which a plan could not run; with these alone, nearly every change is a statement of its own."""


INSEPARABLE_RULES: tuple[MergeRule, ...] = (drop_with_mutual_type, columns_of_definitions)
"""The rules whose actions stay together whatever waits for them: alone, no statement could bring them about."""


def ties(index: ActionIndex) -> Ties:
    """Return what stays merged, and how willingly the rest becomes statements of their own.

    First those that name other tables, as circles of foreign keys do; last the columns of tables that are created or
    dropped as a whole.
    """
    every = range(len(index))
    columns = (n for pairs in (_new_columns, _columns_of_dropped) for n, _ in pairs(every, index))
    naming = (n for n in every if any(index.making(other) for other in _other_tables(n, index)))
    return Ties(merged(index, INSEPARABLE_RULES), frozenset(columns), frozenset(naming))


def merged(index: ActionIndex, rules: Sequence[MergeRule] = MERGE_RULES) -> dict[int, int]:
    """Return which action would be part of which other one."""
    heads: dict[int, int] = {}
    for rule in rules:
        left = [number for number in range(len(index)) if number not in heads]
        heads.update(rule(left, index))
    return heads
