"""Looks at a run on a second connection: which sessions a statement waits for, and how far a long one has come.

After a lock timeout the server does not tell any more who held the lock, and only while a statement runs do the
progress views show it. The second connection is opened only if a statement takes long, so most runs never need it.
"""

from __future__ import annotations

import re
import threading
import time
from typing import TYPE_CHECKING

from schemadiff.apply.listener import Advance, Blocker, Listener
from schemadiff.apply.timeouts import Limits
from schemadiff.errors import SchemadiffError

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

_FIRST_LOOK = 0.3
"""Seconds that a statement has run before the first look; less if the lock timeout is short."""

_BETWEEN_LOOKS = 0.5

_LONG = 1.0
"""Seconds after which a statement counts as long, so that its progress is shown."""

_QUERY = """
SELECT a.pid,
       COALESCE(a.usename, a.backend_type)::text,
       COALESCE(a.application_name, ''),
       COALESCE(a.state, 'unknown'),
       date_trunc('second', clock_timestamp() - COALESCE(a.xact_start, a.backend_start))::text,
       COALESCE(a.query, ''),
       a.backend_type = 'client backend' AND clock_timestamp() - a.xact_start > make_interval(secs => %s)
  FROM unnest(pg_blocking_pids(%s)) AS b(pid)
  JOIN pg_stat_activity a ON a.pid = b.pid
 ORDER BY a.xact_start
"""

_PROGRESS = """
SELECT p.phase,
       CASE WHEN p.lockers_total > p.lockers_done THEN p.lockers_done
            WHEN p.blocks_total > 0 THEN p.blocks_done ELSE p.tuples_done END,
       CASE WHEN p.lockers_total > p.lockers_done THEN p.lockers_total
            WHEN p.blocks_total > 0 THEN p.blocks_total ELSE p.tuples_total END
  FROM pg_stat_progress_create_index p
 WHERE p.pid = %s
"""

_LITERALS = re.compile(r"'(?:[^']|'')*(?:'|$)|\$(\w*)\$.*?(?:\$\1\$|$)", re.DOTALL)
"""String literals, also those whose end is cut off."""

_SHOWN_OF_A_QUERY = 80


class Observer:
    """Looks, while a statement runs, which sessions it waits for and how far it is; ``blockers`` were seen last."""

    def __init__(self, conninfo: str, pid: int, limits: Limits, listener: Listener) -> None:
        self.blockers: tuple[Blocker, ...] = ()
        self._conninfo = conninfo
        self._pid = pid
        self._limits = limits
        self._delay = min(_FIRST_LOOK, limits.attempt / 3)
        self._listener = listener
        self._since: float | None = None
        self._said: tuple[int, ...] = ()
        self._refused: set[int] = set()
        self._looked = 0.0
        self._over = False
        self._changed = threading.Condition()
        """Told when a statement begins or ends, and at the end of the run."""
        self._thread = threading.Thread(target=self._run, name="schemadiff observer", daemon=True)

    def __enter__(self) -> Observer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        self._thread.join(timeout=5)

    def began(self) -> None:
        """Note that a statement begins, perhaps once more: who was seen before may still hold the lock."""
        self._runs_since(time.monotonic())

    def paused(self) -> None:
        """Note that a statement did not get its lock, and will be tried again."""
        self._runs_since(None)

    def ended(self) -> None:
        """Note that the statement has ended."""
        self._runs_since(None)
        self.blockers = ()
        self._said = ()

    def _runs_since(self, moment: float | None) -> None:
        with self._changed:
            self._since = moment
            self._changed.notify()

    def _end(self) -> None:
        with self._changed:
            self._over = True
            self._changed.notify()

    def _wait_for_look(self) -> bool:
        """Wait until a statement has run long enough for the next look; return False at the end of the run."""
        with self._changed:
            while not self._over:
                if self._since is None:
                    self._changed.wait()
                    continue
                again = self._looked + _BETWEEN_LOOKS if self._looked > self._since else 0
                left = max(self._since + self._delay, again) - time.monotonic()
                if left <= 0:
                    return True
                self._changed.wait(left)
        return False

    def _run(self) -> None:
        connection: Connection | None = None
        try:
            while self._wait_for_look():
                if connection is None:
                    connection = _connect(self._conninfo)
                    if connection is None:
                        return
                self._look(connection)
                self._looked = time.monotonic()
        finally:
            if connection is not None:
                connection.close()

    def _look(self, connection: Connection) -> None:
        import psycopg

        try:
            rows = connection.execute(_QUERY, (self._limits.blocker_age or 0, self._pid)).fetchall()
            since = self._since
            if rows and since is not None:
                self._seen(connection, [_blocker(*row) for row in rows])
            if since is not None and time.monotonic() - since > _LONG:
                for phase, done, total in connection.execute(_PROGRESS, (self._pid,)):
                    self._listener.advances(Advance(phase, done, total))
        except psycopg.Error:
            self._end()

    def _seen(self, connection: Connection, found: list[tuple[Blocker, bool]]) -> None:
        """Report the sessions that a statement waits for, and end those that are too old if that was asked for."""
        self.blockers = tuple(blocker for blocker, _ in found)
        pids = tuple(b.pid for b in self.blockers)
        if pids != self._said:
            self._said = pids
            self._listener.waits(self.blockers)
        if self._limits.blocker_age is not None:
            for blocker, old in found:
                if old and blocker.pid not in self._refused:
                    self._terminate(connection, blocker)

    def _terminate(self, connection: Connection, blocker: Blocker) -> None:
        """End a session, whose transaction is rolled back by that."""
        import psycopg

        try:
            connection.execute("SELECT pg_catalog.pg_terminate_backend(%s)", (blocker.pid,))
        except psycopg.errors.InsufficientPrivilege:
            self._refused.add(blocker.pid)
            self._listener.says(f"{blocker}, cannot be terminated: that takes the role pg_signal_backend")
        else:
            self._listener.says(f"terminated {blocker}")


def _blocker(  # noqa: PLR0913 - a row
    pid: int, role: str, application: str, state: str, age: str, query: str, old: bool
) -> tuple[Blocker, bool]:
    return Blocker(pid, role, application, state, age, _without_values(query)), old


def _without_values(query: str) -> str:
    """Return the beginning of a query of another session without its string literals, which can hold secrets."""
    words = " ".join(_LITERALS.sub("'…'", query).split())
    return words if len(words) <= _SHOWN_OF_A_QUERY else f"{words[: _SHOWN_OF_A_QUERY - 1]}…"


def _connect(conninfo: str) -> Connection | None:
    """Return a second connection, or None if there can be none: it only improves a message."""
    from schemadiff.postgres.connection import connect

    try:
        return connect(conninfo, application_name="schemadiff (watching)", read_only=True)
    except SchemadiffError:
        return None
