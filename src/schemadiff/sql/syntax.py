"""Whole texts as pglast parses them: whether a text is one expression or one query, and the nodes in it.

Its import costs about 40 ms of CPU, so every function here imports it when first called; locations are offsets in
characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from schemadiff.sql.text_kind import TextKind

Node = Any
"""A node of pglast's trees, or a list of them; untyped, since its stubs make optional what the grammar always sets."""


class SyntaxProblem(NamedTuple):
    """A syntax error in SQL text, and its position in characters."""

    message: str
    offset: int
    hint: str | None = None


def parse(text: str) -> Node:
    """Return the parser's tree of a list of statements."""
    from pglast import parse_sql

    return parse_sql(text)


_PLACES = re.compile(r'"(?:\w*location|stmt_len|\w*list_(?:start|end))":-?\d+,?')
"""Where something stands, in the parser's JSON: a quote in a text of it has a backslash."""


def structure(expression: str) -> str | None:
    """Return what the parser makes of an expression, without where it stands; None if it is not SQL.

    Two expressions whose structures are equal have equal parse trees. The parser writes it in C.
    """
    from pglast.parser import ParseError, parse_sql_json

    try:
        return _PLACES.sub("", parse_sql_json(f"SELECT {expression}"))
    except ParseError:
        return None


def without_trailing_comment(text: str) -> str:
    """Return the text without the comments at its end; a line comment there would hide what is appended to it."""
    if "--" not in text:
        return text
    from pglast.parser import ParseError, scan

    try:
        tokens = list(scan(text))
    except ParseError:
        return text
    while tokens and tokens[-1].name in ("SQL_COMMENT", "C_COMMENT"):
        text = text[: tokens.pop().start].rstrip()
    return text


def nodes() -> Node:
    """Return pglast's node classes, by name."""
    from pglast import ast

    return ast


def gate(text: str) -> SyntaxProblem | None:
    """Return the syntax error of a list of statements; None if there is none."""
    from pglast.parser import ParseError, parse_sql_protobuf

    try:
        parse_sql_protobuf(text)
    except ParseError as error:
        message, place = str(error.args[0]), error.args[1] if len(error.args) > 1 else None
        if isinstance(place, int):
            return SyntaxProblem(message, place)
        if "nested too deeply" in message:
            return SyntaxProblem("the text is nested too deeply to be parsed", 0)
        return SyntaxProblem(message, len(text))
    return None


def is_one_statement(text: str) -> bool:
    """Tell whether the text is exactly one statement; the parser counts in C."""
    from pglast.parser import ParseError, split

    try:
        return len(split(text, only_slices=True)) == 1
    except ParseError:
        return False


_EXPRESSION_FRAMES = (("SELECT ", ""), ("SELECT CASE WHEN ", "\nTHEN 1 END"))
"""A text that parses in both frames without a semicolon is one a_expr: the first refuses unbalanced parentheses, the
second lists, aliases and clauses."""


@lru_cache(maxsize=65536)
def expression_problem(text: str) -> SyntaxProblem | None:
    """Return why a text is not one expression; None if it is."""
    if not text.strip():
        return SyntaxProblem("the expression is empty", 0)
    for head, tail in _EXPRESSION_FRAMES:
        if problem := gate(f"{head}{text}{tail}"):
            offset = problem.offset - len(head)
            if offset >= len(text):
                return SyntaxProblem("the expression is incomplete", max(len(text.rstrip()) - 1, 0))
            return SyntaxProblem(problem.message, max(offset, 0))
    if ";" in text and len(parse(f"SELECT {text}")) != 1:
        return SyntaxProblem("only one expression is allowed, no second statement", text.index(";"))
    return None


@lru_cache(maxsize=16384)
def query_problem(text: str) -> SyntaxProblem | None:
    """Return why a text is not one SELECT (or VALUES); None if it is."""
    if problem := gate(text):
        return problem
    statements = parse(text)
    if len(statements) != 1:
        return SyntaxProblem("the query must be exactly one SELECT", 0)
    ast = nodes()
    statement = statements[0].stmt
    if not isinstance(statement, ast.SelectStmt) or statement.intoClause is not None:
        return SyntaxProblem("the query must be a SELECT", 0)
    return None


@lru_cache(maxsize=16384)
def sql_body_problem(text: str) -> SyntaxProblem | None:
    """Return why a text is no SQL-standard routine body; None if it is."""
    head = "CREATE FUNCTION f() RETURNS int LANGUAGE sql "
    if problem := gate(head + text):
        return SyntaxProblem(problem.message, max(problem.offset - len(head), 0))
    if len(parse(head + text)) != 1:
        return SyntaxProblem("only the body is allowed, no second statement", 0)
    return None


@lru_cache(maxsize=4096)
def command_problem(text: str) -> SyntaxProblem | None:
    """Return why a text is not one command that a rule can run; None if it is."""
    if problem := gate(text):
        return problem
    statements = parse(text)
    if len(statements) != 1:
        return SyntaxProblem("only one command is allowed, no second statement", text.find(";") + 1)
    ast = nodes()
    possible = (ast.InsertStmt, ast.UpdateStmt, ast.DeleteStmt, ast.SelectStmt, ast.NotifyStmt)
    statement = statements[0].stmt
    if not isinstance(statement, possible) or getattr(statement, "intoClause", None) is not None:
        return SyntaxProblem("a rule can only run INSERT, UPDATE, DELETE, SELECT or NOTIFY", 0)
    return None


def frame_of(kind: TextKind, text: str) -> tuple[str, str]:
    """Return what has to be put around a text of that kind to make it a statement."""
    if kind is TextKind.EXPRESSION:
        return "SELECT ", text
    if kind is TextKind.SQL_BODY:
        return "CREATE FUNCTION f() RETURNS int LANGUAGE sql ", text
    return "", text


@lru_cache(maxsize=16384)
def tree(kind: TextKind, text: str) -> Node:
    """Return the parse tree of a text.

    Raises:
        ParseError: The text is not SQL (pglast's exception).
    """
    head, body = frame_of(kind, text)
    return parse(head + body)


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all nodes inside of it."""
    ast = nodes()
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack.extend(reversed(item))
            continue
        if not isinstance(item, ast.Node):
            continue
        yield item
        stack.extend(
            value
            for name in reversed(item.__slots__)
            if isinstance(value := getattr(item, name, None), (tuple, ast.Node))
        )


_SORTS = re.compile(r"\b(?:by|distinct|union|intersect|except|group)\b", re.IGNORECASE)


@lru_cache(maxsize=16384)
def sorts(kind: TextKind, text: str) -> bool:
    """Tell whether the server stores sort or grouping operators with the text.

    It looks operator classes up while it parses (addTargetToSortList in parse_clause.c) for ORDER BY, GROUP BY,
    DISTINCT, windows, ordered aggregates and set operations. False if the text is not SQL.
    """
    if not _SORTS.search(text):
        return False
    from pglast.parser import ParseError

    try:
        found = tree(kind, text)
    except ParseError:
        return False
    return any(getattr(node, name, None) for node in walk(found) for name in _SORTED.get(node.__class__.__name__, ()))


_SORTED = {
    "SelectStmt": ("sortClause", "groupClause", "distinctClause", "op"),
    "WindowDef": ("partitionClause", "orderClause"),
    "FuncCall": ("agg_order", "agg_distinct"),
}
"""The attributes of nodes that need such operators; ``op`` is a set operation."""


_ALL_COLUMNS = re.compile(r"\*|\b(?:natural|insert|table)\b", re.IGNORECASE)


def takes_all_columns(kind: TextKind, text: str, relation: str) -> bool:
    """Tell whether something in the text can stand for whatever columns a relation has when the server parses it.

    A star, TABLE, a NATURAL JOIN, or an INSERT into a relation of the name without a list of columns. False if the text
    is not SQL.
    """
    if not _ALL_COLUMNS.search(text):
        return False
    from pglast.parser import ParseError

    try:
        found = tree(kind, text)
    except ParseError:
        return False
    ast = nodes()
    return any(
        isinstance(node, ast.A_Star)
        or (isinstance(node, ast.JoinExpr) and node.isNatural)
        or (isinstance(node, ast.InsertStmt) and not node.cols and node.relation.relname == relation)
        for node in walk(found)
    )


def names_of(strings: Iterable[Any]) -> tuple[str, ...]:
    """Return the texts of String nodes."""
    return tuple(s.sval for s in strings if hasattr(s, "sval"))


@lru_cache(maxsize=4096)
def typed_constants(kind: TextKind, text: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the strings in a text with the names of their types; empty if it is not SQL.

    A text that is a single string has a type of no name.
    """
    from pglast.parser import ParseError

    ast = nodes()
    try:
        root = tree(kind, text)
    except ParseError:
        return ()
    found: list[tuple[tuple[str, ...], str]] = []
    if kind is TextKind.EXPRESSION and (value := _string(root[0].stmt.targetList[0].val)) is not None:
        found.append(((), value))
    for node in walk(tuple(s.stmt for s in root)):
        cast = isinstance(node, ast.TypeCast) and not node.typeName.arrayBounds
        if cast and (value := _string(node.arg)) is not None:
            found.append((names_of(node.typeName.names), value))
    return tuple(found)


def _string(node: Node) -> str | None:
    ast = nodes()
    value = node.val if isinstance(node, ast.A_Const) and not node.isnull else None
    return value.sval if isinstance(value, ast.String) else None


def has_subquery(expression: str) -> bool:
    """Tell whether an expression, which has to be SQL, contains a subquery."""
    statements = tree(TextKind.EXPRESSION, expression)
    return any(isinstance(node, nodes().SubLink) for node in walk(tuple(s.stmt for s in statements)))


def deparse(node: Node) -> str:
    """Return a node as SQL text."""
    from pglast.stream import RawStream

    return str(RawStream()(node))
