"""An event trigger of the target that raises an error is no fault of a text that the target is asked about."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from tests.security.conftest import Declare
from tests.support.command import invoke
from tests.support.databases import Database

CONTENT = {
    "tables": {"stock": {"columns": {"amount": "int"}, "checks": {"enough": "(amount)>0", "few": "(amount)<99"}}}
}
LIVE = """
    CREATE TABLE stock (amount int CONSTRAINT enough CHECK (amount > 0) CONSTRAINT few CHECK (amount < 99));
    CREATE FUNCTION no_changes() RETURNS event_trigger LANGUAGE plpgsql AS
        $$BEGIN RAISE EXCEPTION 'not on a Friday: %', tg_tag; END$$;
"""
TRIGGER = "CREATE EVENT TRIGGER no_changes ON {0} EXECUTE FUNCTION no_changes()"


@pytest.fixture
def reader(database: Database) -> Iterator[str]:
    """A role that may make temporary objects, and may not turn event triggers off."""
    name = f"reader_{secrets.token_hex(4)}"
    database.execute(f"CREATE ROLE {name} LOGIN")
    yield name
    database.execute(f"DROP EVENT TRIGGER no_changes; DROP OWNED BY {name}; DROP ROLE {name}")


@pytest.mark.parametrize("event", ["ddl_command_start", "ddl_command_end"])
def test_for_a_superuser(database: Database, declare: Declare, event: str) -> None:
    database.execute(LIVE)
    database.execute(TRIGGER.format(event))
    folder = declare({**CONTENT, "functions": NO_CHANGES})
    answer = invoke("plan", "--db", database, "--schema", folder, "--exit-code")
    assert "Friday" not in answer.out + answer.err
    assert answer.code == 0, answer


@pytest.mark.parametrize("event", ["ddl_command_start", "ddl_command_end"])
def test_for_who_cannot_turn_it_off(database: Database, declare: Declare, event: str, reader: str) -> None:
    database.execute(LIVE)
    database.execute(TRIGGER.format(event))
    folder = declare({**CONTENT, "functions": NO_CHANGES})
    conninfo = database.replace("user=postgres", f"user={reader}")
    answer = invoke("plan", "--db", conninfo, "--schema", folder, "--exit-code")
    assert "Friday" not in answer.out + answer.err
    assert answer.code == 0, answer


def test_a_wrong_text_is_told_all_the_same(database: Database, declare: Declare) -> None:
    database.execute(LIVE)
    database.execute(TRIGGER.format("sql_drop"))
    wrong = {"tables": {"stock": {"columns": {"amount": "int"}, "checks": {"enough": "lower(amount) > 0"}}}}
    answer = invoke("plan", "--db", database, "--schema", declare({**wrong, "functions": NO_CHANGES}))
    assert answer.code == 1 and "function lower(integer) does not exist" in answer.err


NO_CHANGES = {
    "no_changes()": {
        "returns": "event_trigger",
        "language": "plpgsql",
        "body": "BEGIN RAISE EXCEPTION 'not on a Friday: %', tg_tag; END",
    }
}
