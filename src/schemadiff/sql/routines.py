"""Routines: signatures, calls, and what string bodies show of their contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from schemadiff.postgres.quoting import ident
from schemadiff.sql.identifiers import NAME_PART, fold
from schemadiff.sql.plpgsql import declared_types
from schemadiff.sql.references import NameReference, name_references
from schemadiff.sql.syntax import Node, SyntaxProblem, names_of, parse, without_trailing_comment
from schemadiff.sql.text_kind import TextKind
from schemadiff.sql.type_names import type_text, without_modifiers


class Parameter(NamedTuple):
    """One parameter of a routine; ``mode`` is in, out, inout, variadic or table."""

    mode: str
    name: str
    type: str
    default: str | None = None

    @property
    def is_result_column(self) -> bool:
        """Tell whether it is a column of RETURNS TABLE, and so no parameter for a caller."""
        return self.mode == MODES["t"]


MODES = {"i": "in", "o": "out", "b": "inout", "v": "variadic", "t": "table", "d": "in"}
"""The modes by the letters of FunctionParameterMode and pg_proc.proargmodes; ``d`` is one that is not written."""


@lru_cache(maxsize=16384)
def parse_signature(text: str) -> tuple[tuple[str, ...], tuple[Parameter, ...]] | SyntaxProblem:
    """Parse ``name(arguments as in CREATE FUNCTION)``: the name's parts and the parameters, with canonical types."""
    from pglast.parser import ParseError

    source = text if "(" in text else f"{text}()"
    head = "CREATE FUNCTION "
    try:
        statements = parse(f"{head}{source}\n RETURNS void LANGUAGE sql")
    except ParseError as error:
        offset = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], int) else len(head)
        return SyntaxProblem(str(error.args[0]), max(offset - len(head), 0))
    if len(statements) != 1 or len(statements[0].stmt.options or ()) != 1:
        return SyntaxProblem("only name(parameters) is allowed here", 0)
    statement = statements[0].stmt
    defaults = iter(_defaults(source)) if any(p.defexpr is not None for p in statement.parameters or ()) else iter(())
    parameters = tuple(
        Parameter(
            MODES[p.mode.value],
            p.name or "",
            without_modifiers(type_text(p.argType)),
            next(defaults) if p.defexpr is not None else None,
        )
        for p in statement.parameters or ()
    )
    return names_of(statement.funcname), parameters


def _defaults(signature: str) -> Iterator[str]:
    """Yield the defaults of the parameters, as they are written."""
    from pglast.parser import scan

    depth = 0
    start = None
    for token in scan(signature):
        if token.name in ("ASCII_40", "ASCII_91"):
            depth += 1
        elif token.name in ("ASCII_41", "ASCII_93"):
            depth -= 1
        if start is None and depth == 1 and token.name in ("DEFAULT", "ASCII_61"):
            start = token.end + 1
        elif start is not None and (depth, token.name) in ((1, "ASCII_44"), (0, "ASCII_41")):
            yield without_trailing_comment(signature[start : token.start].strip())
            start = None


def parse_parameters(text: str) -> tuple[Parameter, ...] | SyntaxProblem:
    """Parse the text between a routine's parentheses."""
    found = parse_signature(f"f({text})")
    return found if isinstance(found, SyntaxProblem) else found[1]


def input_types(parameters: Iterable[Parameter]) -> str:
    """Return the input types, which identify a routine among those of its name."""
    return ", ".join(p.type for p in parameters if p.mode in ("in", "inout", "variadic"))


@lru_cache(maxsize=4096)
def parse_aggregate(text: str) -> tuple[tuple[str, ...], tuple[Parameter, ...], int | None] | SyntaxProblem:
    """Parse ``name(type, …)``, ``name(*)`` or ``name(direct ORDER BY aggregated)``.

    Returns:
        The name's parts, the parameters, and for the last form the number of direct arguments, else None. A VARIADIC on
            both sides of ORDER BY is one parameter. A syntax error if the text is none of these.
    """
    statement = _statement("CREATE AGGREGATE ", text, " (sfunc = f)")
    if isinstance(statement, SyntaxProblem):
        return statement
    if not statement.args:
        return SyntaxProblem("the types are missing", len(text))
    given, direct = statement.args
    parameters = tuple(Parameter(MODES[p.mode.value], p.name or "", _plain_type(p.argType)) for p in given or ())
    return names_of(statement.defnames), parameters, None if direct.ival < 0 else direct.ival


def aggregate_arguments(
    parameters: Iterable[Parameter], direct: int | None, type_text: Callable[[str], str] = lambda text: text
) -> str:
    """Return the arguments in parentheses as pg_get_function_arguments prints them; ``*`` if there are none.

    The inverse of :func:`parse_aggregate`.
    """
    texts = [
        ("VARIADIC " if p.mode == "variadic" else "") + (f"{ident(p.name)} " if p.name else "") + type_text(p.type)
        for p in parameters
    ]
    if direct is None:
        return f"({', '.join(texts) or '*'})"
    ordered = texts[direct:] or texts[-1:]
    return f"({', '.join(texts[:direct])}{' ' if direct else ''}ORDER BY {', '.join(ordered)})"


@lru_cache(maxsize=4096)
def parse_operator(text: str) -> tuple[tuple[str, ...], str | None, str] | SyntaxProblem:
    """Parse ``sign(left, right)``: the sign's parts and the operands' types; left is ``none`` for a prefix operator."""
    found = _statement("COMMENT ON OPERATOR ", text, " IS NULL")
    if isinstance(found, SyntaxProblem):
        return found
    left, right = found.object.objargs
    if right is None:
        return SyntaxProblem("the right operand is missing", len(text))
    return names_of(found.object.objname), None if left is None else _plain_type(left), _plain_type(right)


@lru_cache(maxsize=4096)
def parse_operator_class(text: str) -> tuple[tuple[str, ...], str] | SyntaxProblem:
    """Parse ``name using method`` of an operator class or family: the name's parts, and the method."""
    found = _statement("COMMENT ON OPERATOR CLASS ", text, " IS NULL")
    if isinstance(found, SyntaxProblem):
        return found
    method, *parts = names_of(found.object)
    return tuple(parts), method


@lru_cache(maxsize=4096)
def parse_cast(text: str) -> tuple[str, str] | SyntaxProblem:
    """Parse ``source as target``: two types."""
    found = _statement("CREATE CAST (", text, ") WITH INOUT")
    return found if isinstance(found, SyntaxProblem) else (_plain_type(found.sourcetype), _plain_type(found.targettype))


@lru_cache(maxsize=4096)
def parse_transform(text: str) -> tuple[str, str] | SyntaxProblem:
    """Parse ``type language name``: the type and the language."""
    found = _statement("DROP TRANSFORM FOR ", text, "")
    if isinstance(found, SyntaxProblem):
        return found
    of, language = found.objects[0]
    return _plain_type(of), language.sval


def _plain_type(node: Node) -> str:
    return without_modifiers(type_text(node))


def _statement(head: str, text: str, tail: str) -> Node:
    """Return the one statement that the text makes between head and tail, or the syntax error."""
    from pglast.parser import ParseError

    try:
        statements = parse(f"{head}{text}\n{tail}")
    except ParseError as error:
        offset = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], int) else len(head)
        return SyntaxProblem(str(error.args[0]), min(max(offset - len(head), 0), len(text)))
    return statements[0].stmt if len(statements) == 1 else SyntaxProblem("only one is allowed here", 0)


def split_types(text: str) -> tuple[str, ...]:
    """Split a list of types as :func:`input_types` returns it."""
    found = parse_parameters(text)
    return (text,) if isinstance(found, SyntaxProblem) else tuple(p.type for p in found)


@cache
def routine_references(language: str, body: str) -> tuple[NameReference, ...]:
    """Return what the server looks up when it creates a routine with that body; it records none of it in pg_depend."""
    if language == "sql":
        return name_references(TextKind.QUERY, body)
    return declared_types(body) if language == "plpgsql" else ()


_ASSIGNED = re.compile(rf"\bnew\s*\.\s*({NAME_PART})\s*:?=(?!=)", re.IGNORECASE)


def assigned_to_new(body: str) -> tuple[str, ...]:
    """Return the columns that a PL/pgSQL trigger function assigns in NEW, as far as its text shows.

    Only statements count (after a semicolon or a keyword that begins a block), not comparisons.
    """
    statements = re.split(r";|\bbegin\b|\bthen\b|\belse\b|\bloop\b", _COMMENT.sub(" ", body), flags=re.IGNORECASE)
    found = [match for s in statements if (match := _ASSIGNED.match(s.strip()))]
    return tuple(dict.fromkeys(fold(m[1]) for m in found))


_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)


@lru_cache(maxsize=16384)
def split_call(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Parse ``s.f('x', 1)`` of a trigger: the function's name and its arguments, always texts; None if invalid."""
    from pglast.parser import ParseError

    source = text if "(" in text else f"{text}()"
    try:
        statements = parse(f"CREATE TRIGGER t BEFORE INSERT ON t EXECUTE FUNCTION {source}")
    except ParseError:
        return None
    if len(statements) != 1:
        return None
    trigger = statements[0].stmt
    return names_of(trigger.funcname), tuple(a.sval for a in trigger.args or ())
