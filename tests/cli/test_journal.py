"""The journal: what apply records in the target, what history shows of it, and that nothing else sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import NOTES, Declare
from tests.support.command import Answer, invoke, run, start
from tests.support.databases import Database
from tests.support.processes import comes_true

Arguments = tuple[str, ...]
Shown = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def config(tmp_path: Path) -> str:
    """The file that asks for a journal."""
    file = tmp_path / "schemadiff.toml"
    file.write_text('journal = "audit.runs"\nmanage = "all"\n')
    return str(file)


@pytest.fixture
def apply(declare: Declare, database: Database, config: str) -> Callable[..., Answer]:
    """Apply a declaration."""

    def run_it(text: str = NOTES, *more: str) -> Answer:
        arguments = ("--schema", str(declare(text)), "--db", str(database), "--config", config)
        return invoke("apply", *arguments, "--yes", "--allow", "all", *more)

    return run_it


@pytest.fixture
def shown(database: Database, config: str) -> Shown:
    """The runs that history shows."""

    def runs() -> list[dict[str, Any]]:
        answer = invoke("history", "--db", str(database), "--config", config, "--format", "json")
        assert answer.code == 0, answer.err
        found: list[dict[str, Any]] = json.loads(answer.out)["runs"]
        return found

    return runs


def test_a_run_is_recorded(apply: Callable[..., Answer], shown: Shown, database: Database, config: str) -> None:
    assert shown() == []
    assert apply().code == 0
    assert apply().code == 0, "nothing to do is no run"
    assert apply(NOTES.replace("title: text", "title: varchar")).code == 0
    last, first = shown()
    assert (first["title"], first["outcome"], first["detail"]) == ("1 statement", "done", None)
    assert (first["role"], len(first["plan"])) == ("postgres", 64)
    assert first["source"].endswith("schema")
    (statement,) = first["statements"]
    assert (statement["title"], statement["outcome"]) == ("create table public.notes", "done")
    assert "CREATE TABLE" in statement["sql"]
    assert statement["seconds"] > 0
    assert [s["title"] for s in last["statements"]] == ["alter column public.notes.title: type"]
    text = invoke("history", "--db", str(database), "--config", config, "--last", "1").out
    assert text.splitlines()[1].startswith("  alter column public.notes.title: type: done in ")
    assert "create table" not in text


def test_nothing_else_sees_it(apply: Callable[..., Answer], declare: Declare, database: Database) -> None:
    assert apply().code == 0
    everything = ("--schema", str(declare()), "--db", str(database), "--manage", "all")
    assert invoke("plan", *everything, "--exit-code").code == 0
    assert "audit" not in invoke("dump", "--db", str(database)).out
    assert "audit" not in invoke("plan", *everything).out


def test_a_failed_run_says_what_remains(apply: Callable[..., Answer], shown: Shown, database: Database) -> None:
    assert apply().code == 0
    database.execute("INSERT INTO notes VALUES (1, 'a')")
    text = NOTES.replace("title: text", "title: text\n          more: int")
    answer = apply(text + "        indexes: {broken: ['(1 / (id - 1))']}\n")
    assert "division by zero" in answer.err, answer
    (failed, _) = shown()
    assert failed["outcome"] == "failed"
    assert "division by zero" in failed["detail"]
    assert {s["title"]: s["outcome"] for s in failed["statements"]} == {
        "create column public.notes.more": "done",
        "create index public.broken concurrently": "failed",
    }


def test_what_went_with_a_failed_transaction_is_rolled_back(
    apply: Callable[..., Answer], shown: Shown, database: Database
) -> None:
    assert apply().code == 0
    database.execute("INSERT INTO notes VALUES (1, 'a')")
    text = NOTES.replace("title: text", "title: text\n          more: int")
    answer = apply(text + "        indexes: {broken: ['(1 / (id - 1))', more]}\n", "--online", "never")
    assert "division by zero" in answer.err
    outcomes = {s["title"]: s["outcome"] for s in shown()[0]["statements"]}
    assert outcomes == {"create column public.notes.more": "rolled back", "create index public.broken": "failed"}


def test_what_a_killed_client_has_left(
    apply: Callable[..., Answer], shown: Shown, declare: Declare, database: Database, config: str
) -> None:
    assert apply().code == 0
    folder = str(declare(NOTES.replace("title: text", "title: text\n          more: int")))
    with database.connect(autocommit=False) as reader:
        reader.execute("SELECT FROM notes")
        killed = start("apply", "--schema", folder, "--db", str(database), "--config", config, "--yes")
        assert comes_true(lambda: any(r["statements"] and r["outcome"] == "running" for r in shown()))
        killed.kill()
        killed.communicate()
        assert comes_true(lambda: shown()[0]["outcome"] == "never ended")
    assert [s["outcome"] for s in shown()[0]["statements"]] == ["never ended"]


def test_a_schema_that_is_no_journals_stays_as_it_is(
    apply: Callable[..., Answer], database: Database, config: str
) -> None:
    database.execute("CREATE SCHEMA audit")
    answer = apply(NOTES + "    schemas: {audit: }\n")
    assert answer.code == 3
    assert "the schema audit is not the journal's" in answer.err
    assert database.query("SELECT to_regclass('notes') IS NULL") == [(True,)]


def test_there_is_none_unless_asked_for(declare: Declare, database: Database) -> None:
    arguments = ("--schema", str(declare()), "--db", str(database))
    assert invoke("apply", *arguments, "--yes").code == 0
    assert database.query("SELECT count(*) FROM pg_namespace WHERE nspname !~ '^pg_'") == [(2,)]
    answer = run("history", "--db", str(database))
    assert answer.code == 64
    assert 'journal = "schema.table"' in answer.err


def test_what_is_committed_before_an_interruption_is_done(
    apply: Callable[..., Answer], shown: Shown, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert apply().code == 0
    database.execute("INSERT INTO notes SELECT g FROM generate_series(1, 5) g; ANALYZE notes")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("schemadiff.apply.runner.wait", interrupted)
    checked = NOTES.rstrip() + "\n        checks: {filled: id > 0}\n"
    answer = apply(checked)
    assert answer.code == 130, answer
    assert "1 transaction was committed before and remains" in answer.err
    last, _ = shown()
    assert last["outcome"] == "interrupted"
    assert [(s["title"], s["outcome"]) for s in last["statements"]] == [
        ("create check public.notes.filled, not valid", "done")
    ]
