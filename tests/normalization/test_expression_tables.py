"""Questions about several tables share a temporary one where its other columns cannot matter, and only there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from schemadiff.declaration import loader
from schemadiff.errors import InputError
from schemadiff.kinds import registry
from schemadiff.pipeline.compare_stage import compare_with
from schemadiff.postgres.connection import connect
from tests.normalization.support import compared, compared_on, counted, differing
from tests.support import engine
from tests.support.databases import Database


def built(database: Database, checks: dict[str, tuple[str, str, str]]) -> dict[str, Any]:
    """Make tables, each with columns, the live text of a check ``c`` and the declared one; return the declared side."""
    tables: dict[str, Any] = {}
    for name, (columns, live, declared) in checks.items():
        database.execute(f"CREATE TABLE {name} ({columns}, CONSTRAINT c CHECK ({live}))")
        listed = [column.strip().split(" ", 1) for column in columns.split(", ")]
        tables[name] = {"columns": dict(listed), "checks": {"c": declared}}
    return {"tables": tables}


def temporary_tables(statements: list[str]) -> list[str]:
    return [line for said in statements for line in said.splitlines() if line.startswith("CREATE TEMP TABLE")]


def test_texts_over_equal_columns_share_a_table(database: Database) -> None:
    texts = {f"t{n}": ("a integer, b text", f"a > {n} AND b <> 'x'", f"a>{n} and b!='x'") for n in range(120)}
    content = built(database, texts)
    with connect(database) as connection, counted(connection) as statements:
        assert differing(compared_on(connection, content)) == {}
    assert len(temporary_tables(statements)) == 3


def test_defaults_need_no_column(database: Database) -> None:
    columns = {"a": {"type": "integer", "default": "1+1"}, "b": {"type": "varchar(3)", "default": "'x'||'y'"}}
    for n in range(20):
        database.execute(f"CREATE TABLE t{n} (a integer DEFAULT 1 + 1, b varchar(3) DEFAULT 'x' || 'y')")
    content = {"tables": {f"t{n}": {"columns": columns} for n in range(20)}}
    with connect(database) as connection, counted(connection) as statements:
        assert differing(compared_on(connection, content)) == {}
    assert len(temporary_tables(statements)) == 1


def test_one_name_with_several_types(database: Database) -> None:
    """What the server writes out depends on the type of the column: a cast, another cast, none."""
    content = built(
        database,
        {
            "t1": ("a integer", "a IN (1, 2)", "a in (1,2)"),
            "t2": ("a bigint", "a IN (1, 2)", "a in (1,2)"),
            "t3": ("a text", "a IN ('1', '2')", "a in ('1','2')"),
            "t4": ("a varchar", "a IN ('1', '2')", "a in ('1','2')"),
            "t5": ("a varchar(7)", "a IN ('1', '2')", "a in ('1','2')"),
            "t6": ("a bigint", "a IN (1, 2)", "a in (1,2,3)"),
            "t7": ("a text", "a IN ('1', '2')", "a::varchar in ('1','2')"),
        },
    )
    found = differing(compared(database, content))
    assert {identity.path[1] for identity in found} == {"t6", "t7"}


def test_one_name_with_several_collations(database: Database) -> None:
    content = built(
        database,
        {
            "t1": ("a text", "a > 'x'", "a>'x'"),
            "t2": ('a text COLLATE "C"', "a > 'x'", "a>'x'"),
            "t3": ('a text COLLATE "C"', "a > 'x' COLLATE \"C\"", "a > 'x' collate \"C\""),
        },
    )
    for name in ("t2", "t3"):
        content["tables"][name]["columns"]["a"] = {"type": "text", "collation": "C"}
    assert differing(compared(database, content)) == {}


def test_a_text_that_names_its_table_or_its_row(database: Database) -> None:
    content = built(
        database,
        {
            "t1": ("a integer, b text", "a > 1", "t1.a>1"),
            "t2": ("a integer, b text", "t2 IS NOT NULL", "t2 is not null"),
            "t3": ("a integer, b text", "t3.* IS NOT NULL", "t3 is not null"),
            "t4": ("a integer, b text", "a > 1", "a(t4)>1"),
            "t5": ("a integer, b text", "tableoid > 1", "tableoid>1"),
            "t6": ("a integer, b text", "t6 IS NOT NULL", "a is not null"),
        },
    )
    assert {identity.path[1] for identity in differing(compared(database, content))} == {"t6"}


@pytest.mark.parametrize("wrong", ["b > 1", "a > 1 and b", "t1.a > 1", "t2.b > 1"])
def test_a_column_of_another_table_is_none_of_its_own(database: Database, wrong: str) -> None:
    content = built(
        database,
        {
            "t1": ("a integer, b integer", "a > 1 AND b > 1", "a>1 and b>1"),
            "t2": ("a integer", "a > 1", wrong),
            "t3": ("a integer", "a > 1", "a>1"),
            "t4": ("a integer, b integer", "b > 1", "b>1"),
        },
    )
    declared = loader.load_texts({"schema.yaml": json.dumps(content).encode()}, registry(), check_sql=False)
    with connect(database) as connection, pytest.raises(InputError) as caught:
        compare_with(connection, declared, engine.request())
    assert [finding.message.partition(": ")[0] for finding in caught.value.findings] == ["check public.t2.c"]


def test_an_error_is_that_of_its_text_alone(database: Database) -> None:
    texts = {f"t{n}": ("a integer", "a > 1", "a>1" if n % 10 else "a > 'x'") for n in range(40)}
    content = built(database, texts)
    with pytest.raises(InputError) as caught:
        compared(database, content)
    said = sorted(str(finding) for finding in caught.value.findings)
    assert len(said) == 4
    assert all('invalid input syntax for type integer: "x"' in one for one in said)


def test_names_are_looked_up_in_the_schemas_of_each_file(database: Database) -> None:
    """A type and a function of one name in two schemas, each named without its schema."""
    for schema in ("one", "two"):
        database.execute(
            f"CREATE SCHEMA {schema}; CREATE DOMAIN {schema}.d AS integer; "
            f"CREATE FUNCTION {schema}.f(integer) RETURNS integer IMMUTABLE LANGUAGE sql RETURN $1; "
            f"CREATE TABLE {schema}.t (a integer, b integer DEFAULT {schema}.f(1), CHECK ({schema}.f(a) > 1));"
        )
    database.execute("ALTER TABLE two.t ALTER COLUMN b SET DEFAULT one.f(1)")
    files = {
        f"{schema}.yaml": f"schema: {schema}\n"
        "domains: {d: {type: integer}}\n"
        "functions: {f(integer): {returns: integer, volatility: immutable, sql_body: RETURN $1}}\n"
        "tables: {t: {columns: {a: integer, b: {type: integer, default: f( 1 )}}, checks: {t_a_check: f( a )>1}}}\n"
        for schema in ("one", "two")
    }
    asked = engine.request()
    with connect(database) as connection:
        found = differing(compare_with(connection, engine.declared(files), asked))
    assert [(str(identity), fields) for identity, fields in found.items()] == [
        ("default column.two.t.b", ("expression",))
    ]


def test_what_could_run_code_is_left_out_alone(database: Database) -> None:
    """A constant of an array runs the check of its domain: only the text that has one is asked elsewhere."""
    body = "CREATE FUNCTION odd(text) RETURNS boolean IMMUTABLE LANGUAGE sql RETURN true"
    database.execute(f"{body}; CREATE DOMAIN short AS text CHECK (odd(VALUE))")
    content = built(
        database,
        {
            "t1": ("a text, b short[]", "b <> '{x}'", "b!='{x}'::short[]"),
            "t2": ("a text, b short[]", "a <> 'x'", "a!='x'"),
            "t3": ("a text, b short[]", "a <> 'y'", "a!='y'"),
        },
    )
    content["domains"] = {"short": {"type": "text", "checks": {"short_check": "odd(VALUE)"}}}
    content["functions"] = {"odd(text)": {"returns": "boolean", "volatility": "immutable", "sql_body": "RETURN true"}}
    with connect(database) as connection, counted(connection) as statements:
        assert differing(compared_on(connection, content)) == {}
    (shared,) = temporary_tables(statements)
    assert "shared__" in shared
    assert "{x}" not in "".join(statements)
