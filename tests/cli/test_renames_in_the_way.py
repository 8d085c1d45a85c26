"""Renames that cannot be, since another column has the name, and one that nobody has declared."""

from __future__ import annotations

from collections.abc import Callable

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
