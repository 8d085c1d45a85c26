"""The templates of all kinds, and what they are filled with."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from functools import cached_property, partial
from typing import Any

import msgspec

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.values import HandsOut
from schemadiff.ddl import clauses, filters, object_names, statement_meaning
from schemadiff.ddl.macros import Macros
from schemadiff.ddl.template_objects import Side, View
from schemadiff.errors import Finding, InputError
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Expression, IndexElements, PartitionBound, Query, RuleCommands, SqlBody
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.statements import Migration
from schemadiff.planner import type_conversion
from schemadiff.planner.groups import Group
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.postgres.quoting import qualified
from schemadiff.references.hierarchy import Hierarchy
from schemadiff.references.roles import handed_out
from schemadiff.references.texts import texts

_CANONICAL_FORMS = (Expression, Query, SqlBody, RuleCommands, PartitionBound)
"""Texts that the server prints in a spelling of its own."""

_MOST_WORDS = 3
"""How many words that may be left out are tried; each doubles what a guard compares."""


class _Count:
    """How many rows a data check found, which a message says before it is known: str.format() puts it in."""

    def __str__(self) -> str:
        return "\0count\0"

    def __call__(self, one: str, many: str) -> str:
        return f"\0count:{one}|{many}\0"


_COUNT = _Count()


class _Context(dict[str, Any]):
    """What templates can name, some of it worked out where one names it."""

    def __init__(self, given: Mapping[str, Any], later: Mapping[str, Callable[[], Any]]) -> None:
        super().__init__(given)
        self._later = later

    def __missing__(self, name: str) -> Any:
        self[name] = found = self._later[name]()
        return found


class Templates:
    """Fills templates for the actions of one plan."""

    def __init__(self, given: PlanningInput, groups: Iterable[Group]) -> None:
        self.registry = given.registry
        self._version = given.version
        self.live = Side(given.live, given.registry, live=True)
        self.target = Side(given.target, given.registry, live=False)
        self._canonical_texts = given.server.canonical_texts
        self._user = given.server.current_user
        """The connected role."""
        actions = [action for group in groups for action in group]
        previous = {a.rename.after: a.rename.before.identity for a in actions if a.rename is not None}
        self.migration = Migration(
            given.live, self.target.names, self._version, previous, given.server.volatile_routines
        )
        made = frozenset(a.identity for a in actions if a.operation == "create")
        called = object_names.filters(self.registry, made, _handed_out(given), self._user)
        every = {**filters.FILTERS, **clauses.FILTERS, **called, **self._filters()}
        self._macros = Macros(self.registry.templates, every, kept=not self.registry.extended)
        self._aside: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self._touched: dict[Identity, set[str]] = {}
        self._properties: dict[str, Mapping[str, None]] = {}
        """By kind, those of its children that there is one of at most."""
        for action in actions:
            if (
                action.strategy is not None
                and action.strategy.replaces_type
                and action.operation == "alter"
                and action.old is not None
            ):
                kind = self.registry[action.identity.kind]
                moves = type_conversion.renamed_paths(kind, action.old, self.migration.live)
                self._aside.update({(kind.naming.namespace, before): after for before, after in moves.items()})
            if action.item.parent is not None:
                self._touched.setdefault(action.item.parent, set()).add(action.identity.kind)

    def _filters(self) -> dict[str, Any]:
        """The filters that look at this plan, those that kinds bring among them."""
        of_kinds = (kind.statements.template_filters for kind in self.registry.kinds.values())
        return {
            "regprocedure": partial(filters.regprocedure, version=self._version),
            "regoperator": partial(filters.regoperator, version=self._version),
            "as_found": self._as_found,
            "found_as": self._found_as,
            "owner_to_take": self._owner_to_take,
            "with_descendants": self._with_descendants,
            **{name: make(self.migration) for brought in of_kinds for name, make in brought.items()},
        }

    def _as_found(self, text: str, goes: bool = False, namespace: str = "type") -> str:
        """A type, or another name, as a statement finds it: under the one that it has aside, where it is made anew.

        What is dropped (``goes``) goes before anything that it relies on steps aside.
        """
        return text if goes else self._stood_aside(text, namespace)

    def _found_as(self, text: str) -> list[str]:
        """What a type is called while a column leaves it: the type can step aside before or after that."""
        return list(dict.fromkeys((text, self._stood_aside(text, "type"))))

    def _stood_aside(self, text: str, namespace: str) -> str:
        if not self._aside:
            return text
        moved = [
            (u.start, u.end, qualified(new))
            for u in sql.user_types(text)
            if (new := self._aside.get((namespace, u.parts))) is not None
        ]
        return sql.splice(text, moved)

    def _with_descendants(self, path: tuple[str, ...]) -> list[str]:
        """What statements have to name so that they reach a table with its heirs, and no foreign table."""
        apart = self._hierarchy.apart(Identity("table", path))
        return [f"ONLY {qualified(i.path)}" for i in apart] or [qualified(path)]

    @cached_property
    def _hierarchy(self) -> Hierarchy:
        return Hierarchy(self.target.catalog, self.registry)

    def _owner_to_take(self, item: View) -> str | None:
        """The role that what has its owner from something else has to be given first; None where it has it by then."""
        live, target, user = self.live.catalog, self.target.catalog, self._user
        held = live.get(Identity("owner", (item.kind.name, *item.path)))
        now = held.get("role") if held is not None else user
        for of in item.kind.privileges.owner_follows(item.object):
            followed = Identity("owner", (of.kind, *of.path))
            if of in target:
                found = target.get(followed) or live.get(followed)
                role: str = found.get("role") if found is not None else user
                return None if role == now else role
        return None

    def may_ask(self, identity: Identity) -> bool:
        """Whether the server can be asked about it: up to 15 not where it has arguments of a type that is a shell."""
        return self._version >= 16 or "." not in (identity.arguments or "")

    def has(self, kind: Kind, template: str) -> bool:
        """Whether the kind has a template of that name."""
        return self.registry.has_template(kind.name, template)

    def text(self, kind: str, template: str, context: Mapping[str, Any]) -> str:
        """What a kind's template gives, whatever that means."""
        return self._macros.call(kind, template, context).rstrip(";")

    def fill(self, kind: str, template: str, context: Mapping[str, Any]) -> str:
        """A kind's template, filled; InputError where that would be something else than the template means."""
        text = self.text(kind, template, context)
        with self._located(context):
            return statement_meaning.filled(self.registry, kind, template, text, context.get("inline", ()))

    def altered(self, table: View, subcommands: list[str], item: Object) -> str:
        """One ALTER TABLE of all these subcommands; ``item`` is the first object that they are about."""
        text = self.shared("alter_table", {"relation": table, "subcommands": subcommands})
        with self._located({"new": View(item, self.target)}):
            parts = (piece for one in subcommands if isinstance(one, statement_meaning.Fragment) for piece in one.means)
            statement_meaning.hold(text, ("(AlterTable:TABLE|AlterTable:FOREIGN_TABLE)", *parts))
        return text

    @contextmanager
    def _located(self, context: Mapping[str, Any]) -> Iterator[None]:
        """A text that means something else is told at the place of the object that it is about."""
        try:
            yield
        except statement_meaning.Broken as broken:
            views = (context.get(name) for name in ("new", "item", "old"))
            item = next((view.object for view in views if isinstance(view, View)), None)
            what = f"{self.registry.title(item.identity)}: " if item is not None else ""
            message = f"{what}what is declared does not stay within its statement: {broken}; nothing is written"
            raise InputError([Finding(message, item.place if item is not None else None)]) from None

    def message(self, kind: str, template: str, context: MutableMapping[str, Any]) -> str:
        """What a data check tells, with the counts left out: a text for str.format(), whatever the names in it are."""
        text = self._macros.call(kind, f"message_{template}", ChainMap({"count": _COUNT}, context))
        pieces = text.replace("{", "{{").replace("}", "}}").split("\0")
        return "".join(part if place % 2 == 0 else f"{{{part}}}" for place, part in enumerate(pieces))

    def shared(self, name: str, context: Mapping[str, Any]) -> str:
        """What the engine itself writes around statements: a macro of ``templates/sql/blocks.sql.j2``."""
        return self._macros.call("sql/blocks", name, context)

    def action(self, action: Action, **more: Any) -> str:
        """The action's own template, filled."""
        return self.fill(action.identity.kind, action.template, self.context(action, **more))

    def exists(self, item: Object, side: Side) -> str:
        """The condition that an object of that name is there."""
        return self.fill(item.identity.kind, "exists", {"item": View(item, side)})

    def unchanged(self, item: Object, *, goes: bool = False, cleared: Container[str] = ()) -> str:
        """The condition that a live object still has its definition; where it ``goes``, before what it relies on
        steps aside. Of the fields ``cleared`` the server may have taken the value."""
        return self._definition(item, self.live, goes=goes, cleared=cleared)

    def has_definition(self, item: Object, side: Side) -> str:
        """The condition that what has the name of an object that was dropped has another one's definition already."""
        return self._definition(item, side, goes=True, cleared=())

    def _definition(self, item: Object, side: Side, *, goes: bool, cleared: Container[str]) -> str:
        context = {"old": View(item, side), "version": self._version, "goes": goes, "cleared": cleared}
        return self.fill(item.identity.kind, "unchanged", context)

    def redefined(self, action: Action, template: str, new: Object | None) -> str:
        """The condition that an object is neither as it was nor, where it is to be anything, as it is to be."""
        assert action.old is not None
        context = {
            "old": View(action.old, self.live),
            "new": View(new, self.target) if new is not None else None,
        }
        return self.fill(action.identity.kind, template, context)

    def canonical(self, identity: Identity) -> Object | None:
        """An object that is to be, as the server spells it; None where it has not been asked."""
        item = self.target.catalog.get(identity)
        live = self.live.catalog.get(identity)
        if item is None or live is None:
            return None
        canonical = {}
        for name, described in self.registry[identity.kind].fields.by_name.items():
            if not isinstance(described.type, _CANONICAL_FORMS) or item.get(name) == live.get(name):
                continue
            text = self._canonical_texts.get((identity, name))
            if text is None:
                return None
            canonical[name] = text
        return msgspec.structs.replace(item, values={**item.values, **canonical})

    def printed_alike(self, item: Object) -> bool:
        """Whether the server prints its definition as it is declared: nothing in it is an SQL text."""
        fields = (
            f for f in self.registry[item.identity.kind].fields if f.type.text_kind is not None and not f.directive
        )
        return not any(texts(value) for f in fields if (value := item.get(f.name)))

    def without_defaults(self, item: Object) -> list[Object]:
        """The object in each way that the server may print it: it leaves out an operator class or collation of a key
        where that is the default, which only it knows. None where these would be too many to ask for."""
        found = [item]
        fields = [f.name for f in self.registry[item.identity.kind].fields if isinstance(f.type, IndexElements)]
        words = [
            (name, place, word)
            for name in fields
            for place, element in enumerate(item.get(name, ()))
            for word in ("opclass", "collation")
            if getattr(element, word) is not None and not (word == "opclass" and element.opclass_options)
        ]
        if len(words) > _MOST_WORDS:
            return []
        for name, place, word in words:
            for one in tuple(found):
                elements = list(one.get(name))
                elements[place] = elements[place]._replace(**{word: None})
                found.append(msgspec.structs.replace(one, values={**one.values, name: tuple(elements)}))
        return found

    def before(self, item: Object) -> Side:
        """Where an old object stands: among the live ones, or, if only this plan made it by the way, among the new."""
        created_meanwhile = item.parent is not None and item.parent not in self.live.catalog
        return self.target if created_meanwhile and item.parent in self.target.catalog else self.live

    def context(self, action: Action, **more: Any) -> MutableMapping[str, Any]:
        """What an action's templates can name (:data:`schemadiff.ddl.macros.ARGUMENTS`)."""
        given = {
            "old": View(action.old, self.before(action.old)) if action.old is not None else None,
            "new": View(action.new, self.target) if action.new is not None else None,
            "fields": action.fields,
            "strategy": action.strategy,
            "version": self._version,
            "touched": self._touched.get(action.identity, frozenset()),
            "inline": [],
            "apart": True,
            **more,
        }
        later = {
            "old_properties": lambda: self._children(action.identity, self.live),
            "new_properties": lambda: self._children(action.identity, self.target),
        }
        return _Context(given, later)

    def _children(self, identity: Identity, side: Side) -> dict[str, View | None]:
        if (none := self._properties.get(identity.kind)) is None:
            kinds = self.registry.children(identity.kind).values()
            none = self._properties[identity.kind] = {k.name: None for k in kinds if k.yaml.layout is Layout.PROPERTY}
        found: dict[str, View | None] = dict(none)
        for child in side.catalog.children(identity):
            found[child.identity.kind] = View(child, side)
        return found


def _handed_out(given: PlanningInput) -> list[HandsOut]:
    """What new objects of the connected role are granted by the time that the plan makes any."""
    found = handed_out(given.target, given.registry)
    return [one for one in found if one.role == given.server.current_user]
