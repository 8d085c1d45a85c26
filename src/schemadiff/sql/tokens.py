"""The lexical elements of an SQL text, with the brackets that belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

OPENING = ("ASCII_40", "ASCII_91")
_CLOSING = ("ASCII_41", "ASCII_93")
_STAR, _COMMA, _DOT = "ASCII_42", "ASCII_44", "ASCII_46"


class Token(NamedTuple):
    """A lexical element and where it stands."""

    name: str
    start: int
    end: int
    reserved: bool
    partner: int = -1
    """For brackets, the index of the other one."""


def scanned(text: str) -> list[Token] | None:
    """Return the tokens with matching brackets; None for a text that has comments or is no tokens."""
    from pglast.parser import ParseError, scan

    try:
        found = [Token(t.name, t.start, t.end + 1, t.kind == "RESERVED_KEYWORD") for t in scan(text)]
    except ParseError:
        return None
    if any(t.name in ("SQL_COMMENT", "C_COMMENT") for t in found):
        return None
    opened: list[int] = []
    for number, token in enumerate(found):
        if token.name in OPENING:
            opened.append(number)
        elif token.name in _CLOSING and opened:
            other = opened.pop()
            found[number] = token._replace(partner=other)
            found[other] = found[other]._replace(partner=number)
    return found


def selections(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of what is selected from values of row types stand, as in ``(v).name`` and ``$1.name``."""
    tokens = (scanned(text) if "." in text else None) or []
    for value, dot, name in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if value.name in (*_CLOSING, "PARAM") and dot.name == _DOT and name.name != _STAR:
            yield name.start, name.end


def elements(tokens: Sequence[Token], opened: int, closed: int) -> Iterator[tuple[int, int]]:
    """Yield the elements between two brackets, each as the indexes of its first token and of the one behind it."""
    first, number = opened + 1, opened + 1
    while number <= closed:
        if number == closed or tokens[number].name == _COMMA:
            yield first, number
            first = number + 1
        elif tokens[number].name in OPENING:
            number = tokens[number].partner
        number += 1


_BEHIND = frozenset(
    {
        *("FROM", "WHERE", "GROUP_P", "HAVING", "WINDOW", "UNION", "EXCEPT", "INTERSECT", "ORDER", "LIMIT", "OFFSET"),
        *("JOIN", "CROSS", "LEFT", "RIGHT", "FULL", "INNER_P", "NATURAL", "ON", "USING", "TABLESAMPLE"),
        *("FETCH", "FOR", "INTO", "RETURNING", _COMMA, "ASCII_59", *_CLOSING),
    }
)
"""What can stand behind a call in a query's list of results or in FROM, where no bracket is open."""


def target_end(text: str, start: int) -> int | None:
    """Return where an element of a query's list of results or of FROM ends that has no name, given where it begins.

    What follows a call there belongs to it: casts, COLLATE, FILTER, OVER, WITH ORDINALITY. None where the text has
    comments.
    """
    tokens = scanned(text) or ()
    number = next((n for n, token in enumerate(tokens) if token.start >= start), len(tokens))
    end = None
    while number < len(tokens):
        token = tokens[number]
        if token.name in _BEHIND and tokens[number - 1].name != "WITHIN":
            break
        number = token.partner if token.name in OPENING and token.partner > number else number
        end = tokens[number].end
        number += 1
    return end


def casts_end(tokens: Sequence[Token], number: int) -> int | None:
    """Return the index behind the casts that begin at a token, with all words of their types; None if none does."""
    begin = number
    while number < len(tokens) and tokens[number].name == "TYPECAST":
        number += 2
        while number + 1 < len(tokens) and tokens[number].name == _DOT:
            number += 2
        while number < len(tokens):
            name = tokens[number].name
            if name in ("VARYING", "PRECISION"):
                number += 1
            elif name in ("WITH", "WITH_LA", "WITHOUT", "WITHOUT_LA"):
                number += 3
            elif name in OPENING and tokens[number].partner > 0:
                number = tokens[number].partner + 1
            else:
                break
    return number if number > begin else None
