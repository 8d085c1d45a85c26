"""The elements of indexes and exclusion constraints."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from schemadiff.postgres.quoting import ident, is_reserved, qualified
from schemadiff.sql.syntax import Node, SyntaxProblem, deparse, names_of, nodes, parse, without_trailing_comment


class Element(NamedTuple):
    """One key of an index: the name of a column or an expression, and how it is ordered.

    ``collation`` and ``opclass`` are absent if they are the defaults of the column and the method. ``descending`` and
    ``nulls_first`` are as stored: NULLS FIRST is the default of DESC and then True.
    """

    column: str | None = None
    expression: str | None = None
    collation: str | None = None
    opclass: str | None = None
    descending: bool = False
    nulls_first: bool = False
    operator: str | None = None
    """The operator of an exclusion constraint's element, as ``OPERATOR(schema.op)`` if it is not in pg_catalog."""
    opclass_options: tuple[tuple[str, str], ...] = ()


_PLAIN_ELEMENT = re.compile(r"([a-z_][a-z0-9_$]*)(?:\s+(asc|desc))?(?:\s+nulls\s+(first|last))?\Z", re.IGNORECASE)


@lru_cache(maxsize=16384)
def parse_element(text: str, operator: bool = False) -> Element | SyntaxProblem:
    """Parse one index element, ``lower(email) text_pattern_ops desc``; with ``operator``, ``room WITH =``."""
    plain = _PLAIN_ELEMENT.match(text.strip()) if not operator else None

    if plain and not is_reserved(plain[1].lower()):
        descending = (plain[2] or "").lower() == "desc"
        nulls_first = plain[3].lower() == "first" if plain[3] else descending
        return Element(plain[1].lower(), None, None, None, descending, nulls_first)
    return _parsed_element(text, operator)


def index_column_name(expression: str) -> str | None:
    """Return what the server calls the column of an index over an expression (FigureIndexColname in parse_target.c).

    None for expressions whose names are not known here: subqueries and the syntax of XML and JSON.
    """
    node = parse(f"SELECT {expression}\n")[0].stmt.targetList[0].val
    name, _ = _column_name(node)
    return name if name or type(node).__name__.startswith(_UNKNOWN_NAMES) else _UNNAMED


def names_itself(node: Node) -> bool:
    """Tell whether an expression has a name that a cast around it does not change."""
    return _column_name(node)[1] > 1 or type(node).__name__.startswith(_UNKNOWN_NAMES)


def _column_name(node: Node) -> tuple[str | None, int]:
    """Return the name that a node suggests, and how strongly: 2 for its own, 1 for that of a cast (or CASE), else 0.

    A weak name gives way to that of an enclosing cast (FigureColnameInternal).
    """
    ast = nodes()
    if isinstance(node, ast.ColumnRef):
        return names_of(node.fields)[-1], 2
    if isinstance(node, ast.FuncCall):
        return names_of(node.funcname)[-1], 2
    if isinstance(node, ast.A_Indirection):
        fields = [step.sval for step in node.indirection if isinstance(step, ast.String)]
        return (fields[-1], 2) if fields else _column_name(node.arg)
    if isinstance(node, ast.CollateClause):
        return _column_name(node.arg)
    if isinstance(node, ast.TypeCast):
        found = _column_name(node.arg)
        return found if found[1] > 1 else (names_of(node.typeName.names)[-1], 1)
    if isinstance(node, ast.CaseExpr):
        found = _column_name(node.defresult) if node.defresult is not None else (None, 0)
        return found if found[1] > 1 else ("case", 1)
    if isinstance(node, ast.A_Expr) and node.kind.name == "AEXPR_NULLIF":
        return "nullif", 2
    if isinstance(node, ast.MinMaxExpr):
        return ("greatest" if node.op.name == "IS_GREATEST" else "least"), 2
    named = _NAMED_BY_SYNTAX.get(type(node).__name__)
    return named, 2 if named else 0


_NAMED_BY_SYNTAX = {"A_ArrayExpr": "array", "CoalesceExpr": "coalesce", "RowExpr": "row"}
_UNKNOWN_NAMES = ("SubLink", "Xml", "Json", "SQLValueFunction", "GroupingFunc")
_UNNAMED = "expr"
"""The name where an expression suggests none (ChooseIndexColumnNames in indexcmds.c)."""

_KEY = re.compile(r"\s*(range|list|hash)\s*\((.*)\)\s*\Z", re.IGNORECASE | re.DOTALL)


def partition_key(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the strategy of PARTITION BY in lower case and the texts of its elements; None if it is not written so."""
    found = _KEY.match(text)
    return (found[1].lower(), tuple(part.strip() for part in at_commas(found[2]))) if found else None


def at_commas(text: str) -> tuple[str, ...]:
    """Split at the commas outside of parentheses, brackets and quotes; blanks are kept."""
    if not set(text) & set("()[]'\"$"):
        return tuple(text.split(","))
    from pglast.parser import scan

    depth, start = 0, 0
    parts = []
    for token in scan(text):
        if token.name in ("ASCII_40", "ASCII_91"):
            depth += 1
        elif token.name in ("ASCII_41", "ASCII_93"):
            depth -= 1
        elif token.name == "ASCII_44" and not depth:
            parts.append(text[start : token.start])
            start = token.end + 1
    return (*parts, text[start:])


def _parsed_element(text: str, operator: bool) -> Element | SyntaxProblem:
    from pglast.parser import ParseError

    head = "ALTER TABLE t ADD EXCLUDE (" if operator else "CREATE INDEX ON t ("
    try:
        statements = parse(f"{head}{text}\n)")
    except ParseError as error:
        offset = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], int) else len(head)
        return SyntaxProblem(str(error.args[0]), max(offset - len(head), 0))
    if len(statements) != 1:
        return SyntaxProblem("an index element cannot contain a second statement", 0)
    entry = _excluded(statements[0].stmt) if operator else _indexed(statements[0].stmt)
    if entry is None:
        return SyntaxProblem("each element needs an entry of its own", 0)
    node, sign = entry
    column, expression, collation = _key(node, text)
    descending = node.ordering.name == "SORTBY_DESC"
    nulls_first = {"SORTBY_NULLS_FIRST": True, "SORTBY_NULLS_LAST": False}.get(node.nulls_ordering.name, descending)
    options = tuple((o.defname, _option_text(o.arg)) for o in node.opclassopts or ())
    return Element(
        column,
        expression,
        qualified(names_of(collation)).removeprefix("pg_catalog.") if collation else None,
        qualified(names_of(node.opclass)).removeprefix("pg_catalog.") if node.opclass else None,
        descending,
        nulls_first,
        sign,
        options,
    )


def _indexed(statement: Node) -> tuple[Node, None] | None:
    """Return the one entry of a CREATE INDEX that has nothing else; None for another one."""
    more = (statement.indexIncludingParams, statement.options, statement.whereClause, statement.tableSpace)
    return None if len(statement.indexParams) != 1 or any(more) else (statement.indexParams[0], None)


def _excluded(statement: Node) -> tuple[Node, str] | None:
    """Return the one entry of an exclusion constraint that has nothing else, and its operator; None for another one."""
    made = statement.cmds[0].def_
    more = (made.including, made.options, made.where_clause, made.indexspace, made.deferrable)
    if len(made.exclusions) != 1 or len(statement.cmds) != 1 or any(more):
        return None
    node, names = made.exclusions[0]
    sign = ".".join((*(ident(n) for n in names_of(names)[:-1]), names_of(names)[-1]))
    return node, sign.removeprefix("pg_catalog.")


def _key(node: Node, text: str) -> tuple[str | None, str | None, Node]:
    """Return the column or the expression of an entry, and the names of its collation.

    The server takes COLLATE inside of a key's parentheses for that of the key (ComputeIndexAttrs in indexcmds.c).
    """
    ast = nodes()
    column, expression = node.name, None
    if isinstance(node.expr, ast.ColumnRef) and len(names_of(node.expr.fields)) == len(node.expr.fields) == 1:
        column = node.expr.fields[0].sval
    elif node.expr is not None:
        expression = _first_parentheses(text) or deparse(node.expr)
    inner, collation = node.expr, node.collation
    while isinstance(inner, ast.CollateClause):
        inner, collation = inner.arg, collation or inner.collname
        bare = names_of(inner.fields) if isinstance(inner, ast.ColumnRef) else ()
        column, expression = (bare[0], None) if len(bare) == 1 else (None, deparse(inner))
    return column, expression, collation


def _first_parentheses(text: str) -> str | None:
    """Return the content of the parentheses that a text begins with; else everything up to the closing one."""
    from pglast.parser import scan

    depth = 0
    for token in scan(text):
        if token.name == "ASCII_40":
            depth += 1
        elif token.name == "ASCII_41":
            depth -= 1
            if depth == 0:
                inside = text.lstrip().startswith("(")
                found = text[text.index("(") + 1 : token.end] if inside else text[: token.end + 1]
                return without_trailing_comment(found.strip())
    return None


def _option_text(argument: Node) -> str:
    for name in ("sval", "fval", "ival", "boolval"):
        if (value := getattr(argument, name, None)) is not None:
            return str(value).lower() if isinstance(value, bool) else str(value)
    return "true" if argument is None else deparse(argument)
