"""A change of tables in use that ends anywhere between two of its steps is completed by the next plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from schemadiff.pipeline.request import Online
from schemadiff.plan import Plan
from schemadiff.postgres.connection import connect
from schemadiff.report.script import script
from tests.support import engine
from tests.support.databases import Database
from tests.support.pg_dump import schema_of

ALWAYS = Online("always")
R = "{columns: {b: {type: int, not_null: true}}, primary_key: [b]}"
COLUMNS = "{a: {type: int, not_null: true}, b: int}"
PARTITIONS = "partitions: {p_1: {values: FROM (0) TO (5)}, p_2: {values: FROM (5) TO (20)}}"
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
        f"tables: {{r: {R}, p: {{partition_by: range (a), columns: {COLUMNS}, indexes: {{i: [a]}}, {PARTITIONS}}}}}",
        f"""
        tables:
          r: {R}
          p:
            partition_by: range (a)
            columns: {COLUMNS}
            primary_key: [a]
            indexes: {{i: [b], j: [b, a]}}
            foreign_keys: {{f: {{columns: [b], references: r(b)}}}}
            {PARTITIONS}
        """,
        "INSERT INTO r SELECT generate_series(1, 10); INSERT INTO p SELECT b, b FROM r",
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


def test_a_change_is_completed(make_database: Callable[[], Database], change: tuple[str, str, str]) -> None:
    before, after, rows = change
    fresh = make_database()
    with connect(fresh) as connection:
        engine.apply(connection, after)
    wanted = schema_of(fresh, fresh.server.binaries)

    def begun(steps: int | None) -> tuple[Database, Plan]:
        """A database in which the first steps of the change have been made, and the whole plan."""
        database = make_database()
        with connect(database) as connection:
            engine.apply(connection, before)
            database.execute(rows)
            plan = engine.plan(connection, after, online=ALWAYS)
            engine.execute(connection, replace(plan, steps=plan.steps[:steps]))
        return database, plan

    _, plan = begun(0)
    for number in range(len(plan.steps)):
        database, plan = begun(number)
        with connect(database) as connection:
            second = engine.plan(connection, after, online=ALWAYS)
            assert not second.hazards, (number, second.hazards)
            assert not any(step.effects.rewrite for step in second.steps), number
            engine.execute(connection, second)
            assert engine.plan(connection, after).empty, number
        assert schema_of(database, database.server.binaries) == wanted, f"after {number} steps\n{script(second)}"
        assert left_behind(database) == [], number
