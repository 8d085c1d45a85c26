"""A change of tables in use that ends anywhere between two of its steps is completed by the next plan."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest

from schemadiff.pipeline.request import Online
from schemadiff.postgres.connection import connect
from schemadiff.report.script import script
from tests.support import engine
from tests.support.databases import Database, MakeDatabase
from tests.support.pg_dump import schema_of

ALWAYS = Online("always")
R = "{columns: {b: {type: int, not_null: true}}, primary_key: [b]}"
PARTITIONS = "partitions: {p_1: {values: FROM (0) TO (5)}, p_2: {values: FROM (5) TO (20)}}"
PARENT = "{partition_by: list (a), columns: {a: int}, unique: {k: [a]}"
CHANGES = {
    "columns": (
        "tables: {t: {columns: {a: int}}}",
        """
        tables:
          t:
            columns:
              a: int
              drawn: {type: uuid, default: gen_random_uuid(), not_null: true}
              id: {type: int, identity: always}
            indexes: {i: [drawn]}
        """,
        "INSERT INTO t (a) SELECT generate_series(1, 10)",
    ),
    "partitions": (
        f"""
        tables:
          r: {R}
          p: {{partition_by: range (a), columns: {{a: int, b: int}}, indexes: {{i: [a]}}, {PARTITIONS}}}
        """,
        f"""
        tables:
          r: {R}
          p:
            partition_by: range (a)
            columns: {{a: {{type: int, not_null: true}}, b: int}}
            primary_key: [a]
            indexes: {{i: [b], j: [b, a]}}
            foreign_keys: {{f: {{columns: [b], references: r(b)}}}}
            {PARTITIONS}
        """,
        "INSERT INTO r SELECT generate_series(1, 10); INSERT INTO p SELECT b, b FROM r",
    ),
    "attached": (
        f"tables: {{p: {PARENT}, partitions: {{rest: {{values: default}}}}}}, t: {{columns: {{a: int}}}}}}",
        f"""
        tables:
          p: {PARENT}, partitions: {{t: {{values: IN (1)}}, u: {{values: IN (3)}}, rest: {{values: default}}}}}}
        """,
        "INSERT INTO p VALUES (2); INSERT INTO t VALUES (1)",
    ),
    "detached": (
        f"""
        tables:
          p: {PARENT}, checks: {{c: a > 0}}, partitions: {{t: {{values: IN (1)}}, u: {{values: IN (2)}}}}}}
        """,
        f"""
        tables:
          p: {PARENT}, checks: {{c: a > 0}}, partitions: {{t: {{values: IN (1)}}}}}}
          u: {{columns: {{a: int}}, unique: {{u_a_key: [a]}}, checks: {{c: a > 0}}}}
        """,
        "INSERT INTO p VALUES (1), (2)",
    ),
    "renamed": (
        """
        tables:
          before: {columns: {id: {type: int, not_null: true}, first: int, second: int}}
          other: {columns: {first: int, second: int}}
        """,
        """
        tables:
          after:
            renamed_from: before
            columns: {id: {type: int, not_null: true}, first: int, second: int}
            indexes: {by_first: [first]}
          other:
            columns:
              latter: {type: int, renamed_from: first, not_null: true}
              second: int
              more: {type: int, not_null: true, backfill: 7}
            checks: {positive: more > 0, small: latter < 100}
            indexes: {by_second: [second]}
        """,
        "INSERT INTO before SELECT g, g, g FROM generate_series(1, 10) g; INSERT INTO other SELECT id FROM before",
    ),
}


@pytest.fixture(scope="module", params=CHANGES)
def change(request: pytest.FixtureRequest) -> tuple[str, str, str]:
    return CHANGES[request.param]


def left_behind(database: Database) -> list[tuple[object, ...]]:
    """What has a name that only a part of an online change has."""
    return database.query(
        "SELECT relname FROM pg_class WHERE relname LIKE '%schemadiff%'"
        " UNION ALL SELECT conname FROM pg_constraint WHERE conname LIKE '%schemadiff%'"
        " UNION ALL SELECT attname FROM pg_attribute WHERE attname LIKE '%schemadiff%'"
    )


def test_a_pending_detach_is_completed(make_database: MakeDatabase) -> None:
    before, after, rows = CHANGES["detached"]
    database = make_database()
    with connect(database) as connection:
        engine.apply(connection, before)
        database.execute(rows)
        with database.connect(autocommit=False) as reader:
            reader.execute("SELECT FROM p")
            with database.connect(options="-c statement_timeout=300") as session, pytest.raises(psycopg.Error):
                session.execute("ALTER TABLE p DETACH PARTITION u CONCURRENTLY")
        assert database.query("SELECT count(*) FROM pg_inherits WHERE inhdetachpending") == [(1,)]
        plan = engine.plan(connection, after, online=ALWAYS)
        engine.execute(connection, plan)
        assert database.query("SELECT count(*) FROM pg_inherits WHERE inhdetachpending") == [(0,)]
        assert engine.plan(connection, after).empty


def test_a_change_is_completed(make_database: MakeDatabase, change: tuple[str, str, str]) -> None:
    before, after, rows = change
    fresh = make_database()
    with connect(fresh) as connection:
        engine.apply(connection, after)
    wanted = schema_of(fresh, fresh.server.binaries)

    under_way = make_database()
    with connect(under_way) as connection:
        engine.apply(connection, before)
        under_way.execute(rows)
        plan = engine.plan(connection, after, online=ALWAYS)
    for number in range(len(plan.steps)):
        database = make_database(template=under_way.name)
        with connect(database) as connection:
            second = engine.plan(connection, after, online=ALWAYS)
            assert not (second.consents or second.warnings), (number, second.hazards, second.warnings)
            assert not any(step.effects.rewrite for step in second.steps), number
            engine.execute(connection, second)
            assert engine.plan(connection, after).empty, number
        if number % 4 == 1:
            # An empty plan says the same, and takes less time.
            assert schema_of(database, database.server.binaries) == wanted, f"after {number} steps\n{script(second)}"
        assert left_behind(database) == [], number
        engine.execute(under_way, replace(plan, steps=plan.steps[number : number + 1]))
