"""What is wrong with the YAML in the formats for programs, with the exit code it always has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Declare
from tests.support import sarif
from tests.support.command import Answer, invoke
from tests.support.databases import Database

WRONG = """
    tables:
      notes:
        columns: {id: bigint, title: {typ: text}}
        primary_kee: [id]
"""


def commands(folder: Path) -> list[list[str]]:
    schema = str(folder)
    return [
        ["validate", "--schema", schema],
        ["plan", "--schema", schema, "--db", "host=none"],
        ["diff", schema, schema],
    ]


@pytest.mark.parametrize("number", range(3), ids=["validate", "plan", "diff"])
def test_every_error_comes_at_once_in_every_format(declare: Declare, number: int) -> None:
    arguments = commands(declare(WRONG))[number]
    answers = {name: invoke(*arguments, "--format", name) for name in ("text", "json", "sarif", "github")}
    assert {answer.code for answer in answers.values()} == {1}
    assert {answer.err for answer in answers.values()} == {answers["text"].err}, "messages are for people as always"
    assert answers["text"].out == ""
    lines = [3, 4]
    assert [e["place"]["line"] for e in json.loads(answers["json"].out)["errors"]] == lines
    regions = [
        r["locations"][0]["physicalLocation"]["region"]["startLine"]
        for r in sarif.check(json.loads(answers["sarif"].out))
    ]
    assert regions == lines
    found = answers["github"].out.splitlines()
    assert [line.partition(",col=")[0].rpartition(",line=")[2] for line in found] == ["3", "4"]


def test_valid_input_is_a_result_too(declare: Declare) -> None:
    folder = str(declare())
    for name in ("json", "sarif", "github"):
        answer = invoke("validate", "--schema", folder, "--format", name)
        assert (answer.code, answer.out != "") == (0, True)
    assert json.loads(invoke("validate", "--schema", folder, "--format", "json").out)["errors"] == []
    assert invoke("validate", "--schema", folder).out == ""


def saved(folder: Path, file: Path, *more: str) -> Answer:
    return invoke("plan", "--schema", str(folder), "--db", "host=none", "--out", str(file), *more)


def test_a_file_for_a_plan_gets_errors_only_if_the_format_is_asked_for(declare: Declare, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text("an older plan")
    assert saved(declare(WRONG), file).code == 1
    assert file.read_text() == "an older plan"
    assert saved(declare(WRONG), file, "--format", "json").code == 1
    assert json.loads(file.read_text())["format"] == "schemadiff errors"


def test_wrong_usage_is_no_result(declare: Declare) -> None:
    answer = invoke("diff", str(declare()), "git:", "--format", "json")
    assert (answer.code, answer.out) == (64, "")


def test_a_server_that_cannot_be_reached_is_a_result_without_a_password(declare: Declare) -> None:
    url = "postgresql://me:hidden@127.0.0.1:1/db"
    for name in ("json", "sarif", "github", "gitlab", "markdown"):
        answer = invoke("plan", "--schema", str(declare()), "--db", url, "--format", name)
        assert answer.code == 1 and "cannot connect to db on 127.0.0.1" in answer.out
        assert "hidden" not in answer.out + answer.err


def test_so_is_a_statement_that_the_server_ends(declare: Declare, database: Database) -> None:
    """psycopg raises an error of its own."""
    ended = f"{database} options='-c statement_timeout=1ms'"
    answer = invoke("plan", "--schema", str(declare()), "--db", ended, "--format", "json")
    assert answer.code == 1
    assert "statement timeout" in json.loads(answer.out)["errors"][0]["message"]
