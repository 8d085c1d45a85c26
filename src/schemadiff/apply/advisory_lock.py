"""The lock by which one run at a time works on a database.

It is taken by polling: a session that waits inside of pg_advisory_lock holds a snapshot, and CREATE INDEX CONCURRENTLY
would wait for it for ever (measured).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from schemadiff.errors import Finding, RefusedError
from schemadiff.plan import LOCK
from schemadiff.postgres.connection import one_row

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


@contextmanager
def only_one(connection: Connection, patience: float) -> Iterator[None]:
    """Hold the advisory lock for the length of a ``with`` block.

    Raises RefusedError if another apply keeps it for longer than ``patience`` seconds.
    """
    deadline = time.monotonic() + patience
    while not one_row(connection.execute("SELECT pg_catalog.pg_try_advisory_lock(%s, %s)", LOCK))[0]:
        if time.monotonic() > deadline:
            holder = connection.execute(
                "SELECT l.pid FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_database d ON d.oid = l.database"
                " WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted"
                " AND l.classid = %s AND l.objid = %s",
                LOCK,
            ).fetchone()
            who = f" (server process {holder[0]})" if holder else ""
            raise RefusedError([Finding(f"another apply or script is running on this database{who}; nothing was done")])
        time.sleep(0.1)
    try:
        yield
    finally:
        if not connection.closed:
            quietly(connection, "SELECT pg_catalog.pg_advisory_unlock(%s, %s)", LOCK)


def quietly(connection: Connection, statement: str, parameters: Sequence[object] | None = None) -> None:
    """Run a statement that cleans up and ignore errors: if the connection is lost, the server has cleaned up itself."""
    import psycopg

    try:
        connection.execute(statement, parameters)
    except psycopg.Error:
        return
