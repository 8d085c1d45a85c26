"""Scripts in the sandbox: dumps of real databases still load, whoever owns what in them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.support.command import Answer, invoke
from tests.support.databases import Database, MakeDatabase

REAL = """
    CREATE SCHEMA app;
    CREATE SCHEMA ext;
    ALTER SCHEMA app OWNER TO script_owner;
    CREATE EXTENSION hstore SCHEMA ext;
    COMMENT ON EXTENSION hstore IS 'it''s ours';
    CREATE TABLE app.t (id int PRIMARY KEY, at timestamptz DEFAULT now(), tags ext.hstore);
    ALTER TABLE app.t OWNER TO script_other;
    CREATE TABLE public.u (id int REFERENCES app.t, s text CHECK (s <> ''));
    ALTER TABLE public.u OWNER TO script_other;
    CREATE TYPE app.mood AS ENUM ('a', 'b');
    ALTER TYPE app.mood OWNER TO script_other;
    CREATE FUNCTION app.f(m app.mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
    ALTER FUNCTION app.f(app.mood) OWNER TO script_other;
    CREATE MATERIALIZED VIEW app.m AS SELECT id FROM app.t;
    GRANT SELECT ON app.t TO script_reader;
    GRANT USAGE ON SCHEMA app TO script_reader, script_other;
    ALTER DEFAULT PRIVILEGES FOR ROLE script_other IN SCHEMA app GRANT SELECT ON TABLES TO script_reader;
    CREATE POLICY p ON app.t TO script_reader USING (id > 0);
    ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;
    ALTER TABLE app.t FORCE ROW LEVEL SECURITY;
    INSERT INTO app.t VALUES (1, now(), 'a=>1'); INSERT INTO public.u VALUES (1, 'x;y');
    REFRESH MATERIALIZED VIEW app.m;
"""
ROLES = ("script_owner", "script_other", "script_reader")


@pytest.fixture
def real(make_database: MakeDatabase) -> Database:
    database = make_database()
    for role in ROLES:
        database.execute(f"DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
    database.execute(REAL)
    return database


def dumped(database: Database, script: Path, *arguments: str) -> str:
    program = str(database.server.binaries.path("pg_dump"))
    done = subprocess.run([program, *arguments, f"--dbname={database}"], capture_output=True, text=True, check=True)
    script.write_text(done.stdout)
    return str(script)


def differences(answer: Answer) -> list[str]:
    assert answer.code in (0, 2), answer
    return [step["title"] for step in json.loads(answer.out)["steps"]]


@pytest.mark.parametrize("arguments", [[], ["--schema-only"], ["--clean", "--if-exists"], ["--inserts"]])
def test_a_dump_is_the_database(real: Database, tmp_path: Path, arguments: list[str]) -> None:
    script = dumped(real, tmp_path / "dump.sql", *arguments)
    for one, other in ((script, str(real)), (str(real), script)):
        answer = invoke("diff", one, other, "--format", "json", "--exit-code", "--seeds", "none")
        assert differences(answer) == [], answer
        assert "left out" not in answer.err


def test_what_takes_a_superuser_is_named_and_left_out(tmp_path: Path) -> None:
    script = tmp_path / "dump.sql"
    script.write_text("""
        CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f();
        CREATE FUNCTION g() RETURNS int LANGUAGE c AS '/nowhere.so', 'g';
        CREATE ROLE somebody SUPERUSER;
        ALTER ROLE somebody CREATEROLE;
        BEGIN;
        CREATE TABLE t (a int);
        CREATE PUBLICATION p FOR ALL TABLES;
        ALTER TABLE t OWNER TO somebody;
        COMMIT;
    """)
    answer = invoke("dump", str(script))
    assert answer.code == 0, answer
    assert "owner: somebody" in answer.out
    told = [line.split(": ", 1)[1] for line in answer.err.splitlines() if "left out" in line]
    assert [line.rpartition(": ")[2].split(" ")[:3] for line in told] == [
        ["CREATE", "EVENT", "TRIGGER"],
        ["CREATE", "FUNCTION", "g()"],
        ["ALTER", "ROLE", "somebody"],
        ["CREATE", "PUBLICATION", "p"],
    ]
    assert f"{script}:3:1: left out" in answer.err


def test_a_role_that_only_a_block_names_is_made(tmp_path: Path) -> None:
    script = tmp_path / "dump.sql"
    script.write_text("CREATE TABLE t (a int); DO $$ BEGIN EXECUTE 'GRANT SELECT ON t TO hidden'; END $$;")
    answer = invoke("dump", str(script))
    assert answer.code == 0, answer
    assert "hidden" in answer.out


def test_a_script_begins_with_the_settings_of_a_server(tmp_path: Path) -> None:
    script = tmp_path / "plain.sql"
    script.write_text("CREATE TABLE t (a int); CREATE EXTENSION citext; CREATE TABLE u (c citext);")
    answer = invoke("dump", str(script))
    assert answer.code == 0, answer
    assert "citext" in answer.out and "u:" in answer.out
