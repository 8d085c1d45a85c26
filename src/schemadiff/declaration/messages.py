"""Phrases for findings: what was written, what may have been meant, and where exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from schemadiff.catalog.objects import Identity
from schemadiff.declaration.yaml_nodes import LOW, Map, Number, Seq
from schemadiff.errors import Place


def a_value(value: object) -> str:
    """Return what a node is, for `… is needed, not …`."""
    if value is None:
        return "nothing"
    if value is True or value is False:
        return f"the boolean `{str(value).lower()}`"
    if isinstance(value, Number):
        return f"the number {value}"
    if isinstance(value, str):
        short = value if len(value) <= 40 else value[:37] + "…"
        return f"the text {short!r}"
    return "a mapping" if isinstance(value, dict) else "a list"


def did_you_mean(word: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    """Return a hint with the most similar known word, or ``otherwise``.

    If ``known`` is a mapping, the hint contains the text of that word.
    """
    from difflib import get_close_matches

    by_lower = {k.lower(): k for k in known}
    near = get_close_matches(word.lower(), by_lower, 1, 0.6)
    if not near:
        return otherwise
    found = by_lower[near[0]]
    written = known.get(found) if isinstance(known, Mapping) else None
    return f"Did you mean `{written or found}`?"


_TYPES_ELSEWHERE = {
    **dict.fromkeys(("datetime", "datetime2", "smalldatetime"), "timestamp` or `timestamptz"),
    **dict.fromkeys(("string", "clob", "nclob", "ntext", "longtext", "mediumtext", "tinytext"), "text"),
    **dict.fromkeys(("nvarchar", "varchar2", "nvarchar2"), "varchar"),
    **dict.fromkeys(("blob", "longblob", "mediumblob", "tinyblob", "binary", "varbinary", "image", "raw"), "bytea"),
    **dict.fromkeys(("number",), "numeric"),
    **dict.fromkeys(("double",), "double precision"),
    **dict.fromkeys(("tinyint",), "smallint"),
    **dict.fromkeys(("mediumint", "uint"), "integer"),
    **dict.fromkeys(("long",), "bigint"),
    **dict.fromkeys(("uniqueidentifier", "guid"), "uuid"),
}
"""Types of other databases, and what PostgreSQL calls them."""


def type_meant(word: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    """Return a hint which type may have been meant: PostgreSQL's name of one of another database, or a similar one."""
    meant = _TYPES_ELSEWHERE.get(word.lower())
    return f"PostgreSQL's type is `{meant}`." if meant is not None else did_you_mean(word, known, otherwise)


def title(identity: Identity, *, property_: bool = False) -> str:
    """Return the object's name for a sentence: ``table public.users``, ``comment of column public.users.id``."""
    kind, path, arguments = identity
    inside = "" if arguments is None else f"({arguments})"
    if property_:
        return f"{kind} of {path[0].replace('_', ' ')} {'.'.join(path[1:])}{inside}"
    return f"{kind.replace('_', ' ')} {'.'.join(path)}{inside}"


_HEADER = re.compile(r"(?:[&!]\S+[ \t]+)*[|>]([0-9+-]*)[ \t]*(?:#[^\n]*)?(?:\r\n?|\n)")


def place_in_text(holder: Map | Seq, key: str | int, text: str, offset: int) -> Place:
    """Return the place of one character of a scalar; the scalar's own place if escapes make it unclear."""
    marks: Any = holder._marks
    index: int = marks[key] & LOW
    place = holder._source.place(index)
    source = holder._source.text
    header = _HEADER.match(source, index)
    if header is None:
        start = index + (source[index : index + 1] in ("'", '"'))
        return holder._source.place(start + offset) if source.startswith(text[: offset + 1], start) else place
    line = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    lines = source[header.end() :].splitlines()
    written = text.split("\n")[line]
    if line >= len(lines) or not lines[line].endswith(written):
        return place
    indent = len(lines[line]) - len(written)
    return Place(place.file, place.line + 1 + line, indent + column + 1)
