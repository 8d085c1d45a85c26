"""What a plan does not count, since an author's code would run for it, apply counts after consent, before it begins."""

from __future__ import annotations

import pytest

from tests.security.conftest import Declare
from tests.support.command import invoke
from tests.support.databases import Database

LIVE = """
    CREATE SCHEMA app;
    CREATE FUNCTION app.even(n integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN n % 2 = 0;
    CREATE FUNCTION public.abs(n text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
    CREATE TYPE app.size AS ENUM ('small', 'large');
    CREATE DOMAIN app.positive AS integer CHECK (VALUE > 0);
    CREATE TABLE app.item (n integer, t text, s app.size, p app.positive, r app.positive[], v varchar(5),
        w timestamptz);
    INSERT INTO app.item VALUES (1, 'x', 'small', 1, '{1}', 'v', '2026-01-01'), (2, 'y', 'large', 2, '{2}', 'w', NULL);
"""


def content(check: str) -> dict[str, object]:
    columns = {"n": "int", "t": "text", "s": "size", "p": "positive", "r": "positive[]", "v": "varchar(5)"}
    return {
        "schema": "app",
        "enums": {"size": ["small", "large"]},
        "domains": {"positive": {"type": "int", "checks": {"positive_check": "VALUE > 0"}}},
        "functions": {
            "even(n integer)": {"returns": "boolean", "volatility": "immutable", "sql_body": "RETURN n % 2 = 0"},
        },
        "tables": {"item": {"columns": {**columns, "w": "timestamptz"}, "checks": {"c": check}}},
    }


def test_apply_counts_before_its_first_statement(database: Database, declare: Declare) -> None:
    database.execute(LIVE)
    folder = declare(content("even(n)"))
    planned = invoke("plan", "--db", database, "--schema", folder)
    assert planned.code == 0
    assert "check app.item.c: rows not counted: the test calls app.even(), which is not built in" in planned.out
    assert "violates" not in planned.out
    applied = invoke("apply", "--db", database, "--schema", folder, "--yes")
    assert applied.code == 3
    assert "1 row of app.item violates c" in applied.err
    assert "[1/" not in applied.err, "no step has begun"
    database.execute("DELETE FROM app.item WHERE n = 1")
    assert invoke("apply", "--db", database, "--schema", folder, "--yes").code == 0


@pytest.mark.parametrize(
    "check",
    [
        "n <> 1",
        "length(t) > 1 AND t ~ '^y' OR t = 'y'",
        "s <> 'small'",
        "s IN ('large')",
        "s = 'large'::app.size",
        "p > 1",
        "n BETWEEN 2 AND 5",
        "CASE n WHEN 1 THEN false ELSE true END",
        "coalesce(t, '') <> 'x' AND greatest(n, 2) = 2 AND item.t LIKE 'y%'",
        "v::text <> 'v'",
        "w IS NULL",
        "extract(year FROM w) < 2026 OR w IS NULL",
        "t SIMILAR TO 'y|z'",
        "(n, t) <> (1, 'x')",
        "n = ANY (ARRAY[2, 3])",
        "'[2]'::jsonb @> jsonb '[2]' AND n > 1",
    ],
)
def test_a_plan_counts_what_is_built_in(database: Database, declare: Declare, check: str) -> None:
    database.execute(LIVE)
    planned = invoke("plan", "--db", database, "--schema", declare(content(check)))
    assert "1 row of app.item violates c" in planned.out, planned
    assert planned.code == 3


@pytest.mark.parametrize(
    ("check", "why"),
    [
        ("app.even(n)", "calls app.even(), which is not built in"),
        ("abs(n) = 2", "calls abs(), and the schema public has one of that name that is not built in"),
        ("n::app.positive = 2", "casts to app.positive, which is neither built in nor an enum"),
        ("r <> '{1}'", "reads r, whose type is not built in"),
        ("length(repeat(t, 3)) > 3 AND n > 1", "calls repeat(), which is not on the list"),
        ("now() IS NOT NULL AND n > 1", "calls now(), which is not on the list"),
        ("CURRENT_DATE IS NOT NULL AND n > 1", "contains SQLValueFunction"),
        ("n ^ 2 > 1", "uses the operator ^, which is not on the list"),
        ("t::regclass IS NULL", "casts to regclass"),
        ("item IS NOT NULL AND n > 1", "names item, which is no column"),
    ],
)
def test_a_plan_says_what_it_does_not_count(database: Database, declare: Declare, check: str, why: str) -> None:
    database.execute(LIVE)
    planned = invoke("plan", "--db", database, "--schema", declare(content(check)))
    assert f"the test {why}" in " ".join(planned.out.split()), planned
    assert "violate" not in planned.out


def test_an_own_operator_or_cast_of_the_target_is_not_used(database: Database, declare: Declare) -> None:
    database.execute(LIVE)
    database.execute("""
        CREATE FUNCTION app.same(app.size, app.size) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
        CREATE OPERATOR app.= (LEFTARG = app.size, RIGHTARG = app.size, FUNCTION = app.same);
    """)
    planned = invoke("plan", "--db", database, "--schema", declare(content("s = 'large'")), "--manage", "declared")
    assert "uses the operator =, and the schema app has one of that name that is not built in" in " ".join(
        planned.out.split()
    )


def test_rows_that_the_role_may_not_read_are_left(database: Database, declare: Declare) -> None:
    database.execute(LIVE)
    database.execute("ALTER TABLE app.item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    planned = invoke("plan", "--db", database, "--schema", declare(content("n > 1")))
    assert "1 row of app.item violates c" in planned.out, "a superuser reads them all"
