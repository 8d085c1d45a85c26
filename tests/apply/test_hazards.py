"""What hazards a plan has where the server tells what is there: columns of views, built-in privileges, texts."""

from __future__ import annotations

from schemadiff.plan import Plan
from tests.support import engine
from tests.support.databases import Database

BEFORE = """
    CREATE TABLE t (id int PRIMARY KEY, a int);
    ALTER TABLE t ENABLE ROW LEVEL SECURITY;
    CREATE POLICY p ON t TO pg_monitor, pg_read_all_data USING (a>0);
    CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE VIEW v AS SELECT id, a FROM t;
    CREATE VIEW w AS SELECT a + 1 AS b FROM t;
"""
AFTER = """
tables:
  t:
    columns: {id: {type: int, not_null: true}, a: {A}}
    primary_key: [id]
    row_security: enabled
    policies: {p: {to: [{TO}], using: a > 0}}
functions:
  f(): {returns: int, language: sql, body: SELECT 1, grants: {PUBLIC: [execute], pg_monitor: [execute]}}
views: {v: 'SELECT id{V} FROM t', w: SELECT a + 1 AS b FROM t}
"""


def planned(database: Database, *, a: str = "int", to: str = "pg_monitor, pg_read_all_data", v: str = ", a") -> Plan:
    """The plan to a declaration that differs in few things from what is there."""
    return engine.plan(database, AFTER.replace("{A}", a).replace("{TO}", to).replace("{V}", v))


def risks(plan: Plan) -> list[tuple[str, str]]:
    """The words of its hazards, and what each of them says."""
    return [(h.words, h.why) for h in plan.hazards]


def test_what_is_there_by_default_is_nothing_new(database: Database) -> None:
    database.execute(BEFORE)
    plan = planned(database, to="pg_monitor")
    assert plan.steps
    assert risks(plan) == [], "a condition that is written in another way is the same"


def test_what_applications_get_otherwise(database: Database) -> None:
    database.execute(BEFORE)
    assert risks(planned(database, v="")) == [
        ("breaks-clients:public.v", "view public.v loses the column a"),
    ]
    assert risks(planned(database, a="bigint")) == [
        ("breaks-clients:public.t.a", "column public.t.a changes from integer to bigint"),
    ], "what follows for views is not said again"
    assert risks(planned(database, v=", a::text AS a")) == [
        ("breaks-clients:public.v", "view public.v has a as text, which was integer"),
    ]
