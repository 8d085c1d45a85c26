"""Ranks: the vertical strips of a layered layout, so that what is referenced stands left of what refers to it.

Cycles are opened by the heuristic of Eades, Lin and Smyth ("A fast and effective heuristic for the feedback arc set
problem", 1993). A rank has a limited height, as in the algorithm of Coffman and Graham: where half of the tables refer
to one, they would otherwise form a single strip.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import sqrt

Arc = tuple[int, int]
"""The numbers of the box that refers and of the one that is referenced."""

_ASPECT = 1.5
"""How much wider than high a picture should become."""

_BETWEEN_RANKS, _BETWEEN_BOXES = 90, 28
"""The room that lines take beside a box, and the gap below it, in an estimate of the area."""


def ranks(sizes: Sequence[tuple[int, int]], arcs: Collection[Arc]) -> list[int]:
    """Return the rank of each box, from 0 without gaps; no arc between two boxes stays within a rank.

    ``sizes`` are widths and heights. An arc from a box to itself has no influence.
    """
    referenced, referring = _neighbours(len(sizes), arcs)
    position = {box: n for n, box in enumerate(_linear_order(referenced, referring))}
    before: list[list[int]] = [[] for _ in sizes]
    for source, target in arcs:
        if source != target:
            first, second = sorted((source, target), key=position.__getitem__)
            before[second].append(first)
    levels = [0] * len(sizes)
    for box in sorted(position, key=position.__getitem__):
        levels[box] = 1 + max((levels[other] for other in before[box]), default=-1)
    found = _limited(sizes, before, sorted(position, key=lambda box: (levels[box], position[box])))
    _move_towards(found, before, sizes)
    used = {rank: n for n, rank in enumerate(sorted(set(found)))}
    return [used[rank] for rank in found]


def _neighbours(count: int, arcs: Collection[Arc]) -> tuple[list[set[int]], list[set[int]]]:
    referenced: list[set[int]] = [set() for _ in range(count)]
    referring: list[set[int]] = [set() for _ in range(count)]
    for source, target in arcs:
        if source != target:
            referenced[source].add(target)
            referring[target].add(source)
    return referenced, referring


def _linear_order(referenced: list[set[int]], referring: list[set[int]]) -> list[int]:
    """Return the boxes so that few are referenced by one before them."""
    first: list[int] = []
    last: list[int] = []
    left = set(range(len(referenced)))

    def take(box: int, to: list[int]) -> None:
        to.append(box)
        left.discard(box)

    while left:
        if roots := [b for b in left if not referenced[b] & left]:
            for box in sorted(roots, key=lambda b: (-len(referring[b]), b)):
                take(box, first)
        elif leaves := [b for b in left if not referring[b] & left]:
            for box in sorted(leaves):
                take(box, last)
        else:
            # The one that most others refer to, among those of a cycle.
            take(max(left, key=lambda b: (len(referring[b] & left) - len(referenced[b] & left), -b)), first)
    return first + last[::-1]


def _limited(sizes: Sequence[tuple[int, int]], before: list[list[int]], order: Sequence[int]) -> list[int]:
    """Return the first rank for each box that has room for it and comes after all that have to be before it."""
    area = sum((width + _BETWEEN_RANKS) * (height + _BETWEEN_BOXES) for width, height in sizes)
    limit = max(sqrt(area / _ASPECT), max((height for _, height in sizes), default=0) + _BETWEEN_BOXES)
    found = [0] * len(sizes)
    heights: dict[int, int] = {}
    for box in order:
        rank = 1 + max((found[other] for other in before[box]), default=-1)
        needed = sizes[box][1] + _BETWEEN_BOXES
        while heights.get(rank, 0) and heights[rank] + needed > limit:
            rank += 1
        heights[rank] = heights.get(rank, 0) + needed
        found[box] = rank
    return found


def _move_towards(found: list[int], before: list[list[int]], sizes: Sequence[tuple[int, int]]) -> None:
    """Move boxes with nothing before them next to the first that comes after them, where it makes no rank too high."""
    after: dict[int, list[int]] = {}
    heights: dict[int, int] = {}
    for box, others in enumerate(before):
        heights[found[box]] = heights.get(found[box], 0) + sizes[box][1] + _BETWEEN_BOXES
        for other in others:
            after.setdefault(other, []).append(box)
    limit = max(heights.values(), default=0)
    for box, others in sorted(after.items()):
        wanted = min(found[other] for other in others) - 1
        needed = sizes[box][1] + _BETWEEN_BOXES
        if not before[box] and wanted > found[box] and heights[wanted] + needed <= limit:
            heights[found[box]] -= needed
            heights[wanted] += needed
            found[box] = wanted
