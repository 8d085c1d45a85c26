"""Actions that become one statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemadiff.catalog.objects import Identity, Object
from schemadiff.planner.model import Action, Situation


@dataclass(frozen=True)
class Group:
    """Actions that run as one statement: a leader, and members that it takes along."""

    leader: Action
    members: tuple[Action, ...] = ()
    early: bool = False
    """Made before something that its string body names, since the two wait for one another."""

    def __iter__(self) -> Iterator[Action]:
        yield self.leader
        yield from self.members


def root_of(item: Object, situation: Situation) -> Identity:
    """The object at the top that this one belongs to: itself, or the table of its column's comment."""
    there = item.identity in situation.target or (
        item.identity not in situation.live and item.parent in situation.target
    )
    return (situation.target if there else situation.live).root(item)
