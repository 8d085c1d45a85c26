"""Whole texts as pglast reads them: is it one expression or one query, and what does it mention.

Its import costs about 40 ms of CPU, so every function here imports it when first called; locations are offsets in
characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from schemadiff.model.kind import Shape
from schemadiff.sql.identifiers import split_name


class Mention(NamedTuple):
    """A name that SQL text uses: what sort of thing it is, its parts, and where it stands."""

    sort: str
    """relation, routine, type, column, collation, operator or text (a constant cast to regclass and its siblings)."""
    parts: tuple[str, ...]
    start: int
    names_result: bool = False
    """For a column: a column of a result is called after it, since the text gives that no name of its own."""


class Fault(NamedTuple):
    """What is wrong with SQL text, and at which character of it."""

    message: str
    offset: int
    hint: str | None = None


def parse(text: str) -> Any:
    from pglast import parse_sql

    return parse_sql(text)


def without_trailing_comment(text: str) -> str:
    """The text up to the comments that it ends in: one to the end of its line would swallow what comes behind it."""
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


def nodes() -> Any:
    """pglast's node classes, untyped: their stubs make optional what the grammar always gives."""
    from pglast import ast

    return ast


def gate(text: str) -> Fault | None:
    """The parser's complaint about a whole statement list, or None."""
    from pglast.parser import ParseError, parse_sql_protobuf

    try:
        parse_sql_protobuf(text)
    except ParseError as error:
        message, place = str(error.args[0]), error.args[1] if len(error.args) > 1 else None
        if isinstance(place, int):
            return Fault(message, place)
        if "nested too deeply" in message:
            return Fault("the text is nested too deeply to be parsed", 0)
        return Fault(message, len(text))
    return None


def is_one_statement(text: str) -> bool:
    """Whether the text is exactly one statement; counted by the parser in C."""
    from pglast.parser import ParseError, split

    try:
        return len(split(text, only_slices=True)) == 1
    except ParseError:
        return False


_EXPRESSION_FRAMES = (("SELECT ", ""), ("SELECT CASE WHEN ", "\nTHEN 1 END"))
"""What passes through both frames without a semicolon is one a_expr: the first refuses stray parentheses, the second
lists, aliases and clauses."""


@lru_cache(maxsize=65536)
def expression_fault(text: str) -> Fault | None:
    """What is wrong with a text that must be one expression; None where it is one."""
    if not text.strip():
        return Fault("the expression is empty", 0)
    for head, tail in _EXPRESSION_FRAMES:
        if fault := gate(f"{head}{text}{tail}"):
            offset = fault.offset - len(head)
            if offset >= len(text):
                return Fault("the expression ends too early", max(len(text.rstrip()) - 1, 0))
            return Fault(fault.message, max(offset, 0))
    if ";" in text and len(parse(f"SELECT {text}")) != 1:
        return Fault("a second statement stands in what must be one expression", text.index(";"))
    return None


@lru_cache(maxsize=16384)
def query_fault(text: str) -> Fault | None:
    """What is wrong with a text that must be one SELECT (or VALUES); None where it is one."""
    if fault := gate(text):
        return fault
    statements = parse(text)
    if len(statements) != 1:
        return Fault("the query must be exactly one SELECT", 0)
    ast = nodes()
    statement = statements[0].stmt
    if not isinstance(statement, ast.SelectStmt) or statement.intoClause is not None:
        return Fault("the query must be a SELECT", 0)
    return None


@lru_cache(maxsize=16384)
def sql_body_fault(text: str) -> Fault | None:
    """What is wrong with a SQL-standard routine body; None where it is one."""
    head = "CREATE FUNCTION f() RETURNS int LANGUAGE sql "
    if fault := gate(head + text):
        return Fault(fault.message, max(fault.offset - len(head), 0))
    if len(parse(head + text)) != 1:
        return Fault("a second statement stands behind the body", 0)
    return None


@lru_cache(maxsize=4096)
def command_fault(text: str) -> Fault | None:
    """What is wrong with a text that must be one command of a rule; None where it is one."""
    if fault := gate(text):
        return fault
    statements = parse(text)
    if len(statements) != 1:
        return Fault("a second statement stands in what must be one command", text.find(";") + 1)
    ast = nodes()
    possible = (ast.InsertStmt, ast.UpdateStmt, ast.DeleteStmt, ast.SelectStmt, ast.NotifyStmt)
    statement = statements[0].stmt
    if not isinstance(statement, possible) or getattr(statement, "intoClause", None) is not None:
        return Fault("a rule runs INSERT, UPDATE, DELETE, SELECT or NOTIFY", 0)
    return None


def _framed(shape: Shape, text: str) -> tuple[str, str]:
    if shape is Shape.EXPRESSION:
        return "SELECT ", text
    if shape is Shape.SQL_BODY:
        return "CREATE FUNCTION f() RETURNS int LANGUAGE sql ", text
    return "", text


@lru_cache(maxsize=16384)
def tree(shape: Shape, text: str) -> Any:
    """The parse tree; raises pglast's ParseError where the text is not SQL."""
    head, body = _framed(shape, text)
    return parse(head + body)


def walk(node: Any) -> Iterator[Any]:
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
def sorts(shape: Shape, text: str) -> bool:
    """Return whether the server stores with the text by which operators values are sorted or grouped.

    That is what it looks operator classes up for as it parses (addTargetToSortList in parse_clause.c): ORDER BY, GROUP
    BY, DISTINCT, windows, ordered aggregates and set operations. False where the text is not SQL.
    """
    if not _SORTS.search(text):
        return False
    from pglast.parser import ParseError

    try:
        found = tree(shape, text)
    except ParseError:
        return False
    return any(getattr(node, name, None) for node in walk(found) for name in _SORTED.get(node.__class__.__name__, ()))


_SORTED = {
    "SelectStmt": ("sortClause", "groupClause", "distinctClause", "op"),
    "WindowDef": ("partitionClause", "orderClause"),
    "FuncCall": ("agg_order", "agg_distinct"),
}
"""The parts of a tree that say so; ``op`` is a set operation."""


def names_of(strings: Iterable[Any]) -> tuple[str, ...]:
    return tuple(s.sval for s in strings if hasattr(s, "sval"))


def _place(node: Any, shift: int) -> int:
    """Where a node stands in the text; -1 for what the grammar adds (the star of ``TABLE t``)."""
    return -1 if node.location is None else node.location - shift


_REG = frozenset({"regclass", "regproc", "regprocedure", "regtype", "regconfig", "regdictionary"})


_COLLATE = re.compile(r"COLLATE\s*", re.IGNORECASE)


_CONSTANT = re.compile(r"'[^'\\]*'|-?[0-9]+(?:\.[0-9]+)?|true|false|null", re.IGNORECASE)


def is_constant(text: str) -> bool:
    """Whether an expression is plainly a constant: it names nothing, and needs no parser (0.3 ms for a tree)."""
    return _CONSTANT.fullmatch(text) is not None


@lru_cache(maxsize=16384)
def mentions(shape: Shape, text: str) -> tuple[Mention, ...]:
    """The names that the text uses, in the order of their places; empty where the text is not SQL.

    Names of common table expressions are left out where they stand for relations.
    """
    if shape is Shape.EXPRESSION and is_constant(text):
        return ()
    from pglast.parser import ParseError

    ast = nodes()
    try:
        root = tree(shape, text)
    except ParseError:
        return ()
    shift = len(_framed(shape, text)[0])
    found: list[Mention] = []
    ctes: set[str] = set()
    naming: set[int] = set()
    framed = {id(t) for t in root[0].stmt.targetList or ()} if shape is Shape.EXPRESSION else set()
    for node in walk(tuple(s.stmt for s in root)):
        if isinstance(node, ast.CommonTableExpr):
            ctes.add(node.ctename)
        elif isinstance(node, ast.RangeVar):
            parts = tuple(p for p in (node.schemaname, node.relname) if p)
            found.append(Mention("relation", parts, _place(node, shift)))
        elif isinstance(node, ast.FuncCall):
            found.append(Mention("routine", names_of(node.funcname), _place(node, shift)))
        elif isinstance(node, ast.TypeName):
            if node.names:
                found.append(Mention("type", names_of(node.names), _place(node, shift)))
        elif isinstance(node, ast.ColumnRef):
            found.append(Mention("column", names_of(node.fields), _place(node, shift), id(node) in naming))
        elif isinstance(node, ast.ResTarget):
            if node.name is None and id(node) not in framed:
                naming.add(id(node.val))
        elif isinstance(node, ast.A_Expr):
            found.append(Mention("operator", names_of(node.name), -1))
        elif isinstance(node, ast.SubLink):
            if node.operName:
                found.append(Mention("operator", names_of(node.operName), -1))
        elif isinstance(node, ast.SortBy):
            if node.useOp:
                found.append(Mention("operator", names_of(node.useOp), -1))
        elif isinstance(node, ast.CollateClause):
            # Its place is that of the word COLLATE.
            behind = _COLLATE.match(text, _place(node, shift)) if node.location is not None else None
            found.append(Mention("collation", names_of(node.collname), -1 if behind is None else behind.end()))
        elif shape is Shape.COMMANDS and isinstance(node, ast.InsertStmt | ast.UpdateStmt):
            found += _assigned(node)
        elif isinstance(node, ast.TypeCast) and isinstance(node.arg, ast.A_Const):
            reg = names_of(node.typeName.names)[-1:] if node.typeName.names else ()
            value = getattr(node.arg.val, "sval", None)
            if reg and reg[0] in _REG and value:
                found.append(Mention("text", split_name(value.partition("(")[0]) or (value,), -1))
    return tuple(m for m in found if not (m.sort == "relation" and len(m.parts) == 1 and m.parts[0] in ctes))


@lru_cache(maxsize=4096)
def typed_constants(shape: Shape, text: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the strings that stand in a text with their type: its name and each string; empty where it is no SQL.

    A text that is one string alone stands with the type of no name.
    """
    from pglast.parser import ParseError

    ast = nodes()
    try:
        root = tree(shape, text)
    except ParseError:
        return ()
    found: list[tuple[tuple[str, ...], str]] = []
    if shape is Shape.EXPRESSION and (value := _string(root[0].stmt.targetList[0].val)) is not None:
        found.append(((), value))
    for node in walk(tuple(s.stmt for s in root)):
        cast = isinstance(node, ast.TypeCast) and not node.typeName.arrayBounds
        if cast and (value := _string(node.arg)) is not None:
            found.append((names_of(node.typeName.names), value))
    return tuple(found)


def _string(node: Any) -> str | None:
    ast = nodes()
    value = node.val if isinstance(node, ast.A_Const) and not node.isnull else None
    return value.sval if isinstance(value, ast.String) else None


def has_subquery(expression: str) -> bool:
    """Return whether a subquery stands in an expression, which has to be SQL."""
    statements = tree(Shape.EXPRESSION, expression)
    return any(isinstance(node, nodes().SubLink) for node in walk(tuple(s.stmt for s in statements)))


def _assigned(node: Any) -> Iterator[Mention]:
    """The columns that INSERT or UPDATE names as its targets, below what the text calls their relation."""
    ast = nodes()
    called = node.relation.relname if node.relation.alias is None else node.relation.alias.aliasname
    targets = node.cols if isinstance(node, ast.InsertStmt) else node.targetList
    conflict = getattr(node, "onConflictClause", None)
    if conflict is not None:
        targets = (*(targets or ()), *(conflict.targetList or ()))
        for key in (conflict.infer.indexElems or ()) if conflict.infer is not None else ():
            if key.name is not None:
                yield Mention("column", (called, key.name), -1)
    for target in targets or ():
        if target.name is not None:
            yield Mention("column", (called, target.name), target.location)


def deparse(node: Any) -> str:
    """A node as SQL text again."""
    from pglast.stream import RawStream

    return str(RawStream()(node))


_WORD = re.compile(r"'(?:[^']|'')*'|(?:::|\.)\s*[^\W\d][\w$]*|([^\W\d][\w$]*)\s*(\(?)")


@cache
def _never_columns() -> frozenset[str]:
    from pglast.keywords import RESERVED_KEYWORDS, TYPE_FUNC_NAME_KEYWORDS

    return frozenset(RESERVED_KEYWORDS) | frozenset(TYPE_FUNC_NAME_KEYWORDS)


def bare_words(text: str) -> set[str] | None:
    """The words of an expression that could name a column by themselves: more than do, and never fewer.

    None where quoting makes that a matter for the parser. What stands before a parenthesis, behind a dot or a cast, or
    is a keyword that no column can be called unquoted, is left out.
    """
    if '"' in text or "$" in text or "\\" in text or "--" in text or "/*" in text:
        return None
    words = {m[1].lower() for m in _WORD.finditer(text) if m[1] and not m[2]}
    return words - _never_columns()
