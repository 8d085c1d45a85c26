"""What a column of a result has its name from, and where that column's text ends, so that a name can stand there."""

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
        ("CAST('a' AS mood)", " FROM t"),
        ("('a'::mood)", ", 2"),
    ],
)
def test_what_belongs_to_a_call_in_a_list_of_results(element: str, behind: str) -> None:
    text = f"SELECT {element}{behind}"
    end = sql.target_end(text, len("SELECT "))
    assert end is not None and text[:end] == f"SELECT {element}"


def test_calls_in_from_and_in_subqueries() -> None:
    text = "SELECT (SELECT f(1)) FROM g(2) WITH ORDINALITY WHERE true"
    assert [text[:end] for name in ("f(1", "g(") if (end := sql.target_end(text, text.index(name)))] == [
        "SELECT (SELECT f(1)",
        "SELECT (SELECT f(1)) FROM g(2) WITH ORDINALITY",
    ]


def test_a_text_with_comments_is_not_known() -> None:
    assert sql.target_end("SELECT f(1) -- one", 7) is None


@pytest.mark.parametrize(
    ("element", "named_by"),
    [
        ("a", ["a"]),
        ("f(a)", ["f"]),
        ("(f(a)::mood)", ["f"]),
        ("'x'::mood", ["mood"]),
        ("CAST('x' AS mood)::other", ["other"]),
        ("(a || 'x')::mood COLLATE c", ["mood"]),
        ("CASE WHEN a THEN 'x' END::mood", ["mood"]),
        ("a::mood", []),
        ("ARRAY['x']::mood[]", []),
        ("(SELECT f(1))::mood", ["f"]),
        ("coalesce(f(1), 'x')::mood", []),
        ("f(a) + 'x'::mood", []),
    ],
)
def test_what_a_column_of_a_result_is_called_after(element: str, named_by: list[str]) -> None:
    found = sql.name_references(sql.TextKind.QUERY, f"SELECT 1 AS b, {element}")
    assert [reference.parts[-1] for reference in found if reference.names_result] == named_by
