"""libpq without psycopg says and does what psycopg would."""

from __future__ import annotations

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from schemadiff.postgres import libpq
from tests.support.databases import Database

STRINGS = [
    "",
    "host=/tmp dbname=a port=5433",
    "postgresql://u:p%40ss@h1:1,h2:2/db?sslmode=require&application_name=a%20b",
    r"dbname='it''s' user='a b' password='q\\\'uote'",
    "postgresql:///db?host=/var/run",
]


@pytest.mark.parametrize("conninfo", STRINGS)
def test_it_reads_what_psycopg_reads(conninfo: str) -> None:
    try:
        expected = {word: str(value) for word, value in conninfo_to_dict(conninfo).items()}
    except psycopg.Error:
        assert libpq.parsed(conninfo) is None
        return
    found = libpq.parsed(conninfo)
    assert found == expected
    assert libpq.parsed(libpq.written(found)) == found


@pytest.mark.parametrize("conninfo", ["nonsense", "a=b", "postgresql://[", "host=a\0b"])
def test_what_cannot_be_read_is_none(conninfo: str) -> None:
    assert libpq.parsed(conninfo) is None


def test_without_the_library_psycopg_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    found = libpq.parsed(STRINGS[2]), libpq.defaults(), libpq.version()
    monkeypatch.setattr(libpq, "library", lambda: None)
    assert (libpq.parsed(STRINGS[2]), libpq.defaults(), libpq.version()) == found
    assert libpq.parsed("nonsense") is None
    with pytest.raises(libpq.NoAnswerError):
        libpq.Session("", {})


def test_a_session_answers_until_the_server_refuses(database: Database) -> None:
    with libpq.Session(database, {"client_encoding": "UTF8"}) as session:
        assert session.row("SELECT 1, NULL, 'ä', ''") == ["1", None, "ä", ""]
        assert session.row("SELECT pg_backend_pid()") == [str(session.process)]
        for refused in ("SELECT 1/0", "SELECT 1 WHERE false", "nonsense", "SELECT generate_series(1, 2)"):
            with pytest.raises(libpq.NoAnswerError):
                session.row(refused)
        assert session.row("SELECT 2") == ["2"]


@pytest.mark.parametrize("conninfo", ["host=/nowhere dbname=x", "host=127.0.0.1 port=1 dbname=x", "host=!"])
def test_no_server_is_no_answer(conninfo: str) -> None:
    with pytest.raises(libpq.NoAnswerError):
        libpq.Session(conninfo, {"connect_timeout": "1"})
