"""The SQL texts of an object, and the names that a text contains."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.field_types import RoutineBody
from schemadiff.kindspec.registry import Registry
from schemadiff.sql.index_elements import Element
from schemadiff.sql.namespaces import Namespace

OVERLOADED = frozenset({Namespace.ROUTINE, Namespace.OPERATOR})
"""Namespaces in which a name without its schema means the best match of all schemas of the search_path; the order of
these only decides between equal signatures (https://www.postgresql.org/docs/current/typeconv-func.html)."""

OVER_THE_OWNER = (sql.TextKind.EXPRESSION, sql.TextKind.COMMANDS)
"""Texts that can name columns of the object's owner without naming the owner."""


def texts(value: Value) -> tuple[str, ...]:
    """Return the SQL texts inside the value of a field whose type has a ``text_kind``, in order."""
    if isinstance(value, str):
        return (value,)
    if value and isinstance(value[0], str):
        return tuple(value)
    if value and isinstance(value[0], Element):
        return tuple(e.expression for e in value if e.expression is not None)
    return tuple(p.default for p in value if p.default is not None)


def with_texts(value: Value, answers: tuple[str, ...]) -> Value:
    """Return the value with its SQL texts replaced, in the order of :func:`texts`."""
    if isinstance(value, str):
        return answers[0]
    if value and isinstance(value[0], str):
        return answers
    rest = iter(answers)
    if value and isinstance(value[0], Element):
        return tuple(e._replace(expression=next(rest)) if e.expression is not None else e for e in value)
    return tuple(p._replace(default=next(rest)) if p.default is not None else p for p in value)


def free_texts(item: Object, registry: Registry) -> Iterator[tuple[sql.TextKind, str]]:
    """Yield the SQL texts of an object that the server parses, hints included, each with its kind."""
    fields = registry[item.identity.kind].fields.by_name
    for name, value in (*item.values.items(), *(item.hints or {}).items()):
        field = fields.get(name)
        if field is not None and value is not None and (kind := field.type.text_kind) is not None:
            yield from ((kind, text) for text in texts(value))


def takes_all_columns(item: Object, relation: Identity, registry: Registry) -> bool:
    """Tell whether a text of an object can stand for whatever columns a relation has when the server parses it."""
    return any(sql.takes_all_columns(kind, text, relation.name) for kind, text in free_texts(item, registry))


def sql_body(item: Object, registry: Registry) -> str | None:
    """Return the string body of a routine in SQL, which the server parses when it creates it; None for all else."""
    if item.get("language") != "sql":
        return None
    fields = registry[item.identity.kind].fields.by_name
    found = (v for n, v in item.values.items() if n in fields and isinstance(fields[n].type, RoutineBody))
    return next(found, None)


def name_references(kind: sql.TextKind | None, text: str) -> tuple[sql.NameReference, ...]:
    """Return the name references in a text of that kind; empty if it is no SQL (a locale, for example)."""
    return () if kind is None else sql.name_references(kind, text)
