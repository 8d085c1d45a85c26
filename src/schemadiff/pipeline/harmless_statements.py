"""The statements that the administrator of a sandbox runs for its builder, recognized by their parse trees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from schemadiff.catalog.objects import is_of_the_system
from schemadiff.kinds.harmless_functions import BYTEWISE, INERT, INPUTS, MODIFIERS, OUTPUTS
from schemadiff.sql.syntax import Node, walk


class Statement(NamedTuple):
    """One statement and its parse tree."""

    text: str
    node: Node


def plain_statements(sql: str) -> Iterator[Statement]:
    """Yield the statements of a step without the DO blocks around them.

    Raises ValueError where a block contains anything else.
    """
    import json

    from pglast import ast, parser

    for one in _parsed(sql):
        if not isinstance(one.node, ast.DoStmt):
            yield one
            continue
        try:
            (function,) = json.loads(parser.parse_plpgsql_json(one.text))
            block = function["PLpgSQL_function"]["action"]["PLpgSQL_stmt_block"]
        except (KeyError, ValueError, parser.ParseError):
            raise ValueError("no guard of ours") from None
        if block.keys() - {"lineno", "body"}:
            raise ValueError("a guard with more than statements")
        yield from _guarded(block["body"])


def _parsed(sql: str) -> Iterator[Statement]:
    import pglast

    try:
        for text in pglast.split(sql):
            (raw,) = pglast.parse_sql(text)
            yield Statement(text, raw.stmt)
    except pglast.parser.ParseError as error:
        raise ValueError(str(error)) from None


def _guarded(body: Iterable[Mapping[str, Any]]) -> Iterator[Statement]:
    from pglast import ast

    for one in body:
        ((sort, what),) = one.items()
        if sort == "PLpgSQL_stmt_if" and not what.get("elsif_list") and not what.get("else_body"):
            yield from _guarded(what["then_body"])
        elif sort == "PLpgSQL_stmt_execsql":
            inner = _parsed(what["sqlstmt"]["PLpgSQL_expr"]["query"])
            yield from (s for s in inner if not isinstance(s.node, ast.VariableSetStmt))
        elif sort != "PLpgSQL_stmt_return":
            raise ValueError(f"a guard with {sort}")


def harmless(node: Node) -> bool:
    """Tell whether the administrator can run the statement safely, whatever the names in it refer to."""
    check = _HARMLESS.get(type(node).__name__)
    return check is not None and check(node) and not any(_calls_a_type(part) for part in walk(node))


def _calls_a_type(node: Node) -> bool:
    """Tell whether a type is named with modifiers: the server calls the type's function in order to read them."""
    if type(node).__name__ != "TypeName" or not node.typmods:
        return False
    return bool(node.names[0].sval != "pg_catalog")


def _option(node: Node, name: str) -> Node:
    return next((o.arg for o in node.options or () if o.defname == name), None)


def _in_user_schema(names: Iterable[Node]) -> bool:
    """Tell whether a name is qualified, and not with a schema of the system."""
    parts = [n.sval for n in names]
    return len(parts) == 2 and not is_of_the_system(parts[0])


def _inert(node: Node) -> bool:
    """Tell whether CREATE FUNCTION creates a function that only raises an error, or a base type's built-in one."""
    options = {o.defname for o in node.options or ()}
    language, body = _option(node, "language"), _option(node, "as")
    if language is None or body is None or language.sval != "internal" or len(body) != 1:
        return False
    if options & {"leakproof", "support", "transform", "set"} or not _in_user_schema(node.funcname):
        return False
    symbol = body[0].sval
    takes = [p.argType for p in node.parameters or ()]
    if symbol in INPUTS:
        return bool(takes) and _is_cstring(takes[0]) and _in_user_schema(node.returnType.names)
    if symbol in OUTPUTS:
        return len(takes) == 1 and _in_user_schema(takes[0].names) and _is_cstring(node.returnType)
    if symbol in MODIFIERS.values():
        return len(takes) == 1 and _is_cstring(node.returnType) == (symbol == MODIFIERS["typmod_out"])
    if symbol in BYTEWISE:
        return _is_bytewise(symbol, takes, node.returnType)
    return bool(symbol == INERT)


def _is_bytewise(symbol: str, takes: Sequence[Node], returns: Node) -> bool:
    """Tell whether a function that compares or hashes values takes and returns what the built-in one does."""
    expected, result = BYTEWISE[symbol]
    of = _plain(takes[0]) if takes and _in_user_schema(takes[0].names) and not takes[0].arrayBounds else "?"
    return ", ".join(map(_plain, takes)) == expected.replace("T", of) and _plain(returns) == result


_WORDS = {"bool": "boolean", "int4": "integer", "int8": "bigint"}


def _plain(named: Node) -> str:
    """Return a type's name; that of an array or set is never one of a built-in function."""
    parts = [n.sval for n in named.names]
    text = _WORDS.get(parts[-1], "?") if parts[0] == "pg_catalog" else ".".join(parts)
    return text if not (named.setof or named.arrayBounds) else f"{text}[]"


def _is_cstring(named: Node) -> bool:
    return [n.sval for n in named.names][-1] == "cstring" and not named.setof and not named.arrayBounds


def _definition(node: Node) -> bool:
    from pglast.enums import ObjectType

    sorts = (ObjectType.OBJECT_TYPE, ObjectType.OBJECT_TSPARSER, ObjectType.OBJECT_TSTEMPLATE)
    return node.kind in sorts and _in_user_schema(node.defnames)


def _comment(node: Node) -> bool:
    from pglast.enums import ObjectType

    return node.objtype not in (ObjectType.OBJECT_ROLE, ObjectType.OBJECT_DATABASE)


def _cast(node: Node) -> bool:
    """Tell whether CREATE CAST is for a type that is not the system's, and not WITHOUT FUNCTION."""
    own = any(_in_user_schema(side.names) for side in (node.sourcetype, node.targettype))
    return own and (node.inout or node.func is not None)


def _grant(node: Node) -> bool:
    """Tell whether GRANT is on one qualified object of the sandbox, or on a foreign-data wrapper without functions."""
    from pglast.enums import GrantTargetType, ObjectType

    if node.targtype != GrantTargetType.ACL_TARGET_OBJECT:
        return False
    if node.objtype in (ObjectType.OBJECT_FDW, ObjectType.OBJECT_FOREIGN_SERVER):
        return True
    if node.objtype in (ObjectType.OBJECT_FUNCTION, ObjectType.OBJECT_PROCEDURE):
        return all(_in_user_schema(one.objname) for one in node.objects)
    return node.objtype == ObjectType.OBJECT_TYPE and all(_in_user_schema(one) for one in node.objects)


def _drop(node: Node) -> bool:
    """Tell whether DROP is of one object of the sandbox, and of nothing that depends on it."""
    from pglast.enums import DropBehavior, ObjectType

    if node.behavior != DropBehavior.DROP_RESTRICT:
        return False
    if node.removeType in (ObjectType.OBJECT_ACCESS_METHOD, ObjectType.OBJECT_FDW, ObjectType.OBJECT_FOREIGN_SERVER):
        return True
    if node.removeType in (ObjectType.OBJECT_TSPARSER, ObjectType.OBJECT_TSTEMPLATE):
        return all(_in_user_schema(one) for one in node.objects)
    return False


_HARMLESS: Mapping[str, Callable[[Node], bool]] = {
    "CreateFunctionStmt": _inert,
    "DefineStmt": _definition,
    "CreateAmStmt": lambda node: True,
    "CreateOpClassStmt": lambda node: (
        _in_user_schema(node.opclassname) and node.opfamilyname is not None and _in_user_schema(node.opfamilyname)
    ),
    "CreateOpFamilyStmt": lambda node: _in_user_schema(node.opfamilyname),
    "AlterOpFamilyStmt": lambda node: _in_user_schema(node.opfamilyname),
    "CreateFdwStmt": lambda node: not node.func_options,
    "AlterFdwStmt": lambda node: not node.func_options,
    "DropStmt": _drop,
    "CreateForeignServerStmt": lambda node: True,
    "CreateCastStmt": _cast,
    "CreateTransformStmt": lambda node: True,
    "CommentStmt": _comment,
    "GrantStmt": _grant,
}
"""By the class of a statement, the test whether it is harmless."""
