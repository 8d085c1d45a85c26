"""A statement that holds its locks long has a transaction of its own: other tables can be used meanwhile."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest

from schemadiff.postgres.connection import connect
from schemadiff.report.script import script
from tests.support import engine
from tests.support.databases import Database, MakeDatabase

BEFORE = """
CREATE TYPE mood AS ENUM ('sad', 'happy', 'none');
CREATE TABLE large (id int PRIMARY KEY, amount int, note text, m mood);
INSERT INTO large SELECT g, g, repeat('x', 60), 'sad' FROM generate_series(1, 60000) g;
CREATE TABLE other (id int PRIMARY KEY, former int);
INSERT INTO other SELECT g, g FROM generate_series(1, 100) g;
CREATE VIEW amounts AS SELECT id, amount FROM large;
CREATE MATERIALIZED VIEW totals AS SELECT id % 10 AS digit, sum(amount) AS total FROM large GROUP BY 1;
CREATE UNIQUE INDEX by_digit ON totals (digit);
ANALYZE;
"""
AFTER = """
enums: {mood: [sad, happy]}
tables:
  large:
    columns: {id: {type: int, not_null: true}, amount: bigint, note: text, m: mood}
    primary_key: [id]
    checks: {positive: amount > 0}
  other:
    columns: {id: {type: int, not_null: true}, latter: {type: int, renamed_from: former}, more: int}
    primary_key: [id]
views: {amounts: "SELECT id, amount FROM large"}
materialized_views:
  totals:
    query: SELECT id % 10 AS digit, sum(amount) AS total FROM large GROUP BY 1
    indexes: {by_digit: {columns: [digit], unique: true}}
"""


@pytest.fixture
def before(make_database: MakeDatabase) -> Database:
    database = make_database()
    database.execute(BEFORE)
    return database


def test_others_are_not_locked_meanwhile_and_each_transaction_is_whole(before: Database) -> None:
    with connect(before) as connection:
        plan = engine.plan(connection, AFTER)
    long = [together for together in plan.transactions() if any(step.effects.rewrite for step in together)]
    locked = {step.in_use for together in long for step in together} - {None}
    assert locked == {"public.large", "public.totals"}
    titles = [step.title for together in long for step in together]
    assert {"drop view public.amounts", "re-create view public.amounts"} <= set(titles)
    assert plan.steps[-1].title == "rename column public.other.former to latter"
    there = (
        "SELECT (SELECT count(*) FROM pg_views WHERE viewname = 'amounts'), count(*) FROM pg_matviews WHERE ispopulated"
    )
    for together in plan.transactions():
        engine.execute(before, replace(plan, steps=tuple(together)))
        assert before.query(there) == [(1, 1)], together[-1].title
    with connect(before) as connection:
        assert engine.plan(connection, AFTER).empty


def test_the_script_runs_twice(before: Database) -> None:
    with connect(before) as connection:
        text = script(engine.plan(connection, AFTER))
    for _ in range(2):
        program = [str(before.server.binaries.path("psql")), "-X", "-q", "-d", str(before)]
        done = subprocess.run(program, input=text, capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (0, "")
    with connect(before) as connection:
        assert engine.plan(connection, AFTER).empty
