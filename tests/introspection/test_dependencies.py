"""Who needs whom, between identities."""

from __future__ import annotations

import pytest

from schemadiff.catalog.objects import Identity
from schemadiff.introspection.dependencies import Dependencies, dependencies
from schemadiff.postgres.connection import CATALOG_PLANS, USUAL_PLANS
from tests.introspection.conftest import Live


def recorded(live: Live, sql: str, *schemas: str) -> Dependencies:
    live.execute(sql)
    return dependencies(live.connection, live.read(*(schemas or ("s",))))


def edges(found: Dependencies) -> set[str]:
    """The edges but those to a schema, as text."""
    return {f"{e.dependent} -> {e.referenced} {e.deptype}" for e in found.edges if e.referenced.kind != "schema"}


F = "CREATE FUNCTION s.f() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'; "

EDGES = {
    "CREATE TABLE s.t (a int, b int); CREATE VIEW s.v AS SELECT a FROM s.t; CREATE VIEW s.w AS SELECT * FROM s.v": {
        "view s.v -> column s.t.a n",
        "view s.w -> view s.v n",
    },
    "CREATE TABLE s.t (); CREATE VIEW s.v AS SELECT count(t) FROM s.t": {"view s.v -> table s.t n"},
    F + "CREATE TABLE s.t (a int DEFAULT s.f())": {
        "default column.s.t.a -> function s.f() n",
        "default column.s.t.a -> column s.t.a a",
    },
    "CREATE TABLE s.t (a serial)": {
        "default column.s.t.a -> column s.t.a a",
        "default column.s.t.a -> sequence s.t_a_seq n",
        "sequence s.t_a_seq -> column s.t.a a",
    },
    "CREATE TABLE s.t (a int GENERATED ALWAYS AS IDENTITY)": set(),
    "CREATE TYPE s.e AS ENUM ('x'); CREATE TABLE s.t (a s.e, b s.e[])": {
        "column s.t.a -> enum s.e n",
        "column s.t.b -> enum s.e n",
    },
    "CREATE TABLE s.t (); CREATE FUNCTION s.g(s.t, s.t[]) RETURNS void LANGUAGE sql AS ''": {
        "function s.g(s.t, s.t[]) -> table s.t n"
    },
    "CREATE TABLE s.t (a int PRIMARY KEY, b text); CREATE TABLE s.u (c int REFERENCES s.t)": {
        "primary_key s.t.t_pkey -> column s.t.a a",
        "foreign_key s.u.u_c_fkey -> primary_key s.t.t_pkey n",
        "foreign_key s.u.u_c_fkey -> column s.t.a n",
        "foreign_key s.u.u_c_fkey -> column s.u.c a",
    },
    "CREATE TABLE s.t (a int); CREATE UNIQUE INDEX i ON s.t (a); CREATE TABLE s.u (c int REFERENCES s.t (a))": {
        "index s.i -> column s.t.a a",
        "foreign_key s.u.u_c_fkey -> index s.i n",
        "foreign_key s.u.u_c_fkey -> column s.t.a n",
        "foreign_key s.u.u_c_fkey -> column s.u.c a",
    },
    F + "CREATE TABLE s.t (a int, b int, CHECK (a > s.f())); CREATE INDEX i ON s.t ((b + s.f()))": {
        "check s.t.t_a_check -> column s.t.a a",
        "check s.t.t_a_check -> column s.t.a n",
        "check s.t.t_a_check -> function s.f() n",
        "index s.i -> column s.t.b a",
        "index s.i -> function s.f() n",
        "index s.i -> table s.t a",
    },
    "CREATE FUNCTION s.g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE TABLE s.t (a int, b int); "
    "CREATE CONSTRAINT TRIGGER c AFTER UPDATE OF a ON s.t FOR EACH ROW WHEN (new.b > 1) EXECUTE FUNCTION s.g()": {
        "function s.g() -> extension plpgsql n",
        "trigger s.t.c -> function s.g() n",
        "trigger s.t.c -> table s.t a",
        "trigger s.t.c -> column s.t.a n",
        "trigger s.t.c -> column s.t.b n",
    },
    F + "CREATE FUNCTION s.g() RETURNS int LANGUAGE sql RETURN s.f()": {"function s.g() -> function s.f() n"},
}


@pytest.mark.parametrize("sql", EDGES)
def test_edges(live: Live, sql: str) -> None:
    found = recorded(live, sql)
    assert edges(found) == EDGES[sql]
    assert not found.foreign


def test_a_generated_column_needs_what_its_expression_names(live: Live) -> None:
    """PostgreSQL 14 records these as auto dependencies, later ones as normal."""
    found = recorded(live, F + "CREATE TABLE s.t (a int, b int GENERATED ALWAYS AS (a + s.f()) STORED)")
    assert {text[:-2] for text in edges(found)} == {
        "column s.t.b -> column s.t.a",
        "column s.t.b -> function s.f()",
    }


def test_everything_needs_its_schema(live: Live) -> None:
    found = recorded(live, "CREATE TABLE s.t (a int); CREATE VIEW s.v AS SELECT 1 AS a; CREATE TYPE s.e AS ENUM ()")
    needing = {e.dependent for e in found.edges if e.referenced == Identity("schema", ("s",))}
    assert needing == {Identity("table", ("s", "t")), Identity("view", ("s", "v")), Identity("enum", ("s", "e"))}


FOREIGN = {
    "CREATE TABLE s.t (a int); CREATE SCHEMA o; CREATE VIEW o.v AS SELECT a FROM s.t": {
        ("view o.v", "column s.t.a"),
    },
    "CREATE TABLE s.t (a int PRIMARY KEY); CREATE SCHEMA o; CREATE TABLE o.u (b int REFERENCES s.t)": {
        ("constraint u_b_fkey on table o.u", "primary_key s.t.t_pkey"),
        ("constraint u_b_fkey on table o.u", "column s.t.a"),
    },
    "CREATE FUNCTION s.f(int, int) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4pl'; CREATE SCHEMA o; "
    "CREATE AGGREGATE o.a (int) (sfunc = s.f, stype = int)": {
        ("function o.a(integer)", "function s.f(integer, integer)")
    },
    "CREATE TABLE s.t (a text)": set(),
}


@pytest.mark.parametrize("sql", FOREIGN)
def test_dependents_outside_of_the_catalog(live: Live, sql: str) -> None:
    found = recorded(live, sql)
    assert {(f.description, str(f.referenced)) for f in found.foreign} == FOREIGN[sql]


def test_what_an_extension_brought_stands_for_the_extension(live: Live) -> None:
    live.execute("CREATE EXTENSION citext SCHEMA s")
    found = recorded(live, "CREATE TABLE s.t (a s.citext)")
    assert edges(found) == {"column s.t.a -> extension citext n"}
    assert not found.foreign


def test_it_takes_one_query_and_a_second_for_descriptions(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    live.execute("CREATE SCHEMA o")
    for number in range(20):
        live.execute(f"CREATE TABLE s.t{number} (a int); CREATE VIEW o.v{number} AS SELECT a FROM s.t{number}")
    catalog = live.read("s")
    sent: list[object] = []
    execute = live.connection.execute

    def count(query: object, *arguments: object, **options: object) -> object:
        sent.append(query)
        return execute(query, *arguments, **options)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr(live.connection, "execute", count)
        assert len(dependencies(live.connection, catalog).foreign) == 20
    queries = [statement for statement in sent if statement not in (CATALOG_PLANS, USUAL_PLANS)]
    assert len(queries) == 2


def test_what_a_partition_copies_is_nobody_elses_whatever_else_is_named(live: Live) -> None:
    live.execute(
        "CREATE TABLE s.p (a int PRIMARY KEY, b int) PARTITION BY RANGE (a);"
        "CREATE TABLE s.p1 PARTITION OF s.p FOR VALUES FROM (0) TO (10); CREATE INDEX pi ON s.p (b)"
    )
    catalog = live.read("s")
    assert catalog.clones
    for one in (catalog, catalog.naming(())):
        assert dependencies(live.connection, one).foreign == frozenset()
