"""What a value refers to, by the type of its field: one function for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import Grant, Member
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.registry import Registry
from schemadiff.sql.index_elements import Element
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.routines import Parameter


class TextLookup(NameLookup, Protocol):
    """The names of a catalog with the references of SQL texts; ``references.resolver.Names`` implements it."""

    registry: Registry

    def relation(self, parts: tuple[str, ...], search_path: Iterable[str]) -> Identity | None:
        """Return the relation of that name; None if the catalog has none."""

    def owner(self, item: Object) -> Identity | None:
        """Return the object whose columns an expression of ``item`` can name."""

    def of_text(self, kind: sql.TextKind | None, text: str, item: Object) -> Iterator[Ref]:
        """Yield what an SQL text of that object refers to."""

    def of_body(self, language: str, body: str, item: Object) -> Iterator[Ref]:
        """Yield soft references to what a string body refers to."""


def references(type_: t.FieldType, value: Value, item: Object, names: TextLookup) -> Iterator[Ref]:
    """Yield what the value of a field of that type refers to, in an order that depends on the value alone."""
    return REFERENCES[type_.__class__](type_, value, item, names)


def _nothing(type_: t.FieldType, value: Value, item: Object, names: TextLookup) -> Iterator[Ref]:
    return iter(())


def _object_name(type_: t.ObjectName, value: str, item: Object, names: TextLookup) -> Iterator[Ref]:
    return map(Ref, type_.identities(value))


def _object_names(type_: t.ObjectNames, value: tuple[str, ...], item: Object, names: TextLookup) -> Iterator[Ref]:
    return map(Ref, type_.identities(value))


def _text(type_: t.FieldType, value: str, item: Object, names: TextLookup) -> Iterator[Ref]:
    return names.of_text(type_.text_kind, value, item)


def _commands(type_: t.RuleCommands, value: tuple[str, ...], item: Object, names: TextLookup) -> Iterator[Ref]:
    for command in value:
        yield from names.of_text(type_.text_kind, command, item)


def _body(type_: t.RoutineBody, value: str, item: Object, names: TextLookup) -> Iterator[Ref]:
    return names.of_body(item.get("language", ""), value, item)


def _type_name(type_: t.TypeName, value: str, item: Object, names: TextLookup) -> Iterator[Ref]:
    return names.of_type(value, item.search_path)


def _column_names(type_: t.ColumnNames, value: tuple[str, ...], item: Object, names: TextLookup) -> Iterator[Ref]:
    owner = names.owner(item) if not type_.referenced else None
    if owner is not None and names.registry[owner.kind].substitutes.relation == "columns":
        for column in value:
            yield Ref(structure.column((*owner.path, column)))


def _elements(type_: t.IndexElements, value: tuple[Element, ...], item: Object, names: TextLookup) -> Iterator[Ref]:
    for element in value:
        if element.column is not None and item.parent is not None:
            yield Ref(structure.column((*item.parent.path, element.column)))
        elif element.expression is not None:
            yield from names.of_text(type_.text_kind, element.expression, item)
        for namespace, name in (
            (Namespace.COLLATION, element.collation),
            (Namespace.OPCLASS, element.opclass),
            (Namespace.OPERATOR, element.operator),
        ):
            if name is not None and (parts := sql.split_object(name)) is not None:
                yield from map(Ref, names.find(namespace, parts, item.search_path))


def _parameters(type_: t.Parameters, value: tuple[Parameter, ...], item: Object, names: TextLookup) -> Iterator[Ref]:
    for parameter in value:
        yield from names.of_type(parameter.type, item.search_path)
        if parameter.default is not None:
            yield from names.of_text(type_.text_kind, parameter.default, item)


def _relation(type_: t.RelationRef, value: tuple[str, ...], item: Object, names: TextLookup) -> Iterator[Ref]:
    if (found := names.relation(value, item.search_path)) is not None:
        yield Ref(found)


def _relations(
    type_: t.RelationRefs, value: tuple[tuple[str, ...], ...], item: Object, names: TextLookup
) -> Iterator[Ref]:
    for parts in value:
        if (found := names.relation(parts, item.search_path)) is not None:
            yield Ref(found)


def _column(type_: t.ColumnRef, value: tuple[str, ...], item: Object, names: TextLookup) -> Iterator[Ref]:
    yield Ref(structure.column(value))


def _routine(type_: t.RoutineRef, value: tuple[str, ...], item: Object, names: TextLookup) -> Iterator[Ref]:
    meant = type_.overloads(item) if type_.overloads is not None else None
    for identity in names.find(Namespace.ROUTINE, value, item.search_path):
        if meant is None or identity.arguments in meant:
            yield Ref(identity, "signature")


def _object(type_: t.ObjectRef, value: tuple[str, ...], item: Object, names: TextLookup) -> Iterator[Ref]:
    if not type_.may_be_missing:
        yield from map(Ref, names.find(type_.namespace, value, item.search_path))


def _object_lists(
    type_: t.ObjectRefLists, value: Mapping[str, tuple[tuple[str, ...], ...]], item: Object, names: TextLookup
) -> Iterator[Ref]:
    for name in {name for listed in value.values() for name in listed}:
        yield from map(Ref, names.find(type_.namespace, name, item.search_path))


def _sql_name(type_: t.SqlName, value: str, item: Object, names: TextLookup) -> Iterator[Ref]:
    yield from map(Ref, names.find(type_.namespace, sql.split_name(value) or (value,), item.search_path))


def _members(type_: t.OperatorMembers, value: tuple[Member, ...], item: Object, names: TextLookup) -> Iterator[Ref]:
    for member in value:
        for text in (member.left, member.right):
            yield from names.of_type(text, item.search_path)
        namespace = Namespace.OPERATOR if member.arguments is None else Namespace.ROUTINE
        for identity in names.find(namespace, member.name, item.search_path):
            yield Ref(identity, "signature")
        if member.order_by is not None:
            yield from map(Ref, names.find(Namespace.OPFAMILY, member.order_by, item.search_path))


def _grants(type_: t.Grants, value: tuple[Grant, ...], item: Object, names: TextLookup) -> Iterator[Ref]:
    if item.parent is not None:
        for name in (name for grant in value for name in grant.columns):
            yield Ref(structure.column((*item.parent.path, name)))


REFERENCES: Mapping[type[t.FieldType], Callable[[Any, Value, Object, TextLookup], Iterator[Ref]]] = {
    **dict.fromkeys(
        (
            *(t.Flag, t.Integer, t.Number, t.Text, t.Locale, t.Choice, t.Choices, t.Texts, t.Options),
            *(t.Name, t.Names, t.NamePath, t.RoleNames, t.TypeNames, t.PartitionBound),
            *(t.Secret, t.Secrets, t.Rows, t.Data),
        ),
        _nothing,
    ),
    t.ObjectName: _object_name,
    t.ObjectNames: _object_names,
    **dict.fromkeys((t.Expression, t.Query, t.SqlBody), _text),
    t.RuleCommands: _commands,
    t.RoutineBody: _body,
    t.TypeName: _type_name,
    t.ColumnNames: _column_names,
    t.IndexElements: _elements,
    t.Parameters: _parameters,
    t.RelationRef: _relation,
    t.RelationRefs: _relations,
    t.ColumnRef: _column,
    t.RoutineRef: _routine,
    t.ObjectRef: _object,
    t.ObjectRefLists: _object_lists,
    t.SqlName: _sql_name,
    t.OperatorMembers: _members,
    t.Grants: _grants,
}
