"""Rows are written after what they point to, and read after what decides about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.registry import Registry
from schemadiff.planner import persistence
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.contained_values import ContainedValues
from schemadiff.planner.edges import Edge, chain, edge_rule
from schemadiff.planner.model import Action
from schemadiff.planner.published_rows import changes_rows, names_rows
from schemadiff.references.hierarchy import Hierarchy


@edge_rule("rows of one point to rows of the other")
def seed_rows_by_reference(index: ActionIndex) -> Iterator[Edge]:
    """Rows are written after those they point to, and deleted before them; a seed deletes before it writes."""
    for seed, pointed in index.given.seeds.references.items():
        for other in pointed:
            for number in index.of("create", seed):
                yield from chain(index.of("create", other), number)
            for number in index.of("alter", other):
                yield from chain(index.of("alter", seed), number)
        for number in index.of("create", seed):
            yield from chain(index.of("alter", seed), number)


@edge_rule("it takes the role that created the object, and {later} gives that away")
def read_rows_after_properties(index: ActionIndex) -> Iterator[Edge]:
    """What the creator of an object has to do comes before properties that take it away from them (its owner)."""
    for number, action in index:
        of = action.identity
        for kind in action.strategy.before if action.strategy is not None else ():
            given = Identity(kind, (of.kind, *of.path), of.arguments)
            for operation in ("create", "alter"):
                yield from (Edge(number, other) for other in index.of(operation, given))


@edge_rule("{later} reads rows of {earlier}")
def read_rows_last(index: ActionIndex) -> Iterator[Edge]:
    """What runs last and reads rows comes after what runs last and gives them, whatever views lie between."""
    last = {a.identity: number for number, a in index if a.strategy is not None and a.strategy.last}
    if len(last) < 2:
        return
    target, names = index.given.target, index.given.target_names
    for identity, number in last.items():
        seen, left = {identity}, [target[identity]]
        while left:
            for to in {ref.to for ref in names.of(left.pop())} - seen:
                seen.add(to)
                if to in last:
                    yield Edge(last[to], number)
                if (found := target.get(to)) is not None:
                    left.append(found)


@edge_rule("a logged table cannot refer to an unlogged one")
def references_between_persistent_tables(index: ActionIndex) -> Iterator[Edge]:
    """A foreign key is dropped before one of its tables becomes logged or unlogged, and created after that.

    Where it stays, the referenced table becomes logged first, and unlogged last.
    """
    given = index.given
    turning = persistence.turned(index.actions, given.registry)
    if not turning:
        return
    numbers = {id(action): number for number, action in index}
    dropped, created = _parts(index, "drop"), _parts(index, "create")
    for side, catalog in (("drop", given.live), ("create", given.target)):
        for found in persistence.constraints(catalog, given.registry):
            identity = found.item.identity
            ends = [turning[end] for end in (found.holder, found.needed) if end in turning]
            for action in ends:
                if side == "drop":
                    yield from chain(dropped.get(identity, ()), numbers[id(action)])
                else:
                    yield from (Edge(numbers[id(action)], number) for number in created.get(identity, ()))
            if len(ends) == 2 and not (identity in dropped or identity in created):
                holder, needed = (numbers[id(action)] for action in ends)
                logged = persistence.becomes_logged(ends[1], given.registry)
                yield Edge(needed, holder) if logged else Edge(holder, needed)


def _parts(index: ActionIndex, operation: str) -> Mapping[Identity, Sequence[int]]:
    """Return the actions of an operation, and the parts of it where it is online, by the object that they are for."""
    found: dict[Identity, list[int]] = {}
    for number, action in index:
        if action.operation == operation:
            of = action.online.of if action.online is not None else None
            found.setdefault(of[0] if of is not None else action.identity, []).append(number)
    return found


@edge_rule("PostgreSQL does not validate values inside of others")
def validate_outside_containers(index: ActionIndex) -> Iterator[Edge]:
    """Values of a type are validated while no column holds any inside of an array, a composite type or a range."""
    values = ContainedValues(index.actions, index.given)
    for check in values.checks():
        before, after = values.before(check), values.after(check)
        if before.columns:
            for identity, _ in before.uses - after.uses:
                for operation in ("drop", "alter"):
                    yield from chain(index.bringing(operation, identity), check.number)
        if after.columns:
            for identity, _ in after.uses - before.uses:
                for operation in ("create", "alter"):
                    yield from (Edge(check.number, n, soft=True) for n in index.bringing(operation, identity))


@edge_rule("a publication names the rows by it")
def change_rows_once_they_are_named(index: ActionIndex) -> Iterator[Edge]:
    """Rows that a publication has to name are changed once the plan has given their table a replica identity."""
    tables = index.given.server.unnamed
    if not tables:
        return
    named_by: dict[Identity, list[int]] = {}
    for number, action in index:
        if index.root(number) in tables and names_rows(action):
            named_by.setdefault(index.root(number), []).append(number)
    for number, action in index:
        if index.root(number) in named_by and changes_rows(action, index.given):
            yield from chain(named_by[index.root(number)], number, soft=True)


@edge_rule("{later} reads rows that {earlier} brings or takes away")
def move_rows_before_they_are_read(index: ActionIndex) -> Iterator[Edge]:
    """The rows of a table are read once it has the partitions and child tables that it is to have.

    One that is dropped need not have the rows that its ancestors are to have. What is attached or detached is in order
    with changes of both tables (``attach_and_detach``), but not with what reads their rows elsewhere: a foreign key, a
    materialized view.
    """
    given, registry = index.given, index.given.registry
    before, after = Hierarchy(given.live, registry), Hierarchy(given.target, registry)
    dropped: dict[Identity, list[int]] = {}
    moved: dict[Identity, list[int]] = {}
    for number, action in index:
        if registry[action.identity.kind].inheritance.parent_relations is None:
            continue
        if action.operation == "drop" and not action.rebuild:
            for above in before.above(action.item):
                dropped.setdefault(above.identity, []).append(number)
        elif number in index.barriers and any(index.barriers[number]):
            sides = (before.above(action.old or action.item), after.above(action.item))
            for identity in {above.identity for side in sides for above in side}:
                moved.setdefault(identity, []).append(number)
    for number, action in index if dropped or moved else ():
        if action.operation == "drop":
            continue
        root = index.root(number)
        # A relation refers to what it is part of, and reads no rows of that.
        apart = registry[action.identity.kind].inheritance.parent_relations is None
        elsewhere = {ref.to for ref in given.target_names.of(action.item)} - {root} if apart else ()
        earlier = [n for i in (root, *elsewhere) for n in dropped.get(i, ())]
        earlier += [n for i in elsewhere for n in moved.get(i, ()) if index.root(n) != root]
        if earlier and _reads_rows(action, registry):
            yield from (Edge(first, number, soft=True) for first in dict.fromkeys(earlier))


def _reads_rows(action: Action, registry: Registry) -> bool:
    effects = action.effects(registry)
    return effects.scan or effects.rewrite or effects.builds
