"""Runs a plan: advisory lock, data checks, statements, transaction by transaction.

The lock is taken by polling: a session that waits inside of pg_advisory_lock holds a snapshot, and CREATE INDEX
CONCURRENTLY would wait for it for ever (measured).
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from schemadiff.apply.lock_watch import Watch
from schemadiff.apply.outside import run_outside
from schemadiff.apply.planned_state import SQLSTATE, NotAsPlannedError, Planned
from schemadiff.apply.row_keys import finding, samples_of
from schemadiff.apply.signals import postponed
from schemadiff.apply.timeouts import Limits
from schemadiff.errors import Finding, Interrupted, RefusedError, SchemadiffError, ServerError
from schemadiff.kinds import registry
from schemadiff.plan import FILLED, LOCK, REDEFINED, VALUED, DataCheck, Held, Plan, Step, setting_of
from schemadiff.postgres.connection import SETTINGS, one_row, server_error, without_values

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection

__all__ = ["LOCK", "Limits", "Planned", "check_rows", "only_one", "reading_rows", "run"]


Progress = Callable[[int, Step], None]
Say = Callable[[str], None]


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
            _quietly(connection, "SELECT pg_catalog.pg_advisory_unlock(%s, %s)", LOCK)


def _quietly(connection: Connection, statement: str, parameters: Sequence[object] | None = None) -> None:
    """Run a statement that cleans up and ignore errors: if the connection is lost, the server has cleaned up itself."""
    import psycopg

    try:
        connection.execute(statement, parameters)
    except psycopg.Error:
        return


def check_rows(
    connection: Connection,
    plan: Plan,
    *,
    only: Collection[DataCheck] | None = None,
    statement_timeout: str = Limits().statement_timeout,
) -> list[Finding]:
    """Return a finding for each data check that counts rows, as far as it can run before the first step.

    With ``only``, these checks are run and no others. The transaction is read-only.
    """
    import psycopg

    findings = []
    for step in plan.steps:
        for check in step.data_checks:
            if check.early is None or (only is not None and check not in only):
                continue
            try:
                with reading_rows(connection, step, statement_timeout):
                    findings += _counted(connection, check, check.early, step)
            except (psycopg.DataError, psycopg.ProgrammingError, psycopg.InternalError):
                # What the query names may be different when its step runs: a new label, a changed function.
                continue
            except psycopg.Error as error:
                raise server_error(error) from None
    return findings


@contextmanager
def reading_rows(connection: Connection, step: Step, statement_timeout: str) -> Iterator[None]:
    """Open a read-only transaction for the data checks of a step."""
    with connection.transaction(force_rollback=True):
        connection.execute("SET TRANSACTION READ ONLY")
        connection.execute("SELECT pg_catalog.set_config('statement_timeout', %s, true)", [statement_timeout])
        _set_path(connection, step)
        yield


def _counted(connection: Connection, check: DataCheck, question: str, step: Step) -> list[Finding]:
    """Return the finding of a data check, if any; rows that we may not read are checked by the statement itself."""
    import psycopg

    try:
        with connection.transaction():
            count = one_row(connection.execute(question))[0]
            samples = samples_of(connection, check) if count and question == check.early else ()
    except psycopg.errors.InsufficientPrivilege:
        return []
    return [finding(check, step, count, samples)] if count else []


def run(  # noqa: PLR0913 - what a run needs; all but two by keyword
    connection: Connection,
    plan: Plan,
    *,
    limits: Limits,
    environment: Mapping[str, str],
    planned: Planned | None = None,
    progress: Progress = lambda number, step: None,
    conninfo: str | None = None,
    say: Say = lambda message: None,
) -> None:
    """Run every step. Raises RefusedError if a data check counts rows and nothing has been committed.

    ``planned`` is the state of the server before the plan was made: each step first takes its lock and runs only if the
    objects it was planned for are unchanged. It is None for a database without other sessions. With ``conninfo``, a
    second connection finds out who holds a lock that a statement waits for.
    """
    _end_with_us(connection)
    with ExitStack() as stack:
        watch = None
        if conninfo is not None:
            seen = Watch(conninfo, connection.info.backend_pid, limits.attempt, say)
            watch = stack.enter_context(seen)
        _Run(connection, limits, environment, planned, progress, watch).all(plan)


def _end_with_us(connection: Connection) -> None:
    """Set the interval in which the server checks that this client is still connected while a statement runs."""
    _quietly(connection, "SELECT pg_catalog.set_config('client_connection_check_interval', '500ms', false)")


class _Run:
    """One run: what has been committed so far, and what to report if it ends early."""

    def __init__(
        self,
        connection: Connection,
        limits: Limits,
        environment: Mapping[str, str],
        planned: Planned | None,
        progress: Progress,
        watch: Watch | None,
    ) -> None:
        self._connection = connection
        self._limits = limits
        self._environment = environment
        self._planned = planned
        self._progress = progress
        self._watch = watch
        self._committed = 0
        self._committing = False
        self._number = 0
        self._held = Held()

    def all(self, plan: Plan) -> None:
        """Run every transaction in order."""
        for transaction in plan.transactions():
            self._transaction(transaction)

    def _transaction(self, steps: list[Step]) -> None:
        """Run a transaction, again and again until it has its locks or there is no time left for that."""
        deadline, first = time.monotonic() + self._limits.patience, self._number
        for pause in pauses(self._limits.attempt):
            try:
                self._attempt(steps)
            except _NotYetError as waiting:
                if time.monotonic() + pause > deadline:
                    raise self._explained(waiting.error, waiting.step) from None
                self._number = first
                try:
                    time.sleep(pause)
                except KeyboardInterrupt as interrupt:
                    raise self._explained(interrupt, waiting.step) from None
            else:
                return

    def _attempt(self, steps: list[Step]) -> None:
        """Run a transaction once. Raises _NotYetError if a lock was not to be had, and nothing was done."""
        together = steps[0].effects.transactional
        try:
            if together:
                self._held = Held()
                self._connection.execute("BEGIN")
            self._prepare(steps)
            for step in steps:
                self._progress(self._number, step)
                self._timed(step)
                self._number += 1
            written = self._written() if together else None
            if together:
                self._commit()
            self._committed += 1
            if self._planned is not None:
                self._planned.committed(written) if together else self._planned.refresh(step)
        except BaseException as error:  # noqa: BLE001 - rolled back, and raised again
            if together:
                with suppress(KeyboardInterrupt), postponed():
                    _quietly(self._connection, "ROLLBACK")
            if _is_about_locks(error) and not self._connection.closed:
                raise _NotYetError(error, step) from None
            raise self._explained(error, step) from None

    def _explained(self, error: BaseException, step: Step) -> BaseException:
        """Return the exception to raise for a step's error; the error itself if it says enough."""
        import psycopg

        if isinstance(error, psycopg.Error):
            return self._server_failure(error, step)
        if isinstance(error, KeyboardInterrupt):
            return Interrupted(f"interrupted; {self._state(step)}")
        if isinstance(error, _ViolatingRowsError):
            return self._refused(step, error.findings)
        if isinstance(error, (NotAsPlannedError, _OtherRowsError)):
            return self._refused(step, [Finding(error.message, step.place)])
        return error

    def _written(self) -> str | None:
        """Return the id of the open transaction, by which its rows are recognized."""
        if self._planned is None:
            return None
        number: str | None = one_row(self._connection.execute(self._planned.wrote()))[0]
        return number

    def _commit(self) -> None:
        self._committing = True
        done = False
        try:
            with postponed():
                self._connection.execute("COMMIT")
                done = True
        except KeyboardInterrupt:
            self._committed += done
            raise
        self._committing = False

    def _timed(self, step: Step) -> None:
        if self._watch is not None:
            self._watch.began()
        self._step(step)
        if self._watch is not None:
            self._watch.ended()

    def _step(self, step: Step) -> None:
        """Take the lock, check the planned state, run data checks, run the statement.

        One round trip without data checks.
        """
        remaining = [p for p in step.data_checks if p.sql != p.early]
        settings: list[tuple[str, str]] = []
        if step.effects.transactional:
            self._held, settings = self._held.setting(step, exactly=bool(remaining))
        before = _local(settings) + self._guarded(step)
        if before and (remaining or not step.effects.transactional):
            self._sent(step, before)
            before = ""
        findings = [f for check in remaining for f in _counted(self._connection, check, check.sql, step)]
        if findings:
            raise _ViolatingRowsError(findings)
        if not step.effects.transactional:
            run_outside(self._connection, step, lambda statement: self._sent(step, statement))
            # They were set for the session, which still has to check the result.
            self._connection.execute(f"SET lock_timeout = '{SETTINGS['lock_timeout']}'".encode())
            self._connection.execute("RESET statement_timeout")
            return
        changed = self._sent(step, before + step.sql)
        if step.rows is not None and changed != step.rows:
            raise _OtherRowsError(step)

    def _guarded(self, step: Step) -> str:
        return self._planned.before(step) if self._planned is not None else ""

    def _sent(self, step: Step, statements: str) -> int:
        """Return how many rows the last of the statements changed."""
        import psycopg

        try:
            cursor = self._connection.execute(statements.encode())
            while cursor.nextset():
                pass
            changed: int = cursor.rowcount
            return changed
        except psycopg.Error as error:
            if self._planned is not None and error.sqlstate == SQLSTATE:
                raise self._planned.message_for(step, _primary(error)) from None
            raise

    def _prepare(self, steps: list[Step]) -> None:
        """Set what the steps need, for the transaction, or for the session if a statement runs outside of one."""
        local, limits = steps[0].effects.transactional, self._limits
        values = {
            "lock_timeout": "0" if steps[0].waits_freely else limits.lock_timeout,
            "statement_timeout": limits.statement_timeout if steps[0].shares else limits.long_statement_timeout,
        }
        for step in steps:
            values.update({setting_of(name): self._environment[name] for name in step.environment})
        for name, value in values.items():
            self._connection.execute("SELECT pg_catalog.set_config(%s, %s, %s)", (name, value, local))

    def _server_failure(self, error: psycopg.Error, step: Step) -> SchemadiffError:
        import psycopg

        more: tuple[str, ...] = ()
        if _is_of_both(error):
            words = f"{step.title}: another session has made or changed the same object at the same time; plan again"
            return self._refused(step, [Finding(words, step.place)])
        if isinstance(error, psycopg.errors.RaiseException) and _primary(error).endswith((REDEFINED, FILLED, VALUED)):
            return self._refused(step, [Finding(f"{step.title}: {_primary(error)}", step.place)])
        if isinstance(error, (psycopg.errors.IntegrityError, psycopg.errors.DataError)):
            if step.environment:
                return self._refused(step, [Finding(f"{step.title}: {without_values(error).message}", step.place)])
            failure = server_error(error)
            return self._refused(
                step, [Finding(f"{step.title}: {failure.message}", step.place, "; ".join(failure.lines))]
            )
        if isinstance(error, psycopg.errors.LockNotAvailable):
            holders = self._watch.blockers if self._watch is not None else ()
            reason = f"the lock could not be acquired within {self._limits.lock_wait} (--lock-wait)"
            more = tuple(f"held by {b}" for b in holders)
        elif isinstance(error, psycopg.errors.QueryCanceled) and "statement timeout" in _primary(error):
            limit, flag = self._limits.statement_timeout, "--statement-timeout"
            if not step.shares:
                limit, flag = self._limits.long_statement_timeout, "--long-statement-timeout"
            reason = f"it took longer than {limit} ({flag})"
        else:
            failure = without_values(error) if step.environment else server_error(error)
            reason, more = failure.message, failure.lines
            if step.check_bodies and isinstance(error, psycopg.ProgrammingError) and _is_routine(step):
                more = (*more, "check_function_bodies = false in schemadiff.toml leaves string bodies unchecked")
        return ServerError(f"{step.title}: {reason}", *more, self._state(step), place=step.place)

    def _refused(self, step: Step, findings: list[Finding]) -> SchemadiffError:
        if self._committed == 0:
            return RefusedError(findings)
        first = findings[0]
        more = (line for f in findings for line in (f.message if f is not first else None, f.hint) if line)
        return ServerError(first.message, *more, self._state(step), place=step.place)

    def _state(self, step: Step) -> str:
        """Return what the database contains now, as far as it is known."""
        if self._committing and self._connection.closed:
            return (
                "the connection was lost during COMMIT, so it is not known "
                "whether this transaction was committed; plan again to find out"
            )
        left = ""
        if not step.effects.transactional:
            left = ", except that this statement may be half done; plan again to complete it"
        if self._committed == 0:
            return f"nothing was changed{left}"
        if self._committed == 1:
            return f"1 transaction was committed before and remains; the rest was not run{left}"
        return f"{self._committed} transactions were committed before and remain; the rest was not run{left}"


class _NotYetError(Exception):
    """A lock that could not be had; the transaction has been rolled back."""

    def __init__(self, error: BaseException, step: Step) -> None:
        self.error = error
        self.step = step
        super().__init__("a lock is not available")


class _ViolatingRowsError(Exception):
    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__("rows violate a data check")


class _OtherRowsError(Exception):
    def __init__(self, step: Step) -> None:
        self.message = (
            f"{step.title}: another session has changed or deleted the row since the plan was made; plan again"
        )
        super().__init__(self.message)


_LOCKS = ("55P03", "40P01")
"""The SQLSTATEs of a lock that is not available, and of a deadlock."""

_LONGEST_PAUSE = 2.0
"""Seconds between two attempts at most."""


def pauses(attempt: float) -> Iterator[float]:
    """Yield the seconds between attempts that last so long: growing, random, and at least three times as long.

    In the pause, those who waited behind the attempt catch up.
    """
    pause = 3 * min(attempt, _LONGEST_PAUSE / 3)
    while True:
        yield pause * random.uniform(1, 1.5)  # noqa: S311 - no secret
        pause = min(pause * 1.5, _LONGEST_PAUSE)


def _is_about_locks(error: BaseException) -> bool:
    return getattr(error, "sqlstate", None) in _LOCKS


def _is_routine(step: Step) -> bool:
    """Tell whether the step creates or replaces a routine, whose body the server reads."""
    kind = registry().kinds.get(step.identity.kind)
    return kind is not None and kind.naming.overloaded and step.operation != "drop"


def _is_of_both(error: psycopg.Error) -> bool:
    """Tell whether two sessions wrote what no lock protects (a function, a new name): the server rejects the second."""
    concurrent = error.sqlstate == "XX000" and _primary(error).startswith("tuple concurrently ")
    return concurrent or (error.sqlstate == "23505" and error.diag.schema_name == "pg_catalog")


def _primary(error: psycopg.Error) -> str:
    return str(error.diag.message_primary or error)


def _set_path(connection: Connection, step: Step) -> None:
    _, settings = Held().setting(step)
    connection.execute(_local(settings).encode())


def _local(settings: Iterable[tuple[str, str]]) -> str:
    return "".join(f"SET LOCAL {name} = {value};\n" for name, value in settings)
