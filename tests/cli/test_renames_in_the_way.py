"""A rename that cannot be: what is inherited would get a name that another column has."""

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
