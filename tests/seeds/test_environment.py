"""Values of the environment: compared, bound, and never told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.seeds.support import Asked, ask, details, run
from tests.support.databases import Database

TABLE = """
    CREATE SCHEMA app;
    CREATE TABLE app.t (id integer PRIMARY KEY, name text, password text, port integer);
"""
YAML = """
    schema: app
    tables:
      t:
        columns: {id: {type: integer, not_null: true}, name: text, password: text, port: integer}
        primary_key: [id]
        seeds:
          key: [id]
          mode: %s
          rows:
            - {id: 1, name: n, password: {$env: PASSWORD}}
            - {id: 2, name: n, port: {$env: PORT}}
            - {id: 3, name: n, password: plain}
"""
SECRET = {"PASSWORD": "hunter2-in-t'he-wild", "PORT": "5433"}


def everything(asked: Asked) -> str:
    """All text that could reach somebody."""
    return repr((asked.plan, asked.statements, asked.sql, asked.errors, asked.refusals))


def check_nothing_is_told(asked: Asked, *secrets: str) -> None:
    told = everything(asked)
    assert not [s for s in (*SECRET.values(), *secrets) if s in told]


@pytest.mark.parametrize("mode", ["insert", "upsert", "exact"])
def test_a_value_of_the_environment_is_inserted_and_not_told(database: Database, mode: str) -> None:
    database.execute(TABLE)
    asked = ask(database, YAML % mode, environment=SECRET)
    check_nothing_is_told(asked)
    assert asked.sql[0] == (
        "INSERT INTO app.t (id, name, password)\nVALUES\n"
        "  (1, 'n', pg_catalog.current_setting('schemadiff.env_PASSWORD'))\n"
        "ON CONFLICT (id) DO NOTHING"
    )
    assert "pg_catalog.current_setting('schemadiff.env_PORT')::integer" in asked.sql[1]
    assert [s.environment for s in asked.statements] == [("PASSWORD",), ("PORT",), ()]
    assert ("password", None, "<env PASSWORD>") in details(asked.statements[0])
    run(database, asked.sql * 2, SECRET)
    assert database.query("SELECT password, port FROM app.t ORDER BY id") == [
        (SECRET["PASSWORD"], None),
        (None, 5433),
        ("plain", None),
    ]
    assert ask(database, YAML % mode, environment=SECRET).changes == []


def test_neither_the_old_secret_nor_the_new_one_is_told_when_it_changes(database: Database) -> None:
    database.execute(
        TABLE
        + "INSERT INTO app.t (id, name, password) VALUES (1, 'n', 'old-secret'), (2, 'n', NULL), (3, 'x', 'plain')"
    )
    asked = ask(database, YAML % "upsert", environment=SECRET)
    check_nothing_is_told(asked, "old-secret")
    assert asked.operations == [("update", "id=1"), ("update", "id=2"), ("update", "id=3")]
    assert [tuple(c)[:4] for c in asked.changes[0].columns] == [("password", "(hidden)", "<env PASSWORD>", "PASSWORD")]
    run(database, asked.sql, SECRET)
    assert ask(database, YAML % "upsert", environment=SECRET).changes == []
    database.execute("UPDATE app.t SET password = 'changed since', port = 1")
    run(database, asked.sql, SECRET)
    # What was there is not known to the script, so it only sees whether its own value is.
    assert database.query("SELECT password, port FROM app.t ORDER BY id") == [
        (SECRET["PASSWORD"], 1),
        ("changed since", 1),
        ("changed since", 1),
    ]


def test_statements_are_the_same_whatever_the_values(database: Database) -> None:
    database.execute(TABLE + "INSERT INTO app.t VALUES (1, 'n', 'old-secret', NULL), (2, 'n', NULL, 1)")
    one = ask(database, YAML % "upsert", environment=SECRET).sql
    database.execute("UPDATE app.t SET password = 'another old one', port = 2 WHERE password IS NOT NULL OR id = 2")
    assert ask(database, YAML % "upsert", environment={"PASSWORD": "another", "PORT": "3"}).sql == one


def test_the_deletion_of_a_row_does_not_tell_its_secret(database: Database) -> None:
    database.execute(TABLE + "INSERT INTO app.t VALUES (9, 'n', 'old-secret', 4711)")
    asked = ask(database, YAML % "exact", environment=SECRET)
    assert asked.operations[0] == ("delete", "id=9")
    check_nothing_is_told(asked, "old-secret", "4711")
    run(database, asked.sql * 2, SECRET)
    assert ask(database, YAML % "exact", environment=SECRET).changes == []


def test_missing_variables_are_named_all_at_once(database: Database) -> None:
    database.execute(TABLE)
    hint = "Set it; or `--seeds none` leaves all rows out, and `--seeds SET` all but those of these sets."
    assert ask(database, YAML % "upsert").errors == [
        f"app.yaml:11:11: app.t id=1: the environment variable PASSWORD is not set\n    {hint}",
        f"app.yaml:12:11: app.t id=2: the environment variable PORT is not set\n    {hint}",
    ]


def test_a_row_that_is_left_alone_needs_no_variable(database: Database) -> None:
    """Mode insert: the password of a row that is there is nobody's business any more."""
    database.execute(TABLE + "INSERT INTO app.t (id) VALUES (1), (2), (3)")
    asked = ask(database, YAML % "insert")
    assert (asked.errors, asked.changes) == ([], [])


def test_a_value_that_the_type_does_not_take_is_not_repeated(database: Database) -> None:
    asked = ask(database, YAML % "upsert", environment={**SECRET, "PORT": "hunter2-in-t'he-wild"})
    assert asked.errors == [
        "app.yaml:12:11: app.t: port: the value of the environment variable PORT is not a valid integer"
    ]
    check_nothing_is_told(asked)


def test_secrets_as_keys_and_in_pointers(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          a:
            columns: {id: {type: integer, identity: by default}, token: {type: text, not_null: true}, n: text}
            primary_key: [id]
            unique: {a_token_key: [token]}
            seeds: {key: [token], rows: [{token: {$env: PASSWORD}, n: x}]}
          b:
            columns: {id: {type: integer, not_null: true}, a_id: {type: integer, references: a(id)}}
            primary_key: [id]
            seeds: {key: [id], rows: [{id: 1, a_id: {$row: {table: a, token: {$env: PASSWORD}}}}]}
    """
    database.execute(
        """
        CREATE SCHEMA app;
        CREATE TABLE app.a (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
            token text NOT NULL CONSTRAINT a_token_key UNIQUE, n text);
        CREATE TABLE app.b (id integer PRIMARY KEY, a_id integer REFERENCES app.a);
        """
    )
    asked = ask(database, yaml, environment=SECRET)
    check_nothing_is_told(asked)
    assert asked.operations == [("insert", "token=<env PASSWORD>"), ("insert", "id=1")]
    run(database, asked.sql * 2, SECRET)
    assert ask(database, yaml, environment=SECRET).changes == []
    database.execute("UPDATE app.a SET n = 'y'; UPDATE app.b SET a_id = NULL")
    asked = ask(database, yaml, environment=SECRET)
    check_nothing_is_told(asked)
    run(database, asked.sql * 2, SECRET)
    assert ask(database, yaml, environment=SECRET).changes == []
    exact = yaml.replace("seeds: {key: [token],", "seeds: {key: [token], mode: exact,")
    (error,) = ask(database, exact, environment=SECRET).errors
    assert error == "app.yaml:8:47: app.a: token is the key; with mode exact it cannot come from the environment"


def test_errors_of_the_server_do_not_tell_values(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from schemadiff.seeds import comparison_query

    def failing(connection: Any, *arguments: Any, **options: Any) -> object:
        return connection.execute("SELECT %s::text::integer", [SECRET["PASSWORD"]])

    database.execute(TABLE)
    monkeypatch.setattr(comparison_query, "_asked", failing)
    with pytest.raises(Exception, match="SQLSTATE 22P02") as caught:
        ask(database, YAML % "upsert", environment=SECRET)
    assert SECRET["PASSWORD"] not in str(caught.value)
