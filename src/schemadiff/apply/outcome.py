"""What a run has committed, and what is said if it ends early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemadiff.apply.observer import Observer
from schemadiff.apply.planned_state import NotAsPlannedError
from schemadiff.apply.timeouts import Limits
from schemadiff.errors import Finding, Interrupted, RefusedError, SchemadiffError, ServerError
from schemadiff.kinds import registry
from schemadiff.plan import FILLED, REDEFINED, VALUED, Step
from schemadiff.postgres.connection import server_error, without_values

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection


class Outcome:
    """What has been committed so far, and the exception for an error that ends the run."""

    def __init__(self, connection: Connection, limits: Limits, observer: Observer | None) -> None:
        self.committed = 0
        """How many transactions have been committed."""
        self.committing = False
        """Whether a COMMIT was sent and not answered."""
        self._connection = connection
        self._limits = limits
        self._observer = observer

    def explained(self, error: BaseException, step: Step) -> BaseException:
        """Return the exception to raise for a step's error; the error itself if it says enough."""
        import psycopg

        if isinstance(error, psycopg.Error):
            return self._server_failure(error, step)
        if isinstance(error, KeyboardInterrupt):
            return Interrupted(f"interrupted; {self._state(step)}")
        if isinstance(error, ViolatingRowsError):
            return self._refused(step, error.findings)
        if isinstance(error, (NotAsPlannedError, OtherRowsError)):
            return self._refused(step, [Finding(error.message, step.place)])
        return error

    def _server_failure(self, error: psycopg.Error, step: Step) -> SchemadiffError:
        import psycopg

        more: tuple[str, ...] = ()
        if _is_of_both(error):
            words = f"{step.title}: another session has made or changed the same object at the same time; plan again"
            return self._refused(step, [Finding(words, step.place)])
        if isinstance(error, psycopg.errors.RaiseException) and primary(error).endswith((REDEFINED, FILLED, VALUED)):
            return self._refused(step, [Finding(f"{step.title}: {primary(error)}", step.place)])
        if isinstance(error, (psycopg.errors.IntegrityError, psycopg.errors.DataError)):
            if step.environment:
                return self._refused(step, [Finding(f"{step.title}: {without_values(error).message}", step.place)])
            failure = server_error(error)
            return self._refused(
                step, [Finding(f"{step.title}: {failure.message}", step.place, "; ".join(failure.lines))]
            )
        if isinstance(error, psycopg.errors.LockNotAvailable):
            holders = self._observer.blockers if self._observer is not None else ()
            reason = f"the lock could not be acquired within {self._limits.lock_wait} (--lock-wait)"
            more = tuple(f"held by {b}" for b in holders)
        elif isinstance(error, psycopg.errors.QueryCanceled) and "statement timeout" in primary(error):
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
        if self.committed == 0:
            return RefusedError(findings)
        first = findings[0]
        more = (line for f in findings for line in (f.message if f is not first else None, f.hint) if line)
        return ServerError(first.message, *more, self._state(step), place=step.place)

    def _state(self, step: Step) -> str:
        """Return what the database contains now, as far as it is known."""
        if self.committing and self._connection.closed:
            return (
                "the connection was lost during COMMIT, so it is not known "
                "whether this transaction was committed; plan again to find out"
            )
        left = "" if step.effects.transactional else _left(step)
        if self.committed == 0:
            return f"nothing was changed{left}"
        if self.committed == 1:
            return f"1 transaction was committed before and remains; the rest was not run{left}"
        return f"{self.committed} transactions were committed before and remain; the rest was not run{left}"


def _left(step: Step) -> str:
    """Return what a statement outside of a transaction may leave when it ends early, and what becomes of it."""
    if step.recovery is None:
        return ", except for what this statement has committed by itself; the next apply goes on from there"
    if step.operation == "create":
        title = registry().title(step.identity)
        return (
            f", except that {title} may be left invalid: it serves no query, but is kept up to date; "
            "the next apply drops it and creates it again"
        )
    return ", except that this statement may be half done; the next apply completes it"


class ViolatingRowsError(Exception):
    """Rows that a data check counts directly before its step."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__("rows violate a data check")


class OtherRowsError(Exception):
    """A step changed another number of rows than it was planned for."""

    def __init__(self, step: Step) -> None:
        self.message = (
            f"{step.title}: another session has changed or deleted the row since the plan was made; plan again"
        )
        super().__init__(self.message)


def _is_routine(step: Step) -> bool:
    """Tell whether the step creates or replaces a routine, whose body the server reads."""
    kind = registry().kinds.get(step.identity.kind)
    return kind is not None and kind.naming.overloaded and step.operation != "drop"


def _is_of_both(error: psycopg.Error) -> bool:
    """Tell whether two sessions wrote what no lock protects (a function, a new name): the server rejects the second."""
    concurrent = error.sqlstate == "XX000" and primary(error).startswith("tuple concurrently ")
    return concurrent or (error.sqlstate == "23505" and error.diag.schema_name == "pg_catalog")


def primary(error: psycopg.Error) -> str:
    """Return the server's message without DETAIL and HINT."""
    return str(error.diag.message_primary or error)
