"""A dump names owners where they are somebody else's, and privileges where they would be others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import engine
from tests.support.command import invoke
from tests.support.databases import Database, MakeDatabase
from tests.support.pg_dump import diff, schema_of


@pytest.mark.parametrize("words", [("dump", "--db"), ("dump",)])
def test_what_the_connected_role_owns_is_not_said_to_be_owned(database: Database, words: tuple[str, ...]) -> None:
    database.execute("CREATE TABLE mine (a int); CREATE TABLE theirs (a int); ALTER TABLE theirs OWNER TO pg_monitor")
    command = [sys.executable, "-m", "schemadiff", *words, database]
    dumped = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "owner: pg_monitor" in dumped.stdout
    assert "owner: postgres" not in dumped.stdout


def test_what_a_column_owns_has_its_tables_owner(database: Database) -> None:
    database.execute("CREATE TABLE t (a serial); ALTER TABLE t OWNER TO pg_monitor")
    assert invoke("dump", database).out.count("owner: pg_monitor") == 1


def test_what_is_older_than_default_privileges_is_made_after_them(make_database: MakeDatabase, tmp_path: Path) -> None:
    old = make_database()
    old.execute("""
        CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
        CREATE TABLE t (a int);
        CREATE TYPE e AS ENUM ('a');
        CREATE SCHEMA other CREATE TABLE t (a int);
        ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO pg_monitor;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor;
    """)
    assert invoke("dump", old, "--out", str(tmp_path)).code == 0
    dumped = "".join(file.read_text() for file in tmp_path.rglob("*.yaml"))
    assert dumped.count("grants: {}") == 1, "neither other.t nor the type would be granted anything"
    fresh = make_database()
    engine.converge(fresh, tmp_path)
    binaries = old.server.binaries
    assert not diff(schema_of(old, binaries), schema_of(fresh, binaries))
    assert engine.plan(old, tmp_path).empty


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER SCHEMA public OWNER TO postgres",
        "DROP SCHEMA public; CREATE SCHEMA public",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC; ALTER SCHEMA public OWNER TO pg_monitor",
    ],
)
def test_schema_public_is_said_to_be_other_than_a_database_begins_with(
    sql: str, make_database: MakeDatabase, tmp_path: Path
) -> None:
    old, fresh = make_database(), make_database()
    old.execute(sql)
    for database in (old, fresh):
        # Its first comment is initdb's, and none that is dumped.
        database.execute("COMMENT ON SCHEMA public IS NULL")
    assert invoke("dump", old, "--out", str(tmp_path)).code == 0
    engine.converge(fresh, tmp_path)
    binaries = old.server.binaries
    assert not diff(schema_of(old, binaries), schema_of(fresh, binaries))
    assert engine.plan(old, tmp_path).empty


def test_what_a_new_database_has_is_not_written(database: Database, tmp_path: Path) -> None:
    assert invoke("dump", database).out == "schemas:\n  public: {}\n"
    database.execute("CREATE TABLE t (a int)")
    assert invoke("dump", database).out.splitlines()[0] == "tables:"
    assert invoke("dump", database, "--out", str(tmp_path / "schema")).code == 0
    plan = invoke("plan", "--schema", str(tmp_path / "schema"), "--db", database, "--manage", "all", "--exit-code")
    assert plan.code == 0, plan.out
    database.execute("GRANT CREATE ON SCHEMA public TO pg_monitor")
    assert "owner:" not in invoke("dump", database).out
    assert "pg_monitor: [create]" in invoke("dump", database).out
