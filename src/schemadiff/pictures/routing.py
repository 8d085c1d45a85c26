"""The tracks of nets in the channels between ranks, so that no two lie on one another and few cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from schemadiff.pictures.nets import Net, Node, Pin

TRACK = 10
"""The distance of two tracks."""
MARGIN = 22
"""The room between boxes and the first track, for the ends of lines."""

_NEAR = 8
"""Trunks that are so close above one another do not share a track."""
_PASSES = 4


class Trunk(NamedTuple):
    """The vertical part of a net in a channel, and the heights at which lines reach it from both sides, sorted."""

    net: int
    left: tuple[int, ...]
    right: tuple[int, ...]
    top: int
    bottom: int


def tracks(rank: int, found: Sequence[Net], nodes: Sequence[Node]) -> dict[int, int]:
    """Return the track of each net in the channel right of a rank, counted from the left."""

    def heights(pins: Sequence[Pin]) -> tuple[int, ...]:
        return tuple(sorted(nodes[pin.node].y + pin.y for pin in pins))

    trunks = []
    for number, net in enumerate(found):
        if (channel := net.channels.get(rank)) is not None:
            left, right = heights(channel.left), heights(channel.right)
            trunks.append(Trunk(number, left, right, min(left + right), max(left + right)))
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
    return _between(left.right, right.top, right.bottom) + _between(right.left, left.top, left.bottom)


def _between(heights: Sequence[int], top: int, bottom: int) -> int:
    return max(0, bisect_left(heights, bottom) - bisect_right(heights, top))


def _arranged(trunks: Sequence[Trunk]) -> list[Trunk]:
    """Return the trunks from left to right: each moved to the best place among the others, a few times."""
    order = sorted(trunks, key=lambda trunk: (trunk.top, trunk.bottom, trunk.net))
    costs = {trunk.net: _costs(trunk, trunks) for trunk in trunks}
    for _ in range(_PASSES):
        before = list(order)
        for trunk in before:
            order.remove(trunk)
            order.insert(_best_place(costs[trunk.net], order), trunk)
        if order == before:
            break
    return order


def _costs(trunk: Trunk, others: Sequence[Trunk]) -> dict[int, int]:
    """Return how many crossings more there are if the trunk stands right of another one instead of left, by net."""
    found = {}
    for other in others:
        if other.top < trunk.bottom and trunk.top < other.bottom:
            found[other.net] = _crossings(other, trunk) - _crossings(trunk, other)
    return found


def _best_place(costs: Mapping[int, int], order: Sequence[Trunk]) -> int:
    cost = 0
    best, lowest = 0, 0
    for n, other in enumerate(order, 1):
        cost += costs.get(other.net, 0)
        if cost < lowest:
            best, lowest = n, cost
    return best
