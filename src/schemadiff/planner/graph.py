"""A graph of numbered nodes: strong components, merging without cycles, a stable topological order.

Nodes are integers from 0; an edge (a, b) says that a comes before b. Nothing here knows what a node means.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any


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


def merge(
    count: int,
    edges: Iterable[tuple[int, int]],
    heads: dict[int, int],
) -> list[int]:
    """Return the groups of nodes that can run as one: each node's leader, itself where it stands alone.

    ``heads`` proposes for a node the node it would be part of (chains are followed). A member leaves its group
    where the merged graph would have a cycle through it; the leader stays.
    """
    edges = list(edges)
    head = list(range(count))
    for node, proposed in heads.items():
        head[node] = proposed
    while True:
        tops = [_top(node, head) for node in range(count)]
        leaving = _leaving(edges, head, tops)
        if not leaving:
            return tops
        for node in leaving:
            head[node] = node


def _top(node: int, head: Sequence[int]) -> int:
    while head[node] != node:
        node = head[node]
    return node


def _leaving(edges: Iterable[tuple[int, int]], head: Sequence[int], tops: Sequence[int]) -> set[int]:
    """The members by which merged groups are on a cycle; none where there is no cycle, or none can leave."""
    count = len(tops)
    successors: list[set[int]] = [set() for _ in range(count)]
    for a, b in edges:
        if tops[a] != tops[b]:
            successors[tops[a]].add(tops[b])
    found = [component for component in components(count, successors) if len(component) > 1]
    component = {node: number for number, nodes in enumerate(found) for node in nodes}
    leaving: set[int] = set()
    for a, b in edges if found else ():
        one, other = tops[a], tops[b]
        if one != other and one in component and component[one] == component.get(other):
            leaving.update(node for node in (a, b) if head[node] != node)
    return leaving or {node for node in range(count) if head[node] != node and tops[node] in component}


def order(
    count: int,
    edges: Iterable[tuple[int, int]],
    key: Callable[[int], Any],
    soft: Iterable[tuple[int, int]] = (),
) -> tuple[list[int], set[int]]:
    """All nodes, each after those with an edge to it, else by key; raises :class:`CycleError`.

    Soft edges order where they can. Those inside a cycle are left out; the second answer holds the nodes that come
    before something they softly wait for.
    """
    hard = {(a, b) for a, b in edges if a != b}
    wished = {(a, b) for a, b in soft if a != b} - hard
    successors: list[set[int]] = [set() for _ in range(count)]
    for a, b in hard | wished:
        successors[a].add(b)
    component = {n: i for i, c in enumerate(components(count, successors)) for n in c}
    for a, b in wished:
        if component[a] == component[b]:
            successors[a].discard(b)
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
    rank = {node: number for number, node in enumerate(ordered)}
    return ordered, {b for a, b in wished if rank[a] > rank[b]}
