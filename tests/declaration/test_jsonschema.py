"""The JSON Schema accepts what decoding accepts, and marks what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from schemadiff.declaration import json_schema as published
from schemadiff.declaration.json_schema import DIALECT, document, json_schema
from schemadiff.declaration.yaml_nodes import Number
from schemadiff.declaration.yaml_reader import read
from schemadiff.kinds import registry
from tests.declaration.test_decode import SEED, TABLE, TOP
from tests.declaration.test_dump import EVERYTHING, SCHEMA
from tests.support.expected import expect

FILE = json_schema(registry())
PUBLISHED = Path(published.__file__).with_name("schema.json")
CASES = sorted((Path(__file__).parents[1] / "cases").glob("*/*/*.yaml"))


def plain(node: Any) -> Any:
    """The node as an editor reads it: with numbers that are numbers."""
    if isinstance(node, Number):
        return int(node) if node.lstrip("+-").isdigit() else float(node)
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    return [plain(value) for value in node] if isinstance(node, list) else node


@cache
def _validator() -> Any:
    return fastjsonschema.compile(FILE, use_default=False)


def fault(text: bytes) -> str | None:
    """What the schema has against a file; None if nothing."""
    root = read(text, "f.yaml")
    try:
        _validator()(plain(root or {}))
    except fastjsonschema.JsonSchemaValueException as error:
        return str(error)
    return None


def test_it_is_json_and_names_its_dialect() -> None:
    assert FILE["$schema"] == DIALECT
    assert json.loads(json.dumps(FILE)) == FILE


def test_every_key_is_described() -> None:
    for name, definition in FILE["definitions"].items():
        for form in definition.get("anyOf", [definition]):
            for key, below in form.get("properties", {}).items():
                assert "description" in below or "$ref" in below or "anyOf" in below, f"{name}.{key}"


@pytest.mark.parametrize("file", sorted(SCHEMA.rglob("*.yaml")), ids=lambda f: f.stem)
def test_it_accepts_the_example(file: Path) -> None:
    assert fault(file.read_bytes()) is None


@pytest.mark.parametrize("kind", sorted({file.parents[1].name for file in CASES}))
def test_it_accepts_the_golden_cases(kind: str) -> None:
    found = {file.parent.name: fault(file.read_bytes()) for file in CASES if file.parents[1].name == kind}
    assert {case: wrong for case, wrong in found.items() if wrong is not None} == {}


def examples(schema: Any) -> Iterator[tuple[Any, Any]]:
    """The schemas that have examples or a default, each with one of them."""
    if isinstance(schema, dict):
        values = [*schema.get("examples", ()), *([schema["default"]] if "default" in schema else [])]
        if isinstance(schema.get("description"), str):
            yield from ((schema, value) for value in values)
        for below in schema.values():
            yield from examples(below)
    if isinstance(schema, list):
        for below in schema:
            yield from examples(below)


def test_its_examples_are_valid() -> None:
    found = {json.dumps([schema, value]): (schema, value) for schema, value in examples(FILE)}
    assert len(found) > 20
    for schema, value in found.values():
        assert "$ref" not in json.dumps(schema)
        fastjsonschema.compile({"$schema": DIALECT, **schema}, use_default=False)(value)


@pytest.mark.parametrize(
    "text",
    [
        SEED,
        *(top for top, _, _ in TOP),
        *(f"tables:\n  t:\n    {below}" for below, _, _ in TABLE if "u: c}" not in below),
    ],
)
def test_it_accepts_what_decoding_accepts(text: str) -> None:
    lower = text.replace("BEFORE insert", "before insert").replace("Insert", "insert")
    assert fault(lower.encode()) is None


def test_it_accepts_everything() -> None:
    text = EVERYTHING.replace("{type: numeric(10,2), comment", '{type: "numeric(10,2)", comment')
    text = text.replace("(a + h) nulls first", '"(a + h) nulls first"').replace("int4range(a, h)", '"int4range(a, h)')
    assert fault(text.replace("WITH &&]", 'WITH &&"]').encode()) is None


@pytest.mark.parametrize(
    "text",
    [
        "tabels: {}",
        "tables: {t: {colour: red}}",
        "tables: {t: {columns: {a: {not_null: true, type: int, nul: true}}}}",
        "tables: {t: {unlogged: 'yes'}}",
        "tables: {t: {columns: {a: {type: int, storage: fast}}}}",
        "tables: {t: {columns: {a: {type: int, identity: sometimes}}}}",
        "tables: {t: {unique: {u: {include: [a]}}}}",
        "tables: {t: {grants: {r: [usage]}}}",
        "sequences: {s: {grants: {r: [delete]}}}",
        "sequences: {s: {start: 1.5}}",
        "views: {v: }",
    ],
)
def test_it_marks_mistakes(text: str) -> None:
    assert fault(text.encode()) is not None


def test_the_published_file_is_the_schema(pytestconfig: pytest.Config) -> None:
    expect(document(registry()), PUBLISHED, pytestconfig)
