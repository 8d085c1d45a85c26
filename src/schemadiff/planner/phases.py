"""Which groups commit together, where a plan changes tables in use.

What takes as long as a table is large has a transaction of its own, or none; everything else takes a moment and shares
as few transactions as the order allows. What running applications may still need is dropped last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from schemadiff.planner import graph
from schemadiff.planner.groups import Group
from schemadiff.planner.model import PlanningInput

Edges = Mapping[int, Collection[int]]


def phased(groups: Sequence[Group], edges: Iterable[tuple[int, int]], given: PlanningInput) -> list[Group]:
    """Return the groups by phases; as they are if none of them takes long.

    Phases with groups that take a moment and phases with groups that take long alternate. A group is in the first phase
    of its sort behind what it waits for. What drops something is in the last one before what waits for it, so that the
    object is missing for a moment only; rows and columns that nothing waits for go last of all.

    Args:
        groups: The groups in an order that runs.
        edges: Pairs of places in ``groups``, of which the first comes first.
        given: What the planner's rules may look at.
    """
    long = [is_long(group, given) for group in groups]
    if not any(long):
        return list(groups)
    before: dict[int, list[int]] = {}
    after: dict[int, list[int]] = {}
    for first, second in edges:
        before.setdefault(second, []).append(first)
        after.setdefault(first, []).append(second)
    phases = _earliest(long, before)
    last = max(phases) + max(phases) % 2
    for number in range(len(groups) - 1, -1, -1):
        if not long[number] and any(a.operation == "drop" for a in groups[number]):
            waiting = [phases[n] - phases[n] % 2 for n in after.get(number, ())]
            goes = _takes_values(groups[number], given) and not waiting
            phases[number] = max(phases[number], min(waiting, default=last if goes else 0))
    inside = [(a, b) for b, firsts in before.items() for a in firsts if phases[a] == phases[b]]
    between = [(phases[n], any(a.operation != "drop" for a in groups[n]), n) for n in range(len(groups))]
    return [groups[n] for n in _by_phase(between, inside)]


def _by_phase(keys: Sequence[tuple[int, bool, int]], edges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield the places by phases; within a phase what drops comes first, as far as the edges allow."""
    by_phase: dict[int, list[int]] = {}
    for phase, _, number in keys:
        by_phase.setdefault(phase, []).append(number)
    within: dict[int, list[tuple[int, int]]] = {}
    for one, other in edges:
        within.setdefault(keys[one][0], []).append((one, other))
    for phase in sorted(by_phase):
        members = by_phase[phase]
        place = {number: at for at, number in enumerate(members)}
        pairs = [(place[a], place[b]) for a, b in within.get(phase, ())]
        ordered, _ = graph.order(len(members), pairs, [keys[number] for number in members].__getitem__)
        yield from (members[at] for at in ordered)


def is_long(group: Group, given: PlanningInput) -> bool:
    """Tell whether a group has a transaction of its own, or none, because it takes as long as a table is large."""
    online = group.main.online
    return online is not None and (online.alone or not group.main.effects(given.registry).transactional)


def _takes_values(group: Group, given: PlanningInput) -> bool:
    """Tell whether a group drops columns of a table in use, or a table, which running applications may still read."""
    return any(
        a.operation == "drop"
        and not a.rebuild
        and given.registry[a.identity.kind].stored.holds_data
        and given.root_of(a.item) in given.server.in_use
        for a in group
    )


def _earliest(long: Sequence[bool], before: Edges) -> list[int]:
    """Return the first possible phase of each group: an even number if it takes a moment, an odd one if it is long."""
    found: list[int] = []
    for number, takes_long in enumerate(long):
        phase = int(takes_long)
        for other in before.get(number, ()):
            phase = max(phase, found[other] + (found[other] % 2 != phase % 2))
        found.append(phase)
    return found
