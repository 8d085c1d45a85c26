"""The effects of one plan's statements: the rows of the effects table for their actions, and whom they concern."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.statements import Migration
from schemadiff.plan import PARTS, Effects
from schemadiff.planner.effect_table import combined, effects
from schemadiff.planner.groups import Group
from schemadiff.planner.locked_relations import LockedRelations, Subject
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.postgres.lock_modes import STRENGTH

Locks = tuple[tuple[str, str], ...]
"""Relations, as they are called when the statement runs, each with the mode of a lock."""

_OTHERS = STRENGTH.index("SHARE UPDATE EXCLUSIVE")
"""The weakest mode that is named on other relations: every query takes weaker ones."""


class _Part(NamedTuple):
    """The effects of one change of a statement, and the locks on further relations."""

    effects: Effects
    also: dict[Identity, str]


class StatementEffects:
    """Looks up the effects of one plan's statements, which have to be asked about in the order in which they run."""

    def __init__(self, given: PlanningInput, migration: Migration, groups: Iterable[Group] = ()) -> None:
        self._given = given
        self._registry = given.registry
        self._relations = LockedRelations(given)
        self._migration = migration._replace(below=self._relations.below)
        self._made = frozenset(a.identity for g in groups for a in g if a.operation == "create")

    def of_actions(self, actions: Iterable[Action], main: Action) -> tuple[Effects, Locks]:
        """Return the effects of actions in one statement, and the locks on further relations.

        ``main`` leads the statement: it is about the relation of that one.
        """
        parts, own = [], self._given.root_of(main.item)
        for action in actions:
            subject = _subject(action)
            part = self._part(action.effects_row, subject)
            root = self._given.root_of(action.item)
            if root != own and root in self._given.live and self._is_relation(root):
                part.also[root] = part.effects.lock
            parts.append(part)
            self._relations.after(part.effects, subject)
        return self._together(parts, own, new=self._is_new(main, own))

    def of_templates(self, *parts: tuple[str, Subject]) -> tuple[Effects, Locks]:
        """Return the same for templates that a statement is written by without actions of their own.

        It is about the relation of the first one.
        """
        own = self._given.root_of(parts[0][1].item)
        new = own in self._made and own not in self._given.live
        found = []
        for row, subject in parts:
            part, root = self._part(row, subject), self._given.root_of(subject.item)
            if root != own and self._is_relation(root):
                # A name derived from a column that is inherited from the renamed one.
                also = {root: part.effects.lock, **part.also} if root in self._given.live else part.also
                part = _Part(replace(part.effects, lock="NONE"), also)
            found.append(part)
        return self._together(found, own, new=new)

    def _is_new(self, main: Action, root: Identity) -> bool:
        """Tell whether the statement is about a relation or other object that the plan creates, or has created."""
        return root in self._made and (main.operation != "drop" or root not in self._given.live)

    def _is_relation(self, identity: Identity) -> bool:
        return self._registry[identity.kind].inheritance.parent_relations is not None

    def _part(self, row: str, subject: Subject) -> _Part:
        item = subject.item
        kind = self._registry[item.identity.kind]
        row = kind.statements.effects_form(row, *subject, self._migration)
        found = effects(self._registry, kind.name, row, self._given.version)
        if not found.others and not found.scan and not found.rewrite:
            return _Part(found, {})
        if any(role in found.others for role in PARTS) and self._is_part_new(subject):
            found = replace(found, others={r: m for r, m in found.others.items() if r not in PARTS}, builds=False)
        also = self._relations.of(found, subject)
        if self._registry[self._given.root_of(item).kind].stored.remote and not also:
            found = replace(found, scan=False, rewrite=False)
        return _Part(found, also)

    def _is_part_new(self, subject: Subject) -> bool:
        """Tell whether the plan creates the index or sequence: the object, what it belongs to or is inherited from."""
        item = subject.item
        above = self._given.inherited_from(item, self._given.target)
        own = (item.identity,) if subject.old is not None else ()
        return not self._made.isdisjoint((*own, *above, *((item.parent,) if item.parent is not None else ())))

    def _together(self, parts: list[_Part], own: Identity, *, new: bool) -> tuple[Effects, Locks]:
        """Return the effects of a statement; ``new`` says that its relation is created by the plan.

        A lock on such a relation affects nobody, and a table has no rows then. What a statement reads without a lock on
        it are rows of others, as of the default partition beside a new one.
        """
        found = combined(part.effects for part in parts)
        also: dict[Identity, str] = {}
        for part in parts:
            for identity, mode in part.also.items():
                if identity != own and STRENGTH.index(mode) >= _OTHERS:
                    also[identity] = max(mode, also.get(identity, "NONE"), key=STRENGTH.index)
        has = {role for role in found.others if (role not in PARTS and also) or (role in PARTS and not new)}
        found = replace(found, others={role: mode for role, mode in found.others.items() if role in has})
        if new:
            reads_others = any(part.effects.scan and part.effects.lock == "NONE" for part in parts)
            empty = self._registry[own.kind].stored.lockable
            found = replace(found, lock="NONE", precondition_lock=None, rewrite=False)
            scan = found.scan and (reads_others or not empty)
            found = replace(found, scan=scan, builds=found.builds and not empty)
        return found, tuple((".".join(identity.path), mode) for identity, mode in also.items())


def _subject(action: Action) -> Subject:
    return Subject(
        action.old if action.operation != "create" else None, action.new if action.operation != "drop" else None
    )
