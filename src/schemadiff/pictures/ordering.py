"""The order of boxes and lanes within their ranks, so that few lines cross: sweeps by barycentres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemadiff.pictures.nets import Net, Node, Pin, connections

_SWEEPS = 12

Link = tuple[Pin, Pin]


def ordered(nodes: Sequence[Node], found: Sequence[Net]) -> list[list[int]]:
    """Return the nodes of each rank from the top: the order with the fewest crossings among those that were tried."""
    order = _initial(nodes, found)
    links: dict[int, list[Link]] = {}
    for rank, left, right in connections(found):
        links.setdefault(rank, []).append((left, right))
    best, fewest = order, _crossings(order, links, nodes)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        order = _swept(order, links, nodes, rightwards=sweep % 2 == 0)
        crossings = _crossings(order, links, nodes)
        if crossings < fewest:
            best, fewest = order, crossings
    return best


def _initial(nodes: Sequence[Node], found: Sequence[Net]) -> list[list[int]]:
    """Return the nodes in the order in which a walk along the nets meets them, from those with the most lines."""
    neighbours: dict[int, dict[int, None]] = {}
    for _, left, right in connections(found):
        neighbours.setdefault(left.node, {})[right.node] = None
        neighbours.setdefault(right.node, {})[left.node] = None
    order: list[list[int]] = [[] for _ in range(1 + max((node.rank for node in nodes), default=-1))]
    seen: set[int] = set()
    for start in sorted(range(len(nodes)), key=lambda n: (nodes[n].rank, -len(neighbours.get(n, ())), n)):
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                order[nodes[node].rank].append(node)
                waiting += [other for other in reversed(neighbours.get(node, {})) if other not in seen]
    return order


def _positions(rank: Sequence[int]) -> dict[int, int]:
    return {node: position for position, node in enumerate(rank)}


def _swept(
    order: list[list[int]], links: Mapping[int, Sequence[Link]], nodes: Sequence[Node], *, rightwards: bool
) -> list[list[int]]:
    """Return the order with each rank sorted by where the rank before it has its other ends."""
    found = [list(rank) for rank in order]
    for rank in range(1, len(found)) if rightwards else range(len(found) - 2, -1, -1):
        fixed = _positions(found[rank - 1] if rightwards else found[rank + 1])
        wanted: dict[int, list[float]] = {}
        for left, right in links.get(rank - 1 if rightwards else rank, ()):
            moving, still = (right, left) if rightwards else (left, right)
            if still.node in fixed:
                wanted.setdefault(moving.node, []).append(fixed[still.node] + still.y / (nodes[still.node].height + 1))
        present = _positions(found[rank])
        scale = len(fixed) / max(len(present), 1)
        keys = {
            node: sum(ends) / len(ends) if (ends := wanted.get(node)) else position * scale
            for node, position in present.items()
        }
        found[rank].sort(key=lambda node: (keys[node], present[node]))  # sorted at once
    return found


def _crossings(order: Sequence[Sequence[int]], links: Mapping[int, Sequence[Link]], nodes: Sequence[Node]) -> int:
    """Return how often lines cross if each is straight from pin to pin."""
    total = 0
    for rank, pairs in links.items():
        left = _positions(order[rank])
        right = _positions(order[rank + 1])
        ends = sorted(
            (left[a.node] + a.y / (nodes[a.node].height + 1), right[b.node] + b.y / (nodes[b.node].height + 1))
            for a, b in pairs
        )
        total += _inversions([end for _, end in ends])
    return total


def _inversions(values: Sequence[float]) -> int:
    """Return how many pairs stand in the wrong order, by a binary indexed tree."""
    ranks = {value: n for n, value in enumerate(sorted(set(values)), 1)}
    tree = [0] * (len(ranks) + 1)
    total = 0
    for seen, value in enumerate(values):
        n = ranks[value]
        smaller = 0
        while n:
            smaller += tree[n]
            n &= n - 1
        total += seen - smaller
        n = ranks[value]
        while n < len(tree):
            tree[n] += 1
            n += n & -n
    return total
