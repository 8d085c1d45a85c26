"""Preconditions of statements, so that a script can run twice and never overwrites changes of other sessions.

A statement with its own IF [NOT] EXISTS or OR REPLACE needs none. What is created must not exist; what is replaced must
have its old definition; for a rebuilt object, whose definition is the same before and after, the changes that caused
the rebuild must still have to be done. An object that another session has changed, so that it has neither its old nor
its new definition (the template ``redefined_<template>``), raises an error instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.objects import Identity, Object
from schemadiff.ddl.templates import Templates
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import ObjectNames
from schemadiff.kindspec.kind import Kind
from schemadiff.plan import FILLED, REDEFINED, VALUED, search_path
from schemadiff.planner import lost_values
from schemadiff.planner.groups import Group
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.postgres.lock_modes import STRENGTH
from schemadiff.postgres.quoting import dollar_tag, ident, literal, qualified
from schemadiff.references.roles import roles_of


class Precondition(NamedTuple):
    """Conditions that must all hold for a statement to run; some compare definitions as the server prints them."""

    conditions: tuple[str, ...]
    definitional: bool = False


class Lock(NamedTuple):
    """The lock that a statement takes on its relation, which its precondition has to take first."""

    relation: tuple[str, ...]
    mode: str
    condition: str
    command: str

    @classmethod
    def of_table(cls, path: tuple[str, ...], mode: str, there: str) -> Lock:
        """Return a lock by LOCK TABLE, taken where the condition ``there`` holds.

        An owner may have revoked their own privileges, and when a script runs again, the name can belong to another
        object that the plan has created.
        """
        return cls(path, mode, there, f"LOCK TABLE ONLY {qualified(path)} IN {mode} MODE")

    @classmethod
    def of_view(cls, path: tuple[str, ...], sort: str, there: str) -> Lock:
        """Return a lock by a command that changes nothing: LOCK TABLE would lock what a view reads as well.

        Resetting an option takes the same lock as setting it; views do not have this option.
        """
        return cls(path, "ACCESS EXCLUSIVE", there, f"ALTER {sort} {qualified(path)} RESET (user_catalog_table)")

    def covers(self, other: Lock) -> bool:
        """Tell whether this lock includes another one."""
        if self.relation != other.relation or (self.mode, other.mode) == ("SHARE", "SHARE UPDATE EXCLUSIVE"):
            return False
        return STRENGTH.index(self.mode) >= STRENGTH.index(other.mode)


class Other(NamedTuple):
    """The condition that an object has neither its old nor its new definition, and the error message for it."""

    condition: str
    message: str
    also: str = ""
    """A second condition, which can be asked only where the first is true."""

    @property
    def printed(self) -> bool:
        """Tell whether it compares what the server prints, which depends on search_path."""
        return "pg_get_" in self.condition or "format_type" in self.condition


class Preconditions:
    """The preconditions of one plan's statements."""

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
        self._turn = {(a.operation, a.identity): n for n, a in enumerate(actions)}
        self._made = {a.identity: a for a in actions if a.operation == "create"}
        self._coming = {identity: a for identity, a in self._made.items() if not a.rebuild}
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
        """Return a DO block that runs the statement if its precondition holds.

        Without a statement, the block only raises the errors of ``others``. The precondition may need another
        search_path than the statement.

        The lock comes first: the next statement of the block has a new snapshot and sees what was committed while it
        waited.
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
        """Return the condition that a name still belongs to the same object.

        It is for objects that exchange names and may be equal in all else.
        """
        assert item.address is not None
        names = dict.fromkeys((".".join(item.identity.path), qualified(item.identity.path)))
        return (
            "pg_catalog.array_to_string((pg_catalog.pg_identify_object_as_address("
            f"{', '.join(map(str, item.address))})).object_names, '.') IN ({', '.join(map(literal, names))})"
        )

    def _undone(self, item: Object) -> str:
        """Return the condition that an object to be replaced has its old definition.

        A rename that runs before can change how the definition is printed.
        """
        old = self._as_it_goes(item)
        by_address = self._renames and item.address is not None and not self._given.elsewhere
        return _either([old, self.still(item)]) if by_address else old

    def _as_it_goes(self, item: Object) -> str:
        """Return the condition that an object to be dropped has its definition, without links to dropped partners."""
        partners = self._registry[item.identity.kind].dependencies.optional_links
        named = partners(item) if partners is not None else ()
        # What is its own partner keeps that link until it is dropped.
        cleared = {field for field, partner in named if partner != item.identity and self._goes(partner)}
        return self._templates.unchanged(item, goes=True, cleared=cleared)

    def _goes(self, identity: Identity) -> bool:
        action = self._causes.get(identity)
        return action is not None and action.operation == "drop"

    def _still_to_do(self, identity: Identity, seen: frozenset[Identity] = frozenset()) -> list[str]:
        """Return conditions that hold while the causes of a rebuild have still to be done.

        Only the root causes count: objects between them and the rebuilt one have the same definition before and after.
        """
        action = self._causes.get(identity)
        if action is None and (made := self._coming.get(identity)) is not None and made.new is not None:
            return [f"NOT {self._templates.exists(made.new, self._templates.target)}"]
        if action is None or identity in seen:
            return []
        if action.rebuild and action.causes:
            return [c for cause in action.causes for c in self._still_to_do(cause, seen | {identity})]
        assert action.old is not None
        if action.operation == "alter":
            # A converted object is still to be done while its type is the old one, and while the type itself is.
            before = [c for cause in action.causes for c in self._still_to_do(cause, seen | {identity})]
            return [self._alter_precondition(action), *before]
        if action.rebuild and self._templates.has(self._registry[identity.kind], "unchanged"):
            return [self._undone(action.old)]
        return [self._templates.exists(action.old, self._templates.live)]

    def _alter_precondition(self, action: Action) -> str:
        """Return the condition that an alteration has still to be done; ``undone_…`` where it can run twice itself."""
        for own in (f"when_{action.template}", f"undone_{action.template}"):
            if self._templates.has(self._registry[action.identity.kind], own):
                return self._templates.fill(action.identity.kind, own, self._templates.context(action))
        assert action.old is not None
        return self._templates.unchanged(action.old)

    def of(self, actions: Iterable[Action]) -> Precondition | None:
        """Return the precondition of a statement with these actions; None where the statement has its own."""
        actions = list(actions)
        found = [precondition for a in actions if (precondition := self._precondition_of(a)) is not None]
        others = [o for a in actions for o in (*self._leaving(a), *self._replaced_root(a))]
        if gone := [self._templates.exists(other, self._templates.live) for other in others]:
            found.append(Precondition(tuple(gone)))
        if not found:
            return None
        conditions = dict.fromkeys(c for precondition in found for c in precondition.conditions)
        return Precondition(tuple(conditions), any(g.definitional for g in found))

    def others(self, actions: Iterable[Action]) -> Iterable[Other]:
        """Yield the error conditions of a statement: another session has changed an object that it replaces or drops.

        There are none with renames in the same plan, which may change printed definitions, none for what is only
        rebuilt, and none for a type under its temporary name.
        """
        for action in actions:
            kind = self._registry[action.identity.kind]
            if lost_values.is_empty(action, self._given):
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
        """Return the error condition that there are rows or values by now, where there were none."""
        loss = lost_values.losing(action, self._given)
        assert loss is not None and action.old is not None
        relation, column = loss
        is_drop = action.operation == "drop"
        ahead = (
            self._templates.exists(action.old, self._templates.live) if is_drop else self._alter_precondition(action)
        )
        if column is not None and relation not in self._given.server.empty_relations:
            values = f"EXISTS (SELECT FROM {qualified(relation.path)} WHERE {ident(column.name)} IS NOT NULL)"
            return Other(ahead, f"{self._registry.title(column)} {VALUED}", values)
        rows = f"EXISTS (SELECT FROM {qualified(relation.path)})"
        message = f"{self._registry.title(relation)} {FILLED}"
        return Other(f"{ahead}\n  AND {rows}", message) if column is not None else Other(ahead, message, rows)

    def _knows(self, kind: Kind) -> bool:
        return all(self._templates.has(kind, template) for template in ("exists", "unchanged"))

    def _neither(self, old: Object, new: Iterable[Object]) -> str:
        """Return the condition that an object exists with neither its old definition nor, if any, its new one."""
        conditions = [self._templates.exists(old, self._templates.live), f"NOT ({self._as_it_goes(old)})"]
        conditions += [f"NOT ({self._templates.has_definition(n, self._templates.target)})" for n in new]
        return "\n  AND ".join(conditions)

    def _leaving(self, action: Action) -> Iterable[Object]:
        """Yield objects that the action removes something from before they are dropped.

        A statement cannot name them once they are gone. These are roles, and what properties name themselves.
        """
        if action.old is None or action.operation == "create":
            return
        kind = self._registry[action.identity.kind]
        named = [structure.role(role) for role in roles_of(action.old, kind)]
        for described in kind.fields if kind.yaml.layout is Layout.PROPERTY else ():
            if isinstance(described.type, ObjectNames):
                named += described.type.identities(action.old.get(described.name, ()))
        for identity in dict.fromkeys(named):
            if identity in self._dropped:
                yield self._templates.live.catalog[identity]

    def _replaced_root(self, action: Action) -> Iterable[Object]:
        """Yield what is dropped after this part of it, and whose name something of another kind then takes.

        When a script runs again, the latter could have such a part as well: a view has columns and defaults.
        """
        if action.operation == "create" or action.old is None or action.old.parent is None:
            return
        live = self._templates.live.catalog
        root = live.get(live.root(action.old))
        if root is None or root.identity not in self._dropped:
            return
        if not self._claimed.isdisjoint(self._registry[root.identity.kind].takes(root)):
            yield root

    def _precondition_of(self, action: Action) -> Precondition | None:
        kind = self._registry[action.identity.kind]
        if action.operation == "alter":
            own = self._templates.has(kind, f"when_{action.template}")
            guarded = own or (action.strategy is not None and action.strategy.guarded)
            condition = self._alter_precondition(action) if guarded else ""
            return Precondition((condition,), True) if condition else None
        if action.rebuild and action.operation == "drop":
            return self._of_rebuilt(action, kind)
        if condition := self._own_condition(action, kind):
            return Precondition((condition,))
        if not self._templates.has(kind, "exists"):
            return None
        if action.operation == "create":
            assert action.new is not None
            if self._is_silent(action, kind):
                return None
            return Precondition((f"NOT {self._templates.exists(action.new, self._templates.target)}",))
        assert action.old is not None
        silent = self._is_silent(action, kind) and kind.dependencies.dropped_with(action.old) not in self._dropped
        if silent and self._claimed.isdisjoint(kind.takes(action.old)):
            return None
        return Precondition((self._templates.exists(action.old, self._templates.live), *self._successors(action)))

    def _own_condition(self, action: Action, kind: Kind) -> str:
        """Return the condition that a kind has of its own for a statement; empty where it has none."""
        own = f"when_{action.template}"
        if not self._templates.has(kind, own):
            return ""
        return self._templates.fill(kind.name, own, self._templates.context(action))

    def _of_rebuilt(self, action: Action, kind: Kind) -> Precondition | None:
        """Return the precondition of dropping what is created again."""
        assert action.old is not None
        if not action.causes:
            if not self._templates.has(kind, "unchanged"):
                return None
            return Precondition((self._undone(action.old), *self._successors(action)), True)
        causes = [c for cause in action.causes for c in self._still_to_do(cause)]
        if not causes:
            return None
        return Precondition((self._templates.exists(action.old, self._templates.live), _either(causes)), True)

    def _successors(self, action: Action) -> list[str]:
        """Return the conditions that what replaces a dropped object on a table in use is there.

        The server may have refused it after the plan was made, or a precondition of its own did not hold. What can be
        built only after the drop is none of them.
        """
        if action.online is None:
            return []
        made = [a for identity in action.online.after if (a := self._made.get(identity)) is not None]
        return [
            self._templates.exists(a.new, self._templates.target)
            for a in made
            if a.new is not None and self._turn[a.operation, a.identity] < self._turn[action.operation, action.identity]
        ]

    def _is_silent(self, action: Action, kind: Kind) -> bool:
        """Tell whether the statement itself does nothing if it has run before."""
        if action.operation not in kind.statements.idempotent:
            return False
        parent = action.item.parent
        above = self._templates.target.catalog.get(parent) if parent is not None else None
        return above is None or not kind.statements.needs_precondition_below(above)


def _either(conditions: list[str]) -> str:
    unique = list(dict.fromkeys(conditions))
    return unique[0] if len(unique) == 1 else "(" + "\n    OR ".join(unique) + ")"
