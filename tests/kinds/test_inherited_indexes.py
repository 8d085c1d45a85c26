"""Parts of indexes in partitions: texts of any sort, names that change places, and what cannot be said."""

from __future__ import annotations

import json

import pytest

from schemadiff import sql
from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import Database, MakeDatabase
from tests.support.pg_dump import diff, schema_of


@pytest.fixture
def database(make_database: MakeDatabase) -> Database:
    return make_database()


def parted(part: str) -> str:
    return f"""
tables:
  p:
    columns: {{a: int, b: int}}
    partition_by: list (a)
    indexes: {{i: [b], j: [b], u: {{columns: [a], unique: true}}}}
    partitions: {{"p %1": {{values: IN (1){part}}}}}
"""


@pytest.mark.parametrize("text", ["100% of\n  it's", "a $part$ of $$ it", "\\n %s %I"])
def test_a_comment_of_any_sort(text: str, database: Database) -> None:
    engine.converge(database, parted(f", inherited_indexes: {{i: {{comment: {json.dumps(text)}}}}}"))
    comments = database.query("SELECT description FROM pg_description WHERE classoid = 'pg_class'::regclass")
    assert (text,) in comments


def test_parts_change_names(database: Database, make_database: MakeDatabase) -> None:
    one, other = (parted(f", inherited_indexes: {{i: {{name: {a}}}, j: {{name: {b}}}}}") for a, b in ("xy", "yx"))
    engine.converge(database, one)
    oids = "SELECT indexrelid FROM pg_index WHERE indrelid = '\"p %1\"'::regclass ORDER BY 1"
    before = database.query(oids)
    engine.converge(database, other)
    fresh = make_database()
    engine.converge(fresh, other)
    assert not diff(schema_of(fresh, fresh.server.binaries), schema_of(database, database.server.binaries))
    assert database.query(oids) == before


FAULTS = {
    ", inherited_indexes: {k: {cluster: true}}": "no parent of public.p %1 has an index or key k",
    ", inherited_triggers: {k: disabled}": "no parent of public.p %1 has a trigger for each row with the name k",
    ", partition_by: list (b), inherited_indexes: {i: {options: {fillfactor: 50}}}": (
        "the index of a partitioned table stores nothing; declare the parameters for the indexes of its "
        "partitions, or for the parent's index"
    ),
    ", partition_by: list (b), inherited_indexes: {i: {cluster: true}}": (
        "a partitioned table has no rows that CLUSTER could order"
    ),
    ", inherited_indexes: {i: {cluster: true}, j: {cluster: true}}": (
        'i is the index for CLUSTER of public."p %1" already'
    ),
    ", unique: {own: {columns: [a], options: {fillfactor: 60}}}, "
    "inherited_indexes: {u: {name: own, options: {fillfactor: 50}}}": (
        "options differs from that of unique own, whose index this is"
    ),
    ", unique: {own: {columns: [a], depends_on_extensions: [plpgsql]}}, "
    "inherited_indexes: {u: {name: own, depends_on_extensions: [pg_trgm]}}": (
        "depends_on_extensions differs from that of unique own, whose index this is"
    ),
}


@pytest.mark.parametrize("part", FAULTS)
def test_what_cannot_be_said_is_told_where_it_stands(part: str) -> None:
    with pytest.raises(InputError) as raised:
        engine.declared(parted(part))
    [finding] = raised.value.findings
    assert finding.message == FAULTS[part]
    assert finding.place is not None
    assert finding.place.line == 7


EXPRESSIONS = (
    "abs(a)",
    "(a + b)",
    "(t::varchar(3))",
    "(1::bigint)",
    '(t COLLATE "C")',
    "(case when a > 0 then 1 end)",
    "(case when a > 0 then 1 else b end)",
    "nullif(a, b)",
    "greatest(a, 2)",
    "least(a, 2)",
    "coalesce(a, b, 1)",
    "(ARRAY[a, b])",
    "(l[1])",
    "(l[1]::text)",
    "(a IS NULL)",
    "(a IN (1, 2))",
    "(a > 0 AND b > 0)",
    "substring(t from 1 for 2)",
    "(a::text || t)",
    "(j -> 'a')",
)


def test_the_name_of_a_column_over_an_expression_is_known(database: Database) -> None:
    database.execute("CREATE TABLE t (a int, b int, t text, l int[], j jsonb)")
    for expression in EXPRESSIONS:
        database.execute(f"CREATE INDEX i ON t USING btree ({expression})")
        [(name, canonical)] = database.query(
            "SELECT attname, pg_get_indexdef(attrelid, 1, true) FROM pg_attribute WHERE attrelid = 'i'::regclass"
        )
        assert (name, name) == (sql.index_column_name(expression), sql.index_column_name(canonical)), expression
        database.execute("DROP INDEX i")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("abs(a), a", "a, abs(a)"),
        ("(a + 1), (a + 2), b", "b, (a + 1), (a + 2)"),
        ("(a + 1), (a + 2), b", "(a + 3), b"),
        ("abs(b)", "sign(b)"),
        ("b, 'coalesce(a, b)'", "'coalesce(b, a)', b"),
    ],
)
def test_parts_of_another_expression_have_the_name_that_a_fresh_build_gives(
    before: str, after: str, database: Database, make_database: MakeDatabase
) -> None:
    text = (
        "tables: {p: {columns: {k: int, a: float8, b: float8}, partition_by: list (k), indexes: {i: [KEYS]},"
        " partitions: {p1: {values: IN (1)}}}}"
    )
    engine.converge(database, text.replace("KEYS", before))
    database.execute("INSERT INTO p VALUES (1, 2, 3)")
    engine.converge(database, text.replace("KEYS", after))
    fresh = make_database()
    engine.converge(fresh, text.replace("KEYS", after))
    assert not diff(schema_of(fresh, fresh.server.binaries), schema_of(database, database.server.binaries))
