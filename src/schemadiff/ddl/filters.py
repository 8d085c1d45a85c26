"""Filters of templates: quoting, and names of objects in COMMENT, ALTER and GRANT."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from schemadiff import sql
from schemadiff.ddl.display import parameters_text
from schemadiff.postgres.quoting import (
    NAMEDATALEN,
    dollar,
    ident,
    literal,
    made_multirange,
    operator_name,
    qualified,
)

if TYPE_CHECKING:
    from schemadiff.ddl.template_objects import View


def parenthesised(text: str) -> str:
    """Return the expression in parentheses, unless it already is or is one function call."""
    return text if _enclosed(text) or _is_call(text) else f"({text})"


_KEPT = re.compile(
    r"""[eE]'(?:[^'\\]|\\.|'')*'|'[^']*'|"[^"]*"|\$(?P<tag>(?:[^\W\d]\w*)?)\$.*?\$(?P=tag)\$|--[^\n]*|/\*.*?\*/|\n""",
    re.DOTALL,
)


def indented(text: str, width: int) -> str:
    """Return the text with all lines but the first indented; line breaks inside of strings stay as they are."""
    margin = "\n" + " " * width
    return _KEPT.sub(lambda m: margin if m[0] == "\n" and text[m.end() : m.end() + 1] != "\n" else m[0], text)


def in_parentheses(text: str) -> str:
    """Return the expression in parentheses, unless it already is."""
    return text if _enclosed(text) else f"({text})"


def _enclosed(text: str) -> bool:
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    quote = ""
    for number, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0 and number < len(text) - 1:
                return False
    return True


def index_key(text: str) -> str:
    """Return an expression as pg_get_indexdef prints it: in parentheses unless it is a function call."""
    return text if _is_call(text) else f"({text})"


def default_value(text: str) -> str:
    """Return a default for CREATE TABLE or ADD COLUMN, where NOT, IS, IN and COLLATE need parentheses."""
    if sql.is_constant(text):
        return text
    from pglast import ast, parse_sql
    from pglast.parser import ParseError

    try:
        statement = parse_sql(f"CREATE TABLE t (c int DEFAULT {text}\n)")[0].stmt
    except ParseError:
        return f"({text})"
    assert isinstance(statement, ast.CreateStmt)
    column = (statement.tableElts or ())[0]
    return text if len(column.constraints) == 1 and column.collClause is None else f"({text})"


_WORD = r'(?:[a-z_][a-z0-9_$]*|"(?:[^"]|"")+")'
_CALL = re.compile(rf"(?:{_WORD}\.)?(?:{_WORD}|[A-Z]+)(\(.*\))\Z", re.DOTALL)


def _is_call(text: str) -> bool:
    match = _CALL.match(text)
    return match is not None and _enclosed(match[1]) and not text.lower().startswith(("case(", "not(", "cast(", "row("))


def regclass(item: View) -> str:
    """Return a relation, given as view or identity, as a regclass constant."""
    path = item.path if hasattr(item, "path") else item
    return f"pg_catalog.to_regclass({literal(qualified(path))})"


def regnamespace(name: str) -> str:
    """Return a schema as a regnamespace expression that is null where the schema does not exist."""
    return f"pg_catalog.to_regnamespace({literal(ident(name))})"


def regprocedure(parts: Iterable[str] | None, types: str, version: int) -> str:
    """Return a function as a regprocedure expression.

    It is null where the function or one of its types does not exist, and 0 for no function. Before 16, to_regprocedure
    raises an error for a missing type, which can happen when a script runs again.
    """
    if not parts:
        return "0"
    if version >= 16 or "." not in types:
        return f"pg_catalog.to_regprocedure({literal(f'{qualified(parts)}({types})')})"
    schema, name = parts
    given = ", ".join(f"COALESCE({_regtype(t)}::pg_catalog.oid, 0)" for t in sql.split_types(types))
    return (
        f"(SELECT f.oid FROM pg_catalog.pg_proc f WHERE f.proname = {literal(name)}"  # noqa: S608 - quoted
        f" AND f.pronamespace = {regnamespace(schema)}"
        f" AND f.proargtypes = pg_catalog.array_to_string(ARRAY[{given}], ' ')::pg_catalog.oidvector)"
    )


def regoperator(parts: Iterable[str], types: str, version: int) -> str:
    """Return an operator as a regoperator expression, as :func:`regprocedure` does for functions."""
    if version >= 16 or "." not in types:
        return f"pg_catalog.to_regoperator({literal(f'{operator_name(parts)}({types})')})"
    schema, name = parts
    prefix = types.lower().startswith("none, ")
    *before, right = (_regtype(t) for t in sql.split_types(types[6:] if prefix else types))
    left = before[0] if before else "0"
    return (
        f"(SELECT f.oid FROM pg_catalog.pg_operator f WHERE f.oprname = {literal(name)}"  # noqa: S608 - quoted
        f" AND f.oprnamespace = {regnamespace(schema)} AND f.oprleft = {left} AND f.oprright = {right})"
    )


def _regtype(text: str) -> str:
    return f"pg_catalog.to_regtype({literal(text)})"


def option_value(text: str) -> str:
    """Return a storage parameter's value as the server prints it: unquoted if it reads as a name.

    See flatten_reloptions in ruleutils.c.
    """
    return text if ident(text) == text else literal(text)


def number_or_literal(text: str) -> str:
    """Return an option's value as the server stores it: a number unquoted, everything else as a string."""
    return text if _NUMBER.fullmatch(text) else literal(text)


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def printed_literal(text: str) -> str:
    """Return a literal as the server prints one in a definition: never with E (simple_quote_literal in ruleutils.c).

    True with standard_conforming_strings on, which all our sessions and scripts set.
    """
    return "'" + text.replace("'", "''") + "'"


def operator(name: str) -> str:
    """Return an operator's name, as OPERATOR(schema.name) if it is qualified."""
    head, dot, tail = name.rpartition(".")
    return f"OPERATOR({head}.{tail})" if dot and head else name


def setting(value: str, name: str) -> str:
    """Return the value of a SET clause; a list stays a list, of identifiers where possible, all else is a constant."""
    if name not in sql.LISTS:
        return literal(value)
    return ", ".join(map(_listed, sql.list_parts(value))) or "''"


def _listed(part: str) -> str:
    """Return one element of a list: an identifier unless it is empty or longer than NAMEDATALEN allows."""
    return ident(part) if 0 < len(part.encode()) < NAMEDATALEN else literal(part)


def dotted_name(name: str) -> str:
    """Return the quoted name of a setting or storage parameter, with or without dots."""
    return qualified(name.split("."))


def role(name: str) -> str:
    """Return a quoted role, or PUBLIC."""
    return name if name == "PUBLIC" else ident(name)


def among(texts: Sequence[str]) -> str:
    """Return the comparison with one text, or IN with several."""
    literals = [literal(text) for text in texts]
    return f"= {literals[0]}" if len(literals) == 1 else f"IN ({', '.join(literals)})"


FILTERS: dict[str, Any] = {
    "indent": indented,
    "ident": ident,
    "qualified": qualified,
    "literal": literal,
    "among": among,
    "printed_literal": printed_literal,
    "dollar": lambda text, tag="body": dollar(text or "", tag),
    "default_value": default_value,
    "in_parentheses": in_parentheses,
    "index_key": index_key,
    "parenthesised": parenthesised,
    "regclass": regclass,
    "regnamespace": regnamespace,
    "number_or_literal": number_or_literal,
    "option_value": option_value,
    "json": json.dumps,
    "operator": operator,
    "operator_name": operator_name,
    "own_members": lambda members, of: sum(m.left == m.right == of for m in members),
    "operator_ref": lambda parts: f"OPERATOR({operator_name(parts)})",
    "setting": setting,
    "setting_name": dotted_name,
    "option_name": dotted_name,
    "made_multirange": made_multirange,
    "parameters_text": parameters_text,
    "aggregate_arguments": lambda parameters, direct: sql.aggregate_arguments(parameters or (), direct),
    "role": role,
    "md5": lambda text: hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(),
}
