"""A name is free before it is taken again."""

from __future__ import annotations

from collections.abc import Iterator

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
