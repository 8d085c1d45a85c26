"""Shorter texts for an expression that the server has printed, as a person would write it.

The server brackets every operation and writes every cast. :func:`without_brackets` leaves out what the grammar does not
need, so the parse tree stays the same. :func:`candidates` go further (``IN`` for ``= ANY (ARRAY[…])``, constants
without casts); whether one of these means the same, only the server can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from schemadiff.sql.constants import filled, numbered
from schemadiff.sql.identifiers import splice
from schemadiff.sql.syntax import expression_problem, structure
from schemadiff.sql.tokens import Token, casts_end, elements, scanned

_MOST_BRACKETS = 60
"""A text with more pairs of brackets keeps all of them: each pair is tried by parsing the text."""
_MINUS, _EQUALS = "ASCII_45", "ASCII_61"
_CONSTANTS = frozenset({"SCONST", "ICONST", "FCONST"})
_CASTS = ("all", "constants", "none")
"""Which casts a candidate lacks: those of constants and columns, of constants alone, or none."""
_NEVER_DROPPED = ("reg", "pg_catalog.reg")
"""Casts to names of objects say what a constant refers to."""
_MOMENT = re.compile(r"'\s*(?:now|today|tomorrow|yesterday)\b", re.IGNORECASE)
"""Constants that are a time, by their cast: without it, the server would evaluate some of them at once."""
_MAY_BE_SHORTENED = re.compile(r"::|\bARRAY\b", re.IGNORECASE)
"""What every text has that has a candidate."""

Splice = tuple[int, int, str]


def candidates(text: str) -> Iterator[str]:
    """Yield shorter texts that may mean the same, the shortest first; none if there is nothing to shorten."""
    if _MAY_BE_SHORTENED.search(text) is None:
        return
    alike, constants = numbered(text)
    seen = {text}
    for casts in ("none",) if _MOMENT.search(text) else _CASTS:
        short = _candidate(alike, casts)
        if short is not None and (found := filled(short, constants)) not in seen:
            seen.add(found)
            yield found


def without_brackets(text: str) -> str:
    """Return the expression without the brackets that do not change its parse tree."""
    if "(" not in text:
        return text.strip()
    alike, constants = numbered(text)
    return filled(_without_brackets(alike), constants)


@lru_cache(maxsize=4096)
def _candidate(text: str, casts: str) -> str | None:
    """Return the text with lists as IN, without these casts and the brackets that are not needed then; None if same."""
    found, short = _shortened(text, casts), None
    while found is not None:
        short = _without_brackets(found)
        found = _shortened(short, casts)
    return short


@lru_cache(maxsize=4096)
def _without_brackets(text: str) -> str:
    tokens = scanned(text)
    if tokens is None or sum(t.name == "ASCII_40" for t in tokens) > _MOST_BRACKETS:
        return text
    tree = None if expression_problem(text) is not None else structure(text)
    number = 0
    while number < len(tokens) and tree is not None:
        token = tokens[number]
        if token.name == "ASCII_40" and token.partner >= 0:
            end = tokens[token.partner]
            bare = splice(text, [(token.start, token.start + 1, ""), (end.start, end.start + 1, "")])
            if structure(bare) == tree and (again := scanned(bare)) is not None:
                text, tokens = bare, again
                continue
        number += 1
    return text.strip()


def _shortened(text: str, casts: str) -> str | None:
    """Return the text with lists as IN and without these casts; None if it is the same, or no expression any more."""
    tokens = scanned(text)
    if tokens is None:
        return None
    splices = list(_lists(text, tokens))
    inside = [(start, end) for start, end, _ in splices]
    if casts != "none":
        found = _casts(text, tokens, columns=casts == "all")
        splices += [s for s in found if not any(start <= s[0] < end for start, end in inside)]
    if not splices:
        return None
    short = splice(text, sorted(splices))
    return short if expression_problem(short) is None else None


def _lists(text: str, tokens: Sequence[Token]) -> Iterator[Splice]:
    """Yield ``IN (…)`` for every ``= ANY (ARRAY[…])`` with several elements, and NOT IN for ``<> ALL``."""
    for number, token in enumerate(tokens[:-2]):
        words = (token.name, tokens[number + 1].name)
        if words not in ((_EQUALS, "ANY"), ("NOT_EQUALS", "ALL")) or tokens[number + 2].name != "ASCII_40":
            continue
        opened = number + 2
        closed = tokens[opened].partner
        bounds = _array(tokens, opened + 1, closed)
        if bounds is None:
            continue
        listed = _elements(text, tokens, *bounds)
        if len(listed) > 1:
            word = "IN" if words[1] == "ANY" else "NOT IN"
            yield token.start, tokens[closed].end, f"{word} ({', '.join(listed)})"


def _array(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Return the indexes of the brackets of ``ARRAY[…]``, with or without a cast of it, in these tokens."""
    while start < end and tokens[start].name == "ASCII_40":
        closed = tokens[start].partner
        if closed != end - 1 and (closed < 0 or casts_end(tokens, closed + 1) != end):
            return None
        start, end = start + 1, closed
    if end - start < 3 or tokens[start].name != "ARRAY" or tokens[start + 1].partner != end - 1:
        return None
    return start + 1, end - 1


def _elements(text: str, tokens: Sequence[Token], opened: int, closed: int) -> list[str]:
    """Return the elements between brackets, constants without their casts."""
    return [_bare(text, tokens, start, end) for start, end in elements(tokens, opened, closed)]


def _bare(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    """Return an element; of a constant, the constant alone."""
    whole = text[tokens[start].start : tokens[end - 1].end]
    while end > start:
        if tokens[start].name == "ASCII_40":
            closed = tokens[start].partner
            if closed != end - 1 and casts_end(tokens, closed + 1) != end:
                return whole
            start, end = start + 1, closed
        elif tokens[start].name in _CONSTANTS and (end == start + 1 or casts_end(tokens, start + 1) == end):
            return text[tokens[start].start : tokens[start].end]
        else:
            return whole
    return whole


def _casts(text: str, tokens: Sequence[Token], *, columns: bool) -> Iterator[Splice]:
    """Yield what leaves out the casts of constants, and with ``columns`` those of columns."""
    for number, token in enumerate(tokens):
        if token.name != "TYPECAST":
            continue
        end = casts_end(tokens, number)
        if end is None or text[token.end : tokens[end - 1].end].lower().startswith(_NEVER_DROPPED):
            continue
        before = tokens[number - 1]
        if before.name == "ASCII_41" and before.partner >= 0:
            inside = tokens[before.partner + 1 : number - 1]
            if before.partner > 0 and _is_name(text, tokens[before.partner - 1]):
                # The arguments of a function.
                continue
            names = [t.name for t in inside]
            is_signed = names[:1] == [_MINUS] and len(names) == 2 and names[1] in _CONSTANTS
            is_plain = len(names) == 1 and (names[0] in _CONSTANTS or (columns and _is_name(text, inside[0])))
            if not (is_signed or is_plain):
                continue
        elif before.name not in _CONSTANTS and not (columns and _is_name(text, before)):
            continue
        yield token.start, tokens[end - 1].end, ""


def _is_name(text: str, token: Token) -> bool:
    """Tell whether a token may be the name of a column or function."""
    return token.name == "IDENT" or (text[token.start : token.end].isidentifier() and not token.reserved)
