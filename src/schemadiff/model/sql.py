"""SQL text as pglast reads it: is it one expression, what does it mention, where does a name stand.

pglast carries the grammar of PostgreSQL 18. Its import costs about 40 ms of CPU, so every function here imports it
when first called; locations are offsets in characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from schemadiff.model.kind import Element, Parameter, Shape
from schemadiff.postgres.quoting import ident, qualified

ALIASES = {
    "int": "integer",
    "int2": "smallint",
    "int4": "integer",
    "int8": "bigint",
    "float": "double precision",
    "float4": "real",
    "float8": "double precision",
    "bool": "boolean",
    "decimal": "numeric",
    "dec": "numeric",
    "varchar": "character varying",
    "char": "character(1)",
    "character": "character(1)",
    "bpchar": "bpchar",
    "timestamptz": "timestamp with time zone",
    "timestamp": "timestamp without time zone",
    "timetz": "time with time zone",
    "time": "time without time zone",
    "varbit": "bit varying",
    "bit": "bit(1)",
    "national character varying": "character varying",
}
"""Spellings of built-in types and what format_type prints for them (Data Types, table 8.1)."""

BUILTIN = frozenset(
    [
        "smallint",
        "integer",
        "bigint",
        "real",
        "numeric",
        "boolean",
        "text",
        "uuid",
        "json",
        "jsonb",
        "date",
        "interval",
        "bytea",
        "money",
        "xml",
        "inet",
        "cidr",
        "macaddr",
        "macaddr8",
        "point",
        "line",
        "lseg",
        "box",
        "path",
        "polygon",
        "circle",
        "tsvector",
        "tsquery",
        "oid",
        "name",
        "regclass",
        "regproc",
        "regprocedure",
        "regoper",
        "regoperator",
        "regtype",
        "regrole",
        "regnamespace",
        "regconfig",
        "regdictionary",
        "regcollation",
        "int4range",
        "int8range",
        "numrange",
        "tsrange",
        "tstzrange",
        "daterange",
        "int4multirange",
        "int8multirange",
        "nummultirange",
        "tsmultirange",
        "tstzmultirange",
        "datemultirange",
        "void",
        "trigger",
        "record",
        "anyelement",
        "anyarray",
        "anynonarray",
        "anyenum",
        "anyrange",
        "anymultirange",
        "anycompatible",
        "anycompatiblearray",
        "anycompatiblenonarray",
        "anycompatiblerange",
        "anycompatiblemultirange",
        "event_trigger",
        "internal",
        "cstring",
        "pg_lsn",
        "txid_snapshot",
        "pg_snapshot",
        "xid",
        "xid8",
        "cid",
        "tid",
        "jsonpath",
        "unknown",
        "language_handler",
        "fdw_handler",
        "index_am_handler",
        "table_am_handler",
        "tsm_handler",
        "aclitem",
        "bpchar",
        "refcursor",
        "int2vector",
        "oidvector",
    ]
)
"""Names of built-in types that format_type prints as they are."""

_SIMPLE_TYPE = re.compile(r"([a-z_][a-z0-9_]*(?: [a-z]+)*)(\(\s*\d+\s*(?:,\s*-?\d+\s*)?\))?((?:\[\])*)\Z")


class Mention(NamedTuple):
    """A name that SQL text uses: what sort of thing it is, its parts, and where it stands."""

    sort: str
    """relation, routine, type, column, collation or text (a constant cast to regclass and its siblings)."""
    parts: tuple[str, ...]
    start: int
    alias: bool = False
    """For a relation: the text gives it an alias of its own."""


class Fault(NamedTuple):
    """What is wrong with SQL text, and at which character of it."""

    message: str
    offset: int


def _parse(text: str) -> Any:
    from pglast import parse_sql

    return parse_sql(text)


def _ast() -> Any:
    """pglast's node classes, untyped: their stubs make optional what the grammar always gives."""
    from pglast import ast

    return ast


def _gate(text: str) -> Fault | None:
    """The parser's complaint about a whole statement list, or None."""
    from pglast.parser import ParseError, parse_sql_protobuf

    try:
        parse_sql_protobuf(text)
    except ParseError as error:
        message = str(error.args[0])
        at_end = len(error.args) < 2 or not isinstance(error.args[1], int)
        return Fault(message, len(text) if at_end else error.args[1])
    return None


_EXPRESSION_FRAMES = (("SELECT ", ""), ("SELECT CASE WHEN ", "\nTHEN 1 END"))
"""What passes through both frames without a semicolon is one a_expr: the first refuses stray parentheses, the second
lists, aliases and clauses."""


@lru_cache(maxsize=65536)
def expression_fault(text: str) -> Fault | None:
    """What is wrong with a text that must be one expression; None where it is one."""
    if not text.strip():
        return Fault("the expression is empty", 0)
    for head, tail in _EXPRESSION_FRAMES:
        if fault := _gate(f"{head}{text}{tail}"):
            offset = fault.offset - len(head)
            if offset >= len(text):
                return Fault("the expression ends too early", max(len(text.rstrip()) - 1, 0))
            return Fault(fault.message, max(offset, 0))
    if ";" in text and len(_parse(f"SELECT {text}")) != 1:
        return Fault("a second statement stands in what must be one expression", text.index(";"))
    return None


@lru_cache(maxsize=16384)
def query_fault(text: str) -> Fault | None:
    """What is wrong with a text that must be one SELECT (or VALUES); None where it is one."""
    if fault := _gate(text):
        return fault
    statements = _parse(text)
    if len(statements) != 1:
        return Fault("the query must be exactly one SELECT", 0)
    ast = _ast()

    statement = statements[0].stmt
    if not isinstance(statement, ast.SelectStmt) or statement.intoClause is not None:
        return Fault("the query must be a SELECT", 0)
    return None


@lru_cache(maxsize=16384)
def sql_body_fault(text: str) -> Fault | None:
    """What is wrong with a SQL-standard routine body; None where it is one."""
    head = "CREATE FUNCTION f() RETURNS int LANGUAGE sql "
    if fault := _gate(head + text):
        return Fault(fault.message, max(fault.offset - len(head), 0))
    if len(_parse(head + text)) != 1:
        return Fault("a second statement stands behind the body", 0)
    return None


def fault(shape: Shape, text: str) -> Fault | None:
    """What is wrong with a text of that shape, or None."""
    if shape is Shape.EXPRESSION:
        return expression_fault(text)
    if shape is Shape.QUERY:
        return query_fault(text)
    if shape is Shape.SQL_BODY:
        return sql_body_fault(text)
    return None


def _framed(shape: Shape, text: str) -> tuple[str, str]:
    if shape is Shape.EXPRESSION:
        return "SELECT ", text
    if shape is Shape.SQL_BODY:
        return "CREATE FUNCTION f() RETURNS int LANGUAGE sql ", text
    return "", text


@lru_cache(maxsize=16384)
def tree(shape: Shape, text: str) -> Any:
    """The parse tree; raises pglast's ParseError where the text is not SQL."""
    head, body = _framed(shape, text)
    return _parse(head + body)


def same_tree(shape: Shape, one: str, other: str) -> bool:
    """Whether two texts are one parse tree, locations and redundant parentheses aside; nothing is stripped."""
    from pglast.parser import ParseError

    try:
        return bool(tree(shape, one) == tree(shape, other))
    except ParseError:
        return False


def _walk(node: Any) -> Iterator[Any]:
    ast = _ast()

    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack.extend(reversed(item))
            continue
        if not isinstance(item, ast.Node):
            continue
        yield item
        stack.extend(
            value
            for name in reversed(item.__slots__)
            if isinstance(value := getattr(item, name, None), (tuple, ast.Node))
        )


def _names(strings: Iterable[Any]) -> tuple[str, ...]:
    return tuple(s.sval for s in strings if hasattr(s, "sval"))


def _place(node: Any, shift: int) -> int:
    """Where a node stands in the text; -1 for what the grammar adds (the star of ``TABLE t``)."""
    return -1 if node.location is None else node.location - shift


_REG = frozenset({"regclass", "regproc", "regprocedure", "regtype"})


@lru_cache(maxsize=16384)
def mentions(shape: Shape, text: str) -> tuple[Mention, ...]:
    """The names that the text uses, in the order of their places; empty where the text is not SQL.

    Names of common table expressions are left out where they stand for relations.
    """
    from pglast.parser import ParseError

    ast = _ast()

    try:
        root = tree(shape, text)
    except ParseError:
        return ()
    shift = len(_framed(shape, text)[0])
    found: list[Mention] = []
    ctes: set[str] = set()
    for node in _walk(tuple(s.stmt for s in root)):
        if isinstance(node, ast.CommonTableExpr):
            ctes.add(node.ctename)
        elif isinstance(node, ast.RangeVar):
            parts = tuple(p for p in (node.schemaname, node.relname) if p)
            found.append(Mention("relation", parts, _place(node, shift), node.alias is not None))
        elif isinstance(node, ast.FuncCall):
            found.append(Mention("routine", _names(node.funcname), _place(node, shift)))
        elif isinstance(node, ast.TypeName):
            if node.names:
                found.append(Mention("type", _names(node.names), _place(node, shift)))
        elif isinstance(node, ast.ColumnRef):
            found.append(Mention("column", _names(node.fields), _place(node, shift)))
        elif isinstance(node, ast.CollateClause):
            found.append(Mention("collation", _names(node.collname), _place(node, shift)))
        elif isinstance(node, ast.TypeCast) and isinstance(node.arg, ast.A_Const):
            reg = _names(node.typeName.names)[-1:] if node.typeName.names else ()
            value = getattr(node.arg.val, "sval", None)
            if reg and reg[0] in _REG and value:
                found.append(Mention("text", split_name(value.partition("(")[0]) or (value,), -1))
    return tuple(m for m in found if not (m.sort == "relation" and len(m.parts) == 1 and m.parts[0] in ctes))


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


def splice(text: str, replacements: Iterable[tuple[int, int, str]]) -> str:
    """The text with each span (start, end) replaced; spans do not overlap."""
    for start, end, new in sorted(replacements, reverse=True):
        text = text[:start] + new + text[end:]
    return text


_NAME_PART = r'(?:"(?:[^"]|"")+"|[^\W\d][\w$]*)'
_DOTTED = re.compile(rf"\s*({_NAME_PART}(?:\s*\.\s*{_NAME_PART})*)\s*")
_PART = re.compile(_NAME_PART)


def _fold(part: str) -> str:
    return part[1:-1].replace('""', '"') if part.startswith('"') else part.lower()


def split_name(text: str) -> tuple[str, ...] | None:
    """The parts of a dotted name as SQL reads it (unquoted folds to lower case), or None where it is none."""
    match = _DOTTED.fullmatch(text)
    return tuple(_fold(p) for p in _PART.findall(match[1])) if match else None


def span_of_name(text: str, start: int) -> int:
    """Where the dotted name that begins at ``start`` ends."""
    match = _DOTTED.match(text, start)
    return match.end(1) if match else start


def split_reference(text: str) -> tuple[str | None, tuple[str, ...]]:
    """``s.users(id, other)`` as the table's text and the columns; (None, ()) where it is not written so."""
    match = _DOTTED.match(text)
    if match is None:
        return None, ()
    rest = text[match.end() :].strip()
    if not rest:
        return match[1], ()
    if not (rest.startswith("(") and rest.endswith(")")):
        return None, ()
    columns = [split_name(c) for c in rest[1:-1].split(",")]
    if not all(c is not None and len(c) == 1 for c in columns):
        return None, ()
    return match[1], tuple(c[0] for c in columns if c)


@lru_cache(maxsize=16384)
def split_call(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """``s.f('x', 1)`` of a trigger as the function's name and its arguments, which are always texts."""
    from pglast.parser import ParseError

    source = text if "(" in text else f"{text}()"
    try:
        statements = _parse(f"CREATE TRIGGER t BEFORE INSERT ON t EXECUTE FUNCTION {source}")
    except ParseError:
        return None
    if len(statements) != 1:
        return None
    trigger = statements[0].stmt
    return _names(trigger.funcname), tuple(a.sval for a in trigger.args or ())


@lru_cache(maxsize=16384)
def canonical_type(text: str) -> str | None:
    """The type as format_type prints it, where built in; user types keep their names. None where it is no type.

    ``setof`` stays in front. A type of the user's is returned as written, folded: see :func:`type_names`.
    """
    lowered = " ".join(text.strip().split())
    simple = _SIMPLE_TYPE.match(lowered.lower()) if '"' not in lowered else None
    if simple:
        name, modifier, array = simple[1], simple[2], simple[3]
        if name in BUILTIN and not modifier:
            return name + array[:2]
        if name in ("varchar", "character varying", "numeric", "decimal") and modifier:
            name = ALIASES.get(name, name)
            digits = modifier.replace(" ", "")
            if name == "numeric" and "," not in digits:
                digits = digits[:-1] + ",0)"
            return name + digits + array[:2]
        if name in ALIASES and not modifier:
            return ALIASES[name] + array[:2]
    return _parsed_type(text)


def _parsed_type(text: str) -> str | None:
    from pglast.parser import ParseError

    ast = _ast()

    try:
        statements = _parse(f"CREATE FUNCTION f() RETURNS {text} LANGUAGE sql")
    except ParseError:
        return None
    if len(statements) != 1 or len(statements[0].stmt.options) != 1:
        return None
    statement = statements[0].stmt
    if any(p.mode.value == "t" for p in statement.parameters or ()):
        columns = [f"{ident(p.name)} {type_text(p.argType)}" for p in statement.parameters]
        return f"TABLE({', '.join(columns)})"
    node = statement.returnType
    return type_text(node) if isinstance(node, ast.TypeName) else None


_INTERNAL = {
    "int2": "smallint",
    "int4": "integer",
    "int8": "bigint",
    "float4": "real",
    "float8": "double precision",
    "bool": "boolean",
    "varchar": "character varying",
    "bpchar": "character",
    "timestamptz": "timestamp with time zone",
    "timestamp": "timestamp without time zone",
    "timetz": "time with time zone",
    "time": "time without time zone",
    "varbit": "bit varying",
}


def type_text(node: Any) -> str:
    """A TypeName node as format_type prints it; names that are not built in stay as they are."""
    names = _names(node.names)
    system = len(names) == 2 and names[0] == "pg_catalog"
    base = names[-1]
    modifiers: list[Any] = [
        m.val.ival if hasattr(getattr(m, "val", None), "ival") else deparse(m) for m in node.typmods or ()
    ]
    array = "[]" if node.arrayBounds else ""
    setof = "SETOF " if node.setof else ""
    if node.pct_type:
        return f"{setof}{qualified(names)}%TYPE{array}"
    if base == "interval" and (system or len(names) == 1):
        return setof + _interval(modifiers) + array
    if (system or len(names) == 1) and (base in _INTERNAL or base in ALIASES or base in BUILTIN):
        if base == "char" and not system:
            return f'{setof}"char"{array}'
        name = _INTERNAL.get(base, ALIASES.get(base, base))
        if base == "bpchar" and not modifiers:
            name = "bpchar"
        if base == "numeric" and len(modifiers) == 1:
            modifiers.append(0)
        inside = f"({','.join(str(m) for m in modifiers)})" if modifiers else ""
        if inside:
            name = name.partition("(")[0]
        if " with" in name and inside:
            head, _, tail = name.partition(" ")
            return f"{setof}{head}{inside} {tail}{array}"
        return setof + name + inside + array
    if system and base == "char":
        return f'{setof}"char"{array}'
    inside = f"({','.join(str(m) for m in modifiers)})" if modifiers else ""
    return setof + qualified(names[1:] if system else names) + inside + array


_INTERVAL_FIELDS = {
    4: "year",
    2: "month",
    8: "day",
    1024: "hour",
    2048: "minute",
    4096: "second",
    6: "year to month",
    1032: "day to hour",
    3080: "day to minute",
    7176: "day to second",
    3072: "hour to minute",
    7168: "hour to second",
    6144: "minute to second",
}
"""Bit masks of interval fields (INTERVAL_MASK in datetime.h)."""


def _interval(modifiers: list[Any]) -> str:
    fields = _INTERVAL_FIELDS.get(modifiers[0], "") if modifiers else ""
    precision = f"({modifiers[1]})" if len(modifiers) > 1 else ""
    return "interval" + (f" {fields}" if fields else "") + precision


_MODIFIER = re.compile(r"\(-?\d+(?:,-?\d+)?\)")


class TypeUse(NamedTuple):
    """A user's type inside a type's text: its name's parts and the span they take."""

    parts: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=16384)
def user_types(text: str) -> tuple[TypeUse, ...]:
    """The names in a canonical type text that are no built-in types, with their spans."""
    plain = _MODIFIER.sub("", text.removeprefix("SETOF ").removesuffix("[]"))
    if plain in BUILTIN or plain in _CANONICAL:
        return ()
    head = "CREATE FUNCTION f() RETURNS "
    from pglast.parser import ParseError

    ast = _ast()

    try:
        root = _parse(f"{head}{text} LANGUAGE sql")
    except ParseError:
        return ()
    found = []
    for node in _walk(root[0].stmt):
        if not isinstance(node, ast.TypeName) or not node.names:
            continue
        names = _names(node.names)
        if names[0] == "pg_catalog" and len(names) == 2:
            continue
        if len(names) == 1 and (names[0] in BUILTIN or names[0] in ALIASES):
            continue
        start = node.location - len(head)
        if text[start : start + 6].lower() == "setof ":
            start += 6
        found.append(TypeUse(names, start, span_of_name(text, start)))
    return tuple(sorted(set(found), key=lambda u: u.start))


_CANONICAL = frozenset(ALIASES.values()) | frozenset(_INTERNAL.values())

_PLAIN_ELEMENT = re.compile(r"([a-z_][a-z0-9_$]*)(?:\s+(asc|desc))?(?:\s+nulls\s+(first|last))?\Z", re.IGNORECASE)


@lru_cache(maxsize=16384)
def parse_element(text: str, operator: bool = False) -> Element | Fault:
    """One index element, ``lower(email) text_pattern_ops desc``; with ``operator``, ``room WITH =``."""
    plain = _PLAIN_ELEMENT.match(text.strip()) if not operator else None
    from schemadiff.postgres.quoting import is_reserved

    if plain and not is_reserved(plain[1].lower()):
        descending = (plain[2] or "").lower() == "desc"
        nulls_first = plain[3].lower() == "first" if plain[3] else descending
        return Element(plain[1].lower(), None, None, None, descending, nulls_first)
    return _parsed_element(text, operator)


def _parsed_element(text: str, operator: bool) -> Element | Fault:
    from pglast.parser import ParseError

    head = "ALTER TABLE t ADD EXCLUDE (" if operator else "CREATE INDEX ON t ("
    try:
        statements = _parse(f"{head}{text}\n)")
    except ParseError as error:
        offset = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], int) else len(head)
        return Fault(str(error.args[0]), max(offset - len(head), 0))
    if len(statements) != 1:
        return Fault("a second statement stands in an index element", 0)
    sign = None
    if operator:
        entries = statements[0].stmt.cmds[0].def_.exclusions
        if len(entries) != 1:
            return Fault("each element stands in an entry of its own", 0)
        node, names = entries[0]
        sign = ".".join((*(ident(n) for n in _names(names)[:-1]), _names(names)[-1]))
        sign = sign.removeprefix("pg_catalog.")
    else:
        if len(statements[0].stmt.indexParams) != 1:
            return Fault("each element stands in an entry of its own", 0)
        node = statements[0].stmt.indexParams[0]
    ast = _ast()

    column, expression = node.name, None
    if isinstance(node.expr, ast.ColumnRef) and len(_names(node.expr.fields)) == len(node.expr.fields) == 1:
        column = node.expr.fields[0].sval
    elif node.expr is not None:
        expression = _first_parentheses(text) or deparse(node.expr)
    descending = node.ordering.name == "SORTBY_DESC"
    nulls_first = {"SORTBY_NULLS_FIRST": True, "SORTBY_NULLS_LAST": False}.get(node.nulls_ordering.name, descending)
    options = tuple((o.defname, _option_text(o.arg)) for o in node.opclassopts or ())
    return Element(
        column,
        expression,
        qualified(_names(node.collation)).removeprefix("pg_catalog.") if node.collation else None,
        qualified(_names(node.opclass)).removeprefix("pg_catalog.") if node.opclass else None,
        descending,
        nulls_first,
        sign,
        options,
    )


def _first_parentheses(text: str) -> str | None:
    """What stands between a text's first parentheses if it begins with them, else all up to the closing one."""
    from pglast.parser import scan

    depth = 0
    for token in scan(text):
        if token.name == "ASCII_40":
            depth += 1
        elif token.name == "ASCII_41":
            depth -= 1
            if depth == 0:
                inside = text.lstrip().startswith("(")
                return text[text.index("(") + 1 : token.end].strip() if inside else text[: token.end + 1].strip()
    return None


def _option_text(argument: Any) -> str:
    for name in ("sval", "fval", "ival", "boolval"):
        if (value := getattr(argument, name, None)) is not None:
            return str(value).lower() if isinstance(value, bool) else str(value)
    return "true" if argument is None else deparse(argument)


def deparse(node: Any) -> str:
    """A node as SQL text again."""
    from pglast.stream import RawStream

    return str(RawStream()(node))


_MODES = {"d": "in", "i": "in", "o": "out", "b": "inout", "v": "variadic", "t": "table"}


@lru_cache(maxsize=16384)
def parse_signature(text: str) -> tuple[tuple[str, ...], tuple[Parameter, ...]] | Fault:
    """``name(arguments as in CREATE FUNCTION)`` as the name's parts and the parameters, types canonical."""
    from pglast.parser import ParseError

    source = text if "(" in text else f"{text}()"
    head = "CREATE FUNCTION "
    try:
        statements = _parse(f"{head}{source} RETURNS void LANGUAGE sql")
    except ParseError as error:
        offset = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], int) else len(head)
        return Fault(str(error.args[0]), max(offset - len(head), 0))
    if len(statements) != 1 or len(statements[0].stmt.options) != 1:
        return Fault("more than name(parameters) stands here", 0)
    statement = statements[0].stmt
    defaults = iter(_defaults(source)) if any(p.defexpr is not None for p in statement.parameters or ()) else iter(())
    parameters = tuple(
        Parameter(
            _MODES[p.mode.value],
            p.name or "",
            without_modifiers(type_text(p.argType)),
            next(defaults) if p.defexpr is not None else None,
        )
        for p in statement.parameters or ()
    )
    return _names(statement.funcname), parameters


def _defaults(signature: str) -> Iterator[str]:
    """The defaults of the parameters, as they are written."""
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
            yield signature[start : token.start].strip()
            start = None


def without_modifiers(text: str) -> str:
    """A canonical type as a routine keeps it: format_type without a modifier (CREATE FUNCTION, "argtype")."""
    bare = _MODIFIER.sub("", text)
    if bare.startswith("interval "):
        return "interval" + ("[]" if bare.endswith("[]") else "")
    return "character" + bare[6:] if bare in ("bpchar", "bpchar[]") else bare


def parse_parameters(text: str) -> tuple[Parameter, ...] | Fault:
    """The text between a routine's parentheses."""
    found = parse_signature(f"f({text})")
    return found if isinstance(found, Fault) else found[1]


def input_types(parameters: Iterable[Parameter]) -> str:
    """The input types, which tell routines of one name apart."""
    return ", ".join(p.type for p in parameters if p.mode in ("in", "inout", "variadic"))


@cache
def routine_mentions(language: str, body: str) -> tuple[Mention, ...]:
    """What a string body mentions, as far as it is SQL; softly, since the server does not record it."""
    if language != "sql":
        return ()
    return mentions(Shape.QUERY, body)


_ASSIGNED = re.compile(rf"\bnew\s*\.\s*({_NAME_PART})\s*:?=(?!=)", re.IGNORECASE)


def assigned_to_new(body: str) -> tuple[str, ...]:
    """The columns that a PL/pgSQL trigger function assigns in NEW, as far as its text shows.

    Only statements count (after a semicolon or a keyword that begins a block), not comparisons.
    """
    statements = re.split(r";|\bbegin\b|\bthen\b|\belse\b|\bloop\b", _COMMENT.sub(" ", body), flags=re.IGNORECASE)
    found = [match for s in statements if (match := _ASSIGNED.match(s.strip()))]
    return tuple(dict.fromkeys(_fold(m[1]) for m in found))


_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
