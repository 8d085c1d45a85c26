"""check: drift, for schedules."""

from __future__ import annotations

import json
import time

import pytest

from tests.cli.conftest import Declare
from tests.support.command import invoke
from tests.support.databases import Database

CHECKED = """
    tables:
      notes:
        columns: {id: {type: bigint, not_null: true}, title: text}
        checks: {notes_check: "id between 0 and 10"}
    views: {titles: {query: "select title from notes where id in (1, 2)"}}
"""


def test_it_is_quiet_while_the_database_is_as_declared(declare: Declare, database: Database) -> None:
    folder = str(declare(CHECKED))
    assert invoke("apply", "--schema", folder, "--db", database, "--yes").code == 0
    assert invoke("check", "--schema", folder, "--db", database) == (0, "", "")
    document = invoke("check", "--schema", folder, "--db", database, "--format", "json")
    assert (document.code, json.loads(document.out)["empty"]) == (0, True)


def test_drift_is_a_report_in_every_format(declare: Declare, database: Database) -> None:
    folder = str(declare(CHECKED))
    assert invoke("apply", "--schema", folder, "--db", database, "--yes").code == 0
    database.execute("ALTER TABLE notes ADD by_hand int; DROP VIEW titles")
    for name in ("text", "sql", "json", "markdown", "html", "sarif", "github"):
        answer = invoke("check", "--schema", folder, "--db", database, "--format", name)
        assert (answer.code, answer.out != "") == (2, True)
        assert answer.err.startswith("drift: ")
        assert "by_hand" in answer.out or name == "github"


def written(database: Database) -> object:
    """How many rows sessions have written to the database, catalogs included, also what they have rolled back."""
    with database.connect() as connection:
        others = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        while connection.execute(others).fetchone() is not None:
            time.sleep(0.05)
        return connection.execute(
            "SELECT tup_inserted FROM pg_stat_database WHERE datname = current_database()"
        ).fetchone()


def test_it_makes_no_object_to_ask_what_texts_mean(declare: Declare, database: Database) -> None:
    """The texts differ from what the server prints, so that one has to be asked; it is not the database."""
    assert invoke("apply", "--schema", str(declare(CHECKED)), "--db", database, "--yes").code == 0
    before = written(database)
    same = str(declare(CHECKED.replace("between 0 and 10", ">= 0  AND  id<=10")))
    assert invoke("check", "--schema", same, "--db", database) == (0, "", "")
    other = str(declare(CHECKED.replace("between 0 and 10", ">= 0  AND  id<=11")))
    assert invoke("check", "--schema", other, "--db", database).code == 2
    assert written(database) == before
    assert invoke("plan", "--schema", other, "--db", database, "--exit-code").code == 2
    assert written(database) != before, "which is what a plan does"


def test_errors_have_the_usual_codes(declare: Declare) -> None:
    answer = invoke("check", "--schema", str(declare("tables: {a: 5}")), "--db", "host=none", "--format", "json")
    assert answer.code == 1 and json.loads(answer.out)["format"] == "schemadiff errors"
    assert invoke("check", "--schema", str(declare()), "--db", "host=127.0.0.1 port=1").code == 1


@pytest.mark.parametrize("option", ["--rehearse", "--no-target-writes", "--runner"])
def test_what_it_never_does_is_no_option(declare: Declare, option: str) -> None:
    assert f"No such option '{option}'" in invoke("check", "--schema", str(declare()), option).err
