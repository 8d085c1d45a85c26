"""What is plainly a constant is known without a tree, and is what the tree would say."""

from __future__ import annotations

import pytest

from schemadiff import sql
from schemadiff.ddl.filters import default_value


@pytest.mark.parametrize("text", ["'a'", "''", "'two words'", "5", "-5.25", "TRUE", "null"])
def test_constants_name_nothing(text: str) -> None:
    assert sql.is_constant(text)
    assert not sql.name_references(sql.TextKind.EXPRESSION, f"({text})")
    assert not sql.name_references(sql.TextKind.EXPRESSION, text)
    assert default_value(text) == text


@pytest.mark.parametrize(
    "text", ["'a'::s.t", "now()", "E'\\''", "'a' || 'b'", "'a' -- b", "it''s", "true AND x", "", "a"]
)
def test_anything_else_is_left_to_the_parser(text: str) -> None:
    assert not sql.is_constant(text)
