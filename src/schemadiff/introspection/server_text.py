"""Texts that the server prints only as part of a whole definition, extracted by the rules of its printer."""

from __future__ import annotations

import re

from schemadiff.postgres.quoting import qualified
from schemadiff.sql.identifiers import fold
from schemadiff.sql.index_elements import at_commas

_QUOTED = re.compile(r""""(?:[^"]|"")*"|'(?:[^']|'')*'|[()]""")
"""Identifiers, string constants (the server doubles quotes inside E'' too), and parentheses outside of both."""


def when_of_trigger(definition: str) -> str:
    """Return the condition after ``WHEN (`` in what pg_get_triggerdef prints.

    No parenthesis comes before WHEN outside of a quoted name, so the first one opens the condition.
    """
    depth = 0
    start = 0
    for token in _QUOTED.finditer(definition):
        if token[0] == "(":
            depth += 1
            if depth == 1:
                start = token.end()
        elif token[0] == ")":
            depth -= 1
            if depth == 0:
                return definition[start : token.start()]
    raise ValueError(f"no condition in {definition}")


def rule_of(definition: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the condition and the commands of a rule from what pg_get_ruledef prints.

    Neither WHERE nor DO comes earlier, since the server quotes such names. No command contains a semicolon of its own:
    several commands are in parentheses, and each but the last is followed by one.
    """
    from pglast.parser import scan

    tokens = list(scan(definition))
    places = {name: next((t for t in tokens if t.name == name), None) for name in ("WHERE", "DO")}
    do = places["DO"]
    if do is None:
        raise ValueError(f"no rule in {definition}")
    where = places["WHERE"]
    when = definition[where.end + 1 : do.start].strip() if where is not None and where.start < do.start else None
    rest = [t for t in tokens if t.start > do.start]
    if rest[0].name == "INSTEAD":
        do = rest.pop(0)
    ends = [t.start for t in rest if t.name == "ASCII_59"]
    if rest[0].name == "NOTHING":
        return when, ()
    start = do.end + 1 if len(ends) == 1 else rest[0].end + 1
    commands = []
    for end in ends if len(ends) == 1 else ends[:-1]:
        commands.append(definition[start:end].strip())
        start = end + 1
    return when, tuple(commands)


def split_expressions(whole: str) -> list[str]:
    """Return the expressions of an index or of statistics, each as pg_get_expr prints it alone.

    ``whole`` is pg_get_expr of all of them. They are separated by a comma and a blank; before a CASE, which always
    begins a line, the blank is left out (appendContextKeyword in ruleutils.c).
    """
    return [part.removeprefix(" ") for part in at_commas(whole)]


def index_collations(definition: str) -> list[str | None]:
    """Return the collation that the definition of an index names for each key; None where it names none."""
    from pglast import ast, parse_sql

    statement = parse_sql(definition)[0].stmt
    assert isinstance(statement, ast.IndexStmt)
    names = ([part.sval for part in key.collation or ()] for key in statement.indexParams or ())
    return [qualified(parts).removeprefix("pg_catalog.") if parts else None for parts in names]


_OPTION = re.compile(r"""("(?:[^"]|"")*"|\w+)\s*=\s*(E?'(?:[^'\\]|''|\\.)*'|[^\s,]+)""", re.DOTALL)


def option_list(text: str) -> dict[str, str]:
    """Return the options of a text search dictionary (serialize_deflist in tsearchcmds.c), sorted by name.

    A string with a backslash is written with E, and its backslashes are doubled.
    """
    return dict(sorted((fold(name), _option(value)) for name, value in _OPTION.findall(text)))


def _option(value: str) -> str:
    inside = value.removeprefix("E")
    if not inside.startswith("'"):
        return value
    bare = inside[1:-1].replace("''", "'")
    return bare.replace("\\\\", "\\") if value.startswith("E") else bare
