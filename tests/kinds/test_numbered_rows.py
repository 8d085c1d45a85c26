"""A sequence that is made for a column with rows goes on behind them; one that is there is never touched."""

from __future__ import annotations

import pytest

from schemadiff.apply import row_checks
from schemadiff.errors import InputError
from schemadiff.postgres.connection import connect
from tests.support import engine
from tests.support.databases import Database, MakeDatabase

SERIAL = "tables: {t: {columns: {id: serial}, primary_key: [id]}}"
IDENTITY = "tables: {t: {columns: {id: {type: int, identity: always}}, primary_key: [id]}}"
PLAIN = "tables: {t: {columns: {id: int}, primary_key: [id]}}"
DOWN = "tables: {t: {columns: {id: {type: int, identity: {always: {increment: -1}}}}, primary_key: [id]}}"
FROM_100 = "tables: {t: {columns: {id: {type: int, identity: {by default: {start: 100}}}}, primary_key: [id]}}"
PARTS = (
    "tables: {t: {columns: {id: int, p: int}, partition_by: list (p), partitions: {t1: {values: DEFAULT}}}}",
    "tables: {t: {columns: {id: {type: int, not_null: true, identity: always}, p: int}, partition_by: list (p),"
    " partitions: {t1: {values: DEFAULT}}}}",
)


def _next(database: Database) -> int:
    ((number,),) = database.query("INSERT INTO t DEFAULT VALUES RETURNING id")
    assert isinstance(number, int)
    return number


@pytest.mark.parametrize(
    ("before", "after", "rows", "following"),
    [
        (SERIAL, IDENTITY, (1, 2), 3),
        (IDENTITY, SERIAL, (1, 2), 3),
        (PLAIN, SERIAL, (7, -3), 8),
        (PLAIN, IDENTITY, (), 1),
        (PLAIN, IDENTITY, (-5,), 1),
        (PLAIN, DOWN, (-5, 3), -6),
        (PLAIN, FROM_100, (7,), 100),
        (PLAIN, FROM_100, (700,), 701),
        (*PARTS, (4,), 5),
    ],
)
def test_the_next_number_is_free(
    before: str, after: str, rows: tuple[int, ...], following: int, make_database: MakeDatabase
) -> None:
    database = make_database()
    engine.converge(database, before)
    for number in rows:
        # A serial's and an identity's own sequences stay behind: what counts are the rows.
        overriding = "OVERRIDING SYSTEM VALUE" if before == IDENTITY else ""
        database.execute(f"INSERT INTO t (id) {overriding} VALUES ({number})")
    engine.converge(database, after)
    assert _next(database) == following


def test_one_that_has_been_used_is_left_alone(make_database: MakeDatabase) -> None:
    database = make_database()
    made = "".join(f"{step.sql};\n" for step in engine.apply(database, PLAIN.replace("int", "bigint")).steps)
    assert "setval" not in made, "nothing to continue in a new table"
    made = "".join(f"{step.sql};\n" for step in engine.converge(database, IDENTITY.replace("int", "bigint")).steps)
    assert "setval" in made
    database.execute("ALTER SEQUENCE t_id_seq RESTART WITH 50")
    assert _next(database) == 50
    database.execute("DELETE FROM t; INSERT INTO t OVERRIDING SYSTEM VALUE VALUES (3)")
    database.execute(made)
    assert _next(database) == 51


BOUNDED = (
    "tables: {t: {columns: {id: {type: int, identity: {by default: {name: numbers, max: 2}}}}, primary_key: [id]}}"
)


@pytest.mark.parametrize("used", [0, 3])
def test_one_that_stands_before_its_bounds_begins_where_they_do(used: int, make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, IDENTITY)
    for _ in range(used):
        _next(database)
    engine.converge(database, IDENTITY.replace("always", "{always: {min: 50, start: 60}}"))
    assert _next(database) == 60
    engine.converge(database, IDENTITY.replace("always", "{always: {min: 55}}"))
    assert _next(database) == 61


def test_one_beyond_its_bounds_refuses_the_plan(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, IDENTITY + "\nsequences: {s: {start: 7}}")
    for _ in range(3):
        _next(database)
    database.query("SELECT nextval('s')")
    for yaml, what in (
        (IDENTITY + "\nsequences: {s: {max: 6}}", "sequence public.s"),
        (BOUNDED + "\nsequences: {s: {max: 7}}", "the identity of public.t.id"),
    ):
        plan = engine.plan(database, yaml)
        with connect(database) as connection:
            (found,) = row_checks.check_rows(connection, plan)
        assert found.message == f"the last value of {what} is beyond what it may be"
    assert _next(database) == 4
    engine.converge(database, BOUNDED.replace("max: 2", "max: 4") + "\nsequences: {s: {max: 7}}")


def test_a_partition_numbers_its_own_rows_up_to_16(make_database: MakeDatabase) -> None:
    database = make_database()
    part = "{values: IN (1), columns: {id: {identity: always}}}"
    text = (
        "tables:\n  t:\n    partition_by: list (k)\n    columns: {k: int, id: {type: int, not_null: true}}\n"
        f"    partitions: {{t1: {part}}}"
    )
    if database.server.version < 17:
        engine.converge(database, text)
        return
    with pytest.raises(InputError, match=r"^schema.yaml:5:\d+: column public.t1.id: a partition has no identity"):
        engine.plan(database, text)
