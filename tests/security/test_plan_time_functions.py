"""The list of what may be evaluated while a plan is made, held against a server."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from schemadiff import sql
from schemadiff.sql import evaluation
from tests.support.databases import Database

LISTS = tomllib.loads((Path(evaluation.__file__).parent / "plan_time_functions.toml").read_text(encoding="utf-8"))

VOLATILITY = """
    SELECT p.proname::text, string_agg(DISTINCT p.provolatile::text, ''), bool_or(p.proretset),
           bool_or(l.lanname NOT IN ('internal', 'c', 'sql'))
      FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
     WHERE p.pronamespace = 'pg_catalog'::regnamespace GROUP BY 1
"""


def test_every_routine_of_a_listed_name_is_immutable(database: Database) -> None:
    known = {name: rest for name, *rest in database.query(VOLATILITY)}
    listed = f"{LISTS['immutable']} {LISTS['immutable_later']}".split()
    assert {n: known[n] for n in listed if n in known and known[n] != ["i", False, False]} == {}
    assert not [n for n in LISTS["immutable"].split() if n not in known and database.server.version >= 18]


def test_what_reads_a_pinned_setting_is_never_volatile(database: Database) -> None:
    known = {name: rest for name, *rest in database.query(VOLATILITY)}
    assert all(set(known[n][0]) <= {"i", "s"} for n in LISTS["pinned"].split())


def test_every_operator_is_the_servers(database: Database) -> None:
    asked = """
        SELECT o.oprname::text, string_agg(DISTINCT p.provolatile::text, '') FROM pg_operator o
        JOIN pg_proc p ON p.oid = o.oprcode WHERE o.oprnamespace = 'pg_catalog'::regnamespace GROUP BY 1
    """
    known: dict[str, str] = dict(database.query(asked))
    assert [o for o in LISTS["operators"].split() if "v" in known.get(o, "v")] == []


def test_every_type_is_the_servers(database: Database) -> None:
    known = {name for (name,) in database.query("SELECT typname::text FROM pg_type WHERE typnamespace = 11")}
    known |= sql.ALIASES.keys() | {"smallint", "integer", "bigint", "real", "numeric", "boolean"}
    assert [t for t in LISTS["types"].split() if t not in known] == []


@pytest.mark.parametrize(
    "bound",
    [
        "IN (1, -1, +1, 1.5, NULL, true, false, 'a', B'101')",
        "IN ('a'::text, CAST('b' AS text), '2026-01-01'::date::timestamp, DATE '2026-01-01', interval '1 day')",
        "IN (ARRAY[1, 2], ARRAY['a'::text], ROW(1, 'a'))",
        "FROM (MINVALUE) TO (MAXVALUE)",
        "FROM ('2026-01-01', 1) TO ('2027-01-01', maxvalue)",
        "WITH (MODULUS 4, REMAINDER 0)",
    ],
)
def test_a_bound_of_constants(bound: str) -> None:
    assert sql.problem(sql.TextKind.BOUND, f"FOR VALUES {bound}") is None


@pytest.mark.parametrize(
    ("bound", "what"),
    [
        ("IN (now())", "a call of now()"),
        ("IN ((SELECT 1))", "a subquery"),
        ("IN (1 + 1)", "the operator +"),
        ("IN (- '5')", "the operator -"),
        ("IN (-(1 + 1))", "the operator -"),
        ("IN (a)", "the name a"),
        ("IN (MINVALUE)", "the name minvalue"),
        ("FROM (t.minvalue) TO (1)", "the name t.minvalue"),
        ("IN (CURRENT_DATE)", "CURRENT_DATE"),
        ("IN ($1)", "an expression"),
        ("IN ('x'::public.d)", "a cast to public.d"),
        ("IN ('x'::regclass)", "a cast to regclass"),
        ("IN ('x'::text::d)", "a cast to d"),
        ("IN (ARRAY[now()])", "a call of now()"),
        ("IN (ROW(1, (SELECT 1)))", "a subquery"),
        ("IN (CASE WHEN true THEN 1 END)", "an expression"),
        ("FROM (coalesce(1, 2)) TO (3)", "an expression"),
    ],
)
def test_a_bound_that_would_be_evaluated(bound: str, what: str) -> None:
    fault = sql.problem(sql.TextKind.BOUND, f"FOR VALUES {bound}")
    assert fault is not None
    assert fault.message == f"{what} is not allowed; only constants are"
    assert fault.hint == "Write a literal value."


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*) FROM other.t",
        "SELECT count(*) FROM app.t, app.t AS u JOIN app.t AS w ON true",
        "SELECT count(*) FROM app.t FOR UPDATE",
        "WITH x AS (DELETE FROM app.t RETURNING 1) SELECT count(*) FROM app.t",
        "SELECT count(*) FROM app.t WHERE (SELECT secret FROM app.u LIMIT 1) = 'x'",
        "SELECT count(*) FROM app.t WHERE a = ANY (SELECT 1)",
        "SELECT count(*) FROM app.t, LATERAL (SELECT 1) AS x",
        "SELECT count(*) FROM app.t TABLESAMPLE system (1)",
        "SELECT count(*) FROM generate_series(1, 2)",
        "SELECT count(*) INTO x FROM app.t",
        "SELECT count(*) FROM app.t UNION SELECT 1",
        "SELECT count(*) FROM app.t; DROP TABLE app.t",
        "SELECT count(*) FROM app.t WHERE (c).f = 1",
        "SELECT count(*) FROM app.t WHERE xmlelement(name a) IS NULL",
        "SELECT count(*) FROM app.t WHERE pg_catalog.to_regclass('x') IS NULL",
        "SELECT count(*) FROM app.t WHERE evil.count(*) > 0",
        "SELECT count(*) FROM app.t WHERE a OPERATOR(evil.=) 1",
        "DROP TABLE app.t",
    ],
)
def test_a_query_that_is_not_known_to_be_harmless(query: str) -> None:
    assert sql.evaluated_by_query(query, {("app", "t")}).harm
