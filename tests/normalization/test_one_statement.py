"""A question is one statement, whatever made it."""

from __future__ import annotations

import pytest

from schemadiff.errors import ServerError
from schemadiff.normalization.batches import script
from schemadiff.normalization.evaluation_at_parse import Reading
from schemadiff.normalization.placeholder_relations import Piece


@pytest.mark.parametrize(
    ("statement", "one"),
    [
        ("CREATE TEMP TABLE t (a integer DEFAULT 1)", True),
        ("CREATE TEMP TABLE t (a text DEFAULT ';')", True),
        ("CREATE TEMP TABLE t (a integer); DROP TABLE u", False),
        ("CREATE TEMP TABLE t (a integer); -- and more\n COMMIT", False),
    ],
)
def test_more_than_one_is_not_put(statement: str, one: bool) -> None:
    pieces = [Piece("t", ("public",), statement)]
    if one:
        assert statement in script(pieces)
    else:
        with pytest.raises(ServerError, match="more than one statement"):
            script(pieces)


@pytest.mark.parametrize("name", ["1", "+", "€", 'a"b', "-- x"])
def test_a_domain_whose_name_is_no_word_is_found(name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    reading = Reading(domains=frozenset({name}), words=frozenset({name}))
    assert reading.runs([f"CREATE TEMP TABLE t (CHECK (('{{x}}'::ext.{quoted}[])[1] IS NOT NULL))"])
    assert reading.runs(["CREATE TEMP TABLE t (CHECK (a > 1))"]) is None
