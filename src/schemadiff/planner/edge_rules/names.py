"""A name is free before it is taken again, and so is a place among partitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from schemadiff.catalog import structure
from schemadiff.catalog.objects import Object
from schemadiff.kindspec.field_types import PartitionBound
from schemadiff.kindspec.kind import Taken
from schemadiff.kindspec.naming import NameScope
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.edges import Edge, edge_rule
from schemadiff.planner.model import Action
from schemadiff.references.hierarchy import Hierarchy
from schemadiff.sql.namespaces import Namespace

_Names = Mapping[Taken, Sequence[int]]
"""Actions by a name that they give up or take."""


@edge_rule("{later} takes a name that {earlier} gives up")
def release_names_before_reuse(index: ActionIndex) -> Iterator[Edge]:
    """What takes a name comes after what gives it up; where both exchange names, either may be first."""
    registry = index.given.registry
    released: dict[Taken, list[int]] = {}
    for number, action in index:
        for name in action.releases(registry):
            released.setdefault(name, []).append(number)
    for number, action in index:
        for name in action.acquires(registry):
            for other in released.get(name, ()):
                yield Edge(other, number, _exchanges(action, index) and _exchanges(index.actions[other], index))


@edge_rule("{later} takes a name in a table below that {earlier} gives up there")
def release_inherited_names_before_reuse(index: ActionIndex) -> Iterator[Edge]:
    """A constraint takes its name in the tables that are below its own before and after the plan as well."""
    given, registry = index.given, index.given.registry
    before, after = Hierarchy(given.live, registry), Hierarchy(given.target, registry)
    if before.is_flat or after.is_flat:
        return
    released: dict[Taken, list[int]] = {}
    acquired: dict[Taken, list[int]] = {}
    for number, action in index:
        if index.kind(number).naming.scope != NameScope.PARENT:
            continue
        for names, of in ((action.releases(registry), released), (action.acquires(registry), acquired)):
            for name in names:
                if name[0] == Namespace.CONSTRAINT:
                    of.setdefault(name, []).append(number)
    for earlier, later in (
        *_meeting(_below(released, before, after), acquired),
        *_meeting(released, _below(acquired, before, after)),
        *_meeting(_below(released, before, after), _below(acquired, before, after)),
    ):
        if earlier != later:
            yield Edge(earlier, later, soft=True)


def _below(names: _Names, before: Hierarchy, after: Hierarchy) -> _Names:
    """Return the names that constraints have in the tables below their own before and after, with their actions."""
    found: dict[Taken, list[int]] = {}
    for (namespace, (*path, own), arguments), numbers in names.items():
        table = structure.table(tuple(path))
        if lasting := {identity.path for identity in before.below(table)}:
            for below in after.below(table):
                if below.path in lasting:
                    found.setdefault((namespace, (*below.path, own), arguments), []).extend(numbers)
    return found


def _meeting(released: _Names, acquired: _Names) -> Iterator[tuple[int, int]]:
    """Yield pairs of actions of which one gives a name up and the other takes it."""
    for name in released.keys() & acquired.keys():
        yield from product(released[name], acquired[name])


def _exchanges(action: Action, index: ActionIndex) -> bool:
    """Whether the object of an action has an action that exchanges names, whichever of two objects is first.

    Then no other action of the object gives a name up or takes one.
    """
    exchanging = index.given.registry[action.identity.kind].statements.exchange_names
    return any(index.actions[n].template in exchanging for n in index.of("alter", action.identity))


@edge_rule("{later} may hold rows that only {earlier} could hold")
def release_bounds_before_reuse(index: ActionIndex) -> Iterator[Edge]:
    """A partition leaves before another one of its parent is created or attached, whose bound may overlap."""
    left: dict[tuple[str, ...], list[int]] = {}
    for number, action in index:
        leaves = action.operation == "drop" or action.template in index.kind(number).statements.run_early
        if leaves and action.old is not None:
            for parent in _holding(action.old, index):
                left.setdefault(parent, []).append(number)
    for number, action in index if left else ():
        if action.new is None or action.operation == "drop":
            continue
        before = _holding(action.old, index) if action.operation == "alter" and action.old is not None else ()
        for parent in _holding(action.new, index):
            if parent not in before:
                yield from (Edge(other, number, soft=True) for other in left.get(parent, ()))


def _holding(item: Object, index: ActionIndex) -> tuple[tuple[str, ...], ...]:
    """Return the relation of which an object is a partition, if it is one."""
    kind = index.given.registry[item.identity.kind]
    parents_of = kind.inheritance.parent_relations
    if parents_of is None or not any(isinstance(f.type, PartitionBound) and item.get(f.name) for f in kind.fields):
        return ()
    return parents_of(item)
