"""Tables in use are changed while others read and write them, and an interrupted change is continued."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from schemadiff.postgres.connection import connect
from schemadiff.report.script import script
from tests.support import engine
from tests.support.command import Answer, finish, run, start
from tests.support.databases import Database
from tests.support.processes import comes_true

ROWS = """
    CREATE TABLE parent (id int PRIMARY KEY);
    INSERT INTO parent SELECT generate_series(0, 9);
    CREATE TABLE t (id int NOT NULL, a int, b int, c text);
    INSERT INTO t SELECT g, g, CASE WHEN g % 3 > 0 THEN g % 10 END, 'x' || g FROM generate_series(1, 20000) g;
    CREATE INDEX replaced ON t (a);
    ANALYZE t;
"""
WANTED = """
tables:
  parent: {columns: {id: int}, primary_key: [id]}
  t:
    columns:
      id: {type: int, not_null: true}
      a: {type: int, not_null: true}
      b: {type: int, not_null: true, backfill: 7}
      c: text
    primary_key: [id]
    indexes: {replaced: {columns: [b, a]}}
    unique: {u: [a]}
    checks: {positive: a > 0}
    foreign_keys: {to_parent: {columns: [b], references: parent(id)}}
"""


@pytest.fixture
def database(make_database: Callable[[], Database]) -> Database:
    database = make_database()
    database.execute(ROWS)
    return database


@pytest.fixture
def apply(database: Database, tmp_path: Path) -> tuple[str, ...]:
    """The arguments that bring the database to what is wanted."""
    (tmp_path / "schema.yaml").write_text(WANTED)
    return ("apply", "--yes", "--schema", str(tmp_path), "--db", str(database))


def is_whole(database: Database) -> bool:
    """Whether nothing is left to do, nothing is invalid, and nothing is left behind."""
    with connect(database) as connection:
        left = engine.plan(connection, WANTED)
    assert left.empty, script(left)
    assert database.query("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == [(0,)]
    assert database.query("SELECT count(*) FROM pg_constraint WHERE NOT convalidated") == [(0,)]
    assert database.query("SELECT relname FROM pg_class WHERE relname LIKE '%schemadiff%'") == []
    assert database.query("SELECT conname FROM pg_constraint WHERE conname LIKE '%schemadiff%'") == []
    filled = "b = CASE WHEN id % 3 = 0 THEN 7 ELSE id % 10 END"
    return database.query(f"SELECT count(*), bool_and({filled}) FROM t") == [(20000, True)]


def test_only_what_takes_a_moment_takes_strong_locks(database: Database) -> None:
    plan = engine.plan(database, WANTED)
    strong = [s.title for s in plan.steps if s.effects.scan and s.effects.lock != "SHARE UPDATE EXCLUSIVE"]
    assert strong == ["fill column public.t.b in batches"], "it takes ROW EXCLUSIVE, as any writer does"
    assert not any(step.effects.rewrite for step in plan.steps)
    reading = [s.title for s in plan.steps for c in s.data_checks if s.effects.blocks and s.shares and c.sql != c.early]
    assert reading == [], "they count rows under a strong lock"
    engine.execute(database, plan)
    assert is_whole(database)


def test_an_old_index_stays_where_the_new_one_is_not_there(database: Database) -> None:
    database.execute("ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (id)")
    wanted = WANTED.replace("primary_key: [id]\n    indexes", "primary_key: {columns: [id], include: [a]}\n    indexes")
    plan = engine.plan(database, wanted)
    dropping = [step for step in plan.steps if step.title.startswith("drop the old ")]
    assert sorted(step.title for step in dropping) == [
        "drop the old index public.replaced",
        "drop the old primary key public.t.t_pkey",
    ]
    for step in dropping:
        database.execute(step.sql)
    indexes = database.query("SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = 't'::regclass")
    assert sorted(indexes) == [("replaced",), ("t_pkey",)]


def test_online_never_is_one_transaction(database: Database, tmp_path: Path) -> None:
    (tmp_path / "schema.yaml").write_text(WANTED)
    answer = run("plan", "--schema", str(tmp_path), "--db", str(database), "--online", "never")
    assert "in one transaction" in answer.out
    assert "concurrently" not in answer.out


@pytest.mark.parametrize(
    ("flag", "of_table", "in_file", "expected"),
    [
        (None, "never", "always", False),
        (None, "auto", "never", True),
        ("always", "never", "never", True),
        ("never", "always", "always", False),
        (None, None, "never", False),
    ],
)
def test_the_flag_comes_before_the_table_and_that_before_the_file(
    database: Database, tmp_path: Path, flag: str | None, of_table: str | None, in_file: str, *, expected: bool
) -> None:
    yaml = WANTED if of_table is None else WANTED.replace("  t:\n", f"  t:\n    online: {of_table}\n")
    (tmp_path / "schema.yaml").write_text(yaml)
    config = tmp_path / "schemadiff.toml"
    config.write_text(f'online = "{in_file}"')
    said = ("--online", flag) if flag is not None else ()
    answer = run(
        "plan",
        "--no-rehearse",
        "--steps",
        "--schema",
        str(tmp_path),
        "--db",
        str(database),
        "--config",
        str(config),
        *said,
    )
    assert ("concurrently" in answer.out) is expected, answer.err


def test_how_a_table_is_changed_is_no_difference(database: Database) -> None:
    dumped = "tables: {t: {online: always, columns: {id: {type: int, not_null: true}, a: int, b: int, c: text}, %s}}"
    wanted = dumped % "indexes: {replaced: {columns: [a]}}"
    assert engine.plan(database, f"{wanted[:-1]}, parent: {{columns: {{id: int}}, primary_key: [id]}}}}").empty


def test_a_reader_in_front_is_waited_for_without_stopping_others(database: Database, apply: tuple[str, ...]) -> None:
    with database.connect(autocommit=False, application_name="report") as reader:
        reader.execute("SELECT count(*) FROM t")
        process = start(*apply)
        waiting = "SELECT count(*) FROM pg_locks WHERE relation = 't'::regclass AND NOT granted"
        assert comes_true(lambda: database.query(waiting) == [(1,)], seconds=20)
        for number in range(5):
            # Whoever comes behind a waiting ACCESS EXCLUSIVE lock waits no longer than one attempt.
            database.execute(f"SET lock_timeout = '2s'; INSERT INTO t VALUES ({-number}, 1, 1, 'y')")
        database.execute("DELETE FROM t WHERE id <= 0")
    answer = finish(process)
    assert answer.code == 0, answer.err
    assert "waiting for a lock held by process" in answer.err
    assert "report" in answer.err
    assert is_whole(database)


def test_a_lock_that_is_never_to_be_had(database: Database, apply: tuple[str, ...]) -> None:
    with database.connect(autocommit=False) as reader:
        reader.execute("SELECT count(*) FROM t")
        answer = run(*apply, "--lock-wait", "1s")
    assert answer.code == 1
    assert "the lock could not be acquired within 1s (--lock-wait)" in answer.err
    assert "nothing was changed" in answer.err
    assert run(*apply).code == 0
    assert is_whole(database)


def test_what_an_interrupted_run_has_left_goes_without_consent(database: Database) -> None:
    database.execute(
        "CREATE INDEX replaced_schemadiff_new ON t (b);"
        " ALTER TABLE t ADD CONSTRAINT t_a_schemadiff_not_null CHECK (a IS NOT NULL) NOT VALID"
    )
    plan = engine.plan(database, WANTED)
    assert not plan.consents
    engine.execute(database, plan)
    assert is_whole(database)


SLOW = """
    CREATE SCHEMA helper;
    CREATE FUNCTION helper.slow(int) RETURNS int IMMUTABLE LANGUAGE plpgsql
        AS 'BEGIN PERFORM pg_sleep(0.001); RETURN $1; END';
    CREATE FUNCTION helper.number() RETURNS int LANGUAGE plpgsql
        AS 'BEGIN PERFORM pg_sleep(0.001); RETURN 7; END';
    CREATE TABLE s (id int NOT NULL, a int);
    INSERT INTO s SELECT g, CASE WHEN g % 2 = 0 THEN g END FROM generate_series(1, 2400) g;
    ANALYZE s;
"""
QUICK = "CREATE OR REPLACE FUNCTION helper.slow(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1'"
BUILT = "tables: {s: {columns: {id: {type: int, not_null: true}, a: int}, indexes: {i: [helper.slow(id)]}}}"
FILLED = """
tables:
  s:
    columns:
      id: {type: int, not_null: true}
      a: {type: int, not_null: true, backfill: helper.slow(id)}
"""
ADDED = """
tables:
  s:
    columns:
      id: {type: int, not_null: true}
      a: int
      b: {type: int, not_null: true, default: helper.number()}
"""


class Interrupted:
    """An apply that is under way in a slow statement."""

    def __init__(self, database: Database, folder: Path, wanted: str) -> None:
        self.database = database
        self.wanted = wanted
        self._arguments = ("apply", "--yes", "--schema", str(folder), "--db", str(database))
        (folder / "schema.yaml").write_text(wanted)
        database.execute(SLOW)
        self.process = start(*self._arguments)

    def runs(self, condition: str) -> bool:
        """Whether the condition comes true while the statement runs."""
        return comes_true(lambda: self.database.query(f"SELECT {condition}") == [(True,)], seconds=60)

    def end(self, how: str) -> Answer:
        """What it says at its end; its session is gone after that."""
        match how:
            case "kill":
                self.process.kill()
            case "interrupt":
                self.process.send_signal(signal.SIGINT)
            case _:
                self.database.execute(f"SELECT pg_terminate_backend(pid) FROM ({SESSIONS}) AS s")
        answer = finish(self.process)
        assert comes_true(lambda: self.database.query(SESSIONS) == [], seconds=20)
        return answer

    def goes_on(self) -> None:
        """The next apply brings everything there."""
        self.database.execute(QUICK)
        answer = run(*self._arguments)
        assert answer.code == 0, answer.err
        with connect(self.database) as connection:
            assert engine.plan(connection, self.wanted).empty


SESSIONS = (
    "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'schemadiff%'"
    " AND datname = current_database() AND pid <> pg_backend_pid()"
)
WAYS = ("kill", "interrupt", "terminate")
INVALID = "EXISTS (SELECT FROM pg_index WHERE NOT indisvalid)"


@pytest.mark.parametrize("how", WAYS)
def test_an_interrupted_build_is_made_again(make_database: Callable[[], Database], tmp_path: Path, how: str) -> None:
    under_way = Interrupted(database := make_database(), tmp_path, BUILT)
    assert under_way.runs(INVALID)
    answer = under_way.end(how)
    assert answer.code != 0
    assert "Traceback" not in answer.err
    assert database.query(f"SELECT {INVALID}") == [(True,)], "it is left behind"
    under_way.goes_on()
    assert database.query(f"SELECT {INVALID}") == [(False,)]


@pytest.mark.parametrize("how", WAYS)
def test_an_interrupted_backfill_goes_on(make_database: Callable[[], Database], tmp_path: Path, how: str) -> None:
    under_way = Interrupted(database := make_database(), tmp_path, FILLED)
    assert under_way.runs("count(a) > 1200 FROM s")
    answer = under_way.end(how)
    assert answer.code != 0
    filled = database.query("SELECT count(*) FROM s WHERE a IS NOT NULL AND id % 2 = 1")[0][0]
    assert 0 < filled < 1200, "the batches that were done are committed"
    under_way.goes_on()
    assert database.query("SELECT count(*), sum(a) FROM s") == [(2400, 2400 * 2401 // 2)]


def test_an_interrupted_column_is_filled_on(make_database: Callable[[], Database], tmp_path: Path) -> None:
    under_way = Interrupted(database := make_database(), tmp_path, ADDED)
    assert under_way.runs("count(to_jsonb(s) ->> 'b_schemadiff_new') > 300 FROM s")
    under_way.end("kill")
    database.execute("INSERT INTO s VALUES (0); CREATE OR REPLACE FUNCTION helper.number() RETURNS int RETURN 8")
    under_way.goes_on()
    assert database.query("SELECT count(*), min(b), max(b), count(*) FILTER (WHERE b = 7) > 300 FROM s") == [
        (2401, 7, 8, True)
    ]


def test_a_script_that_was_cut_off_in_a_build_runs_again(make_database: Callable[[], Database], tmp_path: Path) -> None:
    under_way = Interrupted(database := make_database(), tmp_path, BUILT)
    assert under_way.runs(INVALID)
    under_way.end("kill")
    database.execute(f"DROP INDEX i; {QUICK}")
    plan = engine.plan(database, BUILT)
    database.execute("INSERT INTO s SELECT id, a FROM s LIMIT 1")
    with pytest.raises(psycopg.errors.UniqueViolation):
        database.execute("CREATE UNIQUE INDEX CONCURRENTLY i ON s (id)")
    program = str(database.server.binaries.path("psql"))
    for _ in range(2):
        done = subprocess.run(
            [program, "-X", "-q", "-d", str(database)], input=script(plan), text=True, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert engine.plan(database, BUILT).empty, "the invalid index of that name has been replaced"
