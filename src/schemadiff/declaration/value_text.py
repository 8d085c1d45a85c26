"""Values as they are written in YAML: types, elements, expressions, JSON."""

from __future__ import annotations

import re
from typing import Any

from schemadiff import sql
from schemadiff.catalog.seed_rows import AS_WRITTEN
from schemadiff.declaration.yaml_scalars import Raw
from schemadiff.declaration.yaml_writer import Line
from schemadiff.postgres.quoting import ident, literal
from schemadiff.sql.index_elements import Element


def element_text(element: Element) -> str:
    """Return an index element as SQL writes it."""
    if element.column is not None:
        column = element.column
        plain = column.islower() and sql.parse_element(column) == Element(column)
        text = column if plain else ident(column)
    else:
        assert element.expression is not None
        bare = sql.parse_element(element.expression)
        alone = isinstance(bare, Element) and bare == Element(None, element.expression)
        text = element.expression if alone else f"({element.expression})"
    if element.collation is not None:
        text += f" COLLATE {element.collation}"
    if element.opclass is not None:
        text += f" {element.opclass}"
        if element.opclass_options:
            text += "(" + ", ".join(f"{ident(k)}={literal(v)}" for k, v in element.opclass_options) + ")"
    if element.descending:
        text += " desc" + ("" if element.nulls_first else " nulls last")
    elif element.nulls_first:
        text += " nulls first"
    if element.operator is not None:
        sign = element.operator
        text += f" WITH OPERATOR({sign})" if "." in sign else f" WITH {sign}"
    return text


def said_with(grantable: bool, grantor: str) -> dict[str, Any]:
    """Return the keys of a grant besides its privileges."""
    option: dict[str, Any] = {"with_grant_option": True} if grantable else {}
    return {**option, "granted_by": grantor} if grantor else option


def json_value(value: object) -> object:
    """Return JSON data with its numbers as they were written."""
    if isinstance(value, str) and value.startswith(AS_WRITTEN):
        return Raw(value[1:])
    if isinstance(value, dict):
        return Line((k, json_value(v)) for k, v in value.items())
    return [json_value(v) for v in value] if isinstance(value, list) else value


_SHORT = {
    "integer": "int",
    "character varying": "varchar",
    "timestamp with time zone": "timestamptz",
    "timestamp without time zone": "timestamp",
    "time with time zone": "timetz",
    "time without time zone": "time",
    "bit varying": "varbit",
    "character": "char",
}
_BASE = re.compile(
    r"(SETOF )?(integer|character varying|character|timestamp|time|bit varying|numeric)(\([\d,]+\))?"
    r"( with time zone| without time zone)?((?:\[\])*)\Z"
)


def short_type(text: str) -> str:
    """Return a canonical type by its usual name; loading gives the canonical one again."""
    match = _BASE.match(text)
    if match is None:
        return text
    setof, base, modifier, zone, array = (g or "" for g in match.groups())
    short = _SHORT.get(base + zone, base + zone)
    if base == "numeric":
        modifier = modifier.replace(",0)", ")")
    found = f"{setof}{short}{modifier}{array}"
    canonical: str | None = sql.canonical_type(found)
    return found if text in (canonical, sql.without_modifiers(canonical or "")) else text
