"""Seeds of tables that the same plan renames or alters: compared as they are, written as they will be."""

from __future__ import annotations

import pytest

from tests.seeds.support import ask, details, run
from tests.support.databases import Database


def _yaml(columns: str, rows: str, *, name: str = "t", more: str = "", mode: str = "exact") -> str:
    return f"""
    schema: app
    enums: {{mood: [sad, happy, new]}}
    tables:
      {name}:
        {more}
        columns: {{{columns}}}
        primary_key: [id]
        seeds: {{key: [id], mode: {mode}, rows: [{rows}]}}
    """


def _make(database: Database, columns: str, values: str) -> None:
    database.execute(
        "CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('sad', 'happy');"
        f"CREATE TABLE app.t ({columns}); INSERT INTO app.t VALUES {values}"
    )


def test_a_renamed_table_with_renamed_columns(database: Database) -> None:
    _make(database, "key integer PRIMARY KEY, label text, n numeric", "(1, 'one', 1.50), (2, 'two', 2), (3, 'x', 3)")
    yaml = _yaml(
        "id: {type: integer, not_null: true, renamed_from: key}, name: {type: text, renamed_from: label}, n: numeric",
        "{id: 1, name: one, n: 1.5}, {id: 2, name: zwei}",
        name="Things",
        more="renamed_from: t",
    )
    asked = ask(database, yaml)
    assert asked.operations == [("delete", "id=3"), ("update", "id=2")]
    database.execute(
        'ALTER TABLE app.t RENAME TO "Things"; ALTER TABLE app."Things" RENAME key TO id;'
        'ALTER TABLE app."Things" RENAME label TO name'
    )
    run(database, asked.sql * 2)
    assert database.query('SELECT * FROM app."Things" ORDER BY id') == [(1, "one", 1.5), (2, "zwei", 2)]
    assert ask(database, yaml).changes == []


def test_two_tables_that_change_names_are_not_mistaken(database: Database) -> None:
    database.execute(
        "CREATE SCHEMA app; CREATE TABLE app.a (id integer PRIMARY KEY, v text);"
        "CREATE TABLE app.b (id integer PRIMARY KEY, v text, w text, x text, y text);"
        "INSERT INTO app.a VALUES (1, 'a'); INSERT INTO app.b VALUES (1, 'b')"
    )
    table = "primary_key: [id], columns: {id: {type: integer, not_null: true}, v: text"
    yaml = f"""
    schema: app
    tables:
      a: {{renamed_from: b, {table}, w: text, x: text, y: text}}, seeds: {{key: [id], rows: [{{id: 1, v: b}}]}}}}
      b: {{renamed_from: a, {table}}}, seeds: {{key: [id], rows: [{{id: 1, v: changed}}]}}}}
    """
    asked = ask(database, yaml)
    assert [(s.title, details(s)) for s in asked.statements] == [("update app.b id=1", (("v", "a", "changed"),))]


def test_rows_that_point_at_a_renamed_table(database: Database) -> None:
    database.execute(
        "CREATE SCHEMA app; CREATE TABLE app.old (nr integer PRIMARY KEY, slug text UNIQUE);"
        "CREATE TABLE app.t (id integer PRIMARY KEY, r integer REFERENCES app.old, q integer REFERENCES app.old);"
        "INSERT INTO app.old VALUES (7, 'seven'); INSERT INTO app.t VALUES (1, NULL, 7)"
    )
    yaml = """
    schema: app
    tables:
      new:
        renamed_from: old
        columns: {id: {type: integer, not_null: true, renamed_from: nr}, slug: text}
        primary_key: [id]
        unique: {old_slug_key: [slug]}
      t:
        columns:
          id: {type: integer, not_null: true}
          r: {type: integer, references: new(id)}
          q: {type: integer, references: new(id)}
        primary_key: [id]
        seeds:
          key: [id]
          rows: [{id: 1, r: {$row: {table: new, slug: seven}}, q: {$row: {table: new, id: 7}}}, {id: 2, r: %s}]
    """
    asked = ask(database, yaml % "7")
    assert asked.refusals == []
    assert [(s.title, details(s)) for s in asked.statements] == [
        ("insert app.t id=2", (("id", None, "2"), ("r", None, "7"))),
        ("update app.t id=1", (("r", "NULL", "app.new slug=seven"),)),
    ]
    assert [r.partition(": ")[2] for r in ask(database, yaml % "8").refusals] == [
        "app.t id=2: r references app.new id=8, which is neither declared nor in the database"
    ]
    database.execute("ALTER TABLE app.old RENAME TO new; ALTER TABLE app.new RENAME nr TO id")
    run(database, asked.sql * 2)
    assert ask(database, yaml % "7").changes == []


def test_a_new_column_holds_its_default(database: Database) -> None:
    _make(database, "id integer PRIMARY KEY", "(1), (2), (3), (4)")
    yaml = _yaml(
        "id: {type: integer, not_null: true}, a: {type: text, default: \"'x'\"}, b: {type: numeric, default: 1 + 1}, "
        "c: text, m: {type: mood, default: \"'sad'\"}",
        "{id: 1, a: x, b: 2.0, c: null, m: sad}, {id: 2, a: y}, {id: 3, c: z}, {id: 4, m: new}",
    )
    asked = ask(database, yaml)
    assert asked.operations == [("update", "id=2"), ("update", "id=3"), ("update", "id=4")]
    database.execute("ALTER TYPE app.mood ADD VALUE 'new'")
    database.execute(
        "ALTER TABLE app.t ADD a text DEFAULT 'x', ADD b numeric DEFAULT 1 + 1, ADD c text,"
        " ADD m app.mood DEFAULT 'sad'"
    )
    run(database, asked.sql)
    assert ask(database, yaml).changes == []
    database.execute("UPDATE app.t SET a = 'mine', c = 'mine', m = 'happy'")
    run(database, asked.sql)
    assert database.query("SELECT DISTINCT a, c, m FROM app.t") == [("mine", "mine", "happy")]


def test_a_new_column_that_calculates_its_value_is_set_where_it_is_another(database: Database) -> None:
    _make(database, "id integer PRIMARY KEY, changed integer DEFAULT 0", "(1), (2)")
    database.execute(
        """
        CREATE FUNCTION app.count() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN NEW.changed := NEW.changed + 1; RETURN NEW; END';
        CREATE TRIGGER count BEFORE UPDATE ON app.t FOR EACH ROW EXECUTE FUNCTION app.count();
        """
    )
    yaml = _yaml(
        "id: {type: integer, not_null: true}, changed: {type: integer, default: '0'}, "
        "a: {type: uuid, default: gen_random_uuid()}, j: {type: json, default: json_build_object()}",
        "{id: 1, a: 00000000-0000-0000-0000-000000000001, j: {}}, {id: 2, j: {x: 1}}",
    )
    asked = ask(database, yaml)
    assert details(asked.statements[0]) == (
        ("a", "(unknown)", "00000000-0000-0000-0000-000000000001"),
        ("j", "(unknown)", "{}"),
    )
    database.execute("ALTER TABLE app.t ADD a uuid DEFAULT gen_random_uuid(), ADD j json DEFAULT json_build_object()")
    run(database, asked.sql * 2)
    assert ask(database, yaml).changes == []
    assert database.query("SELECT changed FROM app.t ORDER BY id") == [(1,), (1,)]


def test_a_column_whose_type_changes_is_compared_as_it_will_be(database: Database) -> None:
    _make(
        database,
        "id text PRIMARY KEY, n integer, at date, j text, m text",
        "('1', 5, '2026-01-01', '{\"a\":1}', 'sad'), ('2', 6, NULL, '[]', 'happy')",
    )
    yaml = _yaml(
        "id: {type: integer, not_null: true, using: id::integer}, n: numeric, at: timestamptz, "
        "j: {type: jsonb, using: j::jsonb}, m: {type: mood, using: m::app.mood}",
        "{id: 1, n: 5.0, at: 2026-01-01T00:00:00Z, j: {a: 1}, m: sad}, {id: 2, n: 6.5, at: null, j: [1], m: new}",
    )
    asked = ask(database, yaml)
    assert [(s.title, details(s)) for s in asked.statements] == [
        ("update app.t id=2", (("n", "6", "6.5"), ("j", "[]", "[1]"), ("m", "happy", "new")))
    ]
    database.execute("ALTER TYPE app.mood ADD VALUE 'new'")
    database.execute(
        "ALTER TABLE app.t ALTER id TYPE integer USING id::integer, ALTER n TYPE numeric, ALTER at TYPE timestamptz,"
        " ALTER j TYPE jsonb USING j::jsonb, ALTER m TYPE app.mood USING m::app.mood"
    )
    run(database, asked.sql)
    assert ask(database, yaml).changes == []
    database.execute("UPDATE app.t SET n = 1")
    run(database, asked.sql)
    assert database.query("SELECT DISTINCT n FROM app.t") == [(1,)]


def test_a_live_value_that_cannot_be_converted_counts_as_changed(database: Database) -> None:
    _make(database, "id integer PRIMARY KEY, n text", "(1, 'many'), (2, '2')")
    yaml = _yaml(
        "id: {type: integer, not_null: true}, n: {type: integer, using: n::integer}", "{id: 1, n: 1}, {id: 2, n: 2}"
    )
    assert [c.columns[0][:3] for c in ask(database, yaml).changes] == [("n", "(unknown)", "1"), ("n", "(unknown)", "2")]


def test_a_key_that_cannot_be_converted_is_met_by_its_text(database: Database) -> None:
    """The change of the type will fail, and its own probe says so; the comparison does not stand in its way."""
    _make(database, "id text PRIMARY KEY, n text", "('1', 'one'), ('many', 'x')")
    yaml = _yaml("id: {type: integer, not_null: true, using: id::integer}, n: text", "{id: 1, n: one}, {id: 2, n: two}")
    assert ask(database, yaml).operations == [("delete", "id=many"), ("insert", "id=2")]


def test_using_may_calculate(database: Database) -> None:
    _make(database, "id integer PRIMARY KEY, cents integer", "(1, 150), (2, 3)")
    yaml = _yaml(
        "id: {type: integer, not_null: true}, "
        "price: {type: 'numeric(10,2)', renamed_from: cents, using: price / 100.0}",
        "{id: 1, price: 1.5}, {id: 2, price: 5}",
    )
    asked = ask(database, yaml)
    assert asked.operations[-1] == ("update", "id=2")
    database.execute(
        "ALTER TABLE app.t RENAME cents TO price; ALTER TABLE app.t ALTER price TYPE numeric(10,2) USING price / 100.0"
    )
    run(database, asked.sql * 2)
    assert ask(database, yaml).changes == []


def test_new_labels_and_new_types_are_taken_from_the_declaration(database: Database) -> None:
    _make(database, "id integer PRIMARY KEY, m app.mood", "(1, 'sad')")
    columns = "id: {type: integer, not_null: true}, m: mood"
    assert ask(database, _yaml(columns, "{id: 1, m: new}, {id: 2, m: sad}")).errors == []
    assert ask(database, _yaml(columns, "{id: 1, m: old}")).errors == [
        "app.yaml:9:44: app.t: m: 'old' is not a valid app.mood\n    There are: sad, happy, new."
    ]
    database.execute("DROP TABLE app.t; DROP TYPE app.mood")
    assert ask(database, _yaml(columns, "{id: 1, m: new}")).operations == [("insert", "id=1")]


def test_a_renamed_enum(database: Database) -> None:
    _make(database, "id integer PRIMARY KEY, m app.mood, ms app.mood[]", "(1, 'sad', '{sad,happy}')")
    yaml = _yaml(
        "id: {type: integer, not_null: true}, m: feeling, ms: 'feeling[]'", "{id: 1, m: sad, ms: [sad, happy]}"
    )
    yaml = yaml.replace(
        "enums: {mood: [sad, happy, new]}", "enums: {feeling: {renamed_from: mood, labels: [sad, happy]}}"
    )
    assert ask(database, yaml).changes == []
    asked = ask(database, yaml.replace("m: sad", "m: happy"))
    assert asked.operations == [("update", "id=1")]


@pytest.mark.parametrize("mode", ["upsert", "exact"])
def test_a_key_that_is_a_new_column_finds_no_row(database: Database, mode: str) -> None:
    database.execute("CREATE SCHEMA app; CREATE TABLE app.t (v text); INSERT INTO app.t VALUES ('x')")
    yaml = f"""
    schema: app
    tables:
      t:
        columns: {{id: {{type: integer, not_null: true, identity: by default}}, v: text}}
        primary_key: [id]
        seeds: {{key: [id], mode: {mode}, rows: [{{id: 1, v: x}}]}}
    """
    asked = ask(database, yaml)
    assert asked.operations == [("insert", "id=1")]
    assert len(asked.refusals) == (mode == "exact")
