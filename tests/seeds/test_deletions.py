"""What a seed of mode exact deletes, and what stands against it."""

from __future__ import annotations

import pytest

from tests.seeds.support import ask, run, written
from tests.support.databases import Database

YAML = """
    schema: app
    tables:
      permissions:
        columns: {id: {type: text, not_null: true}, name: text}
        primary_key: [id]
        seeds: {key: [id], mode: exact, rows: [%s]%s}
      grants:
        columns: {role: {type: text, not_null: true}, permission: {type: text, not_null: true}}
        primary_key: [role, permission]
        foreign_keys: {grants_fkey: {columns: [permission], references: permissions(id)}}
        seeds: {key: [role, permission], mode: %s, rows: [%s]}
"""
TABLES = """
    CREATE SCHEMA app;
    CREATE TABLE app.permissions (id text PRIMARY KEY, name text);
    CREATE TABLE app.grants (role text, permission text, PRIMARY KEY (role, permission), CONSTRAINT grants_fkey
        FOREIGN KEY (permission) REFERENCES app.permissions);
"""


@pytest.mark.parametrize("action", ["NO ACTION", "RESTRICT", "CASCADE", "SET NULL"])
def test_a_row_that_others_refer_to_is_not_deleted(database: Database, action: str) -> None:
    database.execute(
        "CREATE SCHEMA app; CREATE SCHEMA elsewhere; CREATE TABLE app.permissions (id text PRIMARY KEY, name text);"
        f"CREATE TABLE elsewhere.uses (p text REFERENCES app.permissions ON DELETE {action});"
        "INSERT INTO app.permissions VALUES ('read'), ('write'); INSERT INTO elsewhere.uses VALUES ('write'), ('write')"
    )
    yaml = YAML.partition("      grants:")[0] % ("{id: read}", "")
    assert ask(database, yaml).refusals == [
        "app.yaml:7:5: app.permissions id=write would be deleted, and 2 rows refer to it from elsewhere.uses (p)\n"
        "    Declare the row, or change the rows that refer to it first."
    ]


def test_many_rows_that_others_refer_to_are_one_refusal(database: Database) -> None:
    database.execute(
        "CREATE SCHEMA app; CREATE TABLE app.permissions (id text PRIMARY KEY, name text);"
        "CREATE TABLE app.uses (p text REFERENCES app.permissions);"
        "INSERT INTO app.permissions SELECT 'p' || n FROM generate_series(1, 90) AS n;"
        "INSERT INTO app.uses SELECT 'p' || n % 50 + 1 FROM generate_series(1, 80) AS n"
    )
    assert ask(database, YAML.partition("      grants:")[0] % ("{id: read}", "")).refusals == [
        "app.yaml:7:5: app.permissions: 50 rows would be deleted (id=p1; id=p10; id=p11; and 47 more), and 80 rows "
        "refer to them from app.uses (p)\n"
        "    Declare the rows, or change those that refer to them first."
    ]


def test_a_row_and_all_that_refer_to_it_are_deleted_together(database: Database) -> None:
    database.execute(
        TABLES
        + "INSERT INTO app.permissions VALUES ('read'), ('write'), ('drop');"
        + "INSERT INTO app.grants VALUES ('ann', 'read'), ('ann', 'write'), ('bob', 'write')"
    )
    yaml = YAML % ("{id: read}", "", "exact", "{role: ann, permission: read}")
    asked = ask(database, yaml)
    assert asked.refusals == []
    assert {c.label for c in asked.changes} == {
        "id=write",
        "id=drop",
        "role=ann, permission=write",
        "role=bob, permission=write",
    }
    deletes = [s for rows in reversed(list(asked.plan.changes)) for s in asked.statements_of(rows)]
    run(database, [written(s) for s in deletes] * 2)
    assert ask(database, yaml).changes == []


def test_a_new_row_cannot_point_at_one_that_is_deleted(database: Database) -> None:
    database.execute(TABLES + "INSERT INTO app.permissions VALUES ('read'), ('write')")
    yaml = YAML % ("{id: read}", "", "upsert", "{role: ann, permission: write}")
    assert [r.partition(": ")[2] for r in ask(database, yaml).refusals] == [
        "app.grants role=ann, permission=write: permission references "
        "app.permissions id=write, which is deleted by this plan"
    ]
    pointing = "{role: ann, permission: {$row: {table: permissions, id: write}}}"
    assert [r.partition(": ")[2] for r in ask(database, YAML % ("{id: read}", "", "upsert", pointing)).refusals] == [
        "app.grants role=ann, permission=app.permissions id=write: permission references app.permissions id=write, "
        "which is deleted by this plan"
    ]


def test_more_deletions_than_the_limit_are_refused(database: Database) -> None:
    database.execute(TABLES + "INSERT INTO app.permissions SELECT 'p' || n FROM generate_series(1, 101) AS n")
    yaml = YAML.partition("      grants:")[0]
    asked = ask(database, yaml % ("", ""))
    assert asked.refusals == [
        "app.yaml:7:5: app.permissions: 101 rows are not declared (id=p1; id=p10; id=p100; and 98 more), and the limit "
        "is 100; so the plan deletes none of them\n"
        "    Declare them, or raise the limit on purpose: `limit: 101` in the seed."
    ]
    assert asked.changes == [], "no other number of rows is said to be deleted"
    asked = ask(database, yaml % ("", ", limit: 101"))
    assert asked.refusals == []
    assert len(asked.changes) == 101
    assert "(id=p1; and 100 more)" in ask(database, yaml % ("", ", limit: 0")).refusals[0]
    assert ask(database, yaml % ("{id: p1}", "")).refusals == []


def test_an_exact_seed_is_the_only_one_of_its_table(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {id: {type: integer, not_null: true}}
            primary_key: [id]
            seeds:
              - {set: base, key: [id], mode: exact, rows: [{id: 1}]}
              - {set: more, key: [id], rows: [{id: 2}]}
    """
    for sets in (None, ["base"]):
        assert ask(database, yaml, sets=sets).errors == [
            "app.yaml:8:9: app.t: a seed of mode exact declares all rows of its table, but the table has another seed\n"
            "    The other one is at app.yaml:9:9. Put the rows into one, or choose mode upsert."
        ]


def test_rows_with_a_null_in_their_key_are_deleted_as_well(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {a: text, b: text}
            unique: {t_key: [a]}
            seeds: {key: [a], mode: exact, rows: [{a: x}]}
    """
    database.execute(
        "CREATE SCHEMA app; CREATE TABLE app.t (a text CONSTRAINT t_key UNIQUE, b text);"
        "INSERT INTO app.t VALUES ('x', 'y'), (NULL, 'z')"
    )
    asked = ask(database, yaml)
    assert asked.sql == ["DELETE FROM app.t\n WHERE a IS NULL\n  AND b IS NOT DISTINCT FROM 'z'"]
    run(database, asked.sql)
    assert database.query("SELECT a FROM app.t") == [("x",)]
