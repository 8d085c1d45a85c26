"""Data checks: queries on existing rows that violate what a step requires, counted before the first step.

A template writes the query with the names that hold when its step runs. For the time before the first step, the same
query is written with previous names, and with the converted values of columns that change their types.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping
from functools import cached_property
from typing import Any

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.ddl.template_objects import Side, View
from schemadiff.ddl.templates import Templates
from schemadiff.diff.rename_rewriter import Rewriting
from schemadiff.plan import DataCheck
from schemadiff.planner.groups import Group
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.postgres.quoting import ident, qualified
from schemadiff.references.hierarchy import Hierarchy
from schemadiff.references.resolver import Names
from schemadiff.sql.namespaces import Namespace

Rows = Callable[..., str]
"""Takes a relation's path, an alias, and whether to leave out its descendants; returns the FROM item."""


class DataChecks:
    """The data checks of one plan's actions."""

    def __init__(self, given: PlanningInput, templates: Templates, groups: Iterable[Group]) -> None:
        self._given = given
        self._registry = given.registry
        self._templates = templates
        actions = [a for group in groups for a in group]
        self._touched = frozenset(a.identity for a in actions)
        self._empty = self._made_empty(actions)
        self._names = Names(given.target, given.registry)
        self._read: set[tuple[str, ...]] = set()
        self._added: dict[Identity, str] = {}
        """By column that the plan adds, the expression for its value in existing rows."""

    def _made_empty(self, actions: Collection[Action]) -> frozenset[tuple[str, ...]]:
        """Return the relations that the plan creates and that have no rows when the plan ends.

        A table that joins a new one as child or partition brings its rows.
        """
        if any(self._registry[a.identity.kind].fields.hold_rows for a in actions):
            return frozenset()
        made = {a.identity for a in actions if a.operation == "create" and not a.rebuild}
        descendants = self._hierarchy[id(self._given.target)]
        kept = [
            item
            for item in descendants
            if item.identity not in made or self._registry[item.identity.kind].stored.remote
        ]
        return frozenset(item.identity.path for item in descendants) - descendants.and_above(kept)

    def of(self, action: Action, group: Group) -> Iterable[DataCheck]:
        """Return the data check of an action, at most one.

        There is none for rows of a table that the same statement creates, or of an empty table.
        """
        kind = self._registry[action.identity.kind]
        name = f"check_{action.template}"
        batched = self._registry[group.main.identity.kind].statements.alter_table_action
        made_here = action is not group.main and group.main.operation == "create" and not batched
        follows = action.operation == "alter"
        if (
            action.operation == "drop"
            or (action.causes and not follows)
            or made_here
            or not self._templates.has(kind, name)
        ):
            return
        context = self._templates.context(action, stored=self._stored(action, previous=False))
        self._read = set()
        question = self._question(action, context, self._rows)
        if question and not (self._read and self._read <= self._empty):
            message = self._templates.message(action.identity.kind, action.template, context)
            early = self._early(action, context)
            title = self._registry.title(action.identity)
            tries = bool(_conversion(action).get("evaluated"))
            yield DataCheck(question, message, early, title, frozenset(self._read), tries, action.item.place)

    def _question(self, action: Action, context: MutableMapping[str, Any], rows: Rows) -> str:
        return self._templates.fill(action.identity.kind, f"check_{action.template}", ChainMap({"rows": rows}, context))

    def _early(self, action: Action, context: MutableMapping[str, Any]) -> str | None:
        """Return the query with the names before the plan; None where it needs something that does not exist yet."""
        assert action.new is not None
        context = ChainMap({"stored": self._stored(action, previous=True)}, context)
        needed = list(self._relied_on(action))
        if self._rows_written & {structure.table(i.path[:2]) for i in needed if i.arguments is None}:
            return None
        self._added = {}
        for identity in needed:
            if structure.is_column(identity) and identity not in self._given.live:
                if (value := self._value_of_new(identity)) is None:
                    return None
                self._added[identity] = value
            elif not self._is_as_it_will_be(identity):
                return None
        item = self._rewritten(action.new)
        view = View(item, Side(self._backwards.live, self._registry, live=True)) if item is not action.new else None
        if view is None:
            return self._question(action, context, self._rows_of_now) or None
        return self._question(action, ChainMap({"new": view}, context), self._rows_of_now) or None

    def _relied_on(self, action: Action) -> Iterable[Identity]:
        assert action.new is not None
        found = [action.new.parent] if action.new.parent is not None else []
        if (action.strategy is not None and action.strategy.intermediate_type is not None) or _conversion(action).get(
            "stored"
        ):
            return [*found, action.identity]
        if not (action.operation == "create" and structure.is_column(action.identity)):
            found += [ref.to for ref in self._names.of(action.new)]
        if action.operation != "create":
            found.append(action.identity)
        root = self._given.target.root(action.new)
        if self._registry[root.kind].naming.namespace == Namespace.TYPE:
            # Values of a type are in columns, whatever else changes in the type.
            found = [identity for identity in found if identity != root]
        return found

    def _is_as_it_will_be(self, identity: Identity) -> bool:
        """Tell whether the live object is as it will be; names and types of columns are handled separately."""
        have, want = self._given.live.get(identity), self._given.target.get(identity)
        if want is None or self._registry[identity.kind].dependencies.provides == "key":
            return True
        if have is None:
            return False
        if structure.is_table(identity) or structure.is_column(identity):
            mended = want.hint("backfill") is not None and not have.get("not_null")
            return have.get("generated") == want.get("generated") and not mended
        return identity not in self._touched

    @cached_property
    def _rows_written(self) -> frozenset[Identity]:
        """Return the tables whose rows the plan writes or deletes before it checks them."""
        seeds = (self._given.target.get(i) for i in self._given.seeds.rows)
        return frozenset(seed.parent for seed in seeds if seed is not None and seed.parent is not None)

    def _value_of_new(self, column: Identity) -> str | None:
        """Return the value that existing rows will have in a column that the plan adds.

        It is the default if that is a constant, else null. None where it is not known, or where another column has the
        name until then.
        """
        item = self._given.target.get(column)
        if item is None or column in self._previous.values() or item.hint("backfill") is not None:
            return None
        if item.parent not in self._given.live or item.get("identity") or item.get("generated") is not None:
            return None
        text = "NULL"
        for default in structure.defaults(self._given.target, column):
            text = str(default.get("expression", text))
            if any(
                m.sort in (Namespace.ROUTINE, Namespace.RELATION)
                for m in sql.name_references(sql.TextKind.EXPRESSION, text)
            ):
                return None
            text = self._backwards.expression(text, default)
        return f"({text})::{item.get('type')}"

    def _stored(self, action: Action, *, previous: bool) -> list[tuple[tuple[str, ...], str]]:
        """Return the columns, as table and name, that have the action's type before and after it."""
        root = self._given.target.root(action.item)
        if self._registry[root.kind].naming.namespace != Namespace.TYPE:
            return []
        text = qualified(root.path)
        found = []
        for item in self._given.live:
            if not self._registry[item.identity.kind].naming.is_column or item.get("type") != text:
                continue
            if item.parent is not None and self._registry[item.parent.kind].stored.remote:
                continue
            wanted = self._given.target.get(item.identity)
            if wanted is not None and wanted.get("type") == text:
                known = self._previous.get(item.identity, item.identity) if previous else item.identity
                found.append((known.path[:-1], known.name))
        return found

    def _rewritten(self, item: Object) -> Object:
        if not self._previous:
            return item
        return self._backwards.object(self._templates.target.written_out(item))

    @cached_property
    def _previous(self) -> Mapping[Identity, Identity]:
        return self._given.previous

    @cached_property
    def _backwards(self) -> Rewriting:
        """Return the rewriting of the target's names to those that the server has now."""
        rewriting = Rewriting(self._given.target, self._previous, self._registry)
        rewriting.follow()
        return rewriting

    def _rows(
        self, path: tuple[str, ...], alias: str | None = None, *, alone: bool = False, stored: bool = False
    ) -> str:
        """Return the FROM item for the rows of a relation when the step runs."""
        relation = structure.table(path)
        return self._from(relation, path, alias, alone, self._given.target, {})

    def _rows_of_now(
        self, path: tuple[str, ...], alias: str | None = None, *, alone: bool = False, stored: bool = False
    ) -> str:
        """Return the FROM item for the present rows, by the previous path.

        Its values are those that the rows will have, or those ``stored``.
        """
        table = next((new for new, old in self._previous.items() if old.path == path), None) or structure.table(path)
        live = self._given.live
        columns = [self._value(c) for c in structure.columns(live, table)]
        columns += [(c.name, value) for c, value in self._added.items() if c.path[:-1] == table.path]
        if stored or all(value is None for _, value in columns):
            return self._from(table, path, alias, alone, live, self._previous)
        listed = ", ".join(f"{value} AS {ident(name)}" if value else ident(name) for name, value in columns)
        rows = self._from(table, path, None, alone, live, self._previous)
        return f"(SELECT {listed} FROM {rows}) AS {alias or ident(path[-1])}"  # noqa: S608 - quoted, and parsed before

    def _from(
        self,
        relation: Identity,
        path: tuple[str, ...],
        alias: str | None,
        alone: bool,
        catalog: Catalog,
        previous: Mapping[Identity, Identity],
    ) -> str:
        """Return the FROM items that a statement on a relation covers.

        These are its own rows and, unless ``alone``, those of its descendants, but never rows of foreign tables.
        """
        descendants = self._hierarchy[id(catalog)]
        item = catalog.get(relation)
        partitioned = item is not None and item.get("partition_by") is not None
        named = f" AS {alias}" if alias is not None else ""
        self._read.add(path)
        if alone and not partitioned and any(descendants.below(relation)):
            return f"ONLY {qualified(path)}{named}"
        apart = [] if alone else descendants.apart(relation)
        if not apart:
            return f"{qualified(path)}{named}"
        self._read.update(previous.get(i, i).path for i in apart)
        columns = (previous.get(c.identity, c.identity).name for c in structure.columns(catalog, relation))
        listed = ", ".join(map(ident, columns))
        parts = (f"SELECT {listed} FROM ONLY {qualified(previous.get(i, i).path)}" for i in apart)  # noqa: S608 - quoted
        return f"({' UNION ALL '.join(parts)}) AS {alias or ident(path[-1])}"

    @cached_property
    def _hierarchy(self) -> Mapping[int, Hierarchy]:
        both = (self._given.live, self._given.target)
        return {id(catalog): Hierarchy(catalog, self._registry) for catalog in both}

    def _value(self, live: Object) -> tuple[str, str | None]:
        """Return a column's previous name and, if its type changes, the expression for its converted value."""
        name = self._previous.get(live.identity, live.identity).name
        wanted = self._given.target.get(live.identity)
        if wanted is None or wanted.get("type") == live.get("type") or wanted.get("generated") is not None:
            return name, None
        using = wanted.hint("using")
        cast = self._given.server.casts.get((live.get("type"), wanted.get("type")))
        if using is None and cast is not None and cast.conversion in ("none", "explicit"):
            # Without a conversion the plan is refused, so further checks use the column as it is.
            return name, None
        value = f"({self._backwards.expression(using, wanted)})" if using else ident(name)
        return name, f"{value}::{wanted.get('type')}"


def _conversion(action: Action) -> Mapping[str, Any]:
    """Return the hints on how a column's values are converted (``pipeline/conversions.py``)."""
    found: Mapping[str, Any] = (
        action.new.hint("conversion") if action.new is not None and action.fields else None
    ) or {}
    return found
