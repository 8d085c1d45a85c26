"""The journal: a table in the target that records each run, for audits.

It is in a schema of its own, which ``apply`` creates and marks by its comment; introspection leaves marked schemas out,
so that the journal is neither compared nor dropped nor dumped. Rows are written through a connection of their own, so
that they stay where the run's transaction is rolled back. What has no outcome was never ended: the client was killed,
or lost the server.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid4

from schemadiff.apply.listener import Advance, Blocker, Listener
from schemadiff.errors import Finding, Interrupted, RefusedError, SchemadiffError
from schemadiff.plan import LOCK, Plan, Step
from schemadiff.postgres.connection import connect, one_row, server_error
from schemadiff.postgres.quoting import literal, qualified

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

MARK = "journal of schemadiff"
"""The comment of the journal's schema; ``introspection/queries/_schemas.sql`` leaves out schemas that have it."""

VERSION = 1
"""The form of the rows that this version writes."""

_COLUMNS = """
    version integer NOT NULL,
    run uuid NOT NULL,
    number integer NOT NULL,
    title text NOT NULL,
    sql text,
    began timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    seconds double precision,
    outcome text,
    detail text,
    session_role text,
    client text,
    plan text,
    source text,
    PRIMARY KEY (run, number)
"""
"""Number 0 is the run itself, in whose row the last four columns are; the others are its statements."""


class Entry(NamedTuple):
    """A run, or one of its statements, as the journal has it."""

    title: str
    sql: str | None
    began: datetime
    seconds: float | None
    outcome: str
    """``done``, ``failed``, ``interrupted``, ``rolled back``, ``running``, or ``never ended``."""
    detail: str | None


class Run(NamedTuple):
    """A run that the journal records."""

    run: UUID
    entry: Entry
    role: str
    client: str
    plan: str
    source: str
    statements: tuple[Entry, ...]


@contextmanager
def recorded(table: tuple[str, str], conninfo: str, plan: Plan, source: str, listener: Listener) -> Iterator[Listener]:
    """Record a run in the journal, and yield a listener that hears what the given one hears.

    Args:
        table: The schema and name of the journal, which is made if it is not there.
        conninfo: The target, for a connection besides the run's.
        plan: The plan that runs.
        source: Where its declarations come from.
        listener: Hears everything, and also if the journal cannot be written later on; the run goes on then.

    Raises RefusedError if the journal can neither be made nor written; nothing has been done then.
    """
    import psycopg

    with connect(conninfo, application_name="schemadiff journal") as connection:
        try:
            _make(connection, table)
            journal = _Journal(connection, table, plan, listener)
            journal.start(source)
        except psycopg.Error as error:
            reason = server_error(error).message
            raise RefusedError([Finding(f"the journal {'.'.join(table)} cannot be written: {reason}")]) from None
        try:
            yield journal
        except BaseException as error:
            journal.fail(error)
            raise
        journal.finish("done", None)


def _make(connection: Connection, table: tuple[str, str]) -> None:
    """Create the journal and its schema where they are missing. Raises RefusedError for a schema that is in use."""
    schema = table[0]
    found = connection.execute(
        "SELECT pg_catalog.obj_description(oid, 'pg_namespace') FROM pg_catalog.pg_namespace WHERE nspname = %s",
        [schema],
    ).fetchone()
    if found is not None and found[0] != MARK:
        raise RefusedError(
            [
                Finding(
                    f"the schema {schema} is not the journal's: it needs one of its own, which apply creates",
                    hint="Write another name in `journal`.",
                )
            ]
        )
    with connection.transaction():
        if found is None:
            connection.execute(f"CREATE SCHEMA {qualified((schema,))}".encode())
            connection.execute(f"COMMENT ON SCHEMA {qualified((schema,))} IS {literal(MARK)}".encode())
        connection.execute(f"CREATE TABLE IF NOT EXISTS {qualified(table)} ({_COLUMNS})".encode())


class _Journal(Listener):
    """Writes what a listener hears, and passes it on."""

    def __init__(self, connection: Connection, table: tuple[str, str], plan: Plan, listener: Listener) -> None:
        self._connection = connection
        self._table = qualified(table)
        self._plan = plan
        self._listener = listener
        self._run = uuid4()
        self._begun: int | None = None
        self._broken = False

    def start(self, source: str) -> None:
        """Write the row of the run. Raises psycopg's errors."""
        count = len(self._plan.steps)
        self._connection.execute(
            f"INSERT INTO {self._table} (version, run, number, title, session_role, client, plan, source)"  # noqa: S608
            " VALUES (%s, %s, 0, %s, session_user, COALESCE(host(inet_client_addr()), 'local'), %s, %s)".encode(),
            [VERSION, self._run, f"{count} statement{'' if count == 1 else 's'}", self._plan.fingerprint, source],
        )

    def begins(self, number: int, step: Step) -> None:
        """Write that a statement begins."""
        self._begun = number
        self._write(
            f"INSERT INTO {self._table} (version, run, number, title, sql) VALUES (%s, %s, %s, %s, %s)"  # noqa: S608
            " ON CONFLICT (run, number) DO UPDATE"
            " SET began = pg_catalog.clock_timestamp(), seconds = NULL, outcome = NULL",
            [VERSION, self._run, number + 1, step.title, step.sql],
        )
        self._listener.begins(number, step)

    def ended(self, step: Step, seconds: float) -> None:
        """Write how long a statement took; its outcome is not known before its transaction has ended."""
        assert self._begun is not None
        self._write(
            f"UPDATE {self._table} SET seconds = %s WHERE run = %s AND number = %s",  # noqa: S608
            [seconds, self._run, self._begun + 1],
        )
        self._listener.ended(step, seconds)

    def committed(self) -> None:
        """Write that all statements so far have been committed."""
        self._write(
            f"UPDATE {self._table} SET outcome = 'done' WHERE run = %s AND number > 0 AND outcome IS NULL",  # noqa: S608
            [self._run],
        )
        self._listener.committed()

    def advances(self, advance: Advance) -> None:
        """Pass it on."""
        self._listener.advances(advance)

    def waits(self, blockers: tuple[Blocker, ...]) -> None:
        """Pass it on."""
        self._listener.waits(blockers)

    def tries_again(self, step: Step, pause: float) -> None:
        """Pass it on."""
        self._listener.tries_again(step, pause)

    def says(self, message: str) -> None:
        """Pass it on."""
        self._listener.says(message)

    def fail(self, error: BaseException) -> None:
        """Write that the run ended with an error, and the message that its user sees."""
        interrupted = isinstance(error, Interrupted | KeyboardInterrupt)
        outcome = "interrupted" if interrupted else "failed"
        detail = str(error) if isinstance(error, SchemadiffError) else type(error).__name__
        if self._begun is not None:
            self._write(
                f"UPDATE {self._table} SET outcome = CASE WHEN seconds IS NULL THEN %s ELSE 'rolled back' END"  # noqa: S608
                " WHERE run = %s AND number > 0 AND outcome IS NULL",
                [outcome, self._run],
            )
        self.finish(outcome, detail)

    def finish(self, outcome: str, detail: str | None) -> None:
        """Write how the run ended."""
        self._write(
            f"UPDATE {self._table} SET outcome = %s, detail = %s,"  # noqa: S608
            " seconds = extract(epoch FROM pg_catalog.clock_timestamp() - began)"
            " WHERE run = %s AND number = 0",
            [outcome, detail, self._run],
        )

    def _write(self, statement: str, parameters: list[object]) -> None:
        """Write to the journal; where that fails, say so once and write no more."""
        import psycopg

        if self._broken:
            return
        try:
            self._connection.execute(statement.encode(), parameters)
        except psycopg.Error as error:
            self._broken = True
            self._listener.says(f"the journal is not written any more: {server_error(error).message}")


def history(connection: Connection, table: tuple[str, str], last: int) -> list[Run]:
    """Return the last runs, the newest first; none where there is no journal.

    Raises RefusedError for a journal that a later version of schemadiff has written.
    """
    there = one_row(connection.execute("SELECT pg_catalog.to_regclass(%s) IS NOT NULL", [qualified(table)]))[0]
    if not there:
        return []
    name = qualified(table)
    rows = connection.execute(
        f"WITH last AS (SELECT run, began FROM {name} WHERE number = 0 ORDER BY began DESC LIMIT %s)"  # noqa: S608
        " SELECT j.version, j.run, j.number, j.title, j.sql, j.began, j.seconds, j.outcome, j.detail,"
        f" j.session_role, j.client, j.plan, j.source FROM last JOIN {name} AS j USING (run)"
        " ORDER BY last.began DESC, j.run, j.number".encode(),
        [last],
    ).fetchall()
    if later := max((row[0] for row in rows if row[0] > VERSION), default=None):
        raise RefusedError([Finding(f"the journal has rows of version {later}, which a later schemadiff has written")])
    running = one_row(
        connection.execute(
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_database AS d ON d.oid = l.database"
            " WHERE l.locktype = 'advisory' AND l.classid = %s AND l.objid = %s"
            " AND d.datname = pg_catalog.current_database())",
            list(LOCK),
        )
    )[0]
    found: list[Run] = []
    for row in rows:
        unended = "running" if running and (row[1] == rows[0][1]) else "never ended"
        entry = Entry(row[3], row[4], row[5], row[6], row[7] or unended, row[8])
        if row[2] == 0:
            found.append(Run(row[1], entry, row[9], row[10], row[11], row[12], ()))
        else:
            found[-1] = found[-1]._replace(statements=(*found[-1].statements, entry))
    return found
