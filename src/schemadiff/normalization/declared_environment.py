"""The declared environment, as far as the live objects differ from it.

A question is asked in the environment that the YAML declares. Objects that are equal on both sides are used as they
are. A table whose columns change, or a view whose text is in question, is replaced by a temporary relation of the same
name (a placeholder relation). A text that names another object which is not live (a function, a type) counts as
different without being asked about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain

import msgspec

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_INSIDE, RESULT
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison
from schemadiff.kindspec.registry import Registry
from schemadiff.normalization.evaluation_at_parse import Reading
from schemadiff.normalization.live_names import LiveNames
from schemadiff.postgres.quoting import ident, qualified
from schemadiff.references.resolver import Names
from schemadiff.references.texts import name_references
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.text_kind import TextKind

UNDEFINED_COLUMN = "42703"
NOTHING: Mapping[Identity, Identity] = {}
_HIDDEN = (
    Namespace.TYPE,
    Namespace.ROUTINE,
    Namespace.OPERATOR,
    Namespace.CAST,
    Namespace.COLLATION,
    Namespace.TS_CONFIG,
    Namespace.TS_DICTIONARY,
)
"""Namespaces whose objects a text can depend on without naming them."""


class DeclaredEnvironment:
    """What the live side lacks or has in another form, and how declared texts are asked about."""

    def __init__(  # noqa: PLR0913 - what the environment is made of
        self,
        live: Catalog,
        declared: Catalog,
        comparison: Comparison,
        registry: Registry,
        previous: Mapping[Identity, Identity] = NOTHING,
        reading: Reading | None = None,
        same_columns: Collection[Identity] = (),
    ) -> None:
        """Compare the sides; views in ``same_columns`` need no placeholder, whatever their text."""
        self.live = live
        self.reading = reading or Reading()
        self.renamed = frozenset(previous)
        """The objects that the server still has under another name than ``live`` does."""
        self.declared = declared
        self.registry = registry
        self.names = Names(declared, registry)
        self.live_names = Names(live, registry)
        self.translation = LiveNames(previous, live, self.names, registry)
        self._comparison = comparison
        self._same_columns = same_columns
        self._below: dict[Identity, tuple[Identity, ...]] = {}
        self._queries: dict[tuple[Identity, frozenset[Identity]], str] = {}

    @cached_property
    def absent(self) -> frozenset[Identity]:
        """Return the declared objects that are not live, or only under a name by which they cannot be asked about."""
        missing = self.renamed - self.translation.translated
        return missing.union(o.identity for o in self._comparison.created)

    @cached_property
    def relabelled(self) -> tuple[tuple[Identity, str, str], ...]:
        """Return the labels that are renamed: the enum, the old name and the new one."""
        found = ((o.identity, pairs) for o in self.live if (pairs := o.hint(RENAMED_INSIDE)))
        return tuple((identity, old, new) for identity, pairs in found for old, new in pairs)

    @cached_property
    def unsettled(self) -> frozenset[Identity]:
        """Return the relations that are not live, or not as declared, and need a placeholder."""
        found: set[Identity] = set()
        for item in self._comparison.created:
            found.add(self._relation(item))
        for item in self._comparison.dropped:
            if self.registry[item.identity.kind].naming.is_column:
                found.add(self._relation(item))
        for pair in self._comparison.pairs:
            kind = self.registry[pair.declared.identity.kind]
            if pair.declared.identity in self._same_columns:
                continue
            if (kind.naming.is_column and "type" in pair.changed) or kind.substitutes.relation == "query":
                found.add(self._relation(pair.declared))
        for identity in self.renamed:
            moved = self.live.get(identity)
            found.add(self._relation(moved) if moved is not None else identity)
        return frozenset(i for i in found if self.registry[i.kind].substitutes.relation is not None)

    def _relation(self, item: Object) -> Identity:
        """Return the relation of a column; any other object itself."""
        in_column = self.registry[item.identity.kind].naming.is_column and item.parent is not None
        return item.parent if in_column and item.parent is not None else item.identity

    @cached_property
    def in_motion(self) -> frozenset[Identity]:
        """Return the types and routines that change, and all objects with another name.

        A text that the live side rejects may be right in the declared environment because of them.
        """
        renamed = (i for i in self.renamed if self.registry[i.kind].naming.namespace in (*_HIDDEN, Namespace.RELATION))
        changed = (p.live.identity for p in self._comparison.pairs if p.changed)
        moving = [*(o.identity for o in self._comparison.created), *changed]
        inside = (identity for identity, _, _ in self.relabelled)
        return frozenset((*renamed, *inside, *(i for i in moving if self.registry[i.kind].naming.namespace in _HIDDEN)))

    def excuses(self, state: str, kind: TextKind | None, text: str, item: Object) -> bool:
        """Tell whether an error of the live side can be due to what changes; ``apply`` finds out whether it is.

        Such a text differs from whatever is live, because the live side accepts its own. Operators and casts do not
        show the routines and types they use; a missing column has to belong to something that the text names, or to a
        missing type.
        """
        if self.takes_parts(kind, text, item):
            return True
        if state != UNDEFINED_COLUMN or not self.in_motion:
            return bool(self.in_motion)
        return any(ref.to in self.in_motion or self._waits(ref.to) for ref in self.names.of_text(kind, text, item))

    def differs_for(self, kind: TextKind | None, text: str, item: Object) -> bool:
        """Tell whether the text names another table than its own that has other columns on the live side."""
        if kind is not TextKind.EXPRESSION:
            return False
        named = (i for i in self.relations(kind, text, item.search_path) if i in self.unsettled)
        return any(i != item.parent and self.registry[i.kind].substitutes.relation == "columns" for i in named)

    def reads_retyped(self, kind: TextKind | None, text: str, item: Object) -> bool:
        """Tell whether the text reads a column that has another type on the live side."""
        return bool(self._retyped) and any(ref.to in self._retyped for ref in self.names.of_text(kind, text, item))

    @cached_property
    def _retyped(self) -> frozenset[Identity]:
        pairs = (p for p in self._comparison.pairs if "type" in p.changed)
        named = (p.declared.identity for p in pairs)
        return frozenset(i for i in named if self.registry[i.kind].naming.is_column)

    def _waits(self, identity: Identity) -> bool:
        """Tell whether it is a column whose type does not exist yet, so that no placeholder can have it."""
        item = self.declared.get(identity)
        in_column = item is not None and self.registry[identity.kind].naming.is_column
        return item is not None and in_column and not self.has_type(item.get("type"))

    @cached_property
    def _reshaped(self) -> frozenset[Identity]:
        """Return the row types of which a part is added, dropped, retyped or renamed: no placeholder is a type.

        Nor has a relation's placeholder the type by which a routine takes the relation's rows.
        """
        retyped = (p.declared for p in self._comparison.pairs if "type" in p.changed)
        renamed = (o for i in self.renamed if (o := self.declared.get(i)) is not None)
        parts = (*self._comparison.created, *self._comparison.dropped, *retyped, *renamed)
        return self.unsettled.union(
            o.parent for o in parts if o.parent is not None and self.registry[o.identity.kind].stored.holds_data
        )

    def takes_parts(self, kind: TextKind | None, text: str, item: Object) -> bool:
        """Tell whether the text names such a row type, or an object with values of one.

        It could use an attribute of the type, or a column of the rows.
        """
        if not self._reshaped:
            return False
        refs = [*self.names.of_text(kind, text, item), *(r for r in self.names.of(item) if r.aspect == "type")]
        work = [(ref.to, ref.aspect == "type") for ref in refs]
        seen = set(work)
        while work:
            one, is_type = work.pop()
            if is_type and one in self._reshaped:
                return True
            parts = [o for o in (self.declared.get(one), *self.declared.children(one)) if o is not None]
            for ref in (ref for part in parts for ref in self.names.of(part)):
                # What a view reads counts as its own; other relations are not followed.
                further = (ref.to, ref.aspect == "type")
                if further not in seen and (further[1] or self.registry[one.kind].substitutes.relation == "query"):
                    seen.add(further)
                    work.append(further)
        return False

    def has_type(self, text: str) -> bool:
        """Tell whether the live side has the type; false for a declared type that is not live yet."""
        if "." not in text:
            return True
        for use in sql.user_types(text):
            for identity in self.names.find(Namespace.TYPE, use.parts, ()):
                if identity not in self.live and self.registry[identity.kind].substitutes.relation != "columns":
                    return False
                if identity in self.absent:
                    return False
        return True

    def lacks(self, kind: TextKind | None, text: str, item: Object) -> bool:
        """Tell whether the text names, and may refer to, a routine, operator or type that is declared and not live."""
        if not self.absent:
            return False
        relevant = {i for i in self.absent if not self._maintained(i) or kind is TextKind.EXPRESSION}
        if not relevant:
            return False
        return any(
            ref.to in relevant
            and not self.registry[ref.to.kind].naming.is_column
            and ref.to not in self._operators_of_what_is_absent
            for ref in self.names.of_text(kind, text, item)
        )

    @cached_property
    def _operators_of_what_is_absent(self) -> frozenset[Identity]:
        """Return new operators that no live text can refer to, because a type of their operands is new too."""
        operators = (
            i
            for i in self.absent
            if self.registry[i.kind].naming.namespace == Namespace.OPERATOR and i in self.declared
        )
        refs = {i: self.names.of(self.declared[i]) for i in operators}
        return frozenset(i for i in refs if any(r.aspect == "type" and r.to in self.absent for r in refs[i]))

    def _maintained(self, identity: Identity) -> bool:
        """Tell whether a placeholder relation can have the column."""
        kind = self.registry[identity.kind]
        return kind.substitutes.relation is not None or kind.naming.is_column

    def columns(self, table: Identity) -> list[Object]:
        """Return the declared columns whose types are live, with the types as the server calls them."""
        return [self._as_live(c) for c in self._all_columns(table) if self.has_type(c.get("type"))]

    def column(self, table: Identity, name: str) -> Object | None:
        """Return one of :meth:`columns`, or None."""
        found = self.declared.get(structure.column((*table.path, name)))
        if found is None or found.parent != table or not self.has_type(found.get("type")):
            return None
        return self._as_live(found)

    def type_of_default(self, default: Object) -> str:
        """Return the type that a default is converted to, as the server calls it."""
        table = self.names.owner(default)
        column = None if table is None else self.column(table, default.identity.name)
        return str(column.get("type") if column is not None else self._result_type(default))

    def _as_live(self, column: Object) -> Object:
        type_ = self.translation.type_as_live(column.get("type"))
        if type_ == column.get("type"):
            return column
        return msgspec.structs.replace(column, values={**column.values, "type": type_})

    def _all_columns(self, table: Identity) -> list[Object]:
        return structure.columns(self.declared, table)

    def lacks_columns(self, table: Identity) -> bool:
        """Return whether the server lacks the type of one of its columns."""
        return len(self.columns(table)) < len(self._all_columns(table))

    def _result_type(self, column: Object) -> str:
        """Return the type of a view's column if the server has it, else text."""
        view = self.live.get(column.parent) if column.parent is not None else None
        types = dict(view.hint(RESULT) or ()) if view is not None else {}
        return types.get(column.identity.name, "text")

    def relations(self, kind: TextKind | None, text: str, search_path: Iterable[str]) -> list[Identity]:
        """Return the declared relations that a text names."""
        path = tuple(search_path)
        found = [
            self.names.relation(m.parts, path) for m in name_references(kind, text) if m.sort == Namespace.RELATION
        ]
        return [i for i in dict.fromkeys(found) if i is not None]

    def stand_ins_below(self, identity: Identity) -> tuple[Identity, ...]:
        """Return the relations that the placeholder for this one reads and that need one too; none for a table."""
        known = self._below.get(identity)
        if known is None:
            wanted = self.declared[identity]
            named = (
                self.relations(TextKind.QUERY, wanted.get("query"), wanted.search_path)
                if self.registry[identity.kind].substitutes.relation == "query"
                else ()
            )
            known = tuple(i for i in named if i in self.unsettled and i != identity)
            self._below[identity] = known
        return known

    def stand_in_query(
        self, view: Object, resolved_names: frozenset[Identity], stand_ins: Iterable[Iterable[Identity]]
    ) -> str:
        """Return the view's query over placeholders.

        ``resolved`` are those among its relations that need none themselves.

        A question over a chain of views needs all of them, so each query is rewritten only once.
        """
        known = self._queries.get((view.identity, resolved_names))
        if known is None:
            known = self.standing_in(TextKind.QUERY, view.get("query"), view, chain.from_iterable(stand_ins))
            self._queries[view.identity, resolved_names] = known
        return known

    def standing_in(self, kind: TextKind | None, text: str, item: Object, stand_ins: Iterable[Identity]) -> str:
        """Return the text with the temporary names of placeholders, and all other known names qualified."""
        wanted = set(stand_ins)
        replaced = []
        for name_reference in name_references(kind, text):
            if name_reference.start < 0 or name_reference.sort not in (
                Namespace.RELATION,
                Namespace.ROUTINE,
                Namespace.TYPE,
                Namespace.COLLATION,
            ):
                continue
            end = sql.span_of_name(text, name_reference.start)
            if sql.split_name(text[name_reference.start : end]) != name_reference.parts:
                continue
            sort, parts = name_reference.sort, name_reference.parts
            schema = self.names.schema_meant(sort, parts, item.search_path)
            if schema is None:
                continue
            if not wanted.isdisjoint(self.names.find(sort, parts, item.search_path)):
                replaced.append((name_reference.start, end, f"pg_temp.{ident(parts[-1])}"))
            elif len(parts) == 1:
                replaced.append((name_reference.start, end, qualified((schema, *parts))))
        return sql.splice(text, replaced)

    def mapped_back(self, kind: TextKind | None, text: str, stand_ins: Iterable[Identity]) -> str:
        """Return the server's answer with the real names of relations and row types instead of the placeholders'."""
        by_name = {i.name: i for i in stand_ins}
        replaced = []
        for name_reference in name_references(kind, text):
            if (
                name_reference.sort not in (Namespace.RELATION, Namespace.TYPE)
                or name_reference.start < 0
                or name_reference.parts[-1] not in by_name
            ):
                continue
            if len(name_reference.parts) == 1 or name_reference.parts[0].startswith("pg_temp"):
                end = sql.span_of_name(text, name_reference.start)
                replaced.append((name_reference.start, end, qualified(by_name[name_reference.parts[-1]].path)))
        return sql.splice(text, replaced) if replaced else text
