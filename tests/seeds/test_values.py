"""The texts that stand for YAML values between a column's quotes."""

from __future__ import annotations

import pytest

from schemadiff.catalog.seed_rows import Json, Number
from schemadiff.declaration.row_decoder import json_text
from schemadiff.declaration.yaml_nodes import Number as Written
from schemadiff.seeds.value_text import NoJsonNumberError, elements, text_of


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


@pytest.mark.parametrize(
    ("written", "texts", "numbers", "as_json"),
    [
        ("007", "{007}", "{007}", "[7]"),
        ("0x1F", "{0x1F}", "{31}", "[31]"),
        ("+1", "{+1}", "{+1}", "[1]"),
        ("-00.50", "{-00.50}", "{-00.50}", "[-0.50]"),
        (".5e3", "{.5e3}", "{.5e3}", "[0.5e3]"),
        ("1.50", "{1.50}", "{1.50}", "[1.50]"),
    ],
)
def test_numbers_in_lists_keep_their_text(written: str, texts: str, numbers: str, as_json: str) -> None:
    value = Json(json_text([Written(written)]))
    assert text_of(value, array=True, texts=True) == texts
    assert text_of(value, array=True) == numbers
    assert text_of(value) == as_json
    assert text_of(Number(written), texts=True) == written


def test_json_keeps_the_order_of_its_keys_and_holds_no_infinity() -> None:
    assert text_of(Json(json_text({"b": Written("01"), "a": [None]}))) == '{"b": 1, "a": [null]}'
    with pytest.raises(NoJsonNumberError):
        text_of(Json(json_text([Written(".inf")])))
    assert text_of(Json(json_text([Written(".inf")])), array=True) == "{Infinity}"


def test_elements_are_found_however_deep() -> None:
    assert elements(Json('["a", ["b", null], ["c"]]')) == ["a", "b", "c"]
    assert elements("{a,b}") == ["{a,b}"]
    assert elements(None) == []
