"""Base types beyond the golden cases: what CASCADE must not take, and what LIKE leaves behind."""

from __future__ import annotations

import pytest

from schemadiff.apply.runner import run
from schemadiff.apply.timeouts import Limits
from schemadiff.declaration import dumper
from schemadiff.errors import InputError, ServerError
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from tests.support import engine
from tests.support.databases import Database

CODE = """
base_types:
  code: {input: code_in, output: code_out}
functions:
  code_in(cstring): {returns: code, language: internal, volatility: immutable, strict: true, body: textin}
  code_out(code): {returns: cstring, language: internal, volatility: immutable, strict: true, body: textout}
"""
EMPTY = "shell_types: {other: }\n"


@pytest.mark.parametrize(
    ("meanwhile", "told"),
    [
        ("CREATE TABLE t (a code[])", "column a of table public.t depends on it"),
        ("CREATE VIEW v AS SELECT code_out('x') IS NULL AS x", "rule _RETURN on view public.v depends on it"),
    ],
)
def test_what_came_meanwhile_is_not_taken_along(database: Database, meanwhile: str, told: str) -> None:
    engine.converge(database, CODE)
    made = engine.plan(database, EMPTY)
    assert {h.words for h in made.consents} == {
        "drops-object:public.code",
        "drops-object:public.code_in(cstring)",
        "drops-object:public.code_out(public.code)",
    }
    database.execute(meanwhile)
    with connect(database) as connection, pytest.raises(ServerError, match=told):
        run(connection, made, limits=Limits(), environment={})
    assert database.query("SELECT to_regtype('code') IS NOT NULL") == [(True,)]


def test_like_is_spelled_out(database: Database) -> None:
    database.execute("""
        CREATE TYPE n; CREATE FUNCTION n_in(cstring) RETURNS n LANGUAGE internal IMMUTABLE STRICT AS 'int8in';
        CREATE FUNCTION n_out(n) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';
        CREATE TYPE n (INPUT = n_in, OUTPUT = n_out, LIKE = int8, CATEGORY = 'N')
    """)
    with connect(database) as connection:
        text = "".join(dumper.dump(reader.read(connection, registry()), registry()).values())
    assert "internallength: 8 passedbyvalue: true alignment: double category: N" in " ".join(text.split())


def test_a_category_is_one_character(database: Database) -> None:
    with pytest.raises(InputError, match=r"schema.yaml:3:.*category must be one character"):
        engine.plan(database, CODE.replace("output: code_out}", "output: code_out, category: NN}"))


def test_a_shell_that_nobody_completes_is_the_servers_word(database: Database) -> None:
    """A function for input that takes something else is an overload that nobody means: the server says so."""
    with pytest.raises((ServerError, InputError), match="code_in"):
        engine.apply(database, CODE.replace("code_in(cstring)", "code_in(integer)"))
