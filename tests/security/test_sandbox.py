"""The sandbox: what its builder may not, who can get in, and that it ends."""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from schemadiff.errors import ServerError
from schemadiff.postgres.embedded import Server, accounts, throwaway
from schemadiff.postgres.embedded import sandbox as module
from schemadiff.postgres.embedded.sandbox import BUILDER, Sandbox, sandbox
from tests.support.processes import as_root, parent_of


@pytest.fixture(scope="module")
def made(server: Server) -> Iterator[Sandbox]:
    with sandbox(server.binaries) as one:
        one.install("dblink", "public")
        one.install("postgres_fdw", "public")
        yield one


def socket_of(one: Sandbox) -> str:
    return str(one.connection.info.host)


REFUSED = [
    "SELECT pg_read_file('/etc/hostname')",
    "SELECT pg_read_binary_file('/proc/self/environ')",
    "SELECT pg_ls_dir('/')",
    "SELECT pg_stat_file('/etc/hostname')",
    "SELECT lo_import('/etc/hostname')",
    "SELECT lo_export(lo_from_bytea(0, 'x'), '{place}/exported')",
    "COPY (SELECT 1) TO '{place}/copied'",
    "COPY (SELECT 1) TO PROGRAM 'touch {place}/ran'",
    "CREATE TABLE hosts (l text); COPY hosts FROM '/etc/hosts'",
    "CREATE TABLE ran (l text); COPY ran FROM PROGRAM 'id'",
    "ALTER SYSTEM SET archive_command = 'touch {place}/archived'",
    "ALTER ROLE postgres SUPERUSER",
    "CREATE ROLE another SUPERUSER",
    "CREATE ROLE another",
    "GRANT pg_read_server_files TO postgres",
    "GRANT pg_execute_server_program TO postgres",
    "SET ROLE {administrator}",
    "SET SESSION AUTHORIZATION {administrator}",
    "SET ROLE pg_read_server_files",
    "SET session_replication_role = origin",
    "SET temp_file_limit = -1",
    "SET session_preload_libraries = 'x'",
    "SET dynamic_library_path = '{place}'",
    "LOAD '{place}/library.so'",
    "LOAD 'auto_explain'",
    "CREATE FUNCTION f() RETURNS int LANGUAGE c AS '{place}/library.so', 'f'",
    "CREATE FUNCTION f() RETURNS int LANGUAGE internal AS 'pg_backend_pid'",
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql LEAKPROOF AS 'SELECT 1'",
    "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()",
    "CREATE LANGUAGE other HANDLER plpgsql_call_handler",
    "CREATE ACCESS METHOD m TYPE INDEX HANDLER bthandler",
    "CREATE OPERATOR CLASS c FOR TYPE int4 USING btree AS FUNCTION 1 bttextcmp(text, text)",
    "CREATE CAST (int4 AS text) WITHOUT FUNCTION",
    "CREATE FOREIGN DATA WRAPPER w",
    "ALTER FOREIGN DATA WRAPPER postgres_fdw HANDLER postgres_fdw_handler",
    "CREATE PUBLICATION p FOR ALL TABLES",
    "CREATE EXTENSION file_fdw",
    "CREATE EXTENSION adminpack",
    "CREATE TABLESPACE s LOCATION '{place}'",
    "SELECT dblink_connect('host={socket} user=postgres dbname=source')",
    "SELECT dblink('host={socket} user=postgres dbname=source', 'SELECT 1')",
    "SELECT dblink_connect_u('host={socket} user=postgres dbname=source')",
    "SELECT * FROM pg_authid",
    "UPDATE pg_catalog.pg_proc SET prosrc = 'x'",
    "ALTER FUNCTION pg_catalog.pg_read_file(text) OWNER TO postgres",
    "GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text) TO postgres",
    "SELECT pg_reload_conf()",
    "SELECT pg_terminate_backend({pid})",
    "SELECT pg_cancel_backend({pid})",
    "DO $$ BEGIN COPY (SELECT 1) TO PROGRAM 'touch {place}/ran'; END $$",
    "SHOW data_directory",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_builder_may_not(made: Sandbox, reachable: Path, statement: str) -> None:
    place = reachable / "open"
    place.mkdir(exist_ok=True)
    place.chmod(0o777)
    words = {
        "place": place,
        "administrator": made.administrator,
        "socket": socket_of(made),
        "pid": made.administrate("SELECT pg_catalog.pg_backend_pid()")[0][0],
    }
    with made.session() as session:
        for name, value in words.items():
            statement = statement.replace(f"{{{name}}}", str(value))
        with pytest.raises(psycopg.Error) as raised:
            session.execute(statement.encode())
        assert not isinstance(raised.value, (psycopg.errors.SyntaxError, psycopg.errors.UndefinedFunction)), raised
    assert list(place.iterdir()) == []


def test_what_a_wrapper_reaches_is_nothing(made: Sandbox) -> None:
    with made.session() as session:
        session.execute(
            "CREATE SERVER itself FOREIGN DATA WRAPPER postgres_fdw"
            f" OPTIONS (host '{socket_of(made)}', dbname 'source', user 'postgres');"
            " CREATE USER MAPPING FOR postgres SERVER itself;"
            " CREATE FOREIGN TABLE seen (rolname name) SERVER itself OPTIONS (table_name 'pg_authid')".encode()
        )
        with pytest.raises(psycopg.Error, match="has no handler"):
            session.execute("SELECT * FROM seen")


def test_no_superuser_can_log_in(made: Sandbox) -> None:
    superusers = [row[0] for row in made.administrate("SELECT rolname::text FROM pg_catalog.pg_roles WHERE rolsuper")]
    assert len(superusers) == 2
    assert BUILDER not in superusers
    for name in superusers:
        for database in ("source", "postgres", "template1"):
            with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
                psycopg.connect(host=socket_of(made), user=name, dbname=database)
    assert made.administrate("SELECT datname::text FROM pg_catalog.pg_database") == [("source",)]
    members = "SELECT roleid::regrole::text FROM pg_catalog.pg_auth_members WHERE member = 'postgres'::regrole"
    assert not made.administrate(members)


def test_names_of_the_sandbox_and_of_the_system_are_nobodys_to_take(made: Sandbox) -> None:
    made.make_roles([made.administrator, "pg_database_owner", "postgres", "public", "Some Body"])
    assert made.roles == {"Some Body"}
    member = "SELECT roleid::regrole::text FROM pg_catalog.pg_auth_members WHERE member = 'postgres'::regrole"
    assert made.administrate(member) == [('"Some Body"',)]
    attributes = "SELECT rolcanlogin, rolsuper, rolcreaterole FROM pg_catalog.pg_roles WHERE rolname = 'Some Body'"
    assert made.administrate(attributes) == [(False, False, False)]
    made.administrate('DROP ROLE "Some Body"')
    made.roles.clear()


def test_who_is_called_like_a_predefined_role_has_none_of_its_powers(server: Server) -> None:
    reaching = {
        "pg_read_server_files": "COPY hosts FROM '/etc/hosts'",
        "pg_write_server_files": "COPY hosts TO '/tmp/copied'",
        "pg_execute_server_program": "COPY hosts FROM PROGRAM 'id'",
        "pg_monitor": "SELECT pg_ls_logdir()",
        "pg_of_a_later_version": "SHOW data_directory",
    }
    with sandbox(server.binaries) as one, one.session() as session:
        one.make_roles(reaching)
        one.make_roles(reaching)
        assert one.roles == set(reaching)
        session.execute("CREATE TABLE hosts (l text); GRANT ALL ON hosts TO PUBLIC")
        for role, statement in reaching.items():
            session.execute(f"CREATE SCHEMA of_{role}; ALTER SCHEMA of_{role} OWNER TO {role}".encode())
            for name in (role, BUILDER):
                session.execute(f"SET ROLE {name}".encode())
                session.execute("SELECT FROM hosts")
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    session.execute(statement.encode())
            with pytest.raises(psycopg.Error):
                session.execute(f"SET ROLE schemadiff_{role}".encode())


def test_the_administrator_runs_one_statement(made: Sandbox) -> None:
    with pytest.raises(psycopg.errors.SyntaxError, match="multiple commands"):
        made.administrate("SELECT 1; SELECT 2")
    assert made.administrate("SELECT '100%'::text") == [("100%",)]
    assert made.administrate("SHOW search_path") == [("pg_catalog, pg_temp",)]


@as_root
def test_only_root_and_the_server_reach_the_socket(made: Sandbox) -> None:
    socket = Path(socket_of(made)) / accounts.SOCKET_NAME
    for other in (pwd.getpwnam("nobody").pw_uid, 12345):
        done = subprocess.run(["test", "-S", str(socket)], user=other, check=False)
        assert done.returncode == 1


def test_a_server_knows_nothing_of_our_environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_SECRET", "not-for-servers")
    monkeypatch.setenv("PGPASSWORD", "not-for-servers")
    with throwaway(server.binaries) as other:
        for process in (other.pid, parent_of(other.pid)):
            text = Path(f"/proc/{process}/environ").read_bytes()
            assert b"not-for-servers" not in text
            assert {v.split(b"=")[0] for v in text.split(b"\0") if v} <= {
                b"PATH", b"LC_ALL", b"TZ", b"TZDIR", b"TMPDIR", b"LD_LIBRARY_PATH",
                *(name for name in (b"LC_CTYPE", b"PG_GRANDPARENT_PID", b"PG_OOM_ADJUST_FILE")),
            }  # fmt: skip


STUBBORN = """
DO $$ BEGIN LOOP
    BEGIN PERFORM pg_sleep(600); EXCEPTION WHEN query_canceled THEN NULL; END;
END LOOP; END $$
"""


def test_what_does_not_end_is_ended(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 1.0)
    monkeypatch.setattr(module, "GRACE", 1.0)
    with pytest.raises(ServerError, match="did not end within 1 s"), sandbox(server.binaries) as one:
        one.connection.execute(STUBBORN)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT length(repeat('x', 1000000000))",
        "DO $$ DECLARE a text := 'x'; BEGIN LOOP a := a || a; END LOOP; END $$",
        "SET work_mem = '2047GB'; CREATE TABLE r AS SELECT array_agg(n::text) FROM generate_series(1, 20000000) n",
    ],
)
def test_memory_is_limited(made: Sandbox, statement: str) -> None:
    with made.session() as session, pytest.raises(psycopg.OperationalError, match="out of memory") as raised:
        session.execute(statement.encode())
    assert raised.value.sqlstate == "53200"
    assert made.connection.execute("SELECT 1").fetchone() == (1,)


def test_a_cancelled_statement_is_an_ordinary_error(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 1.0)
    with sandbox(server.binaries) as one:
        with pytest.raises(psycopg.errors.QueryCanceled):
            one.connection.execute("SELECT pg_sleep(600)")
        assert one.connection.execute("SELECT 1").fetchone() == (1,)


def test_rows_wake_nothing(made: Sandbox) -> None:
    with made.session() as session:
        session.execute("""
            CREATE TABLE woken (a int);
            CREATE TABLE sleeping (a int);
            CREATE FUNCTION wake() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN INSERT INTO woken VALUES (1); RETURN NEW; END $$;
            CREATE TRIGGER t BEFORE INSERT ON sleeping FOR EACH ROW EXECUTE FUNCTION wake();
            CREATE RULE r AS ON INSERT TO sleeping DO ALSO INSERT INTO woken VALUES (2);
            INSERT INTO sleeping VALUES (1);
        """)
        assert session.execute("SELECT count(*) FROM woken").fetchone() == (0,)


def test_ownership_is_given_where_the_owner_may_not_create(made: Sandbox) -> None:
    from schemadiff.pipeline.sandbox_steps import give

    made.make_roles(["new_owner"])
    connection: Any = made.connection
    connection.execute("CREATE SCHEMA house; CREATE TABLE house.t (a int); CREATE SEQUENCE house.s")
    before = connection.execute("SELECT nspacl::text FROM pg_namespace WHERE nspname = 'house'").fetchone()
    with connection.transaction():
        give(connection, "ALTER TABLE house.t OWNER TO new_owner")
    assert connection.execute("SELECT relowner::regrole::text FROM pg_class WHERE relname = 't'").fetchone() == (
        "new_owner",
    )
    with connection.transaction():
        give(connection, "ALTER SEQUENCE house.s OWNER TO new_owner;\nALTER SEQUENCE house.s OWNED BY house.t.a")
    linked = connection.execute("SELECT relowner::regrole::text FROM pg_class WHERE relname = 's'").fetchone()
    assert linked == ("new_owner",)
    granted = "SELECT has_schema_privilege('new_owner', 'house', 'CREATE')"
    assert before == (None,)
    assert connection.execute(granted).fetchone() == (False,)


@pytest.mark.skipif(os.geteuid() != 0, reason="only for root there are accounts to spare")
def test_where_root_has_no_account_to_spare_it_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(accounts, "_mapped", lambda sort: ((0, 1),))
    assert accounts.server_account().name == "nobody"
    assert "runs as nobody" in capsys.readouterr().err
