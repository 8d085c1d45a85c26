"""What a text would make the server evaluate: whether that is known to be harmless, and whether it is a constant.

While a plan is made, no code of the YAML's author may run on the target: whoever reads the plan has not agreed to
anything yet. So the tree of a text is read node by node, and a node, function, operator or type that is not listed
counts as harmful. The list is ``plan_time_functions.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from schemadiff.sql.syntax import Node, names_of, nodes, parse, walk


class _Listed(NamedTuple):
    functions: frozenset[str]
    own: frozenset[str]
    operators: frozenset[str]
    types: frozenset[str]


@cache
def listed() -> _Listed:
    """Return the list of what may be evaluated while a plan is made."""
    found = tomllib.loads((Path(__file__).parent / "plan_time_functions.toml").read_text(encoding="utf-8"))
    functions = f"{found['immutable']} {found['immutable_later']} {found['pinned']}"
    texts = (functions, found["own"], found["operators"], found["types"])
    return _Listed(*(frozenset(text.split()) for text in texts))


ALL = "*"
"""Stands for all columns of what a subquery reads."""


class Column(NamedTuple):
    """A column as a text names it."""

    qualifier: str | None
    name: str
    use: str
    """``null`` if it is only tested by IS NULL, ``group`` if it is only grouped by, else ``value``."""


@dataclass
class Evaluated:
    """Describe what a text would make the server evaluate."""

    harm: str | None = None
    """The first thing that is not known to be harmless, to follow "the text …"; None if there is none."""
    functions: set[str] = field(default_factory=set)
    operators: set[str] = field(default_factory=set)
    """Operators and functions by names that are looked up in pg_catalog first, and then in the schemas of the path."""
    types: set[tuple[str, ...]] = field(default_factory=set)
    """Types that are not built in; they are harmless only if the server says that they are enums."""
    columns: set[Column] = field(default_factory=set)
    relations: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    """The relations, by their names or aliases in the text."""
    inner: dict[str, set[str]] = field(default_factory=dict)
    """The columns of subqueries in FROM, by the alias of the subquery; :data:`ALL` for those that it passes on."""

    @property
    def computes(self) -> bool:
        """Tell whether anything but IS NULL and GROUP BY uses the values of columns."""
        return bool(self.operators or self.types or self.functions - {"count", "sum"})

    def found(self, harm: str) -> None:
        """Record a harm, unless there is one already."""
        self.harm = self.harm or harm


def evaluated_by_expression(text: str) -> Evaluated:
    """Return what one expression evaluates; it reads no relation, and only columns may be unknown names."""
    return evaluated_by_query(f"SELECT {text}\n", ())


def evaluated_by_query(text: str, relations: Collection[tuple[str, ...]]) -> Evaluated:
    """Return what one SELECT evaluates; it may read these relations and no others."""
    from pglast.parser import ParseError

    found = Evaluated()
    try:
        statements = parse(text)
    except ParseError:
        found.found("cannot be parsed")
        return found
    if len(statements) != 1 or not isinstance(statements[0].stmt, nodes().SelectStmt):
        found.found("is not a single query")
        return found
    _Reading(found, frozenset(relations)).read(statements[0].stmt)
    return found


@cache
def _harmless_nodes() -> tuple[Any, ...]:
    """Return the nodes that evaluate nothing themselves, or whose names are checked."""
    ast = nodes()
    return (
        ast.A_Star,
        ast.A_Const,
        ast.Integer,
        ast.Float,
        ast.Boolean,
        ast.String,
        ast.BitString,
        ast.Alias,
        ast.BoolExpr,
        ast.NullTest,
        ast.BooleanTest,
        ast.CaseWhen,
        ast.CoalesceExpr,
        ast.MinMaxExpr,
        ast.A_ArrayExpr,
        ast.RowExpr,
        ast.A_Indices,
        ast.CollateClause,
        ast.ResTarget,
        ast.ColumnRef,
    )


class _Reading:
    def __init__(self, found: Evaluated, relations: frozenset[tuple[str, ...]]) -> None:
        self.found = found
        self.allowed = relations
        self._uses: dict[int, str] = {}

    def read(self, statement: Node) -> None:
        """Check the nodes of a statement and collect the names that they use."""
        ast = nodes()
        readers: Mapping[Any, Any] = {
            ast.SelectStmt: self._select,
            ast.RangeVar: self._relation,
            ast.RangeSubselect: self._subquery,
            ast.FuncCall: self._call,
            ast.A_Expr: self._operation,
            ast.SubLink: self._sublink,
            ast.TypeName: self._type,
            ast.TypeCast: self._cast,
            ast.A_Indirection: self._indirection,
            ast.WindowDef: self._window,
            ast.CaseExpr: self._case,
        }
        for node in walk(statement):
            reader = readers.get(type(node))
            if reader is not None:
                reader(node)
            elif not isinstance(node, _harmless_nodes()):
                self.found.found(f"contains {type(node).__name__}, which is not known to be harmless")
            elif isinstance(node, ast.NullTest) and isinstance(node.arg, ast.ColumnRef):
                self._uses[id(node.arg)] = "null"
            elif isinstance(node, ast.ResTarget) and isinstance(node.val, ast.ColumnRef):
                # A column without a new name is checked where it is used.
                names = names_of(node.val.fields)
                if len(names) < len(node.val.fields) or node.name in (None, names[-1]):
                    self._uses[id(node.val)] = "passed"
            elif isinstance(node, ast.ColumnRef):
                self._column(node)

    def _column(self, node: Node) -> None:
        names = names_of(node.fields)
        use = self._uses.get(id(node), "value")
        if len(names) < len(node.fields):
            if use != "passed":
                self.found.found("uses a whole row as a value")
            return
        if len(names) > 2:
            self.found.found("qualifies a column with a schema")
            return
        self.found.columns.add(Column(names[0] if len(names) == 2 else None, names[-1], use))

    def _select(self, node: Node) -> None:
        unusual = (
            node.distinctClause,
            node.intoClause,
            node.windowClause,
            node.valuesLists,
            node.sortClause,
            node.limitOffset,
            node.limitCount,
            node.lockingClause,
            node.withClause,
        )
        if any(unusual) or (node.op.name != "SETOP_NONE" and not node.all):
            self.found.found("is more than a plain SELECT")
        for key in node.groupClause or ():
            self._uses[id(key)] = "group"

    def _relation(self, node: Node) -> None:
        path = tuple(p for p in (node.schemaname, node.relname) if p)
        if path not in self.allowed or node.catalogname or path[0].startswith(("pg_", "information_schema")):
            self.found.found(f"reads {'.'.join(path)}")
        called = node.alias.aliasname if node.alias is not None else node.relname
        if node.alias is not None and node.alias.colnames:
            self.found.found("renames columns")
        self.found.relations.setdefault(called, set()).add(path)

    def _subquery(self, node: Node) -> None:
        if node.lateral or node.alias is None or node.alias.colnames:
            self.found.found("contains an unsupported form of subquery")
            return
        names = self.found.inner.setdefault(node.alias.aliasname, set())
        work = [node.subquery]
        while work:
            query = work.pop()
            work += [q for q in (query.larg, query.rarg) if q is not None]
            for target in query.targetList or ():
                if isinstance(target.val, nodes().ColumnRef) and len(names_of(target.val.fields)) < len(
                    target.val.fields
                ):
                    names.add(ALL)
                elif target.name is not None:
                    names.add(target.name)
                elif isinstance(target.val, nodes().ColumnRef):
                    names.update(names_of(target.val.fields)[-1:])

    def _call(self, node: Node) -> None:
        names = names_of(node.funcname)
        shown = f"{'.'.join(names)}()"
        if names == ("pg_catalog", "pg_input_is_valid") and _tries_a_plain_type(node.args):
            return
        if len(names) > 1 and names[0] != "pg_catalog":
            self.found.found(f"calls {shown}, which is not built in")
        elif names[-1] in listed().own and not self.allowed:
            pass
        elif names[-1] not in listed().functions:
            self.found.found(f"calls {shown}, which is not on the list of what may run while a plan is made")
        if node.agg_order or node.agg_filter or node.agg_within_group or node.agg_distinct:
            self.found.found(f"calls {shown} in an unsupported form of aggregate call")
        if len(names) == 1:
            self.found.functions.add(names[0])

    def _operation(self, node: Node) -> None:
        names = names_of(node.name)
        if len(names) > 1 and names[0] != "pg_catalog":
            self.found.found(f"uses the operator {'.'.join(names)}, which is not built in")
        elif names[-1] not in listed().operators and node.kind.name not in _BETWEEN:
            self.found.found(f"uses the operator {names[-1]}, which is not on the list of what may run")
        if len(names) == 1:
            self.found.operators.update(("<", "<=", ">", ">=") if node.kind.name in _BETWEEN else names)

    def _sublink(self, node: Node) -> None:
        if node.subLinkType.name not in ("EXISTS_SUBLINK", "EXPR_SUBLINK"):
            self.found.found("contains an unsupported form of subquery")

    def _cast(self, node: Node) -> None:
        if isinstance(node.arg, nodes().RowExpr):
            self.found.found("casts a row")

    def _type(self, node: Node) -> None:
        names = names_of(node.names)
        if node.setof or node.pct_type or len(names) < len(node.names):
            self.found.found("uses an unsupported form of type name")
        elif not is_plain_type(names):
            if len(names) == 2 and names[0] not in ("pg_catalog", "pg_temp"):
                self.found.types.add(names)
            else:
                self.found.found(f"casts to {'.'.join(names)}")

    def _indirection(self, node: Node) -> None:
        if any(not isinstance(part, nodes().A_Indices) for part in node.indirection):
            self.found.found("selects a field of a row")

    def _case(self, node: Node) -> None:
        if node.arg is not None:
            self.found.operators.add("=")

    def _window(self, node: Node) -> None:
        if node.partitionClause or node.orderClause or node.startOffset or node.endOffset:
            self.found.found("contains a window")


_BETWEEN = frozenset({"AEXPR_BETWEEN", "AEXPR_NOT_BETWEEN", "AEXPR_BETWEEN_SYM", "AEXPR_NOT_BETWEEN_SYM"})


def is_plain_type(names: tuple[str, ...]) -> bool:
    """Tell whether these are the names of a built-in type whose input function only reads the text."""
    return (len(names) == 1 or names[0] == "pg_catalog") and len(names) < 3 and names[-1] in listed().types


def reads_as_plain_type(text: str) -> bool:
    """Tell whether a text names a built-in type whose input function only reads the text."""
    from pglast.parser import ParseError

    ast = nodes()
    try:
        statements = parse(f"SELECT NULL::{text}\n")
    except ParseError:
        return False
    targets = getattr(statements[0].stmt, "targetList", None) if len(statements) == 1 else None
    cast = targets[0].val if targets and len(targets) == 1 else None
    if not isinstance(cast, ast.TypeCast) or cast.typeName.setof or cast.typeName.pct_type:
        return False
    return is_plain_type(names_of(cast.typeName.names))


def _tries_a_plain_type(arguments: Node) -> bool:
    """Tell whether pg_input_is_valid is called for a plain type, whose input function is all that it runs."""
    ast = nodes()
    if len(arguments or ()) != 2 or not isinstance(arguments[1], ast.A_Const):
        return False
    value = arguments[1].val
    return isinstance(value, ast.String) and reads_as_plain_type(value.sval)


class NotConstantError(Exception):
    """Raised for an expression where only a constant is allowed."""

    def __init__(self, what: str, location: int | None) -> None:
        self.what = what
        self.location = location
        super().__init__(what)


def check_constants(data: Iterable[Node], *, limits: bool = False) -> None:
    """Check that the nodes are constants: literals, casts of them to built-in types, arrays and rows of them.

    Args:
        data: The nodes; a literal can have a sign.
        limits: Allow MINVALUE and MAXVALUE as well.

    Raises:
        NotConstantError: For the first node that is no constant.
    """
    for node in data:
        _check_constant(node, limits=limits)


def _check_constant(node: Node, *, limits: bool = False) -> None:
    ast = nodes()
    where = getattr(node, "location", None)
    match node:
        case ast.A_Const():
            return
        case ast.TypeCast():
            _check_cast_of_constant(node, where)
        case ast.A_Expr():
            _check_signed_number(node, where)
        case ast.A_ArrayExpr():
            check_constants(node.elements or ())
        case ast.RowExpr():
            check_constants(node.args or ())
        case ast.ColumnRef():
            names = names_of(node.fields)
            if not (limits and len(names) == 1 and names[0] in ("minvalue", "maxvalue")):
                raise NotConstantError(f"the name {'.'.join(names) or '*'}", where)
        case _:
            raise NotConstantError(_what_is_computed(node), where)


def _what_is_computed(node: Node) -> str:
    ast = nodes()
    match node:
        case ast.FuncCall():
            return f"a call of {'.'.join(names_of(node.funcname))}()"
        case ast.SubLink():
            return "a subquery"
        case ast.SQLValueFunction():
            return str(node.op.name.removeprefix("SVFOP_"))
        case _:
            return "an expression"


def _check_cast_of_constant(node: Node, where: int | None) -> None:
    names = names_of(node.typeName.names)
    if not is_plain_type(names) or node.typeName.setof or node.typeName.pct_type:
        raise NotConstantError(f"a cast to {'.'.join(names)}", where)
    for modifier in node.typeName.typmods or ():
        if not isinstance(modifier, nodes().A_Const):
            raise NotConstantError("a type whose modifier is no number", where)
    _check_constant(node.arg)


def _check_signed_number(node: Node, where: int | None) -> None:
    ast = nodes()
    sign = names_of(node.name)
    value = getattr(node.rexpr, "val", None)
    if node.lexpr is not None or sign not in (("+",), ("-",)) or not isinstance(value, ast.Integer | ast.Float):
        raise NotConstantError(f"the operator {'.'.join(sign)}", where)
