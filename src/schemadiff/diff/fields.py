"""Two values of one field type: equal, different, or unresolved until the server has been asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter


class ComparisonResult(Enum):
    """The result of a comparison."""

    EQUAL = "equal"
    DIFFERENT = "different"
    UNRESOLVED = "undecided"


def result(type_: t.FieldType, live: Value, declared: Value) -> ComparisonResult:
    """Return how two values compare. Text that differs is unresolved: only the server knows its canonical form."""
    if live == declared:
        return ComparisonResult.EQUAL
    if live is None or declared is None:
        return ComparisonResult.DIFFERENT
    return COMPARED[type_.__class__](live, declared)


Compare = Callable[[Any, Any], ComparisonResult]


def _always(found: ComparisonResult) -> Compare:
    return lambda live, declared: found


def _commands(live: tuple[str, ...], declared: tuple[str, ...]) -> ComparisonResult:
    return ComparisonResult.UNRESOLVED if len(live) == len(declared) else ComparisonResult.DIFFERENT


def _secrets(live: Mapping[str, str], declared: Mapping[str, str]) -> ComparisonResult:
    return ComparisonResult.EQUAL if live.keys() == declared.keys() else ComparisonResult.DIFFERENT


def _elements(live: tuple[Element, ...], declared: tuple[Element, ...]) -> ComparisonResult:
    if len(live) != len(declared):
        return ComparisonResult.DIFFERENT
    for a, b in zip(live, declared, strict=True):
        if a == b:
            continue
        if a.expression is None or b.expression is None:
            return ComparisonResult.DIFFERENT
        if a._replace(expression=None) != b._replace(expression=None):
            return ComparisonResult.DIFFERENT
    return ComparisonResult.UNRESOLVED


def _parameters(live: tuple[Parameter, ...], declared: tuple[Parameter, ...]) -> ComparisonResult:
    if len(live) != len(declared):
        return ComparisonResult.DIFFERENT
    for a, b in zip(live, declared, strict=True):
        if a._replace(default=None) != b._replace(default=None) or (a.default is None) != (b.default is None):
            return ComparisonResult.DIFFERENT
    return ComparisonResult.UNRESOLVED


def _types(live: str, declared: str) -> ComparisonResult:
    """Compare types; the server prints words among modifiers in its own spelling, as in ``geometry(Point,4326)``."""
    one, other = live.partition("("), declared.partition("(")
    same = one[0] == other[0] and one[2].lower() == other[2].lower() and '"' not in live
    return ComparisonResult.EQUAL if same else ComparisonResult.DIFFERENT


COMPARED: Mapping[type[t.FieldType], Compare] = {
    **dict.fromkeys(
        (
            *(t.Flag, t.Integer, t.Number, t.Text, t.Choice, t.Choices, t.Texts, t.Options, t.RoutineBody),
            *(t.Name, t.Names, t.NamePath, t.ObjectName, t.ObjectNames, t.RoleNames, t.ColumnNames, t.SqlName),
            *(t.TypeNames, t.RelationRef, t.RelationRefs, t.ColumnRef, t.RoutineRef),
            *(t.ObjectRef, t.ObjectRefLists, t.OperatorMembers, t.Grants, t.Rows, t.Data),
        ),
        _always(ComparisonResult.DIFFERENT),
    ),
    **dict.fromkeys(
        (t.Expression, t.Query, t.SqlBody, t.PartitionBound, t.Locale), _always(ComparisonResult.UNRESOLVED)
    ),
    t.TypeName: _types,
    t.RuleCommands: _commands,
    t.IndexElements: _elements,
    t.Parameters: _parameters,
    t.Secret: _always(ComparisonResult.EQUAL),
    t.Secrets: _secrets,
}
"""By field type, how two values compare that both exist and are not equal."""


def _place(part: Value) -> tuple[str, ...]:
    return tuple(map(str, part)) if isinstance(part, tuple) else (str(part),)


def _plain_first(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return elements whose order has no meaning: columns by name, then expressions, which may not be canonical."""
    return tuple(sorted(elements, key=lambda e: (e.expression is not None, e.column or "")))


def differing(kind: Kind, live: Object, declared: Object) -> Iterator[tuple[Field, ComparisonResult]]:
    """Yield the fields in which two objects are not equal; a field that is not managed counts as equal."""
    one, other = live.values, declared.values
    for field in kind.fields:
        a, b = one.get(field.name), other.get(field.name)
        if a == b or field.directive or (b is None and field.opt_in):
            continue
        if field.unordered and a and b and sorted(a, key=_place) == sorted(b, key=_place):
            continue
        if field.unordered and isinstance(field.type, t.IndexElements) and a and b:
            a, b = _plain_first(a), _plain_first(b)
        found = result(field.type, a, b)
        if found is not ComparisonResult.EQUAL:
            yield field, found


def alike(kind: Kind, one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Tell whether two objects have the same values, apart from their names."""
    return all(one.get(f.name) == other.get(f.name) for f in kind.fields if not f.directive)
