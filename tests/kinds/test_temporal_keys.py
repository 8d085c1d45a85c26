"""Keys WITHOUT OVERLAPS, and foreign keys with PERIOD: what their golden cases cannot show."""

from __future__ import annotations

import pytest

from schemadiff.apply.row_checks import check_rows
from schemadiff.errors import InputError
from schemadiff.postgres.connection import connect
from tests.support import engine
from tests.support.databases import Database, MakeDatabase

TABLES = """
    CREATE EXTENSION btree_gist;
    CREATE TABLE t (id int, at int4range);
    INSERT INTO t VALUES (1, '[1,5)'), (1, '[4,9)'), (1, '[9,10)'), (2, '[1,5)'), (3, 'empty'), (4, NULL), (4, NULL),
        (NULL, '[1,2)'), (NULL, '[1,2)');
"""
KEYS = {
    "primary_key: {columns: [id, at], without_overlaps: true}": (
        "7 rows of public.t have a null, an empty range or an overlap in (id, at)"
    ),
    "unique: {k: {columns: [id, at], without_overlaps: true}}": (
        "3 rows of public.t have an empty range or an overlap in (id, at), which k forbids"
    ),
    "unique: {k: {columns: [id, at], without_overlaps: true, nulls_not_distinct: true}}": (
        "7 rows of public.t have an empty range or an overlap in (id, at), which k forbids"
    ),
}


@pytest.fixture
def database(make_database: MakeDatabase) -> Database:
    made = make_database()
    if made.server.version < 18:
        pytest.skip("needs PostgreSQL 18")
    return made


def counted(database: Database, yaml: str) -> list[str]:
    with connect(database) as connection:
        return [f.message for f in check_rows(connection, engine.plan(database, yaml))]


@pytest.mark.parametrize("key", KEYS)
def test_rows_that_overlap_are_counted_beforehand(database: Database, key: str) -> None:
    database.execute(TABLES)
    yaml = f"tables: {{t: {{columns: {{id: int, at: int4range}}, {key}}}}}"
    assert counted(database, yaml)[-1:] == [KEYS[key]], "nulls of a primary key are counted column by column before"
    database.execute("DELETE FROM t WHERE at && '[4,5)' OR isempty(at) OR at IS NULL OR id IS NULL")
    assert counted(database, yaml) == []
    engine.converge(database, {"t.yaml": yaml})


def test_rows_that_nothing_covers_are_counted_beforehand(database: Database) -> None:
    database.execute(
        "CREATE EXTENSION btree_gist; CREATE TABLE t (id int, at int4range, PRIMARY KEY (id, at WITHOUT OVERLAPS));"
        "CREATE TABLE u (t int, at int4range);"
        "INSERT INTO t VALUES (1, '[1,3)'), (1, '[3,5)');"
        "INSERT INTO u VALUES (1, '[2,4)'), (1, '[2,6)'), (2, '[2,4)'), (NULL, '[1,2)'), (1, NULL), (1, 'empty')"
    )
    yaml = """
        tables:
          t: {columns: {id: int, at: int4range}, primary_key: {columns: [id, at], without_overlaps: true}}
          u:
            columns: {t_id: {type: int, renamed_from: t}, at: int4range}
            foreign_keys: {f: {columns: [t_id, at], references: t, period: true}}
    """
    assert counted(database, yaml) == ["3 rows of public.u are not covered by rows of public.t (f)"]
    database.execute("DELETE FROM u WHERE NOT (t = 1 AND at = '[2,4)')")
    engine.converge(database, {"t.yaml": yaml})


def test_seeds_go_by_a_temporal_key(database: Database) -> None:
    yaml = """
        extensions: {btree_gist: {schema: public}}
        tables:
          t:
            columns: {id: int, at: int4range, name: text}
            primary_key: {columns: [id, at], without_overlaps: true}
            seeds: {key: [id, at], rows: [{id: 1, at: "[1,5)", name: NAME}, {id: 1, at: "[5,9)", name: b}]}
    """
    engine.converge(database, {"t.yaml": yaml.replace("NAME", "a")})
    engine.converge(database, {"t.yaml": yaml.replace("NAME", "c")})
    assert database.query("SELECT name FROM t ORDER BY at") == [("c",), ("b",)]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            "primary_key: {columns: [at], without_overlaps: true}",
            "t.yaml:1:49: without_overlaps needs at least two columns, the last of them a range",
        ),
        (
            "primary_key: {columns: [id, at], without_overlaps: true}, "
            "foreign_keys: {f: {columns: [id, at], references: t}}",
            "t.yaml:1:122: no primary key or unique constraint of public.t covers exactly (id, at)\n"
            "    Write `period: true`: the key there is `without_overlaps`.",
        ),
        (
            "primary_key: [id, at], foreign_keys: {f: {columns: [id, at], references: t, period: true}}",
            "t.yaml:1:87: no primary key or unique constraint without overlaps of public.t covers exactly "
            "(id, at)\n    Remove `period: true`: the key there is without `without_overlaps`.",
        ),
        (
            "unique: {k: {columns: [id, at], without_overlaps: true}}, "
            "foreign_keys: {f: {columns: [id, at], references: 't(id, at)', period: true, on_delete: cascade}}",
            "t.yaml:1:122: a foreign key with `period` can only have the on_delete and on_update no action",
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_place(keys: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        engine.declared({"t.yaml": f"tables: {{t: {{columns: {{id: int, at: int4range}}, {keys}}}}}"})
    assert str(caught.value) == message
