"""Between batches apply waits for who receives the WAL."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded import Server, accounts, start_kept, stop_kept
from schemadiff.postgres.replication import LAG, MAX_LAG, MAX_WAL, WAL, behind
from tests.support.command import finish, run, start
from tests.support.databases import Database
from tests.support.processes import comes_true

ROWS = "CREATE TABLE t (id int PRIMARY KEY, a int, b text); INSERT INTO t SELECT g, g FROM generate_series(1, 60000) g"
WANTED = """
tables:
  t:
    columns: {id: {type: int, not_null: true}, a: int, b: {type: text, not_null: true, backfill: "repeat('x', 100)"}}
    primary_key: [id]
"""


@pytest.fixture(scope="module")
def server_with_wal(server: Server, reachable: Path) -> Iterator[Server]:
    """A server of its own that writes WAL for others."""
    folder = reachable / "primary"
    own = start_kept(folder, server.binaries)
    with psycopg.connect(own.dsn("postgres"), autocommit=True) as connection:
        for setting in ("wal_level = 'replica'", "max_wal_senders = 4", "max_replication_slots = 4"):
            connection.execute(f"ALTER SYSTEM SET {setting}".encode())
    stop_kept(folder)
    own = start_kept(folder)
    yield own
    stop_kept(folder)


@contextmanager
def receiver(server: Server, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program that receives the WAL by the slot ``own``."""
    program = str(server.binaries.path("pg_receivewal"))
    target = [f"--dbname={server.dsn('postgres')}", "--slot=own"]
    subprocess.run([program, *target, "--create-slot"], check=True)
    receiving = [program, *target, "--synchronous", "--status-interval=1", f"--directory={folder}"]
    process = subprocess.Popen(receiving)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_batches_wait_for_a_slot_in_use(server_with_wal: Server, tmp_path: Path) -> None:
    server_with_wal.create_database("rows")
    database = Database(server_with_wal, "rows")
    database.execute(ROWS)
    database.execute("ANALYZE t")
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "schema.yaml").write_text(WANTED)
    arguments = ("apply", "--yes", "--no-rehearse", "--schema", str(tmp_path / "schema"), "--db", str(database))
    filled = "SELECT count(*) < 60000 FROM t WHERE b IS NOT NULL"
    with receiver(server_with_wal, tmp_path) as process:
        recent = "SELECT active AND pg_current_wal_lsn() - restart_lsn < 1000000 FROM pg_replication_slots"
        assert comes_true(lambda: database.query(recent) == [(True,)])
        process.send_signal(signal.SIGSTOP)
        under_way = start(*arguments, "--max-replication-wal", "2MB")
        sleeping = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
        assert comes_true(lambda: database.query(sleeping) == [(1,)], seconds=20)
        assert database.query(filled) == [(True,)], "it waits after the first batch"
        process.send_signal(signal.SIGCONT)
        answer = finish(under_way)
        assert answer.code == 0, answer
    assert database.query("SELECT count(*) FROM t WHERE b IS NOT NULL") == [(60000,)]


@contextmanager
def standby(server: Server, folder: Path) -> Iterator[Server]:
    """A standby of that server, which it can be made of by pg_basebackup."""
    program = server.binaries.directory / "pg_basebackup"
    if not program.is_file():
        pytest.skip(f"{server.binaries} has no pg_basebackup")
    folder.mkdir(mode=0o711)
    data = folder / "data"
    taken = [
        str(program),
        f"--dbname={server.dsn()} application_name=behind",
        f"--pgdata={data}",
        "--write-recovery-conf",
    ]
    subprocess.run([*taken, "--checkpoint=fast", "--wal-method=stream"], check=True)
    with (data / "postgresql.auto.conf").open("a") as file:
        file.write("wal_receiver_status_interval = '1s'\nrecovery_min_apply_delay = '1s'\n")
    accounts.own_tree(data, accounts.owner_of(server.data))
    try:
        yield start_kept(folder, server.binaries)
    finally:
        stop_kept(folder)


SLOWLY = """
    CREATE SCHEMA helper;
    CREATE FUNCTION helper.slowly(int) RETURNS int IMMUTABLE LANGUAGE plpgsql
        AS 'BEGIN IF $1 % 4 = 0 THEN PERFORM pg_sleep(0.001); END IF; RETURN $1; END';
    CREATE TABLE s (id int, a int);
    INSERT INTO s (id) SELECT generate_series(1, 6000);
    ANALYZE s;
"""
FILLED = "tables: {s: {columns: {id: int, a: {type: int, not_null: true, backfill: helper.slowly(id)}}}}"


@pytest.mark.long
def test_batches_wait_for_a_standby_that_lags(server_with_wal: Server, reachable: Path, tmp_path: Path) -> None:
    server_with_wal.create_database("lagging")
    database = Database(server_with_wal, "lagging")
    database.execute(SLOWLY)
    (tmp_path / "schema.yaml").write_text(FILLED)
    filled = "SELECT count(*) FROM s WHERE a IS NOT NULL"
    with standby(server_with_wal, reachable / "follower") as follower:
        replica = Database(follower, "lagging")
        arguments = ("apply", "--yes", "--no-rehearse", "--schema", str(tmp_path), "--db", str(database))
        under_way = start(*arguments, "--max-replication-lag", "500ms")
        lags = "SELECT count(*) FROM pg_stat_replication WHERE replay_lag > '500 ms'"
        begun = f"SELECT ({lags}) = 1 AND ({filled}) > 0"
        assert comes_true(lambda: database.query(begun) == [(True,)], seconds=30)
        replica.execute("SELECT pg_wal_replay_pause()")

        def stands_still() -> bool:
            before = database.query(filled)
            time.sleep(1.5)
            return database.query(filled) == before

        assert comes_true(stands_still, seconds=20)
        assert 0 < database.query(filled)[0][0] < 6000, "it waits between batches"
        replica.execute("SELECT pg_wal_replay_resume()")
        with replica.connect() as connection:
            connection.execute("ALTER SYSTEM SET recovery_min_apply_delay = 0")
            connection.execute("SELECT pg_reload_conf()")
        answer = finish(under_way)
        assert answer.code == 0, answer
        assert database.query(filled) == [(6000,)]
        assert comes_true(lambda: replica.query(filled) == [(6000,)], seconds=20)


def test_batches_wait_for_a_standby_that_stopped_when_it_had_everything(
    server_with_wal: Server, reachable: Path, tmp_path: Path
) -> None:
    server_with_wal.create_database("stopped")
    database = Database(server_with_wal, "stopped")
    database.execute(ROWS)
    database.execute("ANALYZE t")
    (tmp_path / "schema.yaml").write_text(WANTED)
    filled = "SELECT count(*) FROM t WHERE b IS NOT NULL"
    with standby(server_with_wal, reachable / "stopped") as follower:
        replica = Database(follower, "stopped")
        with replica.connect() as connection:
            connection.execute("ALTER SYSTEM SET recovery_min_apply_delay = 0")
            connection.execute("SELECT pg_reload_conf()")
        caught_up = "SELECT replay_lag IS NULL AND replay_lsn = pg_current_wal_lsn() FROM pg_stat_replication"
        assert comes_true(lambda: database.query(caught_up) == [(True,)], seconds=30)
        replica.execute("SELECT pg_wal_replay_pause()")
        arguments = ("apply", "--yes", "--no-rehearse", "--schema", str(tmp_path), "--db", str(database))
        under_way = start(*arguments, "--max-replication-lag", "20ms", "--max-replication-wal", "0")
        lags = "SELECT count(*) FROM pg_stat_replication WHERE replay_lag > '1 s'"
        assert comes_true(lambda: database.query(lags) == [(1,)], seconds=20)
        stood = database.query(filled)
        time.sleep(1.5)
        assert database.query(filled) == stood
        assert stood[0][0] < 60000
        assert under_way.poll() is None
        replica.execute("SELECT pg_wal_replay_resume()")
        answer = finish(under_way)
        assert answer.code == 0, answer
        assert database.query(filled) == [(60000,)]


def test_nobody_is_behind_where_nobody_receives(database: Database) -> None:
    with connect(database) as connection:
        for lag, wal in (("0 s", "0"), ("10 s", "1GB"), ("", "")):
            for name, value in ((MAX_LAG, lag), (MAX_WAL, wal)):
                connection.execute("SELECT set_config(%s, %s, false)", (name, value))
            assert connection.execute(behind(LAG, WAL).encode()).fetchone() is None


@pytest.mark.parametrize(
    ("flag", "value"),
    [("--max-replication-lag", "soon"), ("--max-replication-wal", "much"), ("--terminate-blockers", "old")],
)
def test_what_is_no_limit(database: Database, flag: str, value: str) -> None:
    answer = run("apply", "--db", str(database), flag, value)
    assert answer.code == 64
    assert f"{flag} {value}: write a number with" in answer.err
