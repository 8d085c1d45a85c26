"""The keys of some of the rows that a data check counts, for its message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from schemadiff.plan import DataCheck

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

SAMPLES = 5
"""The number of rows whose keys are shown."""

_LONGEST = 40
"""The number of characters that are shown of a value in a key."""


def keys_of(connection: Connection, check: DataCheck) -> str | None:
    """Return the keys of some of the rows that a data check counts before the first step, as a hint.

    It asks within the transaction of the count. None where they cannot be had.
    """
    import psycopg

    if check.keys is None:
        return None
    try:
        with connection.transaction():
            found = connection.execute(f"{check.keys.sql}\nLIMIT {SAMPLES}".encode()).fetchall()
    except psycopg.Error:
        if connection.closed:
            raise
        return None
    return in_words(check.keys.names, found)


def in_words(names: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str | None:
    """Return ``such as id: 3, 7`` or ``such as (a, b): (1, 2), (3, null)``, each key once; None without rows."""
    shown = list(dict.fromkeys(_in_parentheses([_short(value) for value in row]) for row in rows))
    return f"such as {_in_parentheses(names)}: {', '.join(shown)}" if shown else None


def _in_parentheses(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"


def _short(value: str | None) -> str:
    if value is None:
        return "null"
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
