"""Checks that the objects of a saved catalog are possible for their kinds: the file may come from anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.seed_rows import Env, Json, Number, Row, RowKey, Sql
from schemadiff.catalog.values import Grant, Member
from schemadiff.errors import Finding, Place
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.field_types import FieldType
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope
from schemadiff.kindspec.registry import Registry
from schemadiff.references.texts import free_texts
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter

_Annotation = Any
"""A type as annotations write it; Python has no type for those."""

_Names = tuple[str, ...]
_Plain = str | int | None | tuple[Any, ...] | Mapping[str, Any]
_Cell = str | bool | None | Number | Json | Env | RowKey | Sql

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
"""The name of an environment variable as YAML may write it."""

_ATTRIBUTES: Mapping[str, Any] = {
    "position": int,
    "place": Place | None,
    "search_path": _Names,
    "implicit": bool,
}


def problems(catalog: Catalog, registry: Registry) -> Iterator[Finding]:
    """Yield a finding for each thing in a catalog that is not possible."""
    for item in catalog:
        found = list(_of_identity(item, catalog, registry))
        if not found:
            found = list(_of_fields(item, registry[item.identity.kind])) or list(_of_texts(item, registry))
        name = str(item.identity) if is_a(item.identity, Identity) and item.identity.path else "an object"
        yield from (Finding(f"{name}: {words}") for words in found)


_LEAST_PARTS = {NameScope.DATABASE: 1, NameScope.SCHEMA: 2, NameScope.PARENT: 2}
"""How many parts a path has at least, by where the kind's names are unique."""


def _of_identity(item: Object, catalog: Catalog, registry: Registry) -> Iterator[str]:
    if not is_a(item.identity, Identity) or not item.identity.path:
        yield "this is not the name of an object"
    elif item.identity.kind not in registry.kinds:
        yield "there is no such kind"
    elif not is_a(item.parent, Identity | None) or (item.parent is not None and item.parent not in catalog):
        yield "what it belongs to is not there"
    elif len(item.identity.path) < _LEAST_PARTS[registry[item.identity.kind].naming.scope]:
        yield "its name lacks a part"
    elif (
        (kind := registry[item.identity.kind]).naming.scope == NameScope.PARENT or kind.yaml.parents
    ) and item.parent is None:
        yield "it lacks the object that it belongs to"
    elif _is_its_own(item, catalog):
        yield "it belongs to itself"


def _is_its_own(item: Object, catalog: Catalog) -> bool:
    """Tell whether an object belongs to itself, directly or in a cycle."""
    seen = {item.identity}
    above = item.parent
    while above is not None and above not in seen:
        seen.add(above)
        holder = catalog.get(above)
        above = holder.parent if holder is not None else None
    return above is not None


def _of_fields(item: Object, kind: Kind) -> Iterator[str]:
    for name, wanted in _ATTRIBUTES.items():
        if not is_a(getattr(item, name), wanted):
            yield f"{name} has the wrong type"
    if not is_a(item.values, Mapping[str, Any]) or not is_a(item.hints, Mapping[str, Any] | None):
        yield "its fields are not a mapping"
        return
    yield from _of_values(item, kind)
    yield from _of_hints(item, kind)
    for described in kind.fields:
        if described.required and item.values.get(described.name, described.default) is None and not item.implicit:
            yield f"{described.name} is missing"


def _of_hints(item: Object, kind: Kind) -> Iterator[str]:
    """Yield what is wrong with hints: a field's has the type of its field; what only a plan works out is not saved."""
    for name, value in (item.hints or {}).items():
        described, hint = kind.fields.by_name.get(name), kind.fields.hints.get(name)
        if described is not None and described.directive:
            fits = _fits(value, described)
        else:
            fits = hint is not None and not hint.planned and is_a(value, hint.type)
        if not fits:
            yield f"{name} has the wrong type"


def _of_values(item: Object, kind: Kind) -> Iterator[str]:
    for name, value in item.values.items():
        described = kind.fields.by_name.get(name)
        if described is None or described.directive:
            yield f"it has no field {name}"
        elif not _fits(value, described):
            yield f"{name} has the wrong type"


def _fits(value: Value, described: Field) -> bool:
    return FITS[described.type.__class__](described.type, value)


def _python(wanted: _Annotation) -> Callable[[FieldType, Any], bool]:
    return lambda type_, value: is_a(value, wanted)


def _choice(type_: t.Choice, value: Value) -> bool:
    return is_a(value, str) and value in type_.values


def _choices(type_: t.Choices, value: Value) -> bool:
    return is_a(value, _Names) and all(part in type_.values for part in value)


def _one_name(type_: FieldType, value: Value) -> bool:
    """Return the parts of a text that has to be one name."""
    return is_a(value, _Names) and bool(value)


def _secret(type_: t.Secret, value: Value) -> bool:
    return is_a(value, str) and (value == "" or _VARIABLE.fullmatch(value) is not None)


def _secrets(type_: t.Secrets, value: Value) -> bool:
    return is_a(value, Mapping[str, str]) and all(
        part == "" or _VARIABLE.fullmatch(part) is not None for part in value.values()
    )


def _rows(type_: t.Rows, value: Value) -> bool:
    return is_a(value, tuple[Row, ...]) and all(
        is_a(row, Mapping[str, _Cell]) and is_a(row.place, Place | None) for row in value
    )


FITS: Mapping[type[FieldType], Callable[[Any, Any], bool]] = {
    t.Flag: _python(bool),
    t.Integer: _python(int),
    **dict.fromkeys((t.Number, t.Text, t.Locale, t.SqlName, t.Name, t.ObjectName, t.TypeName), _python(str)),
    **dict.fromkeys((t.Expression, t.Query, t.RoutineBody, t.SqlBody, t.PartitionBound), _python(str)),
    t.Choice: _choice,
    t.Choices: _choices,
    **dict.fromkeys(
        (
            *(t.Names, t.ObjectNames, t.ColumnNames, t.RoleNames, t.NamePath),
            *(t.Texts, t.TypeNames, t.RuleCommands),
        ),
        _python(_Names),
    ),
    t.Options: _python(Mapping[str, str]),
    t.IndexElements: _python(tuple[Element, ...]),
    t.Parameters: _python(tuple[Parameter, ...]),
    **dict.fromkeys((t.RelationRef, t.ColumnRef, t.RoutineRef, t.ObjectRef), _one_name),
    t.RelationRefs: _python(tuple[_Names, ...]),
    t.ObjectRefLists: _python(Mapping[str, tuple[_Names, ...]]),
    t.OperatorMembers: _python(tuple[Member, ...]),
    t.Secret: _secret,
    t.Secrets: _secrets,
    t.Grants: _python(tuple[Grant, ...]),
    t.Rows: _rows,
    t.Data: _python(_Plain),
}
"""By field type, whether a value is one that a field can have."""


def _of_texts(item: Object, registry: Registry) -> Iterator[str]:
    for kind, text in free_texts(item, registry):
        if (problem := sql.problem(kind, text)) is not None:
            yield problem.message


def is_a(value: Value, wanted: _Annotation) -> bool:
    """Tell whether a value is of a type as annotations write it: a union, tuple, mapping, named tuple or class."""
    if wanted is Any:
        return True
    if wanted is None or wanted is NoneType:
        return value is None
    origin: _Annotation = get_origin(wanted)
    if origin is UnionType or str(origin) == "typing.Union":
        return any(is_a(value, one) for one in get_args(wanted))
    if origin is tuple:
        parts = get_args(wanted)
        if type(value) is not tuple:
            return False
        if len(parts) == 2 and parts[1] is Ellipsis:
            return all(is_a(one, parts[0]) for one in value)
        return len(value) == len(parts) and all(map(is_a, value, parts))
    if origin is not None and issubclass(origin, Mapping):
        key, part = get_args(wanted)
        return isinstance(value, Mapping) and all(is_a(k, key) and is_a(v, part) for k, v in value.items())
    if hasattr(wanted, "_fields"):
        hints = get_type_hints(wanted)
        return type(value) is wanted and all(is_a(getattr(value, name), hints[name]) for name in wanted._fields)
    if wanted is int:
        return type(value) is int
    return isinstance(value, wanted)
