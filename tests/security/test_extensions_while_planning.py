"""A plan installs no extension on the target to find out what it brings, unless it is told to."""

from __future__ import annotations

import pytest

from tests.security.conftest import Declare
from tests.support.command import invoke
from tests.support.databases import Database

REFUSING = """
    CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'it was tried'; END$$;
    CREATE EVENT TRIGGER refuse ON ddl_command_start WHEN TAG IN ('CREATE EXTENSION') EXECUTE FUNCTION refuse();
"""


@pytest.fixture
def offered(database: Database) -> str:
    """An extension that the server offers, and that nothing is known of beforehand."""
    if not database.query("SELECT FROM pg_available_extensions WHERE name = 'lo'"):
        pytest.skip("the server does not offer the extension")
    return "lo"


@pytest.mark.parametrize("flags", [(), ("--no-target-writes",)], ids=["asking", "without-writes"])
def test_an_embedded_server_tells(database: Database, declare: Declare, offered: str, flags: tuple[str, ...]) -> None:
    database.execute(f"CREATE SCHEMA ops; SET search_path = ops; {REFUSING}")
    content = {"schema": "app", "extensions": {offered: {}}, "tables": {"t": {"columns": {"a": "lo"}}}}
    answer = invoke("plan", "--db", database, "--schema", declare(content), *flags)
    assert answer.code == 0, answer
    assert "+ extension lo" in answer.out


def test_a_name_that_nobody_brings(database: Database, declare: Declare, offered: str) -> None:
    content = {"schema": "app", "extensions": {offered: {}}, "tables": {"t": {"columns": {"a": "lorem"}}}}
    for flags in ((), ("--try-extensions",)):
        answer = invoke("plan", "--db", database, "--schema", declare(content), *flags)
        assert answer.code == 1 and "there is no type lorem" in answer.err
        assert database.query("SELECT extname FROM pg_extension WHERE extname = 'lo'") == []


def test_what_no_embedded_server_offers_is_told_with_the_flag(
    database: Database, declare: Declare, offered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from schemadiff.errors import ServerError
    from schemadiff.postgres import embedded

    def none(*_: object, **__: object) -> None:
        raise ServerError("there is none")

    monkeypatch.setattr(embedded, "throwaway", none)
    content = {"schema": "app", "extensions": {offered: {}}, "tables": {"t": {"columns": {"a": "lo"}}}}
    folder = declare(content)
    answer = invoke("plan", "--db", database, "--schema", folder)
    assert answer.code == 1 and "--try-extensions" in answer.err
    assert invoke("plan", "--db", database, "--schema", folder, "--try-extensions").code == 0
    assert database.query("SELECT extname FROM pg_extension WHERE extname = 'lo'") == []
