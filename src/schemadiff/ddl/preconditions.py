"""Guards: what must hold for a statement to run, so that a script can run twice and touches nothing else.

What carries its own IF [NOT] EXISTS or OR REPLACE needs none. What is made must not be there; what is replaced must
still have its old definition; what is rebuilt, and so has the same definition before and after, waits for the root
causes of the rebuild to be still ahead. What somebody else has redefined meanwhile, so that it is neither as it was nor
as it is to be (the template ``redefined_<template>``), is an error instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from schemadiff.catalog.objects import Identity, Object
from schemadiff.ddl.templates import Templates
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import ObjectNames
from schemadiff.kindspec.kind import Kind
from schemadiff.plan import FILLED, REDEFINED, STRENGTH, search_path
from schemadiff.planner import empty_tables
from schemadiff.planner.groups import Group
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.postgres.quoting import dollar_tag, literal, qualified
from schemadiff.references.roles import roles_of


class Precondition(NamedTuple):
    """Conditions that must all hold for a statement to run; definitional ones compare what the server prints."""

    conditions: tuple[str, ...]
    definitional: bool = False


class Lock(NamedTuple):
    """The lock that a statement takes on its relation, which a guard has to wait for too."""

    relation: tuple[str, ...]
    mode: str
    condition: str
    command: str

    @classmethod
    def of_table(cls, path: tuple[str, ...], mode: str, there: str) -> Lock:
        """By LOCK TABLE, where ``there`` says that it can be: an owner may have given up the rights, and when the
        script runs again, the name can be that of something else which the plan made."""
        return cls(path, mode, there, f"LOCK TABLE ONLY {qualified(path)} IN {mode} MODE")

    @classmethod
    def of_view(cls, path: tuple[str, ...], sort: str, there: str) -> Lock:
        """By a command that changes nothing: LOCK TABLE would lock what a view reads too.

        Resetting an option takes the lock that setting it does; views have no such option.
        """
        return cls(path, "ACCESS EXCLUSIVE", there, f"ALTER {sort} {qualified(path)} RESET (user_catalog_table)")

    def covers(self, other: Lock) -> bool:
        """Whether who holds this one need not take the other."""
        if self.relation != other.relation or (self.mode, other.mode) == ("SHARE", "SHARE UPDATE EXCLUSIVE"):
            return False
        return STRENGTH.index(self.mode) >= STRENGTH.index(other.mode)


class Other(NamedTuple):
    """The condition that something is neither as it was nor as it is to be, and what to say then."""

    condition: str
    message: str

    @property
    def printed(self) -> bool:
        """Whether it compares what the server prints, which depends on search_path."""
        return "pg_get_" in self.condition or "format_type" in self.condition


class Preconditions:
    """The guards of one plan's statements."""

    def __init__(
        self, given: PlanningInput, templates: Templates, groups: list[Group], *, renames: bool = False
    ) -> None:
        self._given = given
        self._renames = renames
        self._templates = templates
        self._registry = templates.registry
        actions = [a for g in groups for a in g]
        self._causes = {
            a.identity: a
            for a in actions
            if a.operation == "drop"
            or (a.operation == "alter" and a.strategy is not None and a.strategy.changed_aspects)
        }
        self._coming = {a.identity: a for a in actions if a.operation == "create" and not a.rebuild}
        self._claimed = frozenset(n for a in actions if not a.rebuild for n in a.acquires(self._registry))
        self._dropped = frozenset(a.identity for a in actions if a.operation == "drop" and not a.rebuild)

    def around(
        self,
        precondition: Precondition,
        statement: str | None,
        path: tuple[str, ...] | None,
        lock: Lock | None = None,
        others: tuple[Other, ...] = (),
    ) -> str:
        """The statement in a block that asks first; the question may need another search_path than the answer.

        Without a statement, the block only looks whether something is other than it may be.

        The lock comes before the question: whoever waits for it sees what the others have done meanwhile, since every
        statement of a block has a snapshot of its own.
        """
        text = "\n  AND ".join(precondition.conditions)
        tag = dollar_tag(f"{text}{statement}{others}{lock}", "schemadiff")
        inner = search_path(path) if path and precondition.definitional else ""
        context = {
            "tag": tag,
            "lock": lock,
            "others": others,
            "condition": text,
            "statement": statement,
            "path": inner,
            "pinned": search_path(()),
        }
        return self._templates.shared("guarded", context)

    def still(self, item: Object) -> str:
        """That a name still belongs to the same object: what changes places may be alike in all but that."""
        assert item.address is not None
        names = dict.fromkeys((".".join(item.identity.path), qualified(item.identity.path)))
        return (
            "pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address("
            f"{', '.join(map(str, item.address))})).object_names, '.') IN ({', '.join(map(literal, names))})"
        )

    def _undone(self, item: Object) -> str:
        """That what is to be replaced still is the old one; a rename before that may have respelt its definition."""
        old = self._as_it_goes(item)
        return _either([old, self.still(item)]) if self._renames and item.address is not None else old

    def _as_it_goes(self, item: Object) -> str:
        """That what is dropped has its definition, less what the drop of its partners takes out of that."""
        partners = self._registry[item.identity.kind].dependencies.optional_links
        named = partners(item) if partners is not None else ()
        cleared = {field for field, partner in named if self._goes(partner)}
        return self._templates.unchanged(item, goes=True, cleared=cleared)

    def _goes(self, identity: Identity) -> bool:
        action = self._causes.get(identity)
        return action is not None and action.operation == "drop"

    def _still_to_do(self, identity: Identity, seen: frozenset[Identity] = frozenset()) -> list[str]:
        """Conditions that hold while the causes of a rebuild are still ahead; the roots, since what lies between
        them and the rebuilt object reads the same before and after."""
        action = self._causes.get(identity)
        if action is None and (made := self._coming.get(identity)) is not None and made.new is not None:
            return [f"NOT {self._templates.exists(made.new, self._templates.target)}"]
        if action is None or identity in seen:
            return []
        if action.rebuild and action.causes:
            return [c for cause in action.causes for c in self._still_to_do(cause, seen | {identity})]
        assert action.old is not None
        if action.operation == "alter":
            # What follows is still ahead while it is to be converted, and while what it follows is still the old one.
            before = [c for cause in action.causes for c in self._still_to_do(cause, seen | {identity})]
            return [self._alter_precondition(action), *before]
        if action.rebuild and self._templates.has(self._registry[identity.kind], "unchanged"):
            return [self._undone(action.old)]
        return [self._templates.exists(action.old, self._templates.live)]

    def _alter_precondition(self, action: Action) -> str:
        own = f"when_{action.template}"
        if self._templates.has(self._registry[action.identity.kind], own):
            return self._templates.fill(action.identity.kind, own, self._templates.context(action))
        assert action.old is not None
        return self._templates.unchanged(action.old)

    def of(self, actions: Iterable[Action]) -> Precondition | None:
        """What must hold for a statement that carries these actions; None where they say so themselves."""
        actions = list(actions)
        found = [precondition for a in actions if (precondition := self._precondition_of(a)) is not None]
        if gone := [self._templates.exists(role, self._templates.live) for a in actions for role in self._leaving(a)]:
            found.append(Precondition(tuple(gone)))
        if not found:
            return None
        conditions = dict.fromkeys(c for precondition in found for c in precondition.conditions)
        return Precondition(tuple(conditions), any(g.definitional for g in found))

    def others(self, actions: Iterable[Action]) -> Iterable[Other]:
        """What must not be, so that nothing is overwritten or dropped that somebody else has made of an object.

        A rename in the same plan may respell definitions; what is rebuilt is as it was whether or not it was done; what
        has stepped aside for its successor is under a name of ours.
        """
        for action in actions:
            kind = self._registry[action.identity.kind]
            if empty_tables.is_empty(action, self._given):
                yield self._filled(action)
            if self._renames or action.old is None or not self._templates.may_ask(action.identity):
                continue
            own = self._templates.has(kind, f"redefined_{action.template}")
            aside = action.strategy is not None and action.strategy.replaces_type
            if not own and (action.operation != "drop" or aside or not self._knows(kind)):
                continue
            new = None
            printed: list[Object] = []
            if action.operation != "drop" or action.rebuild:
                new = self._templates.canonical(action.identity)
                if new is None or action.causes or not (own or self._templates.printed_alike(new)):
                    continue
                printed = self._templates.without_defaults(new)
                if not printed:
                    continue
            if own:
                found = self._templates.redefined(action, f"redefined_{action.template}", new)
            else:
                found = self._neither(action.old, printed)
            if found:
                yield Other(found, f"{self._registry.title(action.identity)} {REDEFINED}")

    def _filled(self, action: Action) -> Other:
        """That there are rows by now whose values the action would lose, where the plan was made for none."""
        relation = empty_tables.losing(action, self._given)
        assert relation is not None and action.old is not None
        is_drop = action.operation == "drop"
        ahead = (
            self._templates.exists(action.old, self._templates.live) if is_drop else self._alter_precondition(action)
        )
        rows = f"EXISTS (SELECT FROM {qualified(relation.path)})"
        return Other(f"{ahead}\n  AND {rows}", f"{self._registry.title(relation)} {FILLED}")

    def _knows(self, kind: Kind) -> bool:
        return all(self._templates.has(kind, template) for template in ("exists", "unchanged"))

    def _neither(self, old: Object, new: Iterable[Object]) -> str:
        """That an object is there, and neither as it was nor, where it is made anew, as it is to be, however that is
        printed."""
        conditions = [self._templates.exists(old, self._templates.live), f"NOT ({self._as_it_goes(old)})"]
        conditions += [f"NOT ({self._templates.has_definition(n, self._templates.target)})" for n in new]
        return "\n  AND ".join(conditions)

    def _leaving(self, action: Action) -> Iterable[Object]:
        """What an action takes something from before it is dropped; a statement cannot name it then.

        That is roles, and what traits name by themselves: it is named to be taken out.
        """
        if action.old is None or action.operation == "create":
            return
        kind = self._registry[action.identity.kind]
        named = [Identity("role", (role,)) for role in roles_of(action.old, kind)]
        for described in kind.fields if kind.yaml.layout is Layout.PROPERTY else ():
            if isinstance(described.type, ObjectNames):
                named += described.type.identities(action.old.get(described.name, ()))
        for identity in dict.fromkeys(named):
            if identity in self._dropped:
                yield self._templates.live.catalog[identity]

    def _precondition_of(self, action: Action) -> Precondition | None:
        kind = self._registry[action.identity.kind]
        if action.operation == "create":
            assert action.new is not None
            if self._templates.has(kind, own := f"when_{action.template}"):
                return Precondition((self._templates.fill(kind.name, own, self._templates.context(action)),))
            if self._is_silent(action, kind) or not self._templates.has(kind, "exists"):
                return None
            return Precondition((f"NOT {self._templates.exists(action.new, self._templates.target)}",))
        if action.operation == "alter":
            guarded = (action.strategy is not None and action.strategy.guarded) or self._templates.has(
                kind, f"when_{action.template}"
            )
            condition = self._alter_precondition(action) if guarded else ""
            return Precondition((condition,), True) if condition else None
        assert action.old is not None
        if action.rebuild and not action.causes:
            return Precondition((self._undone(action.old),), True) if self._templates.has(kind, "unchanged") else None
        if action.rebuild:
            causes = [c for cause in action.causes for c in self._still_to_do(cause)]
            return (
                Precondition((self._templates.exists(action.old, self._templates.live), _either(causes)), True)
                if causes
                else None
            )
        silent = self._is_silent(action, kind) and kind.dependencies.dropped_with(action.old) not in self._dropped
        if (not silent or not self._claimed.isdisjoint(kind.takes(action.old))) and self._templates.has(kind, "exists"):
            return Precondition((self._templates.exists(action.old, self._templates.live),))
        return None

    def _is_silent(self, action: Action, kind: Kind) -> bool:
        """Whether the statement itself does nothing where it has run."""
        if action.operation not in kind.statements.idempotent:
            return False
        parent = action.item.parent
        above = self._templates.target.catalog.get(parent) if parent is not None else None
        return above is None or not kind.statements.needs_precondition_below(above)


def _either(conditions: list[str]) -> str:
    unique = list(dict.fromkeys(conditions))
    return unique[0] if len(unique) == 1 else "(" + "\n    OR ".join(unique) + ")"
