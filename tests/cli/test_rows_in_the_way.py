"""Rows that stand in the way are counted before anything runs, under the names and types that they have then."""

from __future__ import annotations

import json

from tests.cli.conftest import Declare
from tests.support import pg_dump
from tests.support.command import invoke
from tests.support.databases import Database

BEFORE = """
    CREATE TABLE t (id int PRIMARY KEY, name text, total numeric(10,2));
    CREATE TABLE u (tid int);
    INSERT INTO t VALUES (1, NULL, 1), (2, 'x', 7.25), (3, 'abc', 7);
    INSERT INTO u VALUES (9);
"""


def counted(declare: Declare, database: Database, text: str) -> list[str]:
    """The plan's refusals, after seeing that apply says the same and changes nothing."""
    folder = str(declare(text))
    before = pg_dump.schema_of(database, database.server.binaries)
    planned = invoke("plan", "--schema", folder, "--db", database, "--format", "json")
    applied = invoke("apply", "--schema", folder, "--db", database, "--yes", "--allow", "all")
    refusals = [r["message"] for r in json.loads(planned.out)["refusals"]]
    assert planned.code == applied.code == (3 if refusals else 0), applied
    if refusals:
        assert all(r in applied.err for r in refusals)
        assert "[1/" not in applied.err, "no step has begun"
        assert pg_dump.schema_of(database, database.server.binaries) == before
    return refusals


def test_under_their_former_names_and_converted(declare: Declare, database: Database) -> None:
    database.execute(BEFORE)
    found = counted(
        declare,
        database,
        """
        tables:
          t:
            columns:
              id: int
              full_name: {type: varchar(80), renamed_from: name, not_null: true}
              total: {type: int, using: "round(total)::int"}
            primary_key: [id]
            checks: {c: total > 5, d: length(full_name) > 2}
            unique: {k: [total]}
          v:
            renamed_from: u
            columns: {t_id: {type: bigint, references: t(id), renamed_from: tid}}
        """,
    )
    assert sorted(found) == [
        "1 row of public.t has no full_name; mend it, or declare backfill on the column",
        "1 row of public.t violates c",
        "1 row of public.t violates d",
        "1 row of public.v points at no row of public.t (v_t_id_fkey)",
        "2 rows of public.t are alike in (total), which k forbids",
    ]


def test_a_new_column_with_a_former_name_is_judged_by_its_own_values(declare: Declare, database: Database) -> None:
    database.execute(BEFORE)
    found = counted(
        declare,
        database,
        """
        tables:
          t:
            columns:
              id: int
              full_name: {type: text, renamed_from: name}
              name: {type: text, default: "'long enough'"}
              total: numeric(10,2)
            primary_key: [id]
            checks: {c: length(name) > 2}
          u: {columns: {tid: int}}
        """,
    )
    assert found == []


def test_what_the_plan_changes_is_not_judged_before(declare: Declare, database: Database) -> None:
    """The function will call the rows valid, and the backfill mends the null."""
    database.execute(BEFORE)
    database.execute("CREATE FUNCTION ok(a numeric) RETURNS boolean IMMUTABLE RETURN false")
    found = counted(
        declare,
        database,
        """
        functions:
          ok(a numeric): {returns: boolean, volatility: immutable, sql_body: RETURN true, language: sql}
        tables:
          t:
            columns: {id: int, name: {type: text, not_null: true, backfill: "'long'"}, total: 'numeric(10,2)'}
            primary_key: [id]
            checks: {c: ok(total), d: name IS NOT NULL}
          u: {columns: {tid: int}}
        """,
    )
    assert found == []


def test_values_of_a_domain(declare: Declare, database: Database) -> None:
    database.execute("CREATE DOMAIN d AS int; CREATE TABLE t (a d, b d); INSERT INTO t VALUES (1, -1), (NULL, -2)")
    found = counted(
        declare,
        database,
        """
        domains: {d: {type: int, not_null: true, check: VALUE > 0}}
        tables: {s: {renamed_from: t, columns: {a: d, c: {type: d, renamed_from: b}}}}
        """,
    )
    assert sorted(found) == [
        "1 value of the type public.d is null; mend it first",
        "2 values of the type public.d violate d_check",
    ]


def test_rows_that_use_a_removed_label(declare: Declare, database: Database) -> None:
    database.execute(
        "CREATE TYPE m AS ENUM ('a', 'b', 'c}'); CREATE DOMAIN d AS m;"
        "CREATE TABLE t (x m, y m[], z d);"
        "INSERT INTO t VALUES ('a', '{a,b}', 'c}'), ('c}', NULL, 'a'), ('b', '{a}', 'a')"
    )
    found = counted(
        declare,
        database,
        """
        enums: {m: [a]}
        domains: {d: m}
        tables: {s: {renamed_from: t, columns: {x: m, other: {type: "m[]", renamed_from: y}, z: d}}}
        """,
    )
    assert sorted(found) == [
        "1 row of public.s has a label in other that goes: b, c}",
        "1 row of public.s has a label in z that goes: b, c}",
        "2 rows of public.s have a label in x that goes: b, c}",
    ]


SHADES = """
        enums:
          shade: [red, green]
        tables:
          paints:
            columns:
              id: int
              word: {type: shade, default: "'red'::shade"}
              tint: shade
              weight: int
              name: varchar(10)
              amount: numeric(6,2)
              big: int
              made: {type: date, using: made::date}
              words: "shade[]"
              pad: shade
            primary_key: [id]
        """


def test_values_that_have_no_place_in_a_new_type(declare: Declare, database: Database) -> None:
    database.execute(
        """
        CREATE TYPE colour AS ENUM ('red', 'green', 'blue');
        CREATE TABLE paints (id int PRIMARY KEY, word text DEFAULT 'red', tint colour, weight text, name varchar(40),
          amount numeric(12,4), big bigint, made text, words text[], pad char(8));
        INSERT INTO paints VALUES
          (1, 'red', 'red', '10', 'short', 1.5, 5, '2020-01-01', '{red,NULL}', 'red'),
          (2, 'pink', 'blue', 'heavy', 'a name that is far too long', 123456.1, 5000000000, 'never', '{pink}', 'red'),
          (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
        """
    )
    found = counted(declare, database, SHADES)
    assert len(found) == 8, "all at once"
    told = {f.partition(" that ")[0].rpartition(" in ")[2]: f.partition("; mend")[0] for f in found}
    row = "1 row of public.paints has a value in"
    made = "is no date" if database.server.binaries.version >= 16 else "does not become date"
    assert told["word"] == f"{row} word that is no public.shade (red, green)"
    assert told["tint"] == f"{row} tint that is no public.shade (red, green)"
    assert told["name"] == f"{row} name that is longer than character varying(10)"
    assert told["amount"] == f"{row} amount that is beyond numeric(6,2)"
    assert told["big"] == f"{row} big that is beyond integer"
    assert told["words"] == f"{row} words that is no public.shade[] (red, green)"
    assert told["made"].endswith(made)
    assert told["weight"] == f"{row} weight that is no integer"
    database.execute("DELETE FROM paints WHERE id = 2")
    assert counted(declare, database, SHADES) == []
    assert database.query("SELECT word, tint, weight, made::text, words::text, pad FROM paints WHERE id = 1") == [
        ("red", "red", 10, "2020-01-01", "{red,NULL}", "red")
    ]


def test_defaults_of_columns_that_come_with_a_key(declare: Declare, database: Database) -> None:
    database.execute(BEFORE)
    found = counted(
        declare,
        database,
        """
        tables:
          t:
            columns:
              id: int
              name: text
              total: numeric(10,2)
              owner: {type: int, default: -7, not_null: true, references: u(tid)}
              rank: {type: int, default: 0, unique: true}
              level: {type: int, default: 3}
              free: {type: int, references: u(tid), unique: true}
            primary_key: [id]
            checks: {high: level > 5}
          u: {columns: {tid: {type: int, unique: true}}}
        """,
    )
    assert sorted(found) == [
        "3 rows of public.t are alike in (rank), which t_rank_key forbids",
        "3 rows of public.t point at no row of public.u (t_owner_fkey)",
        "3 rows of public.t violate high",
    ]


def test_rows_of_the_default_partition_that_a_new_one_takes(declare: Declare, database: Database) -> None:
    database.execute(
        """
        CREATE TABLE visits (day date, shop int) PARTITION BY RANGE (day, shop);
        CREATE TABLE visits_rest PARTITION OF visits DEFAULT;
        CREATE TABLE visits_old (day date, shop int);
        INSERT INTO visits VALUES ('2024-05-01', 1), ('2024-05-01', 9), ('2023-01-01', 5), (NULL, 1);
        CREATE TABLE moods (mood text) PARTITION BY LIST (mood);
        CREATE TABLE moods_rest PARTITION OF moods DEFAULT;
        INSERT INTO moods VALUES ('sad'), (NULL), ('glad');
        """
    )
    text = """
        tables:
          visits:
            columns: {day: date, shop: int}
            partition_by: range (day, shop)
            partitions:
              visits_rest: {values: default}
              visits_new: {values: "FROM ('2024-05-01', 2) TO ('2024-06-01', MINVALUE)"}
              visits_old: {values: "FROM (MINVALUE, MINVALUE) TO ('2024-01-01', 1)"}
          moods:
            columns: {mood: text}
            partition_by: list (mood)
            partitions:
              moods_rest: {values: default}
              moods_low: {values: "IN ('sad', NULL)"}
    """
    assert sorted(counted(declare, database, text)) == [
        "1 row of the default partition public.visits_rest belongs to public.visits_new; take it out of it first",
        "1 row of the default partition public.visits_rest belongs to public.visits_old; take it out of it first",
        "2 rows of the default partition public.moods_rest belong to public.moods_low; take them out of it first",
    ]
    database.execute("DELETE FROM visits WHERE shop > 4; DELETE FROM moods WHERE mood IS DISTINCT FROM 'glad'")
    assert counted(declare, database, text) == []


def test_each_of_several_new_columns_is_told_at_its_own_line(declare: Declare, database: Database) -> None:
    database.execute(BEFORE)
    folder = declare(
        """
        tables:
          t:
            columns:
              id: int
              name: text
              total: numeric(10,2)
              one: {type: int, not_null: true}
              two: {type: int, not_null: true}
            primary_key: [id]
          u: {columns: {tid: int}}
        """
    )
    told = json.loads(invoke("plan", "--schema", str(folder), "--db", database, "--format", "json").out)["refusals"]
    assert [(r["message"].partition(";")[0], r["place"]["line"]) for r in told] == [
        ("3 rows of public.t would have no one", 7),
        ("3 rows of public.t would have no two", 8),
    ]


def test_rows_are_counted_beside_what_refuses_the_plan_anyway(declare: Declare, database: Database) -> None:
    database.execute(BEFORE)
    folder = declare(
        """
        tables:
          t:
            columns:
              id: {type: date, not_null: true}
              name: {type: text, not_null: true}
              total: numeric(10,2)
              rank: {type: int, not_null: true}
            primary_key: [id]
            checks: {c: total > 5}
          u: {columns: {tid: uuid}}
        """
    )
    planned = invoke("plan", "--schema", str(folder), "--db", database, "--format", "json")
    told = [r["message"].partition(";")[0] for r in json.loads(planned.out)["refusals"]]
    assert sorted(told) == [
        "1 row of public.t has no name",
        "1 row of public.t violates c",
        "3 rows of public.t would have no rank",
        "column public.t.id: type cannot change: there is no cast from integer to date",
        "column public.u.tid: type cannot change: there is no cast from integer to uuid",
    ]
    applied = invoke("apply", "--schema", str(folder), "--db", database, "--yes")
    assert applied.code == 3
    assert all(t in applied.err for t in told)


def test_texts_that_are_no_numbers_truths_or_uuids_are_counted(declare: Declare, database: Database) -> None:
    """With pg_input_is_valid from 16 on, before by what the texts look like: the counts are the same."""
    database.execute(
        """
        CREATE TABLE raw (small text, whole varchar, price text, free text, yes char(8), key text);
        INSERT INTO raw VALUES
          (' 32767', '-0002147483648', '9999.994', '1e200', 'TR', '{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}'),
          ('+1 ', '1', ' NaN', '-Infinity', 'off', 'A0EEBC999C0B4EF8BB6D6BB9BD380A11'),
          ('32768', '2147483648', '9999.995', '1e', 'o', '{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'),
          ('1.5', '', '1 1', '.', 'truth', 'a0eebc99'),
          (NULL, NULL, NULL, NULL, NULL, NULL);
        """
    )
    text = """
        tables:
          raw:
            columns:
              small: smallint
              whole: int
              price: numeric(6,2)
              free: numeric
              yes: boolean
              key: uuid
        """
    found = counted(declare, database, text)
    types = {"small": "smallint", "whole": "integer", "price": "numeric(6,2)", "free": "numeric", "yes": "boolean"}
    assert sorted(f.partition("; mend")[0] for f in found) == sorted(
        f"2 rows of public.raw have a value in {name} that is no {type_}"
        for name, type_ in {**types, "key": "uuid"}.items()
    )
    database.execute("DELETE FROM raw WHERE small !~ '^ 3|[+]'")
    assert counted(declare, database, text) == []
