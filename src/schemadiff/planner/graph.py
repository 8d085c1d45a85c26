"""A graph of numbered nodes: strong components, merging without cycles, a stable topological order.

Nodes are integers from 0; an edge (a, b) says that a comes before b. Nothing here knows what a node means.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple


class CycleError(Exception):
    """Nodes that wait for one another: a shortest cycle, each with an edge to the next, the last one to the first."""

    def __init__(self, nodes: Sequence[int]) -> None:
        self.nodes = tuple(nodes)
        super().__init__(f"{len(nodes)} nodes wait for one another")


def _shortest_cycle(nodes: Collection[int], successors: Sequence[Iterable[int]]) -> list[int]:
    """A shortest cycle among the nodes, which hold one: breadth first from each that could be on a shorter one."""
    within = set(nodes)
    best: list[int] = []
    for start in sorted(within):
        came_from: dict[int, int] = {}
        ring = [start]
        while ring and start not in came_from:
            following = []
            for node in ring:
                for other in sorted(within.intersection(successors[node])):
                    if other not in came_from:
                        came_from[other] = node
                        following.append(other)
            ring = following
        if start in came_from:
            path = [came_from[start]]
            while path[-1] != start:
                path.append(came_from[path[-1]])
            if not best or len(path) < len(best):
                best = path[::-1]
    return best


class _Components:
    """Tarjan's algorithm without recursion."""

    def __init__(self, count: int, successors: Sequence[Iterable[int]]) -> None:
        self._successors = successors
        self._index = [-1] * count
        self._low = [0] * count
        self._open: list[int] = []
        self._is_open = [False] * count
        self._count = 0
        self.found: list[list[int]] = []
        for root in range(count):
            if self._index[root] == -1:
                self._search(root)

    def _enter(self, node: int) -> tuple[int, Iterator[int]]:
        self._index[node] = self._low[node] = self._count
        self._count += 1
        self._open.append(node)
        self._is_open[node] = True
        return node, iter(self._successors[node])

    def _search(self, root: int) -> None:
        work = [self._enter(root)]
        while work:
            node, following = work[-1]
            for other in following:
                if self._index[other] == -1:
                    work.append(self._enter(other))
                    break
                if self._is_open[other]:
                    self._low[node] = min(self._low[node], self._index[other])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    self._low[above] = min(self._low[above], self._low[node])
                if self._low[node] == self._index[node]:
                    self._close(node)

    def _close(self, node: int) -> None:
        """All that was entered since the node, and it itself, is a component."""
        start = self._open.index(node, self._first_of(node))
        component = self._open[start:][::-1]
        del self._open[start:]
        for member in component:
            self._is_open[member] = False
        self.found.append(component)

    def _first_of(self, node: int) -> int:
        """Where to look for an open node: they are open in the order in which they were entered."""
        return bisect_left(self._open, self._index[node], key=self._index.__getitem__)


def components(count: int, successors: Sequence[Iterable[int]]) -> list[list[int]]:
    """Return the strongly connected components, each after those that it has edges to."""
    return _Components(count, successors).found


def reached(start: int, edges: Iterable[tuple[int, int]]) -> set[int]:
    """Return the nodes to which there is a path from a node; not that one itself unless it is on a cycle."""
    successors: dict[int, list[int]] = {}
    for a, b in edges:
        successors.setdefault(a, []).append(b)
    found: set[int] = set()
    left = [start]
    while left:
        for other in successors.get(left.pop(), ()):
            if other not in found:
                found.add(other)
                left.append(other)
    return found


Edges = Iterable[tuple[int, int]]


class Ties(NamedTuple):
    """How firmly nodes belong to the groups that are proposed for them."""

    fixed: Mapping[int, int] = {}
    """Those of the proposals that hold whatever cycle they close."""
    reluctant: Collection[int] = ()
    """The nodes that leave their group only where it does not help that others do."""
    willing: Collection[int] = ()
    """The nodes that leave before all others."""


def merge(
    count: int, hard: Edges, soft: Edges, heads: Mapping[int, int], ties: Callable[[], Ties] = Ties
) -> tuple[list[int], set[tuple[int, int]]]:
    """Return each node's leader, itself where it stands alone, and the soft edges that can still be kept.

    ``heads`` proposes for a node the node it would be part of (chains are followed). A member leaves its group
    where the merged graph would have a cycle through it, unless its ties hold it; the leader stays. No member leaves
    for a soft edge that could not be kept without it either.
    """
    hard, wished, proposed = list(hard), set(soft), dict(heads)
    tops = _tops(count, proposed)
    if not _on_cycles((*hard, *wished), tops):
        return tops, wished
    fixed, reluctant, willing = ties()
    wished = _attainable(count, hard, wished, _tops(count, fixed))
    while True:
        tops = _tops(count, proposed)
        leaving = _leaving((*hard, *wished), proposed.keys() - fixed.keys(), tops)
        if not leaving:
            return tops, wished
        for node in leaving.intersection(willing) or leaving.difference(reluctant) or leaving:
            del proposed[node]


def _attainable(count: int, hard: Edges, soft: Edges, tops: Sequence[int]) -> set[tuple[int, int]]:
    """The soft edges that are on no cycle of groups; those on one cannot all be kept."""
    component = _component(count, _successors(count, (*hard, *soft), tops))
    return {(a, b) for a, b in soft if tops[a] == tops[b] or component[tops[a]] != component[tops[b]]}


def _successors(count: int, edges: Edges, tops: Sequence[int]) -> list[set[int]]:
    successors: list[set[int]] = [set() for _ in range(count)]
    for a, b in edges:
        if tops[a] != tops[b]:
            successors[tops[a]].add(tops[b])
    return successors


def _tops(count: int, heads: Mapping[int, int]) -> list[int]:
    return [_top(node, heads) for node in range(count)]


def _top(node: int, heads: Mapping[int, int]) -> int:
    while (head := heads.get(node, node)) != node:
        node = head
    return node


def _on_cycles(edges: Edges, tops: Sequence[int]) -> dict[int, int]:
    """The groups on a cycle, each with the number of its strong component."""
    count = len(tops)
    found = (one for one in components(count, _successors(count, edges, tops)) if len(one) > 1)
    return {node: number for number, nodes in enumerate(found) for node in nodes}


def _leaving(edges: Edges, members: Collection[int], tops: Sequence[int]) -> set[int]:
    """The members by which merged groups are on a cycle; none where there is no cycle, or none can leave."""
    component = _on_cycles(edges, tops)
    leaving: set[int] = set()
    for a, b in edges if component else ():
        one, other = tops[a], tops[b]
        if one != other and one in component and component[one] == component.get(other):
            leaving.update(node for node in (a, b) if node in members)
    return leaving or {node for node in (members if component else ()) if tops[node] in component}


def _component(count: int, successors: Sequence[Iterable[int]]) -> list[int]:
    """The number of the strong component of each node."""
    numbers = [0] * count
    for number, nodes in enumerate(components(count, successors)):
        for node in nodes:
            numbers[node] = number
    return numbers


def order(
    count: int,
    edges: Edges,
    key: Callable[[int], Any],
    soft: Edges = (),
) -> list[int]:
    """All nodes, each after those with an edge to it, else by key; raises :class:`CycleError`.

    Soft edges order where they can. Those inside a cycle are left out.
    """
    hard = {(a, b) for a, b in edges if a != b}
    alone = range(count)
    successors = _successors(count, hard | _attainable(count, hard, set(soft) - hard, alone), alone)
    waiting = [0] * count
    for following in successors:
        for other in following:
            waiting[other] += 1
    ready = [(key(n), n) for n in range(count) if not waiting[n]]
    heapq.heapify(ready)
    ordered: list[int] = []
    while ready:
        _, node = heapq.heappop(ready)
        ordered.append(node)
        for other in successors[node]:
            waiting[other] -= 1
            if not waiting[other]:
                heapq.heappush(ready, (key(other), other))
    if len(ordered) < count:
        raise CycleError(_shortest_cycle([n for n in range(count) if waiting[n]], successors))
    return ordered
