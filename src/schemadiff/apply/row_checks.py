"""Counts the rows that stand in the way of a plan, before its first step and directly before a step."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from schemadiff.apply.row_keys import finding, samples_of
from schemadiff.apply.timeouts import Limits
from schemadiff.errors import Finding
from schemadiff.plan import DataCheck, Held, Plan, Step, set_local
from schemadiff.postgres.connection import one_row, server_error

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


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
                    findings += counted(connection, check, check.early, step)
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
        _, settings = Held().setting(step)
        connection.execute(set_local(settings).encode())
        yield


def counted(connection: Connection, check: DataCheck, question: str, step: Step) -> list[Finding]:
    """Return the finding of a data check, if any; rows that we may not read are checked by the statement itself."""
    import psycopg

    try:
        with connection.transaction():
            count = one_row(connection.execute(question))[0]
            samples = samples_of(connection, check) if count and question == check.early else ()
    except psycopg.errors.InsufficientPrivilege:
        return []
    return [finding(check, step, count, samples)] if count else []
