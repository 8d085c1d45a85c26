"""Poolers that lend a session to others between transactions are recognised, and nothing is set on them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from schemadiff.errors import RefusedError
from schemadiff.postgres.connection import SETTINGS, connect
from tests.cli.conftest import NOTES
from tests.support.command import invoke
from tests.support.databases import Database
from tests.support.pooler import pooler


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that a socket's path fits into."""
    with tempfile.TemporaryDirectory(prefix="sdp-") as name:
        yield Path(name)


def test_a_pool_in_transaction_mode_is_refused_and_left_as_it_was(database: Database, folder: Path) -> None:
    with pooler(database.server, folder, "transaction") as words:
        conninfo = f"{words} dbname={database.name}"
        with pytest.raises(RefusedError, match="PgBouncer in transaction or statement mode"):
            connect(conninfo)
        with psycopg.connect(conninfo, autocommit=True) as other:
            for name in ("search_path", "lock_timeout", "default_transaction_read_only", "bytea_output"):
                now, default = other.execute(
                    "SELECT setting, reset_val FROM pg_settings WHERE name = %s", [name]
                ).fetchone() or ("", None)
                assert now == default, name
            ours = "database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            locks = other.execute(f"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND {ours}").fetchone()
            assert locks == (0,)


def test_commands_say_so(database: Database, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(NOTES)
    with pooler(database.server, folder, "transaction") as words:
        for command in (["plan"], ["apply", "--yes"], ["plan", "--no-target-writes"]):
            answer = invoke(*command, "--schema", str(tmp_path), "--db", f"{words} dbname={database.name}")
            assert answer.code == 3, answer
            assert "connect to the server itself, or to a pool in session mode" in answer.err


def test_a_pool_in_session_mode_is_as_good_as_the_server(database: Database, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(NOTES)
    with pooler(database.server, folder, "session") as words:
        conninfo = f"{words} dbname={database.name}"
        with connect(conninfo) as connection:
            shown = connection.execute("SHOW search_path").fetchone()
            assert shown == (SETTINGS["search_path"],)
        assert invoke("apply", "--schema", str(tmp_path), "--db", conninfo, "--yes").code == 0
        assert invoke("plan", "--schema", str(tmp_path), "--db", conninfo, "--exit-code").code == 0


def test_a_connection_to_the_server_itself_takes_one_question(database: Database) -> None:
    with connect(database) as connection, psycopg.connect(database) as other:
        row = other.execute(
            "SELECT query FROM pg_stat_activity WHERE pid = %s", [connection.info.backend_pid]
        ).fetchone()
        assert row is not None and "set_config" in row[0]
