"""Data checks: queries on existing rows that violate what a step requires, counted before the first step.

A template writes the query with the names that hold when its step runs. For the time before the first step, the same
query is written with previous names, and with the values that the rows will have (:mod:`schemadiff.ddl.present_rows`);
once to count rows, and once to list the keys of some of them.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import cached_property, partial
from typing import Any, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.hints import USING
from schemadiff.catalog.objects import Identity, Object
from schemadiff.ddl.attached_constraints import AttachedConstraints
from schemadiff.ddl.present_relations import PresentRelations
from schemadiff.ddl.present_rows import PresentRows
from schemadiff.ddl.template_objects import Side, View
from schemadiff.ddl.templates import Templates
from schemadiff.kindspec.conversion_check import CONVERSION_CHECK, ConversionCheck
from schemadiff.plan import DataCheck, Keys
from schemadiff.planner.groups import Group
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.postgres.quoting import dollar, ident, qualified
from schemadiff.references.hierarchy import Hierarchy
from schemadiff.references.resolver import Names
from schemadiff.sql.namespaces import Namespace

Rows = Callable[..., str]
"""Takes a relation's path, an alias, and whether to leave out its descendants; returns the FROM item."""


class _Columns(NamedTuple):
    """The columns of rows that are listed: what they are called, and as SQL, without alias."""

    names: tuple[str, ...]
    texts: tuple[str, ...]


class _Query:
    """What a template writes the query of a data check with: one that counts rows, or one that lists their keys."""

    def __init__(self, rows: Rows, keys: Callable[[tuple[str, ...] | None, bool], _Columns] | None = None) -> None:
        self.rows = rows
        self._keys = keys
        self.names: tuple[str, ...] = ()
        """What the listed columns are called; empty if the query counts."""
        self.block: str | None = None
        """The DO block that finds the rows whose values cannot be computed (``tried``)."""
        self.aliases: set[str] = set()
        """What the query calls things by itself."""
        self.suffix = ""
        """What stands behind these names, so that nothing else in the query has one of them."""

    def called(self, word: str) -> str:
        """Return what the query calls something, by a word for it."""
        self.aliases.add(word + self.suffix)
        return ident(word + self.suffix)

    def select(
        self,
        path: tuple[str, ...] | None = None,
        alias: str | None = None,
        *,
        alone: bool = False,
        stored: bool = False,
        by: Collection[str] = (),
        of: str | None = None,
    ) -> str:
        """Return SELECT and FROM of the query.

        Args:
            path: The relation of the rows; None for values of a type, which are the column ``value``.
            alias: What its rows are called in the rest of the query.
            alone: Without descendants.
            stored: With the values as they are now.
            by: The texts by which the rest of the query groups.
            of: The FROM item, if it is not the relation itself.
        """
        source = f"{of} AS {alias}" if of is not None else self.rows(path, alias, alone=alone, stored=stored)
        listed = self._keys(path, bool(by)) if self._keys is not None else _Columns((), ())
        if not listed.names:
            named = f" AS {self.called('n')}" if by else ""
            return f"SELECT pg_catalog.count(*){named} FROM {source}"  # noqa: S608 - parsed before
        self.names = listed.names
        texts = by or [f"{alias}.{text}" if alias is not None else text for text in listed.texts]
        return f"SELECT {', '.join(f'({text})::text' for text in texts)} FROM {source}"  # noqa: S608 - parsed before

    def tried(self, path: tuple[str, ...], value: str) -> str:
        """Return the query that computes a value of each row, and so fails for those where that is not possible."""
        source = self.rows(path, stored=True)
        listed = self._keys(path, False) if self._keys is not None else _Columns((), ())
        if not listed.names:
            return f"SELECT 0 * pg_catalog.count({value}) FROM {source}"  # noqa: S608 - parsed before
        # Rows of a subquery cannot be found again by their place.
        if not source.startswith("("):
            self.names = listed.names
            keys = ", ".join(f"({text})::text" for text in listed.texts)
            self.block = f"DO {dollar(_TRIED.format(keys=keys, value=value, rows=source))}"
        return self.select(path, stored=True)

    def total(self, grouped: str) -> str:
        """Return the query that adds what a query by groups has counted, or that query if it lists keys."""
        if self.names:
            return grouped
        number, repeated = self.called("n"), self.called("repeated")
        return f"SELECT COALESCE(pg_catalog.sum({number}), 0) FROM ({grouped}) AS {repeated}"  # noqa: S608 - the same


_TRIED = """
#variable_conflict use_column
DECLARE
  schemadiff_row record;
  schemadiff_found pg_catalog.jsonb := '[]';
BEGIN
  FOR schemadiff_row IN SELECT tableoid AS relation, ctid AS place, ARRAY[{keys}] AS key FROM {rows} LOOP
    EXIT WHEN pg_catalog.jsonb_array_length(schemadiff_found) = 5
      OR pg_catalog.clock_timestamp() > pg_catalog.statement_timestamp() + interval '4 s';
    BEGIN
      PERFORM {value} FROM {rows} WHERE tableoid = schemadiff_row.relation AND ctid = schemadiff_row.place;
    EXCEPTION WHEN data_exception THEN
      schemadiff_found := schemadiff_found || pg_catalog.jsonb_build_array(pg_catalog.to_jsonb(schemadiff_row.key));
    END;
  END LOOP;
  PERFORM pg_catalog.set_config('schemadiff.keys', schemadiff_found::text, true);
END
"""
"""The body of a DO block that converts the value of each row by itself. ``value`` and ``rows`` are part of a query that
has been found to be harmless."""


class DataChecks:
    """The data checks of one plan's actions."""

    def __init__(self, given: PlanningInput, templates: Templates, groups: Sequence[Group]) -> None:
        self._given = given
        self._registry = given.registry
        self._templates = templates
        actions = [a for group in groups for a in group]
        self._touched = frozenset(a.identity for a in actions)
        both = (given.live, given.target)
        self._hierarchy: Mapping[int, Hierarchy] = {id(catalog): Hierarchy(catalog, given.registry) for catalog in both}
        self._empty = self._made_empty(actions)
        self._names = Names(given.target, given.registry)
        relations = PresentRelations(given, groups, self._hierarchy[id(given.live)])
        self._present = PresentRows(given, self._empty, self._hierarchy, relations)
        self._attached = AttachedConstraints(given, templates, self._hierarchy, relations)
        self._asked: set[Identity] = set()
        """The constraints that stay and are checked on converted values."""

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
        """Yield the data checks of an action: its own, and those of constraints that stay on converted values.

        There is none for rows of a table that the same statement creates, or of an empty table.
        """
        self._present.group = group
        batched = self._registry[group.main.identity.kind].statements.alter_table_action
        made_here = action is not group.main and group.main.operation == "create" and not batched
        covered = action.online is not None and action.online.unchecked
        if covered or action.operation == "drop" or (action.causes and action.operation != "alter") or made_here:
            return
        if self._takes_a_moment(action):
            yield from (check._replace(sql=check.early) for check in self._own(action) if check.early is not None)
            return
        yield from self._own(action)
        if action.operation == "alter" and self._can_merge(action):
            for constraint in self._constraints_on(action):
                for check in self._own(constraint):
                    if check.early is not None:
                        # When the step runs, the values are not converted yet.
                        yield check._replace(sql=check.early, rechecked=True)

    def _takes_a_moment(self, action: Action) -> bool:
        """Tell whether a part of an online change holds a strong lock, under which no rows are read.

        Its rows are counted before the first step, and once more where another part validates them.
        """
        online = action.online
        return online is not None and not online.alone and action.effects(self._registry).transactional

    def _own(self, action: Action) -> Iterator[DataCheck]:
        """Yield the data checks of an action: by what its relation inherits once it is attached, and by its template.

        The latter are of other rows, and of the object's own.
        """
        for inherited in self._attached.inherited(action):
            yield from self._own(inherited)
        for sort in ("", "own_"):
            template = f"{sort}check_{action.template}"
            if self._templates.has(self._registry[action.identity.kind], template):
                yield from self._by(template, f"{sort}message_{action.template}", action)

    def _by(self, template: str, message: str, action: Action) -> Iterator[DataCheck]:
        """Yield the data check that a template writes for an action, at most one."""
        kind = action.identity.kind
        context = self._templates.context(action, stored=self._stored(action, previous=False))
        self._present.read = set()
        self._present.columns_exist = action.operation != "create" or not structure.is_column(action.identity)
        question = self._question(template, action, context, _Query(self._present.later))
        if not question or (self._present.read and self._present.read <= self._empty):
            return
        read = frozenset(self._present.read)
        early, keys, uncounted = None, None, None
        if self._present_rows_written(action):
            there = action.item.parent is None or action.item.parent in self._given.live
            uncounted = "the plan changes rows first" if there else None
        elif (rewritten := self._for_now(action, context)) is not None:
            early = self._question(template, action, rewritten, _Query(self._present.now)) or None
            keys = self._keys_query(template, action, rewritten) if early else None
        parent = action.item.parent
        of_query = parent is not None and self._registry[parent.kind].substitutes.relation == "query"
        is_column = action.operation == "create" and structure.is_column(action.identity)
        computed = is_column and action.item.get("generated") is not None
        if of_query or computed or (is_column and action.identity in self._present.added):
            # When the step runs, the column does not exist yet, or a materialized view may not have been filled.
            if early is None:
                return
            question = early
        yield DataCheck(
            question,
            self._templates.message(kind, message, context),
            early,
            self._registry.title(action.identity),
            read | frozenset(self._present.read),
            keys,
            (conversion := _conversion(action)) is not None and conversion.evaluated,
            action.item.place,
            uncounted=uncounted,
        )

    def _question(self, template: str, action: Action, context: MutableMapping[str, Any], query: _Query) -> str:
        writes = {
            "rows": query.rows,
            "select": query.select,
            "total": query.total,
            "tried": query.tried,
            "called": query.called,
        }
        while True:
            text = self._templates.fill(action.identity.kind, template, ChainMap(writes, context))
            if not text or not self._present.is_read(query.aliases):
                return text
            query.aliases, query.suffix = set(), f"{query.suffix}_"

    def _for_now(self, action: Action, context: MutableMapping[str, Any]) -> MutableMapping[str, Any] | None:
        """Return the context with the names before the plan; None where it needs something that does not exist yet."""
        assert action.new is not None
        self._present.added = {}
        for identity in self._relied_on(action):
            if structure.is_column(identity) and identity not in self._given.live:
                if identity.path[:-1] in self._empty or self._is_of_query(identity):
                    continue
                if (value := self._present.value_of_new(identity)) is None:
                    return None
                self._present.added[identity] = value
            elif not self._is_as_it_will_be(identity):
                return None
        context = ChainMap({"stored": self._stored(action, previous=True)}, context)
        item = self._rewritten(action.new)
        if item is action.new:
            return context
        return ChainMap({"new": View(item, Side(self._present.backwards.live, self._registry, live=True))}, context)

    def _is_of_query(self, column: Identity) -> bool:
        """Tell whether a column is one that a live query gives, as that of a materialized view."""
        kinds = (k.name for k in self._registry.kinds.values() if k.substitutes.relation == "query")
        return any(Identity(kind, column.path[:-1]) in self._given.live for kind in kinds)

    def _keys_query(self, template: str, action: Action, context: MutableMapping[str, Any]) -> Keys | None:
        """Return the query for the keys of violating rows.

        They are the values that have to be unique, or else the columns that identify a row, or else those that the
        check is about. None where there are none, or where an environment variable fills one of them.
        """
        query = _Query(self._present.now, partial(self._listed, action))
        text = self._question(template, action, context, query)
        return Keys(text, query.names, query.block) if query.names else None

    def _listed(self, action: Action, path: tuple[str, ...] | None, grouped: bool) -> _Columns:
        none = _Columns((), ())
        if path is None:
            stored = self._stored(action, previous=False)
            secret = any(name in self._present.from_environment(structure.table(of)) for of, name in stored)
            return none if secret else _Columns(("value",), ("value",))
        assert action.new is not None
        table = self._present.relation(path)
        about = [
            i for ref in self._names.of(action.new) if structure.is_column(i := ref.to) and i.path[:-1] == table.path
        ]
        columns = list(self._given.live_names.identifying_columns(table)) if not grouped else []
        columns = columns or list(dict.fromkeys(i.name for i in about)) or self._partition_key(table)
        if not columns or not self._present.from_environment(table).isdisjoint(columns):
            return none
        if grouped:
            view = View(action.new, self._templates.target)
            return _Columns(tuple(map(_shown, view.key_texts)), ())
        identities = [structure.column((*table.path, name)) for name in columns]
        return _Columns(tuple(columns), tuple(ident(self._present.column_now(i)) for i in identities))

    def _partition_key(self, table: Identity) -> list[str]:
        """Return the columns that decide which partition a row belongs to."""
        target = self._given.target
        item = target.get(table)
        above = target.get(table._replace(path=item.get("partition_of", ()))) if item is not None else None
        key = above.get("partition_key", ()) if above is not None else ()
        names = [element if isinstance(element, str) else element.column for element in key]
        return [] if None in names else names

    def _relied_on(self, action: Action) -> Iterable[Identity]:
        assert action.new is not None
        found = [action.new.parent] if action.new.parent is not None else []
        conversion = _conversion(action)
        converted = action.strategy is not None and action.strategy.intermediate_type is not None
        if converted or (conversion is not None and conversion.stored):
            return [*found, action.identity]
        if structure.is_column(action.identity):
            # A new one has its value from its default, or is computed; without either, all rows violate its NOT NULL.
            created = action.operation == "create"
            found += [] if created else [ref.to for ref in self._names.of(action.new)]
            return found if created and action.new.get("generated") is None else [*found, action.identity]
        found += [ref.to for ref in self._names.of(action.new)]
        root = self._given.target.root(action.new)
        if self._registry[root.kind].naming.namespace == Namespace.TYPE:
            # Values of a type are in columns, whatever else changes in the type.
            found = [identity for identity in found if identity != root]
        return found

    def _is_as_it_will_be(self, identity: Identity) -> bool:
        """Tell whether the live object is as it will be; what is known of values is handled separately."""
        have, want = self._given.live.get(identity), self._given.target.get(identity)
        if want is None or self._registry[identity.kind].dependencies.provides == "key":
            return True
        if have is None:
            return identity.path in self._empty
        return (structure.is_table(identity) or structure.is_column(identity)) or identity not in self._touched

    def _present_rows_written(self, action: Action) -> bool:
        """Tell whether the plan writes or deletes rows before a check gets to them, in addition to those there are."""
        tables = {structure.table(i.path[:2]) for i in self._relied_on(action)}
        return not self._rows_written.isdisjoint(tables)

    @cached_property
    def _rows_written(self) -> frozenset[Identity]:
        seeds = (self._given.target.get(i) for i in self._given.seeds.rows)
        return frozenset(seed.parent for seed in seeds if seed is not None and seed.parent is not None)

    def _can_merge(self, action: Action) -> bool:
        """Tell whether a statement can give two values the same result, or one that a constraint forbids."""
        if action.old is None or action.new is None or action.new.parent is None:
            return False
        if self._registry[action.identity.kind].naming.namespace != Namespace.COLUMN:
            return False
        if action.new.get("generated") is not None or "type" not in action.fields:
            return "generated" in action.fields and action.new.get("generated") is not None
        if action.new.hint(USING) is not None:
            return True
        cast = self._given.server.casts.get((action.old.get("type"), action.new.get("type")))
        return cast is None or not (cast.in_place or cast.conversion == "implicit")

    def _constraints_on(self, action: Action) -> Iterator[Action]:
        """Yield as actions what the server checks again when a column is converted: constraints that stay as they are.

        Each is yielded once, for the first of its columns.
        """
        column = action.new
        assert column is not None and column.parent is not None
        if column.get("not_null") and "not_null" not in action.fields and column.hint(USING) is not None:
            yield Action("alter", column.identity, "not_null", action.old, column)
        for item in self._constraints.get(column.parent.path, ()):
            if item.identity not in self._asked and any(ref.to == column.identity for ref in self._names.of(item)):
                self._asked.add(item.identity)
                yield Action("create", item.identity, "create", None, item)

    @cached_property
    def _constraints(self) -> Mapping[tuple[str, ...], list[Object]]:
        """Return the constraints and indexes that the plan leaves as they are, by the tables whose rows they read."""
        found: dict[tuple[str, ...], list[Object]] = {}
        for kind in self._registry.kinds.values():
            if kind.naming.namespace == Namespace.COLUMN or not self._templates.has(kind, "check_create"):
                continue
            for item in self._given.target.by_kind.get(kind.name, ()):
                if item.parent is None or item.identity in self._touched or item.identity not in self._given.live:
                    continue
                for path in {item.parent.path, item.get("references", item.parent.path)}:
                    found.setdefault(path, []).append(item)
        return found

    def _stored(self, action: Action, *, previous: bool) -> list[tuple[tuple[str, ...], str]]:
        """Return the columns, as table and name, that have the action's type before and after it.

        A domain is also the type of columns whose domain is over it.
        """
        root = self._given.target.root(action.item)
        if self._registry[root.kind].naming.namespace != Namespace.TYPE:
            return []
        texts = self._over(root)
        found = []
        for item in self._given.live:
            if self._registry[item.identity.kind].naming.namespace != Namespace.COLUMN or item.get("type") not in texts:
                continue
            if item.parent is not None and self._registry[item.parent.kind].stored.remote:
                continue
            wanted = self._given.target.get(item.identity)
            if wanted is not None and wanted.get("type") == item.get("type"):
                known = self._given.previous.get(item.identity, item.identity) if previous else item.identity
                found.append((known.path[:-1], known.name))
        return found

    def _over(self, type_: Identity) -> frozenset[str]:
        """Return the names of a type and of the domains over it, as columns have them."""
        found = {qualified(type_.path)}
        domains = [o for o in self._given.live.by_kind.get(type_.kind, ()) if o.get("type") is not None]
        while more := {qualified(o.identity.path) for o in domains if o.get("type") in found} - found:
            found |= more
        return frozenset(found)

    def _rewritten(self, item: Object) -> Object:
        if not self._given.previous:
            return item
        return self._present.backwards.object(self._templates.target.written_out(item))


def _conversion(action: Action) -> ConversionCheck | None:
    """Return which values the conversion of a column does not accept; None if it accepts all, or there is none."""
    return action.new.hint(CONVERSION_CHECK) if action.new is not None and action.fields else None


def _shown(text: str) -> str:
    """Return a key as a message names it: a column as it is called."""
    return text[1:-1].replace('""', '"') if text.startswith('"') and text.endswith('"') else text
