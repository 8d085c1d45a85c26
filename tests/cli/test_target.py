"""Which database a command works on: flags, then the environment, then the file; and that it says so."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemadiff.postgres.embedded import stop_kept
from tests.cli.conftest import Declare
from tests.support.command import invoke, run
from tests.support.databases import Database

SECRET = "s3cr3t"  # noqa: S105 - what must not be seen


def test_each_way_to_name_it(declare: Declare, database: Database, tmp_path: Path) -> None:
    folder = str(declare())
    libpq = {"PGHOST": str(database.server.socket_directory), "PGUSER": "postgres", "PGDATABASE": database.name}
    config = tmp_path / "some.toml"
    config.write_text(f'db = "{database}"\n[environments.prod]\ndb = {{env = "PROD"}}\n[environments.bare]\n')
    for arguments, env, chosen in (
        (["--db", database], {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/x"}, "--db"),
        ([], {"DATABASE_URL": database, **libpq, "PGPORT": "1"}, "$DATABASE_URL"),
        ([], libpq, "libpq's environment"),
        (["--config", str(config), "--db", database], {}, "--db"),
        (["--config", str(config)], {"DATABASE_URL": database}, "$DATABASE_URL"),
        (["--config", str(config), "--env", "prod"], {"PROD": database}, f"$PROD, {config}, prod"),
        (["--config", str(config), "--env", "bare"], {}, f"{config}, bare"),
        (["--config", str(config)], {"SCHEMADIFF_ENV": "prod", "PROD": database}, f"$PROD, {config}, prod"),
    ):
        answer = invoke("plan", "--schema", folder, *arguments, env=env)
        assert answer.code == 0, answer
        assert answer.err.splitlines()[0].startswith(f"database: {database.name} on ")
        assert answer.err.splitlines()[0].endswith(f"(from {chosen})")


def test_an_environment_without_its_variable(declare: Declare, tmp_path: Path) -> None:
    config = tmp_path / "some.toml"
    config.write_text('[environments.prod]\ndb = {env = "PROD"}\n')
    answer = invoke("plan", "--schema", str(declare()), "--config", str(config), "--env", "prod")
    assert answer.code == 64
    assert f"PROD is not set, and {config}, prod takes the database from it" in answer.err


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    stop_kept(tmp_path / ".schemadiff")


def test_without_a_word_the_embedded_server_is_started_and_kept(workplace: Path, declare: Declare) -> None:
    declare()
    assert run("server", "status", cwd=workplace).out.startswith("none: ")
    answer = run("apply", "--yes", cwd=workplace)
    assert answer.code == 0, answer
    assert "(from the embedded server in .schemadiff/)" in answer.err
    assert run("server", "status", cwd=workplace).out.startswith("running: PostgreSQL ")
    started = run("server", "start", cwd=workplace)
    assert started.code == 0
    assert run("plan", "--exit-code", cwd=workplace).code == 0
    assert run("plan", "--exit-code", "--db", started.out.strip(), cwd=workplace).code == 0
    assert run("server", "stop", cwd=workplace).err == "stopped\n"
    assert run("server", "stop", cwd=workplace).err == "was not running\n"
    assert run("server", "status", cwd=workplace).out.startswith("stopped: PostgreSQL ")


def test_a_missing_database(declare: Declare, database: Database) -> None:
    answer = invoke("plan", "--schema", str(declare()), "--db", database.server.dsn("no_such_one"))
    assert answer.code == 1
    assert 'database "no_such_one" does not exist' in answer.err
    assert answer.out == ""


def test_a_server_that_is_not_there(declare: Declare) -> None:
    answer = invoke("plan", "--schema", str(declare()), "--db", f"postgresql://u:{SECRET}@127.0.0.1:1/x")
    assert answer.code == 1
    assert "cannot connect to x on 127.0.0.1 port 1 as u: " in answer.err
    assert "refused" in answer.err
    assert SECRET not in answer.err


@pytest.fixture
def imposter() -> Iterator[int]:
    """A port where somebody listens and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_server_that_does_not_answer(declare: Declare, imposter: int) -> None:
    url = f"postgresql://u:{SECRET}@127.0.0.1:{imposter}/x?connect_timeout=2"
    answer = invoke("plan", "--schema", str(declare()), "--db", url)
    assert answer.code == 1
    assert "timeout" in answer.err
    assert SECRET not in answer.err


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:{}@127.0.0.1:1/x",
        "postgresql://u:p@{}@127.0.0.1:1/x",
        "postgresql://u:{}/y@127.0.0.1:1/x",
        "postgresql://u:{}?y@127.0.0.1:1/x",
        "postgresql://u:{}%zz@127.0.0.1:1/x",
        "postgresql://u:{}#y@127.0.0.1:1/x",
        "postgres:/u:{}@127.0.0.1:1/x",
        "host=127.0.0.1 port=1 password={}",
        "host=127.0.0.1 port=1 passwort={}",
        "host=127.0.0.1 port=1 password='{}",
        "postgresql://127.0.0.1:1/x?password={}",
        "postgresql://127.0.0.1:1/x?pasword={}",
    ],
)
@pytest.mark.parametrize("command", ["plan", "diff", "dump"])
def test_a_password_reaches_no_output(declare: Declare, url: str, command: str, tmp_path: Path) -> None:
    url = url.format(SECRET)
    folder = str(declare())
    arguments = {"plan": ["--schema", folder, "--db", url], "diff": [url, folder], "dump": [url]}[command]
    answer = invoke(command, *arguments)
    assert answer.code in (1, 64)
    assert SECRET not in answer.out + answer.err


def test_nor_does_one_from_the_environment(declare: Declare) -> None:
    env = {"PGHOST": "127.0.0.1", "PGPORT": "1", "PGPASSWORD": SECRET}
    answer = invoke("plan", "--schema", str(declare()), env=env)
    assert answer.code == 1
    assert SECRET not in answer.err


def test_a_wrong_password(declare: Declare, password_server: str) -> None:
    answer = invoke("plan", "--schema", str(declare()), "--db", password_server.replace("right", SECRET))
    assert answer.code == 1
    assert "password authentication failed" in answer.err
    assert SECRET not in answer.err
    assert invoke("plan", "--schema", str(declare()), "--db", password_server).code == 0


@pytest.fixture
def password_server() -> Iterator[str]:
    """The address of a server that wants a password."""
    import psycopg

    from schemadiff.postgres.embedded import throwaway

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    settings = {"listen_addresses": "127.0.0.1", "port": str(port)}
    with throwaway(settings=settings) as server:
        local = f"host={server.socket_directory} port={port} user=postgres dbname=postgres"
        rules = server.data / "pg_hba.conf"
        with psycopg.connect(local, autocommit=True) as connection:
            connection.execute("ALTER ROLE postgres PASSWORD 'right'")
            rules.write_text("local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
            connection.execute("SELECT pg_reload_conf()")
        yield f"postgresql://postgres:right@127.0.0.1:{port}/postgres"
