"""Declared texts that still name what the plan renames or drops.

A text that is equal on both sides is not compared further, and errors of a text over something that is renamed are
excused; so either would fail only when the plan runs. Relations, types and routines are recognized by name. A column's
name can also be an alias, so such a text is asked about like one that differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison, Pair
from schemadiff.errors import Finding, InputError
from schemadiff.kindspec.field_types import (
    Expression,
    ExpressionKind,
    FieldType,
    IndexElements,
    Parameters,
    Query,
    RuleCommands,
    SqlBody,
)
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.references.resolver import Names
from schemadiff.references.texts import name_references, texts
from schemadiff.sql.namespaces import Namespace

_ASKED = (Expression, Query, SqlBody, RuleCommands)
_NAMING = (*_ASKED, IndexElements, Parameters)
_WORD = re.compile(r"\w+")

Path = tuple[str, ...]


class _Gone(NamedTuple):
    """A name that an object no longer has, and the reason."""

    sort: str
    path: Path
    new: Path | None

    @property
    def words(self) -> str:
        return f"renames to {'.'.join(self.new)}" if self.new is not None else "drops"

    @property
    def hint(self) -> str:
        what = f"Write {'.'.join(self.new)}" if self.new is not None else "Remove it from the text"
        return f"{what}, or keep the {self.sort} as it is."


class Stale:
    """Finds texts that name what is gone; ``previous`` gives the previous identity of each renamed object."""

    def __init__(
        self,
        live: Catalog,
        declared: Catalog,
        comparison: Comparison,
        previous: Mapping[Identity, Identity],
        registry: Registry,
    ) -> None:
        self._live = live
        self._declared = declared
        self._comparison = comparison
        self._previous = previous
        self._registry = registry
        self._names = Names(declared, registry)

    def asked_too(self) -> Comparison:
        """Return the comparison with the additional fields that have to be asked about.

        Raises InputError with every text that names an object which the plan renames or drops.
        """
        if not self._gone and not self._columns and not self._labels:
            return self._comparison
        names = {path[-1] for _, path in self._gone}
        findings = list(self._findings(_Words(names))) if names else []
        findings += self._with_labels() if self._labels else ()
        if findings:
            raise InputError(findings)
        return self._comparison if not self._columns else self._with(dict(self._over_columns()))

    @cached_property
    def _gone(self) -> Mapping[tuple[str, Path], _Gone]:
        found: dict[tuple[str, Path], _Gone] = {}
        for new, old in self._previous.items():
            kind = self._registry[old.kind]
            if (
                kind.naming.in_schema
                and kind.naming.namespace in (Namespace.RELATION, Namespace.TYPE, Namespace.ROUTINE)
                and new.path != old.path
            ):
                found[kind.naming.namespace, old.path] = _Gone(kind.naming.namespace, old.path, new.path)
        for item in self._comparison.dropped:
            kind = self._registry[item.identity.kind]
            if kind.naming.in_schema and kind.naming.namespace in (Namespace.RELATION, Namespace.TYPE):
                found[kind.naming.namespace, item.identity.path] = _Gone(
                    kind.naming.namespace, item.identity.path, None
                )
        return found

    @cached_property
    def _labels(self) -> Mapping[Identity, frozenset[str]]:
        """Return the labels that each enum loses."""
        found = {}
        for pair in self._comparison.pairs:
            if (before := pair.live.get("labels")) and (
                gone := frozenset(before).difference(pair.declared.get("labels", ()))
            ):
                found[pair.declared.identity] = gone
        return found

    def _with_labels(self) -> Iterator[Finding]:
        """Yield a finding for each text with such a label as a constant of its type; the server would reject it."""
        words = _Words({label for gone in self._labels.values() for label in gone})
        for item, field in self._fields(_NAMING):
            for text in texts(item.values[field.name]):
                if not words.any_in(text):
                    continue
                for type_, label in dict.fromkeys(self._labelled(field.type, text, item)):
                    yield Finding(
                        f"{self._registry.title(item.identity)}: {field.name} names the label {label} of "
                        f"{self._registry.title(type_)}, which this plan removes",
                        item.place,
                        "Remove it from the text, or keep the label.",
                    )

    def _labelled(self, field_type: FieldType, text: str, item: Object) -> Iterator[tuple[Identity, str]]:
        assert field_type.text_kind is not None
        is_default = isinstance(field_type, Expression) and field_type.kind is ExpressionKind.DEFAULT
        for parts, label in sql.typed_constants(field_type.text_kind, text):
            named: Iterable[Identity] = self._names.find(Namespace.TYPE, parts, item.search_path) if parts else ()
            if not parts and is_default and (holder := self._declared.get(item.parent or item.identity)):
                uses = sql.user_types(holder.get("type") or "")
                named = [i for u in uses[:1] for i in self._names.find(Namespace.TYPE, u.parts, holder.search_path)]
            yield from ((i, label) for i in named if label in self._labels.get(i, ()))

    def _findings(self, words: _Words) -> Iterator[Finding]:
        for item, field in self._fields(_NAMING):
            for text in texts(item.values[field.name]):
                if not words.any_in(text):
                    continue
                for gone in dict.fromkeys(self._named(field.type.text_kind, text, item)):
                    title = self._registry.title(item.identity)
                    path = ".".join(gone.path)
                    yield Finding(
                        f"{title}: {field.name} names the {gone.sort} {path}, which this plan {gone.words}",
                        item.place,
                        gone.hint,
                    )

    def _named(self, kind: sql.TextKind | None, text: str, item: Object) -> Iterator[_Gone]:
        for name_reference in name_references(kind, text):
            if name_reference.sort not in (Namespace.RELATION, Namespace.TYPE, Namespace.ROUTINE):
                continue
            if self._names.find(name_reference.sort, name_reference.parts, item.search_path):
                continue
            schemas = item.search_path if len(name_reference.parts) == 1 else name_reference.parts[-2:-1]
            paths = ((schema, name_reference.parts[-1]) for schema in schemas)
            gone = next((g for path in paths if (g := self._gone.get((name_reference.sort, path))) is not None), None)
            if gone is not None:
                yield gone

    def changed_too(self, comparison: Comparison) -> Comparison:
        """Return the comparison with the texts that now mean another relation, whose name another one takes.

        The server carries a rename over to a view, so an equal text would read the wrong relation afterwards.
        """
        if not self._reused:
            return comparison
        words = _Words({path[-1] for path in self._reused})
        found: dict[Identity, tuple[str, ...]] = {}
        for item, field in self._fields((Query, SqlBody)):
            value = item.values[field.name]
            if item.identity not in self._live or not any(map(words.any_in, texts(value))):
                continue
            parts = (
                m.parts
                for text in texts(value)
                for m in name_references(field.type.text_kind, text)
                if m.sort == Namespace.RELATION
            )
            named = {self._names.relation(p, item.search_path) for p in parts}
            if any(relation is not None and relation.path in self._reused for relation in named):
                found[item.identity] = (*found.get(item.identity, ()), field.name)
        pairs = []
        for pair in comparison.pairs:
            changed = dict.fromkeys((*pair.changed, *found.pop(pair.declared.identity, ())))
            unresolved = tuple(name for name in pair.unresolved if name not in changed)
            pairs.append(pair._replace(changed=tuple(changed), unresolved=unresolved))
        pairs += [Pair(self._live[i], self._declared[i], names) for i, names in found.items()]
        return Comparison(comparison.created, comparison.dropped, tuple(pairs))

    @cached_property
    def _reused(self) -> frozenset[Path]:
        """Return the paths that a relation has before the renames and another one after them."""
        moved = {old.path for new, old in self._previous.items() if self._is_relation(old) and new.path != old.path}
        return frozenset(o.identity.path for o in self._declared if self._is_relation(o.identity)) & moved

    def _is_relation(self, identity: Identity) -> bool:
        return self._kind(identity).naming.namespace == Namespace.RELATION

    @cached_property
    def _columns(self) -> Mapping[Identity, set[str]]:
        """Return the names that columns of declared tables no longer have, by table."""
        found: dict[Identity, set[str]] = {}
        for item in self._comparison.dropped:
            column = self._kind(item.identity).naming.is_column
            if column and item.parent is not None and item.parent in self._declared:
                found.setdefault(item.parent, set()).add(item.identity.name)
        for new, old in self._previous.items():
            if self._kind(old).naming.namespace != Namespace.COLUMN or new.name == old.name:
                continue
            column_now, taken = self._declared.get(new), new._replace(path=(*new.path[:-1], old.name))
            if column_now is not None and column_now.parent is not None and taken not in self._declared:
                found.setdefault(column_now.parent, set()).add(old.name)
        return found

    def _over_columns(self) -> Iterator[tuple[Identity, tuple[str, ...]]]:
        """Yield each object with the fields whose texts are equal on both sides and may name such a column."""
        words = _Words({name for names in self._columns.values() for name in names})
        for item, field in self._fields(_ASKED):
            live = self._live.get(item.identity)
            value = item.values[field.name]
            if live is None or live.get(field.name) != value or not any(map(words.any_in, texts(value))):
                continue
            found = (
                m
                for text in texts(value)
                for m in name_references(field.type.text_kind, text)
                if m.sort == Namespace.RELATION
            )
            over = {self._names.relation(m.parts, item.search_path) for m in found} | {item.parent}
            if any(table in self._columns for table in over if table is not None):
                yield item.identity, (field.name,)

    def _with(self, more: Mapping[Identity, tuple[str, ...]]) -> Comparison:
        if not more:
            return self._comparison
        left = dict(more)
        pairs = []
        for pair in self._comparison.pairs:
            too = left.pop(pair.declared.identity, ())
            unresolved = dict.fromkeys((*pair.unresolved, *(n for n in too if n not in pair.changed)))
            pairs.append(pair._replace(unresolved=tuple(unresolved)))
        pairs += [Pair(self._live[i], self._declared[i], (), names) for i, names in left.items()]
        return Comparison(self._comparison.created, self._comparison.dropped, tuple(pairs))

    def _fields(self, types: tuple[type[FieldType], ...]) -> Iterator[tuple[Object, Field]]:
        for name, items in self._declared.by_kind.items():
            fields = [f for f in self._registry[name].fields if isinstance(f.type, types) and not f.directive]
            for item in items if fields else ():
                for field in fields:
                    if item.values.get(field.name) is not None:
                        yield item, field

    def _kind(self, identity: Identity) -> Kind:
        return self._registry[identity.kind]


class _Words:
    """Tells whether a text can contain any of these names, by its words, before it is parsed."""

    def __init__(self, names: Iterable[str]) -> None:
        self._plain = {name.lower() for name in names if _WORD.fullmatch(name)}
        self._odd = [name.replace('"', '""') for name in names if not _WORD.fullmatch(name)]

    def any_in(self, text: str) -> bool:
        found = not self._plain.isdisjoint(_WORD.findall(text.lower()))
        return found or any(name in text for name in self._odd)
