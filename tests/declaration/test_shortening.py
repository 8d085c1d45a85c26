"""Shorter texts for expressions; whether they mean the same is the server's to say."""

from __future__ import annotations

import pytest

from schemadiff.sql.constants import filled, numbered
from schemadiff.sql.shortening import candidates, without_brackets


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("(a > 0)", "a > 0"),
        ("((a > 0) AND (b > 0))", "a > 0 AND b > 0"),
        ("((a > 0) OR (b > 0)) AND (c > 0)", "(a > 0 OR b > 0) AND c > 0"),
        ("((a + b) * c)", "(a + b) * c"),
        ("(lower(a) = 'x)'::text)", "lower(a) = 'x)'::text"),
        ("(EXISTS ( SELECT 1))", "EXISTS ( SELECT 1)"),
        ("now()", "now()"),
        ("('é'::text = \"ß\")", "'é'::text = \"ß\""),
        ("(a -- why\n > 0)", "(a -- why\n > 0)"),
        ("((a).b > 0)", "(a).b > 0"),
    ],
)
def test_brackets_that_change_nothing_are_left_out(text: str, short: str) -> None:
    assert without_brackets(text) == short


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("(role = ANY (ARRAY['a'::text, 'b'::text]))", "role IN ('a', 'b')"),
        (
            "((role)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
            "role IN ('a', 'b')",
        ),
        ("(role <> ALL (ARRAY['a'::text, 'b'::text]))", "role NOT IN ('a', 'b')"),
        ("(n = ANY (ARRAY[1, 2, '-3'::integer]))", "n IN (1, 2, '-3')"),
        ("(price >= (0)::numeric)", "price >= 0"),
        ("(price >= '-1'::integer)", "price >= '-1'"),
        ("(length((handle)::text) >= 3)", "length(handle) >= 3"),
        ("'{}'::jsonb", "'{}'"),
        ("(at > '2026-01-01 00:00:00+00'::timestamp with time zone)", "at > '2026-01-01 00:00:00+00'"),
        ("('a, b'::character varying(10))::text", "'a, b'"),
    ],
)
def test_the_shortest_candidate(text: str, short: str) -> None:
    assert next(candidates(text)) == short


@pytest.mark.parametrize(
    "text",
    [
        "nextval('s'::regclass)",
        "(a > 0)",
        "now()",
        "('now'::text)::date",
        "(a = ANY (b))",
        "(a = ANY (ARRAY[1]))",
        "lower('x')::date",
    ],
)
def test_what_has_no_candidate(text: str) -> None:
    assert list(candidates(text)) == []


def test_lists_have_a_candidate_of_their_own() -> None:
    text = "(((role)::text = ANY (ARRAY['a'::text, 'b'::text])) AND (kind = 'x'::bpchar))"
    assert list(candidates(text)) == [
        "role IN ('a', 'b') AND kind = 'x'",
        "role::text IN ('a', 'b') AND kind = 'x'",
        "role::text IN ('a', 'b') AND kind = 'x'::bpchar",
    ]


@pytest.mark.parametrize(
    ("text", "alike", "constants"),
    [
        ("(price > (5)::numeric)", "(price > (0)::numeric)", ["5"]),
        (
            "(a1 = ANY (ARRAY['x'::text, 'it''s 2'::text]))",
            "(a1 = ANY (ARRAY['0'::text, '1'::text]))",
            ["'x'", "'it''s 2'"],
        ),
        ("(\"a'1\" = 'b')", "(\"a'1\" = '0')", ["'b'"]),
        ("'1'::character varying(20)", "'0'::character varying(1)", ["'1'", "20"]),
        ("(n > 12345678901)", "(n > 12345678901)", []),
        ("(n > 1.5)", "(n > 1.5)", []),
        ("(s = E'a\\'b')", "(s = E'a\\'b')", []),
        ("(s = '5' AND s <> U&'x')", "(s = '5' AND s <> U&'x')", []),
        ("(5 > 4) -- 3", "(5 > 4) -- 3", []),
        ("($1 > 4)", "($1 > 4)", []),
        ("now()", "now()", []),
    ],
)
def test_constants_have_numbers_in_texts_that_are_alike(text: str, alike: str, constants: list[str]) -> None:
    assert numbered(text) == (alike, constants)
    assert filled(alike, constants) == text


def test_constants_stay_in_texts_that_are_shortened_alike() -> None:
    texts = ("((a = ANY (ARRAY[1, 20])) AND (b > '3'::text))", "((a = ANY (ARRAY[7, 8])) AND (b > 'it''s ('::text))")
    assert [next(candidates(text)) for text in texts] == [
        "a IN (1, 20) AND b > '3'",
        "a IN (7, 8) AND b > 'it''s ('",
    ]
