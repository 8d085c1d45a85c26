"""The SQL of a PL/pgSQL routine, each statement in a form that PREPARE accepts.

PL/pgSQL looks names up only when a statement runs. Prepared, with a parameter for each variable, a statement tells the
server's error about a name without running anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_DEFAULT, _EXPRESSION = 0, 2
"""The parse modes of PL/pgSQL (raw_parser.h): a whole statement, an expression; those above are assignments."""

_ASSIGNMENT = re.compile(r"""\s*(?:"(?:[^"]|"")+"|[\w$.\[\]])+\s*:?=(?!=)""")
_ROW = re.compile(r"""(?:"(?:[^"]|"")+"|[\w$.])+\s*%\s*rowtype\b""", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"""(?<=\s)(?:"[^"]+"|[a-z_][\w$]*)\.(?:"[^"]+"|[a-z_][\w$]*)(?=\s*(?:\[\s*\])*\s*(?:;|:=|=|default\b|not\s+null\b))""",
    re.IGNORECASE,
)
_BEGIN = re.compile(r"\bbegin\b", re.IGNORECASE)
_LABEL = re.compile(r"<<\s*([a-z_][\w$]*)\s*>>")
_PREPARED = ("SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt")


class Prepared(NamedTuple):
    """A statement, or an expression as the query of its value."""

    text: str
    """With ``$1`` and so on for variables."""
    variables: tuple[str, ...]
    """What the parameters stand for, in the order of their numbers: a variable, or ``record.field``."""


def prepared_statements(definition: str, name: str) -> Iterator[Prepared]:
    """Yield the statements and expressions of a PL/pgSQL routine, with parameters for its variables.

    Args:
        definition: CREATE FUNCTION or CREATE PROCEDURE.
        name: The routine's own name, with which its parameters can be qualified, as variables with a block's label.

    What cannot be prepared is left out: utility statements, dynamic SQL, and what the parser does not understand.
    """
    from pglast import parser

    try:
        (routine,) = json.loads(parser.parse_plpgsql_json(_simplified(definition)))
    except (parser.ParseError, ValueError):
        return
    whole = routine["PLpgSQL_function"]
    names = {_name(datum) for datum in whole.get("datums", ())} - {""}
    labels = {name, *_LABEL.findall(definition)}
    for query, mode in _queries(whole.get("action", {})):
        if (prepared := _prepared(query, mode, names, labels)) is not None:
            yield prepared


def _simplified(definition: str) -> str:
    """Return the definition with simpler types of variables: the parser knows no catalog, so no type's parts."""
    definition = _ROW.sub("record", definition)
    begin = _BEGIN.search(definition)
    end = begin.start() if begin is not None else 0
    return _QUALIFIED.sub("text", definition[:end]) + definition[end:]


def _name(datum: Mapping[str, Any]) -> str:
    ((_, described),) = datum.items()
    return str(described.get("refname", ""))


def _queries(node: object) -> Iterator[tuple[str, int]]:
    """Yield the texts of the expressions and statements in a parsed routine, with their parse modes."""
    if isinstance(node, dict):
        expression = node.get("PLpgSQL_expr")
        if isinstance(expression, dict) and "query" in expression:
            yield expression["query"], expression.get("parseMode", _DEFAULT)
        for value in node.values():
            yield from _queries(value)
    elif isinstance(node, list):
        for value in node:
            yield from _queries(value)


def _prepared(query: str, mode: int, variables: set[str], labels: set[str]) -> Prepared | None:
    from pglast import ast, parse_sql, parser, stream
    from pglast.visitors import Visitor

    if mode == _EXPRESSION:
        query = f"SELECT {query}"
    elif mode > _EXPRESSION:
        match = _ASSIGNMENT.match(query)
        if match is None:
            return None
        query = f"SELECT {query[match.end() :]}"
    try:
        (raw,) = parse_sql(query)
    except (parser.ParseError, ValueError):
        return None
    if type(raw.stmt).__name__ not in _PREPARED:
        return None
    numbers: dict[str, int] = {}

    class Parameters(Visitor):
        def visit_ColumnRef(self, ancestors: object, node: ast.ColumnRef) -> ast.Node | None:  # noqa: N802 - pglast's
            parts = [getattr(field, "sval", None) for field in node.fields or ()]
            if len(parts) > 1 and parts[0] in labels and parts[1] in variables:
                del parts[0]
            # A variable, or a field of a record: neither NEW and OLD nor a row has a type here.
            if parts[0] not in variables and parts[0] not in ("new", "old"):
                return None
            if len(parts) > 2 or (len(parts) == 2 and parts[0] in variables and parts[1] is None):
                return None
            number = numbers.setdefault(".".join(map(str, parts)), len(numbers) + 1)
            return ast.ParamRef(number=number)

    Parameters()(raw)
    return Prepared(stream.RawStream()(raw), tuple(numbers))
