"""What a SQL text refers to: relations, columns, types, routines, collations, with the place of each name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from schemadiff.sql.identifiers import split_name
from schemadiff.sql.syntax import frame_of, names_of, nodes, tree, walk
from schemadiff.sql.text_kind import TextKind


class Mention(NamedTuple):
    """A name that SQL text uses: what sort of thing it is, its parts, and where it stands."""

    sort: str
    """relation, routine, type, column, collation, operator or text (a constant cast to regclass and its siblings)."""
    parts: tuple[str, ...]
    start: int
    names_result: bool = False
    """For a column: a column of a result is called after it, since the text gives that no name of its own."""


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
def mentions(kind: TextKind, text: str) -> tuple[Mention, ...]:
    """The names that the text uses, in the order of their places; empty where the text is not SQL.

    Names of common table expressions are left out where they stand for relations.
    """
    if kind is TextKind.EXPRESSION and is_constant(text):
        return ()
    from pglast.parser import ParseError

    ast = nodes()
    try:
        root = tree(kind, text)
    except ParseError:
        return ()
    shift = len(frame_of(kind, text)[0])
    found: list[Mention] = []
    ctes: set[str] = set()
    naming: set[int] = set()
    framed = {id(t) for t in root[0].stmt.targetList or ()} if kind is TextKind.EXPRESSION else set()
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
        elif kind is TextKind.COMMANDS and isinstance(node, ast.InsertStmt | ast.UpdateStmt):
            found += _assigned(node)
        elif isinstance(node, ast.TypeCast) and isinstance(node.arg, ast.A_Const):
            reg = names_of(node.typeName.names)[-1:] if node.typeName.names else ()
            value = getattr(node.arg.val, "sval", None)
            if reg and reg[0] in _REG and value:
                found.append(Mention("text", split_name(value.partition("(")[0]) or (value,), -1))
    return tuple(m for m in found if not (m.sort == "relation" and len(m.parts) == 1 and m.parts[0] in ctes))


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
