"""Calls without a schema mean the best overload of the whole search_path, wherever the declared ones are."""

from __future__ import annotations

import pytest

from schemadiff import sql
from schemadiff.catalog.objects import Identity
from tests.support import engine
from tests.support.databases import MakeDatabase
from tests.support.pg_dump import diff, schema_of

TEXTS = """
schema: app
functions:
  plus(a numeric): {returns: numeric, language: sql, volatility: immutable, body: SELECT a + 1}
  put(a numeric, b numeric): {returns: numeric, sql_body: RETURN a + b, volatility: immutable}
operators: {"&&&(numeric, numeric)": {function: put}}
domains: {more: {type: int, checks: {p: plus(3) > 0}}}
tables:
  t:
    columns:
      a: {type: int, default: plus(3)}
      b: numeric
      c: {type: numeric, generated: {stored: plus(7)}}
    checks: {positive: plus(a) > 0, together: a &&& 1 > 0}
    indexes: {t_plus: {columns: [plus(a)]}, t_some: {columns: [b], where: plus(1) < a}}
    policies: {some: {using: plus(5) > a}}
    triggers: {fires: {timing: before update, for_each: row, when: plus(new.a) > 2, execute: fire()}}
views: {v: SELECT plus(a) AS n FROM t, w: SELECT plus(b) AS n FROM t}
"""
FIRING = """
schema: {schema}
functions:
  fire(): {{returns: trigger, language: plpgsql, body: BEGIN RETURN new; END}}
"""
TAKING_ARGUMENTS = """
schema: app
functions:
  fire(a int): {returns: int, language: sql, body: SELECT a}
"""
OVERLOADS = """
schema: public
functions:
  plus(a int): {returns: int, language: sql, volatility: immutable, body: SELECT a + 2}
  put(a int, b int): {returns: int, sql_body: RETURN a - b, volatility: immutable}
operators: {"&&&(int, int)": {function: put}}
"""
ALONE = {"texts.yaml": TEXTS, "firing.yaml": FIRING.format(schema="public")}
TOGETHER = ALONE | {"overloads.yaml": OVERLOADS, "other.yaml": TAKING_ARGUMENTS}


@pytest.mark.parametrize(("before", "after"), [(ALONE, TOGETHER), (TOGETHER, ALONE)], ids=["come", "go"])
def test_an_overload_of_another_schema_comes_and_goes(
    make_database: MakeDatabase, before: dict[str, str], after: dict[str, str]
) -> None:
    changed, fresh = make_database(), make_database()
    engine.converge(changed.conninfo, before)
    engine.converge(changed.conninfo, after)
    engine.converge(fresh.conninfo, after)
    assert not diff(*(schema_of(d.conninfo, d.server.binaries) for d in (changed, fresh)))


def test_statements_leave_to_the_server_what_the_arguments_decide(make_database: MakeDatabase) -> None:
    database = make_database()
    together = engine.apply(database.conninfo, TOGETHER)
    texts = [step.sql for step in together.steps if step.identity == Identity("view", ("app", "v"))]
    assert texts == ["CREATE OR REPLACE VIEW app.v AS\nSELECT plus(a) AS n FROM app.t"]


def test_a_trigger_runs_the_first_function_without_arguments(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database.conninfo, TOGETHER)
    asked = "SELECT p.pronamespace::regnamespace::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
    assert database.query(asked) == [("public",)]


def test_the_built_in_routines_are_known(make_database: MakeDatabase) -> None:
    asked = "SELECT DISTINCT proname::text FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace"
    assert [name for (name,) in make_database().query(asked) if not sql.is_built_in(name)] == []
