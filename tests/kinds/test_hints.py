"""Every hint is declared, listed by the kinds whose objects can have it, set by somebody and read by somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemadiff.catalog import hints
from schemadiff.catalog.hints import OF_EVERY_KIND, Hint
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds import hints as of_kinds
from schemadiff.kinds import registry
from schemadiff.kindspec import conversion_check
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.kind import Kind
from schemadiff.sources import snapshot_check

ROOT = Path(__file__).parents[2]
SOURCES, TEMPLATES = ROOT / "src/schemadiff", ROOT / "templates"

DECLARED: dict[str, Hint[Any]] = {
    name: value
    for module in (hints, of_kinds, conversion_check)
    for name, value in vars(module).items()
    if isinstance(value, Hint)
}
"""The hints by the names of their constants."""

PYTHON = "\n".join(file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.py"))
SQL = {file.stem: file.read_text(encoding="utf-8") for file in (SOURCES / "introspection/queries").glob("*.sql")}
JINJA = {
    str(file.relative_to(TEMPLATES)).removesuffix(".sql.j2"): file.read_text(encoding="utf-8")
    for file in TEMPLATES.rglob("*.j2")
}
KINDS = registry().kinds

PYTHON_TYPES = {t.Choice: str, t.Flag: bool, t.Expression: str, t.Names: tuple[str, ...]}
"""The types of the values of directives that Python reads."""


def directives(kind: Kind) -> set[str]:
    """The names of the fields that are hints."""
    return {field.name for field in kind.fields if field.directive}


def returned() -> Iterator[tuple[str, str]]:
    """The kinds whose queries return hints, and the names of these."""
    for kind, text in SQL.items():
        yield from ((kind, name) for name in re.findall(r'"_hint\.(\w+)"', text))


def asked() -> Iterator[tuple[str, str]]:
    """The template files that ask for hints, and the names of these."""
    for file, text in JINJA.items():
        yield from ((file, name) for name in re.findall(r"\.hint\(([^)]*)\)", text))


def test_what_a_query_returns_is_declared_by_its_kind() -> None:
    unknown = [
        f"{kind}.sql: {name}"
        for kind, name in returned()
        if name not in {*KINDS[kind].fields.hints, *directives(KINDS[kind])}
    ]
    assert unknown == []
    assert len(list(returned())) >= 30


def test_what_a_template_asks_for_is_declared_by_its_kind() -> None:
    known = {kind.name: {f'"{name}"' for name in kind.fields.hints} for kind in KINDS.values()}
    shared = set().union(*known.values())
    assert [f"{file}.sql.j2: {name}" for file, name in asked() if name not in known.get(file, shared)] == []
    assert len(list(asked())) > 20


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_a_hint_is_set_and_read(name: str) -> None:
    hint = DECLARED[name]
    of_yaml = any(hint.name in directives(kind) for kind in KINDS.values())
    is_set = of_yaml or f"{name}.of(" in PYTHON or hint.name in {hint for _, hint in returned()}
    assert is_set or f"[{name}.name] =" in PYTHON or f"_directive(draft, {name}.name" in PYTHON, f"nothing sets {name}"
    by_templates = f'"{hint.name}"' in {hint for _, hint in asked()}
    assert re.search(rf"\bhint\({name}\)|_related\(subject, {name}\)", PYTHON) or by_templates, f"nothing reads {name}"


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_a_hint_can_be_had_by_the_objects_of_some_kind(name: str) -> None:
    hint = DECLARED[name]
    listing = [kind for kind in KINDS.values() if hint in kind.fields.hints.values()]
    of_yaml = [kind.fields.by_name[hint.name] for kind in KINDS.values() if hint.name in directives(kind)]
    assert listing or of_yaml
    if not listing:
        assert {PYTHON_TYPES[type(field.type)] for field in of_yaml} == {hint.type}


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_a_hint_is_printed_alike_in_every_process(name: str) -> None:
    """Digests contain hints as they are printed (``rehearsal/remembered.py``), and sets have no order."""
    assert "set" not in re.findall(r"[a-z]+", str(DECLARED[name].type).replace("frozenset", "set"))


def test_no_kind_has_two_hints_of_one_name() -> None:
    for kind in KINDS.values():
        own = [hint.name for hint in (*OF_EVERY_KIND, *kind.fields._hints)]
        assert len(own) == len(set(own)), kind.name
        assert directives(kind).isdisjoint(own), kind.name


def test_no_hint_is_named_by_a_text() -> None:
    """Only the constants: a text could be misspelled, and has no type."""
    assert re.findall(r"""\bhints(?:\[|=\{|\.get\(|\.pop\()\s*["'].*""", PYTHON) == []
    assert re.findall(r"""["']\w+["'] in \w+\.hints\b.*""", PYTHON) == []


def checked(**given: object) -> list[str]:
    """What is wrong with a saved index with these hints."""
    index = Object(Identity("index", ("public", "i")), {"columns": ("a",)}, hints=given)
    return list(snapshot_check._of_hints(index, KINDS["index"]))


def test_a_saved_catalog_contains_what_a_kind_declares_and_no_plan_works_out() -> None:
    assert checked(clone=True, part="parent", renamed_from="j", beside=(("index", "public", "p"),)) == []
    assert checked(clone="yes") == ["clone has the wrong type"]
    assert checked(given_name="n", of_key="k; DROP TABLE t", conversion_check={}) == [
        "given_name has the wrong type",
        "of_key has the wrong type",
        "conversion_check has the wrong type",
    ]
    assert checked(columns=("a",)) == ["columns has the wrong type"]


def test_an_object_keeps_the_hints_that_it_has() -> None:
    item = Object(Identity("column", ("public", "t", "c")), {})
    assert item.hint(hints.USING) is None
    given = item.with_hints(hints.USING.of("a"), hints.OWN.of(False)).with_hints(hints.USING.of("b"))
    assert (given.hint(hints.USING), given.hint(hints.OWN), given.hint(hints.BACKFILL)) == ("b", False, None)
    assert item.hints is None
