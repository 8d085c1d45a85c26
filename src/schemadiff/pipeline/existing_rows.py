"""Counts rows that violate a plan's data checks while the plan is made, without running code of the YAML's author.

Nobody has consented to a plan that is being made, and a check is an expression of whoever wrote the YAML. So a question
is asked only if all that it evaluates is built in, immutable and on the list in `sql/plan_time_functions.toml`
(`sql/evaluation` reads its text, `introspection/evaluation` asks the server about overloads), in a read-only
transaction with a short time limit. `apply` counts the rest after consent and before its first statement; the plan says
so.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemadiff import sql
from schemadiff.catalog.objects import Identity
from schemadiff.errors import Finding
from schemadiff.introspection.evaluation import Asked, harms
from schemadiff.plan import DataCheck, Plan, Step
from schemadiff.postgres.connection import one_row, server_error
from schemadiff.postgres.quoting import qualified

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

TIMEOUT = "5s"
"""The statement_timeout of one question while a plan is made."""

PATIENCE = 30.0
"""Seconds after which no further question is asked while a plan is made."""


def without(connection: Connection, relations: Mapping[Identity, Collection[tuple[str, ...]]]) -> frozenset[Identity]:
    """Return those of the given relations that have no rows.

    Each is given with all the relations whose rows count as its own. If the role cannot see every row, or counting
    takes too long, a relation counts as one that has rows.
    """
    import psycopg

    paths = {qualified(path) for own in relations.values() for path in own}
    try:
        with connection.transaction(force_rollback=True):
            connection.execute("SET TRANSACTION READ ONLY")
            connection.execute("SELECT pg_catalog.set_config('statement_timeout', %s, true)", [TIMEOUT])
            seen = connection.execute(
                "SELECT name FROM unnest(%s::text[]) AS name JOIN pg_class c ON c.oid = to_regclass(name)"
                " WHERE has_table_privilege(c.oid, 'SELECT') AND NOT c.relforcerowsecurity"
                " AND NOT row_security_active(c.oid)",
                [sorted(paths)],
            ).fetchall()
            readable = sorted({name for (name,) in seen})
            if not readable:
                return frozenset()
            asked = ", ".join(f"EXISTS (SELECT FROM {name})" for name in readable)
            found = one_row(connection.execute(f"SELECT {asked}"))
    except psycopg.OperationalError as error:
        if connection.closed:
            raise server_error(error) from None
        return frozenset()
    except psycopg.Error:
        return frozenset()
    empty = {name for name, some in zip(readable, found, strict=True) if not some}
    return frozenset(i for i, own in relations.items() if empty.issuperset(map(qualified, own)))


class Counted(NamedTuple):
    """A plan with violating rows as refusals, and notes on what could not be counted."""

    plan: Plan
    left: frozenset[DataCheck]
    """The data checks that have still to be counted before the first statement."""


def counted(connection: Connection, made: Plan) -> Counted:
    """Return the plan with the results of its data checks, as far as they are safe to run before consent.

    They are counted even if the plan is refused for another reason, so that all reasons are reported at once.
    """
    data_checks = [(step, check) for step in made.steps for check in step.data_checks if check.early is not None]
    if not data_checks:
        return Counted(made, frozenset())
    refusals: list[Finding] = []
    left: dict[DataCheck, Finding | None] = {}
    deadline = time.monotonic() + PATIENCE
    for (step, check), harm in zip(data_checks, _harms(connection, data_checks, made.version), strict=True):
        if harm is not None:
            left[check] = _note(step, check, f"the test {harm}")
        elif time.monotonic() > deadline:
            left[check] = _note(step, check, "counting rows has already taken too long")
        else:
            _count(connection, step, check, refusals, left)
    notes = [note for note in left.values() if note is not None]
    found_all = (*made.refusals, *refusals)
    plan = dataclasses.replace(made, refusals=found_all, warnings=(*made.warnings, *dict.fromkeys(notes)))
    return Counted(plan, frozenset(left))


def _note(step: Step, check: DataCheck, why: str) -> Finding:
    return Finding(
        f"{check.about}: the rows are counted by apply, before its first statement: {why}", check.place or step.place
    )


def _harms(connection: Connection, data_checks: list[tuple[Step, DataCheck]], version: int) -> list[str | None]:
    """Return for each question what it would evaluate that is not on the list, or None."""
    found = [sql.evaluated_by_query(check.early or "", check.relations) for _, check in data_checks]
    found_all = [evaluated.harm for evaluated in found]
    rest = [number for number, harm in enumerate(found_all) if harm is None]
    asked = [Asked(found[n], data_checks[n][0].search_path or ()) for n in rest]
    for number, harm in zip(rest, harms(connection, asked, version) if asked else (), strict=True):
        found_all[number] = harm
    return found_all


def _count(
    connection: Connection, step: Step, check: DataCheck, refusals: list[Finding], left: dict[DataCheck, Finding | None]
) -> None:
    """Run one data check.

    The text of an error that evaluation raised is never shown, because it may contain a value.
    """
    import psycopg

    from schemadiff.apply.runner import reading_rows

    try:
        with reading_rows(connection, step, TIMEOUT):
            # With row security, the query would run the policies and skip rows.
            connection.execute("SET LOCAL row_security = off")
            count = one_row(connection.execute(check.early or check.sql))[0]
    except psycopg.errors.InsufficientPrivilege:
        left[check] = _note(step, check, "the role may not read all of them")
    except psycopg.errors.QueryCanceled:
        left[check] = _note(step, check, f"that took longer than {TIMEOUT}")
    except psycopg.errors.LockNotAvailable:
        left[check] = _note(step, check, "the table is locked by another session")
    except psycopg.ProgrammingError:
        # What the question names will be different when its step runs: a new label, another type.
        left[check] = None
    except psycopg.OperationalError as error:
        raise server_error(error) from None
    except psycopg.Error as error:
        if check.tries and isinstance(error, psycopg.DataError):
            refusals.append(Finding(check.message_for(1), check.place or step.place))
            return
        left[check] = _note(step, check, f"the check raises an error for some row (SQLSTATE {error.sqlstate})")
    else:
        if count:
            refusals.append(Finding(check.message_for(count), check.place or step.place))
