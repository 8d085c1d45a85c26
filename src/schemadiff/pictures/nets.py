"""Lines of a layered layout before they have coordinates: nets, and the lanes by which they pass ranks.

All lines to one key are one net: they share a trunk in each channel between two ranks, and one lane through each rank
that they pass. So a table that a hundred others refer to has one line through the picture and not a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Side = Literal["left", "right"]


class Line(NamedTuple):
    """A line from one box to another, or to itself."""

    source: int
    target: int
    source_y: int
    """Where it leaves, from the top of the box."""
    target_y: int
    group: str = ""
    """Lines of different groups share nothing, as those that are drawn in another way."""


class Pin(NamedTuple):
    """Where a net meets a rank: at a side of a box, or at its own lane."""

    node: int
    y: int
    """From the top of the node."""


@dataclass(slots=True)
class Node:
    """A box or a lane in a rank."""

    rank: int
    height: int
    net: int | None = None
    """The net of a lane; None for a box."""
    y: int = 0


@dataclass(slots=True)
class Channel:
    """What a net connects in the channel right of a rank."""

    left: list[Pin] = field(default_factory=list)
    right: list[Pin] = field(default_factory=list)


@dataclass(slots=True)
class Net:
    """Lines to one place of one box, from one direction."""

    lines: list[int]
    channels: dict[int, Channel] = field(default_factory=dict)
    """By the rank that they are right of."""
    lanes: dict[int, int] = field(default_factory=dict)
    """The node of the lane in each rank that the net passes."""


LANE = 8
"""The height of a lane."""


_APART = (0, 4, -4, 8, -8, 12, -12, *range(-16, -44, -4))
"""How far from its own place a net meets a box where others have that place: the first that is free."""


def separated(lines: Sequence[Line], nodes: Sequence[Node]) -> list[Line]:
    """Return the lines with ends that several nets would share moved apart: those of a column with two keys."""
    taken: dict[tuple[int, Side, int], object] = {}
    places: dict[tuple[int, Side, int, object], int] = {}

    def moved(box: int, side: Side, y: int, net: object) -> int:
        if (box, side, y, net) not in places:
            free = (y + distance for distance in _APART if (box, side, y + distance) not in taken)
            places[box, side, y, net] = found = next((at for at in free if at > 0), y)
            taken[box, side, found] = net
        return places[box, side, y, net]

    found = []
    for line in lines:
        net = _net_of(line, nodes)
        # A column that references itself has a line from one place of its row to another.
        begins = (net, "itself") if line.source == line.target and line.source_y == line.target_y else net
        arrives: Side = "left" if _is_backward(line, nodes) else "right"
        found.append(
            line._replace(
                target_y=moved(line.target, arrives, line.target_y, net),
                source_y=moved(line.source, leaves_from(line, nodes), line.source_y, begins),
            )
        )
    return found


def _net_of(line: Line, nodes: Sequence[Node]) -> tuple[object, ...]:
    return (line.target, line.target_y, line.group, _is_backward(line, nodes))


def nets(lines: Sequence[Line], nodes: list[Node]) -> list[Net]:
    """Return the nets of the lines; appends the nodes of their lanes to those of the boxes."""
    grouped: dict[tuple[object, ...], Net] = {}
    for number, line in enumerate(lines):
        grouped.setdefault(_net_of(line, nodes), Net([])).lines.append(number)
    found = list(grouped.values())
    for number, net in enumerate(found):
        _connect(number, net, lines, nodes)
    return found


def leaves_from(line: Line, nodes: Sequence[Node]) -> Side:
    """Return the side of the source's box at which a line begins."""
    return "left" if nodes[line.target].rank < nodes[line.source].rank else "right"


def _is_backward(line: Line, nodes: Sequence[Node]) -> bool:
    """Tell whether a line runs against the order of the ranks, as one of each cycle does."""
    return nodes[line.target].rank > nodes[line.source].rank


def _connect(number: int, net: Net, lines: Sequence[Line], nodes: list[Node]) -> None:
    """Fill in the channels and lanes of a net, from the target to the source that is furthest away."""
    first = lines[net.lines[0]]
    start = nodes[first.target].rank
    to_the_right = not _is_backward(first, nodes)
    ends = [nodes[lines[n].source].rank for n in net.lines]
    for rank in range(start + 1, max(ends)) if to_the_right else range(min(ends) + 1, start):
        nodes.append(Node(rank, LANE, number))
        net.lanes[rank] = len(nodes) - 1

    def channel(rank: int) -> Channel:
        return net.channels.setdefault(rank, Channel())

    target = Pin(first.target, first.target_y)
    if to_the_right:
        channel(start).left.append(target)
    else:
        channel(start - 1).right.append(target)
    for rank, lane in net.lanes.items():
        channel(rank - 1).right.append(Pin(lane, LANE // 2))
        channel(rank).left.append(Pin(lane, LANE // 2))
    for n in net.lines:
        line = lines[n]
        rank = nodes[line.source].rank
        pin = Pin(line.source, line.source_y)
        pins = channel(rank - 1).right if leaves_from(line, nodes) == "left" else channel(rank).left
        if pin not in pins:
            pins.append(pin)


def connections(found: Sequence[Net]) -> Iterator[tuple[int, Pin, Pin]]:
    """Yield each pair of pins that a net connects across a channel, with the rank left of it."""
    for net in found:
        for rank, channel in net.channels.items():
            for left in channel.left:
                for right in channel.right:
                    yield rank, left, right
