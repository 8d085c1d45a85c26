"""The heights at which boxes and lanes stand: near what they are connected with, in the order of their rank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from schemadiff.pictures.nets import LANE, Net, Node, connections

_SWEEPS = 10
_GAPS = {(True, True): 28, (True, False): 18, (False, True): 18, (False, False): 4}
"""What lies at least between two neighbours of a rank, by whether each of them is a box."""

_LANE_WEIGHT = 3.0
"""How much more a straight lane counts than a box near its neighbours."""

_NUDGE = 8
"""How far a lane is moved to make a line straight; less than what is left free next to boxes."""

_GRID = 4
"""Boxes stand on multiples of this in even ranks, and two above in odd ones; the lines of lanes have odd heights."""


def place(nodes: Sequence[Node], order: Sequence[Sequence[int]], found: Sequence[Net]) -> None:
    """Set the ``y`` of each node, from 0.

    Ends of lines of two neighbouring ranks never have the same height, unless they belong to one net: otherwise two
    lines could lie on one another.
    """
    pulls: list[list[list[tuple[int, int]]]] = [[[] for _ in nodes], [[] for _ in nodes]]
    for _, left, right in connections(found):
        pulls[0][right.node].append((left.node, left.y - right.y))
        pulls[1][left.node].append((right.node, right.y - left.y))
    for rank in order:
        _stack(nodes, rank)
    for sweep in range(_SWEEPS):
        sides = (0, 1) if sweep == _SWEEPS - 1 else (sweep % 2,)
        ranks = order if sweep % 2 == 0 else list(reversed(order))
        for rank in ranks:
            _pull(nodes, rank, [[pull for side in sides for pull in pulls[side][node]] for node in rank])
    _snap(nodes, order)
    _straighten(nodes, found)


def _gap(nodes: Sequence[Node], above: int, below: int) -> int:
    return _GAPS[nodes[above].net is None, nodes[below].net is None]


def _stack(nodes: Sequence[Node], rank: Sequence[int]) -> None:
    """Put the nodes of a rank below one another, the middle of them at 0."""
    y = 0
    for n, node in enumerate(rank):
        y += _gap(nodes, rank[n - 1], node) if n else 0
        nodes[node].y = y
        y += nodes[node].height
    for node in rank:
        nodes[node].y -= y // 2


def _pull(nodes: Sequence[Node], rank: Sequence[int], pulls: Sequence[Sequence[tuple[int, int]]]) -> None:
    """Move the nodes of a rank to where their lines become short, without changing their order."""
    offsets: list[float] = []
    wanted: list[tuple[float, float]] = []
    offset = 0.0
    for n, node in enumerate(rank):
        offset += _gap(nodes, rank[n - 1], node) + nodes[rank[n - 1]].height if n else 0
        offsets.append(offset)
        ends = [nodes[other].y + distance for other, distance in pulls[n]]
        at, weight = (_middle(ends), float(len(ends))) if ends else (float(nodes[node].y), 0.05)
        if nodes[node].net is not None:
            weight *= _LANE_WEIGHT
        wanted.append((at - offset, weight))
    for node, base, value in zip(rank, offsets, _isotonic(wanted), strict=True):
        nodes[node].y = round(base + value)


def _middle(values: Iterable[float]) -> float:
    values = sorted(values)
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def _isotonic(wanted: Iterable[tuple[float, float]]) -> list[float]:
    """Return the values that never fall and are nearest to those wanted, by pooling adjacent violators.

    Each is given with its weight.
    """
    pools: list[list[float]] = []
    for value, weight in wanted:
        pools.append([value, weight, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            upper, weight_below, count = pools.pop()
            total = pools[-1][1] + weight_below
            pools[-1] = [(pools[-1][0] * pools[-1][1] + upper * weight_below) / total, total, pools[-1][2] + count]
    return [value for value, _, count in pools for _ in range(int(count))]


def _snap(nodes: Sequence[Node], order: Sequence[Sequence[int]]) -> None:
    """Move everything down so that it begins at 0, and to heights that keep the lines of different nets apart."""
    top = min((node.y for node in nodes), default=0)
    taken: dict[int, int] = {}
    for parity, rank in enumerate(order):
        lanes: dict[int, int] = {}
        bottom = 0
        for node in rank:
            found = nodes[node]
            y = max(found.y - top, bottom)
            if found.net is None:
                y += -y % _GRID + 2 * (parity % 2)
            else:
                y += 1 - y % 2
                while taken.get(y, found.net) != found.net:
                    y += 2
                lanes[y] = found.net
            found.y = y
            bottom = y + found.height + 2
        taken = lanes


def _straighten(nodes: Sequence[Node], found: Sequence[Net]) -> None:
    """Move lanes by a few pixels to the height of an end of their net next to them, where no other net has an end."""
    heights: dict[int, dict[int, set[int]]] = {}
    for number, net in enumerate(found):
        for rank, channel in net.channels.items():
            for side, pins in ((rank, channel.left), (rank + 1, channel.right)):
                for pin in pins:
                    heights.setdefault(side, {}).setdefault(nodes[pin.node].y + pin.y, set()).add(number)
    for number, net in enumerate(found):
        for rank, lane in sorted(net.lanes.items()):
            present = nodes[lane].y + LANE // 2
            pins = [*net.channels[rank - 1].left, *net.channels[rank].right]
            for height in sorted({nodes[pin.node].y + pin.y for pin in pins}, key=lambda y: abs(y - present)):
                if _is_free(height, present, number, rank, heights):
                    heights[rank][present].discard(number)
                    heights[rank].setdefault(height, set()).add(number)
                    nodes[lane].y = height - LANE // 2
                    break


def _is_free(height: int, present: int, net: int, rank: int, heights: Mapping[int, Mapping[int, set[int]]]) -> bool:
    if not 0 < abs(height - present) <= _NUDGE:
        return False
    near = (heights.get(r, {}).get(height, set()) <= {net} for r in (rank - 1, rank, rank + 1))
    return all(near) and not any(abs(y - height) < LANE and nets - {net} for y, nets in heights[rank].items())
