"""Which of the relations that there are before a plan are below which others when one of its steps runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemadiff.catalog.objects import Identity
from schemadiff.planner.groups import Group
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.references.hierarchy import Hierarchy


class _Move(NamedTuple):
    """The parents that a relation has once a step has run."""

    position: int
    parents: frozenset[tuple[str, ...]]


class PresentRelations:
    """The live relations, as the plan drops, detaches and attaches them."""

    def __init__(self, given: PlanningInput, groups: Iterable[Group], live: Hierarchy) -> None:
        """Take the groups in the order in which they run."""
        self._given = given
        self._live = live
        self._positions: dict[int, int] = {}
        self._moves: dict[Identity, list[_Move]] = {}
        self._joining: dict[tuple[str, ...], list[Identity]] = {}
        for position, group in enumerate(groups):
            self._positions[id(group)] = position
            for action in group:
                self._add(action, position)

    def _add(self, action: Action, position: int) -> None:
        kind = self._given.registry[action.identity.kind]
        parents_of = kind.inheritance.parent_relations
        if parents_of is None or action.old is None:
            return
        before = frozenset(parents_of(action.old))
        if action.operation == "drop":
            after: frozenset[tuple[str, ...]] = frozenset()
        elif self.joins(action):
            after = frozenset(parents_of(action.new or action.old))
        elif self._leaves(action):
            after = before & frozenset(parents_of(action.new or action.old))
        else:
            return
        self._moves.setdefault(action.identity, []).append(_Move(position, after))
        for path in after - before:
            self._joining.setdefault(path, []).append(action.identity)

    def joins(self, action: Action) -> bool:
        """Tell whether a statement attaches its relation to another one."""
        return self._reaches(action) and not self._leaves(action)

    def _leaves(self, action: Action) -> bool:
        return (
            self._reaches(action) and action.template in self._given.registry[action.identity.kind].statements.run_early
        )

    def _reaches(self, action: Action) -> bool:
        """Tell whether a statement changes what reaches a relation."""
        kind = self._given.registry[action.identity.kind]
        order, parents_of = kind.inheritance.attach_order, kind.inheritance.parent_relations
        if action.operation != "alter" or order is None or parents_of is None or action.new is None:
            return False
        return any(order(action.template, action.old or action.new, action.new))

    def below(self, relation: Identity, group: Group) -> list[Identity] | None:
        """Return the descendants of a relation when a group runs; None if they are those of before the plan."""
        position = self._positions.get(id(group))
        if not self._moves or position is None:
            return None
        found = {relation: None}
        left = [relation]
        for one in left:
            for identity in self._children(one, position):
                if identity not in found:
                    found[identity] = None
                    left.append(identity)
        del found[relation]
        return None if found.keys() == set(self._live.below(relation)) else list(found)

    def _children(self, relation: Identity, position: int) -> Iterator[Identity]:
        path, there = relation.path, dict.fromkeys(self._live.children(relation))
        for identity in (*there, *dict.fromkeys(self._joining.get(path, ()))):
            moved = next((m.parents for m in reversed(self._moves.get(identity, ())) if m.position < position), None)
            if (path in moved) if moved is not None else identity in there:
                yield identity
