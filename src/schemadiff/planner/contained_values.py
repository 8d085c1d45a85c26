"""Values inside of others: the columns that hold a type's values in an array, a composite type, a range, or a row.

PostgreSQL looks at none that stand there. So it refuses to give a domain a condition while there are any
(get_rels_with_domain in typecmds.c), and to form a table's rows anew while a column holds such rows as values
(find_composite_type_dependencies in tablecmds.c). Both are told beforehand where the values stay, and have their order
among what comes and goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import UnsupportedChange
from schemadiff.kindspec.field_types import TypeName
from schemadiff.kindspec.registry import Registry
from schemadiff.references.hierarchy import Hierarchy
from schemadiff.references.resolver import Names
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.planner.model import Action, PlanningInput

Uses = dict[Identity, list[tuple[Object, str]]]
"""What is made of a type or of a relation's rows, by that one: columns, attributes and types, each with its type."""


class Holding(NamedTuple):
    """Where values of a type are."""

    columns: frozenset[Identity]
    """The columns that hold any inside of others."""
    uses: frozenset[tuple[Identity, str]]
    """What they are held by way of, these columns included: each with its type."""


class Check(NamedTuple):
    """An action that has existing values of a type checked, or the rows of a relation formed anew."""

    number: int
    """Its place among the actions."""
    of: Identity
    rows: bool
    """Whether it is about rows: a column that holds one by itself is in the way as well."""
    instead: str
    """What could be done instead."""


class ContainedValues:
    """The checks among a plan's actions, and where the values are that they look at."""

    def __init__(self, actions: Sequence[Action], given: PlanningInput) -> None:
        self._actions = actions
        self._given = given

    def checks(self) -> Iterator[Check]:
        """Those of types and relations that are there already: what is made by this plan has no values."""
        for number, action in enumerate(self._actions):
            if action.new is None or action.operation == "drop":
                continue
            kind = self._given.registry[action.identity.kind]
            of = self._given.target.root(action.new)
            if of in self._made:
                continue
            if kind.stored.validates is not None and (instead := kind.stored.validates(action.template, action.new)):
                yield Check(number, of, False, instead)
            if kind.stored.rewrites_rows is not None and kind.stored.rewrites_rows(
                action.template, action.new, self._given.target_names
            ):
                for relation in (of, *self._hierarchy.below(of)):
                    if action.operation == "alter" or self._stores(relation):
                        yield Check(number, relation, True, "Have it hold something else first, in a plan of its own.")

    def refusals(self) -> Iterator[UnsupportedChange]:
        """The checks of values that columns hold inside of others before and after the plan."""
        title = self._given.registry.title
        reported: set[int] = set()
        for check in self.checks():
            stay = self.before(check).columns & self.after(check).columns
            if not stay or check.number in reported:
                continue
            reported.add(check.number)
            first = title(min(stay, key=lambda column: column.path))
            action = self._actions[check.number]
            if check.rows:
                why = (
                    f"rewrites the rows of {title(check.of)}, which PostgreSQL refuses as long as {first} "
                    "holds such rows"
                )
            else:
                why = (
                    "validates existing values, and PostgreSQL does not validate those that "
                    f"{first} holds inside of others, as an array, a composite type or a range does"
                )
            yield UnsupportedChange(f"{title(action.identity)} {why}", action.item.place, check.instead)

    def before(self, check: Check) -> Holding:
        """Where values of the type are."""
        return _holding(check, self._live, self._given.registry)

    def after(self, check: Check) -> Holding:
        """Where they will be."""
        return _holding(check, self._target, self._given.registry)

    def _stores(self, relation: Identity) -> bool:
        """Whether it has rows of its own, which a new column makes others of."""
        item = self._given.live.get(relation)
        return (
            item is not None and not item.get("partition_by") and not self._given.registry[relation.kind].stored.remote
        )

    @cached_property
    def _hierarchy(self) -> Hierarchy:
        return Hierarchy(self._given.live, self._given.registry)

    @cached_property
    def _made(self) -> set[Identity]:
        return {
            a.identity
            for a in self._actions
            if a.operation == "create" or (a.strategy is not None and a.strategy.replaces_type)
        }

    @cached_property
    def _live(self) -> Uses:
        return _uses(self._given.live_names)

    @cached_property
    def _target(self) -> Uses:
        return _uses(self._given.target_names)


def refusals(actions: Sequence[Action], given: PlanningInput) -> Iterator[UnsupportedChange]:
    """What has values checked that PostgreSQL does not look at."""
    return ContainedValues(actions, given).refusals()


def _uses(names: Names) -> Uses:
    found: Uses = {}
    for name, items in names.catalog.by_kind.items():
        kind = names.registry[name]
        if kind.naming.namespace not in (Namespace.COLUMN, Namespace.ATTRIBUTE, Namespace.TYPE):
            continue
        for described in kind.fields.of_type(TypeName):
            for item in items:
                if (text := item.get(described.name)) is not None:
                    for ref in names.of_type(text, item.search_path):
                        found.setdefault(ref.to, []).append((item, text))
    return found


def _holding(check: Check, uses: Uses, registry: Registry) -> Holding:
    columns: set[Identity] = set()
    holders: set[tuple[Identity, str]] = set()
    work = [(check.of, check.rows)]
    seen = set(work)
    while work:
        one, inside = work.pop()
        for item, text in uses.get(one, ()):
            holders.add((item.identity, text))
            kind = registry[item.identity.kind]
            nested = inside or text.endswith("[]")
            whole, within = item.identity, nested or not kind.stored.is_domain
            if kind.naming.namespace != Namespace.TYPE:
                assert item.parent is not None
                whole, within = item.parent, True
                if kind.naming.is_column and nested and not registry[whole.kind].stored.remote:
                    columns.add(item.identity)
            if (whole, within) not in seen:
                seen.add((whole, within))
                work.append((whole, within))
    return Holding(frozenset(columns), frozenset(holders))
