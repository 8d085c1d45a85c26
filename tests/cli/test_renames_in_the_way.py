"""Renames that cannot be: another column has the name, nobody has declared one, an exchange leaves no trace."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.cli.conftest import Declare
from tests.support.command import invoke
from tests.support.databases import Database

BEFORE = """
    CREATE TABLE one (a int);
    CREATE TABLE other (b int);
    CREATE TABLE below () INHERITS (one, other);
"""
AFTER = """\
tables:
  one: {columns: {b: {type: int, renamed_from: a}}}
  other: {columns: {b: int}}
"""


def test_a_name_that_a_child_has_already(make_database: Callable[[], Database], declare: Declare) -> None:
    database = make_database()
    database.execute(BEFORE)
    answer = invoke("plan", "--schema", str(declare(AFTER)), "--db", str(database))
    assert answer.code == 1
    assert "column public.below.a would be renamed to b with the one that it inherits, and both exist" in answer.err
    assert ".yaml:2:" in answer.err


def test_a_view_that_reads_what_is_dropped_is_told_how_it_is_renamed(database: Database, declare: Declare) -> None:
    database.execute("CREATE TABLE t (id int, mail text); CREATE VIEW v AS SELECT mail FROM t")
    folder = declare("tables: {t: {columns: {id: int, email: text}}}\nviews: {v: SELECT mail FROM t}\n")
    answer = invoke("plan", "--schema", str(folder), "--db", str(database))
    assert answer.code == 1
    assert 'column "mail" does not exist' in answer.err
    assert "If public.t.mail is renamed to email, write `renamed_from: mail` at " in answer.err


@pytest.mark.parametrize(
    ("statements", "text", "line"),
    [
        # Whose values become arrays?
        (
            "CREATE TABLE t (a int, b int)",
            "tables:\n  t:\n    columns:\n      a: {type: 'int[]', using: 'ARRAY[a]', renamed_from: b}\n"
            "      b: {type: int, renamed_from: a}\n",
            4,
        ),
        (
            "CREATE TABLE a (n int); CREATE TABLE b (n int)",
            "tables:\n  a: {columns: {n: int}, renamed_from: b}\n  b: {columns: {n: int}, renamed_from: a}\n",
            2,
        ),
        ("CREATE SCHEMA a; CREATE SCHEMA b", "schemas:\n  a: {renamed_from: b}\n  b: {renamed_from: a}\n", 2),
    ],
)
def test_an_exchange_of_names_that_leaves_no_trace(
    database: Database, declare: Declare, statements: str, text: str, line: int
) -> None:
    database.execute(statements)
    answer = invoke("plan", "--schema", str(declare(text)), "--db", str(database))
    assert answer.code == 1
    assert "may have exchanged their names already, or not" in answer.err
    assert f".yaml:{line}:" in answer.err
    assert "take `renamed_from` out" in answer.err
    without = re.sub("renamed_from: .", "", text)
    assert invoke("plan", "--schema", str(declare(without)), "--db", str(database)).code == 0


LIKE_ITSELF = "CREATE TABLE a (id int PRIMARY KEY, n int CHECK (n > 0)); CREATE TABLE b (id int, m text DEFAULT 'x')"
EXCHANGED = """\
tables:
  a: {renamed_from: b, columns: {id: int, m: {type: text, default: "'x'"}%s}}
  b: {renamed_from: a, columns: {id: int, n: int}, primary_key: [id], checks: {b_n_check: n > 0}}
"""
ALIKE_NEITHER_WAY = [
    (LIKE_ITSELF, "exchange their names: they match the YAML better that way, though not exactly", "If they have"),
    (
        LIKE_ITSELF.replace("TABLE a", "TABLE c").replace("TABLE b", "TABLE a").replace("TABLE c", "TABLE b"),
        "are taken to have exchanged their names already",
        "do it in two plans",
    ),
]


@pytest.mark.parametrize(("statements", "said", "hint"), ALIKE_NEITHER_WAY, ids=["to be done", "done"])
def test_an_exchange_that_is_a_guess_is_told(
    database: Database, declare: Declare, statements: str, said: str, hint: str
) -> None:
    database.execute(statements)
    arguments = ("plan", "--db", str(database), "--schema")
    exact = invoke(*arguments, str(declare(EXCHANGED % "", folder="exact")))
    assert "though not exactly" not in exact.out + exact.err
    guessed = invoke(*arguments, str(declare(EXCHANGED % ", more: int", folder="guessed")))
    assert guessed.code == 0, guessed
    shown = " ".join((guessed.out + guessed.err).split())
    assert f".yaml:2:3: table public.a and table public.b {said}" in shown
    assert hint in shown
    without = invoke(*arguments, str(declare(re.sub("renamed_from: .,", "", EXCHANGED % ", more: int"), folder="told")))
    assert "though not exactly" not in without.out + without.err


def test_schemas_exchange_their_names_with_what_is_in_them(database: Database, declare: Declare) -> None:
    database.execute("CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.t (n int); CREATE TABLE b.t (m text)")
    declare("schemas: {a: {renamed_from: b}, b: {renamed_from: a}}\n")
    declare("schema: a\ntables: {t: {columns: {m: text}}}\n", "a.yaml")
    folder = declare("schema: b\ntables: {t: {columns: {n: int}}}\n", "b.yaml")
    arguments = ("--schema", str(folder), "--db", str(database))
    assert invoke("apply", "--yes", *arguments).code == 0
    assert database.query("SELECT a.t.m, b.t.n FROM a.t, b.t") == []
    assert "No changes" in invoke("plan", *arguments).out


def test_what_has_no_data_exchanges_names_without_a_statement(database: Database, declare: Declare) -> None:
    database.execute("CREATE VIEW a AS SELECT 1 AS n; CREATE VIEW b AS SELECT 1 AS n")
    text = "views:\n  a: {renamed_from: b, query: SELECT 1 AS n}\n  b: {renamed_from: a, query: SELECT 1 AS n}\n"
    assert "No changes" in invoke("plan", "--schema", str(declare(text)), "--db", str(database)).out
