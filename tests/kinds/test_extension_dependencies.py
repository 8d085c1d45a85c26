"""Marks by which objects go with an extension: an extension that goes leaves behind what is to stay."""

from __future__ import annotations

import pytest

from schemadiff.diff.catalogs import Scope
from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import MakeDatabase

MARKED = """
extensions: {citext: , pg_trgm: }
functions: {f(): {returns: int, language: sql, body: SELECT 1, depends_on_extensions: [citext, pg_trgm]}}
tables: {t: {columns: {a: int}, primary_key: {columns: [a], depends_on_extensions: [citext]}}}
"""
UNMARKED = """
functions: {f(): {returns: int, language: sql, body: SELECT 1}}
tables: {t: {columns: {a: int}, primary_key: [a]}}
"""


def test_an_extension_is_dropped_when_nothing_goes_with_it_any_more(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, MARKED)
    made = engine.converge(database, UNMARKED, scope=Scope(everything=True))
    for step in made.steps:
        database.execute(step.sql)
    assert made.steps[-1].sql.startswith("DROP EXTENSION")
    assert engine.plan(database, UNMARKED, scope=Scope(everything=True)).empty


PARTS = """
extensions: {citext: }
functions: {g(): {returns: trigger, language: plpgsql, body: BEGIN RETURN NULL; END}}
tables:
  p:
    columns: {a: int, b: int}
    partition_by: list (a)
    indexes: {by_b: [b], by_a: [a]}
    triggers:
      stays: {timing: after insert, for_each: row, execute: g()}
      goes: {timing: after delete, for_each: row, execute: g()}
    partitions:
      p1:
        values: IN (1)
        inherited_indexes:
          by_b: {depends_on_extensions: [citext]}
          by_a: {depends_on_extensions: [citext], comment: said}
        inherited_triggers:
          stays: {depends_on_extensions: [citext]}
          goes: {depends_on_extensions: [citext], comment: said}
"""
PARTS_ALONE = """
functions: {g(): {returns: trigger, language: plpgsql, body: BEGIN RETURN NULL; END}}
tables:
  p:
    columns: {a: int, b: int}
    partition_by: list (a)
    indexes: {by_b: [b]}
    triggers: {stays: {timing: after insert, for_each: row, execute: g()}}
    partitions: {p1: {values: IN (1)}}
"""


def test_a_partitions_parts_lose_their_marks_before_their_extension_goes(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, PARTS)
    made = engine.converge(database, PARTS_ALONE, scope=Scope(everything=True))
    for step in made.steps:
        database.execute(step.sql)
    assert made.steps[-1].sql.startswith("DROP EXTENSION")
    assert engine.plan(database, PARTS_ALONE, scope=Scope(everything=True)).empty


def test_an_extension_that_an_object_is_to_go_with_is_not_dropped(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, MARKED)
    yaml = MARKED.replace("citext: , ", "")
    (refusal, other) = engine.plan(database, yaml, scope=Scope(everything=True)).refusals
    assert str(refusal).splitlines() == [
        "schema.yaml:3:64: extension citext would be dropped, and "
        "extension dependencies of function public.f() names it",
        "    Declare the extension, or take its name out here.",
    ]
    assert "primary key public.t.t_pkey" in str(other)


def test_an_extension_that_is_nowhere_is_told(make_database: MakeDatabase) -> None:
    with pytest.raises(InputError) as raised:
        engine.plan(make_database(), MARKED.replace("citext: , ", ""))
    assert [str(finding).split(": ", 1) for finding in raised.value.findings] == [
        [
            "schema.yaml:3:64",
            "extension dependencies of function public.f(): the extension citext is neither declared nor installed",
        ],
        [
            "schema.yaml:4:61",
            "extension dependencies of primary key public.t.t_pkey: the extension citext is neither declared nor "
            "installed",
        ],
    ]


def test_an_empty_list_of_marks_is_told(make_database: MakeDatabase) -> None:
    with pytest.raises(InputError) as raised:
        engine.plan(make_database(), MARKED.replace("[citext, pg_trgm]", "[]"))
    assert str(raised.value).splitlines() == [
        "schema.yaml:3:87: `depends_on_extensions` is empty",
        "    Leave the key out instead.",
    ]
