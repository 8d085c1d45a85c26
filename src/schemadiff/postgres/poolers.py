"""Connection poolers: tells whether a connection has a session of its own."""

from __future__ import annotations

import select
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import psycopg
    from psycopg.rows import TupleRow

_SESSION = b"SELECT pg_catalog.pg_backend_pid()"

_PATIENCE = 2.0
"""Seconds for a second connection to get a session. In session mode it may have to wait until ours is released."""

_ROUNDS = 3
"""A pool that lends its sessions in turn gives another one at the second look."""


def shares_sessions(connection: psycopg.Connection[TupleRow], conninfo: str, options: Mapping[str, Any]) -> bool:
    """Tell whether a pooler lends the connection's session to others between two transactions.

    Either the session changes during the connection, or a second connection gets the same one while the first is open.
    No setting is made on either.
    """
    import psycopg

    seen: set[int] = set()
    others: set[int] = set()
    with suppress(psycopg.Error), psycopg.connect(conninfo, autocommit=True, **options) as other:
        for _ in range(_ROUNDS):
            row = connection.execute(_SESSION).fetchone()
            assert row is not None
            seen.add(row[0])
            found = _session_of(other)
            if found is None:
                break
            others.add(found)
    return len(seen) > 1 or bool(seen & others)


def _session_of(connection: psycopg.Connection[TupleRow]) -> int | None:
    """Return the process id of the connection's session, or None if it does not get one soon."""
    pgconn = connection.pgconn
    pgconn.send_query(_SESSION)
    while pgconn.flush():
        select.select([], [pgconn.socket], [], _PATIENCE)
    found = None
    while True:
        if pgconn.is_busy():
            if not select.select([pgconn.socket], [], [], _PATIENCE)[0]:
                return None
            pgconn.consume_input()
        elif (result := pgconn.get_result()) is None:
            return found
        elif result.ntuples:
            found = int(result.get_value(0, 0) or b"0")
