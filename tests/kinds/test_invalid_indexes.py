"""Indexes that a CREATE INDEX CONCURRENTLY left unfinished are not taken for the declared ones."""

from __future__ import annotations

import psycopg
import pytest

from schemadiff.apply.row_checks import check_rows
from schemadiff.declaration import dumper
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from tests.support import engine
from tests.support.databases import Database, MakeDatabase

YAML = "tables: {t: {columns: {a: int}, indexes: {i: {columns: [a], unique: true}}}}"
VALID = "SELECT indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid WHERE relname = 'i'"


@pytest.fixture
def database(make_database: MakeDatabase) -> Database:
    """One that holds such an index."""
    database = make_database()
    database.execute("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)")
    with pytest.raises(psycopg.errors.UniqueViolation):
        database.execute("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)")
    assert database.query(VALID) == [(False,)]
    return database


def test_it_is_made_anew(database: Database) -> None:
    database.execute("TRUNCATE t")
    made = engine.converge(database, YAML)
    assert [(s.operation, s.identity.name) for s in made.steps] == [("drop", "i"), ("create", "i")]
    assert database.query(VALID) == [(True,)]
    oid = "SELECT 'i'::regclass::oid"
    before = database.query(oid)
    for step in made.steps:
        database.execute(step.sql)
    assert database.query(oid) == before, "a second run leaves the good one"


def test_what_stands_in_its_way_is_told_first(database: Database) -> None:
    made = engine.plan(database, YAML)
    (_, step) = made.steps
    assert step.data_checks
    with connect(database) as connection:
        (finding,) = check_rows(connection, made)
    assert finding.message == "2 rows of public.t are alike in the columns of the unique index i"


def test_a_dump_declares_what_it_was_to_be(database: Database) -> None:
    with connect(database) as connection:
        files = dumper.dump(reader.read(connection, registry()), registry())
    assert [s.identity.name for s in engine.plan(database, files).steps] == ["i", "i"]


def test_one_that_nobody_declares_goes(database: Database) -> None:
    engine.converge(database, "tables: {t: {columns: {a: int}}}")
    assert database.query(VALID) == []


def test_one_that_waits_for_its_partitions_is_completed(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute("CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p DEFAULT")
    database.execute("CREATE INDEX i ON ONLY p (a)")
    assert database.query(VALID) == [(False,)]
    partitioned = "columns: {a: int}, partition_by: list (a), indexes: {i: [a]}, partitions: {p1: {values: default}}"
    engine.converge(database, f"tables: {{p: {{{partitioned}}}}}")
    assert database.query(VALID) == [(True,)]
