"""The run of a plan: an advisory lock, the checks of existing rows, the statements, and a second look.

The lock is polled and never waited in: a session that waits inside pg_advisory_lock holds a snapshot, and a concurrent
index build would wait for it for ever (measured, docs/architecture.md).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from schemadiff.errors import Finding, Interrupted, RefusedError, SchemadiffError, ServerError
from schemadiff.plan.steps import Plan, Step, path_of, setting_of
from schemadiff.postgres.connection import server_error

if TYPE_CHECKING:
    Connection = Any

LOCK = (0x5C4E3AD1, 0x0FF)
"""The advisory lock's two keys; advisory locks are local to a database."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the run waits, in PostgreSQL's notation."""

    lock_timeout: str = "5s"
    statement_timeout: str = "10min"
    patience: float = 10.0
    """Seconds to poll for another apply's lock."""


Tell = Callable[[int, Step], None]


@contextmanager
def only_one(connection: Connection, patience: float) -> Iterator[None]:
    """Holds the advisory lock; RefusedError where another apply keeps it for longer than that."""
    deadline = time.monotonic() + patience
    while not connection.execute("SELECT pg_catalog.pg_try_advisory_lock(%s, %s)", LOCK).fetchone()[0]:
        if time.monotonic() > deadline:
            holder = connection.execute(
                "SELECT pid FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s"
                " AND granted AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())",
                LOCK,
            ).fetchone()
            who = f" (server process {holder[0]})" if holder else ""
            raise RefusedError([Finding(f"another apply is running on this database{who}; nothing was done")])
        time.sleep(0.1)
    try:
        yield
    finally:
        if not connection.closed:
            _quietly(connection, "SELECT pg_catalog.pg_advisory_unlock(%s, %s)", LOCK)


def _quietly(connection: Connection, statement: str, parameters: object = None) -> None:
    """Cleaning up on a connection that may be lost already: the server lets go by itself then."""
    import psycopg

    try:
        connection.execute(statement, parameters)
    except psycopg.Error:
        return


def check_rows(connection: Connection, plan: Plan) -> list[Finding]:
    """The rows that stand in the way of a step, counted, as far as that can be asked before the first one."""
    import psycopg

    findings = []
    for step in plan.steps:
        for probe in step.probes:
            if not probe.ready:
                continue
            try:
                with connection.transaction(force_rollback=True):
                    _set_path(connection, step)
                    count = connection.execute(probe.sql).fetchone()[0]
            except psycopg.Error as error:
                raise server_error(error) from None
            if count:
                findings.append(Finding(probe.message.format(count=count), step.place))
    return findings


def run(
    connection: Connection,
    plan: Plan,
    *,
    limits: Limits,
    environment: Mapping[str, str],
    tell: Tell = lambda number, step: None,
) -> None:
    """Runs every step. RefusedError where rows stand in the way and nothing had been committed yet."""
    import psycopg

    done = 0
    number = 0
    for transaction in plan.transactions():
        step = transaction[0]
        try:
            with _transaction(connection, transaction):
                _prepare(connection, limits, transaction, environment)
                for step in transaction:
                    tell(number, step)
                    _step(connection, step)
                    number += 1
            done += 1
        except KeyboardInterrupt:
            raise Interrupted(_state(done)) from None
        except psycopg.errors.IntegrityError as error:
            raise _refused(done, step, [Finding(_primary(error), step.place)]) from None
        except _RowsInTheWayError as error:
            raise _refused(done, step, error.findings) from None
        except psycopg.errors.LockNotAvailable:
            raise ServerError(
                f"{step.title}: the lock was not to be had within {limits.lock_timeout}; {_state(done)}"
            ) from None
        except psycopg.Error as error:
            raise ServerError(f"{step.title}: {server_error(error)}\n{_state(done)}", step.place) from None


def _refused(done: int, step: Step, findings: list[Finding]) -> SchemadiffError:
    if done == 0:
        return RefusedError(findings)
    return ServerError("\n".join(f"{step.title}: {f}" for f in findings) + f"\n{_state(done)}", step.place)


class _RowsInTheWayError(Exception):
    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__("rows stand in the way")


def _primary(error: Any) -> str:
    return str(error.diag.message_primary or error)


def _state(done: int) -> str:
    if done == 0:
        return "nothing was changed"
    what = "transaction was" if done == 1 else "transactions were"
    return f"{done} {what} committed before; the rest was rolled back, and a new plan goes on from here"


@contextmanager
def _transaction(connection: Connection, steps: list[Step]) -> Iterator[None]:
    if steps[0].effects.transactional:
        with connection.transaction():
            yield
    else:
        yield


def _prepare(connection: Connection, limits: Limits, steps: list[Step], environment: Mapping[str, str]) -> None:
    """Settings for the transaction; for a statement outside of one, for the session, which is ours alone."""
    local = steps[0].effects.transactional
    values = {"lock_timeout": limits.lock_timeout, "statement_timeout": limits.statement_timeout}
    for step in steps:
        values.update({setting_of(name): environment[name] for name in step.environment})
    for name, value in values.items():
        connection.execute("SELECT pg_catalog.set_config(%s, %s, %s)", (name, value, local))


def _step(connection: Connection, step: Step) -> None:
    if step.effects.transactional:
        _set_path(connection, step)
    findings = []
    for probe in step.probes:
        if not probe.ready:
            count = connection.execute(probe.sql).fetchone()[0]
            if count:
                findings.append(Finding(probe.message.format(count=count), step.place))
    if findings:
        raise _RowsInTheWayError(findings)
    connection.execute(step.sql.encode())


def _set_path(connection: Connection, step: Step) -> None:
    path = path_of(step)
    check = "on" if step.check_bodies else "off"
    connection.execute(f"SET LOCAL search_path = {path}; SET LOCAL check_function_bodies = {check}".encode())

