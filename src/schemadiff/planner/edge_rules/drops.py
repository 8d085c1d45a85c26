"""What depends on something is dropped, or stops depending on it, before that is dropped or altered."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.catalog import structure
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.field_types import ObjectName, ObjectNames
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.edge_rules.inheritance import setting_again
from schemadiff.planner.edges import Edge, chain, edge_rule
from schemadiff.planner.model import SHELL
from schemadiff.references.roles import roles_of
from schemadiff.references.texts import OVERLOADED


@edge_rule("{earlier} depends on {later}")
def dependents_before_change(index: ActionIndex) -> Iterator[Edge]:
    """What depends on an object is dropped before the object is dropped or altered, or altered before it is dropped."""
    live = index.given.live
    for dependency in index.given.dependencies:
        dependent, referenced = dependency.dependent, dependency.referenced
        leaving, changing = index.of("drop", dependent), index.of("alter", dependent)
        if not leaving and not changing:
            continue
        if referenced not in live:
            # What is created is the cause why the other is recreated.
            for other in index.of("create", referenced):
                yield from chain(leaving, other)
        for other in index.bringing("drop", referenced):
            yield from chain(leaving, other)
            yield from chain((n for n in changing if not index.completes(n)), other)
        if not leaving or dependent in index.mutual_dependents.get(referenced, ()):
            continue
        if not index.is_only_owned(index.actions[leaving[0]].old, referenced):
            for other in index.bringing("alter", referenced):
                yield from chain((n for n in leaving if not _stays_meanwhile(n, other, index)), other)


def _stays_meanwhile(leaving: int, altering: int, index: ActionIndex) -> bool:
    """Whether what is dropped can be there while the other is altered: an index in use, until its successor is built.

    A key makes its columns NOT NULL. A default goes with the parent's, which the column's new type sets again. When the
    parts of a table go that leaves a parent, ``attach_and_detach`` says.
    """
    if altering in index.barriers and index.root(leaving) == index.root(altering):
        return True
    if any(True for _ in setting_again(leaving, index)):
        return True
    if index.actions[leaving].online is None or index.kind(leaving).dependencies.provides == "key":
        return False
    strategy = index.actions[altering].strategy
    return strategy is not None and not strategy.changed_aspects


@edge_rule("{later} could depend on {earlier} again")
def recreate_after_dropped_cause(index: ActionIndex) -> Iterator[Edge]:
    """What is recreated because of an object that is dropped for good comes after that: its text could still mean it.

    A call finds an overload, and a sorting an operator class, for as long as it is there. Columns and tables are
    excepted: no text that stays names them, and they are dropped last.
    """
    given = index.given
    for number, action in index:
        if action.operation != "create":
            continue
        for cause in action.causes:
            if cause not in given.target and not given.registry[cause.kind].stored.holds_data:
                yield from chain(index.of("drop", cause), number)


@edge_rule("{later} could still mean {earlier}")
def use_after_dropped_overloads(index: ActionIndex) -> Iterator[Edge]:
    """What is created or altered comes after overloads that its text could mean are dropped for good.

    With an overload of before and one of after a call may be ambiguous, or mean the one that is about to go. The same
    holds for operators, and for what a type needs without being named.
    """
    given = index.given
    gone = {
        action.identity: number
        for number, action in index
        if action.operation == "drop" and action.identity not in given.target and _is_chosen(action.identity, index)
    }
    for number, action in index if gone else ():
        if action.new is not None and action.operation != "drop":
            for ref in given.live_names.of(action.new):
                if (other := gone.get(ref.to)) is not None:
                    yield Edge(other, number, soft=True)


def _is_chosen(identity: Identity, index: ActionIndex) -> bool:
    """Whether the server chooses among several of a kind by the types of arguments or values."""
    kind = index.given.registry[identity.kind]
    return kind.naming.namespace in OVERLOADED or bool(kind.dependencies.implicit_for_types)


@edge_rule("{later} depends on {earlier}")
def recreate_after_change(index: ActionIndex) -> Iterator[Edge]:
    """What is recreated and depends on something that is altered comes after that, whether its text names it or not.

    A star names no column, a view that groups by a key none of those that it includes, and a call none of its result.
    """
    for dependency in index.given.dependencies:
        dependent, referenced = dependency.dependent, dependency.referenced
        leaving, coming = index.of("drop", dependent), index.of("create", dependent)
        if not leaving or not coming or dependent in index.mutual_dependents.get(referenced, ()):
            continue
        if index.is_only_owned(index.actions[leaving[0]].old, referenced):
            continue
        for other in index.bringing("alter", referenced):
            strategy = index.actions[other].strategy
            if strategy is not None and strategy.changed_aspects and not _stays_meanwhile(leaving[0], other, index):
                yield from (Edge(other, number) for number in coming if index.actions[number].template != SHELL)


@edge_rule("{earlier} names {later}")
def release_roles_before_drop(index: ActionIndex) -> Iterator[Edge]:
    """What names a role, or something else without a recorded dependency, is changed before that is dropped."""
    for number, action in index:
        if action.old is not None and not index.completes(number):
            for named in _named(action.old, index):
                yield from (Edge(number, other) for other in index.of("drop", named))


def _named(item: Object, index: ActionIndex) -> Iterator[Identity]:
    """The roles that an object names, and what else it names that the server records no dependency on."""
    kind = index.given.registry[item.identity.kind]
    yield from (structure.role(role) for role in roles_of(item, kind))
    for field in kind.fields if kind.inheritance.created_by_server else ():
        if isinstance(field.type, ObjectName | ObjectNames) and (names := item.get(field.name)):
            yield from field.type.identities(names)


@edge_rule("{earlier} would be dropped with {later}")
def drop_before_owner(index: ActionIndex) -> Iterator[Edge]:
    """What is dropped together with another object is dropped before it."""
    for number, action in index:
        if action.operation == "drop" and action.old is not None:
            owner = index.kind(number).dependencies.dropped_with(action.old)
            if owner is not None:
                yield from (Edge(number, other) for other in index.of("drop", owner))


@edge_rule("{earlier} and {later} would no longer have the same owner")
def move_between_owners(index: ActionIndex) -> Iterator[Edge]:
    """What has the owner of its holder leaves that one before either owner changes, and comes to another one after."""
    for number, action in index:
        field = index.kind(number).privileges.owner_release_field
        if action.operation != "alter" or field not in action.fields or action.old is None or action.new is None:
            continue
        left, held = map(index.kind(number).privileges.owner_follows, (action.old, action.new))
        released = [holder for holder in left if holder not in held]
        for changing in (*released, *((action.identity,) if released else ())):
            yield from (Edge(number, other) for other in _owner_changes(changing, index))
        for holder in held:
            yield from chain(_owner_changes(holder, index), number, soft=True)


def _owner_changes(of: Identity, index: ActionIndex) -> Iterator[int]:
    for operation in ("create", "alter", "drop"):
        yield from index.of(operation, structure.owner(of))


@edge_rule("{earlier} needs {later} without naming it")
def drop_after_dependents_of_type(index: ActionIndex) -> Iterator[Edge]:
    """What a type needs without being named (its operator classes) is dropped after what uses the type.

    The server prints an ORDER BY otherwise once the operator class is gone, and records no dependency of a query on it.
    """
    registry = index.given.registry
    dropped = {
        a.identity
        for _, a in index
        if a.operation == "drop" and registry[a.identity.kind].dependencies.implicit_for_types
    }
    if not dropped:
        return
    for number, action in index:
        if action.old is None or action.operation == "create":
            continue
        for ref in index.given.live_names.served(action.old):
            if action.operation == "alter" and index.of("create", ref.to):
                # What was sorted with it is dropped before, as well.
                continue
            if ref.to in dropped:
                yield from (Edge(number, other, ref.soft) for other in index.of("drop", ref.to))
