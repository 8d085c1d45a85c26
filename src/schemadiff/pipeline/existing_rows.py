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
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from schemadiff import sql
from schemadiff.catalog.objects import Identity
from schemadiff.errors import Finding
from schemadiff.introspection.evaluation import Asked, harms
from schemadiff.plan import DataCheck, Hazard, Plan, Step
from schemadiff.postgres.connection import server_error
from schemadiff.postgres.quoting import ident, qualified

if TYPE_CHECKING:
    from schemadiff.planner import lost_values
    from schemadiff.postgres.connection import Connection

TIMEOUT = "5s"
"""The statement_timeout of one question while a plan is made."""

PATIENCE = 30.0
"""Seconds after which no further question is asked while a plan is made."""


class Lost(NamedTuple):
    """How much there is of what a plan would lose."""

    counts: Mapping[Identity, int | None]
    """The number of rows, or of values that are not null; None where they could not be counted."""
    without_rows: frozenset[Identity]
    """What belongs to a relation that has no rows at all."""


def lost(connection: Connection, asked: Mapping[Identity, lost_values.Question]) -> Lost:
    """Return how many rows and values there are, as far as the role may see them all and counting takes no longer.

    Whether there are any rows is asked first and for all at once, since that takes no time.
    """
    empty = _empty(connection, {path for question in asked.values() for path in question.relations})
    counts: dict[Identity, int | None] = {
        identity: 0 for identity, question in asked.items() if empty.issuperset(question.relations)
    }
    without_rows = frozenset(counts)
    by_relation: dict[tuple[str, ...], list[Identity]] = {}
    for identity, question in asked.items():
        if identity not in counts:
            counts[identity] = None
            by_relation.setdefault(question.relation, []).append(identity)
    deadline = time.monotonic() + PATIENCE
    for relation, identities in by_relation.items():
        if time.monotonic() > deadline:
            break
        columns = [asked[identity].column for identity in identities]
        counted = ", ".join(f"pg_catalog.count({'*' if c is None else ident(c)})" for c in columns)
        row = _row(connection, f"SELECT {counted} FROM {qualified(relation)}")  # noqa: S608 - quoted
        for identity, count in zip(identities, row or (), strict=row is not None):
            counts[identity] = None if count == 0 and asked[identity].grows else count
    return Lost(counts, without_rows)


def _empty(connection: Connection, paths: Collection[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Return those of the relations that have no rows; one that the role may not read counts as one that has some."""
    by_name = {qualified(path): path for path in paths}
    seen = _rows(
        connection,
        "SELECT name FROM unnest(%s::text[]) AS name JOIN pg_class c ON c.oid = to_regclass(name)"
        " WHERE has_table_privilege(c.oid, 'SELECT') AND NOT c.relforcerowsecurity"
        " AND NOT row_security_active(c.oid)",
        [sorted(by_name)],
    )
    readable = sorted({name for (name,) in seen})
    if not readable:
        return frozenset()
    some_in = ", ".join(f"EXISTS (SELECT FROM {name})" for name in readable)
    found = _row(connection, f"SELECT {some_in}")
    return frozenset(by_name[name] for name, some in zip(readable, found or (), strict=found is not None) if not some)


def _row(connection: Connection, query: str) -> tuple[Any, ...] | None:
    return next(iter(_rows(connection, query)), None)


def _rows(connection: Connection, query: str, parameters: Sequence[object] | None = None) -> list[tuple[Any, ...]]:
    """Return the rows of a query that reads tables; none where the role may not, or where it takes too long."""
    import psycopg

    try:
        with connection.transaction(force_rollback=True):
            connection.execute("SET TRANSACTION READ ONLY")
            connection.execute("SELECT pg_catalog.set_config('statement_timeout', %s, true)", [TIMEOUT])
            connection.execute("SET LOCAL row_security = off")
            return connection.execute(query.encode(), parameters).fetchall()
    except psycopg.OperationalError as error:
        if connection.closed:
            raise server_error(error) from None
        return []
    except psycopg.Error:
        return []


class Counted(NamedTuple):
    """A plan with violating rows as refusals, and notes on what could not be counted."""

    plan: Plan
    left: frozenset[DataCheck]
    """The data checks that have still to be counted before the first statement."""


def counted(connection: Connection, made: Plan) -> Counted:
    """Return the plan with the results of its data checks, as far as they are safe to run before consent.

    They are counted even if the plan is refused for another reason, so that all reasons are reported at once. What
    nobody can count before the first step is a hazard of its step; what ``apply`` counts then is a warning.
    """
    made = dataclasses.replace(made, steps=tuple(map(_with_uncounted, made.steps)))
    data_checks = [(step, check) for step in made.steps for check in step.data_checks if check.early is not None]
    if not data_checks:
        return Counted(made, frozenset())
    counting = _Counting(connection, time.monotonic() + PATIENCE)
    for (step, check), (harm, harm_of_keys) in zip(
        data_checks, _harms(connection, data_checks, made.version), strict=True
    ):
        if harm is not None:
            counting.leave(step, check, f"the test {harm}")
        elif time.monotonic() > counting.deadline and not counting.has(step, check):
            counting.leave(step, check, "counting rows has already taken too long")
        else:
            counting.count(step, check if harm_of_keys is None else check._replace(keys=None), check)
    return Counted(_with(made, counting.refusals, counting.notes), frozenset(counting.left))


def _with(made: Plan, refusals: Iterable[Finding], notes: Iterable[Finding]) -> Plan:
    """Return the plan with further refusals and warnings, each once."""
    refused = (*made.refusals, *dict.fromkeys(refusals))
    return dataclasses.replace(made, refusals=refused, warnings=(*made.warnings, *dict.fromkeys(notes)))


def _with_uncounted(step: Step) -> Step:
    """Return the step with the hazard that it fails, for each data check that cannot be counted before the first."""
    found = (check for check in step.data_checks if check.uncounted is not None)
    why = dict.fromkeys(f"{c.about}: rows not counted: {c.uncounted}; counted right before this" for c in found)
    more = tuple(Hazard("may-fail-on-data", step.identity, text) for text in why)
    return dataclasses.replace(step, hazards=(*step.hazards, *more)) if more else step


def with_unknown_rows(made: Plan) -> Plan:
    """Return a plan for a database whose rows are not known, as between two commits.

    What existing rows can violate is a hazard of the first step that checks it.
    """
    said: set[str] = set()

    def with_hazards(step: Step) -> Step:
        why = dict.fromkeys(f"fails if {check.violation}" for check in step.data_checks)
        more = tuple(Hazard("may-fail-on-data", step.identity, text) for text in why if text not in said)
        said.update(why)
        return dataclasses.replace(step, hazards=(*step.hazards, *more)) if more else step

    return dataclasses.replace(made, steps=tuple(map(with_hazards, made.steps)))


def _note(step: Step, check: DataCheck, why: str) -> Finding:
    message = f"{check.about}: rows not counted: {why}; apply counts them before its first statement"
    return Finding(message, check.place or step.place)


def _harms(
    connection: Connection, data_checks: list[tuple[Step, DataCheck]], version: int
) -> list[tuple[str | None, str | None]]:
    """Return for each question and for its list of keys what it would evaluate that is not on the list, or None."""
    texts = [
        (n, text)
        for n, (_, check) in enumerate(data_checks)
        for text in (check.early or "", check.keys.sql if check.keys is not None else "SELECT")
    ]
    found = [sql.evaluated_by_query(text, data_checks[n][1].relations) for n, text in texts]
    found_all = [evaluated.harm for evaluated in found]
    rest = [number for number, harm in enumerate(found_all) if harm is None]
    asked = [Asked(found[n], data_checks[texts[n][0]][0].search_path or ()) for n in rest]
    for number, harm in zip(rest, harms(connection, asked, version) if asked else (), strict=True):
        found_all[number] = harm
    return list(zip(found_all[::2], found_all[1::2], strict=True))


class _Counting:
    """What has been counted for a plan so far."""

    def __init__(self, connection: Connection, deadline: float) -> None:
        from schemadiff.apply.row_checks import Counts

        self._connection = connection
        self._counts = Counts(connection, self._reading)
        self.deadline = deadline
        self.refusals: list[Finding] = []
        self.notes: list[Finding] = []
        self.left: list[DataCheck] = []

    def has(self, step: Step, check: DataCheck) -> bool:
        """Tell whether the rows of a data check have been counted already, for another one."""
        return check.early is not None and self._counts.has(step, check.early)

    def leave(self, step: Step, check: DataCheck, why: str | None) -> None:
        """Leave a data check to ``apply``; a reader is told why, unless it is None."""
        self.left.append(check)
        if why is not None:
            self.notes.append(_note(step, check, why))

    def count(self, step: Step, check: DataCheck, given: DataCheck) -> None:
        """Run one data check, as which ``given`` is known to the plan.

        The text of an error that evaluation raised is never shown, because it may contain a value.
        """
        import psycopg

        from schemadiff.apply.row_keys import finding

        try:
            count = self._counts.of(step, check.early or check.sql)
            samples = self._counts.samples(step, check) if count else ()
        except psycopg.errors.InsufficientPrivilege:
            self.leave(step, given, "the role may not read all of them")
        except psycopg.errors.QueryCanceled:
            self.leave(step, given, f"that took longer than {TIMEOUT}")
        except psycopg.errors.LockNotAvailable:
            self.leave(step, given, "the table is locked by another session")
        except (psycopg.ProgrammingError, psycopg.errors.ObjectNotInPrerequisiteState):
            # What the question names will be different when its step runs (a new label, another type), or is not
            # filled yet.
            self.leave(step, given, None)
        except psycopg.OperationalError as error:
            raise server_error(error) from None
        except psycopg.Error as error:
            if check.tries and isinstance(error, psycopg.DataError):
                self.refusals.append(finding(check, step, 1, self._counts.samples(step, check)))
                return
            # Values that cannot be converted have a data check of their own.
            why = f"the check raises an error for some row (SQLSTATE {error.sqlstate})"
            self.leave(step, given, None if check.rechecked else why)
        else:
            if count:
                self.refusals.append(finding(check, step, count, samples))

    @contextmanager
    def _reading(self, step: Step) -> Iterator[None]:
        """Open a read-only transaction; with row security, a query would run the policies and skip rows."""
        from schemadiff.apply.row_checks import reading_rows

        with reading_rows(self._connection, step, TIMEOUT):
            self._connection.execute("SET LOCAL row_security = off")
            yield
