"""Whatever kills an apply, client or server, at whatever statement: the next one brings everything there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded import Server, start_kept, stop_kept
from schemadiff.report.script import script
from tests.support import engine
from tests.support.databases import Database, MakeDatabase
from tests.support.pg_dump import diff, schema_of
from tests.support.processes import comes_true

PLANS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "interrupted_plans.yaml").read_text(encoding="utf-8"))
STEPS = 24
"""More than any of the plans has."""

FEW = [("mixed", 4, "after"), ("concurrent", 2, "during"), ("backfill", 1, "during"), ("partitions", 3, "during")]
"""What is tried each time."""

ROWS = "SELECT count(*), sum(hashtext(to_jsonb(k)::text)) FROM (SELECT COLUMNS FROM kept) AS k (x, y)"
"""The rows that every plan keeps, by the columns that it keeps."""

KEPT = {"renames": ("id, former", "id, latter"), "partitions": ("k, v", "k, v")}
TABLES = {"renames": "old_name"}


def _rows(database: Database, name: str, *, before: bool) -> Any:
    columns = KEPT.get(name, ("id, a", "id, a"))[not before]
    query = ROWS.replace("COLUMNS", columns)
    if before:
        query = query.replace("FROM kept", f"FROM {TABLES.get(name, 'kept')}")
    return database.query(query)


def _prepared(database: Database, name: str, folder: Path) -> Any:
    """The rows of a database where a plan is about to run."""
    database.execute(PLANS[name]["before"])
    database.execute("ANALYZE")
    (folder / "schema.yaml").write_text(PLANS[name]["after"])
    return _rows(database, name, before=True)


def _killed(database: Database, folder: Path, step: int, when: str, pid: int | None = None) -> bool:
    """Whether an apply was killed there; not so where the plan has fewer steps."""
    more = [str(pid)] if pid is not None else []
    command = [sys.executable, "-m", "tests.apply.killed", str(database), str(folder), str(step), when, *more]
    return subprocess.run(command, check=False, capture_output=True).returncode != 0


def _goes_on(database: Database, fresh: Database, name: str, rows: Any) -> None:
    """The next apply makes what a fresh build is, and has all rows."""
    busy = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    assert comes_true(lambda: not database.query(busy), seconds=20)
    with connect(database) as connection:
        text = script(engine.plan(connection, PLANS[name]["after"]))
    engine.apply(database, PLANS[name]["after"])
    binaries = database.server.binaries
    differs = diff(schema_of(fresh, binaries), schema_of(database, binaries), names=("fresh", "applied"))
    assert not differs, f"{differs}\n{text}"
    assert engine.plan(database, PLANS[name]["after"]).empty
    assert database.query("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == [(0,)]
    assert database.query("SELECT relname FROM pg_class WHERE relname ~ 'schemadiff|_ccnew'") == []
    assert database.query("SELECT conname FROM pg_constraint WHERE conname ~ 'schemadiff' OR NOT convalidated") == []
    assert _rows(database, name, before=False) == rows


def _fresh(make_database: MakeDatabase, name: str) -> Database:
    """What a plan leads to, built into an empty database."""
    database = make_database()
    engine.apply(database, PLANS[name]["after"])
    return database


def _client(make_database: MakeDatabase, fresh: Database, folder: Path, name: str, step: int, when: str) -> bool:
    database = make_database()
    rows = _prepared(database, name, folder)
    killed = _killed(database, folder, step, when)
    _goes_on(database, fresh, name, rows)
    return killed


@pytest.mark.parametrize(("name", "step", "when"), FEW)
def test_a_killed_client(make_database: MakeDatabase, tmp_path: Path, name: str, step: int, when: str) -> None:
    assert _client(make_database, _fresh(make_database, name), tmp_path, name, step, when)


INDEXES = "SELECT indexrelid::int FROM pg_index WHERE indrelid = 'kept'::regclass AND indisvalid"


@pytest.mark.parametrize("name", ["concurrent", "keys"])
def test_an_index_that_is_built_is_not_built_again(make_database: MakeDatabase, tmp_path: Path, name: str) -> None:
    fresh, database = _fresh(make_database, name), make_database()
    _prepared(database, name, tmp_path)
    steps = enumerate(engine.plan(database, PLANS[name]["after"]).steps)
    building = [number for number, step in steps if step.operation == "create" and "INDEX CONCURRENTLY" in step.sql]
    assert building
    for number in building:
        rows = _prepared(database := make_database(), name, tmp_path)
        before = set(database.query(INDEXES))
        assert _killed(database, tmp_path, number, "after")
        built = set(database.query(INDEXES)) - before
        assert built
        _goes_on(database, fresh, name, rows)
        assert built <= set(database.query(INDEXES))


@pytest.mark.soak
@pytest.mark.parametrize("name", PLANS)
def test_a_client_that_is_killed_at_every_statement(make_database: MakeDatabase, tmp_path: Path, name: str) -> None:
    fresh = _fresh(make_database, name)
    for step in range(STEPS):
        if not _client(make_database, fresh, tmp_path, name, step, "before"):
            break
        for when in ("during", "after"):
            _client(make_database, fresh, tmp_path, name, step, when)


@pytest.fixture
def own_server(reachable: Path) -> Iterator[Path]:
    """The folder of a server that may be killed."""
    folder = reachable / "killed"
    yield folder
    stop_kept(folder)
    shutil.rmtree(folder)


def _database_of(server: Server, name: str) -> Database:
    server.create_database(name)
    return Database(server, name)


def _server(folder: Path, fresh: Database, schema: Path, name: str, step: int, when: str) -> bool:
    server = start_kept(folder, fresh.server.binaries)
    database = _database_of(server, f"{name}_{step}_{when}")
    rows = _prepared(database, name, schema)
    killed = _killed(database, schema, step, when, server.pid)
    assert comes_true(lambda: not _answers(database), seconds=10) or not killed
    restarted = start_kept(folder, fresh.server.binaries)
    _goes_on(Database(restarted, database.name), fresh, name, rows)
    return killed


def _answers(database: Database) -> bool:
    import psycopg

    try:
        return bool(database.query("SELECT 1"))
    except psycopg.OperationalError:
        return False


@pytest.mark.parametrize(("name", "step", "when"), [("concurrent", 1, "during")])
def test_a_killed_server(
    make_database: MakeDatabase, own_server: Path, tmp_path: Path, name: str, step: int, when: str
) -> None:
    assert _server(own_server, _fresh(make_database, name), tmp_path, name, step, when)


@pytest.mark.soak
@pytest.mark.parametrize("name", PLANS)
def test_a_server_that_is_killed_at_many_points(
    make_database: MakeDatabase, own_server: Path, tmp_path: Path, name: str
) -> None:
    fresh = _fresh(make_database, name)
    for point in range(12):
        if not _server(own_server, fresh, tmp_path, name, point // 2, ("during", "after")[point % 2]):
            break
