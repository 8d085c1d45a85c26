"""A graph of numbered nodes: strong components, merging without cycles, a stable topological order.

Nodes are integers from 0; an edge (a, b) says that a comes before b. Nothing here knows what a node means.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Sequence
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


def components(count: int, successors: Sequence[Iterable[int]]) -> list[list[int]]:
    """The strongly connected components (Tarjan, without recursion)."""
    index = [-1] * count
    low = [0] * count
    on_stack = [False] * count
    stack: list[int] = []
    found: list[list[int]] = []
    counter = 0
    for root in range(count):
        if index[root] != -1:
            continue
        work: list[tuple[int, Any]] = [(root, iter(successors[root]))]
        index[root] = low[root] = counter
        counter += 1
        stack.append(root)
        on_stack[root] = True
        while work:
            node, following = work[-1]
            for other in following:
                if index[other] == -1:
                    index[other] = low[other] = counter
                    counter += 1
                    stack.append(other)
                    on_stack[other] = True
                    work.append((other, iter(successors[other])))
                    break
                if on_stack[other]:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component = []
                    while True:
                        other = stack.pop()
                        on_stack[other] = False
                        component.append(other)
                        if other == node:
                            break
                    found.append(component)
    return found


def merge(
    count: int,
    edges: Iterable[tuple[int, int]],
    leaders: dict[int, int],
) -> list[int]:
    """Groups of nodes that can run as one: each node's leader, itself where it stands alone.

    ``leaders`` proposes for a node the node it would be part of (chains are followed). A member leaves its group
    where the merged graph would have a cycle through it; the leader stays.
    """
    edges = list(edges)
    leader = list(range(count))

    def top(node: int) -> int:
        while leader[node] != node:
            node = leader[node]
        return node

    for node, proposed in leaders.items():
        leader[node] = proposed
    while True:
        tops = [top(n) for n in range(count)]
        successors: list[set[int]] = [set() for _ in range(count)]
        for a, b in edges:
            if tops[a] != tops[b]:
                successors[tops[a]].add(tops[b])
        found = components(count, successors)
        tangled = {n for c in found if len(c) > 1 for n in c}
        if not tangled:
            return tops
        component = {n: i for i, c in enumerate(found) for n in c}
        leaving: set[int] = set()
        for a, b in edges:
            one, other = tops[a], tops[b]
            if one != other and one in tangled and component[one] == component[other]:
                leaving.update(n for n in (a, b) if leader[n] != n)
        if not leaving:
            leaving = {n for n in range(count) if leader[n] != n and tops[n] in tangled}
        if not leaving:
            return tops
        for node in leaving:
            leader[node] = node


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
