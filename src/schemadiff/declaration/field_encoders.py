"""From the values of an object's fields to YAML nodes: one function for each field type."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from schemadiff import sql
from schemadiff.catalog.objects import Object, Value
from schemadiff.catalog.seed_rows import Env, Json, Number, Row, RowKey, Sql
from schemadiff.catalog.values import Grant, Member
from schemadiff.declaration import yaml_keys
from schemadiff.declaration.value_text import element_text, json_value, said_with, short_type
from schemadiff.declaration.yaml_scalars import Raw, is_number
from schemadiff.declaration.yaml_writer import Block, Line, Tall
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.naming import NameScope
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import ident, operator_name, qualified
from schemadiff.references.resolver import Names
from schemadiff.sql.index_elements import Element
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.routines import Parameter


class ValueEncoder:
    """Writes values as nodes; names in the file's own schema are written without it."""

    def __init__(self, names: Names, registry: Registry) -> None:
        self.names = names
        self.registry = registry

    def value(self, field: Field, value: Value, item: Object) -> object:
        """Return the node of a field's value."""
        if field.unordered and isinstance(field.type, _SORTED):
            value = tuple(sorted(value))
        return NODES[field.type.__class__](self, field.type, value, item)

    def type(self, text: str, item: Object) -> str:
        """Return a type by its usual name, without the schema if that is the file's own."""
        spans = []
        for use in sql.user_types(text):
            if len(use.parts) == 2 and use.parts[0] == _schema_of(item):
                own = self.names.find(Namespace.TYPE, use.parts, ())
                if own and use.parts[1] not in sql.BUILTIN and use.parts[1] not in sql.ALIASES:
                    spans.append((use.start, use.end, ident(use.parts[1])))
        return short_type(sql.splice(text, spans))

    def named(self, parts: tuple[str, ...], item: Object) -> str:
        """Return the name of a relation, column or routine, without the schema if the file's own schema declares it."""
        in_schema = self.registry[item.identity.kind].naming.scope != NameScope.DATABASE
        schema = _schema_of(item) if in_schema else None
        found = (
            any(self.names.find(sort, parts[:2], ()) for sort in ("relation", "routine")) if len(parts) > 1 else False
        )
        return qualified(parts[1:] if found and parts[0] == schema else parts)

    def an_object(self, to: str, parts: tuple[str, ...], item: Object) -> str:
        """Return the name of an object, without the schema if it is known and in the file's schema or pg_catalog."""
        if len(parts) == 2:
            own = parts[0] == _schema_of(item) and self.names.find(to, parts, ())
            if own or (parts[0] == "pg_catalog" and parts[1] not in self.names.known(to)):
                parts = parts[1:]
        return operator_name(parts) if to == Namespace.OPERATOR else qualified(parts)

    def members(self, members: Iterable[Member], item: Object) -> dict[str, Any]:
        """Return by number one operator or function as SQL writes it, or a list of them."""
        found: dict[str, list[str]] = {}
        for member in members:
            found.setdefault(str(member.number), []).append(self.member(member, item))
        return {number: texts[0] if len(texts) == 1 else texts for number, texts in found.items()}

    def member(self, member: Member, item: Object) -> str:
        """Return one operator or function as SQL writes it."""
        own = item.get("type")
        types = f"({self.type(member.left, item)}, {self.type(member.right, item)})"
        alike = own == member.left == member.right
        if member.arguments is None:
            text = self.an_object(Namespace.OPERATOR, member.name, item) + ("" if alike else types)
            if member.order_by is not None:
                text += f" for order by {self.an_object(Namespace.OPFAMILY, member.order_by, item)}"
            return text
        arguments = ", ".join(self.type(t, item) for t in sql.split_types(member.arguments))
        text = f"{self.an_object(Namespace.ROUTINE, member.name, item)}({arguments})"
        return text if alike else f"{types} {text}"

    def rows(self, rows: Iterable[Row], item: Object) -> Tall:
        """Return the nodes of rows, each on one line."""
        return Tall(Line((column, self.cell(value, item)) for column, value in row.items()) for row in rows)

    def cell(self, value: object, item: Object) -> object:
        """Return the node of a row's value."""
        if isinstance(value, Env):
            return Line({"$env": value.name})
        if isinstance(value, Sql):
            return Line({"$sql": expression_node(value.expression)})
        if isinstance(value, RowKey):
            columns = {column: self.cell(inner, item) for column, inner in value.columns}
            return Line({"$row": Line({yaml_keys.ROW_TABLE: self.named(value.table, item), **columns})})
        if isinstance(value, Number):
            return Raw(value)
        if isinstance(value, Json):
            return json_value(json.loads(value, parse_float=Raw, parse_int=Raw))
        return value


def _schema_at(item: Object) -> int:
    """Return the index of the schema in an object's path: after the kind in that of a property."""
    return 1 if item.parent is not None and item.identity.path[0] == item.parent.kind else 0


def _schema_of(item: Object) -> str:
    """Return the schema of the object's file, whose names need no qualification."""
    at = _schema_at(item)
    return item.identity.path[1] if at else (item.parent or item.identity).path[0]


_SORTED = (t.Names, t.ObjectNames, t.ColumnNames, t.Texts, t.Choices, t.TypeNames, t.NamePath, t.RoleNames)
"""The field types whose elements are sorted where their order has no meaning."""


def _as_it_is(encoder: ValueEncoder, type_: t.FieldType, value: Value, item: Object) -> object:
    return value


def _text(encoder: ValueEncoder, type_: t.RoutineBody, value: str, item: Object) -> str:
    return str(value)


def _number(encoder: ValueEncoder, type_: t.Number, value: str, item: Object) -> Raw:
    return Raw(value)


def _env(encoder: ValueEncoder, type_: t.Secret, value: str, item: Object) -> Line:
    return Line({"$env": value})


def _envs(encoder: ValueEncoder, type_: t.Secrets, value: Mapping[str, str], item: Object) -> Line:
    return Line((name, Line({"$env": variable})) for name, variable in value.items())


def _expression(encoder: ValueEncoder, type_: t.Expression, value: str, item: Object) -> str:
    return expression_node(value)


def expression_node(value: str) -> str:
    """Return the node of an expression: a number or truth value without quotes, several lines as a block."""
    if value in ("true", "false") or is_number(value):
        return Raw(value)
    return Block(value) if "\n" in value else value


def _statement(encoder: ValueEncoder, type_: t.Query | t.SqlBody, value: str, item: Object) -> str:
    return Block(value)


def _commands(encoder: ValueEncoder, type_: t.RuleCommands, value: Sequence[str], item: Object) -> str | list[str]:
    return Block(value[0]) if len(value) == 1 else [Block(command) for command in value]


def _bound(encoder: ValueEncoder, type_: t.PartitionBound, value: str, item: Object) -> str:
    return value.lower() if value == "DEFAULT" else value.removeprefix("FOR VALUES ")


def _list(encoder: ValueEncoder, type_: t.FieldType, value: Iterable[str], item: Object) -> list[str]:
    return list(value)


def _options(encoder: ValueEncoder, type_: t.Options, value: Mapping[str, str], item: Object) -> Line:
    return Line((k, Raw(v) if v in ("true", "false") or is_number(v) else v) for k, v in value.items())


def _elements(encoder: ValueEncoder, type_: t.IndexElements, value: Iterable[Element], item: Object) -> list[str]:
    return [element_text(e) for e in value]


def parameter_text(encoder: ValueEncoder, parameter: Parameter, item: Object) -> str:
    """Return a parameter as CREATE FUNCTION writes it."""
    words = [] if parameter.mode == "in" else [parameter.mode]
    words += [ident(parameter.name)] if parameter.name else []
    words.append(encoder.type(parameter.type, item))
    words += [f"DEFAULT {parameter.default}"] if parameter.default is not None else []
    return " ".join(words)


def _parameters(encoder: ValueEncoder, type_: t.Parameters, value: Iterable[Parameter], item: Object) -> list[str]:
    return [parameter_text(encoder, p, item) for p in value]


def _type(encoder: ValueEncoder, type_: t.TypeName, value: str, item: Object) -> str:
    return encoder.type(value, item)


def _named(encoder: ValueEncoder, type_: t.RelationRef | t.ColumnRef, value: tuple[str, ...], item: Object) -> str:
    return encoder.named(value, item)


def _all_named(
    encoder: ValueEncoder, type_: t.RelationRefs, value: Iterable[tuple[str, ...]], item: Object
) -> list[str]:
    return [encoder.named(parts, item) for parts in value]


def _routine(encoder: ValueEncoder, type_: t.RoutineRef, value: tuple[str, ...], item: Object) -> str:
    return encoder.an_object("routine", value, item)


def _object(encoder: ValueEncoder, type_: t.ObjectRef, value: tuple[str, ...], item: Object) -> str:
    return encoder.an_object(type_.namespace, value, item)


def _object_lists(
    encoder: ValueEncoder, type_: t.ObjectRefLists, value: Mapping[str, Sequence[tuple[str, ...]]], item: Object
) -> dict[str, str | list[str]]:
    written = {name: [encoder.an_object(type_.namespace, v, item) for v in listed] for name, listed in value.items()}
    return {name: listed if len(listed) > 1 else listed[0] for name, listed in written.items()}


def _sql_name(encoder: ValueEncoder, type_: t.SqlName, value: str, item: Object) -> str:
    return encoder.an_object(type_.namespace, sql.split_name(value) or (value,), item)


def _members(encoder: ValueEncoder, type_: t.OperatorMembers, value: Iterable[Member], item: Object) -> dict[str, Any]:
    return encoder.members(value, item)


def _grants(encoder: ValueEncoder, type_: t.Grants, value: Iterable[Grant], item: Object) -> Line:
    found: dict[str, list[Any]] = {}
    passed: dict[str, dict[tuple[str, bool], list[str]]] = {}
    plain: dict[str, list[str]] = {}
    for grant in value:
        entries = found.setdefault(grant.grantee, [])
        if grant.columns:
            entries.append(Line({grant.privilege: list(grant.columns), **said_with(grant.grantable, grant.grantor)}))
        elif grant.grantable or grant.grantor:
            alike = passed.setdefault(grant.grantee, {})
            alike.setdefault((grant.grantor, grant.grantable), []).append(grant.privilege)
        else:
            plain.setdefault(grant.grantee, []).append(grant.privilege)
    everything: tuple[str, ...] = ()
    if (grantable := encoder.registry[item.identity.kind].privileges.available_for) is not None:
        everything = tuple(sorted(grantable(item)))
    elif item.parent is not None:
        everything = tuple(sorted(encoder.registry[item.parent.kind].privileges.available))
    for grantee, entries in found.items():
        entries[:0] = [
            Line({"privileges": listed, **said_with(option, grantor)})
            for (grantor, option), listed in sorted(passed.get(grantee, {}).items())
        ]
        privileges = plain.get(grantee, [])
        entries[:0] = ["all"] if len(everything) > 1 and tuple(sorted(privileges)) == everything else privileges
    return Line(found)


def _rows(encoder: ValueEncoder, type_: t.Rows, value: Iterable[Row], item: Object) -> Tall:
    return encoder.rows(value, item)


def _data(encoder: ValueEncoder, type_: t.Data, value: object, item: Object) -> object:
    if isinstance(value, Mapping):
        return Line((k, _data(encoder, type_, v, item)) for k, v in value.items())
    if isinstance(value, tuple):
        return [_data(encoder, type_, v, item) for v in value]
    return value


NODES: Mapping[type[t.FieldType], Callable[[ValueEncoder, Any, Any, Object], Any]] = {
    **dict.fromkeys(
        (t.Flag, t.Integer, t.Text, t.Locale, t.Choice, t.Name, t.ObjectName),
        _as_it_is,
    ),
    t.Number: _number,
    **dict.fromkeys(_SORTED, _list),
    t.Options: _options,
    t.TypeName: _type,
    t.Expression: _expression,
    **dict.fromkeys((t.Query, t.SqlBody), _statement),
    t.RuleCommands: _commands,
    t.PartitionBound: _bound,
    t.RoutineBody: _text,
    t.Secret: _env,
    t.Secrets: _envs,
    t.IndexElements: _elements,
    t.Parameters: _parameters,
    **dict.fromkeys((t.RelationRef, t.ColumnRef), _named),
    t.RelationRefs: _all_named,
    t.RoutineRef: _routine,
    t.ObjectRef: _object,
    t.ObjectRefLists: _object_lists,
    t.SqlName: _sql_name,
    t.OperatorMembers: _members,
    t.Grants: _grants,
    t.Rows: _rows,
    t.Data: _data,
}
"""By field type, what returns the YAML node of a value."""
