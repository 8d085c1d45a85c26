"""The texts that stand for YAML values between a column's quotes."""

from __future__ import annotations

import pytest

from schemadiff.model.rows import Json, Number
from schemadiff.seeds.values import elements, text_of


@pytest.mark.parametrize(
    ("value", "array", "json_elements", "expected"),
    [
        (None, False, False, None),
        (True, False, False, "true"),
        (False, False, False, "false"),
        ("", False, False, ""),
        (Number("19.90"), False, False, "19.90"),
        (Number("0x1F"), False, False, "31"),
        (Number("-0o17"), False, False, "-15"),
        (Number(".inf"), False, False, "Infinity"),
        (Number("-.Inf"), False, False, "-Infinity"),
        (Number(".NaN"), False, False, "NaN"),
        (Json('{"a": 1.50}'), False, False, '{"a": 1.50}'),
        (Json("[1, 2]"), False, False, "[1, 2]"),
        (Json("[1, 2.50]"), True, False, "{1,2.50}"),
        (Json('["a", null, "b\\"c", "d\\\\e", ""]'), True, False, '{"a",NULL,"b\\"c","d\\\\e",""}'),
        (Json("[[true], [false]]"), True, False, "{{true},{false}}"),
        (Json('[{"a": 1.50, "b": [null, "x"]}]'), True, False, '{"{\\"a\\": 1.50, \\"b\\": [null, \\"x\\"]}"}'),
        (Json("[[1, 2], null, 3]"), True, True, '{"[1, 2]",NULL,"3"}'),
        ("{1,2}", True, False, "{1,2}"),
    ],
)
def test_a_value_as_text(value: str | bool | None, array: bool, json_elements: bool, expected: str | None) -> None:
    assert text_of(value, array=array, json_elements=json_elements) == expected


def test_elements_are_found_however_deep() -> None:
    assert elements(Json('["a", ["b", null], ["c"]]')) == ["a", "b", "c"]
    assert elements("{a,b}") == ["{a,b}"]
    assert elements(None) == []
