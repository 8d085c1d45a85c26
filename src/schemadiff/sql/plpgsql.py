"""PL/pgSQL bodies: the types that their declarations name, which the server looks up when it compiles a body.

libpg_query's own parser of PL/pgSQL refuses types that it does not know; SQL's scanner reads the same tokens as that of
PL/pgSQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from schemadiff.sql.identifiers import split_name
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.references import NameReference


class _Token(NamedTuple):
    name: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """Return the token as a word of PL/pgSQL."""
        return self.text.lower()


@lru_cache(maxsize=4096)
def declared_types(body: str) -> tuple[NameReference, ...]:
    """Return the types and relations that the DECLARE sections of a body name, in order.

    A row type (``r t``, ``r t%ROWTYPE``) is a type; ``t.c%TYPE`` names a relation and its column. Statements are
    ignored, since their names are looked up when they run. Empty if the text cannot be scanned.
    """
    if "declare" not in body.lower():
        return ()
    tokens = _scanned(body)
    found: list[NameReference] = []
    place = 0
    while place < len(tokens):
        place += 1
        if tokens[place - 1].name == "DECLARE":
            for declaration, behind in _declarations(tokens, place):
                place = behind
                found += _of_declaration(declaration)
    return tuple(found)


@lru_cache(maxsize=4096)
def declared_variables(body: str) -> Mapping[str, str]:
    """Return the types of the variables that the DECLARE sections of a body declare, as written, by name.

    Absent are names that are declared twice, aliases, cursors, records, and what has the type of something else
    (``t.c%TYPE``). Empty if the text cannot be scanned.
    """
    found: dict[str, set[str]] = {}
    tokens = _scanned(body) if "declare" in body.lower() else []
    place = 0
    while place < len(tokens):
        place += 1
        if tokens[place - 1].name == "DECLARE":
            for declaration, behind in _declarations(tokens, place):
                place = behind
                type_ = _type_tokens(declaration)
                text = body[type_[0].start : type_[-1].start + len(type_[-1].text)] if type_ else ""
                for name in split_name(declaration[0].text) or () if declaration else ():
                    found.setdefault(name, set()).add("" if "%" in text or text.lower() == "record" else text)
    return {name: text for name, (text, *others) in found.items() if text and not others}


def _scanned(body: str) -> list[_Token]:
    from pglast.parser import ParseError, scan

    try:
        tokens = list(scan(body))
    except ParseError:
        return []
    comments = ("SQL_COMMENT", "C_COMMENT")
    return [_Token(t.name, body[t.start : t.end + 1], t.start) for t in tokens if t.name not in comments]


def _declarations(tokens: Sequence[_Token], place: int) -> Iterator[tuple[Sequence[_Token], int]]:
    """Yield each declaration of a section that begins at ``place``, with the position after it."""
    while place < len(tokens) and tokens[place].name != "BEGIN_P":
        end = next((n for n in range(place, len(tokens)) if tokens[n].text == ";"), len(tokens))
        yield tokens[place:end], end + 1
        place = end + 1


_ENDS = frozenset({"NOT", "DEFAULT", "COLON_EQUALS", "ASCII_61", "COLLATE"})
"""The tokens that end the type in a declaration."""


def _of_declaration(declaration: Sequence[_Token]) -> Iterator[NameReference]:
    """Yield the types of ``name [CONSTANT] type …``, ``name [[NO] SCROLL] CURSOR [(name type, …)] FOR …`` and ALIAS."""
    if (place := _cursor(declaration)) is not None:
        for argument in _arguments(declaration[place + 1 :]):
            yield from _of_type(argument[1:])
    elif type_ := _type_tokens(declaration):
        yield from _of_type(type_)


def _cursor(declaration: Sequence[_Token]) -> int | None:
    """Return the place of CURSOR in a declaration of one; None in any other."""
    words = [t.word for t in declaration[1:4]]
    is_one = "cursor" in words and set(words[: words.index("cursor")]) <= {"no", "scroll"}
    return words.index("cursor") + 1 if is_one else None


def _type_tokens(declaration: Sequence[_Token]) -> Sequence[_Token]:
    """Return the tokens of the type in ``name [CONSTANT] type …``; none in the declaration of a cursor or an alias."""
    words = [t.word for t in declaration[1:2]]
    if words == ["alias"] or _cursor(declaration) is not None:
        return ()
    rest = declaration[2:] if words == ["constant"] else declaration[1:]
    return list(takewhile(lambda t: t.name not in _ENDS, rest))


def _arguments(tokens: Sequence[_Token]) -> Iterator[Sequence[_Token]]:
    """Yield the parts of a parenthesized list that the tokens begin with."""
    depth, start = 0, 1
    for number, token in enumerate(tokens):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth == 0 or (depth == 1 and token.text == ","):
            yield tokens[start:number]
            start = number + 1
        if depth == 0:
            return


def _of_type(tokens: Sequence[_Token]) -> Iterator[NameReference]:
    """Yield what a type names: itself, or for ``t.c%TYPE`` the relation or composite type, and the column."""
    count = 0
    while count < len(tokens) and (tokens[count].text == "." if count % 2 else _is_name(tokens[count])):
        count += 1
    parts = split_name("".join(t.text for t in tokens[:count]))
    if parts is None:
        return
    start = tokens[0].start
    if [t.word for t in tokens[count : count + 2]] != ["%", "type"]:
        yield NameReference(Namespace.TYPE, parts, start)
    elif len(parts) > 1:
        yield NameReference(Namespace.RELATION, parts[:-1], start)
        yield NameReference(Namespace.TYPE, parts[:-1], start)
        yield NameReference(Namespace.COLUMN, parts, start)


def _is_name(token: _Token) -> bool:
    return token.text[0] == '"' or token.text[0] == "_" or token.text[0].isalpha()
