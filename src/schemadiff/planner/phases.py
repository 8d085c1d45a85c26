"""Which groups commit together, where a plan changes tables in use.

What takes as long as a table is large has a transaction of its own, or none; everything else takes a moment and shares
as few transactions as the order allows. What running applications may still need is dropped last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from schemadiff.kindspec.registry import Registry
from schemadiff.planner.groups import Group


def phased(groups: Sequence[Group], edges: Iterable[tuple[int, int]], registry: Registry) -> list[Group]:
    """Return the groups by phases; as they are if none of them takes long.

    Phases with groups that take a moment and phases with groups that take long alternate. A group is in the first phase
    of its sort behind what it waits for; what drops something that nothing waits for is in the last one.

    Args:
        groups: The groups in an order that runs.
        edges: Pairs of places in ``groups``, of which the first comes first.
        registry: The kinds.
    """
    long = [is_long(group, registry) for group in groups]
    if not any(long):
        return list(groups)
    before: dict[int, list[int]] = {}
    for first, second in edges:
        before.setdefault(second, []).append(first)
    phases = _phases(long, before, ())
    last = max(phases) + max(phases) % 2
    dropping = _last(groups, before)
    phases = _phases(long, before, dropping, last)
    return [groups[n] for n in sorted(range(len(groups)), key=lambda n: (phases[n], n))]


def is_long(group: Group, registry: Registry) -> bool:
    """Tell whether a group has a transaction of its own, or none, because it takes as long as a table is large."""
    online = group.main.online
    return online is not None and (online.alone or not group.main.effects(registry).transactional)


def _last(groups: Sequence[Group], before: dict[int, list[int]]) -> set[int]:
    """Return the groups that take something away for good and that nothing else waits for."""
    found = {n for n, group in enumerate(groups) if any(a.operation == "drop" and not a.rebuild for a in group)}
    for number in range(len(groups) - 1, -1, -1):
        if number not in found:
            found.difference_update(before.get(number, ()))
    return found


def _phases(long: Sequence[bool], before: dict[int, list[int]], dropping: Collection[int], last: int = 0) -> list[int]:
    """Return the phase of each group: an even number if it takes a moment, an odd one if it takes long."""
    found: list[int] = []
    for number, takes_long in enumerate(long):
        phase = int(takes_long)
        if number in dropping:
            phase = last + int(takes_long)
        for other in before.get(number, ()):
            phase = max(phase, found[other] + (found[other] % 2 != phase % 2))
        found.append(phase)
    return found
