"""Texts over what the plan renames: equal where they only follow the rename, and different where they mean another."""

from __future__ import annotations

from schemadiff.plan import Plan
from tests.support import engine
from tests.support.databases import Database

FUNCTION = "{returns: integer, language: sql, volatility: immutable, body: SELECT 1%s}"


def renamed(plan: Plan) -> bool:
    """Whether the plan does nothing else."""
    return all(step.operation == "rename" for step in plan.steps)


def functions(*declared: str) -> str:
    found = (text.partition(" was ") for text in declared)
    lines = (f"  {key}: {FUNCTION % (', renamed_from: ' + old if old else '')}" for key, _, old in found)
    return "\n".join(["functions:", *lines]) + "\n"


def test_overloads_that_move_together_are_asked_under_the_old_name(database: Database) -> None:
    table = "tables: {t: {columns: {n: integer}, checks: {c: %s(n) > 0 AND %s(n::numeric) > 0}}}"
    engine.converge(str(database), functions("f(a int)", "f(a numeric)") + table % ("f", "f"))
    after = functions("g(a int) was f", "g(a numeric) was f") + table % ("g", "g")
    assert renamed(engine.converge(str(database), after))


def test_an_overload_that_stays_behind_is_another_function(database: Database) -> None:
    table = "tables: {t: {columns: {n: integer}, checks: {c: %s(n) > 0}}}"
    engine.converge(str(database), functions("f(a int)", "f(a numeric)") + table % "f")
    after = functions("g(a int) was f", "f(a numeric)") + table
    plan = engine.converge(str(database), after % "f")
    assert not renamed(plan), "f(n) meant f(integer), and means f(numeric)"
    assert database.query("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'c'") == [
        ("CHECK ((f((n)::numeric) > 0))",)
    ]


def test_functions_that_exchange_names(database: Database) -> None:
    body = "{returns: integer, language: sql, volatility: immutable, body: SELECT %s%s}"
    text = "functions:\n  f(a int): %s\n  g(a int): %s\ntables: {t: {columns: {n: integer}, checks: {c: %s(n) > 0}}}"
    engine.converge(str(database), text % (body % (1, ""), body % (2, ""), "f"))
    swapped = body % (2, ", renamed_from: g"), body % (1, ", renamed_from: f")
    assert renamed(engine.plan(str(database), text % (*swapped, "g")))
    assert not renamed(engine.converge(str(database), text % (*swapped, "f")))


def test_a_view_whose_relations_have_aliases_of_renamed_names(database: Database) -> None:
    """u is the alias of t, and t that of u: nothing is guessed, and the view reads what it says."""
    text = """
        tables:
          t: {columns: {%s: integer, x: integer}}
          u: {columns: {a: integer, b: integer}}
        views: {v: "%s"}
        """
    engine.converge(str(database), text % ("a", "SELECT t.a AS c FROM u AS t, t AS u"))
    after = text % ("b: {type: integer, renamed_from: a}, z", "SELECT t.b AS c FROM u AS t, t AS u")
    assert not renamed(engine.converge(str(database), after))
    assert database.query("SELECT pg_get_viewdef('v')")[0][0].split() == "SELECT t.b AS c FROM u t, t u;".split()


def test_a_view_over_columns_that_are_renamed(database: Database) -> None:
    text = """
        tables:
          {t}: {{columns: {{{a}: integer, x: integer}}{was}}}
          u: {{columns: {{a: integer}}}}
        views:
          one: SELECT {t}.{a} AS a, x FROM {t} WHERE {t}.{a} > 1
          two: SELECT {t}.{a} AS b, u.a FROM {t} JOIN u ON u.a = {t}.{a}
        """
    engine.converge(str(database), text.format(t="t", a="a", was=""))
    after = text.format(t="s", a="b", was=", renamed_from: t").replace(
        "{b: integer", "{b: {type: integer, renamed_from: a}"
    )
    assert renamed(engine.converge(str(database), after))


SELECTING = """
composite_types: {c: {attributes: {NAME: TYPE, other: int}}}
domains: {d: {type: c, checks: {d_check: (VALUE).NAME > 0 OR true}}}
tables:
  t: {columns: {NAME: TYPE, other: int}}
  u:
    columns: {v: c, vs: "c[]", r: t, g: {type: int, generated: {stored: (v).NAME}}}
    checks:
      u_check: "(v).NAME > 0 OR (vs[1]).NAME > 0 OR (r).NAME IS NULL OR (r).other = 0 OR '(v).first' = ''"
    indexes: {u_i: {columns: [((v).NAME)], where: (r).NAME > 0}}
  p: {columns: {v: c}, partition_by: list (((v).NAME))}
views: {w: SELECT (v).NAME AS n FROM u, x: SELECT q.NAME AS n FROM rows_of_t() q}
functions:
  rows_of_t(): {returns: SETOF t, language: sql, body: SELECT * FROM t}
  of_row(t): {returns: int, sql_body: RETURN ($1).NAME, volatility: immutable}
"""


def test_what_is_selected_from_values_of_row_types(database: Database) -> None:
    engine.converge(database, SELECTING.replace("NAME", "first").replace("TYPE", "int"))
    database.execute("INSERT INTO u VALUES ('(1,2)', NULL, NULL)")
    plan = engine.converge(
        database, SELECTING.replace("NAME", "second").replace("TYPE", "{type: int, renamed_from: first}")
    )
    changed = {step.identity.kind for step in plan.steps if step.operation != "rename"}
    assert changed <= {"view", "function"}, "what is no query is asked as the server has it, and follows the rename"


def test_another_part_of_the_new_name_is_not_taken_for_the_renamed_one(database: Database) -> None:
    text = """
composite_types: {c: {attributes: {ONE: TYPE, other: int}}, d: {attributes: {a: int, b: int}}}
tables: {t: {columns: {v: c, w: d}, checks: {t_check: (v).ONE > (w).PART}}}
"""
    first = text.replace("ONE", "a").replace("TYPE", "int")
    engine.converge(database, first.replace("PART", "a"))
    after = text.replace("ONE", "b").replace("TYPE", "{type: int, renamed_from: a}")
    engine.converge(database, after.replace("PART", "b"))
    assert database.query("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 't_check'") == [
        ("CHECK (((v).b > (w).b))",)
    ]
