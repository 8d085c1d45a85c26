"""Statements that hold locks for as long as tables are large, and what has to share a transaction with them.

There is no online form for some changes: a new type that rewrites the table, a materialized view that is filled. Such
a statement shares its transaction with nothing but what is missing without it: views that are dropped before and
created again after it, the type that its column gets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.table_sizes import LONGEST, TableSize
from schemadiff.kindspec.statements import Migration
from schemadiff.plan import Effects
from schemadiff.planner import graph, type_conversion
from schemadiff.planner.effect_table import combined, effects
from schemadiff.planner.groups import Group
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.planner.waiting_times import READING, seconds
from schemadiff.references.hierarchy import Hierarchy


def units(
    groups: Sequence[Group], edges: Iterable[tuple[int, int]], given: PlanningInput, apart: Sequence[bool]
) -> list[list[int]]:
    """Return the places of the groups that hold locks long, each with those that share its transaction.

    Args:
        groups: The groups in an order that runs.
        edges: Pairs of places in ``groups``, of which the first comes first.
        given: What the planner's rules may look at.
        apart: For each group, whether it has a transaction of its own anyway, or none. What would have to share one
            with such a group gets none of its own.
    """
    work = LongWork(given)
    long = {n for n, group in enumerate(groups) if not apart[n] and work.holds_locks_long(group)}
    if not long:
        return []
    gone = frozenset(_missing(groups))
    first: dict[Identity, int] = {}
    successors: list[set[int]] = [set() for _ in groups]
    for a, b in edges:
        successors[a].add(b)
    for n, group in enumerate(groups):
        if not apart[n]:
            for identity in gone.intersection(i for action in group for i in _concerned(action, given)):
                one = first.setdefault(identity, n)
                successors[one].add(n)
                successors[n].add(one)
    found = (sorted(unit) for unit in graph.components(len(groups), successors) if not long.isdisjoint(unit))
    return [unit for unit in found if not any(apart[n] for n in unit)]


def _missing(groups: Iterable[Group]) -> Iterator[Identity]:
    """Yield what the plan drops and creates again, and types that stand beside their successors meanwhile."""
    for action in (a for group in groups for a in group):
        if action.rebuild:
            yield action.identity
        elif action.strategy is not None and action.strategy.replaces_type and action.operation == "alter":
            yield from (action.identity, type_conversion.temporary_identity(action.identity))


def _concerned(action: Action, given: PlanningInput) -> Iterator[Identity]:
    """Yield the object of an action, what it belongs to, and what makes the change necessary."""
    yield action.identity
    yield from action.causes
    if action.strategy is not None and action.strategy.replaces_type and action.operation == "alter":
        yield type_conversion.temporary_identity(action.identity)
    above = action.item.parent
    while above is not None:
        yield above
        item = given.target.get(above) or given.live.get(above)
        above = item.parent if item is not None else None


class LongWork:
    """Estimates how long the statements of one plan take."""

    def __init__(self, given: PlanningInput) -> None:
        self._given = given
        below = Hierarchy(given.live, given.registry).below
        facts = (given.previous, given.server.volatile_routines, below)
        self._migration = Migration(given.live, given.target_names, given.version, *facts)

    def holds_locks_long(self, group: Group) -> bool:
        """Tell whether the statement of a group takes long, so that what its transaction has locked waits for it.

        A table in use whose size nobody knows counts as large.
        """
        root = self._given.root_of(group.main.item)
        whole = {a.identity for a in group if a.operation in ("create", "drop")}
        found = combined(self._effects(action) for action in group if action.item.parent not in whole)
        if not (found.rewrite or found.scan or found.builds):
            return False
        filled = filling(group.main, self._given)
        if root not in self._given.server.in_use:
            return filled > LONGEST
        known = self._given.server.sizes.get(root)
        return known is None or filled + seconds(found, known) > LONGEST

    def _effects(self, action: Action) -> Effects:
        kind = self._given.registry[action.identity.kind]
        old = action.old if action.operation != "create" else None
        new = action.new if action.operation != "drop" else None
        row = kind.statements.effects_form(action.effects_row, old, new, self._migration)
        return effects(self._given.registry, kind.name, row, self._given.version)


def read(action: Action, given: PlanningInput) -> TableSize:
    """Return how large the tables are that a statement reads which fills its relation by a query; else nothing."""
    known = given.server.sizes
    sizes = [known[identity] for identity in relations_read(action, given) if identity in known]
    return TableSize(sum(s.size for s in sizes), sum(s.rows for s in sizes))


def filling(action: Action, given: PlanningInput) -> float:
    """Return about how many seconds that takes, as far as it depends on what is read; 0 for other statements."""
    return seconds(READING, read(action, given))


def relations_read(action: Action, given: PlanningInput) -> Iterator[Identity]:
    """Yield the live relations that such a statement reads, also through views."""
    by_query = given.registry[action.identity.kind].substitutes.relation == "query"
    if not by_query or action.strategy is None or not action.strategy.last or action.new is None:
        return
    seen: set[Identity] = set()
    left: list[Object] = [action.new]
    while left:
        for reference in given.target_names.of(left.pop()):
            item = given.target.get(reference.to)
            root = given.target.get(given.target.root(item)) if item is not None else None
            if root is None or root.identity in seen or root.identity == action.identity:
                continue
            seen.add(root.identity)
            kind = given.registry[root.identity.kind]
            if kind.substitutes.relation == "query":
                left.append(root)
            if kind.dependencies.provides == "columns" and root.identity in given.live:
                yield root.identity
