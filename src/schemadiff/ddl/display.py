"""Values as they are displayed to a reviewer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.catalog.objects import Value
from schemadiff.catalog.values import Grant, Member
from schemadiff.postgres.quoting import (
    ident,
)
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter


def parameters_text(parameters: Iterable[Parameter] | None, every_mode: bool = False) -> str:
    """Return parameters as pg_get_function_arguments prints them; with every mode for a procedure."""
    parts = []
    for p in parameters or ():
        if p.is_result_column:
            continue
        mode = "" if p.mode == "in" and not every_mode else f"{p.mode.upper()} "
        name = f"{ident(p.name)} " if p.name else ""
        default = f" DEFAULT {p.default}" if p.default is not None else ""
        parts.append(f"{mode}{name}{p.type}{default}")
    return ", ".join(parts)


def shown(value: Value) -> str | None:
    """Return a field's value in one line for display; None where there is none."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{k}={shown(v) if isinstance(v, tuple) else v}" for k, v in value.items())
    if isinstance(value, tuple):
        return ", ".join(_shown_part(v) for v in value)
    return str(value)


def _shown_part(value: Value) -> str:
    if isinstance(value, Element):
        return _element(value)
    if isinstance(value, Parameter):
        return parameters_text([value])
    if isinstance(value, Member):
        arguments = "" if value.arguments is None else f"({value.arguments})"
        return f"{value.number} {'.'.join(value.name)}{arguments}"
    if isinstance(value, Grant):
        columns = f" ({', '.join(value.columns)})" if value.columns else ""
        option = " with grant option" if value.grantable else ""
        return f"{value.privilege}{columns} to {value.grantee}{option}{f' by {value.grantor}' if value.grantor else ''}"
    if isinstance(value, tuple):
        return ".".join(map(str, value))
    return str(value)


def _element(element: Element) -> str:
    """Return a key of an index as SQL writes it, with all that orders it."""
    words = [element.column or f"({element.expression})"]
    if element.collation is not None:
        words.append(f"COLLATE {element.collation}")
    if element.opclass is not None:
        options = ", ".join(f"{name}={value}" for name, value in element.opclass_options)
        words.append(f"{element.opclass}({options})" if options else element.opclass)
    if element.descending:
        words.append("DESC")
    if element.nulls_first != element.descending:
        words.append("NULLS FIRST" if element.nulls_first else "NULLS LAST")
    if element.operator is not None:
        words.append(f"WITH {element.operator}")
    return " ".join(words)
