"""The order of nodes, and what is told where there is none."""

from __future__ import annotations

import pytest

from schemadiff.planner import graph


def order(count: int, edges: list[tuple[int, int]], soft: list[tuple[int, int]] | None = None) -> list[int]:
    return graph.order(count, edges, lambda node: node, soft or ())[0]


def test_each_node_comes_after_those_with_an_edge_to_it() -> None:
    assert order(4, [(3, 0), (0, 2)]) == [1, 3, 0, 2]


def test_soft_edges_order_where_they_can() -> None:
    assert order(3, [], [(2, 0), (0, 1)]) == [2, 0, 1]
    assert graph.order(2, [(0, 1)], lambda node: node, [(1, 0)]) == ([0, 1], {0})


@pytest.mark.parametrize(
    ("edges", "cycle"),
    [
        ([(0, 1), (1, 0), (1, 2), (2, 3)], {0, 1}),
        ([(0, 1), (1, 2), (2, 3), (3, 0), (2, 4), (4, 2)], {2, 4}),
        ([(3, 4), (4, 5), (5, 3), (5, 0), (0, 1)], {3, 4, 5}),
    ],
)
def test_a_shortest_cycle_is_told_without_what_waits_for_it(edges: list[tuple[int, int]], cycle: set[int]) -> None:
    with pytest.raises(graph.CycleError) as caught:
        order(6, edges)
    nodes = caught.value.nodes
    assert set(nodes) == cycle
    assert all((a, b) in edges for a, b in zip(nodes, (*nodes[1:], nodes[0]), strict=True))
