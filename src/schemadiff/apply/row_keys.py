"""The keys of some of the rows that a data check counts, for its message."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from schemadiff.errors import Finding, Sample
from schemadiff.plan import DataCheck, Step
from schemadiff.postgres.connection import one_row

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

SAMPLES = 5
"""The number of rows whose keys are shown."""

_LONGEST = 40
"""The number of characters that are shown of a value in a key."""


def samples_of(connection: Connection, check: DataCheck) -> tuple[Sample, ...]:
    """Return the keys of some of the rows that a data check counts before the first step, each key once.

    It asks within the transaction of the count. Nothing is returned where they cannot be had.
    """
    import psycopg

    if check.keys is None:
        return ()
    try:
        with connection.transaction():
            if check.keys.block is None:
                found = connection.execute(f"{check.keys.sql}\nLIMIT {SAMPLES}".encode()).fetchall()
            else:
                connection.execute(check.keys.block.encode())
                (listed,) = one_row(connection.execute("SELECT pg_catalog.current_setting('schemadiff.keys')"))
                found = json.loads(listed)[:SAMPLES]
    except psycopg.Error:
        if connection.closed:
            raise
        return ()
    names = check.keys.names
    return tuple(dict.fromkeys(tuple(zip(names, map(_short, row), strict=True)) for row in found))


def finding(check: DataCheck, step: Step, count: int, samples: tuple[Sample, ...] = ()) -> Finding:
    """Return the finding about the rows that a data check has counted, and the keys of some of them."""
    return Finding(check.message_for(count), check.place or step.place, in_words(samples), samples)


def in_words(samples: Sequence[Sample]) -> str | None:
    """Return ``such as id: 3, 7`` or ``such as (a, b): (1, 2), (3, null)``; None without samples."""
    if not samples:
        return None
    names = _in_parentheses([name for name, _ in samples[0]])
    shown = (_in_parentheses(["null" if value is None else value for _, value in sample]) for sample in samples)
    return f"such as {names}: {', '.join(shown)}"


def _in_parentheses(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"


def _short(value: str | None) -> str | None:
    return value if value is None or len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
