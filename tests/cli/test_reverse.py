"""The way back: it is saved before the plan is applied, and applied after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Declare
from tests.cli.test_saved_plans import apply, dump
from tests.support.command import invoke
from tests.support.databases import Database

LIVE = """
    CREATE SCHEMA app;
    CREATE TYPE app.mood AS ENUM ('sad', 'happy');
    CREATE TABLE app.people (id bigint PRIMARY KEY, name text, mood app.mood DEFAULT 'sad', note text, age text);
    COMMENT ON COLUMN app.people.note IS 'said';
    CREATE INDEX people_note ON app.people (note);
    CREATE TABLE app.gone (id bigint PRIMARY KEY, other bigint REFERENCES app.people);
    GRANT SELECT ON app.gone TO PUBLIC;
    CREATE VIEW app.names AS SELECT name FROM app.people;
    INSERT INTO app.people VALUES (1, 'a', 'sad', 'x', '7'), (2, NULL, 'happy', NULL, '8');
    INSERT INTO app.gone VALUES (1, 1);
"""
WANTED = """
    schema: app
    enums: {feeling: {renamed_from: mood, labels: [{name: blue, renamed_from: sad}, happy]}}
    tables:
      persons:
        renamed_from: people
        columns:
          id: {type: bigint, not_null: true}
          full_name: {type: text, renamed_from: name, not_null: true, backfill: "'nobody'"}
          mood: {type: app.feeling, default: "'blue'"}
          age: {type: int, using: "age::int"}
          more: {type: text, default: "'?'"}
        primary_key: [id]
        checks: {grown: age > 0}
      new: {columns: {id: int}}
    views:
      names: SELECT full_name AS name FROM app.persons
      others: SELECT id FROM app.new
"""


@pytest.fixture
def files(database: Database, declare: Declare, tmp_path: Path) -> tuple[Path, Path]:
    """A plan and its way back, both saved."""
    database.execute(LIVE)
    folder, plan, back = str(declare(WANTED)), tmp_path / "plan.json", tmp_path / "back.json"
    for file, more in ((plan, ()), (back, ("--reverse", "--rehearse"))):
        answer = invoke("plan", "--schema", folder, "--db", database, "--out", str(file), *more)
        assert answer.code == 0, answer
    return plan, back


def test_there_and_back(files: tuple[Path, Path], database: Database) -> None:
    plan, back = files
    before = dump(database)
    early = apply(back, database)
    assert (early.code, "already is as this plan makes it" in early.err) == (0, True), "nothing is to be undone yet"
    assert apply(plan, database, "--allow", "all").code == 0
    assert dump(database) != before
    refused = apply(back, database)
    assert refused.code == 3
    assert "--allow deletes-data:app.new" in refused.err
    answer = apply(back, database, "--allow", "all")
    assert answer.code == 0, answer
    assert answer.err.endswith("applied; the database is as the plan says\n")
    assert dump(database) == before
    assert database.query("SELECT name, mood::text, note, age FROM app.people ORDER BY id") == [
        ("a", "sad", None, "7"),
        ("nobody", "happy", None, "8"),
    ]
    assert "already is as this plan makes it" in apply(back, database).err


def test_what_it_cannot_bring_back(declare: Declare, database: Database) -> None:
    database.execute(LIVE)
    answer = invoke("plan", "--reverse", "--steps", "--schema", str(declare(WANTED)), "--db", database)
    assert answer.code == 0, answer
    for words in (
        "column app.people.note comes back without its values: the plan drops column app.persons.note",
        "table app.gone comes back without its values: the plan drops table app.gone and its data (1 row)",
        "values of column app.people.age are converted a second time",
        "nulls of column app.people.name that the plan fills stay filled",
        ". rename table app.persons to people",
        "rename blue in enum app.mood to sad",
    ):
        assert words in answer.out, answer.out
    assert "drop schema" not in answer.out and "if this is a rename" not in answer.out


def test_what_it_needs_of_rows_and_what_conversions_lose(declare: Declare, database: Database) -> None:
    database.execute("""
        CREATE TABLE t (id int PRIMARY KEY, note text NOT NULL, kind int NOT NULL DEFAULT 1, at timestamptz);
        INSERT INTO t VALUES (1, 'x', 1, now());
    """)
    folder = declare("tables: {t: {columns: {id: {type: int, not_null: true}, at: date}, primary_key: [id]}}")
    answer = invoke("plan", "--reverse", "--schema", str(folder), "--db", database)
    assert answer.code == 0, answer
    only = "is NOT NULL without a default, so the way back can run only while table public.t has no rows"
    assert f"column public.t.note {only}" in answer.out
    assert f"public.t.kind {only}" not in answer.out and f"public.t.id {only}" not in answer.out
    assert "what the plan loses does not come back: the new type of column public.t.at can lose values" in answer.out
    assert "column public.t.at comes back without its values" not in answer.out
    first = answer.out.splitlines()[0]
    assert " after the plan → " in first and " before the plan (PostgreSQL " in first, first


def test_where_there_is_no_way_back(declare: Declare, database: Database) -> None:
    database.execute("CREATE TABLE t (a interval)")
    folder = declare("""tables: {t: {columns: {a: {type: int, using: "extract(epoch from a)::int"}}}}""")
    answer = invoke("plan", "--reverse", "--schema", str(folder), "--db", database)
    assert answer.code == 3, answer
    assert "there is no way back: column public.t.a: type cannot change" in answer.out + answer.err
    told = " ".join((answer.out + answer.err).split())
    assert (
        "go back with the YAML from before it. Declare `using` on the column, an expression of type interval." in told
    )


def test_drift_after_the_plan_is_refused_by_name(files: tuple[Path, Path], database: Database) -> None:
    plan, back = files
    assert apply(plan, database, "--allow", "all").code == 0
    database.execute("ALTER TABLE app.persons ADD later text; ALTER TABLE app.persons ALTER more SET DEFAULT '!'")
    database.execute("CREATE TABLE app.another (id int)")
    answer = apply(back, database, "--allow", "all")
    assert answer.code == 3
    assert "table app.persons: column later was added since the plan was made" in answer.err
    assert "default" in answer.err and "another" not in answer.err


def test_nothing_to_undo(declare: Declare, database: Database) -> None:
    database.execute("CREATE TABLE t (a int)")
    answer = invoke("plan", "--reverse", "--schema", str(declare("tables: {t: {columns: {a: int}}}")), "--db", database)
    assert (answer.code, "No changes" in answer.out) == (0, True), answer


def test_what_no_plan_does_is_not_undone(declare: Declare, database: Database) -> None:
    database.execute("CREATE TABLE t (a int)")
    folder = declare("tables: {t: {columns: {a: date}}}")
    answer = invoke("plan", "--reverse", "--schema", str(folder), "--db", database)
    assert answer.code == 3
    assert "there is no cast from integer to date" in answer.err


BODIES = """
    CREATE TABLE t (a int);
    CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
    CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS 'DECLARE x t%ROWTYPE; BEGIN RETURN 1; END';
"""


def test_dropped_bodies_are_rehearsed_beside_what_they_name(declare: Declare, database: Database) -> None:
    database.execute(BODIES)
    folder = declare("tables: {t: {columns: {a: int}}}")
    answer = invoke("plan", "--reverse", "--rehearse", "--schema", str(folder), "--db", database)
    assert answer.code == 0, answer
    assert "Rehearsed: 4 statements" in answer.out, answer.out


def test_what_an_administrator_builds_is_as_it_was_in_the_rehearsal(declare: Declare, database: Database) -> None:
    database.execute("CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w")
    database.execute("CREATE FOREIGN TABLE f (a int) SERVER s")
    folder = declare("""
        foreign_data_wrappers: {w: }
        foreign_servers: {s: {wrapper: w}}
        foreign_tables: {f: {server: s, columns: {a: int, b: int}}}
    """)
    answer = invoke("plan", "--reverse", "--rehearse", "--schema", str(folder), "--db", database)
    assert answer.code == 0, answer
    assert "Rehearsed: 1 statement" in answer.out and "Not rehearsed" not in answer.out, answer.out


SEEDS = """
    tables:
      things:
        renamed_from: t
        columns: {id: {type: int, not_null: true}, label: {type: text, renamed_from: name}, more: text, j: jsonb}
        primary_key: [id]
        seeds:
          key: [id]
          mode: exact
          rows:
            - {id: 1, label: new, j: {a: 2}}
            - {id: 3, label: came}
            - {id: 4, label: same, more: {$env: SCHEMADIFF_VAR_MORE}}
"""


def test_rows_that_were_updated_or_deleted_come_back(declare: Declare, database: Database, tmp_path: Path) -> None:
    database.execute("""
        CREATE TABLE t (id int PRIMARY KEY, name text, more text, j jsonb);
        INSERT INTO t VALUES (1, 'old', 'kept', '{"a": 1}'), (2, NULL, 'gone', 'null'), (4, 'same', 'secret', NULL)
    """)
    rows = "SELECT * FROM t ORDER BY id"
    env = {"SCHEMADIFF_VAR_MORE": "hunter2"}
    folder, plan, back = str(declare(SEEDS)), tmp_path / "plan.json", tmp_path / "back.json"
    for file, more in ((plan, ()), (back, ("--reverse",))):
        answer = invoke("plan", "--schema", folder, "--db", database, "--out", str(file), *more, env=env)
        assert answer.code == 0, answer
        assert "hunter2" not in file.read_text()
    said = invoke("plan", "--reverse", "--schema", folder, "--db", database, env=env).out
    assert "rows of seed public.things.default that the plan inserts stay" in said
    assert "columns of seed public.things.default that the environment fills do not come back" in said
    assert apply(plan, database, "--allow", "all", env=env).code == 0
    database.execute("UPDATE things SET more = 'later' WHERE id = 1")
    answer = apply(back, database, "--allow", "all", env=env)
    assert answer.code == 0, answer
    found = database.query(rows)
    assert found[:2] == [(1, "old", "later", {"a": 1}), (2, None, None, None)]
    assert [row[0] for row in found] == [1, 2, 3, 4]
