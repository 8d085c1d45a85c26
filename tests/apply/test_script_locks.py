"""A script takes the locks on tables in use as apply does: briefly, and again."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

from schemadiff.report.script import script
from tests.support import command, engine
from tests.support.databases import Database
from tests.support.processes import comes_true

ROWS = """
    CREATE TABLE parent (id int PRIMARY KEY);
    INSERT INTO parent VALUES (1);
    CREATE TABLE t (a int);
    INSERT INTO t VALUES (1);
"""
WANTED = """
tables:
  parent: {columns: {id: int}, primary_key: [id]}
  t:
    columns: {a: int, b: text}
    foreign_keys: {to_parent: {columns: [a], references: parent(id)}}
"""
IS_DONE = "SELECT count(*) FROM pg_constraint WHERE conname = 'to_parent' AND convalidated"


@pytest.fixture
def database(make_database: Callable[[], Database]) -> Database:
    database = make_database()
    database.execute(ROWS)
    return database


def start(database: Database, text: str, **settings: str) -> subprocess.Popen[str]:
    options = " ".join(f"-c schemadiff.{name}={value}" for name, value in settings.items())
    process = subprocess.Popen(
        [str(database.server.binaries.path("psql")), "-X", "-q", "-d", str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=command.environment({"PGOPTIONS": options}),
    )
    assert process.stdin is not None
    process.stdin.write(text)
    process.stdin.close()
    process.stdin = None
    return process


@pytest.mark.parametrize("table", ["t", "parent"])
def test_a_reader_in_front_is_waited_for_without_stopping_others(database: Database, table: str) -> None:
    text = script(engine.plan(database, WANTED))
    with database.connect(autocommit=False) as other:
        # It is in the way of each of the two locks, and of no reader or writer.
        other.execute(f"LOCK TABLE {table} IN ROW EXCLUSIVE MODE".encode())
        process = start(database, text)
        waiting = f"SELECT count(*) FROM pg_locks WHERE relation = '{table}'::regclass AND NOT granted"
        assert comes_true(lambda: database.query(waiting) == [(1,)], seconds=20)
        for _ in range(5):
            # Whoever comes behind a waiting lock waits no longer than one attempt.
            database.execute(f"SET lock_timeout = '2s'; UPDATE {table} SET {'a = a' if table == 't' else 'id = id'}")
    answer = command.finish(process)
    assert answer.code == 0, answer.err
    assert database.query(IS_DONE) == [(1,)]


def test_what_is_not_to_be_had_is_said_and_can_be_tried_again(database: Database) -> None:
    text = script(engine.plan(database, WANTED))
    with database.connect(autocommit=False) as reader:
        reader.execute("SELECT FROM t")
        answer = command.finish(start(database, text, lock_wait="300ms", lock_timeout="20ms"))
    assert answer.code == 3
    assert "the locks of this transaction were not to be had within 300ms" in answer.err
    assert "run the script again" in answer.err
    assert database.query(IS_DONE) == [(0,)]
    for _ in range(2):
        answer = command.finish(start(database, text))
        assert (answer.code, answer.err) == (0, "")
        assert database.query(IS_DONE) == [(1,)]


def test_tables_that_nobody_uses_are_locked_by_their_statements(database: Database) -> None:
    database.execute("TRUNCATE t, parent")
    assert "schemadiff.lock_wait" not in script(engine.plan(database, WANTED))


def test_a_new_table_waits_in_the_same_way_for_one_that_it_refers_to(database: Database) -> None:
    new = WANTED.replace("  t:\n", "  n:\n") + "  t: {columns: {a: int}}\n"
    text = script(engine.plan(database, new))
    assert "(0, 'public.parent', 'SHARE ROW EXCLUSIVE')" in text
    with database.connect(autocommit=False) as writer:
        writer.execute("UPDATE parent SET id = id")
        answer = command.finish(start(database, text, lock_wait="300ms", lock_timeout="20ms"))
    assert "the locks of this transaction were not to be had within 300ms" in answer.err
    answer = command.finish(start(database, text))
    assert (answer.code, answer.err) == (0, "")
    assert database.query(IS_DONE) == [(1,)]


def test_a_rename_takes_the_lock_by_the_old_name(database: Database) -> None:
    renamed = WANTED.replace("  t:\n", "  u:\n    renamed_from: t\n")
    text = script(engine.plan(database, renamed))
    assert "(0, 'public.t', 'ACCESS EXCLUSIVE')" in text
    answer = command.finish(start(database, text))
    assert (answer.code, answer.err) == (0, "")
    assert database.query(IS_DONE) == [(1,)]
