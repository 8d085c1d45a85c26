"""The rows that tables have before a plan, with the values that they will have when a data check asks for them.

Columns are called by their previous names. Values are converted where a column changes its type, computed where a
generation expression is new, and filled in where a column is added or has a backfill.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import BACKFILL, USING
from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.seed_rows import Env, RowKey
from schemadiff.ddl.present_relations import PresentRelations
from schemadiff.diff.rename_rewriter import Rewriting
from schemadiff.planner.groups import Group
from schemadiff.planner.model import PlanningInput
from schemadiff.postgres.quoting import ident, qualified
from schemadiff.references.hierarchy import Hierarchy
from schemadiff.sql.namespaces import Namespace


class PresentRows:
    """The rows of one plan's tables, before it and when its steps run."""

    def __init__(
        self,
        given: PlanningInput,
        empty: Collection[tuple[str, ...]],
        hierarchy: Mapping[int, Hierarchy],
        relations: PresentRelations,
    ) -> None:
        self._given = given
        self._empty = empty
        self._hierarchy = hierarchy
        self.relations = relations
        self.group: Group | None = None
        """The group whose step asks."""
        self.read: set[tuple[str, ...]] = set()
        """The relations that have been written into a query since this was last emptied."""
        self.columns_exist = True
        """Whether the plan's new columns are there when the step runs; False for a step that creates a column."""
        self.added: dict[Identity, str] = {}
        """By column that the plan adds, the expression for its value in existing rows."""

    def later(
        self, path: tuple[str, ...], alias: str | None = None, *, alone: bool = False, stored: bool = False
    ) -> str:
        """Return the FROM item for the rows of a relation when the step runs."""
        relation = structure.table(path)
        return self._from(relation, path, alias, alone, self._given.target, {})

    def now(self, path: tuple[str, ...], alias: str | None = None, *, alone: bool = False, stored: bool = False) -> str:
        """Return the FROM item for the present rows, by the previous path.

        Its values are those that the rows will have, or those ``stored``. It has the rows of the descendants that the
        relation has when the step runs.
        """
        table = self.relation(path)
        live = self._given.live
        called = alias or ident(path[-1])
        if table not in live and path in self._empty:
            return f"({self._no_rows(table)}) AS {called}"
        columns = [self._value(c) for c in structure.columns(live, table)]
        columns += [(c.name, value) for c, value in self.added.items() if c.path[:-1] == table.path]
        below = self.relations.below(table, self.group) if self.group is not None else None
        item = live.get(table)
        if below is not None and not (alone and item is not None and item.get("partition_by") is None):
            found = f"({self._union([table, *below], [name for name, _ in columns], stored=stored)}) AS {called}"
        elif stored or all(value is None for _, value in columns):
            found = self._from(table, path, alias, alone, live, self.previous)
        else:
            listed = ", ".join(f"{value} AS {ident(name)}" if value else ident(name) for name, value in columns)
            rows = self._from(table, path, None, alone, live, self.previous)
            found = f"(SELECT {listed} FROM {rows}) AS {called}"  # noqa: S608 - quoted, and parsed before
        computed = {} if stored else dict(self._computed(table))
        if not computed:
            return found
        listed = ", ".join(f"{computed[n]} AS {ident(n)}" if n in computed else ident(n) for n, _ in columns)
        inner = found if alias is None else f"(SELECT * FROM {found}) AS {ident(path[-1])}"  # noqa: S608 - the same
        return f"(SELECT {listed} FROM {inner}) AS {called}"  # noqa: S608 - the same

    def is_read(self, words: Collection[str]) -> bool:
        """Tell whether a relation that has been read, or a column of one, has one of these names, now or later."""
        given = self._given
        for path in self.read:
            if path[-1] in words:
                return True
            for table in {path, self.relation(path).path}:
                columns = (structure.column((*table, word)) for word in words)
                if any(i in given.live or i in given.target or i in self._earlier for i in columns):
                    return True
        return False

    @cached_property
    def _earlier(self) -> frozenset[Identity]:
        return frozenset(self.previous.values())

    def _union(self, relations: Iterable[Identity], names: Iterable[str], *, stored: bool) -> str:
        """Return the query for the rows of relations that are not foreign, each without its descendants.

        Their columns are in the order of ``names``; a table that is attached later may have them in another one, under
        other names until then, and of other types.
        """
        here = [i for i in relations if not self._given.registry[i.kind].stored.remote]
        self.read.update(self.previous.get(i, i).path for i in here)
        table, *_ = relations
        wanted = {self.column_now(c.identity): c.identity.name for c in structure.columns(self._given.live, table)}
        wanted |= {c.name: c.name for c in self.added if c.path[:-1] == table.path}
        parts = []
        for relation in here:
            listed = []
            for name in names:
                column = structure.column((*relation.path, wanted[name]))
                live = self._given.live.get(column)
                own, value = self._value(live) if live is not None else (name, self._of_added(column, table))
                if stored and live is not None:
                    value = None
                listed.append(f"{value or ident(own)} AS {ident(name)}" if value or own != name else ident(name))
            path = qualified(self.previous.get(relation, relation).path)
            parts.append(f"SELECT {', '.join(listed)} FROM ONLY {path}")  # noqa: S608 - quoted, and parsed before
        return " UNION ALL ".join(parts)

    def _of_added(self, column: Identity, table: Identity) -> str:
        """Return the value that rows of a descendant have in a column that the plan adds."""
        above = structure.column((*table.path, column.name))
        return self.added.get(column) or self.value_of_new(column) or self.added.get(above, "NULL")

    def relation(self, path: tuple[str, ...]) -> Identity:
        """Return the relation that has a path before the plan."""
        return next((new for new, old in self.previous.items() if old.path == path), None) or structure.table(path)

    def column_now(self, column: Identity) -> str:
        """Return what a column is called before the plan."""
        return self.previous.get(column, column).name

    def from_environment(self, table: Identity) -> frozenset[str]:
        """Return the columns of a table that environment variables fill in some declared row."""
        return self._secret.get(table, frozenset())

    @cached_property
    def _secret(self) -> Mapping[Identity, frozenset[str]]:
        found: dict[Identity, frozenset[str]] = {}
        by_kind = self._given.target.by_kind
        kinds = (kind.name for kind in self._given.registry.kinds.values() if kind.fields.hold_rows)
        for seed in (seed for name in kinds for seed in by_kind.get(name, ())):
            if seed.parent is not None:
                cells = (item for row in seed.get("rows", ()) for item in row.items())
                secret = frozenset(name for name, cell in cells if _is_secret(cell))
                found[seed.parent] = found.get(seed.parent, frozenset()) | secret
        return found

    def value_of_new(self, column: Identity) -> str | None:
        """Return the value that existing rows will have in a column that the plan adds.

        It is the default if that is the same for all rows, else null; what is computed of other columns comes later.
        None where it is not known, or where another column has the name until then.
        """
        item = self._given.target.get(column)
        if item is None or column in self.previous.values() or item.parent not in self._given.live:
            return None
        if item.get("identity"):
            return None
        text = "NULL"
        for default in structure.defaults(self._given.target, column):
            text = str(default.get("expression", text))
            if any(self._differs(m) for m in sql.name_references(sql.TextKind.EXPRESSION, text)):
                return None
            text = self.backwards.expression(text, default)
        return f"({text})::{item.get('type')}"

    def _differs(self, named: sql.NameReference) -> bool:
        """Tell whether a value may differ from row to row, because of what an expression names."""
        if named.sort == Namespace.RELATION:
            return True
        return named.sort == Namespace.ROUTINE and (
            len(named.parts) > 1 or named.parts in self._given.server.volatile_routines
        )

    def _computed(self, table: Identity) -> Iterable[tuple[str, str]]:
        """Yield the columns of a table that are computed of its other columns by then: names and expressions."""
        for item in self._computing.get(table, ()):
            live = self._given.live.get(item.identity)
            if live is None and item.identity not in self.added:
                continue
            name, type_ = self.column_now(item.identity), item.get("type")
            generated, backfill = item.get("generated"), item.hint(BACKFILL)
            if generated is not None and (live is None or live.get("generated") != generated):
                yield name, f"({self.backwards.expression(generated, item)})::{type_}"
            elif backfill is not None and item.get("not_null") and not (live is not None and live.get("not_null")):
                yield name, f"COALESCE({ident(name)}, ({self.backwards.expression(backfill, item)})::{type_})"

    @cached_property
    def _computing(self) -> Mapping[Identity, list[Object]]:
        """Return the columns with a generation expression or a backfill, by their table."""
        found: dict[Identity, list[Object]] = {}
        for item in structure.all_columns(self._given.target):
            if item.parent is not None and (item.get("generated") is not None or item.hint(BACKFILL) is not None):
                found.setdefault(item.parent, []).append(item)
        return found

    def _no_rows(self, table: Identity) -> str:
        columns = structure.columns(self._given.target, table)
        listed = ", ".join(f"NULL::{c.get('type')} AS {ident(c.identity.name)}" for c in columns)
        return f"SELECT {listed} WHERE false"

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

        These are its own rows and, unless ``alone``, those of its descendants, but never rows of foreign tables. The
        rows of a partitioned table are those of its partitions.
        """
        descendants = self._hierarchy[id(catalog)]
        item = catalog.get(relation)
        partitioned = item is not None and item.get("partition_by") is not None
        named = f" AS {alias}" if alias is not None else ""
        self.read.add(path)
        if alone and not partitioned and any(descendants.below(relation)):
            return f"ONLY {qualified(path)}{named}"
        if not (apart := descendants.apart(relation)):
            return f"{qualified(path)}{named}"
        self.read.update(previous.get(i, i).path for i in apart)
        columns = (
            previous.get(c.identity, c.identity).name
            for c in structure.columns(catalog, relation)
            if self.columns_exist or c.identity in self._given.live
        )
        listed = ", ".join(map(ident, columns))
        parts = (f"SELECT {listed} FROM ONLY {qualified(previous.get(i, i).path)}" for i in apart)  # noqa: S608 - quoted
        return f"({' UNION ALL '.join(parts)}) AS {alias or ident(path[-1])}"

    @cached_property
    def previous(self) -> Mapping[Identity, Identity]:
        """Return what renamed objects are called before the plan."""
        return self._given.previous

    @cached_property
    def backwards(self) -> Rewriting:
        """Return the rewriting of the target's names to those that the server has now."""
        rewriting = Rewriting(self._given.target, self.previous, self._given.registry)
        rewriting.follow()
        return rewriting

    def _value(self, live: Object) -> tuple[str, str | None]:
        """Return a column's previous name and, if its type changes, the expression for its converted value."""
        name = self.column_now(live.identity)
        wanted = self._given.target.get(live.identity)
        if wanted is None or wanted.get("type") == live.get("type") or wanted.get("generated") is not None:
            return name, None
        using = wanted.hint(USING)
        cast = self._given.server.casts.get((live.get("type"), wanted.get("type")))
        if using is None and cast is not None and cast.conversion in ("none", "explicit"):
            # Without a conversion the plan is refused, so further checks use the column as it is.
            return name, None
        value = f"({self.backwards.expression(using, wanted)})" if using else ident(name)
        return name, f"{value}::{wanted.get('type')}"


def _is_secret(cell: object) -> bool:
    return isinstance(cell, Env) or (isinstance(cell, RowKey) and any(_is_secret(c) for _, c in cell.columns))
