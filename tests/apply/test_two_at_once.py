"""Two applies at once: one runs, and the other says who does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.command import finish, start
from tests.support.databases import Database, MakeDatabase

SLOW = """
    CREATE SCHEMA helper;
    CREATE FUNCTION helper.slow(int) RETURNS int IMMUTABLE LANGUAGE plpgsql
        AS 'BEGIN PERFORM pg_sleep(0.005); RETURN $1; END';
    CREATE TABLE t (id int NOT NULL);
    INSERT INTO t SELECT g FROM generate_series(1, 400) g;
    ANALYZE t;
"""
WANTED = "tables: {t: {columns: {id: {type: int, not_null: true}}, indexes: {i: [helper.slow(id)]}}}"


def _rounds(database: Database, folder: Path, rounds: int) -> None:
    database.execute(SLOW)
    (folder / "schema.yaml").write_text(WANTED)
    arguments = ("apply", "--yes", "--no-rehearse", "--lock-wait", "0", "--schema", str(folder), "--db", str(database))
    for _ in range(rounds):
        answers = [finish(process) for process in [start(*arguments), start(*arguments)]]
        answers.sort(key=lambda answer: answer.code)
        one, other = answers
        assert (one.code, other.code) == (0, 3), answers
        running = r"another apply or script is running on this database \(server process \d+\); nothing was done"
        assert re.search(running, other.err), other
        assert database.query("SELECT count(*) FROM pg_index WHERE indisvalid AND indrelid = 't'::regclass") == [(1,)]
        database.execute("DROP INDEX i")


def test_two_applies_at_once(make_database: MakeDatabase, tmp_path: Path) -> None:
    _rounds(make_database(), tmp_path, 2)


@pytest.mark.soak
def test_two_applies_at_once_again_and_again(make_database: MakeDatabase, tmp_path: Path) -> None:
    _rounds(make_database(), tmp_path, 20)
