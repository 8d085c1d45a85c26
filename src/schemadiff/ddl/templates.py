"""The templates of all kinds, and the arguments that they get."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from functools import cached_property, partial
from typing import Any

import msgspec

from schemadiff import sql
from schemadiff.catalog import structure
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
from schemadiff.sql.namespaces import Namespace

_CANONICAL_FORMS = (Expression, Query, SqlBody, RuleCommands, PartitionBound)
"""Types of fields whose texts the server prints in canonical form."""

_MOST_WORDS = 3
"""How many optional words are tried; each doubles the definitions that a precondition compares."""


class _Count:
    """How many rows a data check counts; a message is written before that is known, and str.format() inserts it."""

    def __str__(self) -> str:
        return "\0count\0"

    def __call__(self, one: str, many: str) -> str:
        return f"\0count:{one}|{many}\0"


_COUNT = _Count()


class _Context(dict[str, Any]):
    """The arguments of templates; some are computed only when a macro asks for them."""

    def __init__(self, given: Mapping[str, Any], later: Mapping[str, Callable[[], Any]]) -> None:
        super().__init__(given)
        self._later = later

    def __missing__(self, name: str) -> object:
        self[name] = found = self._later[name]()
        return found


class Templates:
    """Calls the templates for the actions of one plan."""

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
        """By kind, the kinds of its children of which an object has at most one."""
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
        """Return the filters that depend on this plan, including those of kinds."""
        of_kinds = (kind.statements.template_filters for kind in self.registry.kinds.values())
        return {
            "regprocedure": partial(filters.regprocedure, version=self._version),
            "regoperator": partial(filters.regoperator, version=self._version),
            "as_found": self._as_found,
            "found_as": self._found_as,
            "owner_to_take": self._owner_to_take,
            "identified_otherwise": self._identified_otherwise,
            "with_descendants": self._with_descendants,
            **{name: make(self.migration) for brought in of_kinds for name, make in brought.items()},
        }

    def _as_found(self, text: str, goes: bool = False, namespace: str = "type") -> str:
        """Return a type or other name as a statement finds it: the temporary name if it is replaced.

        What is dropped (``goes``) is dropped before anything that it depends on is renamed.
        """
        return text if goes else self._stood_aside(text, namespace)

    def _found_as(self, text: str) -> list[str]:
        """Return the names that a type can have while a column changes from it to another."""
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
        """Return the relations that statements name to cover a table with its descendants, without foreign tables."""
        apart = self._hierarchy.apart(structure.table(path))
        return [f"ONLY {qualified(i.path)}" for i in apart] or [qualified(path)]

    @cached_property
    def _hierarchy(self) -> Hierarchy:
        return Hierarchy(self.target.catalog, self.registry)

    def _owner_to_take(self, item: View) -> str | None:
        """Return the role that has to own the object first; None where it has that owner by then.

        This is for an object whose owner follows from another one's.
        """
        live, target, user = self.live.catalog, self.target.catalog, self._user
        held = live.get(structure.owner(item.object.identity))
        now = held.get("role") if held is not None else user
        for of in item.kind.privileges.owner_follows(item.object):
            followed = structure.owner(of)
            if of in target:
                found = target.get(followed) or live.get(followed)
                role: str = found.get("role") if found is not None else user
                return None if role == now else role
        return None

    def _identified_otherwise(self, index: View) -> bool:
        """Tell whether the table of an index that goes gets another replica identity than its default by the plan."""
        item, target = index.object, self.target.catalog
        table = target.get(item.parent) if item.parent is not None else None
        if table is None:
            return False
        others = (o for o in target.children(table.identity) if o.identity != item.identity)
        return any(o.get("replica_identity") for o in (table, *others))

    def may_ask(self, identity: Identity) -> bool:
        """Tell whether the server can look the object up: up to 15 not if it has arguments of a shell type."""
        return self._version >= 16 or "." not in (identity.arguments or "")

    def has(self, kind: Kind, template: str) -> bool:
        """Tell whether the kind has a template of that name."""
        return self.registry.has_template(kind.name, template)

    def text(self, kind: str, template: str, context: Mapping[str, Any]) -> str:
        """Return the result of a kind's template without checking its meaning."""
        return self._macros.call(kind, template, context).rstrip(";")

    def fill(self, kind: str, template: str, context: Mapping[str, Any]) -> str:
        """Return the result of a kind's template; InputError where it does not have the template's meaning."""
        text = self.text(kind, template, context)
        with self._located(context):
            return statement_meaning.filled(self.registry, kind, template, text, context.get("inline", ()))

    def altered(self, table: View, subcommands: list[str], item: Object) -> str:
        """Return one ALTER TABLE with all these subcommands; ``item`` is the first object that they are about."""
        text = self.shared("alter_table", {"relation": table, "subcommands": subcommands})
        with self._located({"new": View(item, self.target)}):
            parts = (piece for one in subcommands if isinstance(one, statement_meaning.Fragment) for piece in one.means)
            statement_meaning.hold(text, ("(AlterTable:TABLE|AlterTable:FOREIGN_TABLE)", *parts))
        return text

    @contextmanager
    def _located(self, context: Mapping[str, Any]) -> Iterator[None]:
        """Turn an error about a template's meaning into an InputError at the place of the object."""
        try:
            yield
        except statement_meaning.Broken as broken:
            views = (context.get(name) for name in ("new", "item", "old"))
            item = next((view.object for view in views if isinstance(view, View)), None)
            what = f"{self.registry.title(item.identity)}: " if item is not None else ""
            message = f"{what}a declared value would change the meaning of the statement: {broken}; no plan is made"
            raise InputError([Finding(message, item.place if item is not None else None)]) from None

    def message(self, kind: str, template: str, context: MutableMapping[str, Any]) -> str:
        """Return the message of a data check as a text for str.format(), with the counts left open.

        Braces in names are escaped.
        """
        text = self._macros.call(kind, template, ChainMap({"count": _COUNT}, context))
        pieces = text.replace("{", "{{").replace("}", "}}").split("\0")
        return "".join(part if place % 2 == 0 else f"{{{part}}}" for place, part in enumerate(pieces))

    def shared(self, name: str, context: Mapping[str, Any]) -> str:
        """Return the result of a macro of ``templates/sql/blocks.sql.j2``, written around statements."""
        return self._macros.call("sql/blocks", name, context)

    def action(self, action: Action, **more: object) -> str:
        """Return the statement of an action, from its own template."""
        return self.fill(action.identity.kind, action.template, self.context(action, **more))

    def clause(self, item: View, inner: list[str]) -> str:
        """Return what stands for an object inside of the statement that creates its parent, for display."""
        context = {"new": item, "version": self._version, "inline": inner, "apart": False}
        return self.text(item.kind.name, "inline", context)

    def exists(self, item: Object, side: Side) -> str:
        """Return the condition that an object of that name exists."""
        return self.fill(item.identity.kind, "exists", {"item": View(item, side)})

    def unchanged(self, item: Object, *, goes: bool = False, cleared: Container[str] = ()) -> str:
        """Return the condition that a live object still has its definition.

        With ``goes`` before what it depends on gets a temporary name. The server may have removed the values of the
        fields ``cleared``.
        """
        return self._definition(item, self.live, goes=goes, cleared=cleared)

    def has_definition(self, item: Object, side: Side) -> str:
        """Return the condition that an object with the name of a dropped one already has the new definition."""
        return self._definition(item, side, goes=True, cleared=())

    def _definition(self, item: Object, side: Side, *, goes: bool, cleared: Container[str]) -> str:
        context = {"old": View(item, side), "version": self._version, "goes": goes, "cleared": cleared}
        return self.fill(item.identity.kind, "unchanged", context)

    def redefined(self, action: Action, template: str, new: Object | None) -> str:
        """Return the condition that an object has neither its old definition nor its new one, if it is to have any."""
        assert action.old is not None
        context = {
            "old": View(action.old, self.live),
            "new": View(new, self.target) if new is not None else None,
        }
        return self.fill(action.identity.kind, template, context)

    def canonical(self, identity: Identity) -> Object | None:
        """Return an object of the target in canonical form; None where the server has not been asked."""
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
        """Tell whether the server prints its definition as it is declared, because it contains no SQL text."""
        fields = (
            f for f in self.registry[item.identity.kind].fields if f.type.text_kind is not None and not f.directive
        )
        return not any(texts(value) for f in fields if (value := item.get(f.name)))

    def without_defaults(self, item: Object) -> list[Object]:
        """Return the object in each form that the server may print.

        The server leaves out an operator class or collation of a key if it is the default, which only the server knows.
        None where there are too many forms to compare.
        """
        found = [item]
        fields = [f.name for f in self.registry[item.identity.kind].fields.of_type(IndexElements)]
        words = [
            (name, place, word)
            for name in fields
            for place, element in enumerate(item.get(name, ()))
            for word in (Namespace.OPCLASS, Namespace.COLLATION)
            if getattr(element, word) is not None and not (word == Namespace.OPCLASS and element.opclass_options)
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
        """Return the catalog that an old object is in.

        It is the live one, or the target if the plan itself created the object temporarily.
        """
        created_meanwhile = item.parent is not None and item.parent not in self.live.catalog
        return self.target if created_meanwhile and item.parent in self.target.catalog else self.live

    def context(self, action: Action, **more: object) -> MutableMapping[str, Any]:
        """Return the arguments of an action's templates (:data:`schemadiff.ddl.macros.ARGUMENTS`)."""
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
            "old_properties": lambda: self.properties(action.identity, self.live),
            "new_properties": lambda: self.properties(action.identity, self.target),
        }
        return _Context(given, later)

    def properties(self, identity: Identity, side: Side) -> dict[str, View | None]:
        """Return what is below an object by kind, with None for each property that it does not have."""
        if (none := self._properties.get(identity.kind)) is None:
            kinds = self.registry.children(identity.kind).values()
            none = self._properties[identity.kind] = {k.name: None for k in kinds if k.yaml.layout is Layout.PROPERTY}
        found: dict[str, View | None] = dict(none)
        for child in side.catalog.children(identity):
            found[child.identity.kind] = View(child, side)
        return found


def _handed_out(given: PlanningInput) -> list[HandsOut]:
    """Return the default privileges of the connected role by the time that the plan creates objects."""
    found = handed_out(given.target, given.registry)
    return [one for one in found if one.role == given.server.current_user]
