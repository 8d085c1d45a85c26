"""A saved catalog may come from anywhere: what no kind could have made is told, whatever it is."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemadiff.declaration import loader
from schemadiff.kinds import registry
from schemadiff.sources import snapshot
from tests.cli.conftest import Declare
from tests.support.command import invoke
from tests.support.databases import Database

CASES = Path(__file__).parents[1] / "cases"

SCHEMA = """
    enums: {mood: [sad, ok]}
    tables:
      t:
        columns: {id: {type: int, not_null: true}, at: {type: timestamptz, default: now()}, m: mood}
        primary_key: [id]
        checks: {c: id > 0}
        indexes: {i: {columns: [(id + 1), at desc], where: id > 5}}
        grants: {PUBLIC: [select]}
        seeds: {key: [id], rows: [{id: 1, m: ok}]}
    views: {v: SELECT id FROM t}
    functions:
      f(a int): {returns: int, language: sql, body: SELECT a}
"""

JUNK: tuple[Any, ...] = (
    *(None, True, -1, 10**30, 1.5, "", "x", "'; DROP TABLE t; --", [], ["x"], [["x"]], {}),
    {"$": "mapping", "of": []},
    {"$": "identity", "of": ["table", ["public", "t"], None]},
    {"$": "element", "of": ["a"]},
    {"$": "Nothing", "of": [1]},
)


@pytest.fixture
def document(declare: Declare, tmp_path: Path) -> dict[str, Any]:
    file = tmp_path / "saved.json"
    assert invoke("dump", str(declare(SCHEMA)), "--out", str(file)).code == 0
    found: dict[str, Any] = json.loads(file.read_text())
    return found


def places(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in inner:
        yield from places(value, (*path, key))


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_one_is_told_as_that(seed: int, document: dict[str, Any], database: Database, tmp_path: Path) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    text = json.dumps(document)
    file = tmp_path / "damaged.json"
    for _ in range(15):
        damaged = json.loads(text)
        path = draw.choice([p for p in places(damaged) if len(p) > 1])
        holder = damaged
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = draw.choice(JUNK)
        file.write_text(json.dumps(damaged))
        answer = invoke("diff", database, str(file))
        assert answer.code in (0, 1, 3) and "has a bug" not in answer.err, (path, answer)
        assert "DROP TABLE t; --\n" not in answer.out


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"identity": {"$": "identity", "of": ["spoon", ["public", "t"], None]}}, "there is no such kind"),
        ({"values": {"$": "mapping", "of": [["spoons", 3]]}}, "it has no field spoons"),
        ({"values": {"$": "mapping", "of": [["options", 3]]}}, "options has the wrong type"),
        (
            {"parent": {"$": "identity", "of": ["table", ["public", "nowhere"], None]}},
            "what it belongs to is not there",
        ),
    ],
)
def test_what_is_wrong_is_said(
    change: dict[str, Any], words: str, document: dict[str, Any], database: Database, tmp_path: Path
) -> None:
    (table,) = (o for o in document["objects"] if o["identity"]["of"][0] == "table")
    table |= change
    file = tmp_path / "damaged.json"
    file.write_text(json.dumps(document))
    answer = invoke("diff", database, str(file))
    assert answer.code == 1 and "is damaged" in answer.err and words in answer.err, answer


def test_privileges_are_of_something(document: dict[str, Any], database: Database, tmp_path: Path) -> None:
    (grants,) = (o for o in document["objects"] if o["identity"]["of"][0] == "grants")
    grants["parent"] = None
    file = tmp_path / "damaged.json"
    file.write_text(json.dumps(document))
    answer = invoke("diff", database, str(file))
    assert answer.code == 1 and "it lacks the object that it belongs to" in answer.err, answer


def test_a_row_stands_at_a_place(document: dict[str, Any], database: Database, tmp_path: Path) -> None:
    (rows,) = (dict(o["values"]["of"])["rows"] for o in document["objects"] if o["identity"]["of"][0] == "seed")
    rows[0]["place"] = "here"
    file = tmp_path / "damaged.json"
    file.write_text(json.dumps(document))
    answer = invoke("diff", database, str(file))
    assert answer.code == 1 and "rows has the wrong type" in answer.err, answer


SMUGGLED = "insert TO pg_temp.t DO INSTEAD NOTHING; ROLLBACK; CREATE TABLE smuggled (i int); COMMIT; BEGIN"


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("rule", "event", SMUGGLED),
        ("trigger", "timing", "before insert ON pg_temp.t; ROLLBACK; CREATE TABLE smuggled (i int); COMMIT; BEGIN"),
        ("trigger", "events", ["insert", "update; CREATE TABLE smuggled (i int)"]),
        ("subscription", "connection", "SCHEMADIFF_VAR_X\n\\! touch smuggled\n"),
    ],
)
def test_words_are_those_of_the_kinds(
    kind: str, field: str, value: Any, declare: Declare, database: Database, tmp_path: Path
) -> None:
    database.execute(
        "CREATE TABLE t (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';"
        "CREATE RULE r AS ON INSERT TO t WHERE new.id = 7 DO INSTEAD NOTHING;"
        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW WHEN (new.id = 7) EXECUTE FUNCTION f()"
    )
    file = tmp_path / "saved.json"
    assert invoke("dump", database, "--out", str(file)).code == 0
    document = json.loads(file.read_text())
    found = [o for o in document["objects"] if o["identity"]["of"][0] == kind]
    if not found:
        values = {"$": "mapping", "of": [["connection", "X"], ["publications", ["p"]]]}
        found = [{"identity": {"$": "identity", "of": [kind, ["s"], None]}, "values": values}]
        document["objects"] += found
    named = dict(found[0]["values"]["of"]) | {field: value}
    found[0]["values"]["of"] = [[k, "new.id = 8" if k == "when" else v] for k, v in named.items()]
    file.write_text(json.dumps(document))
    answer = invoke("diff", database, str(file), "--format", "sql")
    assert answer.code == 1 and "is damaged" in answer.err and f"{field} has the wrong type" in answer.err, answer
    assert database.query("SELECT to_regclass('smuggled')") == [(None,)]


def test_nothing_belongs_to_itself(document: dict[str, Any], database: Database, tmp_path: Path) -> None:
    (table,) = (o for o in document["objects"] if o["identity"]["of"][0] == "table")
    table["parent"] = table["identity"]
    file = tmp_path / "saved.json"
    file.write_text(json.dumps(document))
    answer = invoke("diff", database, str(file))
    assert answer.code == 1 and "it belongs to itself" in answer.err, answer


def test_texts_are_proofread_as_in_yaml(document: dict[str, Any], database: Database, tmp_path: Path) -> None:
    file = tmp_path / "saved.json"
    file.write_text(json.dumps(document).replace("id > 0", "id > 0); DROP TABLE t; --"))
    answer = invoke("diff", database, str(file))
    assert answer.code == 1 and "is damaged" in answer.err, answer


def test_what_the_cases_of_the_suite_declare_is_as_the_kinds_describe(tmp_path: Path) -> None:
    file = tmp_path / "saved.json"
    for case in sorted(CASES.glob("*/*/*.yaml"))[::6]:
        catalog = loader.load_texts({case.name: case.read_bytes()}, registry())
        file.write_text(snapshot.text(catalog))
        assert snapshot.load(file).objects == catalog.objects, case


def test_one_of_a_database_is_built_in_the_order_of_its_texts(database: Database, tmp_path: Path) -> None:
    """A database does not tell where the bodies of its functions look names up: where the YAML of a dump would."""
    database.execute(
        "CREATE TABLE zoo (n int); CREATE FUNCTION animals() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM zoo'"
    )
    file, folder = tmp_path / "saved.json", tmp_path / "dumped"
    for out in (file, folder):
        assert invoke("dump", "--db", database, "--out", str(out)).code == 0
    for sides in ((file, folder), (folder, file)):
        told = invoke("diff", *map(str, sides), "--exit-code")
        assert told.code == 0, told
