"""The declared world as far as the live one cannot stand for it.

A question is asked in the world the YAML declares. What both sides have alike stands for itself. A table whose columns
change, or a view whose text is in question, is stood in for by a temporary relation of the same name; what the live
side lacks and no stand-in can be (a function, a type) makes every text that names it different without asking.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import chain

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison
from schemadiff.diff.renames import INSIDE
from schemadiff.kindspec.registry import Registry
from schemadiff.normalization.evaluation_at_parse import Reading
from schemadiff.postgres.quoting import ident, qualified
from schemadiff.references.resolver import Names
from schemadiff.references.texts import name_references
from schemadiff.sql.text_kind import TextKind

UNDEFINED_COLUMN = "42703"
_HIDDEN = ("type", "routine", "operator", "cast", "collation", "ts_config", "ts_dictionary")
"""Namespaces whose objects a text can rely on without showing it."""


class DeclaredEnvironment:
    """What the live side lacks or has otherwise, and how declared text is put to it."""

    def __init__(
        self,
        live: Catalog,
        declared: Catalog,
        comparison: Comparison,
        registry: Registry,
        renamed: frozenset[Identity] = frozenset(),
        reading: Reading | None = None,
    ) -> None:
        self.live = live
        self.reading = reading or Reading()
        self.renamed = renamed
        """What the server still knows under another name than ``live`` does."""
        self.declared = declared
        self.registry = registry
        self.names = Names(declared, registry)
        self.live_names = Names(live, registry)
        self._comparison = comparison
        self._below: dict[Identity, tuple[Identity, ...]] = {}
        self._queries: dict[tuple[Identity, frozenset[Identity]], str] = {}

    @cached_property
    def absent(self) -> frozenset[Identity]:
        """Declared objects that are not live, or not under that name."""
        return self.renamed.union(o.identity for o in self._comparison.created)

    @cached_property
    def relabelled(self) -> tuple[tuple[Identity, str, str], ...]:
        """The labels that have other names in the declared world: of which enum, the old name and the new one."""
        found = ((o.identity, o.hints[INSIDE]) for o in self.live if o.hints is not None and INSIDE in o.hints)
        return tuple((identity, old, new) for identity, pairs in found for old, new in pairs)

    @cached_property
    def unsettled(self) -> frozenset[Identity]:
        """Relations that are not live, or not as declared: those that need a stand-in."""
        found: set[Identity] = set()
        for item in self._comparison.created:
            found.add(self._relation(item))
        for item in self._comparison.dropped:
            if self.registry[item.identity.kind].naming.namespace == "column":
                found.add(self._relation(item))
        for pair in self._comparison.pairs:
            kind = self.registry[pair.declared.identity.kind]
            if (kind.naming.namespace == "column" and "type" in pair.changed) or kind.stand_in == "query":
                found.add(self._relation(pair.declared))
        for identity in self.renamed:
            moved = self.live.get(identity)
            found.add(self._relation(moved) if moved is not None else identity)
        return frozenset(i for i in found if self.registry[i.kind].stand_in is not None)

    def _relation(self, item: Object) -> Identity:
        """The relation of a column; anything else is itself."""
        in_column = self.registry[item.identity.kind].naming.namespace == "column" and item.parent is not None
        return item.parent if in_column and item.parent is not None else item.identity

    @cached_property
    def in_motion(self) -> frozenset[Identity]:
        """The types and routines that change, and what has another name: a text that the live side refuses may be
        right in the declared world."""
        renamed = (i for i in self.renamed if self.registry[i.kind].naming.namespace in (*_HIDDEN, "relation"))
        changed = (p.live.identity for p in self._comparison.pairs if p.changed)
        moving = [*(o.identity for o in self._comparison.created), *changed]
        inside = (identity for identity, _, _ in self.relabelled)
        return frozenset((*renamed, *inside, *(i for i in moving if self.registry[i.kind].naming.namespace in _HIDDEN)))

    def excuses(self, state: str, kind: TextKind | None, text: str, item: Object) -> bool:
        """Whether the live side's complaint may have its reason in what is in motion; apply finds out whether it has.

        Such a text differs from whatever is live, which the live side accepts. Operators and casts hide the routines
        and types behind them; a column that is not there has to be one of something that the text names, or of a type
        that is.
        """
        if self.takes_parts(kind, text, item):
            return True
        if state != UNDEFINED_COLUMN or not self.in_motion:
            return bool(self.in_motion)
        return any(ref.to in self.in_motion or self._waits(ref.to) for ref in self.names.of_text(kind, text, item))

    def differs_for(self, kind: TextKind | None, text: str, item: Object) -> bool:
        """Whether the text names a table, other than its own, that has other columns on the live side."""
        if kind is not TextKind.EXPRESSION:
            return False
        named = (i for i in self.relations(kind, text, item.search_path) if i in self.unsettled)
        return any(i != item.parent and self.registry[i.kind].stand_in == "columns" for i in named)

    def _waits(self, identity: Identity) -> bool:
        """Whether it is a column whose type is not there yet, so that no stand-in has it."""
        item = self.declared.get(identity)
        in_column = item is not None and self.registry[identity.kind].naming.namespace == "column"
        return item is not None and in_column and not self.has_type(item.get("type"))

    @cached_property
    def _reshaped(self) -> frozenset[Identity]:
        """The row types whose parts come, go or change their types: nobody stands in for a type."""
        retyped = (p.declared for p in self._comparison.pairs if "type" in p.changed)
        parts = (*self._comparison.created, *self._comparison.dropped, *retyped)
        return frozenset(
            o.parent for o in parts if o.parent is not None and self.registry[o.identity.kind].stored.holds_data
        )

    def takes_parts(self, kind: TextKind | None, text: str, item: Object) -> bool:
        """Whether the text names such a row type, or what holds values of one: a part of it can be taken."""
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
                # What a view is made of counts as its own; other relations are not looked through.
                further = (ref.to, ref.aspect == "type")
                if further not in seen and (further[1] or self.registry[one.kind].stand_in == "query"):
                    seen.add(further)
                    work.append(further)
        return False

    def has_type(self, text: str) -> bool:
        """Whether the live side has the type; a declared one that is not live yet has to wait."""
        if "." not in text:
            return True
        for use in sql.user_types(text):
            for identity in self.names.find("type", use.parts, ()):
                if identity not in self.live and self.registry[identity.kind].stand_in != "columns":
                    return False
                if identity in self.absent:
                    return False
        return True

    def lacks(self, kind: TextKind | None, text: str, item: Object) -> bool:
        """Whether the text names a routine, operator or type that is declared and not live, and may mean it."""
        if not self.absent:
            return False
        relevant = {i for i in self.absent if not self._maintained(i) or kind is TextKind.EXPRESSION}
        if not relevant:
            return False
        return any(
            ref.to in relevant
            and self.registry[ref.to.kind].naming.namespace != "column"
            and ref.to not in self._operators_of_what_is_absent
            for ref in self.names.of_text(kind, text, item)
        )

    @cached_property
    def _operators_of_what_is_absent(self) -> frozenset[Identity]:
        """New operators that no text of the live world can mean by their sign, since a type they take is new too."""
        operators = (
            i for i in self.absent if self.registry[i.kind].naming.namespace == "operator" and i in self.declared
        )
        refs = {i: self.names.of(self.declared[i]) for i in operators}
        return frozenset(i for i in refs if any(r.aspect == "type" and r.to in self.absent for r in refs[i]))

    def _maintained(self, identity: Identity) -> bool:
        """Whether a stand-in has it."""
        kind = self.registry[identity.kind]
        return kind.stand_in is not None or kind.naming.namespace == "column"

    def columns(self, table: Identity) -> list[Object]:
        """The declared columns whose types are live."""
        return [c for c in self._all_columns(table) if self.has_type(c.get("type"))]

    def _all_columns(self, table: Identity) -> list[Object]:
        return self.declared.children(table, "column")

    def lacks_columns(self, table: Identity) -> bool:
        """Return whether the server does not have the types of all its columns yet."""
        return len(self.columns(table)) < len(self._all_columns(table))

    def result_type(self, column: Object) -> str:
        """The type of a column that a view's query makes, as long as the server has it; text for any other."""
        view = self.live.get(column.parent) if column.parent is not None else None
        types = dict(view.hint("result") or ()) if view is not None else {}
        found: str = types.get(column.identity.name, "text")
        return found

    def relations(self, kind: TextKind | None, text: str, search_path: Iterable[str]) -> list[Identity]:
        """The declared relations that a text names."""
        path = tuple(search_path)
        found = [self.names.relation(m.parts, path) for m in name_references(kind, text) if m.sort == "relation"]
        return [i for i in dict.fromkeys(found) if i is not None]

    def stand_ins_below(self, identity: Identity) -> tuple[Identity, ...]:
        """The unsettled relations that a stand-in for this one is made over: none for a table, what a view names."""
        known = self._below.get(identity)
        if known is None:
            wanted = self.declared[identity]
            named = (
                self.relations(TextKind.QUERY, wanted.get("query"), wanted.search_path)
                if self.registry[identity.kind].stand_in == "query"
                else ()
            )
            known = tuple(i for i in named if i in self.unsettled and i != identity)
            self._below[identity] = known
        return known

    def stand_in_query(
        self, view: Object, resolved_names: frozenset[Identity], stand_ins: Iterable[Iterable[Identity]]
    ) -> str:
        """The view's query over the stand-ins; ``resolved`` are those among them that need none by themselves.

        Every question over a chain of views needs all below it, so that each query is rewritten once.
        """
        known = self._queries.get((view.identity, resolved_names))
        if known is None:
            known = self.standing_in(TextKind.QUERY, view.get("query"), view, chain.from_iterable(stand_ins))
            self._queries[view.identity, resolved_names] = known
        return known

    def standing_in(self, kind: TextKind | None, text: str, item: Object, stand_ins: Iterable[Identity]) -> str:
        """The text with stood-in relations under their temporary names and all other known names qualified."""
        wanted = set(stand_ins)
        replaced = []
        for name_reference in name_references(kind, text):
            if name_reference.start < 0 or name_reference.sort not in ("relation", "routine", "type", "collation"):
                continue
            end = sql.span_of_name(text, name_reference.start)
            if sql.split_name(text[name_reference.start : end]) != name_reference.parts:
                continue
            found = self.names.find(name_reference.sort, name_reference.parts, item.search_path)
            if not found:
                continue
            if found[0] in wanted:
                replaced.append((name_reference.start, end, f"pg_temp.{ident(found[0].name)}"))
            elif len(name_reference.parts) == 1:
                replaced.append((name_reference.start, end, qualified(found[0].path)))
        return sql.splice(text, replaced)

    def mapped_back(self, kind: TextKind | None, text: str, stand_ins: Iterable[Identity]) -> str:
        """The server's answer with the real names of stood-in relations, and of their row types."""
        by_name = {i.name: i for i in stand_ins}
        replaced = []
        for name_reference in name_references(kind, text):
            if (
                name_reference.sort not in ("relation", "type")
                or name_reference.start < 0
                or name_reference.parts[-1] not in by_name
            ):
                continue
            if len(name_reference.parts) == 1 or name_reference.parts[0].startswith("pg_temp"):
                end = sql.span_of_name(text, name_reference.start)
                replaced.append((name_reference.start, end, qualified(by_name[name_reference.parts[-1]].path)))
        return sql.splice(text, replaced) if replaced else text
