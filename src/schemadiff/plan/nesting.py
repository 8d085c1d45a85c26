"""Values inside of others: the columns that hold a type's values in an array, a composite type, a range, or a row.

PostgreSQL checks none that stand there, and so refuses to give a domain a condition while there are any
(get_rels_with_domain in typecmds.c). A condition that comes is told beforehand where they stay, and has its order among
what comes and goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.errors import NoWay
from schemadiff.model.kind import Shape
from schemadiff.model.names import Names
from schemadiff.model.objects import Catalog, Identity, Object
from schemadiff.model.registry import Registry

if TYPE_CHECKING:
    from schemadiff.plan.actions import Action, Situation

Uses = dict[Identity, list[tuple[Object, str]]]
"""What is made of a type or of a relation's rows, by that one: columns, attributes and types, each with its type."""


class Holding(NamedTuple):
    """Where values of a type are."""

    columns: frozenset[Identity]
    """The columns that hold any inside of others."""
    uses: frozenset[tuple[Identity, str]]
    """What they are held by way of, these columns included: each with its type."""


class Check(NamedTuple):
    """An action that has existing values of a type checked."""

    number: int
    """Its place among the actions."""
    of: Identity
    instead: str
    """What could be done instead."""


class Nesting:
    """The checks among a plan's actions, and where the values are that they look at."""

    def __init__(self, actions: list[Action], situation: Situation) -> None:
        self._actions = actions
        self._situation = situation

    def checks(self) -> Iterator[Check]:
        """Those of types that are there already: what is made by this plan has no values."""
        for number, action in enumerate(self._actions):
            checks = self._situation.registry[action.identity.kind].checks_values
            if checks is None or action.new is None or action.operation == "drop":
                continue
            of = self._situation.target.root(action.new)
            if (instead := checks(action.template, action.new)) is not None and of not in self._made:
                yield Check(number, of, instead)

    def refusals(self) -> Iterator[NoWay]:
        """The checks of values that columns hold inside of others before and after the plan."""
        title = self._situation.registry.title
        for number, of, instead in self.checks():
            if stay := self.before(of).columns & self.after(of).columns:
                first = min(stay, key=lambda column: column.path)
                action = self._actions[number]
                yield NoWay(
                    f"{title(action.identity)} has existing values checked, and PostgreSQL does not check those that "
                    f"{title(first)} holds inside of others, as an array, a composite type or a range does",
                    action.item.place,
                    instead,
                )

    def before(self, of: Identity) -> Holding:
        """Where values of the type are."""
        return _holding(of, self._live, self._situation.registry)

    def after(self, of: Identity) -> Holding:
        """Where they will be."""
        return _holding(of, self._target, self._situation.registry)

    @cached_property
    def _made(self) -> set[Identity]:
        return {a.identity for a in self._actions if a.operation == "create" or (a.way is not None and a.way.aside)}

    @cached_property
    def _live(self) -> Uses:
        return _uses(self._situation.live, self._situation.registry)

    @cached_property
    def _target(self) -> Uses:
        return _uses(self._situation.target, self._situation.registry)


def refusals(actions: list[Action], situation: Situation) -> Iterable[NoWay]:
    """What has values checked that PostgreSQL does not look at."""
    return Nesting(actions, situation).refusals()


def _uses(catalog: Catalog, registry: Registry) -> Uses:
    names = Names(catalog, registry)
    found: Uses = {}
    for name, items in catalog.by_kind.items():
        kind = registry[name]
        if kind.namespace not in ("column", "attribute", "type"):
            continue
        for described in (f for f in kind.fields if f.shape is Shape.TYPE):
            for item in items:
                if (text := item.get(described.name)) is not None:
                    for ref in names.of_type(text, item.search_path):
                        found.setdefault(ref.to, []).append((item, text))
    return found


def _holding(of: Identity, uses: Uses, registry: Registry) -> Holding:
    columns: set[Identity] = set()
    by_way: set[tuple[Identity, str]] = set()
    work = [(of, False)]
    seen = set(work)
    while work:
        one, inside = work.pop()
        for item, text in uses.get(one, ()):
            by_way.add((item.identity, text))
            kind = registry[item.identity.kind]
            nested = inside or text.endswith("[]")
            whole, within = item.identity, nested or not kind.wraps
            if kind.namespace != "type":
                assert item.parent is not None
                whole, within = item.parent, True
                if kind.namespace == "column" and nested and not registry[whole.kind].data_elsewhere:
                    columns.add(item.identity)
            if (whole, within) not in seen:
                seen.add((whole, within))
                work.append((whole, within))
    return Holding(frozenset(columns), frozenset(by_way))
