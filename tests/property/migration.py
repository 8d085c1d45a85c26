"""The claim about two schemas: whatever they are, the way from one to the other is right.

``check`` builds A, writes rows, plans and applies B, and compares with a fresh build of B by pg_dump. It also runs the
plan's script twice on a copy, with rows written in between.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from schemadiff.apply import row_checks, runner
from schemadiff.apply.timeouts import Limits
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.declaration.loader import load_texts
from schemadiff.errors import InputError, RefusedError, ServerError, UnsupportedChange
from schemadiff.kinds import registry
from schemadiff.pipeline.make_plan import make_in_detail, make_plan
from schemadiff.pipeline.request import Request
from schemadiff.plan import Plan
from schemadiff.postgres.connection import OLDEST, connect
from schemadiff.postgres.embedded import Server
from schemadiff.rehearsal.rehearse import rehearsed
from schemadiff.rehearsal.settings import Rehearsing
from schemadiff.report.script import script
from tests.property import rows
from tests.property.unmanaged import as_managed, column_after, renamed
from tests.support.databases import Database, MakeDatabase
from tests.support.environment import ENVIRONMENT
from tests.support.pg_dump import Dump, diff, schema_of

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

Texts = Mapping[str, str]
"""YAML files by name."""

COMMITTED = "committed before and remain"
"""What a run says that rows have stopped after a label was added, which nothing takes back."""

UNPUBLISHED = "does not have a replica identity and publishes updates"
"""What the server says of a backfill of a table that is published so."""

LIMITS = Limits(lock_timeout="5s", statement_timeout="60s")


@dataclass(frozen=True)
class Pair:
    """Two schemas, each as YAML files."""

    before: Texts
    after: Texts

    def __str__(self) -> str:
        return f"--- before ---\n{_shown(self.before)}\n--- after ---\n{_shown(self.after)}"


def _shown(texts: Texts) -> str:
    return "---\n".join(texts[name] for name in sorted(texts))


def from_file(file: Path) -> Pair:
    """A pair kept as a case: ``before`` and ``after`` are texts of YAML documents, each one a file."""
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Pair(_documents(case["before"]), _documents(case["after"]))


def first_version(file: Path) -> int:
    """The first PostgreSQL that has what the case declares: ``since``, where it is not the oldest."""
    since: int = yaml.safe_load(file.read_text(encoding="utf-8")).get("since", OLDEST)
    return since


def _documents(text: str) -> Texts:
    return {f"{number}.yaml": part for number, part in enumerate(text.split("---\n"))}


def as_case(pair: Pair, failure: str) -> str:
    """The pair as such a file, with what was wrong above it."""

    def documents(texts: Texts) -> str:
        return "---\n".join(texts[name] for name in sorted(texts))

    case = {"before": documents(pair.before), "after": documents(pair.after)}
    what = "".join(f"# {line}\n" for line in failure.splitlines())
    return what + yaml.safe_dump(case, default_style="|", sort_keys=False, allow_unicode=True)


class Impossible(Exception):  # noqa: N818 - it is nobody's fault
    """A pair that nobody can ask for: something is renamed onto what goes away, or PostgreSQL has no way to it."""


@dataclass
class Report:
    """What happened on the way, for those who look at how the pairs are spread."""

    written: int = 0
    steps: int = 0
    refused: bool = False
    statements: Counter[str] = field(default_factory=Counter)


def check(
    pair: Pair,
    make_database: MakeDatabase,
    server: Server,
    *,
    built: str | None = None,
    expected: Dump | None = None,
) -> Report:
    """AssertionError, with the plan in it, where any part of the claim does not hold.

    ``built`` names a database that holds A and rows already, ``expected`` is what B is according to pg_dump.
    """
    report = Report()
    before, after = declared(pair.before), declared(pair.after)
    live = make_database(server, template=built)
    if built is None or before.by_kind.get("subscription"):
        build(live, before)  # A template holds no subscriptions, which belong to the server.
    if built is None:
        with live.connect() as connection:
            report.written = rows.write(connection, "before")
    if expected is None:
        fresh = make_database(server)
        build(fresh, after)
        expected = schema_of(fresh, server.binaries)
    copy = make_database(server, template=live.name)
    if before.by_kind.get("subscription"):
        build(copy, before)
    # A new session reads the catalogs twice as slowly as one that has read them before.
    with connect(live) as here, connect(copy) as there:
        _migrates(_Sides(live, here, copy, there), before, after, expected, report)
    return report


class _Sides(NamedTuple):
    """A database that a plan changes, and a copy of it on which the plan's script runs, each with a session."""

    live: Database
    here: Connection
    copy: Database
    there: Connection


def _migrates(sides: _Sides, before: Catalog, after: Catalog, expected: Dump, report: Report) -> None:
    live, here, copy, there = sides
    binaries = live.server.binaries
    try:
        plan = _rehearsed(here, after) if REHEARSED.asked else _plan(here, after)
    except InputError as error:
        if all("and both exist" in finding.message for finding in error.findings):
            raise Impossible("a name that is there already") from error
        _traceless(error)
        raise
    if plan.refusals and all(isinstance(refusal, UnsupportedChange) for refusal in plan.refusals):
        raise Impossible(plan.refusals[0].message)
    assert not plan.refusals, f"refused: {[str(r) for r in plan.refusals]}"
    if words := _refused(here, plan):
        report.refused = True
        untouched = COMMITTED in words or not diff(*(schema_of(d, binaries) for d in (copy, live)))
        assert untouched, f"a refused plan has changed something\n{words}"
        for database in (live, copy):
            with database.connect() as connection:
                rows.empty(connection)
        rest = _plan(here, after)
        words = _refused(here, rest)
        assert not words, f"refused without any rows: {words}\n{script(rest)}"
        plan = _plan(there, after)
    text = script(plan)
    report.steps = len(plan.steps)
    report.statements.update(f"{step.operation} {step.identity.kind}" for step in plan.steps)
    with copy.connect() as connection:
        old = rows.content(connection)
    expected = as_managed(expected, before, after)
    _is_as_declared(live, here, (before, after), expected, text, "applied")
    with live.connect() as connection:
        _survived(old, rows.content(connection), before, after, text)
    _script_twice(copy, there, text, after, expected, (old, before))


def declared(texts: Texts) -> Catalog:
    """What the YAML says."""
    return load_texts({name: text.encode() for name, text in texts.items()}, registry())


def _plan(connection: Connection, declared: Catalog) -> Plan:
    return make_plan(connection, declared, Request(registry(), environment=ENVIRONMENT))


@dataclass
class _Rehearsals:
    """Whether plans are rehearsed, and what could not be."""

    asked: bool = False
    left_out: Counter[str] = field(default_factory=Counter)


REHEARSED = _Rehearsals()


def _rehearsed(connection: Connection, declared: Catalog) -> Plan:
    """The plan after its rehearsal; a finding of the rehearsal is false, since the plan runs."""
    made = make_in_detail(connection, declared, Request(registry(), environment=ENVIRONMENT))
    if isinstance(made, Plan):
        return made
    found = rehearsed(connection, made, Request(registry(), environment=ENVIRONMENT), Rehearsing(needed=True))
    false = [str(f) for f in found.refusals if f not in made.plan.refusals]
    assert not false, f"the rehearsal found: {false}\n{script(made.plan)}"
    assert found.rehearsal is not None
    REHEARSED.left_out["in full" if not found.rehearsal.left_out else "in part"] += 1
    REHEARSED.left_out.update(f.message for f in found.rehearsal.left_out)
    return made.plan


def build(database: Database, declared: Catalog) -> None:
    """Makes an empty database what is declared; AssertionError where it does not become that."""
    with connect(database) as connection:
        plan = make_plan(connection, declared, Request(registry(), environment=ENVIRONMENT))
        assert not plan.refusals, f"a fresh build is refused: {[str(r) for r in plan.refusals]}"
        runner.run(connection, plan, limits=LIMITS, environment=ENVIRONMENT)
        try:
            again = make_plan(connection, declared, Request(registry(), environment=ENVIRONMENT))
        except InputError as error:
            _traceless(error)
            raise
    assert again.empty, f"a fresh build does not converge:\n{script(again)}"


def _traceless(error: InputError) -> None:
    """Raises Impossible where objects are declared to exchange names that are alike, in a new database as well."""
    if all("may have exchanged their names already" in finding.message for finding in error.findings):
        raise Impossible("an exchange of names that leaves no trace") from error


def _refused(connection: Connection, plan: Plan) -> str:
    """Runs the plan; what it says where rows stand in its way and nothing was done, else nothing."""
    if found := row_checks.check_rows(connection, plan):
        return str(found)
    try:
        runner.run(connection, plan, limits=LIMITS, environment=ENVIRONMENT)
    except RefusedError as error:
        return str(error)
    except ServerError as error:
        if UNPUBLISHED in str(error):
            raise Impossible(UNPUBLISHED) from error
        if COMMITTED in str(error):
            return str(error)
        raise AssertionError(f"{error}\n{script(plan)}") from error
    except Exception as error:
        raise AssertionError(f"{error}\n{script(plan)}") from error
    return ""


def _is_as_declared(
    database: Database, connection: Connection, sides: tuple[Catalog, Catalog], expected: Dump, text: str, how: str
) -> None:
    _, after = sides
    found = as_managed(schema_of(database, database.server.binaries), *sides)
    differs = diff(expected, found, names=("fresh", how))
    assert not differs, f"{how}, it is not as a fresh build:\n{differs}\n{text}"
    again = _plan(connection, after)
    assert again.empty, f"{how}, a second plan is not empty:\n{script(again)}\nafter\n{text}"


def _script_twice(
    database: Database,
    connection: Connection,
    text: str,
    declared: Catalog,
    expected: Dump,
    first: tuple[Mapping[rows.Path, rows.Content], Catalog],
) -> None:
    _psql(database, text, "the script")
    with database.connect() as session:
        _survived(first[0], rows.content(session), first[1], declared, text)
        rows.write(session, "between")
        between = rows.content(session)
    _psql(database, text, "the script, run again,")
    with database.connect() as session:
        found = rows.content(session)
    for path, content in between.items():
        assert path in found, f"the script, run again, loses {path}\n{text}"
        assert content.counted() == found[path].counted(), f"the script, run again, changes rows of {path}\n{text}"
    _is_as_declared(database, connection, (first[1], declared), expected, text, "the script run twice")


def _psql(database: Database, text: str, what: str) -> None:
    binaries = database.server.binaries
    command = [str(binaries.path("psql")), "-X", "-q", "-d", str(database), "-f", "-"]
    environment = {**os.environ, **ENVIRONMENT}
    answer = subprocess.run(command, input=text, capture_output=True, text=True, check=False, env=environment)
    assert answer.returncode == 0, f"{what} fails: {answer.stderr}\n{text}"


def _survived(
    old: Mapping[rows.Path, rows.Content],
    new: Mapping[rows.Path, rows.Content],
    before: Catalog,
    after: Catalog,
    text: str,
) -> None:
    """Rows of tables and values of columns that both sides have are as they were; renames followed."""
    for path, content in old.items():
        table = renamed(Identity("table", path), before, after)
        if table is None:
            continue
        found = new.get((table.path[0], table.path[1]))
        if found is None:
            assert not after.children(table, "column"), f"{path} is gone\n{text}"
            continue
        assert len(content) == len(found), f"{path} had {len(content)} rows and has {len(found)}\n{text}"
        pairs = {}
        for name in content.columns:
            column = column_after(Identity("column", (*path, name)), before, after, table)
            if column is not None:
                pairs[name] = column.name
        kept = {a: b for a, b in pairs.items() if _comparable(content, a, found, b)}
        ours = Counter(tuple(row[a] for a in kept) for row in content.rows)
        theirs = Counter(tuple(row[b] for b in kept.values()) for row in found.rows)
        assert ours == theirs, f"rows of {path} ({', '.join(kept)}) are not what they were: {ours} {theirs}\n{text}"


def _comparable(old: rows.Content, a: str, new: rows.Content, b: str) -> bool:
    """Plain columns of the same type, below their domains. Attributes of composite values come and go, and do not
    count; of one that was filled where it was null there are no nulls left to compare.
    """
    one, other = old.columns[a], new.columns[b]
    if one.base != other.base or one.generated or other.generated or one.category == "C":
        return False
    return not (other.not_null and not one.not_null and any(row[a] is None for row in old.rows))
