"""What is said of the bodies of PL/pgSQL routines that a plan changes, on a server without plpgsql_check."""

from __future__ import annotations

import pytest

from tests.rehearsal.test_rehearsal import rehearse, said
from tests.support import engine
from tests.support.databases import MakeDatabase

TEXT = """
schema: app
functions:
  called(int): {returns: int, language: sql, volatility: immutable, body: SELECT $1}
  called(int, int): {returns: int, language: sql, volatility: immutable, body: SELECT $1}
  f(a int, b jsonb):
    returns: int
    language: plpgsql
    body: |
      BODY
  note():
    returns: trigger
    language: plpgsql
    body: |
      BEGIN NOTED; RETURN NULL; END
tables:
  t:
    columns: {id: int, at: date}
    triggers: {noted: {timing: after insert, for_each: statement, referencing: {new: fresh}, execute: note()}}
"""


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        ("DECLARE n bigint := 3; m int; BEGIN m := greatest(least(a, n) - greatest(m, 1), 0); RETURN m; END", []),
        ("DECLARE m CONSTANT int := 1; BEGIN RETURN greatest(f.a, m) - 1; END", []),
        ("<<own>> DECLARE m int := 1; BEGIN m := greatest(own.m, f.a) - 1; RETURN m; END", []),
        ("DECLARE d date; BEGIN RETURN called(length(to_char(date_trunc('month', d), 'MM'))); END", []),
        ("DECLARE r record; BEGIN SELECT * INTO r FROM app.t; RETURN greatest(r.id, 1) - called(r.id); END", []),
        ("DECLARE x record; BEGIN SELECT * INTO x FROM app.t; RETURN called(x.id, 1, 2); END", ["called(unknown, "]),
        ("DECLARE n bigint; BEGIN RETURN called(n); END", ["function called(bigint) does not exist"]),
        ("BEGIN RETURN (b->>'x') - 1; END", ["operator does not exist: text - integer"]),
        ("BEGIN RETURN count(*) FROM nowhere; END", ['relation "nowhere" does not exist']),
    ],
)
def test_what_is_wrong_of_names_and_types_is_told(make_database: MakeDatabase, body: str, messages: list[str]) -> None:
    database = make_database()
    if database.query("SELECT FROM pg_available_extensions WHERE name = 'plpgsql_check'"):
        pytest.skip("the server offers the extension plpgsql_check")
    text = TEXT.replace("NOTED", "PERFORM 1")
    engine.apply(database, text.replace("BODY", "BEGIN RETURN 0; END"))
    found = [str(warning) for warning in rehearse(database, text.replace("BODY", body)).warnings]
    assert len(found) == len(messages), found
    assert all(message in warning for message, warning in zip(messages, found, strict=True)), found


def test_the_rows_that_a_trigger_is_given_are_no_missing_relation(make_database: MakeDatabase) -> None:
    database = make_database()
    text = TEXT.replace("BODY", "BEGIN RETURN 0; END")
    engine.apply(database, text.replace("NOTED", "PERFORM 1"))
    assert not rehearse(database, text.replace("NOTED", "PERFORM count(*) FROM fresh")).warnings


INLINED = """
functions:
  hashed(jsonb): {returns: text, language: sql, volatility: immutable, body: SELECT md5(public.cleaned($1))}
  cleaned(jsonb): {returns: text, language: sql, volatility: immutable, body: SELECT lower(public.chosen($1))}
  chosen(jsonb): {returns: text, language: sql, volatility: immutable, body: "SELECT $1::text"}
tables:
  searches:
    columns: {search: jsonb, hash: {type: text, generated: {stored: hashed(search)}}}
    indexes: {searches_hash: [hashed(search)]}
    checks: {some: hashed(search) <> ''}
"""


def test_the_copy_has_what_inlined_bodies_call(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.apply(database, INLINED)
    plan = rehearse(database, INLINED.replace("{search: jsonb,", "{note: text, search: jsonb,"))
    assert not said(plan).left_out
