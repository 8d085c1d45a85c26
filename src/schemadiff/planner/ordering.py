"""One order for all actions: edges by the rules, actions merged where statements can be one, a topological order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from schemadiff.errors import Finding, RefusedError
from schemadiff.planner import graph, merge_rules, phases
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.edge_rules import EDGE_RULES
from schemadiff.planner.edges import EdgeRule
from schemadiff.planner.groups import group_of
from schemadiff.planner.merge_rules import MergeRule
from schemadiff.planner.model import Action

_DEFERRED = (
    "Make a foreign key between these tables deferrable, so that it is checked at the end: `initially_deferred: true`."
)
_CONTRADICTION = "Each of these needs another one to exist before it: no order creates what is declared."
_IN_TURN = "Apply one of these changes first, with the others left out of the YAML, and then the rest."

Edges = Mapping[tuple[int, int], EdgeRule]
"""The rule of each edge, by the numbers of the earlier and the later action."""


class Arrangement:
    """The groups of a plan in an order that runs, and the rules that gave the order."""

    def __init__(
        self,
        index: ActionIndex,
        rules: Sequence[EdgeRule] = EDGE_RULES,
        merging: Sequence[MergeRule] = merge_rules.MERGE_RULES,
        renames: Iterable[Action] = (),
    ) -> None:
        """Find the order; RefusedError where actions wait for one another and nothing breaks the cycle.

        ``renames`` stay together, and before all that mentions a name which they concern.
        """
        self.index = index
        self.hard, self.soft = edges(index, rules)
        heads = merge_rules.merged(index, merging)
        self._tops, attainable = graph.merge(len(index), self.hard, self.soft, heads, lambda: merge_rules.ties(index))
        tops = self._tops
        numbers = sorted(set(tops))
        place = {number: position for position, number in enumerate(numbers)}
        hard: set[tuple[int, int]] = set()
        inner: dict[int, list[tuple[int, int]]] = {}
        for a, b in self.hard:
            if tops[a] == tops[b]:
                inner.setdefault(tops[a], []).append((a, b))
            else:
                hard.add((place[tops[a]], place[tops[b]]))
        keys = [_key(n, index) for n in numbers]
        try:
            ordered = graph.order(
                len(numbers), hard, keys.__getitem__, {(place[tops[a]], place[tops[b]]) for a, b in attainable}
            )
        except graph.CycleError as cycle:
            raise RefusedError([self._cycle([numbers[n] for n in cycle.nodes])]) from None
        turn = {n: position for position, n in enumerate(ordered)}
        soft = {(place[tops[a]], place[tops[b]]) for a, b in self.soft}
        early = {b for a, b in soft if turn[a] > turn[b]}
        members: dict[int, list[int]] = {}
        for number, top in enumerate(tops):
            if number != top:
                members.setdefault(top, []).append(number)
        self.groups = [
            group_of(numbers[n], members.get(numbers[n], ()), inner.get(numbers[n], ()), index, early=n in early)
            for n in ordered
        ]
        self.before_renames = 0
        if index.given.server.in_use:
            kept = [(turn[a], turn[b]) for a, b in (*hard, *soft) if turn[a] < turn[b]]
            self.groups, self.before_renames = phases.phased(self.groups, kept, index.given, renames)

    def kept_edges(self) -> Iterator[tuple[int, int, EdgeRule]]:
        """Yield the edges between actions of different statements that the order keeps, each with its rule."""
        place = {action: position for position, group in enumerate(self.groups) for action in map(id, group)}
        for edges_ in (self.hard, self.soft):
            for (before, after), rule in edges_.items():
                if place[id(self.index.actions[before])] < place[id(self.index.actions[after])]:
                    yield before, after, rule

    def _cycle(self, numbers: Sequence[int]) -> Finding:
        """What is reported of groups each of which comes before the next, and the last before the first."""
        actions = [self.index.actions[n] for n in numbers]
        title = self.index.given.registry.title
        waits = []
        for before, after in zip(numbers, (*numbers[1:], numbers[0]), strict=True):
            one, other = (self.index.actions[n] for n in (after, before))
            why = self._rule_between(before, after).because(title(other.identity), title(one.identity))
            waits.append(
                f"{one.operation} {title(one.identity)} waits for {other.operation} {title(other.identity)} ({why})"
            )
        words = f"dependency cycle: {', '.join(reversed(waits))}"
        rows = [action.item.place for n, action in zip(numbers, actions, strict=True) if self.index.has_rows(n)]
        if rows:
            return Finding(words, rows[0], _DEFERRED)
        place = next((action.item.place for action in actions if action.item.place is not None), None)
        new = all(action.operation == "create" and not action.rebuild for action in actions)
        return Finding(words, place, _CONTRADICTION if new else _IN_TURN)

    def _rule_between(self, before: int, after: int) -> EdgeRule:
        """Return the rule by which one group comes before another."""
        tops = self._tops
        return next(
            rule
            for edges in (self.hard, self.soft)
            for (a, b), rule in edges.items()
            if tops[a] == before and tops[b] == after
        )


def edges(index: ActionIndex, rules: Iterable[EdgeRule] = EDGE_RULES) -> tuple[Edges, Edges]:
    """Return the edges that have to be kept, and those that give way where they cannot be, each with its first rule."""
    hard: dict[tuple[int, int], EdgeRule] = {}
    soft: dict[tuple[int, int], EdgeRule] = {}
    for rule in rules:
        for edge in rule.edges(index):
            (soft if edge.soft else hard).setdefault((edge.before, edge.after), rule)
    return hard, {pair: rule for pair, rule in soft.items() if pair not in hard}


def _key(number: int, index: ActionIndex) -> tuple[object, ...]:
    """What decides among actions that could come next.

    Drops come first, then what belongs to one table together, in the order of the kinds, columns as written.
    """
    action, kind, registry = index.actions[number], index.kind(number), index.given.registry
    root = index.root(number)
    return (
        _phase(action, index),
        registry.rank(kind.name) if kind.fields.hold_rows else 0,
        registry.rank(root.kind),
        root.path,
        registry.rank(kind.name),
        registry.rank(action.identity.path[0], 0),
        action.item.position,
        action.identity.path,
        action.identity.arguments or "",
    )


def _phase(action: Action, index: ActionIndex) -> float:
    """What cannot run in a transaction comes first, drops next, and what reads rows last."""
    if action.online is None and not action.effects(index.given.registry).transactional:
        return 0
    if action.strategy is not None and action.strategy.last:
        return 3
    kind = index.given.registry[action.identity.kind]
    if action.operation == "drop" or action.template in kind.statements.run_early:
        return 1
    return 1.5 if kind.dependencies.precedes_all else 2
