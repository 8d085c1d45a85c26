"""What a rule about the order of actions gives: edges between their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from schemadiff.planner.action_index import ActionIndex


class Edge(NamedTuple):
    """An order of two actions, by number."""

    before: int
    after: int
    soft: bool = False
    """Whether it gives way where it cannot be kept."""


@dataclass(frozen=True, slots=True)
class EdgeRule:
    """A named rule about the order of actions."""

    name: str
    reason: str
    """Why the later action waits for the earlier one, with ``{earlier}`` and ``{later}`` for their objects."""
    find: Callable[[ActionIndex], Iterable[Edge]]

    @property
    def doc(self) -> str:
        """The rule in a sentence."""
        return (self.find.__doc__ or "").partition("\n")[0]

    def because(self, earlier: str, later: str) -> str:
        """Return why one object's action waits for another's, given what both are called."""
        return self.reason.format(earlier=earlier, later=later)

    def edges(self, index: ActionIndex) -> Iterator[Edge]:
        """Yield the edges of the rule; none from an action to itself."""
        return (edge for edge in self.find(index) if edge.before != edge.after)


def edge_rule(reason: str) -> Callable[[Callable[[ActionIndex], Iterable[Edge]]], EdgeRule]:
    """Make a function the rule of its name; ``reason`` is what a reader is told of its edges."""

    def made(find: Callable[[ActionIndex], Iterable[Edge]]) -> EdgeRule:
        return EdgeRule(find.__name__, reason, find)

    return made


def chain(before: Iterable[int], after: int, *, soft: bool = False) -> Iterator[Edge]:
    """Yield an edge from each of several actions to one that comes after them."""
    return (Edge(number, after, soft) for number in before)
