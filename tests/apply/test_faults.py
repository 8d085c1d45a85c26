"""What goes wrong while a plan runs: nothing is half done, what is committed is said, and the next run goes on."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command import Answer, finish, run, start
from tests.support.databases import Database
from tests.support.processes import comes_true

SLOW = """
    CREATE FUNCTION public.slow() RETURNS int LANGUAGE plpgsql VOLATILE
        AS 'BEGIN PERFORM pg_sleep(60); RETURN 1; END';
    CREATE SCHEMA app;
    CREATE TYPE app.mood AS ENUM ('sad');
    CREATE TABLE app.t (id int PRIMARY KEY);
    INSERT INTO app.t VALUES (1);
"""

WANTED = """\
schema: app
enums: {mood: [sad, happy]}
tables:
  early:
    columns: {id: int}
  t:
    columns:
      id: {type: int, not_null: true}
      late: {type: int, default: public.slow()}
    primary_key: [id]
"""


class Slow:
    """An apply whose first transaction commits at once, and whose second hangs in its last statement."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self._arguments = ["apply", "--yes", "--online", "never", "--schema", str(folder), "--db", str(database)]
        self.process: subprocess.Popen[str] | None = None

    def hang(self) -> None:
        self.process = start(*self._arguments)
        assert comes_true(lambda: self.sleeping() is not None, seconds=20)

    def sleeping(self) -> int | None:
        rows = self.database.query(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
        )
        return int(rows[0][0]) if rows else None

    def answer(self) -> Answer:
        assert self.process is not None
        return finish(self.process)

    def state(self) -> tuple[bool, bool, bool]:
        """Whether the label, the table and the column are there."""
        return self.database.query(
            "SELECT EXISTS (SELECT FROM pg_enum WHERE enumlabel = 'happy'), to_regclass('app.early') IS NOT NULL,"
            " EXISTS (SELECT FROM pg_attribute WHERE attname = 'late')"
        )[0]

    def goes_on(self) -> None:
        """The next apply brings everything there."""
        self.database.execute("CREATE OR REPLACE FUNCTION public.slow() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        done = run(*self._arguments, "--lock-wait", "15s")
        assert done.code == 0, done
        assert self.state() == (True, True, True)


@pytest.fixture
def slow(database: Database, tmp_path: Path) -> Iterator[Slow]:
    database.execute(SLOW)
    (tmp_path / "app.yaml").write_text(WANTED)
    hanging = Slow(database, tmp_path)
    yield hanging
    if hanging.process is not None and hanging.process.poll() is None:
        hanging.process.kill()
        hanging.process.communicate()


COMMITTED = "1 transaction was committed before and remains; the rest was not run"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_rolls_back_and_says_what_stays(slow: Slow, number: signal.Signals) -> None:
    slow.hang()
    assert slow.process is not None
    slow.process.send_signal(number)
    answer = slow.answer()
    assert answer.code == 130
    assert f"interrupted; {COMMITTED}" in answer.err
    assert slow.state() == (True, False, False)
    slow.goes_on()


def test_a_killed_client_leaves_nothing_half_done(slow: Slow) -> None:
    slow.hang()
    assert slow.process is not None
    slow.process.kill()
    slow.process.communicate()
    assert comes_true(lambda: slow.sleeping() is None, seconds=10), "the server looks whether its client lives"
    assert slow.state() == (True, False, False)
    slow.goes_on()


def test_a_session_that_is_terminated(slow: Slow) -> None:
    slow.hang()
    slow.database.query(f"SELECT pg_terminate_backend({slow.sleeping()})")
    answer = slow.answer()
    assert answer.code == 1
    assert "terminating connection due to administrator command" in answer.err
    assert COMMITTED in answer.err
    assert "Traceback" not in answer.err
    assert slow.state() == (True, False, False)
    slow.goes_on()


def test_a_statement_that_takes_too_long(database: Database, slow: Slow, tmp_path: Path) -> None:
    arguments = ("apply", "--yes", "--online", "never", "--schema", str(tmp_path), "--db", database)
    answer = run(*arguments, "--statement-timeout", "200ms")
    assert answer.code == 1
    assert "it took longer than 200ms (--statement-timeout)" in answer.err
    assert slow.state() == (True, False, False)
    slow.goes_on()


def test_a_lock_that_is_not_to_be_had(database: Database, tmp_path: Path) -> None:
    database.execute("CREATE TABLE t (id int PRIMARY KEY)")
    wanted = "tables: {t: {columns: {id: {type: int, not_null: true}, more: int}, primary_key: [id]}}\n"
    (tmp_path / "t.yaml").write_text(wanted)
    arguments = ["apply", "--yes", "--schema", str(tmp_path), "--db", str(database), "--lock-wait", "1500ms"]
    with database.connect(autocommit=False, application_name="reporting") as reader:
        reader.execute("SELECT * FROM t")
        answer = run(*arguments)
        assert answer.code == 1
        assert "the lock could not be acquired within 1500ms (--lock-wait)" in answer.err
        who = rf"process {reader.info.backend_pid} \(postgres, reporting\), idle in transaction"
        assert re.search(rf"held by {who}, its transaction open for 00:00:\d\d", answer.err)
        assert re.search(rf"waiting for a lock held by {who}", answer.err), "and says so while it waits"
        assert "nothing was changed" in answer.err
        assert database.query("SELECT count(*) FROM pg_attribute WHERE attname = 'more'") == [(0,)]
    assert run(*arguments).code == 0


def test_an_interruption_while_it_waits_for_another_apply(slow: Slow, database: Database, tmp_path: Path) -> None:
    slow.hang()
    second = start("apply", "--yes", "--schema", str(tmp_path), "--db", database, "--lock-wait", "30s")
    assert comes_true(lambda: _waits(database), seconds=20)
    time.sleep(0.2)
    second.send_signal(signal.SIGTERM)
    answer = finish(second)
    assert answer.code == 130
    assert "interrupted; nothing was changed" in answer.err


def _waits(database: Database) -> bool:
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%try_advisory%'"
    return bool(database.query(query)[0][0] >= 2)


def test_rows_that_come_between_the_check_and_the_statement(database: Database, tmp_path: Path) -> None:
    """Deferred to the server: it refuses, everything is rolled back, and the exit code says that nothing happened."""
    database.execute("CREATE TABLE t (id int); INSERT INTO t VALUES (1), (1)")
    (tmp_path / "t.yaml").write_text(
        "tables: {t: {columns: {id: int}, unique: {t_id_key: [id]}}, u: {columns: {a: int}}}\n"
    )
    answer = run("apply", "--yes", "--schema", str(tmp_path), "--db", database)
    assert answer.code == 3
    assert database.query("SELECT to_regclass('u')") == [(None,)]


def test_a_body_that_the_server_refuses_can_be_left_unchecked(database: Database, tmp_path: Path) -> None:
    body = 'functions: {f(): {returns: int, language: plpgsql, body: "DECLARE r nothing; BEGIN RETURN 1; END"}}\n'
    (tmp_path / "schema.yaml").write_text(body)
    told = run("apply", "--yes", "--schema", str(tmp_path), "--db", str(database))
    assert told.code == 1
    assert 'type "nothing" does not exist' in told.err
    assert "check_function_bodies = false in schemadiff.toml" in told.err
