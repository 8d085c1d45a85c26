"""The condition of a rule is read back whatever form the server prints it in."""

from __future__ import annotations

from tests.support import engine
from tests.support.databases import MakeDatabase

RULES = """
tables: {t: {columns: {a: int}}}
views:
  v:
    query: SELECT a FROM t
    rules:
      r: {event: delete, when: "CASE WHEN true THEN old.a > %s END", instead: true}
      d: {event: delete, instead: true}
"""


def test_one_that_begins_on_a_line_of_its_own(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, RULES % 0)
    made = engine.plan(database, RULES % 1)
    assert [step.identity.name for step in made.steps] == ["r"]
    engine.converge(database, RULES % 1)
    assert "> 1" in database.query("SELECT pg_get_ruledef(oid) FROM pg_rewrite WHERE rulename = 'r'")[0][0]
