"""Texts taken out of whole definitions."""

from __future__ import annotations

import pytest

from schemadiff.introspection.server_text import index_collations, split_expressions, when_of_trigger


@pytest.mark.parametrize(
    ("definition", "condition"),
    [
        (
            "CREATE TRIGGER t BEFORE UPDATE ON s.t FOR EACH ROW WHEN ((new.a > 1)) EXECUTE FUNCTION s.f()",
            "(new.a > 1)",
        ),
        (
            'CREATE TRIGGER "a WHEN (b" BEFORE DELETE ON s."t)" FOR EACH ROW WHEN (new.b) EXECUTE FUNCTION s.f("x")',
            "new.b",
        ),
        (
            "CREATE TRIGGER t BEFORE UPDATE ON s.t FOR EACH ROW "
            "WHEN ((new.a ~~ ') EXECUTE FUNCTION ('''::text)) EXECUTE FUNCTION s.f()",
            "(new.a ~~ ') EXECUTE FUNCTION ('''::text)",
        ),
        (
            """CREATE TRIGGER t BEFORE UPDATE ON s.t FOR EACH ROW """
            """WHEN ((new."a""(" > E'\\\\''(')) EXECUTE FUNCTION s.f('(')""",
            """(new."a""(" > E'\\\\''(')""",
        ),
    ],
)
def test_the_condition_of_a_trigger(definition: str, condition: str) -> None:
    assert when_of_trigger(definition) == condition


@pytest.mark.parametrize(
    ("whole", "expressions"),
    [
        ("(a || b)", ["(a || b)"]),
        ("lower(a), (a || ', '::text)", ["lower(a)", "(a || ', '::text)"]),
        ("(t AT TIME ZONE 'UTC'::text), (a)::text", ["(t AT TIME ZONE 'UTC'::text)", "(a)::text"]),
        ("ARRAY[a, b], ARRAY[c]", ["ARRAY[a, b]", "ARRAY[c]"]),
        (
            "lower(\"straße, nr\"),\nCASE\n    WHEN open THEN f(a, '),'::text)\n    ELSE NULL::text\nEND, upper(a)",
            [
                'lower("straße, nr")',
                "\nCASE\n    WHEN open THEN f(a, '),'::text)\n    ELSE NULL::text\nEND",
                "upper(a)",
            ],
        ),
    ],
)
def test_the_expressions_of_an_index_are_told_apart(whole: str, expressions: list[str]) -> None:
    assert split_expressions(whole) == expressions


def test_the_collations_that_an_index_names() -> None:
    definition = 'CREATE INDEX i ON s.t USING btree (a, lower(b) COLLATE "C", (a || b) COLLATE s.german DESC)'
    assert index_collations(definition) == [None, '"C"', "s.german"]
