"""What a glance at the texts of a folder says about what it manages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from schemadiff.declaration import loader
from schemadiff.declaration.presumed_scope import presumed_scope
from schemadiff.errors import InputError
from schemadiff.kinds import registry

CASES = Path(__file__).parent.parent / "cases"
PLATFORM = Path(__file__).parent.parent.parent / "schema"


def decoded() -> Iterator[tuple[str, bool | None]]:
    """Golden cases, and whether what is presumed of them is right; None where nothing is presumed."""
    for file in sorted(CASES.glob("*/*/after.yaml")):
        texts = {"all.yaml": file.read_bytes()}
        try:
            found = loader.load_texts(texts, registry(), check_sql=False)
        except InputError:
            continue
        presumed = presumed_scope(texts, registry())
        yield str(file), None if presumed is None else presumed == (found.schemas, found.sections)


def test_it_is_right_about_nearly_all() -> None:
    found = dict(decoded())
    assert sum(right is not None for right in found.values()) > 250
    assert [file for file, right in found.items() if right is False] == []


def test_the_platform() -> None:
    texts = {str(file): file.read_bytes() for file in PLATFORM.rglob("*.yaml")}
    found = loader.load_texts(texts, registry(), check_sql=False)
    assert presumed_scope(texts, registry()) == (found.schemas, found.sections)


@pytest.mark.parametrize(
    ("text", "schemas"),
    [
        ("tables: {t: {columns: {a: int}}}", {"public"}),
        ("schema: 'app'  # ours\ntables:\n  t:\n    columns: {a: int}", {"app"}),
        ('schemas: {one: {}, "The Other": {comment: x}}', {"one", "The Other"}),
        ("schemas:\n  # first\n  one:\n    comment: x\n\n# between\n  two: {}\nextensions: {}", {"one", "two"}),
        ("schemas:\n  one: {}\n  two: {", set()),
        ("schemas:", set()),
        ("extensions: {citext: {}}", set()),
        ("schema: app\nextensions: {citext: {}}", set()),
    ],
)
def test_the_schemas(text: str, schemas: set[str]) -> None:
    found = presumed_scope({"a.yaml": text.encode()}, registry())
    assert found is not None
    assert found.schemas == schemas


def test_renames_reach_further() -> None:
    text = b"tables: {t: {renamed_from: other.t, columns: {a: int}}}"
    assert presumed_scope({"a.yaml": text}, registry()) is None
