"""Two values of one shape: equal, different, or undecided until the server has been asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter


class Verdict(Enum):
    """What a comparison found."""

    EQUAL = "equal"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


_TEXTS = frozenset({Shape.EXPRESSION, Shape.QUERY, Shape.SQL_BODY, Shape.BOUND})


def verdict(shape: Shape, live: Value, declared: Value) -> Verdict:
    """How two values compare. Text that differs is undecided: only the server knows what it means."""
    if live == declared:
        return Verdict.EQUAL
    if live is None or declared is None:
        return Verdict.DIFFERENT
    if shape in _TEXTS:
        return Verdict.UNDECIDED
    if shape is Shape.SECRET or (shape is Shape.SECRETS and live.keys() == declared.keys()):
        return Verdict.EQUAL
    if shape is Shape.ELEMENTS:
        return _elements(live, declared)
    if shape is Shape.COMMANDS and len(live) == len(declared):
        return Verdict.UNDECIDED
    if shape is Shape.PARAMETERS:
        return _parameters(live, declared)
    return Verdict.DIFFERENT


def _elements(live: tuple[Element, ...], declared: tuple[Element, ...]) -> Verdict:
    if len(live) != len(declared):
        return Verdict.DIFFERENT
    for a, b in zip(live, declared, strict=True):
        if a == b:
            continue
        if a.expression is None or b.expression is None:
            return Verdict.DIFFERENT
        if a._replace(expression=None) != b._replace(expression=None):
            return Verdict.DIFFERENT
    return Verdict.UNDECIDED


def _parameters(live: tuple[Parameter, ...], declared: tuple[Parameter, ...]) -> Verdict:
    if len(live) != len(declared):
        return Verdict.DIFFERENT
    for a, b in zip(live, declared, strict=True):
        if a._replace(default=None) != b._replace(default=None) or (a.default is None) != (b.default is None):
            return Verdict.DIFFERENT
    return Verdict.UNDECIDED


def texts(value: Value) -> tuple[str, ...]:
    """The SQL texts inside a value of a shape that can be undecided, in order."""
    if isinstance(value, str):
        return (value,)
    if value and isinstance(value[0], str):
        return tuple(value)
    if value and isinstance(value[0], Element):
        return tuple(e.expression for e in value if e.expression is not None)
    return tuple(p.default for p in value if p.default is not None)


def with_texts(value: Value, answers: tuple[str, ...]) -> Value:
    """The value with its SQL texts replaced, in the order of :func:`texts`."""
    if isinstance(value, str):
        return answers[0]
    if value and isinstance(value[0], str):
        return answers
    rest = iter(answers)
    if value and isinstance(value[0], Element):
        return tuple(e._replace(expression=next(rest)) if e.expression is not None else e for e in value)
    return tuple(p._replace(default=next(rest)) if p.default is not None else p for p in value)


def _place(part: Value) -> tuple[str, ...]:
    return tuple(map(str, part)) if isinstance(part, tuple) else (str(part),)


def _plain_first(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Elements whose order means nothing: columns by name, then expressions as they stand, which may be respelled."""
    return tuple(sorted(elements, key=lambda e: (e.expression is not None, e.column or "")))


def differing(kind: Kind, live: Object, declared: Object) -> Iterator[tuple[Field, Verdict]]:
    """The fields in which two objects are not plainly equal; absent facets of the declared one are equal."""
    one, other = live.values, declared.values
    for field in kind.fields:
        a, b = one.get(field.name), other.get(field.name)
        if a == b or field.hint or (b is None and field.facet):
            continue
        if field.unordered and a and b and sorted(a, key=_place) == sorted(b, key=_place):
            continue
        if field.unordered and field.shape is Shape.ELEMENTS and a and b:
            a, b = _plain_first(a), _plain_first(b)
        found = verdict(field.shape, a, b)
        if field.shape is Shape.TEXT and field.asked and a is not None and b is not None:
            found = Verdict.UNDECIDED
        if found is not Verdict.EQUAL:
            yield field, found


def alike(kind: Kind, one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two objects have the same values, names aside."""
    return all(one.get(f.name) == other.get(f.name) for f in kind.fields if not f.hint)
