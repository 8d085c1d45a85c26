"""Finds out which session holds the lock that a statement waits for, on a second connection while it waits.

After a lock timeout the server does not tell any more who held the lock. The second connection is opened only if a
statement takes long, so most runs never need it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.errors import SchemadiffError

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

_FIRST_LOOK = 0.3
"""Seconds that a statement has run before the first look; less if the lock timeout is short."""

_BETWEEN_LOOKS = 0.5

_QUERY = """
SELECT a.pid,
       COALESCE(a.usename, a.backend_type)::text,
       COALESCE(a.application_name, ''),
       COALESCE(a.state, 'unknown'),
       date_trunc('second', clock_timestamp() - COALESCE(a.xact_start, a.backend_start))::text
  FROM unnest(pg_blocking_pids(%s)) AS b(pid)
  JOIN pg_stat_activity a ON a.pid = b.pid
 ORDER BY a.xact_start
"""


class Blocker(NamedTuple):
    """A session that holds a lock which another one waits for."""

    pid: int
    role: str
    application: str
    state: str
    age: str

    def __str__(self) -> str:
        application = f", {self.application}" if self.application else ""
        return f"process {self.pid} ({self.role}{application}), {self.state}, its transaction open for {self.age}"


class Watch:
    """Looks, while a statement runs, which sessions it waits for; ``blockers`` are the last ones seen."""

    def __init__(self, conninfo: str, pid: int, patience: float, say: Callable[[str], None]) -> None:
        self.blockers: tuple[Blocker, ...] = ()
        self._conninfo = conninfo
        self._pid = pid
        self._delay = min(_FIRST_LOOK, patience / 3) if patience else _FIRST_LOOK
        self._say = say
        self._since: float | None = None
        self._said: tuple[int, ...] = ()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="schemadiff blockers", daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(timeout=5)

    def began(self) -> None:
        """Note that a statement begins, perhaps once more: who was seen before may still hold the lock."""
        self._since = time.monotonic()

    def ended(self) -> None:
        """Note that the statement has ended."""
        self._since = None
        self.blockers = ()
        self._said = ()

    def _run(self) -> None:
        connection: Connection | None = None
        try:
            while not self._over.wait(self._delay):
                since = self._since
                if since is None or time.monotonic() - since < self._delay:
                    continue
                if connection is None:
                    connection = _connect(self._conninfo)
                    if connection is None:
                        return
                self._look(connection)
                self._over.wait(_BETWEEN_LOOKS - self._delay)
        finally:
            if connection is not None:
                connection.close()

    def _look(self, connection: Connection) -> None:
        import psycopg

        try:
            rows = connection.execute(_QUERY, (self._pid,)).fetchall()
        except psycopg.Error:
            self._over.set()
            return
        if not rows or self._since is None:
            return
        self.blockers = tuple(Blocker(*row) for row in rows)
        pids = tuple(b.pid for b in self.blockers)
        if pids != self._said:
            self._said = pids
            self._say(f"waiting for a lock that {'; '.join(map(str, self.blockers))}, holds")


def _connect(conninfo: str) -> Connection | None:
    """Return a second connection, or None if there can be none: it only improves a message."""
    from schemadiff.postgres.connection import connect

    try:
        return connect(conninfo, application_name="schemadiff (watching)", read_only=True)
    except SchemadiffError:
        return None
