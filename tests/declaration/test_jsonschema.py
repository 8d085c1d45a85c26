"""The JSON Schema accepts what decoding accepts, and marks what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from schemadiff.declaration.json_schema import DIALECT, json_schema
from schemadiff.declaration.yaml_nodes import Number
from schemadiff.declaration.yaml_reader import read
from schemadiff.kinds import registry
from tests.declaration.test_decode import SEED, TABLE, TOP
from tests.declaration.test_dump import EVERYTHING, SCHEMA
from tests.support.expected import expect

FILE = json_schema(registry())
TYPES = {"object": dict, "array": list, "boolean": bool, "null": type(None)}
KEYWORDS = {
    "$schema", "$defs", "$ref", "title", "description", "type", "enum", "anyOf", "properties", "additionalProperties",
    "required", "items", "minItems", "uniqueItems", "minProperties", "maxProperties",
}  # fmt: skip


def is_type(node: Any, name: str) -> bool:
    number = isinstance(node, Number)
    if name in ("number", "integer"):
        return number and (name == "number" or node.lstrip("-").isdigit())
    if name == "string":
        return isinstance(node, str) and not number
    return isinstance(node, TYPES[name]) and not (name != "boolean" and isinstance(node, bool))


def accepts(schema: dict[str, Any], node: Any) -> bool:
    """As much of draft 2020-12 as the schema uses."""
    assert schema.keys() <= KEYWORDS
    if "$ref" in schema and not accepts(FILE["$defs"][schema["$ref"].removeprefix("#/$defs/")], node):
        return False
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(is_type(node, name) for name in types):
            return False
    if "enum" in schema and node not in schema["enum"]:
        return False
    if "anyOf" in schema and not any(accepts(s, node) for s in schema["anyOf"]):
        return False
    if isinstance(node, dict):
        properties, rest = schema.get("properties", {}), schema.get("additionalProperties", True)
        if not all(key in node for key in schema.get("required", ())):
            return False
        if not schema.get("minProperties", 0) <= len(node) <= schema.get("maxProperties", len(node)):
            return False
        for key, value in node.items():
            below = properties.get(key, rest)
            if below is False or (below is not True and not accepts(below, value)):
                return False
    if isinstance(node, list):
        if len(node) < schema.get("minItems", 0):
            return False
        return all(accepts(schema.get("items", {}), item) for item in node)
    return True


def test_it_is_json_and_names_its_dialect() -> None:
    assert FILE["$schema"] == DIALECT
    assert json.loads(json.dumps(FILE)) == FILE


def test_every_key_is_described() -> None:
    for name, definition in FILE["$defs"].items():
        for form in definition.get("anyOf", [definition]):
            for key, below in form.get("properties", {}).items():
                assert "description" in below or "$ref" in below or "anyOf" in below, f"{name}.{key}"


@pytest.mark.parametrize("file", sorted(SCHEMA.rglob("*.yaml")), ids=lambda f: f.stem)
def test_it_accepts_the_example(file: Path) -> None:
    assert accepts(FILE, read(file.read_bytes(), file.name))


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
    assert accepts(FILE, read(lower.encode(), "f.yaml"))


def test_it_accepts_everything() -> None:
    text = EVERYTHING.replace("{type: numeric(10,2), comment", '{type: "numeric(10,2)", comment')
    text = text.replace("(a + h) nulls first", '"(a + h) nulls first"').replace("int4range(a, h)", '"int4range(a, h)')
    assert accepts(FILE, read(text.replace("WITH &&]", 'WITH &&"]').encode(), "f.yaml"))


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
    assert not accepts(FILE, read(text.encode(), "f.yaml"))


def test_the_whole_schema_is_as_it_was(pytestconfig: pytest.Config) -> None:
    text = json.dumps(FILE, indent=1, ensure_ascii=False) + "\n"
    expect(text, Path(__file__).parent / "schema.json", pytestconfig)
