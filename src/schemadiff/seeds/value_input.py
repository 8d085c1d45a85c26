"""Which texts a type accepts, and how the server prints their values.

From 16 on, one query for each type asks without raising errors (pg_input_error_info). Before, and for types whose input
functions raise errors anyway, all texts go in one query, which is halved on failure down to the wrong text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.postgres.quoting import literal

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


class Text(NamedTuple):
    """A text that is to be a value of a type."""

    type: str
    text: str


class Refused(NamedTuple):
    """The server's error about a text."""

    message: str


Accepted = Mapping[Text, str | Refused]

_LIMITED = re.compile(r"(character varying|character|bit varying|bit)\((\d+)\)\Z")
_MOVING = frozenset({"now", "today", "tomorrow", "yesterday"})
_TIMES = ("date", "time", "timestamp")


def accepted(connection: Connection, texts: Iterable[Text], version: int) -> Accepted:
    """Return for every text the form in which the server prints its value, or the error."""
    found: dict[Text, str | Refused] = {}
    asked: dict[str, list[str]] = {}
    for one in dict.fromkeys(texts):
        if "\0" in one.text:
            found[one] = Refused("a text cannot hold the character with the code zero")
        elif one.type == "text":
            found[one] = one.text
        elif one.type.startswith(_TIMES) and one.text.strip().lower() in _MOVING:
            word = one.text.strip()
            found[one] = Refused(f"{word!r} has another value each time; {{$sql: now()}} gives one on insert")
        else:
            asked.setdefault(one.type, []).append(one.text)
    for type_, values in asked.items():
        answers = _softly(connection, type_, values) if version >= 16 else None
        if answers is None:
            answers = _halving(connection, type_, values)
        if version < 16:
            answers = [_within_limit(type_, v, a) for v, a in zip(values, answers, strict=True)]
        found.update({Text(type_, v): a for v, a in zip(values, answers, strict=True)})
    return found


def _softly(connection: Connection, type_: str, values: list[str]) -> list[str | Refused] | None:
    import psycopg

    cast = type_.replace("%", "%%")
    statement = f"""
        SELECT e.message, CASE WHEN e.message IS NULL THEN u.v::{cast}::text END
        FROM unnest(%s::text[]) WITH ORDINALITY AS u (v, n)
        CROSS JOIN LATERAL pg_input_error_info(u.v, {literal(type_).replace("%", "%%")}) AS e
        ORDER BY u.n
    """  # noqa: S608 - the type is the catalog's
    try:
        with connection.transaction():
            rows = connection.execute(statement.encode(), [values]).fetchall()
    except psycopg.OperationalError:
        raise
    except psycopg.Error:
        return None
    return [text if message is None else Refused(message) for message, text in rows]


def _halving(connection: Connection, type_: str, values: list[str]) -> list[str | Refused]:
    import psycopg

    cast = type_.replace("%", "%%")
    statement = f"SELECT u.v::{cast}::text FROM unnest(%s::text[]) WITH ORDINALITY AS u (v, n) ORDER BY u.n"  # noqa: S608
    try:
        with connection.transaction():
            return [row[0] for row in connection.execute(statement.encode(), [values])]
    except psycopg.OperationalError:
        raise
    except psycopg.Error as error:
        if len(values) == 1:
            return [Refused(error.diag.message_primary or "the server does not accept it")]
    half = len(values) // 2
    return _halving(connection, type_, values[:half]) + _halving(connection, type_, values[half:])


def _within_limit(type_: str, text: str, answer: str | Refused) -> str | Refused:
    """Return an error for a value that is too long: an explicit cast truncates it, an assignment would reject it."""
    match = _LIMITED.match(type_)
    if match is None or isinstance(answer, Refused):
        return answer
    name, limit = match[1], int(match[2])
    if name == "bit":
        return answer if len(text) == limit else Refused(f"bit string length {len(text)} does not match type {type_}")
    length = len(text) if name == "bit varying" else len(text.rstrip(" "))
    return answer if length <= limit else Refused(f"value too long for type {type_}")
