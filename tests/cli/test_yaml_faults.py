"""What is wrong in the YAML ends with 1, all at once, with its places, and before any server is asked."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from tests.cli.conftest import NOTES, Declare
from tests.support.command import invoke
from tests.support.databases import Database


class Listener:
    """A port that counts who comes."""

    def __init__(self, listener: socket.socket) -> None:
        self.callers = 0
        self._listener = listener
        self.url = f"postgresql://u@127.0.0.1:{listener.getsockname()[1]}/x?connect_timeout=2"
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            self.callers += 1
            caller.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield Listener(server)


TABLE = """
    tables:
      t:
        columns:
          a: int
          b: text
"""

FAULTS = {
    "unknown key": (TABLE + "        colums: {}\n", "6:5", "colums"),
    "unknown key of a column": ("tables: {t: {columns: {a: {type: int, not_nul: true}}}}\n", "1:39", "not_null"),
    "unknown option of an identity": (
        "tables: {t: {columns: {a: {type: int, identity: {always: {icnrement: 2}}}}}}\n",
        "1:49",
        "increment",
    ),
    "no number for an identity": (
        "tables: {t: {columns: {a: {type: int, identity: {always: {min: ten}}}}}}\n",
        "1:49",
        "min must be a whole number, not 'ten'",
    ),
    "duplicate key": (TABLE + "      t: {columns: {a: int}}\n", "6:3", "t"),
    "yes is no boolean": ("tables: {t: {columns: {a: {type: int, not_null: yes}}}}\n", "1:", "true"),
    "a default that lost its quotes": (
        "tables: {t: {columns: {a: {type: text, default: 'active'}}}}\n",
        "1:",
        "active",
    ),
    "a comma in a type": ("tables: {t: {columns: {a: {type: numeric(8,2)}}}}\n", "1:", "quote"),
    "an expression that does not parse": (TABLE + "        checks: {c: a >}\n", "6:19", "is incomplete"),
    "a second statement": (TABLE + '        checks: {c: "a > 0); DROP TABLE t; --"}\n', "6:", ""),
    "a second statement in a default": (
        "tables: {t: {columns: {a: {type: int, default: '1; DROP TABLE t'}}}}\n",
        "1:",
        "",
    ),
    "a query that is none": ('views: {v: {query: "DELETE FROM t"}}\n', "1:", "SELECT"),
    "a second query": ('views: {v: {query: "SELECT 1; DROP TABLE t"}}\n', "1:", "one"),
    "a missing table": (TABLE + "        foreign_keys: {f: {columns: [a], references: u(id)}}\n", "6:", "u"),
    "a missing column": (TABLE + "        primary_key: [c]\n", "6:", "c"),
    "a missing column in a check": (TABLE + "        checks: {c: z > 0}\n", "6:", "z"),
    "an alias bomb": (
        "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{n}: &{n} [{', '.join(['*' + p] * 10)}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)),
        "",
        "alias",
    ),
    "a syntax error": ("tables:\n  t: [\n", "", ""),
    "an empty folder": ("# nothing\n", "", "declares no object"),
}


NEEDS_NO_SERVER = ("key", "boolean", "quotes", "comma", "bomb", "syntax", "empty")
"""Faults that are found before anything is parsed as SQL, and so before any server is asked."""


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", ["plan", "apply"])
def test_a_fault_is_told_with_its_place_and_touches_nothing(
    declare: Declare, listener: Listener, database: Database, fault: str, command: str
) -> None:
    text, place, words = FAULTS[fault]
    folder = declare(text)
    alone = any(word in fault for word in NEEDS_NO_SERVER)
    more = ["--yes"] if command == "apply" else []
    answer = invoke(command, "--schema", str(folder), "--db", listener.url if alone else database, *more)
    assert answer.code == 1, answer
    assert answer.out == ""
    if place:
        assert f"{folder}/schema.yaml:{place}" in answer.err
    assert words in answer.err
    assert "nothing was changed" in answer.err
    assert "bug" not in answer.err
    assert listener.callers == 0
    assert database.query("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == [(0,)]


@pytest.mark.parametrize("fault", FAULTS)
def test_validate_finds_the_same(declare: Declare, fault: str) -> None:
    text, place, words = FAULTS[fault]
    folder = declare(text)
    answer = invoke("validate", "--schema", str(folder))
    assert answer.code == 1
    assert (f"{folder}/schema.yaml:{place}" if place else "") in answer.err
    assert words in answer.err


def test_all_faults_of_all_files_at_once(declare: Declare, listener: Listener) -> None:
    declare("tables:\n  a:\n    columns: {x: {typ: int}}\n", "a.yaml")
    declare("tables:\n  b: {columns: {x: int}, checks: {c: x >}}\n", "b.yaml")
    (declare("", "c.yaml") / "c.yaml").write_bytes(b"tables: {\xff: 1}\n")
    folder = declare("views:\n  w: {query: SELECT}\n  v: {qery: SELECT 1}\n", "d.yaml")
    answer = invoke("plan", "--schema", str(folder), "--db", listener.url)
    assert answer.code == 1
    for file in ("a.yaml:3:", "b.yaml:2:", "c.yaml", "d.yaml:3:"):
        assert f"{folder}/{file}" in answer.err
    assert listener.callers == 0


def test_an_object_in_two_files_names_both(declare: Declare, listener: Listener) -> None:
    declare(name="one.yaml")
    folder = declare(name="two.yaml")
    answer = invoke("apply", "--yes", "--schema", str(folder), "--db", listener.url)
    assert answer.code == 1
    assert "one.yaml:2:3" in answer.err
    assert "two.yaml:2:3" in answer.err
    assert listener.callers == 0


def test_the_listener_would_have_noticed(declare: Declare, listener: Listener) -> None:
    assert invoke("plan", "--schema", str(declare()), "--db", listener.url).code == 1
    assert listener.callers > 0


def test_types_that_do_not_exist_are_told_together(declare: Declare, database: Database) -> None:
    columns = "".join(f"      {c}\n" for c in ("a: txet", "b: uid[]", "c: public.nothing", "d: app.email"))
    folder = declare(f"tables:\n  t:\n    columns:\n{columns}")
    answer = invoke("apply", "--yes", "--schema", str(folder), "--db", database)
    assert answer.code == 1
    hints = {"txet": "text", "uid": "uuid", "public.nothing": "", "app.email": "create it before"}
    for line, (name, hint) in enumerate(hints.items(), 4):
        assert f"schema.yaml:{line}:7: there is no type {name}" in answer.err
        assert hint in answer.err
    assert "`real`" not in answer.err
    assert database.query("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == [(0,)]


def test_what_only_the_server_knows_to_be_wrong_touches_nothing(declare: Declare, database: Database) -> None:
    folder = declare(NOTES.replace("title: text", "title: {type: text, default: no_such_function()}"))
    answer = invoke("apply", "--yes", "--no-rehearse", "--schema", str(folder), "--db", database)
    assert answer.code == 1
    assert "no_such_function" in answer.err
    assert "nothing was changed" in answer.err
    assert database.query("SELECT to_regclass('public.notes')") == [(None,)]
