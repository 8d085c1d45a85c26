"""What the plan does to the objects of both sides, before it is told as single actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison, Pair
from schemadiff.diff.rename_order import Rename
from schemadiff.kindspec.change_strategies import Aspect, ChangeStrategy
from schemadiff.kindspec.fields import Field
from schemadiff.planner import type_conversion
from schemadiff.planner.alterations import altering_actions, stored_types, strategies_for
from schemadiff.planner.model import Action, PlanningInput


class ChangeSet:
    """The changes of a plan: what is dropped, created, altered and dropped and recreated.

    It begins as what the two sides do not share, and grows by what has to be rebuilt or converted because of that.
    """

    def __init__(self, comparison: Comparison, renames: Iterable[Rename], given: PlanningInput) -> None:
        self._given = given
        self.renames = tuple(renames)
        self.dropped: tuple[Object, ...] = tuple(without_kept_shells(comparison, given))
        """What is to be gone, as it is."""
        self.created: tuple[Object, ...] = comparison.created
        """What is to be there, as it is declared."""
        self.pairs: tuple[Pair, ...] = comparison.pairs
        """What is to be otherwise."""
        self.altered: dict[Identity, list[Action]] = {}
        """What changes in place, with the actions that change it."""
        self.recreated: dict[Identity, tuple[Identity, ...]] = {}
        """What is dropped and created again, with what makes it necessary: nothing where its own change does."""
        self.rebuilt: dict[Identity, tuple[Identity, ...]] = {}
        """Among what is recreated, what is so because it depends on others."""
        self.unsupported: list[tuple[Pair, Sequence[tuple[Field, ChangeStrategy]]]] = []
        """Changes for which PostgreSQL has no command."""
        self._staying: dict[Identity, tuple[Object, frozenset[str]]] = {}
        self.dropped_identities = frozenset(o.identity for o in self.dropped)
        self.created_identities = frozenset(o.identity for o in self.created)
        self._choose_strategies(given)

    @cached_property
    def stored_types(self) -> frozenset[Identity]:
        """Return the types of which live columns hold values, and those inside of these."""
        return stored_types(self._given)

    def _choose_strategies(self, given: PlanningInput) -> None:
        """Decide for each object that differs whether it is altered in place or recreated."""
        asked = [
            (
                pair,
                list(
                    strategies_for(
                        pair,
                        given,
                        stored=self.stored_types,
                        created=self.created_identities,
                        dropped=self.dropped_identities,
                    )
                ),
            )
            for pair in self.pairs
        ]
        for pair, strategies in asked:
            refused = [(described, strategy) for described, strategy in strategies if strategy.refusal]
            if refused:
                self.unsupported.append((pair, refused))
        staying = self._refused_above(given)
        for pair, strategies in asked:
            identity = pair.live.identity
            # What is refused is not shown as if it were done by dropping, nor does it affect others.
            kept = staying(pair.declared) | {described.name for described, strategy in strategies if strategy.refusal}
            if kept:
                self._staying[identity] = pair.live, kept
                strategies = [(described, strategy) for described, strategy in strategies if described.name not in kept]
            if pair.moved or any(strategy.template is None for _, strategy in strategies):
                self.recreated[identity] = ()
            else:
                self.altered[identity] = altering_actions(
                    pair, strategies, given.registry[identity.kind].statements.run_early
                )

    def attainable(self, wanted: Object) -> Object:
        """Return what an altered object becomes: as wanted, but with the values that it has where a change is refused.

        Otherwise each of its other actions would count as one that gives a name up whose change is refused.
        """
        live, fields = self._staying.get(wanted.identity, (wanted, frozenset[str]()))
        if not fields:
            return wanted
        values = {name: value for name, value in wanted.values.items() if name not in fields}
        values |= {name: live.values[name] for name in fields if name in live.values}
        return msgspec.structs.replace(wanted, values=values)

    def _refused_above(self, given: PlanningInput) -> Callable[[Object], frozenset[str]]:
        """Return a function: the fields that an object inherits from others of which their change is refused.

        A statement on the object alone would be refused by the server ("cannot alter inherited column").
        """
        refused = {
            pair.declared.identity: frozenset(described.name for described, _ in fields)
            for pair, fields in self.unsupported
        }

        def above(item: Object) -> frozenset[str]:
            found: frozenset[str] = frozenset()
            for identity in given.inherited_from(item, given.target):
                found |= refused.get(identity, frozenset())
                if (parent := given.target.get(identity)) is not None:
                    found |= above(parent)
            return found

        return above if refused else lambda _: frozenset()

    @cached_property
    def causes_of_creation(self) -> Mapping[Identity, tuple[Identity, ...] | None]:
        """Return what is created, with what makes it be recreated; None where it has not been there.

        To be asked once all changes are known.
        """
        found: dict[Identity, tuple[Identity, ...] | None] = {}
        causes: dict[Identity, tuple[Identity, ...]] = dict(self.recreated)
        for item in self.created:
            found[item.identity] = causes.get(item.identity)
        for identity in self.recreated:
            for wanted in (self._given.target.get(identity), *self._given.target.family(identity)):
                if wanted is not None:
                    found.setdefault(wanted.identity, causes.get(wanted.identity))
        for identity in self.altered:
            if type_conversion.type_replacement(self.strategies(identity)) is not None:
                for wanted in self._given.target.family(identity):
                    found.setdefault(wanted.identity, (identity,))
        return found

    def strategies(self, identity: Identity) -> Iterator[ChangeStrategy]:
        """Yield the strategies by which an object is altered in place; none where it is not."""
        yield from (action.strategy for action in self.altered.get(identity, ()) if action.strategy is not None)

    def changed_aspects(self, identity: Identity) -> frozenset[Aspect]:
        """Return what others may depend on in an object and is changed in place."""
        return frozenset(aspect for strategy in self.strategies(identity) for aspect in strategy.changed_aspects)

    def what_happens(self, identity: Identity) -> str:
        """Return what happens to an object as a clause behind its title: ``whose type changes``."""
        if identity in self.dropped_identities:
            return "which is dropped"
        if identity in self.recreated:
            return "which is recreated"
        if identity in self.created_identities:
            return "which is created"
        aspects = sorted(self.changed_aspects(identity))
        if not aspects:
            return "which changes"
        plural = len(aspects) > 1 or aspects[0].endswith("s")
        return f"whose {' and '.join(aspects)} {'change' if plural else 'changes'}"

    def changes_type(self, identity: Identity) -> bool:
        """Tell whether an object changes its type in place."""
        return "type" in self.changed_aspects(identity)


def shell_of(item: Object, given: PlanningInput) -> Identity | None:
    """Return the live shell that a new object of this name takes over; None where there is none.

    PostgreSQL creates a shell for a type whose routines are created before it (CREATE TYPE name).
    """
    registry = given.registry
    kind = registry[item.identity.kind]
    if not kind.is_circular(item):
        return None
    shells = (
        k.name for k in registry.kinds.values() if k.naming.is_shell and k.naming.namespace == kind.naming.namespace
    )
    return next((i for name in shells if (i := item.identity._replace(kind=name)) in given.live), None)


def without_kept_shells(comparison: Comparison, given: PlanningInput) -> Iterator[Object]:
    """Yield what is dropped, without shells that new objects take over and the properties that these go on having."""
    kept = {shell: o.identity for o in comparison.created if (shell := shell_of(o, given)) is not None}
    for item in comparison.dropped:
        taken_over_by = kept.get(item.parent) if item.parent is not None else None
        if item.identity in kept:
            continue
        if (
            taken_over_by is None
            or item.identity._replace(path=(taken_over_by.kind, *taken_over_by.path)) not in given.target
        ):
            yield item
