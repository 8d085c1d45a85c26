"""Which groups commit together, where a plan changes tables in use.

What takes as long as a table is large has a transaction of its own, or none; everything else takes a moment and shares
as few transactions as the order allows. What running applications may still need goes last: names, columns, tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from schemadiff.kindspec.online import is_temporary
from schemadiff.planner import graph, long_work
from schemadiff.planner.groups import Group
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.planner.recognition import Recognition
from schemadiff.planner.renamed_names import RenamedNames


class Phased(NamedTuple):
    """The groups of a plan by phases."""

    groups: list[Group]
    before_renames: int = 0
    """How many of the groups run before the renames of the plan."""


class _Node(NamedTuple):
    """What stays together: a group, several that share a long transaction, or all renames."""

    groups: tuple[int, ...]
    """Their places among the groups, in an order that runs; none for the renames."""
    is_long: bool = False
    drops: bool = False
    is_needed: bool = False
    """Whether it takes away what running applications may still need."""


def phased(
    groups: Sequence[Group], edges: Iterable[tuple[int, int]], given: PlanningInput, renames: Iterable[Action] = ()
) -> Phased:
    """Return the groups by phases; as they are if none of them takes long.

    Phases with groups that take a moment and phases with groups that take long alternate. A group is in the first phase
    of its sort behind what it waits for. What drops something is in the last one before what waits for it, so that the
    object is missing for a moment only; what applications may still need, and nothing waits for, goes last of all.
    Groups that share a transaction which takes long stand together, and have its number.

    The statements of a plan call everything by its new name. So the renames come before every group that mentions a
    name which they give or give up, or changes what objects are recognized by that exchange theirs, and behind all
    other groups that take long.

    Args:
        groups: The groups in an order that runs.
        edges: Pairs of places in ``groups``, of which the first comes first.
        given: What the planner's rules may look at.
        renames: The renames of the plan.
    """
    edges = set(edges)
    apart = [is_long(group, given) for group in groups]
    units = long_work.units(groups, edges, given, apart)
    if not units and not any(apart):
        return Phased(list(groups))
    nodes = list(_nodes(groups, units, apart, given))
    place = {number: n for n, node in enumerate(nodes) for number in node.groups}
    pairs = {(place[a], place[b]) for a, b in edges if place[a] != place[b]}
    renames = tuple(renames)
    if renames:
        names = RenamedNames((a.rename for a in renames if a.rename is not None), given.previous)
        recognition = Recognition(renames, given)
        concerned = [any(names.in_action(a) or recognition.ends_with(a) for a in group) for group in groups]
        pairs |= _around_renames(nodes, pairs, concerned)
        nodes.append(_Node(()))
    ordered = list(_by_phase(nodes, pairs))
    before = ordered[: ordered.index(len(nodes) - 1)] if renames else ()
    unit_of = {number: place[number] for unit in units for number in unit}
    found = [replace(groups[number], unit=unit_of.get(number)) for n in ordered for number in nodes[n].groups]
    return Phased(found, sum(len(nodes[n].groups) for n in before))


def _around_renames(
    nodes: Sequence[_Node], pairs: set[tuple[int, int]], concerned: Sequence[bool]
) -> set[tuple[int, int]]:
    """Return the edges of the node of the renames, which comes after all others.

    ``concerned`` says of each group whether it has to wait for them.
    """
    renames = len(nodes)
    found = {(renames, n) for n, node in enumerate(nodes) if any(concerned[number] for number in node.groups)}
    behind = graph.reached(renames, pairs | found)
    return found | {(n, renames) for n, node in enumerate(nodes) if node.is_long and n not in behind}


def is_long(group: Group, given: PlanningInput) -> bool:
    """Tell whether a group has a transaction of its own, or none, because it takes as long as a table is large."""
    online = group.main.online
    return online is not None and (online.alone or not group.main.effects(given.registry).transactional)


def _nodes(
    groups: Sequence[Group], units: Sequence[Sequence[int]], apart: Sequence[bool], given: PlanningInput
) -> Iterator[_Node]:
    """Yield the nodes in the order of their first groups."""
    led = {unit[0]: tuple(unit) for unit in units}
    inside = {number for unit in units for number in unit}
    for number, group in enumerate(groups):
        if number in led:
            yield _Node(led[number], is_long=True)
        elif number not in inside:
            drops = any(a.operation == "drop" for a in group)
            yield _Node((number,), apart[number], drops, drops and _is_needed(group, given))


def _is_needed(group: Group, given: PlanningInput) -> bool:
    """Tell whether a group drops for good what running applications may name: columns, views, functions."""
    for action in group:
        kind = given.registry[action.identity.kind]
        if action.operation == "drop" and not (action.rebuild or action.strategy or is_temporary(action.identity)):
            has_values = kind.stored.holds_data and given.root_of(action.item) in given.server.in_use
            if has_values or kind.management.named_by_clients(action.item):
                return True
    return False


def _by_phase(nodes: Sequence[_Node], edges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield the places of the nodes by phases; within a phase renames come first, then drops, as the edges allow."""
    before: list[list[int]] = [[] for _ in nodes]
    after: list[list[int]] = [[] for _ in nodes]
    for first, second in edges:
        before[second].append(first)
        after[first].append(second)
    in_turn = graph.order(len(nodes), [(a, b) for b, firsts in enumerate(before) for a in firsts], int)
    phases = [0] * len(nodes)
    for n in in_turn:
        phases[n] = max((int(nodes[n].is_long), *(_next(phases[a], nodes[n]) for a in before[n])))
    last = max(phases) + max(phases) % 2
    for n in reversed(in_turn):
        if nodes[n].drops and not nodes[n].is_long:
            waiting = [phases[b] - phases[b] % 2 for b in after[n]]
            phases[n] = max(phases[n], min(waiting, default=last if nodes[n].is_needed else 0))

    def key(n: int) -> tuple[bool, bool, int]:
        return bool(nodes[n].groups), not nodes[n].drops, n

    yield from _in_each_phase(phases, after, key)


def _next(phase: int, node: _Node) -> int:
    """Return the first phase for a node behind another one: an even number if it takes a moment, else an odd one."""
    return phase + (phase % 2 != node.is_long)


def _in_each_phase(
    phases: Sequence[int], after: Sequence[Iterable[int]], key: Callable[[int], tuple[bool, bool, int]]
) -> Iterator[int]:
    by_phase: dict[int, list[int]] = {}
    for n, phase in enumerate(phases):
        by_phase.setdefault(phase, []).append(n)
    for phase in sorted(by_phase):
        members = by_phase[phase]
        place = {n: at for at, n in enumerate(members)}
        pairs = [(place[n], place[b]) for n in members for b in after[n] if b in place]
        ordered = graph.order(len(members), pairs, [key(n) for n in members].__getitem__)
        yield from (members[at] for at in ordered)
