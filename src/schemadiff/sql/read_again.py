"""What the server prints of a text that it has printed, where that is not the same text.

It prints ``x IN ('a', 'b')`` over a varchar as ``= ANY ((ARRAY['a'::character varying, …])::text[])``, and reads the
cast of an array as casts of its elements (transformTypeCast in parse_expr.c). ``a BETWEEN 1 AND 2 AND b`` is printed
as ``((a >= 1) AND (a <= 2)) AND b``, whose first operand is read as part of the whole (makeAndExpr in gram.y). So a
text has another form wherever the server has made an object of its own text: after a column's type has changed, and in
a database restored from a dump.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemadiff.sql.identifiers import splice
from schemadiff.sql.tokens import OPENING, Token, casts_end, elements, scanned


def same_when_read_again(one: str | None, other: str | None) -> bool:
    """Tell whether two texts that the server has printed are the same once it has read them."""
    return one == other or (one is not None and other is not None and read_again(one) == read_again(other))


def read_again(text: str) -> str:
    """Return what the server would print of a text that it has printed."""
    for affected, rewrite in ((_AND_OR, _flattened), (_CAST, _with_elements_cast)):
        if affected.search(text) is not None and (tokens := scanned(text)) is not None:
            text = rewrite(text, tokens)
    return text


_AND_OR = re.compile(r"\)\s+(?:AND|OR)\b")
_CAST = re.compile(r"\]\)?::")


def _flattened(text: str, tokens: Sequence[Token]) -> str:
    """Return the text without the brackets of a first operand of AND that is an AND, or of OR that is an OR."""
    found = []
    for number, token in enumerate(tokens[1:-1], 1):
        closed = token.partner
        if not tokens[number - 1].name == token.name == OPENING[0] or not number < closed < len(tokens) - 1:
            continue
        operator = tokens[closed + 1].name
        if operator in ("AND", "OR") and _is_joined(tokens, number + 1, closed, operator):
            found += [(token.start, token.end, ""), (tokens[closed].start, tokens[closed].end, "")]
    return splice(text, sorted(found)) if found else text


def _is_joined(tokens: Sequence[Token], number: int, end: int, operator: str) -> bool:
    """Tell whether the operator stands outside of all brackets among these tokens."""
    while number < end:
        if tokens[number].name == operator:
            return True
        number = max(number, tokens[number].partner) + 1
    return False


def _with_elements_cast(text: str, tokens: Sequence[Token]) -> str:
    """Return the text with casts of arrays ``ARRAY[…]`` as casts of their elements."""
    return _rewritten(text, tokens, 0, len(tokens))


def _rewritten(text: str, tokens: Sequence[Token], first: int, end: int) -> str:
    if first >= end:
        return ""
    parts: list[str] = []
    start, number = tokens[first].start if first else 0, first
    while number < end:
        found = _cast_array(text, tokens, number)
        if found is None:
            number += 1
            continue
        array, type_, behind = found
        element_type = text[tokens[type_].start : tokens[behind - 1].end].removesuffix("[]")
        parts += [text[start : tokens[number].start], _array(text, tokens, array, element_type, bare=array == number)]
        start, number = tokens[behind - 1].end, behind
    whole = len(tokens) == end and not first
    return "".join((*parts, text[start : None if whole else tokens[end - 1].end]))


def _cast_array(text: str, tokens: Sequence[Token], number: int) -> tuple[int, int, int] | None:
    """Return the indexes of ``ARRAY``, of the type and behind it in ``(ARRAY[…])::type[]`` that begins at a token.

    The definition of statistics lacks the brackets. None where there is something else.
    """
    array = number + 1 if tokens[number].name == OPENING[0] else number
    closed = tokens[number].partner if array > number else tokens[min(number + 1, len(tokens) - 1)].partner
    if closed < array or not _is_array(tokens, array, closed if array > number else closed + 1):
        return None
    behind = casts_end(tokens, closed + 1)
    return (array, closed + 2, behind) if behind is not None and text[: tokens[behind - 1].end].endswith("[]") else None


def _is_array(tokens: Sequence[Token], first: int, end: int) -> bool:
    return end - first > 2 and tokens[first].name == "ARRAY" and tokens[first + 1].partner == end - 1


def _array(text: str, tokens: Sequence[Token], array: int, element_type: str, *, bare: bool) -> str:
    cast = []
    for first, end in elements(tokens, array + 1, tokens[array + 1].partner):
        if _is_array(tokens, first, end):
            cast.append(_array(text, tokens, first, element_type, bare=bare))
        else:
            element = _rewritten(text, tokens, first, end)
            is_bare = bare and (end == first + 1 or casts_end(tokens, first + 1) == end)
            cast.append(f"{element}::{element_type}" if is_bare else f"({element})::{element_type}")
    return f"ARRAY[{', '.join(cast)}]"
