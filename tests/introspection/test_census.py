"""What no kind describes is named, and what is described is not."""

from __future__ import annotations

import pytest

from schemadiff.postgres.connection import version_warning
from tests.introspection.conftest import Live

TABLE = "CREATE TABLE s.t (id int PRIMARY KEY, a text, b int4range); "

NAMED = {
    "extended statistics s.x: are not read: their table stands in a schema that is not managed": (
        "CREATE SCHEMA o; CREATE TABLE o.t (a int, b int); CREATE STATISTICS s.x ON a, b FROM o.t"
    ),
    "table s.t: has triggers of foreign keys disabled or set to fire always, which is not read": (
        "CREATE TABLE s.t (id int PRIMARY KEY REFERENCES s.t); ALTER TABLE s.t DISABLE TRIGGER ALL"
    ),
    "index s.p1_x: has storage parameters other than the one that it is a part of, which is not read": (
        "CREATE TABLE s.p (a int) PARTITION BY LIST (a); CREATE INDEX ON s.p (a); "
        "CREATE TABLE s.p1 (a int) PARTITION BY LIST (a); CREATE INDEX p1_x ON s.p1 (a) WITH (fillfactor = 50); "
        "ALTER TABLE s.p ATTACH PARTITION s.p1 DEFAULT"
    ),
}


def named(live: Live) -> set[str]:
    return {str(item) for item in live.read("s").unmodelled}


@pytest.mark.parametrize("expected", NAMED)
def test_it_is_named(live: Live, expected: str) -> None:
    live.execute(NAMED[expected])
    assert named(live) == {expected}


def test_other_schemas_are_not_counted(live: Live) -> None:
    live.execute("""
        CREATE SCHEMA o; CREATE DOMAIN o.d AS int; CREATE MATERIALIZED VIEW o.m AS SELECT 1; CREATE TYPE o.e AS ENUM ();
        CREATE TABLE o.t (a int CHECK (a > 0), b int GENERATED ALWAYS AS IDENTITY PRIMARY KEY) PARTITION BY LIST (b);
        CREATE INDEX ON o.t (a); CREATE POLICY p ON o.t; CREATE RULE r AS ON INSERT TO o.t DO NOTHING;
        CREATE STATISTICS o.s ON a, b FROM o.t;
        CREATE FUNCTION o.f(o.e) RETURNS int LANGUAGE sql RETURN 1; CREATE CAST (o.e AS int) WITH FUNCTION o.f(o.e);
        CREATE FUNCTION o.g() RETURNS trigger LANGUAGE plpgsql AS 'begin end';
        CREATE TRIGGER g AFTER INSERT ON o.t FOR EACH STATEMENT EXECUTE FUNCTION o.g();
        CREATE OPERATOR o.~~~ (FUNCTION = o.f, RIGHTARG = o.e); CREATE TRANSFORM FOR o.e LANGUAGE sql (FROM SQL WITH
        FUNCTION prsd_lextype(internal)); ALTER DEFAULT PRIVILEGES IN SCHEMA o GRANT SELECT ON TABLES TO pg_monitor;
        CREATE COLLATION o.c (PROVIDER = libc, LOCALE = 'C'); CREATE TEXT SEARCH CONFIGURATION o.c (COPY = simple);
        CREATE OPERATOR FAMILY o.f USING btree; CREATE SEQUENCE o.n
    """)
    assert named(live) == set()


def test_a_server_that_is_too_new_is_named(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schemadiff.postgres.connection.NEWEST", live.version - 1)
    assert str(live.read("s").unmodelled[0]).startswith(f"server PostgreSQL {live.version}: schemadiff knows 14 to ")
    assert version_warning(live.version - 1) is None
