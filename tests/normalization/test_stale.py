"""Texts that are as they were, over what the plan renames or drops: told while it is planned, at their lines."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import Database

SETUP = """
    CREATE TABLE t (id int PRIMARY KEY, a text, b int);
    CREATE TABLE u (id int, a int);
    CREATE VIEW v AS SELECT t.id, t.a FROM public.t;
    CREATE MATERIALIZED VIEW m AS SELECT t.a FROM public.t;
    CREATE POLICY p ON u USING (EXISTS (SELECT 1 FROM public.t WHERE t.a = 'x'));
    CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(t.a) FROM public.t; END;
"""
READING = """
  u:
    columns: {id: int, a: int}
    policies: {p: {using: "EXISTS (SELECT 1 FROM public.t WHERE t.a = 'x'::text)"}}
views: {v: "SELECT t.id, t.a FROM public.t"}
materialized_views: {m: "SELECT t.a FROM public.t"}
functions:
  f(): {returns: bigint, language: sql, sql_body: "BEGIN ATOMIC SELECT count(t.a) FROM public.t; END"}
"""
READERS = (
    "policy public.u.p: using",
    "view public.v: query",
    "materialized view public.m: query",
    "public.f(): sql_body",
)


def table(name: str, columns: str) -> str:
    return (
        f"tables:\n  {name}: {{columns: {{id: {{type: int, not_null: true}}, {columns}}}, primary_key: [id]}}{READING}"
    )


def told(database: Database, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        engine.plan(database, text)
    return [str(finding) for finding in caught.value.findings]


def test_as_they_are_they_are_right(database: Database) -> None:
    database.execute(SETUP)
    assert engine.plan(database, table("t", "a: text, b: int")).empty


@pytest.mark.parametrize("columns", ["b: int", "c: {type: text, renamed_from: a}, b: int"])
def test_a_column_that_is_gone(database: Database, columns: str) -> None:
    database.execute(SETUP)
    found = told(database, table("t", columns))
    assert len(found) == len(READERS)
    for reader in READERS:
        assert any(f"{reader}: column t.a does not exist" in line for line in found), found


def test_a_relation_that_is_renamed(database: Database) -> None:
    database.execute(SETUP)
    found = told(database, table("t2", "a: text, b: int").replace("t2: {", "t2: {renamed_from: t, "))
    assert len(found) == len(READERS)
    for reader in READERS:
        assert any(f"{reader} names the relation public.t, which this plan renames to public.t2" in f for f in found)


def test_a_relation_that_is_dropped(database: Database) -> None:
    database.execute(SETUP)
    (found,) = told(database, 'tables: {u: {columns: {id: int, a: int}}}\nviews: {v: "SELECT t.id, t.a FROM public.t"}')
    assert "schema.yaml:2:9: view public.v: query names the relation public.t, which this plan drops" in found


def test_another_table_of_that_column_is_no_fault(database: Database) -> None:
    database.execute(SETUP + "CREATE VIEW w AS SELECT u.a, t.id FROM public.u, public.t")
    text = """
tables:
  t: {columns: {id: {type: int, not_null: true}, c: {type: text, renamed_from: a}, b: int}, primary_key: [id]}
  u: {columns: {id: int, a: int}}
views: {w: "SELECT u.a, t.id FROM public.u, public.t", v: "SELECT t.id, t.c AS a FROM public.t"}
"""
    made = engine.plan(database, text)
    assert not any("view public.w" in step.title for step in made.steps), [step.title for step in made.steps]


def test_names_of_a_text_itself_are_no_relations(database: Database) -> None:
    database.execute("CREATE TABLE t (id int); CREATE TABLE u (id int)")
    database.execute("CREATE VIEW w AS WITH t AS (SELECT id AS a FROM u) SELECT a FROM t")
    text = 'tables: {u: {columns: {id: int}}}\nviews: {w: "WITH t AS (SELECT id AS a FROM u) SELECT a FROM t"}'
    assert [step.title for step in engine.plan(database, text).steps] == ["drop table public.t"]


def test_labels_that_an_enum_has_no_more(database: Database) -> None:
    database.execute(
        """
        CREATE TYPE phase AS ENUM ('new', 'old', 'gone');
        CREATE TABLE jobs (id int, phase phase DEFAULT 'old', word text DEFAULT 'old', CHECK (phase <> 'gone'));
        CREATE VIEW done AS SELECT id FROM jobs WHERE phase = 'old';
        """
    )
    yaml = """
        enums: {phase: [new]}
        tables:
          jobs:
            columns:
              id: int
              phase: {type: phase, default: "'old'"}
              word: {type: text, default: "'old'"}
            checks: {jobs_phase_check: "phase <> 'gone'::public.phase"}
        views: {done: "SELECT id FROM jobs WHERE phase = 'old'::phase"}
    """
    with pytest.raises(InputError) as caught:
        engine.plan(database, yaml)
    label, lost = "names the label", "of enum public.phase, which this plan removes"
    assert [f.message for f in caught.value.findings] == [
        f"default of column public.jobs.phase: expression {label} old {lost}",
        f"check public.jobs.jobs_phase_check: expression {label} gone {lost}",
        f"view public.done: query {label} old {lost}",
    ]
