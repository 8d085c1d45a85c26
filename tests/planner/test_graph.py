"""The order of nodes, and what is told where there is none."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemadiff.planner import graph


def order(count: int, edges: list[tuple[int, int]], soft: list[tuple[int, int]] | None = None) -> list[int]:
    return graph.order(count, edges, lambda node: node, soft or ())


def test_each_node_comes_after_those_with_an_edge_to_it() -> None:
    assert order(4, [(3, 0), (0, 2)]) == [1, 3, 0, 2]


def test_soft_edges_order_where_they_can() -> None:
    assert order(3, [], [(2, 0), (0, 1)]) == [2, 0, 1]
    assert order(2, [(0, 1)], [(1, 0)]) == [0, 1]


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


EDGES = st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40)
LEADERS = st.dictionaries(st.integers(0, 11), st.integers(0, 11), max_size=8)
COUNT = 12


@given(EDGES, EDGES)
def test_an_order_keeps_every_edge_or_a_cycle_is_shown(hard: set[tuple[int, int]], soft: set[tuple[int, int]]) -> None:
    try:
        ordered = graph.order(COUNT, hard, lambda node: node, soft)
    except graph.CycleError as cycle:
        nodes = cycle.nodes
        assert len(set(nodes)) == len(nodes)
        # Soft edges on a cycle give way, so the cycle is one of edges that have to be kept.
        assert all(pair in hard for pair in zip(nodes, (*nodes[1:], nodes[0]), strict=True))
        return
    place = {node: position for position, node in enumerate(ordered)}
    assert sorted(ordered) == list(range(COUNT))
    assert all(place[a] < place[b] for a, b in hard if a != b)
    if not _has_cycle(hard | soft):
        assert all(place[a] < place[b] for a, b in soft if a != b)


@given(EDGES, EDGES, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_of_the_edges(
    hard: set[tuple[int, int]], soft: set[tuple[int, int]], random: Random
) -> None:
    def ordered(hard: list[tuple[int, int]], soft: list[tuple[int, int]]) -> object:
        try:
            return graph.order(COUNT, hard, lambda node: node, soft)
        except graph.CycleError as cycle:
            return set(cycle.nodes)

    shuffled = [random.sample(sorted(edges), len(edges)) for edges in (hard, soft)]
    assert ordered(sorted(hard), sorted(soft)) == ordered(*shuffled)


def _groups(proposed: dict[int, int]) -> dict[int, int]:
    """A member is merged into what has no leader itself or a lower one, as the rules do."""
    return {node: other for node, other in proposed.items() if other < node}


@given(EDGES, EDGES, LEADERS)
def test_merging_adds_no_cycle(
    hard: set[tuple[int, int]], soft: set[tuple[int, int]], proposed: dict[int, int]
) -> None:
    tops, kept = graph.merge(COUNT, hard, soft, _groups(proposed))
    assert all(tops[top] == top for top in tops)
    assert kept <= soft
    apart = {(a, b) for a, b in hard if a != b}
    if not _has_cycle(apart):
        assert not _has_cycle({(tops[a], tops[b]) for a, b in hard | kept if tops[a] != tops[b]})
    if not _has_cycle({(a, b) for a, b in hard | soft if a != b}):
        assert kept == soft


@given(EDGES, EDGES, LEADERS, st.sets(st.integers(0, 11)))
def test_what_is_fixed_stays_merged_whatever_waits_for_it(
    hard: set[tuple[int, int]], soft: set[tuple[int, int]], proposed: dict[int, int], firm: set[int]
) -> None:
    leaders = _groups(proposed)
    fixed = {node: other for node, other in leaders.items() if node in firm}
    tops, _ = graph.merge(COUNT, hard, soft, leaders, lambda: graph.Ties(fixed))
    assert all(tops[node] == tops[other] for node, other in fixed.items())


def test_no_member_leaves_for_a_cycle_without_it() -> None:
    # 0 and 1 wait for one another, whether or not 2 is part of 0.
    assert graph.merge(4, [(0, 1), (2, 1), (3, 2)], [(1, 0)], {2: 0}) == ([0, 1, 0, 3], set())


def test_reluctant_members_leave_where_nothing_else_helps() -> None:
    hard = [(1, 3), (3, 2)]
    assert graph.merge(4, hard, [], {1: 0, 2: 0})[0] == [0, 1, 2, 3]
    assert graph.merge(4, hard, [], {1: 0, 2: 0}, lambda: graph.Ties(reluctant=[1]))[0] == [0, 0, 2, 3]
    assert graph.merge(4, [(0, 3), (3, 1)], [], {1: 0, 2: 0}, lambda: graph.Ties(reluctant=[1]))[0] == [0, 1, 0, 3]


def test_willing_members_leave_first() -> None:
    # 1 is part of 0, and 3 of 2; 3 waits for 1, and a member of 0, 4, for 2.
    hard, groups = [(1, 3), (2, 4)], {1: 0, 3: 2, 4: 0}
    assert graph.merge(5, hard, [], groups)[0] == [0, 1, 2, 3, 4]
    assert graph.merge(5, hard, [], groups, lambda: graph.Ties(willing=[3, 4]))[0] == [0, 0, 2, 3, 4]


def _has_cycle(edges: set[tuple[int, int]]) -> bool:
    successors = [{b for a, b in edges if a == node} for node in range(COUNT)]
    return any(len(found) > 1 for found in graph.components(COUNT, successors))
