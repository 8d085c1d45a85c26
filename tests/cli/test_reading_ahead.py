"""The database is read while another process decodes the folder; what is presumed of the folder changes nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from schemadiff.declaration import own_process, presumed_scope
from schemadiff.errors import InputError
from schemadiff.introspection import reader
from tests.support.command import Answer, invoke
from tests.support.databases import Database, MakeDatabase

COLUMNS = "columns: {id: {type: bigint, not_null: true}, body: {type: text, default: \"'a' || 'b'\"}}"
SCHEMA = f"schema: app\ntables: {{notes: {{{COLUMNS}, primary_key: [id]}}}}\n"
LARGE = f"# {'-' * 12_000}\n"
"""Small folders are not worth a process."""

Sources = list[Collection[str] | None]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own; where plans that are known again are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "schemadiff" / "unchanged"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Sources:
    """The schemas of each reading of the database."""
    calls: Sources = []
    original = reader.read

    def reading(connection: object, registry: object, schemas: Collection[str] | None = None, *rest: object) -> object:
        calls.append(schemas)
        return original(connection, registry, schemas, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "read", reading)
    return calls


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Has what two processes do at once be done in turn, the database first; what was done."""
    done: list[str] = []

    def in_turn(make: Callable[[], bytes], meanwhile: Callable[[], object]) -> bytes | None:
        meanwhile()
        done.append("meanwhile")
        try:
            return make()
        except InputError:
            return None

    monkeypatch.setattr(own_process, "bytes_of", in_turn)
    return done


@pytest.fixture
def world(make_database: MakeDatabase) -> Database:
    """As declared, with more in another schema."""
    database = make_database()
    database.execute(
        "CREATE SCHEMA app; CREATE TABLE app.notes (id bigint PRIMARY KEY, body text DEFAULT 'a' || 'b');"
        "CREATE TABLE public.other (id bigint)"
    )
    return database


def plan(folder: Path, database: str, text: str, *more: str) -> Answer:
    folder.mkdir(exist_ok=True)
    (folder / "all.yaml").write_text(LARGE + text)
    return invoke("plan", "--exit-code", "--schema", str(folder), "--db", database, *more)


def test_one_reading_is_enough(tmp_path: Path, world: Database, read: Sources, ahead: list[str], kept: Path) -> None:
    answer = plan(tmp_path / "schema", world, SCHEMA)
    assert (answer.code, read, ahead) == (0, [{"app"}], ["meanwhile"])
    # What was read before the folder was known is part of what a known plan has to find again.
    (file,) = kept.iterdir()
    assert len(json.loads(file.read_text())["record"]) > 10
    world.execute("ALTER TABLE app.notes ALTER body DROP DEFAULT")
    assert plan(tmp_path / "schema", world, SCHEMA).code == 2


def test_what_differs_is_found(tmp_path: Path, world: Database, read: Sources, ahead: list[str]) -> None:
    answer = plan(tmp_path / "schema", world, SCHEMA.replace("text", "varchar"), "--no-rehearse")
    assert answer.code == 2
    assert "character varying" in answer.out
    assert read == [{"app"}]


def test_a_rehearsal_reads_its_own_copy(tmp_path: Path, world: Database, read: Sources, ahead: list[str]) -> None:
    """The table that nothing changes is not copied, and is not taken for one that is left over."""
    world.execute("CREATE TABLE app.untouched (id bigint)")
    text = SCHEMA.replace("tables: {", "tables: {untouched: {columns: {id: bigint}}, ").replace("text", "varchar")
    answer = plan(tmp_path / "schema", world, text, "--rehearse")
    assert answer.code == 2
    assert "Rehearsed: " in answer.out
    assert "Refused" not in answer.out
    assert len(read) > 1


@pytest.mark.parametrize(
    "text",
    [SCHEMA.replace("schema: app", '"schema": app'), f"{SCHEMA}? languages\n: {{}}\n"],
    ids=["a quoted key", "a section that is not seen"],
)
def test_a_wrong_presumption_is_forgotten(
    tmp_path: Path,
    world: Database,
    read: Sources,
    ahead: list[str],
    kept: Path,
    text: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = plan(tmp_path / "schema", world, text)
    assert len(read) == 2
    found = recorded(kept)
    monkeypatch.setattr(presumed_scope, "presumed_scope", lambda *given: None)
    assert plan(tmp_path / "schema", world, text) == answer
    assert len(read) == 3
    assert recorded(kept) == found


def recorded(kept: Path) -> list[str]:
    """The queries of the one plan that is kept, which is forgotten."""
    (file,) = kept.iterdir()
    found = sorted(query for query, *_ in json.loads(file.read_text())["record"])
    file.unlink()
    return found


@pytest.mark.parametrize("more", [("--manage", "all"), ("--no-cache",), ()], ids=["all", "no cache", "a rename"])
def test_what_cannot_be_presumed_is_read_once(
    tmp_path: Path, world: Database, read: Sources, ahead: list[str], more: tuple[str, ...]
) -> None:
    text = SCHEMA if more else SCHEMA.replace("notes: {", "notes: {renamed_from: public.old, ")
    plan(tmp_path / "schema", world, text, *more, "--no-rehearse")
    assert len(read) == 1


def test_the_folder_is_to_blame_before_the_database(tmp_path: Path, ahead: list[str]) -> None:
    nowhere = f"host={tmp_path} port=1 dbname=nothing"
    answer = plan(tmp_path / "schema", nowhere, SCHEMA.replace("bigint", "[bigint]"))
    assert ahead == ["meanwhile"]
    assert "all.yaml:3:" in answer.err
    assert "cannot connect" not in answer.err
    answer = plan(tmp_path / "schema", nowhere, SCHEMA)
    assert answer.err.count("cannot connect") == 1
    assert answer.code == 1


def test_in_a_process_of_its_own(tmp_path: Path, world: Database) -> None:
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "all.yaml").write_text(LARGE + SCHEMA)
    words = [sys.executable, "-m", "schemadiff", "plan", "--schema", str(folder), "--db", world, "--exit-code"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("database: ")) == (0, 1)
