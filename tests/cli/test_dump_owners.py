"""A dump names owners where they are somebody else's."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.databases import Database


@pytest.mark.parametrize("words", [("dump", "--db"), ("dump",)])
def test_what_the_connected_role_owns_is_not_said_to_be_owned(database: Database, words: tuple[str, ...]) -> None:
    database.execute("CREATE TABLE mine (a int); CREATE TABLE theirs (a int); ALTER TABLE theirs OWNER TO pg_monitor")
    command = [sys.executable, "-m", "schemadiff", *words, database]
    dumped = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "owner: pg_monitor" in dumped.stdout
    assert "owner: postgres" not in dumped.stdout
