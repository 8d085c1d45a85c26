"""The keys of partitioned tables under which bounds are asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemadiff import sql
from schemadiff.postgres.quoting import ident
from schemadiff.sql.index_elements import Element
from schemadiff.sql.namespaces import Namespace


def names_in(element: Element) -> Iterator[str]:
    """Yield the columns that an expression of a partition key names."""
    yield from (
        m.parts[-1]
        for m in sql.name_references(sql.TextKind.EXPRESSION, element.expression or "")
        if m.sort == Namespace.COLUMN
    )


def runs_for_bounds(element: Element, types: Mapping[str, str | None]) -> str | None:
    """Return what else than built-in code the server would run for bounds of the key, or None."""
    if element.opclass and "." in element.opclass:
        return f"the bounds are compared by the operator class {element.opclass}"
    if element.column is not None:
        named = [element.column]
    else:
        found = sql.evaluated_by_expression(element.expression or "")
        if found.harm or found.types:
            return f"the partition key {found.harm or 'names a type that is not built in'}"
        named = [c.name for c in found.columns]
    unknown = next((n for n in named if types.get(n) is None), None)
    return f"the type of the key's column {unknown} may run code for a bound" if unknown is not None else None


def key_element(element: Element) -> str:
    """Return an element of a partition key as PARTITION BY has it."""
    text = ident(element.column) if element.column is not None else f"({element.expression}\n)"
    collation = f" COLLATE {element.collation}" if element.collation else ""
    return f"{text}{collation}{f' {element.opclass}' if element.opclass else ''}"
