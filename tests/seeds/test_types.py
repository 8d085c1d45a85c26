"""Values are compared as the column's type compares them, and what a type does not take is said at the row."""

from __future__ import annotations

import pytest

from tests.seeds.support import Asked, ask, run
from tests.support import engine
from tests.support.databases import Database, MakeDatabase

EQUAL = [
    ("numeric(10,2)", "19.9", "19.90"),
    ("numeric", "19.9", "19.900"),
    ("numeric", "'NaN'", "NaN"),
    ("integer", "31", "0x1F"),
    ("bigint", "9223372036854775807", "9223372036854775807"),
    ("real", "0.1", "0.1"),
    ("double precision", "0.1", "1e-1"),
    ("boolean", "true", "true"),
    ("boolean", "true", "'on'"),
    ("text", "''", "''"),
    ("text", "'a\\b''c'", "'a\\b''c'"),
    ("text", "'12'", "12"),
    ("character varying(5)", "'abc'", "abc"),
    ("character(5)", "'abc'", "abc"),
    ('"char"', "'x'", "x"),
    ("name", "'x'", "x"),
    ("uuid", "'0f0f0f0f-0000-4000-8000-00000000000a'", "0F0F0F0F-0000-4000-8000-00000000000A"),
    ("bytea", "'\\x00ff'", "'\\x00FF'"),
    ("date", "'2026-01-31'", "2026-01-31"),
    ("timestamp without time zone", "'2026-01-31 12:00'", "2026-01-31T12:00:00"),
    ("timestamp with time zone", "'2026-01-31 12:00+00'", "2026-01-31T13:00:00+01:00"),
    ("timestamp with time zone", "'infinity'", "infinity"),
    ("time without time zone", "'12:30'", "12:30"),
    ("interval", "'1 day 02:00'", "P1DT2H"),
    ("jsonb", '\'{"b": 1, "a": [1, null, true]}\'', "{a: [1, null, true], b: 1}"),
    ("jsonb", "'{\"b\": 1.0}'", "{b: 1}"),
    ("jsonb", "'\"text\"'", "'\"text\"'"),
    ("jsonb", "'true'", "true"),
    ("json", '\'{"b":1,  "a":2}\'', "{a: 2, b: 1}"),
    ("text[]", "ARRAY['a', 'b c', NULL, '\"', '']", "[a, b c, null, '\"', '']"),
    ("text[]", "'{}'", "[]"),
    ("text[]", "'{a,b}'", "'{a, b}'"),
    ("integer[]", "'{{1,2},{3,4}}'", "[[1, 2], [3, 4]]"),
    ("numeric[]", "'{1.0}'", "[1.00]"),
    ("boolean[]", "'{t,f}'", "[true, false]"),
    ("jsonb[]", "ARRAY['{\"a\": 1}', '[1, 2]']::jsonb[]", "[{a: 1}, [1, 2]]"),
    ("inet", "'10.0.0.1'", "10.0.0.1"),
    ("cidr", "'10.0.0.0/8'", "10.0.0.0/8"),
    ("macaddr", "'08:00:2b:01:02:03'", "08-00-2B-01-02-03"),
    ("int4range", "'[1,5)'", "'[1,4]'"),
    ("bit varying(5)", "'101'", "'101'"),
    ("point", "'(1,2)'", "'(1, 2)'"),
    ("tsvector", "'a b'", "b a"),
    ("money", "'12.5'", "12.50"),
    ("oid", "5", "5"),
    ("app.mood", "'ok, then'", "'ok, then'"),
    ("app.mood[]", "'{sad,\"ok, then\"}'", "[sad, 'ok, then']"),
    ("text", "NULL", "null"),
    ("jsonb", "NULL", "null"),
]
DIFFERENT = [
    ("numeric(10,2)", "19.9", "19.91"),
    ("text", "'a '", "a"),
    ("text", "'A'", "a"),
    ("text", "NULL", "''"),
    ("text", "''", "null"),
    ("jsonb", "'null'", "null"),
    ("json", "'{\"b\":1}'", "{b: 2}"),
    ("json", "NULL", "{}"),
    ("text[]", "'{a,b}'", "[b, a]"),
    ("text[]", "'{NULL}'", "['NULL']"),
    ("timestamp with time zone", "'2026-01-31 12:00+00'", "2026-01-31 12:00+01"),
    ("point", "'(1,2)'", "'(2, 1)'"),
    ("box", "'(1,1),(0,0)'", "'(2,1),(1,0)'"),
    ("real", "0.1", "0.2"),
    ("bytea", "'\\x00'", "'\\x01'"),
    ("interval", "'1 day'", "25:00"),
    ('"char"', "'x'", "y"),
    ("int4range", "'[1,5)'", "empty"),
    ("app.mood", "'sad'", "happy"),
    ("app.mood[]", "'{sad}'", "[happy, sad]"),
    ("money", "'12.5'", "12"),
]

ABSENT_FROM_EMBEDDED = [("xml", "'<a/>'", "<a/>"), ("xml", "'<a/>'", "<b/>")]
"""The embedded server has neither XML nor ICU."""


@pytest.fixture(params=["server", "installed_server"])
def any_database(request: pytest.FixtureRequest, make_database: MakeDatabase) -> Database:
    """A database of the run's server, then one of another version."""
    return make_database(request.getfixturevalue(request.param))


def _tables(database: Database, rows: list[tuple[str, str, str]]) -> str:
    """A table for each type with the stored value, and the YAML that declares the other one."""
    script = ["CREATE SCHEMA app", "CREATE TYPE app.mood AS ENUM ('sad', 'ok, then', 'happy')"]
    lines = ["schema: app", "enums: {mood: [sad, 'ok, then', happy]}", "tables:"]
    for number, (type_, stored, value) in enumerate(rows):
        script.append(f"CREATE TABLE app.t{number} (id integer PRIMARY KEY, v {type_})")
        script.append(f"INSERT INTO app.t{number} VALUES (1, {stored})")
        lines += [
            f"  t{number}:",
            f"    columns: {{id: {{type: integer, not_null: true}}, v: '{type_}'}}",
            "    primary_key: [id]",
            f"    seeds: {{key: [id], mode: exact, rows: [{{id: 1, v: {value}}}]}}",
        ]
    database.execute(";".join(script))
    return "\n".join(lines)


def _named(asked: Asked, rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The cases of the tables that a plan changes."""
    return [rows[int(seed.path[1].removeprefix("t"))] for seed in asked.plan.changes]


def test_equal_values_are_left_alone(any_database: Database) -> None:
    cases = EQUAL + ABSENT_FROM_EMBEDDED[:1] * (any_database.server.version < 18)
    yaml = _tables(any_database, cases)
    assert _named(ask(any_database, yaml), cases) == []


def test_what_is_inserted_reads_as_it_was_declared(any_database: Database) -> None:
    cases = EQUAL + ABSENT_FROM_EMBEDDED[:1] * (any_database.server.version < 18)
    yaml = _tables(any_database, cases)
    any_database.execute(";".join(f"DELETE FROM app.t{n}" for n in range(len(cases))))
    asked = ask(any_database, yaml)
    assert len(asked.changes) == len(cases)
    run(any_database, asked.sql * 2)
    assert _named(ask(any_database, yaml), cases) == []


def test_different_values_are_mended_once(any_database: Database) -> None:
    cases = DIFFERENT + ABSENT_FROM_EMBEDDED[1:] * (any_database.server.version < 18)
    yaml = _tables(any_database, cases)
    asked = ask(any_database, yaml)
    assert set(_named(asked, cases)) == set(cases)
    assert {operation for operation, _ in asked.operations} == {"update"}
    run(any_database, asked.sql)
    assert _named(ask(any_database, yaml), cases) == []
    versions = " UNION ALL ".join(f"SELECT {n}, xmin::text FROM app.t{n}" for n in range(len(cases)))
    before = any_database.query(versions)
    run(any_database, asked.sql)
    assert any_database.query(versions) == before


def test_rows_of_any_type_are_deleted_as_they_were_seen(any_database: Database) -> None:
    cases = DIFFERENT + ABSENT_FROM_EMBEDDED[1:] * (any_database.server.version < 18)
    yaml = _tables(any_database, cases).replace("id: 1", "id: 2")
    asked = ask(any_database, yaml)
    assert asked.operations == [("delete", "id=1"), ("insert", "id=2")] * len(cases)
    run(any_database, asked.sql * 2)
    assert _named(ask(any_database, yaml), cases) == []


WRONG = """
    schema: app
    enums: {mood: [sad, happy]}
    tables:
      t:
        columns:
          id: {type: integer, not_null: true}
          short: "character varying(3)"
          at: timestamptz
          data: jsonb
          m: mood
          ms: "mood[]"
          n: "numeric(4,2)"
        primary_key: [id]
        seeds:
          key: [id]
          rows:
            - {id: abc}
            - {id: 99999999999}
            - {id: 1, short: abcd}
            - {id: 2, at: now}
            - {id: 3, data: hello}
            - {id: 4, m: glad}
            - {id: 5, ms: [sad, glad]}
            - {id: 6, n: 123.4}
            - {id: 7, short: "abc  ", at: 2026-02-30}
            - {id: 8, n: -.inf}
"""
SAID = [
    'app.yaml:18:11: app.t: id: invalid input syntax for type integer: "abc"',
    'app.yaml:19:11: app.t: id: value "99999999999" is out of range for type integer',
    "app.yaml:20:11: app.t: short: value too long for type character varying(3)",
    "app.yaml:21:11: app.t: at: 'now' has another value each time; {$sql: now()} gives one on insert",
    "app.yaml:22:11: app.t: data: invalid input syntax for type json\n"
    "    Text in a JSON column needs the quotes of JSON as well: '\"text\"'.",
    "app.yaml:23:11: app.t: m: 'glad' is not a valid app.mood\n    There are: sad, happy.",
    "app.yaml:24:11: app.t: ms: 'glad' is not a valid app.mood[]\n    There are: sad, happy.",
    "app.yaml:25:11: app.t: n: numeric field overflow",
    'app.yaml:26:11: app.t: at: date/time field value out of range: "2026-02-30"',
    'app.yaml:27:11: app.t: n: invalid input syntax for type numeric: "-.inf"\n'
    "    -.inf is a plain text here; PostgreSQL's word for it is -Infinity, where the type has it.",
]


def test_values_that_their_type_does_not_take_are_found_all_at_once(any_database: Database) -> None:
    assert sorted(ask(any_database, WRONG).errors) == SAID


def test_a_type_of_an_extension_compares_its_text_and_finds_rows_by_its_own_equality(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {email: {type: "ext.citext", not_null: true}, h: "ext.hstore"}
            primary_key: [email]
            seeds:
              key: [email]
              mode: exact
              rows:
                - {email: Ann@example.org, h: '"a"=>"1", "b"=>NULL'}
    """
    database.execute(
        """
        CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext; CREATE EXTENSION hstore SCHEMA ext; CREATE SCHEMA app;
        CREATE TABLE app.t (email ext.citext PRIMARY KEY, h ext.hstore);
        INSERT INTO app.t VALUES ('ANN@example.org', 'b=>NULL,a=>1'), ('bob@example.org', 'a=>2');
        """
    )
    asked = ask(database, yaml)
    assert asked.operations == [("delete", "email=bob@example.org")]
    run(database, asked.sql * 2)
    assert ask(database, yaml).changes == []
    database.execute("UPDATE app.t SET h = 'a=>3'")
    asked = ask(database, yaml)
    assert asked.operations == [("update", "email=Ann@example.org")]
    run(database, asked.sql * 2)
    assert ask(database, yaml).changes == []


def test_a_collation_that_calls_different_texts_equal_does_not_hide_a_change(any_database: Database) -> None:
    database = any_database
    if not database.query("SELECT FROM pg_collation WHERE collprovider = 'i' AND collname LIKE 'de%' LIMIT 1"):
        pytest.skip("this server has no ICU")
    yaml = """
        schema: app
        collations: {ci: {provider: icu, locale: und-u-ks-level2, deterministic: false}}
        tables:
          t:
            columns: {id: {type: integer, not_null: true}, v: {type: text, collation: app.ci}}
            primary_key: [id]
            seeds: {key: [id], rows: [{id: 1, v: Ann}]}
    """
    database.execute(
        """
        CREATE SCHEMA app;
        CREATE COLLATION app.ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        CREATE TABLE app.t (id integer PRIMARY KEY, v text COLLATE app.ci);
        INSERT INTO app.t VALUES (1, 'ANN');
        """
    )
    asked = ask(database, yaml)
    assert asked.operations == [("update", "id=1")]
    run(database, asked.sql)
    assert ask(database, yaml).changes == []


def test_domains_and_composites(database: Database) -> None:
    database.execute(
        """
        CREATE SCHEMA other;
        CREATE DOMAIN other.positive AS numeric CHECK (VALUE > 0);
        CREATE TYPE other.pair AS (a integer, b text);
        CREATE SCHEMA app;
        CREATE TABLE app.t (id integer PRIMARY KEY, d other.positive, c other.pair);
        INSERT INTO app.t VALUES (1, 1.0, '(1,x)');
        """
    )
    yaml = """
        schema: app
        tables:
          t:
            columns: {id: {type: integer, not_null: true}, d: other.positive, c: other.pair}
            primary_key: [id]
            seeds: {key: [id], mode: exact, rows: [%s]}
    """
    assert ask(database, yaml % "{id: 1, d: 1, c: '(1,\"x\")'}").changes == []
    asked = ask(database, yaml % "{id: 1, d: 2, c: '(1,y)'}")
    assert [c.name for c in asked.only().columns] == ["d", "c"]
    run(database, asked.sql * 2)
    assert ask(database, yaml % "{id: 1, d: 2, c: '(1,y)'}").changes == []
    assert ask(database, yaml % "{id: 1, d: -1}").errors == [
        'app.yaml:7:44: app.t: d: value for domain other.positive violates check constraint "positive_check"'
    ]
    asked = ask(database, yaml % "")
    run(database, asked.sql * 2)
    assert database.query("SELECT count(*) FROM app.t") == [(0,)]


ROWS = "t: {columns: {id: int, v: %s}, primary_key: [id], seeds: {key: [id], rows: [{id: 1, v: %s}]}}"
CHECKED = "domains: {d: {type: numeric, checks: {c: VALUE < 5}}, e: d}\ntables: {%s}"
MADE_OF = "composite_types: {i: {attributes: {a: int}}, c: {attributes: {i: i}}}\ntables: {r: {columns: {a: int}}, %s}"
WIDENED = "VALUE < 5", "VALUE < 50"
EXTENDED = "a: int", "a: int, b: int"


@pytest.mark.parametrize(
    ("types", "change", "column", "before", "after"),
    [
        (CHECKED, WIDENED, "d", "3.0", "30"),
        (CHECKED, WIDENED, "e", "3.0", "30"),
        (MADE_OF, EXTENDED, "i", "(1)", "'(1,2)'"),
        (MADE_OF, EXTENDED, "'i[]'", "'{(1)}'", "'{\"(1,2)\"}'"),
        (MADE_OF, EXTENDED, "c", "'(\"(1)\")'", "'(\"(1,2)\")'"),
        (MADE_OF, EXTENDED, "r", "(1)", "'(1,2)'"),
    ],
)
def test_a_value_of_what_a_type_will_be(
    types: str, change: tuple[str, str], column: str, before: str, after: str, database: Database
) -> None:
    engine.converge(database, types % ROWS % (column, before))
    engine.converge(database, types.replace(*change) % ROWS % (column, after))
