"""Identifiers use the words of ``docs/glossary.md``; how often they use others may only fall."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
GLOSSARY = ROOT / "docs/glossary.md"

COUNTS: dict[str, int] = {}
"""How often each word that is not used still is, in identifiers; a word that is not here is not used at all."""


def avoided() -> set[str]:
    """The words of the glossary's last column."""
    rows = [line.split("|") for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return {word for row in rows[1:] for word in row[3].replace(",", " ").split()}


def identifiers(text: str) -> Iterator[str]:
    """The names that a module defines: each once."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                names.add(name)
    yield from sorted(names)


def words(name: str) -> list[str]:
    """The words of an identifier, in lower case."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def used() -> Counter[str]:
    """How often the identifiers use each word that they should not."""
    wrong = avoided()
    found: Counter[str] = Counter()
    for file in (ROOT / "src/schemadiff").rglob("*.py"):
        for name in identifiers(file.read_text(encoding="utf-8")):
            found.update(word for word in words(name) if word in wrong)
    return found


def test_the_glossary_can_be_read() -> None:
    assert len(avoided()) > 40


def test_identifiers_use_the_words_of_the_glossary() -> None:
    found = used()
    assert {word: n for word, n in found.items() if n > COUNTS.get(word, 0)} == {}
    assert {word for word, n in COUNTS.items() if found[word] < n} == set(), "lower these counts"
