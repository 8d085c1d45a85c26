"""What an object uses without naming it: the operator classes and casts of the types in its keys and texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Protocol

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.field_types import ColumnNames, IndexElements, Parameters, RoutineRef, TypeName
from schemadiff.kindspec.lookup import Ref
from schemadiff.references.by_field_type import TextLookup, references
from schemadiff.references.texts import OVER_THE_OWNER, OVERLOADED, free_texts, name_references, sql_body
from schemadiff.sql.namespaces import Namespace


class FieldLookup(TextLookup, Protocol):
    """The names of a catalog with the references of objects' fields; ``references.resolver.Names`` implements it."""

    def of_fields(self, item: Object) -> Iterator[Ref]:
        """Yield the references of the values of an object's fields."""

    def path_inside(self, routine: Object) -> tuple[str, ...]:
        """Return the search_path under which the names in a routine's string body are looked up."""


class ImplicitUse:
    """What the objects of a catalog use without naming it."""

    def __init__(self, names: FieldLookup) -> None:
        self._names = names
        self._registry = names.registry
        self._relation_types: dict[Identity, frozenset[Identity]] = {}
        self._needed: dict[Identity, Collection[Identity]] = {}

    @cached_property
    def _serving(self) -> dict[Identity | None, list[Object]]:
        """Return by type the objects that it uses implicitly; under None those of types of the system alone."""
        found: dict[Identity | None, list[Object]] = {}
        for name, items in self._names.catalog.by_kind.items():
            fields = self._registry[name].dependencies.implicit_for_types
            for item in items if fields else ():
                types = {ref.to: None for f in fields for ref in self._names.of_type(item.get(f, ""), item.search_path)}
                for type_ in types or (None,):
                    found.setdefault(type_, []).append(item)
        return found

    def served(self, item: Object) -> Iterator[Ref]:
        """Yield what the types of columns in an object's keys and texts use implicitly; an estimate for texts.

        What serves types of the system is used by any key and text.
        """
        if not self._serving or self._registry[item.identity.kind].dependencies.implicit_for_types:
            return
        keys, texts = self._types_of_keys(item), self._types_of_texts(item)
        for types, soft in ((keys - {None}, False), ((texts - keys) | (keys & {None}), True)):
            for serving in (o for t in types for o in self._serving.get(t, ())):
                if item.identity not in self._needs(serving):
                    yield Ref(serving.identity, soft=soft)

    def _types_of_keys(self, item: Object) -> set[Identity | None]:
        """Return the types of the columns in an object's keys, and None if it has keys of other types."""
        kind = self._registry[item.identity.kind]
        relation = item.parent or (item.identity if kind.substitutes.relation == "columns" else None)
        found: set[Identity | None] = set()
        for name, value in item.values.items():
            field = kind.fields.by_name.get(name)
            match field.type if field is not None else None:
                case IndexElements() if relation is not None:
                    found.update((None, *self._types_of_columns(relation, {e.column for e in value})))
                case ColumnNames(referenced=False) if item.parent is not None:
                    found.update((None, *self._types_of_columns(item.parent, set(value))))
                case TypeName(ordered=True):
                    found.update((None, *self._bases(ref.to for ref in self._names.of_type(value, item.search_path))))
        return found

    def _types_of_texts(self, item: Object) -> set[Identity | None]:
        """Return the types that occur in an object's texts, and None if it has texts; an estimate."""
        found: set[Identity | None] = set()
        for text_kind, text in free_texts(item, self._registry):
            owner = self._names.owner(item) if text_kind in OVER_THE_OWNER else None
            found.update((None, *self._types_in(text_kind, text, item.search_path, owner)))
        if (body := sql_body(item, self._registry)) is not None:
            path = self._names.path_inside(item)
            found.update((None, *self._types_of_signature(item.identity)))
            found.update(self._types_of_names(sql.routine_references("sql", body), path, None))
        return found

    def _needs(self, serving: Object) -> Collection[Identity]:
        """Return all that an object of :attr:`_serving` refers to, and what that refers to in turn."""
        known = self._needed.get(serving.identity)
        if known is None:
            needed: dict[Identity, None] = {}
            waiting: list[Object | None] = [serving]
            while waiting:
                if (item := waiting.pop()) is not None:
                    new = [ref.to for ref in self._names.of_fields(item) if ref.to not in needed]
                    needed.update(dict.fromkeys(new))
                    waiting.extend(map(self._names.catalog.get, new))
            self._needed[serving.identity] = known = needed.keys()
        return known

    def _types_of_columns(self, relation: Identity, columns: set[str | None] | None) -> Iterator[Identity]:
        for column in self._names.catalog.children(relation):
            if columns is None or column.identity.name in columns:
                yield from self._bases(
                    ref.to for ref in self._names.of_type(column.get("type", ""), column.search_path)
                )

    def _bases(self, types: Iterable[Identity]) -> Iterator[Identity]:
        """Yield the types, and for a domain its base type as well."""
        for identity in types:
            yield identity
            item = self._names.catalog.get(identity)
            if item is not None and self._registry[identity.kind].stored.is_domain:
                yield from self._bases(ref.to for ref in self._names.of_fields(item) if ref.aspect == "type")

    def _types_in(
        self, kind: sql.TextKind, text: str, search_path: tuple[str, ...], owner: Identity | None
    ) -> Iterator[Identity]:
        yield from self._types_of_names(name_references(kind, text), search_path, owner)

    def _types_of_names(
        self, names: Iterable[sql.NameReference], search_path: tuple[str, ...], owner: Identity | None
    ) -> Iterator[Identity]:
        """Yield the types that are named, those of columns of relations, and those that routines take and return."""
        relations = dict.fromkeys([owner] if owner is not None else [])
        for sort, parts in dict.fromkeys((m.sort, m.parts) for m in names):
            if sort == Namespace.RELATION and (found := self._names.relation(parts, search_path)) is not None:
                relations[found] = None
            elif sort == Namespace.TYPE:
                yield from self._names.find(Namespace.TYPE, parts, search_path)
            elif sort in OVERLOADED:
                for called in self._names.find(sort, parts, search_path):
                    yield from self._types_of_signature(called)
        for relation in relations:
            yield from self._types_of_relation(relation)

    def _types_of_signature(self, identity: Identity) -> Iterator[Identity]:
        """Yield the types that a routine or operator takes and returns."""
        item = self._names.catalog.get(identity)
        if item is None:
            return
        fields = self._registry[identity.kind].fields.by_name
        for name, value in item.values.items():
            match fields[name].type if name in fields else None:
                case TypeName():
                    yield from self._bases(ref.to for ref in self._names.of_type(value, item.search_path))
                case Parameters():
                    for parameter in value:
                        yield from self._bases(ref.to for ref in self._names.of_type(parameter.type, item.search_path))
                case RoutineRef() as type_ if self._registry[identity.kind].naming.namespace == Namespace.OPERATOR:
                    for ref in references(type_, value, item, self._names):
                        yield from self._types_of_signature(ref.to)

    def _types_of_relation(self, relation: Identity) -> frozenset[Identity]:
        """Return the types of a relation's columns; for a view an estimate: those of the relations that it reads."""
        known = self._relation_types.get(relation)
        if known is None:
            self._relation_types[relation] = frozenset()
            found = set(self._types_of_columns(relation, None))
            item = self._names.catalog.get(relation)
            if item is not None and self._registry[relation.kind].substitutes.relation == "query":
                for kind, text in free_texts(item, self._registry):
                    found.update(self._types_in(kind, text, item.search_path, None))
            self._relation_types[relation] = known = frozenset(found)
        return known

    def sorted_types(self, item: Object) -> Iterator[Identity]:
        """Yield the types whose values the object's texts may sort or group: those of all that such a text reads."""
        for kind, text in free_texts(item, self._registry):
            if sql.sorts(kind, text):
                owner = self._names.owner(item) if kind in OVER_THE_OWNER else None
                yield from self._bases(self._types_in(kind, text, item.search_path, owner))

    def sorted_by(self, item: Object) -> frozenset[Identity]:
        """Return the types whose values this object sorts or groups; empty if it does neither."""
        kind = self._registry[item.identity.kind]
        if not kind.dependencies.orders_values(item):
            return frozenset()
        return frozenset(
            ref.to
            for name in kind.dependencies.implicit_for_types
            for ref in self._names.of_type(item.get(name), item.search_path)
        )
