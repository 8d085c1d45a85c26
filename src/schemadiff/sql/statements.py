"""What SQL text does, in words that can be compared: the statements that it contains, with their significant parts.

``ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)`` is ``AlterTable:TABLE .AddConstraint -CHECK``. The word of a statement
is the name of its node with the sort of object, followed by ``#n`` for several objects and ``!`` for CASCADE. Then come
its parts: actions and elements (``.``), constraints of these (``-``). The statements of a PL/pgSQL block follow ``Do``,
each word with ``>`` in front, whether they are run directly or by EXECUTE format().
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from schemadiff.postgres.quoting import dollar
from schemadiff.sql.syntax import Node, expression_problem, without_trailing_comment

Words = tuple[str, ...]


class NotStatements(ValueError):  # noqa: N818 - it says what the text is not
    """Raised for a text that does not parse; contains the parser's message."""


_PLAIN = re.compile(
    r"(?:(?P<Insert>INSERT INTO)|(?P<Update>UPDATE)|(?P<Delete>DELETE FROM)"
    r"|(?P<View>CREATE OR REPLACE VIEW)|(?P<CreateTableAs_MATVIEW>CREATE MATERIALIZED VIEW)"
    r"|(?P<CreateFunction>CREATE OR REPLACE (?:FUNCTION|PROCEDURE))|(?P<Comment>COMMENT ON COLUMN)"
    r"|(?P<Index>CREATE (?:UNIQUE )?INDEX))(?= )"
)
"""Statements whose first words are all that is significant, if there is just one statement."""


def statement_words(text: str) -> Words:
    """Return the words of all statements of a text.

    Raises:
        NotStatements: The text does not parse.
    """
    from pglast.parser import ParseError, parse_sql_json, split

    if "--" in text[text.rfind("\n") + 1 :] and without_trailing_comment(text) != text:
        raise NotStatements("it ends in a comment, which would hide what is appended to it")
    try:
        if (plain := _PLAIN.match(text)) and len(split(text)) == 1:
            assert plain.lastgroup is not None
            return (_BY_FIRST_WORDS[plain.lastgroup],)
        statements = _loaded(parse_sql_json(text))["stmts"]
    except ParseError as error:
        if "DECLARE\n" in text:
            return _block(f"BEGIN\n{text};\nEND")
        raise NotStatements(str(error.args[0])) from None
    return tuple(word for one in statements for word in _words(one["stmt"]))


def _loaded(text: str) -> Node:
    """Return the parser's JSON; without the contents of expressions if these are nested too deep for json."""
    try:
        return json.loads(text)
    except RecursionError:
        return json.loads("".join(_shallow(text)))


_DEEP = 40
"""Nothing that words are made from is nested deeper in the parser's JSON."""
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')


def _shallow(text: str) -> Iterator[str]:
    """Yield the parts of a text in JSON, without what is nested deep."""
    depth = start = 0
    for found in _BRACKET.finditer(text):
        if found[0] in "[{":
            depth += 1
            if depth == _DEEP:
                yield text[start : found.end()]
        elif found[0] in "]}":
            if depth == _DEEP:
                start = found.start()
            depth -= 1
    yield text[start:]


_BY_FIRST_WORDS = {
    **{name: name for name in ("Insert", "Update", "Delete", "View", "CreateFunction", "Index")},
    "CreateTableAs_MATVIEW": "CreateTableAs:MATVIEW",
    "Comment": "Comment:COLUMN",
}


def _words(tree: Mapping[str, Any]) -> Iterator[str]:
    ((name, node),) = tree.items()
    if name == "DoStmt":
        yield "Do"
        for argument in node.get("args", ()):
            if argument["DefElem"]["defname"] == "as":
                yield from _block(argument["DefElem"]["arg"]["String"]["sval"])
        return
    yield _word(name, node)
    for part in (*node.get("cmds", ()), *node.get("tableElts", ()), *node.get("coldeflist", ())):
        yield from _part(part)
    if name == "CreateForeignTableStmt":
        yield from (word for part in node["base"].get("tableElts", ()) for word in _part(part))
    if name == "CreateDomainStmt":
        yield from _constraints(node)
    if name == "AlterDomainStmt" and "Constraint" in node.get("def", ()):
        yield from _part(node["def"])
    if name == "AlterDefaultPrivilegesStmt":
        yield from _words({"GrantStmt": node["action"]})


def _word(name: str, node: Mapping[str, Any]) -> str:
    """Return the word for a statement as a whole and its sort of object."""
    word = name.removesuffix("Stmt")
    if name in ("GrantStmt", "GrantRoleStmt"):
        word = word if node.get("is_grant") else word.replace("Grant", "Revoke")
    if name == "SelectStmt" and ("intoClause" in node or "lockingClause" in node):
        word += ":INTO"
    if name in _SORTS and (sort := node.get(_SORTS[name])):
        word += f":{sort.removeprefix('OBJECT_').removeprefix('AD_')}"
    if len(node.get("objects", ())) > 1:
        word += f"#{len(node['objects'])}"
    return word + ("!" if node.get("behavior") == "DROP_CASCADE" else "")


_SORTS = {
    "AlterDomainStmt": "subtype",
    "AlterObjectDependsStmt": "objectType",
    "AlterObjectSchemaStmt": "objectType",
    "AlterOwnerStmt": "objectType",
    "AlterTableStmt": "objtype",
    "CommentStmt": "objtype",
    "CreateTableAsStmt": "objtype",
    "DefineStmt": "kind",
    "DropStmt": "removeType",
    "GrantStmt": "objtype",
    "RenameStmt": "renameType",
    "SecLabelStmt": "objtype",
    "VariableSetStmt": "name",
}
"""Where the sort of object is in a statement's node."""


def _part(tree: Mapping[str, Any]) -> Iterator[str]:
    ((name, node),) = tree.items()
    if name == "AlterTableCmd":
        yield f".{node['subtype'].removeprefix('AT_')}" + ("!" if node.get("behavior") == "DROP_CASCADE" else "")
        if isinstance(inner := node.get("def"), dict) and ("ColumnDef" in inner or "Constraint" in inner):
            yield from list(_part(inner))[1 if "ColumnDef" in inner else 0 :]
    elif name == "Constraint":
        yield f"-{node['contype'].removeprefix('CONSTR_')}"
    else:
        yield f".{name}"
        yield from _constraints(node)


def _constraints(node: Mapping[str, Any]) -> Iterator[str]:
    for constraint in node.get("constraints", ()):
        # The grammar has a node of its own for the deferrability of the constraint before it.
        if not constraint["Constraint"]["contype"].startswith("CONSTR_ATTR_"):
            yield from _part(constraint)


@lru_cache(maxsize=1024)
def _block(body: str) -> Words:
    """Return the words of the statements in a PL/pgSQL block."""
    from pglast.parser import ParseError, parse_plpgsql_json

    try:
        functions = json.loads(parse_plpgsql_json(f"DO {dollar(body)}"))
    except ParseError as error:
        raise NotStatements(str(error.args[0])) from None
    return tuple(f">{word}" for function in functions for word in _run(function))


_STATEMENT = 0
"""The parse mode for the statements of PL/pgSQL (RAW_PARSE_DEFAULT in parser.h)."""


def _run(tree: Node) -> Iterator[str]:
    if isinstance(tree, list):
        for item in tree:
            yield from _run(item)
    elif isinstance(tree, dict):
        if (execute := tree.get("PLpgSQL_stmt_dynexecute")) is not None:
            yield from _formatted(execute["query"]["PLpgSQL_expr"]["query"])
        elif (expression := tree.get("PLpgSQL_expr")) is not None:
            if expression["parseMode"] == _STATEMENT:
                yield from statement_words(expression["query"])
            elif problem := expression_problem(_assigned(expression)):
                raise NotStatements(problem.message)
        else:
            for item in tree.values():
                yield from _run(item)


_ASSIGNMENTS = (3, 4, 5)
"""The parse modes of ``variable := expression`` (RAW_PARSE_PLPGSQL_ASSIGN1 and so on)."""


def _assigned(expression: Node) -> str:
    """Return the expression of an assignment, or the expression itself."""
    text: str = expression["query"]
    return text.partition(":=")[2] if expression["parseMode"] in _ASSIGNMENTS else text


_VALUES = {"%s": "x", "%I": "x", "%L": "''", "%%": "%"}


def _formatted(expression: str) -> Iterable[str]:
    """Return the words of EXECUTE format(…): each value is one name, or one constant."""
    from pglast.parser import parse_sql_json

    statements = json.loads(parse_sql_json(f"SELECT {expression}"))["stmts"]
    try:
        call = statements[0]["stmt"]["SelectStmt"]["targetList"][0]["ResTarget"]["val"]["FuncCall"]
        text = call["args"][0]["A_Const"]["sval"]["sval"]
    except (KeyError, IndexError):
        raise NotStatements("EXECUTE of something else than a constant that format() fills") from None
    if [part["String"]["sval"] for part in call["funcname"]] != ["pg_catalog", "format"]:
        raise NotStatements("EXECUTE of something else than a constant that format() fills")
    return statement_words(re.sub("%[sIL%]", lambda match: _VALUES[match[0]], text))
