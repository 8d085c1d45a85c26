"""Golden cases: two schemas, and the SQL that leads from each to the other.

``tests/cases/<kind>/<case>/`` holds ``before.yaml``, ``after.yaml`` and the expected ``forward.sql`` and
``backward.sql``; ``pytest tests/golden --regenerate`` writes what is expected anew. ``rows.sql``, where there is one,
fills the tables before the migration runs. Every script runs once more and changes nothing. ``plan.json``, where it
stands, is the forward plan for machines.
Then the case has changed sides, and every statement of a plan that shows some row of the effects table (with --soak, of
every plan) runs once more by itself: what it locks, rewrites, reads and builds has to be what its effects say
(``tests/effects``).
``<direction>.refused.txt`` stands instead of a script for a plan that is refused. A case with ``one_way.txt``, which
says why, runs forward only; one of security labels in databases that have loaded a provider of them. The texts are
those for the run's newest server; the migrations run on every one. Cases of what belongs to the cluster have servers of
their own, whose roles are compared too.
"""

from __future__ import annotations

import re
import subprocess
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest
from psycopg.rows import TupleRow

from schemadiff.declaration import dumper
from schemadiff.errors import InputError
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.pipeline.request import Online
from schemadiff.plan import Plan
from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded import Server, throwaway
from schemadiff.postgres.recording import recording
from schemadiff.postgres.records import Recorded, asked_again
from schemadiff.postgres.row_versions import RowVersions
from schemadiff.report import json_
from schemadiff.report.script import script
from tests.effects import known_effects
from tests.support import builds, command, engine, label_provider, observed_effects
from tests.support.databases import Database, MakeDatabase
from tests.support.environment import ENVIRONMENT
from tests.support.expected import GOLDEN_VERSION, expect
from tests.support.pg_dump import Dump, diff, roles_of, schema_of
from tests.support.row_versions import versions_of

CASES = Path(__file__).parent.parent / "cases"
FOLDERS = sorted(p.parent for p in CASES.glob("*/*/before.yaml"))
Connection = psycopg.Connection[TupleRow]

WAYS = [("forward", "before", "after"), ("backward", "after", "before")]
ALONE = "alone"
ADOPTED = (
    "aggregate",
    "collation",
    "conversion",
    "text_search_configuration",
    "text_search_dictionary",
    "text_search_parser",
    "operator",
    "operator_class",
    "operator_family",
    "cast",
    "language",
    "transform",
    "access_method",
    "default_privileges",
    "publication",
    "foreign_data_wrapper",
    "foreign_server",
    "foreign_table",
    "event_trigger",
    "domain",
    "composite_type",
    "range_type",
    "base_type",
    "shell_type",
    "policy",
    "rule",
    "row_security",
    "statistics",
    "materialized_view",
    "identity_sequence",
    "view_column",
    "primary_key",
    "unique",
    "foreign_key",
    "grants",
    "member_privileges",
    "not_null_comment",
    "inherited_constraint",
    "system_operator_family",
    "security_labels",
)
"""Kinds whose cases are dumped too; of tables and what hangs below them the samples hold more."""
OF_THE_CLUSTER = {kind.name for kind in registry().kinds.values() if kind.management.cluster_wide}


@pytest.fixture
def make_cluster(server: Server) -> Iterator[MakeDatabase]:
    """Makes a database on a server of its own."""
    with ExitStack() as stack:

        def make(on: Server | None = None, *, template: str | None = None) -> Database:
            own = on or stack.enter_context(throwaway(server.binaries))
            own.create_database(ALONE, template)
            return Database(own, ALONE)

        yield make


class Built(NamedTuple):
    """What a database is that was made of one side of a case."""

    schema: Dump
    roles: Dump | None
    """Only of a cluster of its own."""


@pytest.mark.parametrize("folder", FOLDERS, ids=[f"{f.parent.name}/{f.name}" for f in FOLDERS])
def test_the_case_migrates_with_the_expected_sql(
    folder: Path, request: pytest.FixtureRequest, reachable: Path, pytestconfig: pytest.Config
) -> None:
    of_the_cluster = folder.parent.name in OF_THE_CLUSTER
    make_database: MakeDatabase = request.getfixturevalue("make_cluster" if of_the_cluster else "make_database")
    texts = {side: folder.joinpath(f"{side}.yaml").read_text() for side in ("before", "after")}
    watched = _watched(folder, pytestconfig)
    databases = {side: make_database() for side in texts}
    load_what_it_needs(folder, reachable, *databases.values())
    with ExitStack() as stack:
        servers = {side: stack.enter_context(connect(database, recorded=True)) for side, database in databases.items()}
        with skipped_where_too_old(databases["before"]):
            built = {side: _built(databases[side], servers[side], text) for side, text in texts.items()}
            for side in set(texts) - _reached(folder):
                _is_done(servers[side], texts[side])
        if folder.parent.name in ADOPTED or "partition" in folder.name:
            for side, connection in servers.items():
                fresh = make_database()
                load_what_it_needs(folder, reachable, fresh)
                _is_adopted(connection, built[side], fresh)
        plans: dict[str, tuple[Plan, Mapping[int, observed_effects.Relation]]] = {}
        for direction, source, target in WAYS:
            database, connection = databases[source], servers[source]
            if direction == "backward" and (folder / "one_way.txt").is_file():
                continue
            if direction == "forward" and (rows := folder / "rows.sql").is_file():
                database.execute(rows.read_text())
            with skipped_where_too_old(database):
                made = _plan(connection, texts[target])
            if database.server.version == GOLDEN_VERSION:
                _expect(made, folder, direction, bool(pytestconfig.getoption("--regenerate")))
                if direction == "forward" and (document := folder / "plan.json").is_file():
                    expect(json_.render(made), document, pytestconfig)
            if made.refusals:
                continue
            plans[direction] = made, _relations(database) if direction in watched else {}
            remembers = bool(pytestconfig.getoption("--soak")) or zlib.crc32(folder.name.encode()) % 24 == 0
            asked = OF_THE_CLUSTER if of_the_cluster else ()
            seen = (_read(connection, asked), versions_of(connection)) if remembers else None
            engine.execute(connection, made, environment=ENVIRONMENT)
            if seen is not None and any(step.identity.kind != "seed" for step in made.steps):
                _is_seen(connection, *seen)
            left = _plan(connection, texts[target])
            assert left.empty, f"{direction}, something is left:\n{script(left)}"
            assert left.unmodelled == (), "what is declared is counted as read"
            _run_again(database, made)
            migrated = _state(database, connection, whole=of_the_cluster)
            for one, other in zip(migrated, built[target], strict=True):
                assert one == other, f"{direction}:\n{diff(one or (), other or (), names=('migrated', 'fresh'))}"
        steps = [step for made, _ in plans.values() for step in made.steps]
        # What was renamed does not come back by a rename; only databases that were built have the plan's objects then.
        swapped = len(plans) == len(WAYS) and (of_the_cluster or all(s.operation != "rename" for s in steps))
        for direction, source, target in WAYS:
            if direction in watched and direction in plans and (swapped or not of_the_cluster):
                if swapped:
                    _has_its_effects(folder, direction, databases[target], *plans[direction])
                    continue
                fresh = make_database()
                load_what_it_needs(folder, reachable, fresh)
                engine.apply(fresh, {"after.yaml": texts[source]}, environment=ENVIRONMENT)
                with connect(fresh) as connection:
                    again = _plan(connection, texts[target]), _relations(fresh)
                _has_its_effects(folder, direction, fresh, *again)


def _read(connection: Connection, asked: Collection[str]) -> list[Recorded]:
    """What is read of a database, as a plan with nothing to do keeps it; of the cluster only what is ``asked``."""
    with recording(connection) as record:
        reader.read(connection, registry(), None, asked)
        assert record is not None
        found = record.complete(connection)
    assert found is not None
    assert _read_again(connection, found) == [one.digest for one in found], "nothing has changed"
    return found


def _is_seen(connection: Connection, seen: list[Recorded], before: RowVersions) -> None:
    """A result has become another one; where a query of the catalogs has, some of their rows are other versions."""
    now = _read_again(connection, seen)
    assert now != [one.digest for one in seen], "the change is not seen"
    always = [one for one in seen if not one.of_catalogs]
    if _read_again(connection, always) == [one.digest for one in always]:
        assert not before.is_still(versions_of(connection)), "the change is in no version of a row"


def _read_again(connection: Connection, record: list[Recorded]) -> list[str | None]:
    """The present digests; an object that is gone makes its query an error, and that differs too."""
    try:
        row = connection.execute(asked_again(record).encode()).fetchone()
    except psycopg.Error:
        return []
    assert row is not None
    return list(row)


def _watched(folder: Path, pytestconfig: pytest.Config) -> set[str]:
    """The directions whose statements are held against their effects."""
    case = f"{folder.parent.name}/{folder.name}"
    soak = bool(pytestconfig.getoption("--soak"))
    return {direction for direction, _, _ in WAYS if soak or known_effects.shows(f"{case} {direction}")}


def _relations(database: Database) -> Mapping[int, observed_effects.Relation]:
    with database.connect() as connection:
        return observed_effects.relations(connection)


def _has_its_effects(
    folder: Path, direction: str, database: Database, made: Plan, planned: Mapping[int, observed_effects.Relation]
) -> None:
    """Every statement does what its effects say, in a database that is as the plan's own one was."""
    case, exact = f"{folder.parent.name}/{folder.name}", set()
    with database.connect() as connection:
        for step, seen in observed_effects.run(connection, made, planned, ENVIRONMENT):
            wrong = observed_effects.wrong(step, seen)
            if not wrong:
                exact.update(step.effects.row.split(" + "))
            elif not known_effects.is_known(case, direction, step) and not observed_effects.did_nothing(step, seen):
                pytest.fail(f"{direction}, {step.title} ({step.effects.row}): {'; '.join(wrong)}\n{step.sql}")
    known_effects.note(exact, f"{case} {direction}")
    if database.server.version == GOLDEN_VERSION:
        lost = {row for row, where in known_effects.SHOWN.items() if where == f"{case} {direction}"} - exact
        assert lost == set(), "tests/effects/shown.toml names this case for these rows, which it does not show"


def _built(database: Database, connection: Connection, text: str) -> Built:
    """A database made of the text alone."""
    engine.apply(connection, {"after.yaml": text}, environment=ENVIRONMENT)
    built = _state(database, connection, whole=database.name == ALONE)
    builds.note(text, database.server.version, built.schema)
    return built


def _reached(folder: Path) -> set[str]:
    """The sides that a plan leads to: whether anything is left to do there is found out after it."""
    ways = WAYS[:1] if (folder / "one_way.txt").is_file() else WAYS
    return {target for direction, _, target in ways if not (folder / f"{direction}.refused.txt").is_file()}


def _is_done(connection: Connection, text: str) -> None:
    left = _plan(connection, text)
    assert left.empty, f"something is left:\n{script(left)}"


def _is_adopted(connection: Connection, built: Built, fresh: Database) -> None:
    """What the database holds is dumped whole: the dump leaves nothing to do, and makes the same database anew."""
    files = dumper.dump(reader.read(connection, registry()), registry())
    left = engine.plan(connection, files)
    assert left.empty, f"its own dump leaves something to do:\n{script(left)}"
    engine.apply(fresh, files)
    schema = schema_of(fresh, fresh.server.binaries)
    assert schema == built.schema, diff(schema, built.schema, names=("adopted", "declared"))


def _plan(connection: Connection, text: str) -> Plan:
    """Where it leads is called after, whichever way it goes."""
    return engine.plan(
        connection,
        {"after.yaml": text},
        source="before",
        target="after",
        environment=ENVIRONMENT,
        online=Online("never"),
    )


def _state(database: Database, connection: Connection, *, whole: bool) -> Built:
    binaries = database.server.binaries
    schema = schema_of(database, binaries, connection=connection)
    return Built(schema, roles_of(database, binaries) if whole else None)


def _run_again(database: Database, made: Plan) -> None:
    """The script, by psql, as whoever runs it twice by mistake."""
    program, text = str(database.server.binaries.path("psql")), script(made)
    done = subprocess.run(
        [program, "-X", "-q", "-d", str(database), "-f", "-"],
        input=text,
        capture_output=True,
        encoding="utf-8",
        env={**command.environment(), **ENVIRONMENT},
        check=False,
    )
    assert done.returncode == 0, f"the script, run again, fails: {done.stderr}\n{text}"


def load_what_it_needs(folder: Path, reachable: Path, *databases: Database) -> None:
    """A provider, where the case is of security labels."""
    if folder.parent.name == "security_labels":
        for database in databases:
            label_provider.load(database, reachable)


@contextmanager
def skipped_where_too_old(database: Database) -> Iterator[None]:
    """Around what is asked of a server whose version may lack a feature."""
    try:
        yield
    except InputError as error:
        if database.server.version < GOLDEN_VERSION and "needs PostgreSQL" in str(error).replace("need ", "needs "):
            pytest.skip(str(error))
        raise


def _expect(made: Plan, folder: Path, direction: str, regenerate: bool) -> None:
    written = folder / f"{direction}.sql"
    refused = folder / f"{direction}.refused.txt"
    file, found = (refused, "".join(f"{f}\n" for f in made.refusals)) if made.refusals else (written, script(made))
    same = file.is_file() and _without_oids(found) == _without_oids(file.read_text())
    if regenerate and not same:
        for stale in (written, refused):
            stale.unlink(missing_ok=True)
        file.write_text(found)
    assert file.is_file(), f"nothing is expected yet; it would be\n{found}"
    assert same or regenerate, f"the expected SQL has changed; it would be\n{found}"


def _without_oids(text: str) -> str:
    """Where two objects change places the script knows them by their oids, which differ from run to run."""
    return re.sub(r"\b\d{5,}\b", "oid", text)
