"""Where the element of a query that begins with a call ends, so that a name can stand behind it."""

from __future__ import annotations

import pytest

from schemadiff import sql


@pytest.mark.parametrize(
    ("element", "behind"),
    [
        ("f(1)", ""),
        ("f(1)", ", 2"),
        ("f(1)", " FROM t"),
        ("f((1), g(2))::numeric(5, 2)", " FROM t"),
        ('f(1) COLLATE "C"', " UNION SELECT 1"),
        ("f(1) FILTER (WHERE a > 1) OVER (PARTITION BY a ORDER BY b)", " ORDER BY 1"),
        ("f(1) WITHIN GROUP (ORDER BY a)", " GROUP BY b"),
        ("(f(1))", " FROM t"),
        ("((f(1)::int)::text)", ", 2"),
        ("(f(1))[1]", " LIMIT 1"),
    ],
)
def test_what_belongs_to_a_call_in_a_list_of_results(element: str, behind: str) -> None:
    text = f"SELECT {element}{behind}"
    end = sql.target_end(text, text.index("f("))
    assert end is not None and text[:end] == f"SELECT {element}"


def test_calls_in_from_and_in_subqueries() -> None:
    text = "SELECT (SELECT f(1)) FROM g(2) WITH ORDINALITY WHERE true"
    assert [text[:end] for name in ("f(", "g(") if (end := sql.target_end(text, text.index(name)))] == [
        "SELECT (SELECT f(1)",
        "SELECT (SELECT f(1)) FROM g(2) WITH ORDINALITY",
    ]


def test_a_text_with_comments_is_not_known() -> None:
    assert sql.target_end("SELECT f(1) -- one", 7) is None
