"""plan --format sql: what psql makes of it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support import pg_dump
from tests.support.command import environment, invoke
from tests.support.databases import Database

WANTED = """
    schema: app
    enums: {mood: [sad, meh, happy]}
    tables:
      people:
        comment: "Who's there: é \\\\ :x"
        columns:
          id: {type: int, not_null: true}
          name: {type: text, not_null: true, default: "'it''s :name'"}
          mood: mood
          token: text
          tags: {type: 'int[]', default: "(ARRAY[1,2,3])[1:2]"}
        primary_key: [id]
        indexes: {people_name: [name]}
        triggers: {touch: {timing: before update, for_each: row, execute: touch()}}
        seeds:
          key: [id]
          rows:
            - {id: 1, name: é, token: {$env: TOKEN}}
            - {id: 2, name: b, token: {$env: OTHER_TOKEN}}
    views: {names: {query: "SELECT name FROM people"}}
    functions:
      touch(): {returns: trigger, language: plpgsql, body: "BEGIN NEW.mood := 'sad'; RETURN NEW; END"}
"""

BEFORE = """
    CREATE SCHEMA app;
    CREATE TYPE app.mood AS ENUM ('sad', 'happy');
    CREATE TABLE app.people (id int PRIMARY KEY, name varchar(10), token text, CONSTRAINT odd CHECK (id > 0));
    INSERT INTO app.people VALUES (1, 'x', 'old');
    CREATE VIEW app.names AS SELECT id FROM app.people;
"""

SECRETS = {"SCHEMADIFF_ALLOW_ENV": "*TOKEN", "TOKEN": 'it\'s \\ "secret"\n:TOKEN', "OTHER_TOKEN": ""}


def psql(database: Database, script: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    program = database.server.binaries.path("psql")
    if not program.exists():
        pytest.skip("there is no psql beside the server")
    command = [str(program), "-X", "-q", "-f", str(script), str(database)]
    return subprocess.run(command, capture_output=True, text=True, env=environment(env), check=False)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "app.yaml").write_text(dedent(WANTED), encoding="utf-8")
    return str(tmp_path)


def write(database: Database, folder: str, env: Mapping[str, str] = SECRETS) -> Path:
    script = Path(folder) / "plan.sql"
    arguments = ["plan", "--schema", folder, "--db", database, "--format", "sql", "--out", str(script)]
    assert invoke(*arguments, env=env).code == 0
    return script


@pytest.mark.parametrize("before", ["", BEFORE], ids=["empty", "older"])
def test_psql_runs_it_twice_and_ends_where_apply_does(
    make_database: object, database: Database, folder: str, before: str
) -> None:
    other = make_database()  # type: ignore[operator]
    for each in (database, other):
        each.execute(before)
    script = write(database, folder)
    text = script.read_text(encoding="utf-8")
    assert "secret" not in text
    for _ in range(2):
        done = psql(database, script, SECRETS)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    applied = invoke("apply", "--schema", folder, "--db", other, "--yes", "--allow", "all", env=SECRETS)
    assert applied.code == 0, applied
    dumps = [pg_dump.schema_of(d, d.server.binaries) for d in (database, other)]
    assert dumps[0] == dumps[1]
    rows = "SELECT id, name, token FROM app.people ORDER BY id"
    assert database.query(rows) == other.query(rows)
    assert database.query(rows)[0][2] == SECRETS["TOKEN"]
    assert invoke("plan", "--schema", folder, "--db", database, "--exit-code", env=SECRETS).code == 0


def test_without_the_variable_it_stops_before_it_begins(database: Database, folder: str) -> None:
    script = write(database, folder)
    done = psql(database, script, {"TOKEN": "x"})
    assert done.returncode == 3
    assert "the environment variable OTHER_TOKEN is not set" in done.stderr
    assert database.query("SELECT to_regnamespace('app')") == [(None,)]


def test_it_stops_at_the_first_error_and_rolls_back(database: Database, folder: str) -> None:
    script = write(database, folder)
    database.execute("CREATE SCHEMA app; CREATE VIEW app.people AS SELECT 1 AS id")
    done = psql(database, script, SECRETS)
    assert done.returncode == 3
    assert database.query("SELECT to_regclass('app.names'), to_regtype('app.mood')") == [(None, None)]


def test_an_empty_plan_is_a_script_too(database: Database, folder: str) -> None:
    assert invoke("apply", "--schema", folder, "--db", database, "--yes", env=SECRETS).code == 0
    script = write(database, folder)
    assert "-- nothing to do" in script.read_text()
    assert psql(database, script, {}).returncode == 0


def test_a_slice_is_no_variable_of_psql(database: Database, tmp_path: Path) -> None:
    """psql has variables of its own (PORT, USER, DBNAME), and takes any colon before a name for the mark of one."""
    (tmp_path / "a.yaml").write_text(
        dedent("""
        tables:
          t:
            columns: {"PORT": int, port: int, tags: 'int[]', "é": int}
            checks: {c: 'tags[1:"PORT"] = tags[:port] OR tags["é":PORT]::text = '':PORT'' /* :PORT */'}
            indexes: {i: {columns: ['(tags[port:PORT])']}}
        views: {v: "SELECT tags[1:PORT], $$ :PORT $$ AS x FROM t"}
        """)
    )
    done = psql(database, write(database, str(tmp_path)), {})
    assert (done.returncode, done.stderr) == (0, "")
    assert invoke("plan", "--schema", str(tmp_path), "--db", database, "--exit-code").code == 0


def test_what_apply_refuses_stops_at_its_top(database: Database, tmp_path: Path) -> None:
    database.execute("CREATE TABLE t (a int); INSERT INTO t VALUES (NULL)")
    (tmp_path / "a.yaml").write_text("tables: {t: {columns: {a: {type: int, not_null: true}, b: int}}, u: {}}")
    script = tmp_path / "plan.sql"
    arguments = ["--schema", str(tmp_path), "--db", database, "--format", "sql", "--out", str(script)]
    assert invoke("plan", *arguments).code == 3
    done = psql(database, script, {})
    assert done.returncode == 3
    assert "this plan is refused; nothing was changed" in done.stderr and "1 row" in done.stderr
    assert database.query("SELECT to_regclass('u')") == [(None,)]
