"""What an SQL text refers to: relations, columns, types, routines, collations, with the position of each name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from schemadiff.sql.identifiers import split_name
from schemadiff.sql.index_elements import names_itself
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.syntax import Node, frame_of, names_of, nodes, tree, walk
from schemadiff.sql.text_kind import TextKind


class NameReference(NamedTuple):
    """A name reference in SQL text: the sort of object, the parts of the name, and its position."""

    sort: str
    """The namespace that it is looked up in (``Namespace``)."""
    parts: tuple[str, ...]
    start: int
    element: int = -1
    """Where the element of a list of results, or of FROM, begins that has its name from this one, since the text gives
    it none of its own: from a column, a routine, or the type of a cast. -1 for all other references."""

    @property
    def names_result(self) -> bool:
        """Tell whether a column of the result, or what a routine in FROM returns, has its name from this reference."""
        return self.element >= 0


def _place(node: Node, shift: int) -> int:
    """Return the position of a node in the text; -1 for nodes that the grammar adds (the star of ``TABLE t``)."""
    return -1 if node.location is None else node.location - shift


SEQUENCE_FUNCTIONS = ("nextval", "currval", "setval")
"""The functions whose first argument names a sequence."""
OBJECT_IDENTIFIERS: Mapping[str, tuple[str, ...]] = {
    "regclass": (Namespace.RELATION,),
    "regproc": (Namespace.ROUTINE,),
    "regtype": (Namespace.TYPE, Namespace.RELATION),
    "regcollation": (Namespace.COLLATION,),
    "regconfig": (Namespace.TS_CONFIG,),
    "regdictionary": (Namespace.TS_DICTIONARY,),
}
"""The types whose constants are the name of an object and nothing else, by what they name."""
_REG = frozenset({*OBJECT_IDENTIFIERS, "regprocedure"})


_COLLATE = re.compile(r"COLLATE\s*", re.IGNORECASE)


_CONSTANT = re.compile(r"'[^'\\]*'|-?[0-9]+(?:\.[0-9]+)?|true|false|null", re.IGNORECASE)


def is_constant(text: str) -> bool:
    """Tell whether an expression is plainly a constant, without the parser (a tree takes 0.3 ms)."""
    return _CONSTANT.fullmatch(text) is not None


@lru_cache(maxsize=16384)
def name_references(kind: TextKind, text: str) -> tuple[NameReference, ...]:
    """Return the names that a text uses, in the order of their positions; none if the text is not SQL.

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
    return tuple(
        m for m in reading.found if not (m.sort == Namespace.RELATION and len(m.parts) == 1 and m.parts[0] in ctes)
    )


@lru_cache(maxsize=4096)
def aliases(kind: TextKind, text: str) -> frozenset[str]:
    """Return the names that a text gives to what it reads: aliases, and names of common table expressions."""
    from pglast.parser import ParseError

    ast = nodes()
    try:
        root = tree(kind, text)
    except ParseError:
        return frozenset()
    found = (
        node.aliasname if isinstance(node, ast.Alias) else node.ctename
        for node in walk(tuple(s.stmt for s in root))
        if isinstance(node, ast.Alias | ast.CommonTableExpr)
    )
    return frozenset(found)


class _Reading:
    """The state while the nodes of a text are visited; outer nodes come first."""

    def __init__(self, text: str, shift: int) -> None:
        self.text = text
        self.shift = shift
        """How long what stands before the text is in what was parsed."""
        self.found: list[NameReference] = []
        self.ctes: set[str] = set()
        """The names of common table expressions."""
        self.framed: set[int] = set()
        """The targets of the query that was put around an expression."""
        self.naming: dict[int, int] = {}
        """What gives its own name to a target (FigureColname in parse_target.c) or element of FROM that has none, and
        where that begins."""

    def place(self, node: Node) -> int:
        """Return the position of a node in the text."""
        return _place(node, self.shift)


def _expression_name(reading: _Reading, node: Node) -> Iterable[NameReference]:
    reading.ctes.add(node.ctename)
    return ()


def _relation(reading: _Reading, node: Node) -> Iterable[NameReference]:
    yield NameReference(Namespace.RELATION, tuple(p for p in (node.schemaname, node.relname) if p), reading.place(node))


def _call(reading: _Reading, node: Node) -> Iterable[NameReference]:
    called = names_of(node.funcname)
    yield NameReference(Namespace.ROUTINE, called, reading.place(node), reading.naming.get(id(node), -1))
    if called[-1] in SEQUENCE_FUNCTIONS and called[:-1] in ((), ("pg_catalog",)) and node.args:
        # Written as a text, the argument is a regclass all the same.
        yield from _named_by_constant(node.args[0])


def _type(reading: _Reading, node: Node) -> Iterable[NameReference]:
    if node.names:
        yield NameReference(Namespace.TYPE, names_of(node.names), reading.place(node), reading.naming.get(id(node), -1))


def _column(reading: _Reading, node: Node) -> Iterable[NameReference]:
    element = reading.naming.get(id(node), -1)
    yield NameReference(Namespace.COLUMN, names_of(node.fields), reading.place(node), element)


def _target(reading: _Reading, node: Node) -> Iterable[NameReference]:
    if node.name is None and id(node) not in reading.framed:
        begin = reading.place(node)
        reading.naming[id(node.val)] = begin
        if (giving := _giving_name(node.val)) is not None:
            reading.naming[id(giving)] = begin
    return ()


def _giving_name(node: Node) -> Node | None:
    """Return the call, or the type of the cast, after which a target without a name is called; None for all else."""
    ast = nodes()
    if isinstance(node, ast.CollateClause):
        return _giving_name(node.arg)
    if isinstance(node, ast.TypeCast):
        return _giving_name(node.arg) if names_itself(node.arg) else node.typeName
    return node if isinstance(node, ast.FuncCall) else None


def _table_function(reading: _Reading, node: Node) -> Iterable[NameReference]:
    if node.alias is None and not node.is_rowsfrom:
        calls = (call for call in node.functions[0] if isinstance(call, nodes().FuncCall))
        reading.naming.update((id(call), reading.place(call)) for call in calls)
    return ()


def _operator(reading: _Reading, node: Node) -> Iterable[NameReference]:
    names = next((n for n in (getattr(node, field, None) for field in ("name", "operName", "useOp")) if n), None)
    if names is not None:
        yield NameReference(Namespace.OPERATOR, names_of(names), -1)


def _collation(reading: _Reading, node: Node) -> Iterable[NameReference]:
    # The position of the clause is that of the keyword COLLATE.
    after = _COLLATE.match(reading.text, reading.place(node)) if node.location is not None else None
    yield NameReference(Namespace.COLLATION, names_of(node.collname), -1 if after is None else after.end())


def _object_identifier(reading: _Reading, node: Node) -> Iterable[NameReference]:
    """Return what a constant of an object identifier type names: ``'t'::regclass``."""
    reg = names_of(node.typeName.names)[-1:] if node.typeName.names else ()
    if reg and reg[0] in _REG:
        yield from _named_by_constant(node.arg)


def _named_by_constant(node: Node) -> Iterator[NameReference]:
    value = getattr(getattr(node, "val", None), "sval", None)
    if isinstance(node, nodes().A_Const) and value:
        yield NameReference(Namespace.TEXT, split_name(value.partition("(")[0]) or (value,), -1)


@cache
def _readers() -> Mapping[type, Callable[[_Reading, Node], Iterable[NameReference]]]:
    """Return the functions that read the names of each class of node."""
    ast = nodes()
    return {
        ast.CommonTableExpr: _expression_name,
        ast.RangeVar: _relation,
        ast.FuncCall: _call,
        ast.TypeName: _type,
        ast.ColumnRef: _column,
        ast.ResTarget: _target,
        ast.RangeFunction: _table_function,
        ast.A_Expr: _operator,
        ast.SubLink: _operator,
        ast.SortBy: _operator,
        ast.CollateClause: _collation,
        ast.TypeCast: _object_identifier,
    }


def _assigned(node: Node) -> Iterator[NameReference]:
    """Yield the target columns of INSERT or UPDATE, qualified by the name that the text has for their relation."""
    ast = nodes()
    called = node.relation.relname if node.relation.alias is None else node.relation.alias.aliasname
    targets = node.cols if isinstance(node, ast.InsertStmt) else node.targetList
    conflict = getattr(node, "onConflictClause", None)
    if conflict is not None:
        targets = (*(targets or ()), *(conflict.targetList or ()))
        for key in (conflict.infer.indexElems or ()) if conflict.infer is not None else ():
            if key.name is not None:
                yield NameReference(Namespace.COLUMN, (called, key.name), -1)
    for target in targets or ():
        if target.name is not None:
            yield NameReference(Namespace.COLUMN, (called, target.name), target.location)


_WORD = re.compile(r"'(?:[^']|'')*'|(?:::|\.)\s*[^\W\d][\w$]*|([^\W\d][\w$]*)\s*(\(?)")


@cache
def _never_columns() -> frozenset[str]:
    from pglast.keywords import RESERVED_KEYWORDS, TYPE_FUNC_NAME_KEYWORDS

    return frozenset(RESERVED_KEYWORDS) | frozenset(TYPE_FUNC_NAME_KEYWORDS)


def bare_words(text: str) -> set[str] | None:
    """Return the words of an expression that could be unqualified columns: possibly too many, never too few.

    None if quoting makes the parser necessary. Words before a parenthesis, after a dot or a cast, and reserved keywords
    are left out.
    """
    if '"' in text or "$" in text or "\\" in text or "--" in text or "/*" in text:
        return None
    words = {m[1].lower() for m in _WORD.finditer(text) if m[1] and not m[2]}
    return words - _never_columns()
