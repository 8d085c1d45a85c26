"""apply: what it refuses, what it asks, and that a plan one has read is the plan that runs."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from schemadiff.errors import RefusedError
from schemadiff.plan import LOCK
from tests.cli.conftest import NOTES, Declare
from tests.support import pg_dump
from tests.support.command import invoke, run
from tests.support.databases import Database


def dump(database: Database) -> pg_dump.Dump:
    return pg_dump.schema_of(database, database.server.binaries)


def test_apply_and_again(declare: Declare, database: Database) -> None:
    folder = str(declare())
    first = invoke("apply", "--schema", folder, "--db", database, "--yes")
    assert first.code == 0
    assert "[1/1] create table public.notes" in first.err
    assert first.err.endswith("applied; the database is as declared\n")
    second = invoke("apply", "--schema", folder, "--db", database)
    assert second.code == 0, "nothing to do needs no confirmation"
    assert "No changes" in second.out
    assert invoke("plan", "--schema", folder, "--db", database, "--exit-code").code == 0


def test_quiet_is_silent_but_for_errors_and_a_question(declare: Declare, database: Database) -> None:
    arguments = ("apply", "--schema", str(declare()), "--db", database, "--quiet")
    asked = run(*arguments)
    assert asked.code == 3
    assert "+ table public.notes" in asked.out
    assert asked.err == "refused; nothing was changed:\nthere is no terminal to ask, and no --yes\n"
    for more in (["--yes"], ["--yes"], []):
        done = run(*arguments, *more)
        assert (done.code, done.out, done.err) == (0, "", "")


def test_exit_code_2_says_that_there_are_differences(declare: Declare, database: Database) -> None:
    folder = str(declare())
    assert invoke("plan", "--schema", folder, "--db", database).code == 0
    assert invoke("plan", "--schema", folder, "--db", database, "--exit-code").code == 2
    assert invoke("diff", database, folder, "--exit-code").code == 2


def test_without_a_terminal_and_without_yes_it_refuses(declare: Declare, database: Database) -> None:
    answer = run("apply", "--schema", str(declare()), "--db", database)
    assert answer.code == 3
    assert "there is no terminal to ask, and no --yes" in answer.err
    assert dump(database) == ()


DOOMED = """
    CREATE TABLE notes (id bigint PRIMARY KEY, title text, "odd name" int);
    CREATE TABLE gone (id int);
    CREATE VIEW v AS SELECT 1 AS one;
    INSERT INTO notes VALUES (1, 'a', 2);
    INSERT INTO gone VALUES (1);
"""


def test_consent_is_asked_for_in_exact_words(declare: Declare, database: Database) -> None:
    database.execute(DOOMED)
    before = dump(database)
    arguments = ["apply", "--schema", str(declare()), "--db", database, "--yes"]
    words = ["deletes-data:public.gone", "deletes-data:public.notes.odd name", "drops-object:public.v"]
    answer = invoke(*arguments)
    assert answer.code == 3
    assert "refused; nothing was changed" in answer.err
    for word in words:
        shown = f"'{word}'" if " " in word else word
        assert f"--allow {shown}" in answer.err
        assert f"--allow {shown}" in answer.out
    for missing in words:
        given = [w for w in words if w != missing]
        assert invoke(*arguments, *(f"--allow={w}" for w in given)).code == 3
    assert dump(database) == before
    assert invoke(*arguments, *(f"--allow={w}" for w in words)).code == 0


MADE_BY_HAND = """
    CREATE TABLE notes (id bigint PRIMARY KEY, title text, gone int UNIQUE CHECK (gone > 0));
    CREATE INDEX by_title ON notes (title);
    CREATE UNIQUE INDEX one_title ON notes (title) WHERE id > 0;
    CREATE INDEX by_gone ON notes (gone, title);
    CREATE STATISTICS dependent ON id, title FROM notes;
    CREATE STATISTICS about_gone ON id, gone FROM notes;
    ALTER TABLE notes ADD CONSTRAINT titles UNIQUE (title), ADD CONSTRAINT filled CHECK (title <> ''),
        ADD CONSTRAINT itself FOREIGN KEY (id) REFERENCES notes;
    CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
    CREATE TRIGGER g BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION f();
    INSERT INTO notes VALUES (1, 'first', 1);
"""


def test_what_somebody_made_by_hand_is_not_dropped_without_consent(declare: Declare, database: Database) -> None:
    database.execute(MADE_BY_HAND)
    before = dump(database)
    folder = str(declare())
    answer = invoke("plan", "--schema", folder, "--db", database, "--format", "json")
    # What DROP COLUMN takes along needs no word of its own: two constraints, an index and statistics.
    names = ("notes.filled", "notes.itself", "notes.titles", "by_title", "one_title", "dependent", "notes.g", "f()")
    assert sorted(json.loads(answer.out)["consent"]) == sorted(
        ["deletes-data:public.notes.gone", *(f"drops-object:public.{name}" for name in names)]
    )
    assert invoke("apply", "--schema", folder, "--db", database, "--yes", "--allow", "deletes-data").code == 3
    assert dump(database) == before
    assert invoke("apply", "--schema", folder, "--db", database, "--yes", "--allow", "all").code == 0


def test_what_is_made_again_needs_no_consent(declare: Declare, database: Database) -> None:
    database.execute(
        "CREATE TABLE notes (id bigint PRIMARY KEY, title text CONSTRAINT filled CHECK (title <> ''));"
        "CREATE INDEX by_title ON notes (title)"
    )
    more = NOTES + "        checks: {filled: title > ''}\n        indexes: {by_title: [title desc]}\n"
    assert invoke("apply", "--schema", str(declare(more)), "--db", database, "--yes").code == 0


def test_consent_that_fits_nothing_is_told(declare: Declare, database: Database) -> None:
    database.execute(DOOMED)
    arguments = ["--schema", str(declare()), "--db", database, "--allow", "drops-object:public.w", "--allow", "all"]
    told = "--allow drops-object:public.w fits nothing in this plan"
    answer = invoke("apply", *arguments)
    assert f"{told}\n      Did you mean `drops-object:public.v`?" in answer.out
    assert answer.out.count("fits nothing") == 1
    assert invoke("apply", *arguments, "--yes").code == 0
    assert told not in invoke("apply", *arguments).out, "with nothing to do, the words have done their work"


SEEDED = """
    tables:
      notes:
        columns: {id: bigint, title: text}
        primary_key: [id]
        checks: {filled: title <> ''}
        seeds: {key: [id], rows: [{id: 2, title: b}]}
"""


def test_rows_that_cannot_be_counted_first_are_a_hazard(declare: Declare, database: Database) -> None:
    database.execute("CREATE TABLE notes (id bigint PRIMARY KEY, title text); INSERT INTO notes VALUES (1, '')")
    answer = invoke("plan", "--schema", str(declare(SEEDED)), "--db", database, "--format", "json")
    (hazard,) = (h for step in json.loads(answer.out)["steps"] for h in step["hazards"])
    assert hazard["name"] == "may-fail-on-data"
    assert hazard["needs_consent"] is False
    assert hazard["why"].startswith("check public.notes.filled: rows not counted: the plan changes rows first")


@pytest.mark.parametrize(
    "allowed",
    [["all"], ["deletes-data", "drops-object"], ["deletes-data:public.*", "drops-object:*.v"]],
)
def test_consent_in_fewer_words(declare: Declare, database: Database, allowed: list[str]) -> None:
    database.execute(DOOMED)
    arguments = ["apply", "--schema", str(declare()), "--db", database, "--yes"]
    assert invoke(*arguments, *(f"--allow={w}" for w in allowed)).code == 0


def test_rows_in_the_way_are_counted_before_anything_happens(declare: Declare, database: Database) -> None:
    database.execute("CREATE TABLE notes (id bigint PRIMARY KEY, title text); INSERT INTO notes VALUES (1), (2)")
    folder = declare(NOTES.replace("title: text", "title: {type: text, not_null: true}\n          more: text"))
    before = dump(database)
    answer = invoke("apply", "--schema", str(folder), "--db", database, "--yes")
    assert answer.code == 3
    assert "2 rows" in answer.err
    assert dump(database) == before
    assert "Refused" in invoke("plan", "--schema", str(folder), "--db", database).out


@pytest.mark.parametrize("text", [b"{", b"[]", b"{}", b'{"format": "schemadiff plan", "format_version": 0}', b"\xff"])
def test_what_is_no_plan(declare: Declare, database: Database, tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes(text)
    assert invoke("apply", str(file), "--schema", str(declare()), "--db", database, "--yes").code == 64


class Person:
    """A terminal's end: answers after something has happened."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        self._meanwhile = meanwhile

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        self._meanwhile()
        return "y\n"


def apply_by_hand(monkeypatch: pytest.MonkeyPatch, folder: Path, database: Database, meanwhile: Any) -> int:
    from schemadiff.commands import apply
    from schemadiff.commands.options import Flags

    monkeypatch.setattr("sys.stdin", Person(meanwhile))
    return apply.apply(Flags(schema=str(folder), db=str(database)), yes=False)


def test_a_database_that_changes_before_the_answer(
    declare: Declare, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.execute("CREATE TABLE notes (id bigint PRIMARY KEY)")

    def meanwhile() -> None:
        database.execute("ALTER TABLE notes ADD COLUMN title text")
        database.execute("ALTER TABLE notes ALTER COLUMN title TYPE varchar")

    with pytest.raises(RefusedError, match="the database has changed since the plan was shown"):
        apply_by_hand(monkeypatch, declare(), database, meanwhile)
    assert database.query("SELECT format_type(atttypid, -1) FROM pg_attribute WHERE attname = 'title'") == [
        ("character varying",)
    ]
    assert apply_by_hand(monkeypatch, declare(), database, lambda: None) == 0


@pytest.fixture
def held(database: Database) -> Iterator[Any]:
    with database.connect() as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", LOCK)
        yield other


def test_another_apply_is_not_waited_for_for_ever(declare: Declare, database: Database, held: Any) -> None:
    arguments = ["apply", "--schema", str(declare()), "--db", database, "--yes"]
    answer = invoke(*arguments, "--lock-wait", "300ms")
    assert answer.code == 3
    assert f"another apply or script is running on this database (server process {held.info.backend_pid})" in answer.err
    assert dump(database) == ()


def test_but_for_a_while(declare: Declare, database: Database, held: Any) -> None:
    threading.Timer(0.5, held.execute, ["SELECT pg_advisory_unlock_all()"]).start()
    answer = invoke("apply", "--schema", str(declare()), "--db", database, "--yes", "--lock-wait", "10s")
    assert answer.code == 0


def test_plan_reads_while_another_applies(declare: Declare, database: Database, held: Any) -> None:
    assert invoke("plan", "--schema", str(declare()), "--db", database).code == 0


def test_the_json_of_a_plan_of_nothing(declare: Declare, database: Database) -> None:
    folder = str(declare())
    invoke("apply", "--schema", folder, "--db", database, "--yes")
    found = json.loads(invoke("plan", "--schema", folder, "--db", database, "--format", "json").out)
    assert found["empty"] is True
    assert found["steps"] == []


def test_a_wider_type_and_a_new_view_hold_nobody_up_for_long(declare: Declare, database: Database) -> None:
    database.execute("CREATE TABLE t (a numeric(8,2), b numeric(8,2))")
    folder = declare("""
        tables: {t: {columns: {a: 'numeric(10,2)', b: 'numeric(10,3)'}}}
        views: {v: SELECT 1 AS one}
    """)

    def effects() -> dict[str, dict[str, Any]]:
        shown = json.loads(invoke("plan", "--schema", str(folder), "--db", database, "--format", "json").out)
        return {step["title"]: step["effects"] for step in shown["steps"]}

    both = effects()
    assert both["create view public.v"]["lock"] == "NONE"
    assert both["alter column public.t.a: type; alter column public.t.b: type"]["rewrite"]
    database.execute("ALTER TABLE t ALTER b TYPE numeric(10,3)")
    assert not effects()["alter column public.t.a: type"]["rewrite"]
