"""Members of operator classes and families stand where the server ties them to, whatever statement makes them."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import MakeDatabase

OWN = "access_methods: {own: {type: index, handler: bthandler}}\n"
STRAYS = [
    "operator_classes: {o using btree: {type: bigint, operators: {1: '<(int, int)'}}}",
    OWN + "operator_classes: {o using own: {type: bigint, operators: {1: '<(int, int)'}}}",
    OWN + "operator_classes: {o using own: {type: bigint, functions: {1: '(int, int) btint4cmp(int, int)'}}}",
]


@pytest.mark.parametrize("text", STRAYS)
def test_what_is_for_another_type_is_the_familys(text: str, make_database: MakeDatabase) -> None:
    with pytest.raises(InputError, match="is for integer and integer, not for bigint"):
        engine.plan(make_database(), text)


def test_what_one_class_can_hold_is_not_the_familys(make_database: MakeDatabase) -> None:
    text = (
        "operator_families: {f using btree: {operators: {1: '<(int, int)'}}}\n"
        "operator_classes: {o using btree: {type: int, family: f}}"
    )
    with pytest.raises(InputError, match="number 1 for integer belongs to the operator class o"):
        engine.plan(make_database(), text)
