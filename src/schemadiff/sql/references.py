"""What a SQL text refers to: relations, columns, types, routines, collations, with the place of each name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from schemadiff.sql.identifiers import split_name
from schemadiff.sql.syntax import frame_of, names_of, nodes, tree, walk
from schemadiff.sql.text_kind import TextKind


class NameReference(NamedTuple):
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
def name_references(kind: TextKind, text: str) -> tuple[NameReference, ...]:
    """Return the names that a text uses, in the order of their places; none where the text is not SQL.

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
    reading = _Reading(text, len(frame_of(kind, text)[0]))
    if kind is TextKind.EXPRESSION:
        reading.framed = {id(target) for target in root[0].stmt.targetList or ()}
    readers = _readers()
    for node in walk(tuple(s.stmt for s in root)):
        if (reader := readers.get(type(node))) is not None:
            reading.found += reader(reading, node)
        elif kind is TextKind.COMMANDS and isinstance(node, ast.InsertStmt | ast.UpdateStmt):
            reading.found += _assigned(node)
    ctes = reading.ctes
    return tuple(m for m in reading.found if not (m.sort == "relation" and len(m.parts) == 1 and m.parts[0] in ctes))


class _Reading:
    """What is known of a text while its nodes are visited; outer nodes come first."""

    def __init__(self, text: str, shift: int) -> None:
        self.text = text
        self.shift = shift
        """How long what stands before the text is in what was parsed."""
        self.found: list[NameReference] = []
        self.ctes: set[str] = set()
        """The names of common table expressions."""
        self.framed: set[int] = set()
        """The targets of the query that was put around an expression."""
        self.naming: set[int] = set()
        """The values of targets without a name, which have that of a column."""

    def place(self, node: Any) -> int:
        """Return where a node stands in the text."""
        return _place(node, self.shift)


def _expression_name(reading: _Reading, node: Any) -> Iterable[NameReference]:
    reading.ctes.add(node.ctename)
    return ()


def _relation(reading: _Reading, node: Any) -> Iterable[NameReference]:
    yield NameReference("relation", tuple(p for p in (node.schemaname, node.relname) if p), reading.place(node))


def _call(reading: _Reading, node: Any) -> Iterable[NameReference]:
    yield NameReference("routine", names_of(node.funcname), reading.place(node))


def _type(reading: _Reading, node: Any) -> Iterable[NameReference]:
    if node.names:
        yield NameReference("type", names_of(node.names), reading.place(node))


def _column(reading: _Reading, node: Any) -> Iterable[NameReference]:
    yield NameReference("column", names_of(node.fields), reading.place(node), id(node) in reading.naming)


def _target(reading: _Reading, node: Any) -> Iterable[NameReference]:
    if node.name is None and id(node) not in reading.framed:
        reading.naming.add(id(node.val))
    return ()


def _operator(reading: _Reading, node: Any) -> Iterable[NameReference]:
    names = next((n for n in (getattr(node, field, None) for field in ("name", "operName", "useOp")) if n), None)
    if names is not None:
        yield NameReference("operator", names_of(names), -1)


def _collation(reading: _Reading, node: Any) -> Iterable[NameReference]:
    # The place of the clause is that of the word COLLATE.
    after = _COLLATE.match(reading.text, reading.place(node)) if node.location is not None else None
    yield NameReference("collation", names_of(node.collname), -1 if after is None else after.end())


def _object_identifier(reading: _Reading, node: Any) -> Iterable[NameReference]:
    """What a constant of an object identifier type names: ``'t'::regclass``."""
    reg = names_of(node.typeName.names)[-1:] if node.typeName.names else ()
    value = getattr(getattr(node.arg, "val", None), "sval", None)
    if isinstance(node.arg, nodes().A_Const) and reg and reg[0] in _REG and value:
        yield NameReference("text", split_name(value.partition("(")[0]) or (value,), -1)


@cache
def _readers() -> Mapping[type, Callable[[_Reading, Any], Iterable[NameReference]]]:
    """Return what is read of each sort of node."""
    ast = nodes()
    return {
        ast.CommonTableExpr: _expression_name,
        ast.RangeVar: _relation,
        ast.FuncCall: _call,
        ast.TypeName: _type,
        ast.ColumnRef: _column,
        ast.ResTarget: _target,
        ast.A_Expr: _operator,
        ast.SubLink: _operator,
        ast.SortBy: _operator,
        ast.CollateClause: _collation,
        ast.TypeCast: _object_identifier,
    }


def _assigned(node: Any) -> Iterator[NameReference]:
    """The columns that INSERT or UPDATE names as its targets, below what the text calls their relation."""
    ast = nodes()
    called = node.relation.relname if node.relation.alias is None else node.relation.alias.aliasname
    targets = node.cols if isinstance(node, ast.InsertStmt) else node.targetList
    conflict = getattr(node, "onConflictClause", None)
    if conflict is not None:
        targets = (*(targets or ()), *(conflict.targetList or ()))
        for key in (conflict.infer.indexElems or ()) if conflict.infer is not None else ():
            if key.name is not None:
                yield NameReference("column", (called, key.name), -1)
    for target in targets or ():
        if target.name is not None:
            yield NameReference("column", (called, target.name), target.location)


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
