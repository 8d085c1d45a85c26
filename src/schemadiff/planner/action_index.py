"""The actions of a plan by number, with what the rules about their order want to know about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import Ref
from schemadiff.planner.model import SHELL, Action, PlanningInput
from schemadiff.planner.requested import sets_deferred_fields
from schemadiff.references.texts import takes_all_columns


class Barrier(NamedTuple):
    """What an alteration stands between, as attaching a partition does."""

    before: tuple[Identity, ...]
    """What belongs to these changes after it."""
    after: tuple[Identity, ...]
    """What belongs to these changes before it."""


class ActionIndex:
    """Actions by number; a number is the place in ``actions``."""

    def __init__(self, actions: Sequence[Action], given: PlanningInput) -> None:
        self.actions = tuple(actions)
        self.given = given
        self._by: dict[tuple[str, Identity], list[int]] = {}
        for number, action in enumerate(self.actions):
            self._by.setdefault((action.operation, action.identity), []).append(number)

    def __iter__(self) -> Iterator[tuple[int, Action]]:
        return enumerate(self.actions)

    def __len__(self) -> int:
        return len(self.actions)

    def kind(self, number: int) -> Kind:
        """Return the description of the kind that an action is about."""
        return self.given.registry[self.actions[number].identity.kind]

    def of(self, operation: str, identity: Identity) -> Sequence[int]:
        """Return the actions of that operation on an object."""
        return self._by.get((operation, identity), ())

    def altered(self) -> Iterator[Sequence[int]]:
        """Yield the alterations of each object that has any."""
        yield from (numbers for (operation, _), numbers in self._by.items() if operation == "alter")

    def bringing(self, operation: str, identity: Identity) -> Sequence[int]:
        """Return the actions that bring an operation about for an object: its own, and those on its parents."""
        found = self.of(operation, identity)
        kind = self.given.registry[identity.kind]
        if kind.inheritance.inherited_from is None or (found and operation == "create"):
            return found
        catalog = self.given.live if operation == "drop" else self.given.target
        item = catalog.get(identity)
        if item is None:
            return found
        for parent in kind.inheritance.inherited_from(item, catalog):
            found = (*found, *self.bringing(operation, parent))
        if operation == "create":
            found = (*found, *self.of("create", catalog.root(item)))
        return found

    def making(self, identity: Identity) -> Sequence[int]:
        """Return the actions that create an object, or make it anew beside the old one."""
        if created := self.of("create", identity):
            return created
        return [
            n
            for n in self.of("alter", identity)
            if (strategy := self.actions[n].strategy) is not None and strategy.replaces_type
        ]

    @cached_property
    def roots(self) -> Sequence[Identity]:
        """The top-level object that each action is about."""
        return [self.given.root_of(action.item) for action in self.actions]

    def root(self, number: int) -> Identity:
        """Return the top-level object that an action is about."""
        return self.roots[number]

    def references(self, number: int) -> Sequence[Ref]:
        """Return what an action's object refers to when the action has run; nothing for what is dropped.

        A shell refers to nothing but its schema, and a new object to nothing in the fields that are set later. What is
        altered in other fields has in these what it had.
        """
        return self._references[number]

    def takes_all_columns(self, number: int, relation: Identity) -> bool:
        """Tell whether a text of what an action makes can stand for the columns that a relation has when it runs."""
        new = self.actions[number].new
        return new is not None and takes_all_columns(new, relation, self.given.registry)

    def is_only_owned(self, item: Object | None, by: Identity) -> bool:
        """Tell whether a top-level object is dropped with another one, and depends on nothing else of it.

        The sequence that a column owns does not depend on the column's type.
        """
        if item is None or item.parent is not None:
            return False
        return self.given.registry[item.identity.kind].dependencies.dropped_with(item) == by

    @cached_property
    def _references(self) -> Sequence[Sequence[Ref]]:
        return [self._referring(action) for action in self.actions]

    def _referring(self, action: Action) -> Sequence[Ref]:
        item = action.new
        if item is None or action.operation == "drop":
            return ()
        kind = self.given.registry[action.identity.kind]
        if action.template == SHELL:
            item = Object(item.identity, {}, item.parent)
        elif kind.fields.deferred and (action.operation == "create" or not sets_deferred_fields(action, kind)):
            item = _without_later(item, action, kind.fields.deferred)
        return tuple(self.given.target_names.of(item))

    def has_rows(self, number: int) -> bool:
        """Tell whether an action is about rows."""
        return self.given.holds_rows(self.actions[number].identity)

    def completes(self, number: int) -> bool:
        """Tell whether an alteration completes what the same plan creates; nothing else waits for that."""
        return self.actions[number].old is None and not self.has_rows(number)

    def is_there_without(self, number: int) -> bool:
        """Tell whether an object is there for others before that alteration of it."""
        return self.completes(number) or self.sets_deferred_fields(number)

    def sets_deferred_fields(self, number: int) -> bool:
        """Tell whether an alteration is of fields that nothing else waits for."""
        return sets_deferred_fields(self.actions[number], self.kind(number))

    def merges(self, number: int) -> bool:
        """Tell whether an alteration makes an object as the one of a parent has to find it, if that is created."""
        action, merged = self.actions[number], self.kind(number).inheritance.merged_fields
        return action.operation == "alter" and action.old is not None and not merged.isdisjoint(action.fields)

    @cached_property
    def barriers(self) -> Mapping[int, Barrier]:
        """The alterations that change what reaches the parts of other objects, as attaching a partition does."""
        found: dict[int, Barrier] = {}
        for number, action in self:
            order = self.kind(number).inheritance.attach_order
            if order is not None and action.operation == "alter":
                old, new = action.old or action.new, action.new
                assert old is not None
                found[number] = Barrier(*order(action.template, old, new))
        return found

    @cached_property
    def circular_kinds(self) -> frozenset[str]:
        """The kinds whose objects depend on routines that depend on them."""
        return frozenset(name for name, kind in self.given.registry.kinds.items() if kind.fields.circular)

    @cached_property
    def mutual_dependents(self) -> Mapping[Identity, set[Identity]]:
        """The routines that a live type and they themselves cannot be without one another, by type."""
        if not any(action.identity.kind in self.circular_kinds for action in self.actions):
            return {}
        found: dict[Identity, set[Identity]] = {}
        needs = {(d.dependent, d.referenced) for d in self.given.dependencies}
        for one, other in needs:
            if one.kind in self.circular_kinds and (other, one) in needs:
                found.setdefault(one, set()).add(other)
        return found


def _without_later(item: Object, action: Action, deferred: frozenset[str]) -> Object:
    """Return an object before the fields that are set later: a new one has none, an altered one what it had."""
    if deferred.isdisjoint(item.values) or (action.operation == "alter" and action.old is None):
        return item
    import msgspec

    had = action.old.values if action.operation == "alter" and action.old is not None else {}
    values = {k: had.get(k) if k in deferred else v for k, v in item.values.items() if k not in deferred or k in had}
    return msgspec.structs.replace(item, values=values)
