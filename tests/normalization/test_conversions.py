"""Declared conversions are asked of the server before a plan comes out, and nothing of them is run for that."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
from tests.normalization.support import compared
from tests.support.databases import Database

BEFORE = """
    CREATE TYPE size AS ENUM ('s', 'm');
    CREATE TABLE crates (id int, packed int, label text, height int, grade size, weight text, noted int);
    CREATE FUNCTION loud(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RAISE ''it ran''; END';
"""


def wrong(database: Database, columns: str) -> list[str]:
    """The errors of a schema with these columns, each with its line and column."""
    database.execute(BEFORE)
    with pytest.raises(InputError) as caught:
        compared(database, f"tables:\n  crates:\n    columns:\n{columns}")
    return [f"{f.place.line}:{f.place.column} {f.message}" for f in caught.value.findings if f.place is not None]


def test_what_the_server_does_not_take_is_told_at_its_text(database: Database) -> None:
    found = wrong(
        database,
        """\
      id: {type: bigint, using: loud(1)}
      packed: {type: date, using: packed::date}
      title:
        type: integer
        renamed_from: label
        using: label::integer
      height: {type: date, using: height + 1}
      grade: {type: integer, using: (SELECT 1)}
      weight: {type: numeric, using: count(weight)}
""",
    )
    assert found == [
        "5:35 column public.crates.packed: using: cannot cast type integer to date",
        '9:16 column public.crates.title: using: column "label" does not exist',
        '10:35 column public.crates.height: using: column "height" is of type date but expression is of type integer',
        "11:37 column public.crates.grade: using: PostgreSQL takes no subquery here",
        "12:38 column public.crates.weight: using: aggregate functions are not allowed in UPDATE",
    ]


def test_other_errors_are_told_with_them(database: Database) -> None:
    database.execute(f"{BEFORE} ALTER TABLE crates ADD CONSTRAINT c CHECK (height > 0)")
    with pytest.raises(InputError) as caught:
        compared(
            database,
            "tables: {crates: {columns: {packed: {type: date, using: packed::date}, height: int},"
            " checks: {c: height > 'x'}}}",
        )
    assert len(caught.value.findings) == 2


def test_what_the_plan_makes_and_renames_is_taken_into_account(database: Database) -> None:
    database.execute(BEFORE)
    compared(
        database,
        """
        enums:
          measure: {renamed_from: size, labels: [s, m, l]}
          colour: [red, blue]
        functions:
          doubled(n int): {returns: int, language: sql, volatility: immutable, body: SELECT 2 * n}
        tables:
          boxes:
            renamed_from: crates
            columns:
              id: {type: bigint, using: doubled(boxes.id)}
              packed: {type: date, using: "'2020-01-01'::date + packed"}
              title: {type: integer, renamed_from: label, using: length(title)}
              height: {type: colour, using: "CASE height WHEN 1 THEN 'red' ELSE 'blue' END::colour"}
              grade: {type: text, using: "CASE grade WHEN 's' THEN 'small' ELSE 'else' END"}
              weight: {type: measure, using: weight::measure}
              noted: {type: date, using: "'2020-01-01'"}
        """,
    )


def test_what_a_row_is_given_to_is_asked_over_the_table_itself(database: Database) -> None:
    database.execute(BEFORE)
    database.execute("CREATE FUNCTION height_of(crates) RETURNS int IMMUTABLE RETURN $1.height")
    compared(database, "tables: {crates: {columns: {id: {type: bigint, using: height_of(crates)}}}}")


def test_where_the_target_is_not_asked_it_is_a_warning(database: Database) -> None:
    database.execute(BEFORE)
    found = compared(
        database,
        "tables: {crates: {columns: {packed: {type: date, using: packed::date},"
        " noted: {type: date, using: noted + 1}}}}",
        target_writes=False,
    )
    told = sorted(n.message for n in found.notes)
    assert told == [
        'cannot verify column public.crates.noted: using: column "noted" is of type date but expression is of type'
        " integer",
        "cannot verify column public.crates.packed: using: cannot cast type integer to date",
    ]


def test_a_renamed_type_of_several_words_is_waited_for(database: Database) -> None:
    database.execute("CREATE TYPE old AS (a int); CREATE TABLE parcels (held old, n int)")
    found = compared(
        database,
        """
        composite_types: {New Name: {renamed_from: old, attributes: {a: int}}}
        tables: {parcels: {columns: {held: '"New Name"', n: {type: 'int[]', using: 'array[n]'}}}}
        """,
    )
    assert [pair.declared.identity.name for pair in found.comparison.pairs] == ["n"]


def test_a_backfill_is_asked_too(database: Database) -> None:
    found = wrong(
        database,
        """\
      id: {type: int, not_null: true, backfill: no_such + 1}
      packed: {type: int, not_null: true, backfill: loud(1)}
      label: {type: text, not_null: true, backfill: height}
      height: {type: int, not_null: true, backfill: now()}
      made: {type: int, not_null: true, backfill: made_too + id}
      made_too: {type: int, not_null: true, backfill: (SELECT max(id) FROM crates)}
      made_wrong: {type: int, not_null: true, backfill: max(id)}
      weight: {type: text, backfill: ignored}
""",
    )
    assert found == [
        '4:49 column public.crates.id: backfill: column "no_such" does not exist',
        '7:53 column public.crates.height: backfill: column "height" is of type integer but expression is of type '
        "timestamp with time zone",
        "10:57 column public.crates.made_wrong: backfill: aggregate functions are not allowed in UPDATE",
    ]


def test_one_that_waits_for_what_the_plan_makes_passes(database: Database) -> None:
    database.execute(BEFORE)
    compared(
        database,
        "functions: {first(): {returns: int, language: sql, body: select 1}}\n"
        "tables: {crates: {columns: {id: {type: int, not_null: true, backfill: first()}}}}",
    )
