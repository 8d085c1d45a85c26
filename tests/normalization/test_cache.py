"""Answers that are remembered: a hit asks nothing, and whatever a verdict rests on makes a miss."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from schemadiff.normalization import equality_cache
from schemadiff.postgres.connection import connect
from tests.normalization.support import compared_on, counted, differing
from tests.support.databases import Database, MakeDatabase

LIVE = """
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE FUNCTION f(p integer DEFAULT 1 + 1) RETURNS integer LANGUAGE sql RETURN p + 1;
CREATE TABLE t (id integer, price numeric CONSTRAINT c CHECK (price >= 0), m mood DEFAULT 'ok');
CREATE TABLE u (id integer CONSTRAINT d CHECK (id > 1 AND id < 5));
CREATE VIEW v AS SELECT * FROM t WHERE price > 1;
CREATE INDEX i ON t (twice(id)) WHERE m IN ('ok', 'sad');
"""


def content() -> dict[str, Any]:
    twice = {"returns": "integer", "language": "sql", "volatility": "immutable", "body": "SELECT n * 2"}
    return {
        "enums": {"mood": ["sad", "ok"]},
        "functions": {
            "twice(n integer)": twice,
            "f(p integer default 1+1)": {"returns": "integer", "sql_body": "RETURN p+1"},
        },
        "tables": {
            "t": {
                "columns": {"id": "integer", "price": "numeric", "m": {"type": "mood", "default": "'ok'"}},
                "checks": {"c": "price>=0"},
                "indexes": {"i": {"columns": ["twice( id )"], "where": "m in ('ok','sad')"}},
            },
            "u": {"columns": {"id": "integer"}, "checks": {"d": "id>1 and id<5"}},
        },
        "views": {"v": "SELECT * FROM t WHERE price>1"},
    }


@pytest.fixture(autouse=True)
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "schemadiff" / "answers"


@pytest.fixture
def world(database: Database) -> Database:
    database.execute(LIVE)
    return database


def asked(database: Database, wanted: dict[str, Any] | None = None, **options: Any) -> str:
    """What the server was asked to make, as one text."""
    with connect(database) as connection, counted(connection) as statements:
        compared_on(connection, wanted or content(), cache=True, **options)
    return "\n".join(s for s in statements if "CREATE TEMP" in s or "CREATE FUNCTION" in s)


def test_a_hit_asks_nothing(world: Database) -> None:
    assert "CREATE TEMP TABLE" in asked(world)
    assert asked(world) == ""


def test_the_verdict_is_the_same(world: Database) -> None:
    asked(world)
    wanted = content()
    wanted["tables"]["t"]["checks"]["c"] = "price>=1"
    wanted["views"]["v"] = "SELECT * FROM t WHERE price > 2"
    for _ in range(2):
        with connect(world) as connection:
            found = differing(compared_on(connection, wanted, cache=True))
        assert {str(i) for i in found} == {"check public.t.c", "view public.v"}


def test_only_what_is_new_is_asked(world: Database) -> None:
    asked(world)
    wanted = content()
    wanted["tables"]["u"]["checks"]["d"] = "id > 1 and id<5"
    said = asked(world, wanted)
    assert "TABLE u" in said and "TABLE t " not in said and "VIEW" not in said
    assert asked(world, wanted) == ""


def test_without_a_cache(world: Database, answers: Path) -> None:
    with connect(world) as connection:
        for _ in range(2):
            with counted(connection) as statements:
                compared_on(connection, content())
            assert any("CREATE TEMP" in s for s in statements)
    assert not answers.exists()


CHANGES = {
    "the type of a column": (
        "DROP VIEW v; ALTER TABLE t ALTER price TYPE numeric(10,2); CREATE VIEW v AS SELECT * FROM t WHERE price > 1",
        lambda c: c["tables"]["t"]["columns"].update(price="numeric(10,2)"),
        {"price>=0", "view__"},
    ),
    "the body of a function": (
        "CREATE OR REPLACE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2 * n'",
        lambda c: c["functions"]["twice(n integer)"].update(body="SELECT 2 * n"),
        {"twice( id )", "view__", "pg_temp.f("},
    ),
    "a function beside another": (
        "CREATE FUNCTION twice(n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT n * 2'",
        lambda c: c["functions"].update(
            {"twice(n bigint)": {**c["functions"]["twice(n integer)"], "returns": "bigint"}}
        ),
        {"twice( id )", "view__", "pg_temp.f("},
    ),
    "a label of an enum": (
        "ALTER TYPE mood ADD VALUE 'new'",
        lambda c: c["enums"].update(mood=["sad", "ok", "new"]),
        {"twice( id )", "id>1 and"},
    ),
    "an operator": (
        "CREATE OPERATOR <<< (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4lt)",
        lambda c: None,
        {"twice( id )", "id>1 and"},
    ),
    "the version of an extension": (
        "UPDATE pg_extension SET extversion = '0.9' WHERE extname = 'plpgsql'",
        lambda c: None,
        {"twice( id )", "id>1 and", "view__"},
    ),
    "a column that a view can see": (
        "ALTER TABLE u ADD seen date",
        lambda c: c["tables"]["u"]["columns"].update(seen="date"),
        {"id>1 and", "view__"},
    ),
    "what the plan makes": (
        "",
        lambda c: c["enums"].update(other=["a"]),
        {"twice( id )", "id>1 and", "view__"},
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_misses(what: str, world: Database) -> None:
    sql, change, expected = CHANGES[what]
    asked(world)
    if sql:
        world.execute(sql)
    wanted = content()
    edit: Callable[[dict[str, Any]], object] = change
    edit(wanted)
    said = asked(world, wanted)
    for words in expected:
        assert words in said
    assert asked(world, wanted) == ""


def test_another_database_with_the_same_content(make_database: MakeDatabase) -> None:
    """Its oids may be the same or not; what it says is the same either way."""
    for _ in range(2):
        database = make_database()
        database.execute(LIVE)
        with connect(database) as connection:
            assert differing(compared_on(connection, content(), cache=True)) == {}


def test_answers_of_the_embedded_server_are_kept_apart(world: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from schemadiff.pipeline import embedded_normalizer

    asked(world)
    started: list[int] = []
    ask = embedded_normalizer.ask_embedded

    def counted(*arguments: Any) -> Any:
        started.append(1)
        return ask(*arguments)

    monkeypatch.setattr(embedded_normalizer, "ask_embedded", counted)
    for _ in range(2):
        asked(world, target_writes=False)
    assert started == [1]


def test_errors_and_differences_are_not_kept(world: Database, answers: Path) -> None:
    wanted = {"tables": {"u": {"columns": {"id": "integer"}, "checks": {"d": "id > 2 and id<5"}}}}
    with connect(world) as connection:
        for _ in range(2):
            with counted(connection) as statements:
                assert len(differing(compared_on(connection, wanted, cache=True))) == 1
            assert any("CREATE TEMP" in s for s in statements)


@pytest.mark.parametrize(
    "content_of_file", [b"", b"rubbish", equality_cache.MAGIC, equality_cache.MAGIC + b"x" * 16 + b"y" * 32]
)
def test_a_broken_file_is_written_anew(content_of_file: bytes, world: Database, answers: Path) -> None:
    asked(world)
    (file,) = answers.iterdir()
    file.write_bytes(content_of_file)
    assert "CREATE TEMP" in asked(world)
    assert asked(world) == ""
    file.write_bytes(file.read_bytes()[:-3])
    assert "CREATE TEMP" in asked(world)


def test_a_folder_that_cannot_be_written(world: Database, answers: Path) -> None:
    answers.parent.mkdir(parents=True)
    answers.write_text("a file where a folder should be")
    assert "CREATE TEMP" in asked(world)
    assert "CREATE TEMP" in asked(world)


def test_nothing_can_be_read_in_it(world: Database, answers: Path) -> None:
    wanted = content()
    wanted["tables"]["t"]["columns"]["m"]["default"] = "'sad'"
    wanted["tables"]["u"]["checks"]["d"] = "id>1 and id<5 /* hunter2 */"
    asked(world, wanted)
    (file,) = answers.iterdir()
    assert answers.stat().st_mode & 0o777 == 0o700
    for word in (b"hunter2", b"price", b"public", b"CHECK"):
        assert word not in file.read_bytes()
    assert len(file.read_bytes()) % equality_cache.SIZE == 8


def test_the_oldest_go(world: Database, answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    answers.mkdir(parents=True)
    for number in range(5):
        (answers / f"{number}").write_bytes(b"x" * 1000)
        os.utime(answers / f"{number}", (number, number))
    monkeypatch.setattr(equality_cache, "ROOM", 2500)
    asked(world)
    left = {p.name for p in answers.iterdir()}
    assert {"3", "4"} < left and len(left) == 3
    assert asked(world) == ""


def test_two_at_the_same_time(tmp_path: Path) -> None:
    """Readers see a whole file, old or new."""
    from concurrent.futures import ThreadPoolExecutor

    file = tmp_path / "a"
    sets = [{bytes([n]) * 16 for n in range(k)} for k in range(1, 40)]
    with ThreadPoolExecutor(4) as pool:
        writes = [pool.submit(equality_cache._write, file, s) for s in sets]
        reads = [pool.submit(equality_cache._read, file) for _ in range(200)]
        assert all(r.result() in ([set(), *sets]) for r in reads)
        assert [w.result() for w in writes] == [None] * len(sets)
    assert [p.name for p in tmp_path.iterdir() if p.name != "schemadiff"] == ["a"]


def test_the_flag(world: Database, answers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from schemadiff.commands import plan
    from schemadiff.commands.options import Flags
    from schemadiff.commands.output import Output

    (tmp_path / "yaml").mkdir()
    (tmp_path / "yaml" / "s.yaml").write_text(json.dumps(content()))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SCHEMADIFF_NO_CACHE", raising=False)
    flags = Flags(schema="yaml", db=str(world))
    plan.plan(dataclasses.replace(flags, no_cache=True), Output(), False)
    monkeypatch.setenv("SCHEMADIFF_NO_CACHE", "1")
    plan.plan(flags, Output(), False)
    assert not answers.exists()
    monkeypatch.delenv("SCHEMADIFF_NO_CACHE")
    plan.plan(flags, Output(), False)
    assert len(list(answers.iterdir())) == 1
