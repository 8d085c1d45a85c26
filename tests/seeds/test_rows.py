"""Rows against a database: inserted where they are missing, mended where they differ, left alone where they agree."""

from __future__ import annotations

from tests.seeds.support import ask, run
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
