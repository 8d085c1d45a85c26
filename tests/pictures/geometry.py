"""What makes a picture illegible: boxes on one another, lines through boxes, lines on one another."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from schemadiff.pictures.drawing import Drawing, DrawnLink
from schemadiff.pictures.layout import Box

Part = tuple[int, int, int, int]
"""A part of a line as the box around it: left, top, right, bottom."""


def overlapping_boxes(drawing: Drawing) -> list[tuple[str, str]]:
    return [
        (one.title, other.title)
        for n, one in enumerate(drawing.tables)
        for other in drawing.tables[:n]
        if meet(as_part(one.box), as_part(other.box))
    ]


def outside(drawing: Drawing) -> list[str]:
    return [
        drawn.title
        for drawn in drawing.tables
        if drawn.box.x < 0
        or drawn.box.y < 0
        or drawn.box.x + drawn.box.width > drawing.width
        or drawn.box.y + drawn.box.height > drawing.height
    ]


def lines_through_boxes(drawing: Drawing) -> list[tuple[str, str]]:
    return [
        (drawn.link.name, table.title)
        for drawn in drawing.links
        for part in parts(drawn.points)
        for table in drawing.tables
        if meet(part, as_part(table.box))
    ]


def lines_on_one_another(drawing: Drawing) -> list[tuple[str, str, str]]:
    """Pairs of lines that lead to different places and share more than a point, and where."""
    return [
        (one.link.name, other.link.name, track)
        for track, found in by_track(drawing)
        for n, (one, low, high) in enumerate(found)
        for other, start, end in found[:n]
        if one.points[-1] != other.points[-1] and low < end and start < high
    ]


def by_track(drawing: Drawing) -> Iterator[tuple[str, list[tuple[DrawnLink, int, int]]]]:
    """The parts of lines that have one height, or one distance from the left: where each begins and ends."""
    tracks: dict[str, list[tuple[DrawnLink, int, int]]] = {}
    for drawn in drawing.links:
        for left, top, right, bottom in parts(drawn.points):
            if left == right:
                tracks.setdefault(f"x={left}", []).append((drawn, top, bottom))
            else:
                tracks.setdefault(f"y={top}", []).append((drawn, left, right))
    yield from tracks.items()


def not_at_their_ends(drawing: Drawing) -> list[str]:
    """Lines that do not begin at the side of their source's box and end at the side of their target's."""
    boxes = {drawn.table.path: drawn.box for drawn in drawing.tables}
    return [
        drawn.link.name
        for drawn in drawing.links
        if not at_side(drawn.points[0], boxes[drawn.link.source])
        or not at_side(drawn.points[-1], boxes[drawn.link.target])
    ]


def at_side(point: tuple[int, int], box: Box) -> bool:
    x, y = point
    return x in (box.x, box.x + box.width) and box.y < y < box.y + box.height


def parts(points: list[tuple[int, int]]) -> Iterator[Part]:
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        assert ax == bx or ay == by, "lines are horizontal or vertical"
        yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def as_part(box: Box) -> Part:
    return box.x, box.y, box.x + box.width, box.y + box.height


def meet(one: Part, other: Part) -> bool:
    """Tell whether they share more than their edges."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
