"""The layout of boxes with lines between them: layered from left to right, lines horizontal and vertical.

Boxes that are connected form a component, which is laid out by ranks (``ranks.py``), orders within them
(``ordering.py``), heights (``placement.py``) and tracks of the lines (``routing.py``). Components and single boxes are
then packed. Lines run only in the channels between ranks and in lanes between boxes, so they cross no box.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from schemadiff.pictures import ordering, placement, routing
from schemadiff.pictures.nets import LANE, Line, Net, Node, nets, separated
from schemadiff.pictures.ranks import ranks

_GAP = 36
"""Between components and single boxes."""
_ASPECT = 1.5
"""How much wider than high a picture should become."""

Point = tuple[int, int]


class Box(NamedTuple):
    """A rectangle, by its upper left corner."""

    x: int
    y: int
    width: int
    height: int


class Layout(NamedTuple):
    """Where the boxes stand and the lines run."""

    width: int
    height: int
    boxes: list[Box]
    """In the order of the sizes given."""
    paths: list[list[Point]]
    """The points of each line from its source to its target, in the order of the lines given."""


def layout(sizes: Sequence[tuple[int, int]], lines: Sequence[Line]) -> Layout:
    """Return the layout of boxes of these widths and heights; heights and ends of lines are multiples of four."""
    paths: list[list[Point]] = [[] for _ in lines]
    components = _components(len(sizes), lines)
    sizes = _as_grid(sizes, lines)
    boxes: list[Box] = [Box(0, 0, *size) for size in sizes]
    parts: list[tuple[Layout, list[int], list[int]]] = []
    for members in components:
        local = {box: n for n, box in enumerate(members)}
        own = [n for n, line in enumerate(lines) if line.source in local]
        inner = [lines[n]._replace(source=local[lines[n].source], target=local[lines[n].target]) for n in own]
        parts.append((_component([sizes[box] for box in members], inner), members, own))
    parts.sort(key=lambda part: (not part[2], -part[0].height, part[1]))
    corners = _packed([(part.width, part.height) for part, _, _ in parts])
    for (x, y), (part, members, own) in zip(corners, parts, strict=True):
        for box, placed in zip(members, part.boxes, strict=True):
            boxes[box] = placed._replace(x=placed.x + x, y=placed.y + y)
        for line, path in zip(own, part.paths, strict=True):
            paths[line] = [(px + x, py + y) for px, py in path]
    width = max((x + part.width for (x, _), (part, _, _) in zip(corners, parts, strict=True)), default=0)
    height = max((y + part.height for (_, y), (part, _, _) in zip(corners, parts, strict=True)), default=0)
    return Layout(width, height, boxes, paths)


def _as_grid(sizes: Sequence[tuple[int, int]], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the sizes with one width for all boxes without lines, so that these stand in columns."""
    linked = {box for line in lines for box in (line.source, line.target)}
    widest = max((width for n, (width, _) in enumerate(sizes) if n not in linked), default=0)
    return [size if n in linked else (widest, size[1]) for n, size in enumerate(sizes)]


def _components(count: int, lines: Sequence[Line]) -> list[list[int]]:
    """Return the boxes by what is connected, each in the order given."""
    root = list(range(count))

    def find(box: int) -> int:
        while root[box] != box:
            root[box] = root[root[box]]
            box = root[box]
        return box

    for line in lines:
        one, other = sorted((find(line.source), find(line.target)))
        root[other] = one
    found: dict[int, list[int]] = {}
    for box in range(count):
        found.setdefault(find(box), []).append(box)
    return list(found.values())


def _component(sizes: Sequence[tuple[int, int]], lines: Sequence[Line]) -> Layout:
    """Return the layout of boxes that are connected."""
    rank_of = ranks(sizes, [(line.source, line.target) for line in lines])
    nodes = [Node(rank, height) for rank, (_, height) in zip(rank_of, sizes, strict=True)]
    lines = separated(lines, nodes)
    found = nets(lines, nodes)
    order = ordering.ordered(nodes, found)
    placement.place(nodes, order, found)
    boxes: list[Box] = [Box(0, 0, *size) for size in sizes]
    trunks: list[dict[int, int]] = []
    x, right = 0, 0
    for rank, members in enumerate(order):
        own = [node for node in members if node < len(sizes)]
        wide = max((sizes[node][0] for node in own), default=LANE)
        for node in own:
            boxes[node] = Box(x, nodes[node].y, wide, sizes[node][1])
        used = routing.tracks(rank, found, nodes)
        trunks.append({net: x + wide + routing.MARGIN + track * routing.TRACK for net, track in used.items()})
        right = x + wide + (routing.width(used) if used else 0)
        x += wide + routing.width(used)
    paths = _paths(lines, found, nodes, boxes, trunks)
    height = max((node.y + node.height for node in nodes), default=0)
    return Layout(right, height, boxes, paths)


def _paths(
    lines: Sequence[Line],
    found: Sequence[Net],
    nodes: Sequence[Node],
    boxes: Sequence[Box],
    trunks: Sequence[dict[int, int]],
) -> list[list[Point]]:
    paths: list[list[Point]] = [[] for _ in lines]
    for number, net in enumerate(found):
        for n in net.lines:
            line = lines[n]
            source, target = nodes[line.source].rank, nodes[line.target].rank
            begin, end = nodes[line.source].y + line.source_y, nodes[line.target].y + line.target_y
            # The channels that the line runs through, from its source on.
            channels = range(source - 1, target - 1, -1) if source > target else range(source, max(target, source + 1))
            from_left, to_left = source > target, source < target
            path: list[Point] = [(_side(boxes[line.source], left=from_left), begin)]
            y = begin
            for channel in channels:
                x = trunks[channel][number]
                path.append((x, y))
                following = channel if source > target else channel + 1
                y = nodes[net.lanes[following]].y + LANE // 2 if channel != channels[-1] else end
                path.append((x, y))
            path.append((_side(boxes[line.target], left=to_left), end))
            paths[n] = _straightened(path)
    return paths


def _side(box: Box, *, left: bool) -> int:
    return box.x if left else box.x + box.width


def _straightened(path: Sequence[Point]) -> list[Point]:
    """Return the path without points that are no corners."""
    found: list[Point] = []
    for point in path:
        while len(found) > 1 and (found[-2][0] == found[-1][0] == point[0] or found[-2][1] == found[-1][1] == point[1]):
            found.pop()
        if not found or found[-1] != point:
            found.append(point)
    return found


def _packed(sizes: Sequence[tuple[int, int]]) -> list[Point]:
    """Return the corner of each part: each stands as high as possible in a picture of a good width (a skyline)."""
    area = sum((width + _GAP) * (height + _GAP) for width, height in sizes)
    limit = max(sqrt(area * _ASPECT), max((width for width, _ in sizes), default=0) + _GAP)
    skyline: list[tuple[int, int, int]] = [(0, round(limit), 0)]
    found: list[Point] = []
    for width, height in sizes:
        wide = min(width + _GAP, round(limit))
        x, y = min(
            (_height_at(skyline, start, wide), start) for start, _, _ in skyline if start + wide <= round(limit)
        )[::-1]
        found.append((x, y))
        skyline = _raised(skyline, x, x + wide, y + height + _GAP)
    return found


def _height_at(skyline: Sequence[tuple[int, int, int]], x: int, width: int) -> int:
    return max(top for start, end, top in skyline if start < x + width and end > x)


def _raised(skyline: Sequence[tuple[int, int, int]], left: int, right: int, height: int) -> list[tuple[int, int, int]]:
    """Return the skyline with this height between left and right."""
    found = [(left, right, height)]
    for start, end, top in skyline:
        if start < left:
            found.append((start, min(end, left), top))
        if end > right:
            found.append((max(start, right), end, top))
    return sorted(found)
