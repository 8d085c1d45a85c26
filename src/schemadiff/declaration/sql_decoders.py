"""YAML nodes to SQL texts: types, expressions, queries, elements of indexes, parameters."""

from __future__ import annotations

import re
from functools import partial

from schemadiff import sql
from schemadiff.catalog.objects import Value
from schemadiff.declaration.messages import a_value, type_meant
from schemadiff.declaration.scalar_decoders import DecodeError, choice, each, name, text
from schemadiff.declaration.yaml_nodes import Number
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.routines import MODES, Parameter


def a_type(value: object) -> Value:
    """Decode a type to its canonical form."""
    if value.__class__ is not str:
        raise DecodeError(f"a type is needed, not {a_value(value)}")
    found = sql.canonical_type(value)
    if found is None:
        raise DecodeError(f"{value!r} is not a type", _hint_on_type(value))
    return found


def _hint_on_type(text: str) -> str | None:
    """Return what may be wrong with the text of a type."""
    if text.count("(") != text.count(")"):
        return "A parenthesis is missing."
    name, _, rest = text.partition("(")
    known = (*sql.BUILTIN, *sql.ALIASES)
    if rest and name.strip().lower() in known:
        return f"`{name.strip()}` has no such arguments."
    return type_meant(name.strip(), known)


_BARE_NAME = re.compile(r'[^\W\d]\w*|"[^"]+"')
_CONSTANTS = frozenset(
    [
        "true",
        "false",
        "null",
        "current_date",
        "current_time",
        "current_timestamp",
        "current_user",
        "current_role",
        "session_user",
        "user",
        "localtime",
        "localtimestamp",
        "current_catalog",
        "current_schema",
    ]
)


def expression(columns: bool, check: bool, value: object) -> Value:
    """Decode an SQL expression."""
    if value.__class__ is str:
        written = value.strip()
    elif value.__class__ is Number:
        written = str(value)
    elif value is True or value is False:
        written = "true" if value else "false"
    else:
        raise DecodeError(f"an SQL expression is needed, not {a_value(value)}")
    written = sql.without_trailing_comment(written)
    if check and (problem := sql.expression_problem(written)):
        raise DecodeError(f"not an SQL expression: {problem.message}", offset=_shift(str(value), problem))
    if (
        not columns
        and (check or _BARE_NAME.fullmatch(written))
        and written.lower() not in _CONSTANTS
        and sql.bare_words(written) != set()
        and (
            column := next(
                (m for m in sql.name_references(sql.TextKind.EXPRESSION, written) if m.sort == Namespace.COLUMN), None
            )
        )
    ):
        raise DecodeError(
            f"`{written}` names the column {'.'.join(column.parts)}, and no column can be used here",
            _quotes_lost(written, column.parts[-1]),
        )
    return written


def _quotes_lost(written: str, column: str) -> str:
    if not _BARE_NAME.fullmatch(written):
        return f"Did you mean the text `'{column}'`? SQL strings need single quotes."
    as_text = f'Did you mean `"{chr(39)}{column}{chr(39)}"`? YAML removed the quotes that SQL needs.'
    return f"{as_text} Or the call `{column}()`?" if column in ("now", "gen_random_uuid", "random") else as_text


def _shift(value: str, problem: sql.SyntaxProblem) -> int:
    return problem.offset + len(value) - len(value.lstrip())


_CALLED = {
    sql.TextKind.QUERY: "a query",
    sql.TextKind.COMMANDS: "a command of a rule",
    sql.TextKind.SQL_BODY: "a routine's body in SQL",
}


def statement(kind: sql.TextKind, check: bool, value: object) -> Value:
    """Decode an SQL text of that kind."""
    if value.__class__ is not str:
        raise DecodeError(f"SQL text is needed, not {a_value(value)}")
    written = sql.without_trailing_comment(value.strip())
    while written.endswith(";"):
        written = sql.without_trailing_comment(written[:-1].rstrip())
    if not written:
        raise DecodeError("the SQL text is empty")
    if check and (problem := sql.problem(kind, written)):
        raise DecodeError(f"not {_CALLED[kind]}: {problem.message}", offset=_shift(value, problem))
    return written


def commands(check: bool, value: object) -> Value:
    """Decode one command, or a list of commands."""
    if not isinstance(value, list):
        return (statement(sql.TextKind.COMMANDS, check, value),)
    return tuple(each(enumerate(value), partial(statement, sql.TextKind.COMMANDS, check)))


def bound(check: bool, value: object) -> Value:
    """Decode ``default``, or what follows FOR VALUES."""
    if value.__class__ is not str:
        raise DecodeError(
            f"a bound is written as `FROM (…) TO (…)`, `IN (…)`, `WITH (…)` or `default`, not {a_value(value)}"
        )
    if value.strip().upper() == "DEFAULT":
        return "DEFAULT"
    written = re.sub(r"\AFOR\s+VALUES\s+", "", value.strip(), flags=re.IGNORECASE)
    text = f"FOR VALUES {written}"
    if check and (problem := sql.problem(sql.TextKind.BOUND, text)):
        offset = problem.offset - len(text) + len(value.rstrip())
        raise DecodeError(f"not a bound of a partition: {problem.message}", problem.hint, offset=max(offset, 0))
    return text


def body(value: object) -> Value:
    """Decode the body of a routine."""
    if value.__class__ is str:
        return value
    raise DecodeError(f"a text is needed, not {a_value(value)}")


def element(operator: bool, value: object) -> Value:
    """Decode one index element."""
    if value.__class__ is not str:
        if value.__class__ is not Number:
            raise DecodeError(f"a column or an SQL expression is needed, not {a_value(value)}")
        value = str(value)
    found = sql.parse_element(value, operator)
    if isinstance(found, sql.SyntaxProblem):
        what = "`element WITH operator`" if operator else "a column or an expression of an index"
        hint = "An expression other than a function call needs parentheses: (a + b)." if not operator else None
        raise DecodeError(f"{value!r} is not {what}: {found.message}", hint, offset=found.offset)
    return found


def elements(operator: bool, value: object) -> Value:
    """Decode a list of index elements, or a single one."""
    if isinstance(value, list):
        if not value:
            raise DecodeError("at least one column is needed")
        return tuple(each(enumerate(value), partial(element, operator)))
    return (element(operator, value),)


def parameters(value: object) -> Value:
    """Decode ``a integer, b text`` as one text, as a list of texts, or as a list of mappings."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, list):
        return tuple(each(enumerate(value), _parameter))
    if value is None:
        return ()
    found = sql.parse_parameters(text(value))
    if isinstance(found, sql.SyntaxProblem):
        raise DecodeError(f"these are not parameters: {found.message}", offset=max(found.offset - 2, 0))
    return found


def _parameter(value: object) -> Parameter:
    if isinstance(value, dict):
        if unknown := [k for k in value if k not in Parameter._fields]:
            raise DecodeError(f"unknown key `{unknown[0]}`", "A parameter has the keys name, type, mode, default.")
        if "type" not in value:
            raise DecodeError("the parameter has no `type`")
        default = value.get("default")
        return Parameter(
            choice(tuple(dict.fromkeys(MODES.values())), value.get("mode", "in")),
            name(value["name"]) if value.get("name") not in (None, "") else "",
            a_type(value["type"]),
            None if default is None else expression(False, True, default),
        )
    found = parameters(text(value))
    if len(found) != 1:
        raise DecodeError("each entry must be one parameter")
    return Parameter(*found[0])
