"""Counts the rows that stand in the way of a plan, before its first step and directly before a step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from schemadiff.apply.row_keys import finding, samples_of
from schemadiff.apply.timeouts import Limits
from schemadiff.errors import Finding, Sample
from schemadiff.plan import DataCheck, Held, Keys, Plan, Step, set_local
from schemadiff.postgres.connection import one_row, server_error

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection


class Counts:
    """The counts of data checks at one time: what several of them ask is asked once."""

    def __init__(self, connection: Connection, reading: Callable[[Step], AbstractContextManager[object]]) -> None:
        """Make an empty one; ``reading`` opens the transaction in which the questions of a step are asked."""
        self._connection = connection
        self._reading = reading
        self._answers: dict[tuple[str, tuple[str, ...] | None], int | psycopg.Error] = {}
        self._samples: dict[tuple[Keys | None, tuple[str, ...] | None], tuple[Sample, ...]] = {}

    def has(self, step: Step, question: str) -> bool:
        """Tell whether the question of a step has been asked."""
        return (question, step.search_path) in self._answers

    def of(self, step: Step, question: str) -> int:
        """Return how many rows a question counts. Raises the server's error, also if that was raised before."""
        import psycopg

        key = (question, step.search_path)
        if key not in self._answers:
            try:
                with self._reading(step):
                    self._answers[key] = one_row(self._connection.execute(question.encode()))[0]
            except psycopg.Error as error:
                self._answers[key] = error
        answer = self._answers[key]
        if isinstance(answer, psycopg.Error):
            raise answer
        return answer

    def samples(self, step: Step, check: DataCheck) -> tuple[Sample, ...]:
        """Return the keys of some of the rows that a data check counts before the first step."""
        key = (check.keys, step.search_path)
        if key not in self._samples:
            with self._reading(step):
                self._samples[key] = samples_of(self._connection, check)
        return self._samples[key]


def check_rows(
    connection: Connection,
    plan: Plan,
    *,
    only: Collection[DataCheck] | None = None,
    statement_timeout: str = Limits().statement_timeout,
) -> list[Finding]:
    """Return the findings of data checks that count rows, each once, as far as they can run before the first step.

    With ``only``, these checks are run and no others. The transactions are read-only.
    """
    import psycopg

    findings = []
    counts = Counts(connection, lambda step: reading_rows(connection, step, statement_timeout))
    for step in plan.steps:
        for check in step.data_checks:
            if check.early is None or (only is not None and check not in only):
                continue
            try:
                if count := counts.of(step, check.early):
                    findings.append(finding(check, step, count, counts.samples(step, check)))
            except (psycopg.DataError, psycopg.ProgrammingError, psycopg.InternalError):
                # What the query names may be different when its step runs (a new label, a changed function); rows that
                # we may not read are checked by the statement itself.
                continue
            except psycopg.Error as error:
                raise server_error(error) from None
    return list(dict.fromkeys(findings))


@contextmanager
def reading_rows(connection: Connection, step: Step, statement_timeout: str) -> Iterator[None]:
    """Open a read-only transaction for the data checks of a step."""
    with connection.transaction(force_rollback=True):
        connection.execute("SET TRANSACTION READ ONLY")
        connection.execute("SELECT pg_catalog.set_config('statement_timeout', %s, true)", [statement_timeout])
        _, settings = Held().setting(step)
        connection.execute(set_local(settings).encode())
        yield


def violations(connection: Connection, step: Step, checks: Iterable[DataCheck]) -> list[Finding]:
    """Return the findings of data checks of a step, directly before it and with the rows that there are by then.

    Rows that we may not read are checked by the statement itself.
    """
    import psycopg

    findings = []
    counts = Counts(connection, lambda _: connection.transaction())
    for check in checks:
        try:
            if count := counts.of(step, check.sql):
                findings.append(finding(check, step, count))
        except psycopg.errors.InsufficientPrivilege:
            continue
    return list(dict.fromkeys(findings))
