"""Dotted names in SQL text: their parts, their spans, and texts with spans replaced. No parser is needed for them."""

from __future__ import annotations

import re
from collections.abc import Iterable


def splice(text: str, replacements: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with each span (start, end) replaced; spans must not overlap."""
    for start, end, new in sorted(replacements, reverse=True):
        text = text[:start] + new + text[end:]
    return text


NAME_PART = r'(?:"(?:[^"]|"")+"|[^\W\d][\w$]*)'
_DOTTED = re.compile(rf"\s*({NAME_PART}(?:\s*\.\s*{NAME_PART})*)\s*")
_PART = re.compile(NAME_PART)


def fold(part: str) -> str:
    """Return an identifier as PostgreSQL stores it: lower case unless it is quoted."""
    return part[1:-1].replace('""', '"') if part.startswith('"') else part.lower()


def split_name(text: str) -> tuple[str, ...] | None:
    """Return the parts of a dotted name as SQL reads it (unquoted folds to lower case); None if it is no name."""
    match = _DOTTED.fullmatch(text)
    return tuple(fold(p) for p in _PART.findall(match[1])) if match else None


def span_of_name(text: str, start: int) -> int:
    """Return the end of the dotted name that begins at ``start``."""
    match = _DOTTED.match(text, start)
    return match.end(1) if match else start


def split_reference(text: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the table's text and the columns of ``s.users(id, other)``; (None, ()) if it is not written so."""
    match = _DOTTED.match(text)
    if match is None:
        return None, ()
    rest = text[match.end() :].strip()
    if not rest:
        return match[1], ()
    if not (rest.startswith("(") and rest.endswith(")")):
        return None, ()
    columns = [split_name(c) for c in rest[1:-1].split(",")]
    if not all(c is not None and len(c) == 1 for c in columns):
        return None, ()
    return match[1], tuple(c[0] for c in columns if c)


_SIGN = r"(?:(?!--|/\*)[-+*/<>=~!@#%^&|`?])+"
"""An operator name that begins no comment (Lexical Structure, "Operators")."""
_OPERATOR = re.compile(rf"\s*(?:({NAME_PART})\s*\.\s*)?({_SIGN})\s*")
_OPERATOR_CALL = re.compile(r"\s*operator\s*\((.*)\)\s*", re.IGNORECASE | re.DOTALL)


def split_object(text: str) -> tuple[str, ...] | None:
    """Return the parts of a dotted name or operator, ``s.===`` or ``OPERATOR(s.===)``; None if it is neither."""
    inside = match[1] if (match := _OPERATOR_CALL.fullmatch(text)) else text
    if match := _OPERATOR.fullmatch(inside):
        return (fold(match[1]), match[2]) if match[1] else (match[2],)
    return split_name(text)
