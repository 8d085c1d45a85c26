"""Syntax errors of a text of a given kind, found before the text is sent to a server."""

from __future__ import annotations

from functools import lru_cache

from schemadiff.sql.evaluation import NotConstantError, check_constants
from schemadiff.sql.syntax import (
    SyntaxProblem,
    command_problem,
    expression_problem,
    gate,
    parse,
    query_problem,
    sql_body_problem,
)
from schemadiff.sql.text_kind import TextKind


def problem(kind: TextKind, text: str) -> SyntaxProblem | None:
    """Return the syntax error of a text of that kind; None if there is none."""
    if kind is TextKind.EXPRESSION:
        return expression_problem(text)
    if kind is TextKind.QUERY:
        return query_problem(text)
    if kind is TextKind.SQL_BODY:
        return sql_body_problem(text)
    if kind is TextKind.BOUND:
        return bound_problem(text)
    if kind is TextKind.COMMANDS:
        return command_problem(text)
    return None


_BOUND = "CREATE TABLE a PARTITION OF b "


@lru_cache(maxsize=4096)
def bound_problem(text: str) -> SyntaxProblem | None:
    """Return why a text is no partition bound made of constants; None if it is one.

    The server evaluates a bound when it parses it, and it is asked for the canonical form while a plan is made.
    """
    if (wrong := gate(f"{_BOUND}{text}\n")) is not None:
        return SyntaxProblem(wrong.message, max(wrong.offset - len(_BOUND), 0))
    statements = parse(f"{_BOUND}{text}\n")
    made = statements[0].stmt
    more = (made.options, made.accessMethod, made.tablespacename, made.partspec, made.tableElts)
    if len(statements) != 1 or made.partbound is None or any(more):
        return SyntaxProblem("only a partition bound is allowed here", 0)
    bound = made.partbound
    try:
        check_constants(bound.listdatums or ())
        check_constants((*(bound.lowerdatums or ()), *(bound.upperdatums or ())), limits=True)
    except NotConstantError as error:
        offset = 0 if error.location is None else max(error.location - len(_BOUND), 0)
        return SyntaxProblem(f"{error.what} is not allowed; only constants are", offset, "Write a literal value.")
    return None
