"""Partitions that SQL made are adopted: the dump leaves nothing to do, and makes the same tables anew."""

from __future__ import annotations

import pytest

from schemadiff.declaration import dumper
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from tests.support import engine
from tests.support.databases import MakeDatabase
from tests.support.pg_dump import diff, schema_of

SQL = {
    "attached without a default": (
        "CREATE TABLE m (a int DEFAULT 1, b text NOT NULL, c text) PARTITION BY LIST (a); "
        "CREATE TABLE m_1 (b text NOT NULL, a int NOT NULL, c text DEFAULT 'x'); "
        "ALTER TABLE m ATTACH PARTITION m_1 FOR VALUES IN (1); CREATE INDEX ON m (c); CREATE INDEX own ON m_1 (b); "
        "ALTER TABLE m_1 ADD PRIMARY KEY (a); CREATE TABLE f (a int REFERENCES m_1); "
        "COMMENT ON COLUMN m_1.b IS 'here'; CREATE VIEW v AS SELECT b FROM m_1"
    ),
    "in another schema": (
        "CREATE SCHEMA s; CREATE TABLE m (a int, b text, PRIMARY KEY (a)) PARTITION BY RANGE (a); "
        "CREATE TABLE s.m_1 PARTITION OF m FOR VALUES FROM (MINVALUE) TO (10); "
        'CREATE TABLE "M 2" PARTITION OF m DEFAULT PARTITION BY HASH (a); '
        'CREATE TABLE m_3 PARTITION OF "M 2" FOR VALUES WITH (MODULUS 1, REMAINDER 0); '
        "CREATE TABLE f (a int REFERENCES m ON DELETE CASCADE) PARTITION BY HASH (a); "
        "CREATE TABLE f1 PARTITION OF f FOR VALUES WITH (MODULUS 1, REMAINDER 0); "
        "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; "
        "CREATE TRIGGER g BEFORE INSERT ON m FOR EACH ROW EXECUTE FUNCTION t(); "
        "ALTER TABLE m ADD CHECK (a > 0); ALTER TABLE s.m_1 ADD CHECK (a > 1)"
    ),
    "numbered, in another schema, and given whole by a function": (
        "CREATE SCHEMA s; CREATE TABLE s.m (id bigint GENERATED ALWAYS AS IDENTITY (START 3 CACHE 5), k text) "
        "PARTITION BY LIST (k); CREATE TABLE m_a PARTITION OF s.m FOR VALUES IN ('a'); "
        "CREATE TABLE s.m_b PARTITION OF s.m FOR VALUES IN ('b'); "
        "CREATE FUNCTION s.whole() RETURNS TABLE(r s.m) LANGUAGE sql AS 'SELECT m FROM s.m'"
    ),
    "generated, and defaults and targets of its own": (
        "CREATE TABLE m (a int, g int GENERATED ALWAYS AS (a + 1) STORED, t timestamptz NOT NULL) "
        "PARTITION BY RANGE (t); "
        "CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01'); "
        "CREATE TABLE m_2 PARTITION OF m (a DEFAULT 4) FOR VALUES FROM ('2027-01-01') TO (MAXVALUE); "
        "ALTER TABLE m_1 ALTER a SET STATISTICS 5"
    ),
}


@pytest.mark.parametrize("name", SQL)
def test_partitions_are_adopted(name: str, make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute(SQL[name])
    with connect(database) as connection:
        live = reader.read(connection, registry())
    assert not live.unmodelled
    files = dumper.dump(live, registry())
    made = engine.plan(database, files)
    assert made.empty, "\n".join(step.sql for step in made.steps)
    fresh = make_database()
    engine.converge(fresh, files)
    one, other = (schema_of(d, database.server.binaries) for d in (database, fresh))
    assert one == other, diff(one, other, names=("sample", "built"))
