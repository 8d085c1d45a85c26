"""Modules and functions stay small enough to be read at once; those that are not may only shrink."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "src/schemadiff"
MODULE, FUNCTION = 450, 50
"""How many lines a module and a function may have."""

LARGE_MODULES: dict[str, int] = {}
LARGE_FUNCTIONS: dict[str, int] = {}


def sources() -> Iterator[tuple[str, str]]:
    for file in sorted(SOURCES.rglob("*.py")):
        yield str(file.relative_to(SOURCES)), file.read_text(encoding="utf-8")


def test_no_module_grows_beyond_what_can_be_read() -> None:
    found = {name: len(text.splitlines()) for name, text in sources()}
    assert {name: n for name, n in found.items() if n > LARGE_MODULES.get(name, MODULE)} == {}
    assert {name for name in LARGE_MODULES if found.get(name, 0) <= MODULE} == set(), (
        "these are small now: take them out"
    )


def test_no_function_grows_beyond_what_can_be_read() -> None:
    found = dict(functions())
    assert {name: n for name, n in found.items() if n > LARGE_FUNCTIONS.get(name, FUNCTION)} == {}
    small = {name for name in LARGE_FUNCTIONS if found.get(name, 0) <= FUNCTION}
    assert small == set(), "these are small now: take them out"


def functions() -> Iterator[tuple[str, int]]:
    for name, text in sources():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION:
                    yield f"{name} {node.name}", lines
