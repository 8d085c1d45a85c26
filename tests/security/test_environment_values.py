"""Which variables `$env` may read, and that nothing of their values gets out."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
import pytest

from schemadiff.postgres.connection import connect, without_values
from tests.support.command import Answer, invoke
from tests.support.databases import Database

VALUE = "hunter2-in-the-wild"
MINE = "SCHEMADIFF_VAR_MINE"
SEEDS = """
tables:
  t:
    columns: {{k: {{type: text, not_null: true}}, v: {type}}}
    primary_key: [k]
    seeds: {{key: [k], rows: [{{k: a, v: {{$env: {name}}}}}]}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "schema"
    made.mkdir()
    # What stands on the server beside it is somebody else's.
    (tmp_path / "ignore.toml").write_text('ignore = [{name = ["tell", "short", "w"]}]\n')
    return made


def apply(folder: Path, database: Database) -> Answer:
    config = str(folder.parent / "ignore.toml")
    arguments = ["--schema", declare(folder), "--db", database, "--config", config]
    return invoke("apply", "--yes", *arguments, env={MINE: VALUE})


def declare(folder: Path, name: str = MINE, type_: str = "text") -> str:
    (folder / "a.yaml").write_text(SEEDS.format(name=name, type=type_))
    return str(folder)


def told(answer: Answer, value: str = VALUE) -> list[str]:
    """What gets out of a value: itself, a part, a digest of it."""
    digests = [hashlib.new(name, value.encode()).hexdigest() for name in ("md5", "sha1", "sha256", "blake2b")]
    return [secret for secret in (value, value[:8], *digests) if secret in answer.out + answer.err]


# --- names ---

NOT_ALLOWED = "the environment variable AWS_SECRET may not be read"


@pytest.mark.parametrize("command", ["validate", "plan", "apply", "diff"])
def test_a_name_that_nobody_has_allowed_is_an_error_at_its_line(folder: Path, database: Database, command: str) -> None:
    schema = declare(folder, "AWS_SECRET")
    arguments = {
        "validate": ["validate", "--schema", schema],
        "plan": ["plan", "--schema", schema, "--db", database],
        "apply": ["apply", "--yes", "--schema", schema, "--db", database],
        "diff": ["diff", str(database), schema],
    }[command]
    answer = invoke(*arguments, env={"AWS_SECRET": VALUE})
    assert answer.code == 1
    assert f"{schema}/a.yaml:6:30: {NOT_ALLOWED}\n    Allow it by `environment_variables` in" in answer.err
    assert told(answer) == []


def test_a_source_that_is_built_reads_no_other_names(folder: Path, tmp_path: Path) -> None:
    schema = declare(folder, "AWS_SECRET")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.yaml").write_text("tables: {u: {columns: {a: int}}}\n")
    answer = invoke("diff", schema, str(tmp_path / "other"), env={"AWS_SECRET": VALUE})
    assert answer.code == 1
    assert NOT_ALLOWED in answer.err


@pytest.mark.parametrize(
    ("name", "file", "flags", "env", "allowed"),
    [
        (MINE, "", [], {}, True),
        ("OTHER", "", [], {}, False),
        ("OTHER", '["OTHER"]', [], {}, True),
        ("OTHER", '["OTH*"]', [], {}, True),
        ("OTHER", '["other"]', [], {}, False),
        ("OTHER", "", ["--allow-env", "OTHER"], {}, True),
        ("OTHER", "", ["--allow-env", "A", "--allow-env", "OT*R"], {}, True),
        ("OTHER", '["*"]', ["--allow-env", "A"], {}, False),
        ("OTHER", "", [], {"SCHEMADIFF_ALLOW_ENV": "A,OTHER B"}, True),
        ("OTHER", '["*"]', [], {"SCHEMADIFF_ALLOW_ENV": "A"}, False),
        ("OTHER", '["*"]', [], {"SCHEMADIFF_ALLOW_ENV": ""}, False),
        (MINE, "", [], {"SCHEMADIFF_ALLOW_ENV": ""}, True),
        ("OTHER", "", ["--allow-env", "OTHER"], {"SCHEMADIFF_ALLOW_ENV": ""}, True),
    ],
)
def test_who_may_allow_names(
    folder: Path, tmp_path: Path, name: str, file: str, flags: list[str], env: Mapping[str, str], allowed: bool
) -> None:
    config = tmp_path / "schemadiff.toml"
    config.write_text(f"environment_variables = {file}\n" if file else "")
    arguments = ["validate", "--schema", declare(folder, name), "--config", str(config), *flags]
    assert invoke(*arguments, env={name: VALUE, **env}).code == (0 if allowed else 1)


def test_secrets_of_objects_are_named_as_carefully(folder: Path) -> None:
    (folder / "a.yaml").write_text("subscriptions: {s: {connection: {$env: AWS_SECRET}, publications: p}}\n")
    answer = invoke("validate", "--schema", str(folder))
    assert answer.code == 1
    assert NOT_ALLOWED in answer.err


def test_names_inside_of_a_pointer_count(folder: Path) -> None:
    (folder / "a.yaml").write_text(
        """
tables:
  a:
    columns: {id: {type: int, not_null: true}}
    primary_key: [id]
  b:
    columns: {id: {type: int, not_null: true}, a: {type: int, references: a(id)}}
    primary_key: [id]
    seeds: {key: [id], rows: [{id: 1, a: {$row: {table: a, id: {$env: AWS_SECRET}}}}]}
"""
    )
    answer = invoke("validate", "--schema", str(folder))
    assert NOT_ALLOWED in answer.err


# --- values ---


@pytest.mark.parametrize("format_", ["text", "json", "sql", "markdown", "html"])
def test_no_report_tells_a_value_old_or_new(folder: Path, database: Database, format_: str) -> None:
    schema = declare(folder)
    database.execute("CREATE TABLE t (k text PRIMARY KEY, v text); INSERT INTO t VALUES ('a', 'the-old-one')")
    answer = invoke("plan", "--schema", schema, "--db", database, "--format", format_, env={MINE: VALUE})
    assert answer.code == 0, answer
    assert "update" in answer.out.lower()
    assert told(answer) == [] and told(answer, "the-old-one") == [] and told(answer, VALUE + "the-old-one") == []


def _but_for_the_time(saved: str) -> dict[str, Any]:
    """What a saved plan says, but for how long its rehearsal took."""
    found: dict[str, Any] = json.loads(saved)
    del found["digest"]
    found.get("rehearsal", {}).pop("seconds", None)
    return found


def test_the_fingerprint_does_not_depend_on_values(folder: Path, database: Database) -> None:
    schema = declare(folder)
    database.execute("CREATE TABLE t (k text PRIMARY KEY, v text); INSERT INTO t VALUES ('a', 'old')")
    arguments = ["plan", "--schema", schema, "--db", database, "--format", "json"]
    saved = folder.parent / "plan.json"
    texts = []
    for value in (VALUE, "another"):
        assert invoke(*arguments, "--out", str(saved), env={MINE: value}).code == 0
        texts.append(saved.read_text())
    assert _but_for_the_time(texts[0]) == _but_for_the_time(texts[1])
    assert told(Answer(0, texts[0], "")) == []
    unset = invoke("apply", str(saved), "--yes", *arguments[3:5])
    assert (unset.code, f"the environment variable {MINE} is not set" in unset.err) == (3, True)
    applied = invoke("apply", str(saved), "--yes", *arguments[1:5], env={MINE: "a third"})
    assert applied.code == 0, applied
    assert database.query("SELECT v FROM t") == [("a third",)]


@pytest.mark.parametrize("type_", ["int", "uuid", "jsonb", "timestamptz", "numeric(3,1)", "varchar(5)"])
def test_a_value_of_the_wrong_type_is_not_repeated(folder: Path, database: Database, type_: str) -> None:
    schema = declare(folder, type_=json.dumps(type_))
    database.execute(f"CREATE TABLE t (k text PRIMARY KEY, v {type_})")
    for command in (["plan"], ["apply", "--yes"]):
        answer = invoke(*command, "--schema", schema, "--db", database, env={MINE: VALUE})
        assert answer.code == 1
        assert f"the value of the environment variable {MINE} is not a valid " in answer.err
        assert told(answer) == []


TELLING = """
    CREATE TABLE t (k text PRIMARY KEY, v text);
    CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{code}', MESSAGE = NEW.v, DETAIL = NEW.v, HINT = NEW.v; END $$;
    CREATE TRIGGER tell BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tell();
"""


@pytest.mark.parametrize("code", ["P0001", "23505", "42501", "57014", "22023", "0A000", "HUNT2"])
def test_what_the_server_says_about_a_value_is_not_shown(folder: Path, database: Database, code: str) -> None:
    database.execute(TELLING.format(code=code))
    answer = apply(folder, database)
    assert answer.code in (1, 3)
    assert told(answer) == []
    shown = "of its own" if code == "HUNT2" else code
    assert f"the server refused it (SQLSTATE {shown}); its message may contain values of the environment" in answer.err


def test_what_can_hold_no_value_is_shown(folder: Path, database: Database) -> None:
    database.execute("CREATE TABLE t (k text PRIMARY KEY, v text, w text NOT NULL)")
    answer = apply(folder, database)
    assert 'null value in column "w" of relation "t" violates not-null constraint (SQLSTATE 23502)' in answer.err
    assert told(answer) == []


def test_a_value_that_a_check_refuses(folder: Path, database: Database) -> None:
    database.execute("CREATE TABLE t (k text PRIMARY KEY, v text CONSTRAINT short CHECK (length(v) < 3))")
    answer = apply(folder, database)
    assert 'violates check constraint "short"' in answer.err
    assert told(answer) == []


def test_no_cache_holds_a_value(folder: Path, database: Database, tmp_path: Path) -> None:
    database.execute("CREATE TABLE t (k text PRIMARY KEY, v text DEFAULT lower('A'))")
    schema = declare(folder, type_="{type: text, default: \"lower('A'::text)\"}")
    (folder / "b.yaml").write_text("# " + "x" * 100_000)
    env = {MINE: VALUE, "XDG_CACHE_HOME": str(tmp_path / "cache"), "SCHEMADIFF_NO_CACHE": ""}
    assert invoke("plan", "--schema", schema, "--db", database, env=env).code == 0
    kept = [f for f in (tmp_path / "cache").rglob("*") if f.is_file()]
    assert kept
    assert not [f for f in kept if VALUE.encode() in f.read_bytes() or VALUE in str(f)]
    before = {f: f.stat().st_size for f in kept}
    assert invoke("plan", "--schema", schema, "--db", database, env={**env, MINE: "another"}).code == 0
    assert {f: f.stat().st_size for f in (tmp_path / "cache").rglob("*") if f.is_file()} == before


def test_no_other_variable_reaches_the_server(folder: Path, database: Database) -> None:
    """Only what a statement names is set, and only while it runs."""
    database.execute("CREATE TABLE t (k text PRIMARY KEY, v text)")
    schema = declare(folder)
    env = {MINE: VALUE, "SCHEMADIFF_VAR_OTHER": "other", "HOME": os.environ.get("HOME", "/")}
    assert invoke("apply", "--yes", "--schema", schema, "--db", database, env=env).code == 0
    assert database.query("SELECT v FROM t") == [(VALUE,)]


@pytest.mark.parametrize("type_", ["regclass", "regtype", "regproc", "regrole", "regnamespace", "regconfig"])
@pytest.mark.parametrize("value", ["sesame'", "a.b.sesame'", "sesame sesame", "'sesame"])
def test_a_value_that_is_read_as_a_name_is_in_no_message(database: Database, type_: str, value: str) -> None:
    with connect(database) as connection:
        connection.execute("SELECT set_config('schemadiff.env_X', %s, false)", [value])
        statement = f"SELECT current_setting('schemadiff.env_X')::{type_}"
        for text in (statement, f"DO $$ BEGIN PERFORM {statement.removeprefix('SELECT ')}; END $$"):
            with pytest.raises(psycopg.Error) as raised:
                connection.execute(text.encode())
            assert "sesame" not in without_values(raised.value).message
        with pytest.raises(psycopg.Error) as raised:
            connection.execute("DO $$ BEGIN PERFORM FROM nowhere; END $$")
        assert "nowhere" in without_values(raised.value).message
