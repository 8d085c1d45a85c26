"""A name is free before it is taken again, and so is a place among partitions."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.field_types import PartitionBound
from schemadiff.kindspec.kind import Taken
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.edges import Edge, edge_rule
from schemadiff.planner.model import Action


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


def _exchanges(action: Action, index: ActionIndex) -> bool:
    """Whether the object of an action has an action that exchanges names, whichever of two objects is first.

    Then no other action of the object gives a name up or takes one.
    """
    exchanging = index.given.registry[action.identity.kind].statements.exchange_names
    return any(index.actions[n].template in exchanging for n in index.of("alter", action.identity))


@edge_rule("{later} may hold rows that only {earlier} could hold")
def release_bounds_before_reuse(index: ActionIndex) -> Iterator[Edge]:
    """A partition is dropped before another one of its parent is created or attached, whose bound may overlap."""
    dropped: dict[tuple[str, ...], list[int]] = {}
    for number, action in index:
        if action.operation == "drop" and action.old is not None:
            for parent in _holding(action.old, index):
                dropped.setdefault(parent, []).append(number)
    for number, action in index if dropped else ():
        if action.new is None or action.operation == "drop":
            continue
        before = _holding(action.old, index) if action.operation == "alter" and action.old is not None else ()
        for parent in _holding(action.new, index):
            if parent not in before:
                yield from (Edge(other, number, soft=True) for other in dropped.get(parent, ()))


def _holding(item: Object, index: ActionIndex) -> tuple[tuple[str, ...], ...]:
    """Return the relation of which an object is a partition, if it is one."""
    kind = index.given.registry[item.identity.kind]
    parents_of = kind.inheritance.parent_relations
    if parents_of is None or not any(isinstance(f.type, PartitionBound) and item.get(f.name) for f in kind.fields):
        return ()
    return parents_of(item)
