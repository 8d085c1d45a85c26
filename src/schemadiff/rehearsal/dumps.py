"""What pg_dump says about a database, in a form in which two databases can be compared.

Nothing of a dump is interpreted except what says the same in several ways: the order of statements, of columns and
constraints within a CREATE TABLE (a column that is added later comes last, whatever the YAML says), of the attributes
of a composite type, and of options and settings, which is the order in which they were set; and texts that the server
prints otherwise as soon as it has read what it has printed of them. One statement is left out, which every server
refuses (``REFUSED``).
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence

from schemadiff.errors import ServerError
from schemadiff.postgres.embedded.binaries import Binaries
from schemadiff.sql import read_again

Dump = tuple[str, ...]
"""A dump: its statements without semicolons, sorted, each as often as it occurs."""

TOKEN = re.compile(
    r"""
      (?P<line_comment>--[^\n]*)
    | (?P<block>/\*)
    | (?P<meta>^\\(?:un)?restrict\b[^\n]*)
    | [eE]'[^'\\]*(?:(?:''|\\.)[^'\\]*)*'
    | '[^']*(?:''[^']*)*'
    | "[^"]*(?:""[^"]*)*"
    | (?P<word>[^\W\d][\w$]*)
    | \d[\w$]*
    | \$(?P<tag>(?:[^\W\d]\w*)?)\$.*?\$(?P=tag)\$
    | (?P<space>\s+)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
"""The lexical elements that can hide a semicolon, a comma or a parenthesis, the words that open and close an SQL body,
and any other character by itself. Strings are standard-conforming: the dump says so in its first lines."""

ROUTINE = re.compile(r"CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)\b")
TABLE = re.compile(r"CREATE (UNLOGGED |FOREIGN )?TABLE\b|CREATE TYPE \S+ AS \(")
#: Options, which stand in parentheses and hold none; the settings of a routine, each on a line of its own.
OPTIONS = re.compile(r"(?<=\bWITH \()[^()]+(?=\))")
OPTIONED = re.compile(r"CREATE .*?(TABLE|INDEX|VIEW)\b")
DICTIONARY = re.compile(r"CREATE TEXT SEARCH DICTIONARY\b")
MEANT_AS_SETS = (
    (re.compile(r"CREATE EVENT TRIGGER\b"), re.compile(r"(?<=\bTAG IN \()[^()]+(?=\))")),
    (re.compile(r"CREATE (CONSTRAINT )?TRIGGER\b"), re.compile(r"(?<=\bUPDATE OF )[^()]+?(?= (?:OR|ON) )")),
    (
        re.compile(r"ALTER TABLE\b"),
        re.compile(r"(?:(?<=ON DELETE SET NULL \()|(?<=ON DELETE SET DEFAULT \())[^()]+(?=\))"),
    ),
    # In the order in which the table has them, which is that in which they came.
    (re.compile(r"ALTER PUBLICATION .* ADD TABLE\b"), re.compile(r"(?<= \()[^()]+(?=\))")),
    # Columns likewise; an expression may have FROM in it.
    (re.compile(r"CREATE STATISTICS\b"), re.compile(r"(?<= ON ).+(?= FROM )", re.DOTALL)),
    (ROUTINE, re.compile(r"(?<=\bTRANSFORM )FOR TYPE [^()\n]+?(?:, FOR TYPE [^()\n]+?)*(?=\n| [A-Z])")),
)
"""Statements, and the lists in them whose order means nothing."""
REFUSED = re.compile(r"ALTER FOREIGN TABLE ONLY .* SET COMPRESSION \w+", re.DOTALL)
"""The compression that a foreign table's column has from a parent's as of when it was created: nothing heeds it, and
ATSimplePermissions (tablecmds.c) refuses the command that would set it or take it away."""
SETTINGS = re.compile(r"(?:^    SET .*\n)+", re.MULTILINE)
SETTING = re.compile(r"SET (?P<name>\w+) = (?P<value>.*)", re.DOTALL)
SEARCH_PATH = re.compile(r"SELECT pg_catalog\.set_config\('search_path', '', false\)")

#: The two settings that say something about the statements after them: what they hold by default, and who heeds
#: them. All other SET lines are about the session that restores the dump.
HEEDED = {
    "default_tablespace": (
        "''",
        re.compile(
            r"CREATE (UNLOGGED )?TABLE|CREATE MATERIALIZED VIEW|CREATE (UNIQUE )?INDEX"
            r"|ALTER TABLE .* ADD CONSTRAINT \S+ (PRIMARY KEY|UNIQUE|EXCLUDE)",
            re.DOTALL,
        ),
    ),
    "default_table_access_method": ("heap", re.compile(r"CREATE (UNLOGGED )?TABLE|CREATE MATERIALIZED VIEW")),
}


_INHERITING = "IN (SELECT oid FROM pg_class WHERE relkind IN ('r', 'f') AND NOT relispartition)"
MERGED_COLUMNS = f"""
    SELECT attrelid, attnum FROM pg_attribute WHERE attinhcount > 0 AND attislocal AND attrelid {_INHERITING}
"""  # noqa: S608 - constants of ours
MERGED_CONSTRAINTS = f"""
    SELECT oid FROM pg_constraint WHERE coninhcount > 0 AND conislocal AND conrelid {_INHERITING}
"""  # noqa: S608 - constants of ours
"""Columns and constraints that an inheriting table has from its parent and of its own; no command changes that."""


def schema_of(conninfo: str, binaries: Binaries, options: Sequence[str] = ()) -> Dump:
    """Return what ``pg_dump --schema-only`` writes about a database, as statements in an order of their own.

    ``binaries`` are best the server's own: a newer pg_dump prints some things differently, an older one refuses.
    Raises ServerError with pg_dump's words if it fails.
    """
    command = [str(binaries.path("pg_dump")), f"--dbname={conninfo}", "--schema-only", *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    environment["PGCLIENTENCODING"] = "UTF8"
    done = subprocess.run(command, capture_output=True, env=environment, check=False)  # noqa: S603 - a program of ours
    if done.returncode != 0:
        raise ServerError(f"pg_dump failed: {done.stderr.decode(errors='replace').strip()}")
    return normalise(done.stdout.decode())


def normalise(script: str) -> Dump:
    """The statements of a dump, in an order of their own."""
    said: list[str] = []
    settings = {name: default for name, (default, _) in HEEDED.items()}
    for statement in split(script):
        setting = SETTING.fullmatch(statement)
        if setting:
            if setting["name"] in settings:
                settings[setting["name"]] = setting["value"]
        elif not (SEARCH_PATH.fullmatch(statement) or REFUSED.fullmatch(statement)):
            heeded = [
                f"\n-- {name} = {settings[name]}"
                for name, (default, statements) in HEEDED.items()
                if settings[name] != default and statements.match(statement)
            ]
            said.append(_in_order(read_again(statement)) + "".join(heeded))
    return tuple(sorted(said))


def diff(a: Dump, b: Dump, *, names: tuple[str, str] = ("a", "b")) -> str:
    """How one dump differs from another: a unified diff of the statements that do, whole; empty if none does."""
    only_a, only_b = Counter(a) - Counter(b), Counter(b) - Counter(a)
    lines = difflib.unified_diff(_lines(only_a), _lines(only_b), *names, n=1_000_000, lineterm="")
    return "\n".join(line for line in lines if not line.startswith("@@"))


def _lines(statements: Counter[str]) -> list[str]:
    return [line for statement in sorted(statements.elements()) for line in f"{statement};\n".split("\n")]


def split(script: str) -> Iterator[str]:
    """The statements of a script as ``pg_dump`` writes it: without comments around them, without semicolons."""
    for tokens in _statements(script):
        text = "".join(tokens).strip()
        if text:
            yield text


def _statements(script: str) -> Iterator[list[str]]:
    statement: list[str] = []
    depth = 0  # parentheses: a rule holds a list of statements in them
    body = 0  # BEGIN ATOMIC and CASE, both closed by END: an SQL body holds statements between them
    last_word = ""
    for element, match in _tokens(script):
        if match["line_comment"] or match["block"] or match["space"] or match["meta"]:
            # Comments within a statement belong to it.
            if statement and not match["meta"]:
                statement.append(element)
            continue
        statement.append(element)
        word = match["word"] or ""
        if match["mark"]:
            depth += {"(": 1, ")": -1}.get(element, 0)
            if element == ";" and depth == 0 and body == 0:
                statement.pop()
                yield statement
                statement = []
        elif word == "ATOMIC" and last_word == "BEGIN" and ROUTINE.match("".join(statement)):
            body += 1
        elif body and word in ("CASE", "END"):
            body += 1 if word == "CASE" else -1
        last_word = word
    yield statement


def _in_order(statement: str) -> str:
    """What a table or composite type is made with, options and settings, in the order of the names; sets likewise."""
    for which, parts in MEANT_AS_SETS:
        if which.match(statement):
            statement = parts.sub(lambda found: ", ".join(sorted(re.split(r",\s*", found[0]))), statement, count=1)
    if ROUTINE.match(statement):
        return SETTINGS.sub(lambda lines: "".join(sorted(lines[0].splitlines(keepends=True))), statement, count=1)
    if DICTIONARY.match(statement):
        before, options, after = _first_list(statement)
        return f"{before}{', '.join(sorted(options))}{after}"
    if OPTIONED.match(statement):
        statement = OPTIONS.sub(lambda options: ", ".join(sorted(re.split(r",\s*(?=\w)", options[0]))), statement)
    if not TABLE.match(statement):
        return statement
    before, elements, after = _first_list(statement)
    columns = sorted(element for element in elements if not element.startswith("CONSTRAINT "))
    constraints = sorted(element for element in elements if element.startswith("CONSTRAINT "))
    inside = ",".join(f"\n    {element}" for element in (*columns, *constraints))
    return f"{before}{inside}\n{after}" if inside else statement


def _first_list(statement: str) -> tuple[str, Sequence[str], str]:
    """A statement as what stands before its first list in parentheses, the list's elements, and the rest."""
    depth, position, start = 0, 0, None
    items: list[str] = []
    for element, match in _tokens(statement):
        if match["mark"] and element in "([":
            depth += 1
            if start is None:
                before = statement[: position + 1]
                start = position + 1
        elif (match["mark"] and element in ")]") or (element == "," and depth == 1):
            if depth == 1:
                items.append(statement[start:position].strip())
                start = position + 1
            if element != ",":
                depth -= 1
            if depth == 0:
                return before, [item for item in items if item], statement[position:]
        position += len(element)
    return statement, (), ""


def _tokens(script: str) -> Iterator[tuple[str, re.Match[str]]]:
    position = 0
    while position < len(script):
        match = TOKEN.match(script, position)
        assert match is not None, "the last alternative matches any character"
        position = _after_block(script, position) if match["block"] else match.end()
        yield script[match.start() : position], match


def _after_block(script: str, position: int) -> int:
    """Where a block comment ends: they nest."""
    depth = 0
    for match in re.compile(r"/\*|\*/").finditer(script, position):
        depth += 1 if match[0] == "/*" else -1
        if depth == 0:
            return match.end()
    return len(script)
