"""Runs a plan, transaction by transaction."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from schemadiff.apply.advisory_lock import quietly
from schemadiff.apply.listener import Listener
from schemadiff.apply.notices import heard
from schemadiff.apply.observer import Observer
from schemadiff.apply.outcome import OtherRowsError, Outcome, ViolatingRowsError, primary
from schemadiff.apply.outside import run_outside
from schemadiff.apply.planned_state import SQLSTATE, Planned
from schemadiff.apply.replication import wait
from schemadiff.apply.row_checks import violations
from schemadiff.apply.signals import postponed
from schemadiff.apply.timeouts import Limits
from schemadiff.catalog.objects import Address
from schemadiff.plan import Held, Plan, Step, set_local, setting_of
from schemadiff.postgres.connection import SETTINGS, one_row
from schemadiff.postgres.lock_modes import STRENGTH

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

_SHORTEST_ATTEMPT = 0.02
"""Seconds that a statement waits for a lock at least, however long its transaction has held others."""


def run(  # noqa: PLR0913 - what a run needs; all but two by keyword
    connection: Connection,
    plan: Plan,
    *,
    limits: Limits,
    environment: Mapping[str, str],
    planned: Planned | None = None,
    listener: Listener | None = None,
    conninfo: str | None = None,
) -> None:
    """Run every step. Raises RefusedError if a data check counts rows and nothing has been committed.

    Args:
        connection: A connection without an open transaction, which holds the advisory lock.
        plan: A plan without refusals.
        limits: How long statements run and wait.
        environment: The values of the variables that steps read.
        planned: The state of the server before the plan was made: each step first takes its lock and runs only if the
            objects it was planned for are unchanged. None for a database without other sessions.
        listener: Hears how the run goes on.
        conninfo: For a second connection, which finds out who holds a lock that a statement waits for, and how far a
            long one has come; None for no such connection.
    """
    _set_up(connection, limits)
    listener = listener or Listener()
    with ExitStack() as stack:
        observer = None
        if conninfo is not None:
            observer = stack.enter_context(Observer(conninfo, connection.info.backend_pid, limits, listener))
        stack.enter_context(heard(connection, listener))
        outcome = Outcome(connection, limits, observer)
        _Run(connection, limits, environment, planned, listener, observer, outcome).all(plan)


def _set_up(connection: Connection, limits: Limits) -> None:
    """Set for the session how far behind standbys may be, and how often the server looks whether the client is there.

    It does the latter while a statement runs, where the platform allows it.
    """
    import psycopg

    settings = limits.replication_settings | {"client_connection_check_interval": "500ms"}
    calls = ", ".join("pg_catalog.set_config(%s, %s, false)" for _ in settings)
    try:
        connection.execute(f"SELECT {calls}".encode(), [text for pair in settings.items() for text in pair])
    except psycopg.Error:
        del settings["client_connection_check_interval"]
        for name, value in settings.items():
            connection.execute("SELECT pg_catalog.set_config(%s, %s, false)", (name, value))


class _Run:
    """One run of a plan."""

    def __init__(  # noqa: PLR0913 - what a run needs
        self,
        connection: Connection,
        limits: Limits,
        environment: Mapping[str, str],
        planned: Planned | None,
        listener: Listener,
        observer: Observer | None,
        outcome: Outcome,
    ) -> None:
        self._connection = connection
        self._limits = limits
        self._environment = environment
        self._planned = planned
        self._listener = listener
        self._observer = observer
        self._outcome = outcome
        self._number = 0
        self._held = Held()
        self._blocking_since: float | None = None
        """When the transaction got its first lock that makes readers or writers wait."""
        self._locks: Mapping[Address, str] = {}
        """The strongest lock that the transaction takes on each relation."""

    def all(self, plan: Plan) -> None:
        """Run every transaction in order."""
        for transaction in plan.transactions():
            self._transaction(transaction)

    def _transaction(self, steps: list[Step]) -> None:
        """Run a transaction, again and again until it has its locks or there is no time left for that."""
        if not steps[0].shares or any(step.effects.rewrite for step in steps):
            self._interruptible(lambda: wait(self._connection, self._listener), steps[0])
        deadline, first = time.monotonic() + self._limits.patience, self._number
        for pause in pauses(self._limits.attempt):
            try:
                self._attempt(steps)
            except _NotYetError as waiting:
                if time.monotonic() + pause > deadline:
                    raise self._outcome.explained(waiting.error, waiting.step) from None
                self._number = first
                if self._observer is not None:
                    self._observer.paused()
                self._listener.tries_again(waiting.step, pause)
                self._interruptible(lambda: time.sleep(pause), waiting.step)  # noqa: B023 - called at once
            else:
                return

    def _interruptible(self, act: Callable[[], None], step: Step) -> None:
        """Do something outside of a transaction before a step; an interruption is reported as one of the step."""
        try:
            act()
        except KeyboardInterrupt as interrupt:
            raise self._outcome.explained(interrupt, step) from None

    def _attempt(self, steps: list[Step]) -> None:
        """Run a transaction once. Raises _NotYetError if a lock was not to be had, and nothing was done."""
        together = steps[0].effects.transactional
        self._blocking_since = None
        self._locks = strongest(steps)
        try:
            if together:
                self._held = Held()
                self._connection.execute("BEGIN")
            self._prepare(steps)
            for step in steps:
                self._listener.begins(self._number, step)
                self._timed(step)
                self._number += 1
            written = self._written() if together else None
            if together:
                self._commit()
            self._outcome.committed += 1
            self._listener.committed()
            if self._planned is not None:
                self._planned.committed(written) if together else self._planned.refresh(step)
        except BaseException as error:  # noqa: BLE001 - rolled back, and raised again
            if together:
                with suppress(KeyboardInterrupt), postponed():
                    quietly(self._connection, "ROLLBACK")
            if _is_about_locks(error) and not self._connection.closed:
                raise _NotYetError(error, step) from None
            raise self._outcome.explained(error, step) from None

    def _written(self) -> str | None:
        """Return the id of the open transaction, by which its rows are recognized."""
        if self._planned is None:
            return None
        number: str | None = one_row(self._connection.execute(self._planned.wrote()))[0]
        return number

    def _commit(self) -> None:
        self._outcome.committing = True
        done = False
        try:
            with postponed():
                self._connection.execute("COMMIT")
                done = True
        except KeyboardInterrupt:
            if done:
                self._outcome.committed += 1
                self._listener.committed()
            raise
        self._outcome.committing = False

    def _timed(self, step: Step) -> None:
        began = time.monotonic()
        if self._observer is not None:
            self._observer.began()
        self._step(step)
        if self._observer is not None:
            self._observer.ended()
        now = time.monotonic()
        if self._blocking_since is None and step.relation is not None and step.effects.blocks:
            self._blocking_since = now
        self._listener.ended(step, now - began)

    def _step(self, step: Step) -> None:
        """Take the lock, check the planned state, run data checks, run the statement.

        One round trip without data checks.
        """
        remaining = [p for p in step.data_checks if p.sql != p.early]
        settings: list[tuple[str, str]] = []
        if step.effects.transactional:
            self._held, settings = self._held.setting(step, exactly=bool(remaining))
        before = self._lock_timeout() + set_local(settings) + self._guarded(step)
        if before and (remaining or not step.effects.transactional):
            self._sent(step, before)
            before = ""
        if remaining and (findings := violations(self._connection, step, remaining)):
            raise ViolatingRowsError(findings)
        if not step.effects.transactional:
            run_outside(self._connection, step, lambda statement: self._sent(step, statement))
            # They were set for the session, which still has to check the result.
            self._connection.execute(f"SET lock_timeout = '{SETTINGS['lock_timeout']}'".encode())
            self._connection.execute("RESET statement_timeout")
            return
        changed = self._sent(step, before + step.sql)
        if step.rows is not None and changed != step.rows:
            raise OtherRowsError(step)

    def _lock_timeout(self) -> str:
        """Return the statement that shortens the lock timeout, so that all waits of a transaction are one attempt.

        What it has locked already makes others wait as long as it waits for more.
        """
        if self._blocking_since is None or self._limits.attempt == float("inf"):
            return ""
        left = self._limits.attempt - (time.monotonic() - self._blocking_since)
        return set_local([("lock_timeout", f"'{max(left, _SHORTEST_ATTEMPT) * 1000:.0f}ms'")])

    def _guarded(self, step: Step) -> str:
        if self._planned is None:
            return ""
        return self._planned.before(step, self._locks.get(step.relation) if step.relation is not None else None)

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
                raise self._planned.message_for(step, primary(error)) from None
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


class _NotYetError(Exception):
    """A lock that could not be had; the transaction has been rolled back."""

    def __init__(self, error: BaseException, step: Step) -> None:
        self.error = error
        self.step = step
        super().__init__("a lock is not available")


def strongest(steps: Iterable[Step]) -> dict[Address, str]:
    """Return the strongest lock that a transaction takes on each relation.

    It is taken at once: who has used the relation in an open transaction, and now waits for a weaker lock of ours,
    would never let us have a stronger one.
    """
    found: dict[Address, str] = {}
    for step in steps:
        if step.relation is not None:
            modes = (found.get(step.relation, "NONE"), step.effects.tested_under, step.effects.lock)
            found[step.relation] = max(modes, key=STRENGTH.index)
    return found


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
