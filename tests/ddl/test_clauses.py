"""What statements have to say of values, and of what changes in them."""

from __future__ import annotations

from typing import Any

import pytest

from schemadiff.ddl import clauses


@pytest.mark.parametrize(
    ("said", "of_type", "numbers"),
    [
        ({}, "bigint", (1, 9223372036854775807, 1)),
        ({"increment": "-2"}, "smallint", (-32768, -1, -1)),
        ({"increment": -1, "min": -5, "max": 7}, "integer", (-5, 7, 7)),
        ({"min": None, "max": "100", "start": "50"}, "integer", (1, "100", "50")),
    ],
)
def test_a_sequence_has_what_is_said_and_else_what_the_server_takes(
    said: dict[str, Any], of_type: str, numbers: tuple[Any, ...]
) -> None:
    found = clauses.SequenceNumbers(said, of_type)
    assert (found.least, found.most, found.start) == numbers


def test_options_that_are_wanted_are_set_and_those_that_are_gone_reset() -> None:
    assert clauses.option_changes({"fillfactor": "70"}, {"fillfactor": "90", "toast.autovacuum_enabled": "off"}) == [
        "SET (fillfactor='70')",
        "RESET (toast.autovacuum_enabled)",
    ]
    assert clauses.option_changes({"n_distinct": "-0.5"}, None, constants=True) == ["SET (n_distinct='-0.5')"]
    assert clauses.option_changes(None, None) == []


def test_options_of_foreign_data_are_dropped_added_and_set() -> None:
    changes = clauses.foreign_option_changes({"b": "2", "C": "it's"}, {"a": "1", "b": "1"})
    assert changes == ["DROP a", "ADD \"C\" 'it''s'", "SET b '2'"]
    assert clauses.secret_option_changes({"b%": "X", "c": "Y"}, {"a": "1", "c": "Z"}) == [
        "DROP a",
        'ADD "b%%" %L',
        "SET c %L",
    ]


@pytest.mark.parametrize(
    ("old", "new", "switches"),
    [
        (None, "forced", ["FORCE ROW LEVEL SECURITY", "ENABLE ROW LEVEL SECURITY"]),
        ("forced", None, ["DISABLE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY"]),
        ("enabled", "only forced", ["FORCE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY"]),
        ("forced", "enabled", ["NO FORCE ROW LEVEL SECURITY"]),
        ("enabled", "enabled", []),
    ],
)
def test_row_security_has_two_switches(old: str | None, new: str | None, switches: list[str]) -> None:
    assert clauses.row_security_changes(new, old) == switches


def test_targets_that_are_gone_are_the_default_again() -> None:
    assert clauses.statistics_changes({"2": "100"}, {"1": "5", "2": "7"}) == [
        "ALTER COLUMN 2 SET STATISTICS 100",
        "ALTER COLUMN 1 SET STATISTICS -1",
    ]


def test_what_there_is_none_of_is_empty() -> None:
    assert clauses.idents(None) == clauses.literals(None) == ""
    assert clauses.without(None, None) == []
    assert clauses.equals(None) == "IS NULL"
    assert clauses.equals("a'b") == "= 'a''b'"
