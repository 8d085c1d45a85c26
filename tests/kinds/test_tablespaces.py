"""Tables, their keys, indexes and materialized views in tablespaces: made there, moved there and back in place."""

from __future__ import annotations

from contextlib import suppress

import psycopg
import pytest

from schemadiff.postgres.embedded import Server
from tests.support import engine
from tests.support.databases import MakeDatabase
from tests.support.pg_dump import diff, schema_of

PLACE = "beside"

THERE = f"""
tables:
  t:
    tablespace: {PLACE}
    columns: {{a: int, b: int, c: int4range}}
    primary_key: {{columns: [a], tablespace: {PLACE}}}
    unique: {{u: {{columns: [b], tablespace: {PLACE}, deferrable: true, options: {{fillfactor: 70}}}}}}
    exclusions: {{x: {{method: gist, elements: [c WITH &&], tablespace: {PLACE}, where: a > 1, deferrable: true}}}}
    indexes: {{i: {{columns: [b], tablespace: {PLACE}}}}}
materialized_views: {{m: {{query: SELECT 1 AS one, tablespace: {PLACE}}}}}
"""
HERE = THERE.replace(f"    tablespace: {PLACE}\n", "").replace(f", tablespace: {PLACE}", "")


@pytest.fixture(autouse=True)
def _beside(server: Server, make_database: MakeDatabase) -> None:
    if server.version < 15:
        pytest.skip("tablespaces within the data directory came with PostgreSQL 15")
    with make_database().connect() as connection:
        connection.execute("SET allow_in_place_tablespaces = on")
        # It belongs to the server, which the other workers share.
        with suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
            connection.execute(f"CREATE TABLESPACE {PLACE} LOCATION ''".encode())


def parted(above: str, part: str) -> str:
    return f"""
tables:
  p:
    columns: {{a: int, b: int}}
    partition_by: list (a)
    indexes: {{i: {{columns: [b]{above}}}}}
    partitions: {{p1: {{values: IN (1), inherited_indexes: {{i: {{{part}}}}}}}, p2: {{values: IN (2)}}}}
"""


THERE_TOO, ELSEWHERE = f", tablespace: {PLACE}", f"tablespace: {PLACE}"


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        (parted("", ""), parted("", ELSEWHERE), 1),
        (parted("", ELSEWHERE), parted(THERE_TOO, ""), 2),
        (parted(THERE_TOO, ""), parted(THERE_TOO, "tablespace: null"), 1),
        (parted(THERE_TOO, "tablespace: null"), parted("", ""), 2),
    ],
    ids=["one part", "the index and the other part", "one part back", "all"],
)
def test_parts_of_an_index_move(before: str, after: str, moved: int, make_database: MakeDatabase) -> None:
    database, fresh = make_database(), make_database()
    engine.converge(database, before)
    made = engine.converge(database, after)
    assert len(made.steps) == moved
    engine.converge(fresh, after)
    assert not diff(schema_of(fresh, fresh.server.binaries), schema_of(database, database.server.binaries))


@pytest.mark.parametrize(("before", "after"), [(THERE, HERE), (HERE, THERE)])
def test_what_is_there_moves(before: str, after: str, make_database: MakeDatabase) -> None:
    database, fresh = make_database(), make_database()
    engine.converge(database, before)
    database.execute("INSERT INTO t VALUES (1, 2, '[1,3)'); REFRESH MATERIALIZED VIEW m")
    made = engine.converge(database, after)
    assert all("SET TABLESPACE" in step.sql for step in made.steps)
    assert len(made.steps) == 6
    engine.converge(fresh, after)
    assert not diff(schema_of(fresh, fresh.server.binaries), schema_of(database, database.server.binaries))
    assert database.query("SELECT a, b FROM t") == [(1, 2)]
