"""The page for whoever adds a kind says what there is, and what there is stays small enough to be read."""

from __future__ import annotations

import ast
import dataclasses
import re
from pathlib import Path

import pytest

from schemadiff.ddl import clauses, filters, macros
from schemadiff.kinds import registry
from schemadiff.kindspec.field_types import FieldType
from schemadiff.kindspec.kind import Kind

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/adding-a-kind.md").read_text(encoding="utf-8")
SOURCES = ROOT / "src/schemadiff"
CAPABILITIES = {
    field.name: type(getattr(next(iter(registry().kinds.values())), field.name))
    for field in dataclasses.fields(Kind)
    if dataclasses.is_dataclass(getattr(next(iter(registry().kinds.values())), field.name))
}
LITERALS = 36
"""How many texts outside of kinds/ and sql/ are called like a kind. It may only fall; ten are in catalog/structure.py,
the others are words of other vocabularies (YAML keys, columns of queries, keys of JSON)."""
WITHOUT_KINDS = ("sql", "cli")
"""These packages know no kinds: the words of ``sql``, below them, are those of SQL, as a type ``trigger``; the words of
the command line are its commands, as ``check`` and ``schema``."""


@pytest.mark.parametrize("name", sorted(CAPABILITIES))
def test_the_page_names_every_member(name: str) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |"))
    assert re.findall(r"`(\w+)`", row)[1:] == unordered(row, [f.name for f in dataclasses.fields(CAPABILITIES[name])])


def unordered(row: str, names: list[str]) -> list[str]:
    """The names in the order of the row, and those that it lacks at the end."""
    said = re.findall(r"`(\w+)`", row)[1:]
    return [n for n in said if n in names] + [n for n in names if n not in said]


def test_the_page_names_every_field_type_filter_and_argument() -> None:
    words = set(re.findall(r"\w+", PAGE))
    assert {type_.__name__ for type_ in FieldType.__subclasses__()} <= words
    assert {*filters.FILTERS, *clauses.FILTERS, *macros.ARGUMENTS} <= words


def test_a_kind_and_its_capabilities_can_be_read_at_once() -> None:
    assert len(CAPABILITIES) == 12
    assert len(dataclasses.fields(Kind)) <= 18
    assert {
        name: len(dataclasses.fields(c)) for name, c in CAPABILITIES.items() if len(dataclasses.fields(c)) > 13
    } == {}


def test_the_engine_names_kinds_ever_less() -> None:
    names = set(registry().kinds)
    files = [
        file for file in SOURCES.rglob("*.py") if file.relative_to(SOURCES).parts[0] not in ("kinds", *WITHOUT_KINDS)
    ]
    found = {str(f.relative_to(SOURCES)): literals(f.read_text(encoding="utf-8"), names) for f in files}
    assert sum(found.values()) <= LITERALS, {file: count for file, count in found.items() if count}


def literals(source: str, names: set[str]) -> int:
    """How many texts of a module are one of these names, without the names of fields that it reads.

    ``item.get("schema")`` reads a field of an object that happens to be called like a kind: a catalog gives objects by
    identity. ``catalog.by_kind.get("schema")`` gives objects of a kind, and counts.
    """
    tree = ast.parse(source)
    fields = {id(node.args[0]) for node in ast.walk(tree) if isinstance(node, ast.Call) and reads_a_field(node)}
    return sum(
        isinstance(node, ast.Constant) and node.value in names and id(node) not in fields for node in ast.walk(tree)
    )


def reads_a_field(call: ast.Call) -> bool:
    """Tell whether a call is ``….get("name")`` of anything but objects by kind."""
    match call.func, call.args:
        case ast.Attribute(ast.expr() as of, "get"), [ast.Constant(), *_]:
            return not (isinstance(of, ast.Attribute) and of.attr in ("by_kind", "kinds")) and not (
                isinstance(of, ast.Name) and of.id in ("by_kind", "kinds")
            )
    return False
