"""Rows against a database: inserted where they are missing, mended where they differ, left alone where they agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.rows import TupleRow

from schemadiff.errors import InputError, ServerError
from tests.seeds.support import ask, details, run
from tests.support import engine
from tests.support.command import invoke
from tests.support.databases import Database

PLANS = """
    schema: app
    tables:
      plans:
        columns:
          id: {type: text, not_null: true}
          name: text
          price: "numeric(10,2)"
          features: {type: jsonb}
          active: {type: boolean, not_null: true, default: true}
          updated_at: {type: timestamptz, default: now()}
        primary_key: [id]
        seeds:
          key: [id]
          mode: %s
          rows:
            - {id: free, name: Free, price: 0.00, features: [a, b]}
            - {id: pro, name: "Pro's", price: 25, features: {b: 1.50, a: null}, active: false}
"""
TABLE = """
    CREATE SCHEMA app;
    CREATE TABLE app.plans (
        id text PRIMARY KEY, name text, price numeric(10,2), features jsonb,
        active boolean NOT NULL DEFAULT true, updated_at timestamptz DEFAULT now()
    );
"""


def test_missing_rows_are_inserted_in_one_statement_a_set_of_columns(database: Database) -> None:
    database.execute(TABLE)
    asked = ask(database, PLANS % "upsert")
    assert asked.operations == [("insert", "id=free"), ("insert", "id=pro")]
    assert asked.sql == [
        "INSERT INTO app.plans (id, name, price, features)\n"
        "VALUES\n"
        "  ('free', 'Free', 0.00, '[\"a\", \"b\"]')\n"
        "ON CONFLICT (id) DO NOTHING",
        "INSERT INTO app.plans (id, name, price, features, active)\n"
        "VALUES\n"
        "  ('pro', 'Pro''s', 25.00, '{\"a\": null, \"b\": 1.50}', false)\n"
        "ON CONFLICT (id) DO NOTHING",
    ]
    run(database, asked.sql)
    assert ask(database, PLANS % "upsert").changes == []


def test_differing_columns_are_mended_while_the_row_is_as_it_was_seen(database: Database) -> None:
    database.execute(TABLE)
    run(database, ask(database, PLANS % "upsert").sql)
    database.execute("UPDATE app.plans SET price = 19.9, name = NULL WHERE id = 'pro'")
    asked = ask(database, PLANS % "upsert")
    assert asked.operations == [("update", "id=pro")]
    assert [tuple(c)[:4] for c in asked.only().columns] == [
        ("name", "NULL", "Pro's", None),
        ("price", "19.90", "25.00", None),
    ]
    assert asked.sql == [
        "UPDATE app.plans\n"
        "   SET name = 'Pro''s',\n"
        "       price = 25.00\n"
        " WHERE id = 'pro'\n"
        "  AND (name, price) IS NOT DISTINCT FROM (NULL, 19.90)"
    ]
    run(database, asked.sql)
    assert ask(database, PLANS % "upsert").changes == []


def test_insert_leaves_rows_that_are_there(database: Database) -> None:
    database.execute(TABLE + "INSERT INTO app.plans (id, name) VALUES ('pro', 'mine')")
    assert ask(database, PLANS % "insert").operations == [("insert", "id=free")]


def test_exact_deletes_what_is_not_declared(database: Database) -> None:
    database.execute(TABLE + "INSERT INTO app.plans (id, name, price) VALUES ('old', 'Old', 3)")
    asked = ask(database, PLANS % "exact")
    assert asked.operations == [("delete", "id=old"), ("insert", "id=free"), ("insert", "id=pro")]
    run(database, asked.sql)
    assert ask(database, PLANS % "exact").changes == []
    assert database.query("SELECT id FROM app.plans ORDER BY 1") == [("free",), ("pro",)]


def test_a_table_that_is_not_there_gets_all_rows(database: Database) -> None:
    assert ask(database, PLANS % "exact").operations == [("insert", "id=free"), ("insert", "id=pro")]


def test_an_unchanged_seed_writes_nothing(database: Database) -> None:
    database.execute(
        TABLE
        + """
        CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN NEW.updated_at := clock_timestamp(); RETURN NEW; END';
        CREATE TRIGGER touch BEFORE UPDATE ON app.plans FOR EACH ROW EXECUTE FUNCTION app.touch();
        """
    )
    first = ask(database, PLANS % "exact")
    run(database, first.sql)
    before = database.query("SELECT id, updated_at, xmin::text FROM app.plans ORDER BY id")
    run(database, first.sql)
    run(database, ask(database, PLANS % "exact").sql)
    assert database.query("SELECT id, updated_at, xmin::text FROM app.plans ORDER BY id") == before


def test_a_script_that_runs_twice_keeps_what_was_written_in_between(database: Database) -> None:
    database.execute(
        TABLE
        + """
        INSERT INTO app.plans (id, name, price, features, active) VALUES
            ('pro', 'Old', 1, '{}', false), ('gone', 'Gone', 2, NULL, true), ('also', NULL, NULL, '[]', true)
        """
    )
    asked = ask(database, PLANS % "exact")
    assert sorted(asked.operations) == [
        ("delete", "id=also"),
        ("delete", "id=gone"),
        ("insert", "id=free"),
        ("update", "id=pro"),
    ]
    run(database, asked.sql)
    database.execute(
        """
        UPDATE app.plans SET price = 7 WHERE id = 'pro';
        UPDATE app.plans SET name = 'mine' WHERE id = 'free';
        INSERT INTO app.plans (id, name, price) VALUES ('gone', 'Back', 3), ('new', 'New', 4);
        """
    )
    between = database.query("SELECT * FROM app.plans ORDER BY id")
    run(database, asked.sql)
    assert database.query("SELECT * FROM app.plans ORDER BY id") == between


def test_a_row_that_has_changed_since_the_plan_is_neither_mended_nor_deleted(database: Database) -> None:
    database.execute(TABLE + "INSERT INTO app.plans (id, name) VALUES ('pro', 'Old'), ('gone', 'Gone')")
    asked = ask(database, PLANS % "exact")
    database.execute("UPDATE app.plans SET name = 'Other'")
    run(database, asked.sql)
    assert database.query("SELECT id, name FROM app.plans ORDER BY id") == [
        ("free", "Free"),
        ("gone", "Other"),
        ("pro", "Other"),
    ]


def test_only_declared_columns_are_owned(database: Database) -> None:
    database.execute(
        TABLE + "INSERT INTO app.plans (id, name, price, features) VALUES ('free', 'Free', 0, '[\"a\",\"b\"]')"
    )
    database.execute("UPDATE app.plans SET active = false, updated_at = NULL")
    assert ask(database, PLANS % "upsert").operations == [("insert", "id=pro")]


def test_names_are_kept_as_they_are_written(database: Database) -> None:
    yaml = """
        schema: "My App"
        tables:
          User Roles:
            columns:
              Id: {type: integer, not_null: true}
              order: text
              50%: text
            primary_key: [Id]
            seeds:
              key: [Id]
              rows:
                - {Id: 1, order: "it's", 50%: "%s"}
                - {Id: 2, order: 'C:\\', 50%: half}
    """
    database.execute(
        """
        CREATE SCHEMA "My App";
        CREATE TABLE "My App"."User Roles" ("Id" integer PRIMARY KEY, "order" text, "50%" text);
        INSERT INTO "My App"."User Roles" VALUES (1, 'x', 'y')
        """
    )
    asked = ask(database, yaml)
    assert asked.operations == [("insert", "Id=2"), ("update", "Id=1")]
    run(database, asked.sql)
    assert database.query('SELECT * FROM "My App"."User Roles" ORDER BY 1') == [(1, "it's", "%s"), (2, "C:\\", "half")]
    assert ask(database, yaml).changes == []


def test_the_number_of_queries_does_not_grow_with_the_rows(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    database.execute(
        TABLE + "INSERT INTO app.plans (id, name) SELECT 'p' || n, 'old' FROM generate_series(1, 102) AS n"
    )
    execute = psycopg.Connection.execute
    asked: list[object] = []

    def counting(connection: psycopg.Connection[TupleRow], *arguments: Any, **options: Any) -> object:
        asked.append(arguments[0])
        return execute(connection, *arguments, **options)

    def queries(count: int) -> int:
        head = PLANS[: PLANS.index("            - {id: free")] % "exact"
        yaml = head + "\n".join(f"            - {{id: p{n}, name: Plan {n}}}" for n in range(100, 100 + count))
        asked.clear()
        ask(database, yaml)
        return len(asked)

    monkeypatch.setattr(psycopg.Connection, "execute", counting)
    assert queries(3) == queries(300)


def test_many_rows_are_written_five_hundred_at_a_time(database: Database) -> None:
    database.execute(TABLE)
    head = PLANS[: PLANS.index("            - {id: free")] % "upsert"
    yaml = head + "\n".join(f"            - {{id: p{n:04}, name: Plan {n}}}" for n in range(1201))
    asked = ask(database, yaml)
    assert [len(s.rows) for s in asked.statements] == [500, 500, 201]
    assert asked.statements[0].title == "insert app.plans: 500 rows, id=p0000 to id=p0499"
    assert details(asked.statements[0])[:2] == (("id", None, "p0000"), ("name", None, "Plan 0"))
    run(database, asked.sql)
    assert ask(database, yaml).changes == []


def test_sets_are_selected_by_name_and_a_seed_of_no_set_belongs_to_all(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {id: {type: integer, not_null: true}}
            primary_key: [id]
            seeds:
              - {key: [id], rows: [{id: 1}]}
              - {set: demo, key: [id], rows: [{id: 2}]}
              - {set: test, key: [id], rows: [{id: 3}]}
    """
    assert [label for _, label in ask(database, yaml).operations] == ["id=1", "id=2", "id=3"]
    assert [label for _, label in ask(database, yaml, sets=["demo"]).operations] == ["id=1", "id=2"]
    assert ask(database, yaml, sets=[]).operations == []
    assert ask(database, yaml, sets=["demo", "dmeo"]).errors == [
        "no seed is in the set dmeo\n    There are: demo, test."
    ]


def test_sql_is_evaluated_on_insert_and_never_compared(database: Database) -> None:
    yaml = """
        schema: app
        functions:
          stamp():
            returns: text
            language: sql
            body: SELECT 'stamped'
        tables:
          t:
            columns: {id: {type: integer, not_null: true}, at: timestamptz, by: text}
            primary_key: [id]
            seeds:
              key: [id]
              mode: exact
              rows: [{id: 1, at: {$sql: now()}, by: {$sql: stamp()}}]
    """
    database.execute(
        """
        CREATE SCHEMA app;
        CREATE FUNCTION app.stamp() RETURNS text LANGUAGE sql AS $$SELECT 'stamped'$$;
        CREATE TABLE app.t (id integer PRIMARY KEY, at timestamptz, by text);
        """
    )
    asked = ask(database, yaml)
    assert asked.sql == [
        "INSERT INTO app.t (id, at, by)\nVALUES\n  (1, now(), app.stamp())\nON CONFLICT (id) DO NOTHING"
    ]
    run(database, asked.sql)
    assert database.query("SELECT by, at IS NOT NULL FROM app.t") == [("stamped", True)]
    database.execute("UPDATE app.t SET at = NULL, by = 'me'")
    assert ask(database, yaml).changes == []


def test_sql_is_one_expression(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {id: {type: integer, not_null: true}, v: text}
            primary_key: [id]
            seeds: {key: [id], rows: [{id: 1, v: {$sql: "1); DROP TABLE app.t; --"}}]}
    """
    (error,) = ask(database, yaml, check_sql=False).errors
    assert error.startswith("app.yaml:7:31: app.t: v: syntax error at or near")


def test_a_deferrable_key_is_no_arbiter_and_inserts_all_the_same(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {id: {type: integer, not_null: true}, name: text}
            primary_key: {columns: [id], deferrable: true}
            seeds: {key: [id], rows: [{id: 1, name: one}, {id: 2, name: two}]}
    """
    database.execute("CREATE SCHEMA app; CREATE TABLE app.t (id integer PRIMARY KEY DEFERRABLE, name text)")
    asked = ask(database, yaml)
    assert asked.sql[0] == (
        "INSERT INTO app.t (id, name)\nSELECT 1, 'one'\nWHERE NOT EXISTS (SELECT FROM app.t WHERE id = 1)"
    )
    run(database, asked.sql * 2)
    assert ask(database, yaml).changes == []


def test_keys_of_several_columns_and_unique_indexes_tell_rows_apart(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {a: {type: integer, not_null: true}, b: {type: text, not_null: true}, c: text}
            indexes: {t_key: {columns: [b, a], unique: true}}
            seeds: {key: [a, b], mode: exact, rows: [{a: 1, b: x, c: q}, {a: 1, b: y, c: q}]}
    """
    database.execute(
        """
        CREATE SCHEMA app;
        CREATE TABLE app.t (a integer NOT NULL, b text NOT NULL, c text);
        CREATE UNIQUE INDEX t_key ON app.t (b, a);
        INSERT INTO app.t VALUES (1, 'x', 'old'), (2, 'x', 'q');
        """
    )
    asked = ask(database, yaml)
    assert asked.operations == [("delete", "a=2, b=x"), ("insert", "a=1, b=y"), ("update", "a=1, b=x")]
    run(database, asked.sql * 2)
    assert database.query("SELECT * FROM app.t ORDER BY 1, 2") == [(1, "x", "q"), (1, "y", "q")]


def test_always_generated_identities_are_overridden_on_insert_and_never_updated(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {id: {type: bigint, identity: always}, name: {type: text, not_null: true}}
            primary_key: [id]
            unique: {t_name_key: [name]}
            seeds: {key: [name], rows: [{id: 7, name: seven}]}
    """
    database.execute(
        "CREATE SCHEMA app;"
        "CREATE TABLE app.t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE)"
    )
    asked = ask(database, yaml)
    assert "OVERRIDING SYSTEM VALUE" in asked.sql[0]
    run(database, asked.sql)
    assert ask(database, yaml).changes == []
    database.execute("UPDATE app.t SET id = DEFAULT")
    assert ask(database, yaml).errors == [
        "app.yaml:8:33: app.t name=seven: id is generated always as identity, so it cannot be updated\n"
        "    Make it `identity: by default`, or leave it out of the row."
    ]


def test_a_row_cannot_set_a_generated_column(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {id: {type: integer, not_null: true}, twice: {type: integer, generated: {stored: id * 2}}}
            primary_key: [id]
            seeds: {key: [id], rows: [{id: 1, twice: 2}, {id: 2, twice: 4}]}
    """
    assert [e.partition("\n")[0] for e in ask(database, yaml).errors] == [
        "app.yaml:7:31: app.t: twice is generated, so no row can set it",
        "app.yaml:7:50: app.t: twice is generated, so no row can set it",
    ]


def test_a_row_is_declared_once(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {id: {type: numeric, not_null: true}}
            primary_key: [id]
            seeds:
              - {key: [id], rows: [{id: 1}, {id: 1}]}
              - {set: more, key: [id], rows: [{id: 1}]}
    """
    assert ask(database, yaml).errors == [
        "app.yaml:8:37: app.t id=1 is declared twice; the first is at app.yaml:8:28",
        "app.yaml:9:39: app.t id=1 is declared twice; the first is at app.yaml:8:28",
    ]


def test_rows_that_row_security_hides_are_not_taken_for_missing_ones(database: Database) -> None:
    role = f"reader_{database.name}"
    database.execute(
        TABLE
        + f"""
        INSERT INTO app.plans (id) VALUES ('free'), ('pro');
        ALTER TABLE app.plans ENABLE ROW LEVEL SECURITY;
        CREATE ROLE {role}; GRANT USAGE ON SCHEMA app TO {role}; GRANT SELECT ON app.plans TO {role};
        """
    )
    try:
        with pytest.raises(ServerError, match="row-level security"):
            ask(f"{database} options='-c role={role}'", PLANS % "upsert")
    finally:
        database.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")


def test_a_role_that_may_not_read_the_rows_is_told_what_to_do(database: Database) -> None:
    role = f"reader_{database.name}"
    database.execute(f"{TABLE}; CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA app TO {role}")
    try:
        with pytest.raises(ServerError, match=r"permission denied for table plans .*grant SELECT .*--seeds none"):
            ask(str(database).replace("user=postgres", f"user={role}"), PLANS % "upsert")
    finally:
        database.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")


RULED = """
tables:
  log: {columns: {a: int}}
  t:
    columns: {a: int, b: text}
    primary_key: [a]
    rules: {r: {%s}}
    seeds: {key: [a], rows: [{a: 1, b: "x\\n  $row$"}, {a: 2, b: y}]}
"""
LOGGED = "event: insert, commands: [insert into log values (new.a)]"


@pytest.mark.parametrize("enabled", ["origin", "replica", "always", "disabled"])
@pytest.mark.parametrize("event", ["insert", "update", "delete"])
def test_rows_are_written_beside_rules(database: Database, event: str, enabled: str) -> None:
    """PostgreSQL takes no ON CONFLICT beside some rules: where the rule is new, and where it has been there."""
    yaml = RULED % f"event: {event}, commands: [notify done], enabled: {enabled}"
    engine.converge(database, yaml)
    database.execute("DELETE FROM t WHERE a = 1; UPDATE t SET b = 'other'")
    engine.converge(database, yaml)
    assert database.query("SELECT a, b FROM t ORDER BY a") == [(1, "x\n  $row$"), (2, "y")]


def test_a_rule_does_what_it_does_for_rows(database: Database) -> None:
    engine.converge(database, RULED % LOGGED)
    database.execute("DELETE FROM t WHERE a = 1; DELETE FROM log")
    engine.converge(database, RULED % LOGGED)
    assert database.query("SELECT a FROM log") == [(1,)]
    with pytest.raises(InputError, match="no rows can be inserted into t: its rule r acts instead"):
        engine.plan(database, RULED % f"instead: true, {LOGGED}")
    conditional = RULED % f"instead: true, when: new.a > 1000, {LOGGED}"
    assert engine.converge(database, conditional).steps


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("id,nmae", "table public.t has no column nmae"),
        ("id,twice", "public.t: twice is generated, so no row can set it"),
        ("name", "the row has no value for the key column id"),
    ],
)
def test_what_is_wrong_with_a_column_of_a_file_is_told_once_at_its_first_line(
    header: str, message: str, database: Database, tmp_path: Path
) -> None:
    columns = "{id: int, name: text, twice: {type: int, generated: {stored: id * 2}}}"
    seeds = "{key: [id], rows: {csv: t.csv}}"
    (tmp_path / "t.yaml").write_text(f"tables:\n  t: {{columns: {columns}, primary_key: [id], seeds: {seeds}}}\n")
    (tmp_path / "t.csv").write_text(f"{header}\n" + header.replace("id", "1") + f"\n{header.replace('id', '2')}\n")
    answer = invoke("plan", "--schema", str(tmp_path), "--db", database)
    assert answer.code == 1
    assert [line for line in answer.err.splitlines() if "t.csv" in line] == [f"{tmp_path}/t.csv:1:1: {message}"]
