"""What statements on a table do to its partitions and child tables decides what comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemadiff.catalog.hints import APART, INSIDE, OWN
from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.decoding import Layout
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.alterations import converts_by_expression
from schemadiff.planner.edges import Edge, chain, edge_rule
from schemadiff.planner.requested import carries_over, sets_deferred_fields
from schemadiff.references.hierarchy import Hierarchy


@edge_rule("the one attaches or detaches what the other belongs to")
def attach_and_detach(index: ActionIndex) -> Iterator[Edge]:
    """A table is attached once its parts are as its parent's, and gets what is inherited once it is attached."""
    if not index.barriers:
        return
    parts: dict[Identity, list[int]] = {}
    for number, _ in index:
        if number not in index.barriers and not index.has_rows(number):
            parts.setdefault(index.root(number), []).append(number)
    for number, barrier in index.barriers.items():
        for identity in barrier.before:
            yield from (Edge(number, n) for n in parts.get(identity, ()) if index.actions[n].identity != identity)
        for identity in barrier.after:
            for n in parts.get(identity, ()):
                if index.actions[n].identity != identity:
                    yield Edge(number, n) if _comes_with_attaching(n, index) else Edge(n, number)


def _comes_with_attaching(number: int, index: ActionIndex) -> bool:
    """Whether an action is on what a table has only once it is attached."""
    action, given = index.actions[number], index.given
    if index.kind(number).inheritance.created_by_server:
        return True
    holder = given.target.get(action.item.parent) if action.item.parent is not None else None
    items = (action.item,) if holder is None else (action.item, holder)
    return action.operation != "drop" and any(item.hint(APART) for item in items)


@edge_rule("{earlier} builds what {later} is set on anew")
def alterations_before_what_they_rebuild(index: ActionIndex) -> Iterator[Edge]:
    """What the server creates with a parent's object is altered once nothing builds that object anew any more.

    A column's new type builds the indexes over it anew, and those of new partitions with them, without what was set.
    """
    given = index.given
    set_on: dict[Identity, list[int]] = {}
    for number, action in index:
        if index.kind(number).inheritance.created_by_server and action.operation == "alter":
            for parent in given.inherited_from(action.item, given.target):
                set_on.setdefault(parent, []).append(number)
    for dependency in given.dependencies if set_on else ():
        for number in set_on.get(dependency.dependent, ()):
            yield from (Edge(other, number) for other in index.bringing("alter", dependency.referenced))


@edge_rule("values are not converted while a foreign table has the column as well")
def conversions_without_foreign_tables(index: ActionIndex) -> Iterator[Edge]:
    """A foreign table is dropped before values of a parent's column are converted, or created after that.

    PostgreSQL refuses an expression that would reach a foreign table (ATPrepAlterColumnType in tablecmds.c).
    """
    converting: dict[tuple[str, ...], list[int]] = {}
    for number, action in index:
        if action.item.parent is not None and converts_by_expression(action):
            converting.setdefault(action.item.parent.path, []).append(number)
    if not converting:
        return
    given = index.given
    live, target = Hierarchy(given.live, given.registry), Hierarchy(given.target, given.registry)
    for number, action in index:
        if action.operation not in ("create", "drop") or not index.kind(number).stored.remote:
            continue
        for path in (live if action.operation == "drop" else target).and_above([action.item]) & converting.keys():
            for other in converting[path]:
                yield Edge(number, other) if action.operation == "drop" else Edge(other, number)


@edge_rule("{later} would inherit what {earlier} removes")
def drops_before_new_children(index: ActionIndex) -> Iterator[Edge]:
    """A child table is created once its parents have lost what they lose: what it has of another parent may be unlike.

    Where both are in a circle, the drop recurses to the child.
    """
    dropping: dict[Identity, list[int]] = {}
    for number, action in index:
        inheritance = index.kind(number).inheritance
        if action.operation == "drop" and inheritance.inherited_from is not None and action.item.parent is not None:
            dropping.setdefault(action.item.parent, []).append(number)
    if not dropping:
        return
    given = index.given
    hierarchy = Hierarchy(given.target, given.registry)
    for number, action in index:
        parents_of = index.kind(number).inheritance.parent_relations
        if action.operation != "create" or parents_of is None or action.item.hint(OWN):
            continue
        for above in hierarchy.above(action.item):
            yield from (Edge(other, number, soft=True) for other in dropping.get(above.identity, ()))


@edge_rule("{later} would reach what {earlier} removes")
def dropped_children_before_what_parents_get(index: ActionIndex) -> Iterator[Edge]:
    """A child table goes before its parents get or change what it would inherit: it may have another like that."""
    given = index.given
    reaching: dict[Identity, list[int]] = {}
    for number, action in index:
        parent = action.item.parent
        inherits = index.kind(number).inheritance.inherited_from is not None
        if action.operation in ("create", "alter") and inherits and parent is not None and parent in given.live:
            reaching.setdefault(parent, []).append(number)
    if not reaching:
        return
    hierarchy = Hierarchy(given.live, given.registry)
    for number, action in index:
        if action.operation == "drop" and index.kind(number).inheritance.parent_relations is not None:
            for above in hierarchy.above(action.item):
                yield from (Edge(number, other, soft=True) for other in reaching.get(above.identity, ()))


@edge_rule("{later} recurses to {earlier}")
def deferred_after_children(index: ActionIndex) -> Iterator[Edge]:
    """What is set after an object is created reaches inherited objects: it runs as soon as they are there."""
    given = index.given
    deferred: dict[Identity, list[int]] = {}
    for number, action in index:
        kind = index.kind(number)
        inherits = kind.inheritance.inherited_from is not None
        if action.operation == "alter" and inherits and sets_deferred_fields(action, kind):
            deferred.setdefault(action.identity, []).append(number)
    for name in {identity.kind for identity in deferred}:
        for item in given.target.by_kind.get(name, ()):
            for parent in deferred.keys() & given.inherited_from(item, given.target):
                for made in index.of("create", given.target.root(item)):
                    yield from (Edge(made, number) for number in deferred[parent])


@edge_rule("one is inherited from the other")
def parents_before_children(index: ActionIndex) -> Iterator[Edge]:
    """What recurses to inherited objects runs before what makes them different.

    A local object is created before what it is inherited from, with which it merges, and dropped after that.
    """
    for number, action in index:
        if index.kind(number).inheritance.inherited_from is None:
            continue
        if action.operation == "drop" and index.of("drop", index.root(number)):
            # It goes with its table, whatever becomes of the parent's.
            continue
        if action.item.hint(OWN) and index.of("create", index.given.target.root(action.item)):
            # Nothing reaches it before it is attached, which comes last.
            continue
        yield from _around_parents(number, index)


def _around_parents(number: int, index: ActionIndex) -> Iterator[Edge]:
    action, given, inheritance = index.actions[number], index.given, index.kind(number).inheritance
    item = action.item
    before, after = given.inherited_from(item, given.live), given.inherited_from(item, given.target)
    if inheritance.created_by_server and action.operation == "drop":
        # It gives up what was set, as long as it is there.
        yield from (Edge(number, other) for parent in before for other in index.of("drop", parent))
        return
    created_meanwhile = action.operation == "drop" and action.identity not in given.live
    if created_meanwhile and item.parent is not None:
        yield from chain(index.bringing("create", item.parent), number)
    for parent in dict.fromkeys((*before, *after)):
        lasts = created_meanwhile or (parent in before and parent in after)
        # It comes before the parent's is there at all.
        merges = _is_merged(number, index) and bool(_on_parent("create", parent, index))
        for operation in ("create", "drop") if merges else ("create", "alter", "drop"):
            if lasts or "drop" not in (operation, action.operation):
                first = _child_is_first(number, operation, index)
                # CREATE TABLE merges a local object with the parent's, better one that is there.
                soft = first is None and operation == action.operation == "create"
                for other in _on_parent(operation, parent, index) if soft or first is not None else ():
                    yield Edge(number, other) if first else Edge(other, number, soft)


@edge_rule("{earlier} sets again what {later} has otherwise")
def own_after_what_sets_again(index: ActionIndex) -> Iterator[Edge]:
    """A property of its own follows the statement that sets the parent's again, and recurses."""
    for number, _ in index:
        yield from chain(setting_again(number, index), number)


def setting_again(number: int, index: ActionIndex) -> Iterator[int]:
    """Yield the alterations of parents' objects that drop the same property and set it again, as they recurse."""
    action, kind, given = index.actions[number], index.kind(number), index.given
    if kind.inheritance.inherited_from is None or not kind.dependencies.server_maintained:
        return
    for parent in given.inherited_from(action.item, given.target):
        holder = there.parent if (there := given.live.get(parent)) is not None else None
        if holder is not None and parent in given.target:
            yield from (n for n in index.of("alter", holder) if carries_over(index.actions[n], kind))


def _on_parent(operation: str, parent: Identity, index: ActionIndex) -> Sequence[int]:
    """Return the actions of that operation on a parent's object, or those further above that reach it and others."""
    found = index.of(operation, parent)
    if found:
        return found
    return [n for n in index.bringing(operation, parent) if index.actions[n].identity.kind == parent.kind]


def _is_merged(number: int, index: ActionIndex) -> bool:
    """Tell whether an action makes way for a parent's object, or makes what that is merged with, once it is created."""
    action = index.actions[number]
    is_created = action.operation == "create" and index.kind(number).inheritance.is_local(action.item)
    comes = is_created or action.operation == "drop"
    return index.merges(number) or (comes and _child_is_first(number, "create", index) is True)


def _child_is_first(number: int, operation: str, index: ActionIndex) -> bool | None:
    """Whether an action comes before that operation on what its object is inherited from; None for no order."""
    action, inheritance = index.actions[number], index.kind(number).inheritance
    item = action.item
    if operation == "create" and action.operation == "create" and inheritance.is_local(item):
        return None if index.of("create", index.given.target.root(item)) else True
    if operation == "create" and index.merges(number):
        return True
    if operation == "create" and action.operation == "drop" and item.identity in index.given.live:
        # The parent's would find what is there; a property is set below, and dropped there after that.
        return index.kind(number).yaml.layout is not Layout.PROPERTY
    if operation == "alter":
        if action.operation == "create" and item.hint(INSIDE):
            # What is written inside of CREATE TABLE stays its own, whatever becomes of the parent's.
            return None
        return action.old is not None and inheritance.precedes_parent(action.template, item, index.given.version)
    return False
