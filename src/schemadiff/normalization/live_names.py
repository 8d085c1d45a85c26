"""The names that the server still has for what a plan renames.

A declared text names such an object by its new name. It is asked under the name that the server knows, and the answer
is read back under the new one, so a text that only follows a rename is equal to the live one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property

import msgspec

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.registry import Registry
from schemadiff.normalization.questions import Question
from schemadiff.postgres.quoting import ident, literal, qualified
from schemadiff.references.resolver import Names
from schemadiff.references.texts import name_references
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.text_kind import TextKind

Path = tuple[str, ...]

FOLLOWS_RENAMES = (t.Expression, t.IndexElements, t.RuleCommands)
"""Types of fields whose live texts have the new names already (``diff/rename_rewriter.py``)."""

_TRANSLATED = (
    *(Namespace.ROUTINE, Namespace.TYPE, Namespace.COLLATION, Namespace.RELATION, Namespace.OPERATOR),
    *(Namespace.TS_CONFIG, Namespace.TS_DICTIONARY),
)
_NAMING = (Namespace.ROUTINE, Namespace.TYPE)
"""What gives its name to a column of a result, and is asked about under its old name."""
_OF_TEXT_SEARCH = {
    **dict.fromkeys(
        ("to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery", "ts_headline"),
        Namespace.TS_CONFIG,
    ),
    "ts_lexize": Namespace.TS_DICTIONARY,
}
_TAKES = {
    **dict.fromkeys(sql.SEQUENCE_FUNCTIONS, (Namespace.RELATION,)),
    **{f: (n,) for f, n in _OF_TEXT_SEARCH.items()},
}
"""Functions whose first argument names an object, also where it is a text; those of text search only before another
argument."""
_NAMING_CONSTANT = re.compile(
    rf"""(?P<call>\b(?P<routine>{"|".join(sql.SEQUENCE_FUNCTIONS)})\s*\(\s*)'(?P<argument>[^'\\]+)'"""
    rf"""|(?P<search>\b(?P<searching>{"|".join(_OF_TEXT_SEARCH)})\s*\(\s*)'(?P<first>[^'\\]+)'(?=\s*,)"""
    rf"""|'(?P<constant>[^'\\]+)'(?=\s*::\s*(?P<reg>{"|".join(sql.OBJECT_IDENTIFIERS)})\b)""",
    re.IGNORECASE,
)
"""A constant that names an object: the argument of such a function, or one of an object identifier type."""


class LiveNames:
    """Translates texts between the names that the server has and those that it will have after the renames."""

    def __init__(self, previous: Mapping[Identity, Identity], live: Catalog, names: Names, registry: Registry) -> None:
        self._previous = previous
        self._live = live
        self._names = names
        self._registry = registry

    @cached_property
    def translated(self) -> frozenset[Identity]:
        """Return the renamed objects, by their new identities, that texts can be asked about under their old names.

        All routines of one name have to move together: a call could otherwise mean another one of them. A relation
        with columns has a placeholder instead; an operator has to keep its name.
        """
        groups: dict[tuple[str, Path], list[Identity]] = {}
        before: dict[tuple[str, Path], set[Path]] = {}
        spaces = {self._registry[i.kind].naming.namespace for i in self._previous}.intersection(_TRANSLATED)
        for item in self._live if spaces else ():
            kind = self._registry[item.identity.kind]
            space = kind.naming.namespace
            if space not in spaces:
                continue
            groups.setdefault((space, item.identity.path), []).append(item.identity)
            before.setdefault((space, self._old(item.identity)), set()).add(item.identity.path)
        return frozenset(
            identity
            for (space, _), group in groups.items()
            for identity in group
            if identity in self._previous
            and self._registry[identity.kind].substitutes.relation is None
            and len({self._old(i) for i in group}) == 1
            and len(before[space, self._old(identity)]) == 1
            and (space != Namespace.OPERATOR or self._old(identity) == identity.path)
        )

    def _old(self, identity: Identity) -> Path:
        return self._previous.get(identity, identity).path

    @cached_property
    def _old_paths(self) -> Mapping[tuple[str, Path], Path]:
        found = ((self._registry[i.kind].naming.namespace, i.path, self._old(i)) for i in self.translated)
        return {(space, new): old for space, new, old in found if new != old}

    @cached_property
    def _new_paths(self) -> Mapping[tuple[str, Path], Path]:
        return {(space, old): new for (space, new), old in self._old_paths.items()}

    @cached_property
    def _relations(self) -> Mapping[Path, Path]:
        """Return the new path of each renamed relation, by the old one."""
        moved = ((new, old) for new, old in self._previous.items() if self._is_relation(new))
        return {old.path: new.path for new, old in moved if new.path != old.path}

    def _is_relation(self, identity: Identity) -> bool:
        return self._registry[identity.kind].naming.namespace == Namespace.RELATION

    @cached_property
    def _columns(self) -> Mapping[Path, Mapping[str, str]]:
        """Return the new names of renamed columns, by the old path of their relation and the old name."""
        found: dict[Path, dict[str, str]] = {}
        for new, old in self._previous.items():
            if structure.is_column(new) and new.name != old.name:
                found.setdefault(old.path[:-1], {})[old.name] = new.name
        return found

    def question(self, asked: Question) -> Question:
        """Return a question with the names that the server has; the live text of a query never has new ones."""
        kind = asked.type.text_kind
        if kind is None or (asked.is_live and not isinstance(asked.type, FOLLOWS_RENAMES)):
            return asked
        if self._old_paths:
            asked = asked._replace(text=self._as_live(kind, asked.text, asked.item.search_path))
        if kind is TextKind.EXPRESSION and not asked.is_live:
            # The live text has the old names there as well.
            asked = asked._replace(text=_selecting(asked.text, self._parts[0]))
        return asked

    @cached_property
    def _parts(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return the old names of renamed columns and attributes by the new ones, and the other way round.

        Only names that nothing else has: what is selected from a value does not show the value's type.
        """
        renamed = {new: old.name for new, old in self._previous.items() if new.name != old.name and self._is_part(new)}
        before: dict[str, set[str]] = {}
        after: dict[str, set[str]] = {}
        for item in self._live if renamed else ():
            if self._is_part(item.identity):
                new = item.identity.name
                before.setdefault(new, set()).add(old := renamed.get(item.identity, new))
                after.setdefault(old, set()).add(new)
        return _unambiguous(before), _unambiguous(after)

    def _is_part(self, identity: Identity) -> bool:
        return self._registry[identity.kind].naming.namespace in (Namespace.COLUMN, Namespace.ATTRIBUTE)

    def selections_after_renames(self, text: str) -> str:
        """Return an expression of the live side that selects from values of row types what they will have."""
        return _selecting(text, self._parts[1])

    def _as_live(self, kind: TextKind, text: str, path: Path) -> str:
        replaced = []
        for found in name_references(kind, text):
            span = _span(text, found)
            if span is None or (schema := self._names.schema_meant(found.sort, found.parts, path)) is None:
                continue
            if (old := self._old_paths.get((found.sort, (schema, found.parts[-1])))) is not None:
                replaced.append((*span, qualified(old)))
                named = found.sort in _NAMING and found.names_result and old[-1] != found.parts[-1]
                if named and (end := sql.target_end(text, found.element)) is not None:
                    # A column of the result that has its name from the call or cast will have the new one.
                    replaced.append((end, end, f" AS {ident(found.parts[-1])}"))
        text = sql.splice(text, replaced) if replaced else text

        def old_name(namespace: str, parts: Path) -> Path | None:
            schema = self._names.schema_meant(namespace, parts, path)
            return self._old_paths.get((namespace, (schema, parts[-1]))) if schema is not None else None

        return _with_constants(text, old_name)

    def type_as_live(self, text: str) -> str:
        """Return a type of the declared side as the server calls it."""
        if not self._old_paths or "." not in text:
            return text
        uses = ((use, self._old_paths.get((Namespace.TYPE, use.parts))) for use in sql.user_types(text))
        replaced = [(use.start, use.end, qualified(old)) for use, old in uses if old is not None]
        return sql.splice(text, replaced) if replaced else text

    def after_renames(self, kind: TextKind | None, text: str) -> str:
        """Return what the server has printed with the names after the renames."""
        if not self._new_paths or kind is None:
            return text
        replaced = []
        for found in name_references(kind, text):
            new = self._new_paths.get((found.sort, found.parts))
            if new is not None and (span := _span(text, found)) is not None:
                replaced.append((*span, qualified(new)))
        text = sql.splice(text, replaced) if replaced else text
        return _with_constants(text, lambda namespace, parts: self._new_paths.get((namespace, parts)))

    def query_after_renames(self, kind: TextKind | None, text: str) -> str:
        """Return a query or body of the live side as the server will print it after the renames.

        Where an alias or a second relation leaves open what a column belongs to, it is left as it is, and differs.
        """
        if kind is None or not (self._relations or self._columns):
            return self.after_renames(kind, text)
        references = name_references(kind, text)
        read = list(dict.fromkeys(m.parts for m in references if m.sort == Namespace.RELATION))
        by_name = {parts[-1]: parts for parts in read}
        if len(by_name) < len(read) or not by_name.keys().isdisjoint(sql.aliases(kind, text)):
            return self.after_renames(kind, text)
        replaced = []
        for found in references:
            span = _span(text, found)
            if span is None:
                continue
            if found.sort == Namespace.RELATION and (moved := self._relations.get(found.parts)) is not None:
                replaced.append((*span, qualified(moved)))
            elif found.sort == Namespace.COLUMN and found.parts:
                above = found.parts[-2:-1]
                relation = by_name.get(above[0]) if above else read[0] if len(read) == 1 else None
                if relation is None:
                    continue
                name = self._columns.get(relation, {}).get(found.parts[-1], found.parts[-1])
                new = (*(self._relations.get(relation, relation)[-1:] if above else ()), name)
                if new == found.parts[-len(new) :] or len(found.parts) > 2:
                    continue
                # A column of a result keeps its name, which the server prints if it is not that of the column.
                kept = f" AS {ident(found.parts[-1])}" if found.names_result and name != found.parts[-1] else ""
                same = f" AS {ident(name)}"
                end = span[1] + len(same) if re.match(rf"{re.escape(same)}(?![\w$\"])", text[span[1] :]) else span[1]
                replaced.append((span[0], end, ".".join(map(ident, new)) + kept))
        return self.after_renames(kind, sql.splice(text, replaced) if replaced else text)


def with_live_types(
    declared: Catalog, live: Catalog, previous: Mapping[Identity, Identity], registry: Registry
) -> Catalog:
    """Return the declared catalog with the types of columns as the server calls them."""
    if not previous:
        return declared
    names = LiveNames(previous, live, Names(declared, registry), registry)

    def one(item: Object) -> Object:
        type_ = item.get("type")
        if not isinstance(type_, str) or (known := names.type_as_live(type_)) == type_:
            return item
        return msgspec.structs.replace(item, values={**item.values, "type": known})

    return declared.replacing(map(one, declared))


def _unambiguous(names: Mapping[str, set[str]]) -> Mapping[str, str]:
    return {name: other for name, (other, *more) in names.items() if other != name and not more}


def _selecting(text: str, names: Mapping[str, str]) -> str:
    """Return the text with other names of what it selects from values of row types."""
    replaced = []
    for start, end in sql.selections(text) if names else ():
        name = sql.split_name(text[start:end])
        if name is not None and (other := names.get(name[-1])) is not None:
            replaced.append((start, end, ident(other)))
    return sql.splice(text, replaced) if replaced else text


def _span(text: str, found: sql.NameReference) -> tuple[int, int] | None:
    """Return where a name stands in the text; None where the text has something else there."""
    if found.start < 0:
        return None
    end = sql.span_of_name(text, found.start)
    return (found.start, end) if sql.split_name(text[found.start : end]) == found.parts else None


def _with_constants(text: str, renamed: Callable[[str, Path], Path | None]) -> str:
    """Return the text with other names in the constants that name an object, given what an object is called instead."""

    def one(match: re.Match[str]) -> str:
        parts = sql.split_name(match["argument"] or match["first"] or match["constant"])
        reg, routine = match["reg"], match["routine"] or match["searching"]
        namespaces = sql.OBJECT_IDENTIFIERS[reg.lower()] if reg else _TAKES[routine.lower()]
        each = (renamed(namespace, parts) for namespace in namespaces) if parts else ()
        new = next((path for path in each if path is not None), None)
        return match[0] if new is None else (match["call"] or match["search"] or "") + literal(qualified(new))

    return _NAMING_CONSTANT.sub(one, text) if "'" in text else text
