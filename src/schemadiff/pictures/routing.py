"""The tracks of nets in the channels between ranks, so that no two lie on one another and few cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemadiff.pictures.nets import Net, Node, Pin

TRACK = 10
"""The distance of two tracks."""
MARGIN = 22
"""The room between boxes and the first track, for the ends of lines."""

_NEAR = 8
"""Trunks that are so close above one another do not share a track."""
_PASSES = 4


@dataclass(frozen=True, slots=True)
class Trunk:
    """The vertical part of a net in a channel, and the heights at which lines reach it from both sides."""

    net: int
    left: tuple[int, ...]
    right: tuple[int, ...]

    @property
    def top(self) -> int:
        """Return the upper end."""
        return min(self.left + self.right)

    @property
    def bottom(self) -> int:
        """Return the lower end."""
        return max(self.left + self.right)


def tracks(rank: int, found: Sequence[Net], nodes: Sequence[Node]) -> dict[int, int]:
    """Return the track of each net in the channel right of a rank, counted from the left."""

    def heights(pins: Sequence[Pin]) -> tuple[int, ...]:
        return tuple(nodes[pin.node].y + pin.y for pin in pins)

    trunks = [
        Trunk(number, heights(channel.left), heights(channel.right))
        for number, net in enumerate(found)
        if (channel := net.channels.get(rank)) is not None
    ]
    placed: list[tuple[int, Trunk]] = []
    for trunk in _arranged(trunks):
        track = 1 + max((n for n, other in placed if _meet(trunk, other)), default=-1)
        placed.append((track, trunk))
    return {trunk.net: track for track, trunk in placed}


def width(used: dict[int, int]) -> int:
    """Return how wide a channel with these tracks is."""
    return 2 * MARGIN + TRACK * max(used.values(), default=0)


def _meet(one: Trunk, other: Trunk) -> bool:
    return one.top <= other.bottom + _NEAR and other.top <= one.bottom + _NEAR


def _crossings(left: Trunk, right: Trunk) -> int:
    """Return how often two nets cross if the first has the track further left."""
    return sum(right.top < y < right.bottom for y in left.right) + sum(left.top < y < left.bottom for y in right.left)


def _arranged(trunks: Sequence[Trunk]) -> list[Trunk]:
    """Return the trunks from left to right: each moved to the best place among the others, a few times."""
    order = sorted(trunks, key=lambda trunk: (trunk.top, trunk.bottom, trunk.net))
    for _ in range(_PASSES):
        before = list(order)
        for trunk in before:
            order.remove(trunk)
            order.insert(_best_place(trunk, order), trunk)
        if order == before:
            break
    return order


def _best_place(trunk: Trunk, order: Sequence[Trunk]) -> int:
    cost = 0
    best, lowest = 0, 0
    for n, other in enumerate(order, 1):
        # Behind the other instead of before it.
        cost += _crossings(other, trunk) - _crossings(trunk, other)
        if cost < lowest:
            best, lowest = n, cost
    return best
