"""Connections: pinned settings, refused versions, and no password in any message."""

from __future__ import annotations

import subprocess
import sys
import traceback

import psycopg
import pytest

from schemadiff.errors import ServerError
from schemadiff.postgres.connection import SETTINGS, connect, describe, server_error, server_version, version_warning
from schemadiff.postgres.embedded import Server
from tests.support.databases import Database


def show(connection: psycopg.Connection[tuple[object, ...]], name: str) -> object:
    row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    assert row is not None
    return row[0]


def test_every_setting_is_pinned(database: Database) -> None:
    database.execute(
        f"ALTER DATABASE {database.name} SET search_path = public; "
        f"ALTER DATABASE {database.name} SET timezone = 'Asia/Tokyo'; "
        f"ALTER DATABASE {database.name} SET intervalstyle = 'iso_8601'; "
        f"ALTER DATABASE {database.name} SET quote_all_identifiers = on"
    )
    with connect(database) as connection:
        assert {name: show(connection, name) for name in SETTINGS} == SETTINGS
        assert show(connection, "application_name") == "schemadiff"
        assert connection.autocommit
        assert connection.info.encoding == "utf-8"


def test_the_settings_take_one_statement(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[object] = []
    execute = psycopg.Connection.execute

    def count(connection: object, query: object, *arguments: object) -> object:
        sent.append(query)
        return execute(connection, query, *arguments)  # type: ignore[call-overload]

    monkeypatch.setattr(psycopg.Connection, "execute", count)
    connect(database).close()
    assert len(sent) == 1


def test_read_only_refuses_to_write(database: Database) -> None:
    with connect(database, read_only=True) as connection, pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        connection.execute("CREATE TABLE public.t ()")


def test_the_users_own_options_stay(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c work_mem=5MB")
    with connect(f"{database} application_name=mine") as connection:
        assert show(connection, "work_mem") == "5MB"
        assert show(connection, "application_name") == "mine"


def test_text_of_a_database_without_an_encoding_is_text(server: Server) -> None:
    with psycopg.connect(server.dsn(), autocommit=True) as administration:
        administration.execute("CREATE DATABASE ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    try:
        with connect(server.dsn("ascii")) as connection:
            assert connection.execute("SELECT 'é'::text").fetchone() == ("é",)
    finally:
        server.drop_database("ascii")


SECRETS = [
    "postgresql://joe:s3cr%40t@localhost:1/shop",
    "host=localhost port=1 dbname=shop user=joe password=s3cr@t",
    "postgresql://localhost:1/shop?user=joe&password=s3cr%40t",
]


@pytest.mark.parametrize("conninfo", SECRETS)
def test_a_failure_names_the_place_and_no_password(conninfo: str) -> None:
    with pytest.raises(ServerError) as caught:
        connect(conninfo)
    text = "".join(traceback.format_exception(caught.value))
    assert "cannot connect to shop on localhost port 1 as joe: " in text
    assert "s3cr" not in str(caught.value)


@pytest.mark.parametrize(
    "conninfo",
    ["postgresql://joe:s3cret@host:port/x", "postgres//joe:s3cret@host/x", "passwort=s3cret", "password='s3cret"],
)
def test_a_connection_string_that_cannot_be_read_is_not_repeated(conninfo: str) -> None:
    with pytest.raises(ServerError) as caught:
        connect(conninfo)
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in describe(conninfo)


@pytest.mark.parametrize("driver", ["psycopg2", "asyncpg"])
def test_a_url_of_sqlalchemy_is_answered_with_what_to_write(driver: str) -> None:
    with pytest.raises(ServerError, match=rf"write postgresql:// for postgresql\+{driver}://") as caught:
        connect(f"postgresql+{driver}://joe:s3cret@localhost/x")
    assert "s3cret" not in str(caught.value)


def test_a_password_in_the_servers_own_message_is_taken_out(database: Database) -> None:
    # The name of the database comes back in the message; here it is the password too.
    with pytest.raises(ServerError) as caught:
        connect(f"{str(database).replace(database.name, 's3cret')} password=s3cret")
    assert '"***" does not exist' in str(caught.value)


@pytest.mark.parametrize(
    ("conninfo", "description"),
    [
        ("postgresql://joe:x@db.example.com:5433/shop", "shop on db.example.com port 5433 as joe"),
        ("host=/tmp dbname=shop user=joe", "shop on /tmp port 5432 as joe"),
        ("user=joe", "joe on the local socket port 5432 as joe"),
        ("postgresql://joe@a:1,b:2/shop", "shop on a,b port 1,2 as joe"),
        ("service=production", "service production"),
        ("nonsense", "the given database"),
    ],
)
def test_descriptions(conninfo: str, description: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGDATABASE", "PGSERVICE"):
        monkeypatch.delenv(name, raising=False)
    assert describe(conninfo) == description


def test_the_environment_fills_a_description(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "db.example.com")
    monkeypatch.setenv("PGPORT", "7777")
    assert describe("dbname=shop user=joe") == "shop on db.example.com port 7777 as joe"


class _Info:
    def __init__(self, version: int) -> None:
        self.server_version = version


class _Connection:
    def __init__(self, version: int) -> None:
        self.info = _Info(version)


def test_versions() -> None:
    assert server_version(_Connection(140011)) == 14  # type: ignore[arg-type]
    assert server_version(_Connection(190000)) == 19  # type: ignore[arg-type]
    with pytest.raises(ServerError, match="the server is PostgreSQL 13; schemadiff works with 14 to 18"):
        server_version(_Connection(130004))  # type: ignore[arg-type]
    assert version_warning(18) is None
    assert "what PostgreSQL 19 added" in (version_warning(19) or "")


def test_an_error_of_the_server_keeps_its_code_detail_and_hint(database: Database) -> None:
    database.execute("CREATE TABLE t (a int PRIMARY KEY); INSERT INTO t VALUES (1)")
    with connect(database) as connection:
        with pytest.raises(psycopg.Error) as caught:
            connection.execute("INSERT INTO public.t VALUES (1)")
        assert str(server_error(caught.value)) == (
            'duplicate key value violates unique constraint "t_pkey" (SQLSTATE 23505)\n'
            "    detail: Key (a)=(1) already exists."
        )
        with pytest.raises(psycopg.Error) as caught:
            connection.execute("SELECT lenght('x')")
        assert "    hint: " in str(server_error(caught.value))


def test_an_error_of_the_client_is_told_in_its_own_words() -> None:
    assert str(server_error(psycopg.OperationalError("the connection is lost"))) == "the connection is lost"


def test_the_drivers_log_is_not_printed(database: Database) -> None:
    """Only a program without handlers prints it, so this is one."""
    program = f"""
from schemadiff.postgres.connection import connect
try:
    with connect({str(database)!r}) as connection, connection.pipeline():
        connection.execute("SELECT 1/0")
        raise ValueError
except ValueError:
    print("raised")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("raised\n", "")
