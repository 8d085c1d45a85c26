"""The SQL texts of an object, and what one names."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff import sql
from schemadiff.catalog.objects import Object
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.registry import Registry


def free_texts(item: Object, registry: Registry) -> Iterator[tuple[Shape, str]]:
    """The SQL texts of an object that the server parses, hints included, each with the shape it must have."""
    fields = registry[item.identity.kind].fields.by_name
    for name, value in (*item.values.items(), *(item.hints or {}).items()):
        field = fields.get(name)
        if field is None or value is None:
            continue
        if field.shape in (Shape.EXPRESSION, Shape.QUERY, Shape.SQL_BODY, Shape.BOUND):
            yield field.shape, value
        elif field.shape is Shape.COMMANDS:
            yield from ((field.shape, command) for command in value)
        elif field.shape is Shape.ELEMENTS:
            yield from ((Shape.EXPRESSION, e.expression) for e in value if e.expression is not None)
        elif field.shape is Shape.PARAMETERS:
            yield from ((Shape.EXPRESSION, p.default) for p in value if p.default is not None)


def mentions(shape: Shape, text: str) -> tuple[sql.Mention, ...]:
    """Return the names that stand in a text of that shape; none where it is no SQL but, say, a locale."""
    return () if shape is Shape.TEXT else sql.mentions(shape.text_kind, text)
