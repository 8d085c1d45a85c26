"""Type names: as ``format_type`` prints them, and the user-defined types inside of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from schemadiff.postgres.quoting import ident, qualified
from schemadiff.sql.identifiers import span_of_name
from schemadiff.sql.syntax import Node, deparse, names_of, nodes, parse, walk

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
"""Other names of built-in types, and what format_type prints for them (Data Types, table 8.1)."""

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

_WORDS_ALONE = frozenset(
    ["smallint", "int", "integer", "bigint", "real", "float", "decimal", "dec", "boolean", "character"]
    + [name for name in ALIASES if " " in name]
)
"""Keywords of the grammar that are no type of pg_catalog: the parser replaces them, so where one comes out of it as a
name, it was quoted and is a user-defined type."""


def _is_builtin(name: str) -> bool:
    """Tell whether a type's unqualified name, as the parser gives it, is a system type."""
    return (name in _INTERNAL or name in ALIASES or name in BUILTIN) and name not in _WORDS_ALONE


_SIMPLE_TYPE = re.compile(r"([a-z_][a-z0-9_]*(?: [a-z]+)*)(\(\s*\d+\s*(?:,\s*-?\d+\s*)?\))?((?:\[\])*)\Z")


@lru_cache(maxsize=16384)
def canonical_type(text: str) -> str | None:
    """Return the type as format_type prints it; None if it is no type.

    ``setof`` is kept. A user-defined type is returned as written, folded: see :func:`type_names`.
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

    ast = nodes()
    source = f"CREATE FUNCTION f() RETURNS {text}\n LANGUAGE sql"
    try:
        statements = parse(source)
    except ParseError:
        return None
    if len(statements) != 1 or len(statements[0].stmt.options or ()) != 1:
        return None
    statement = statements[0].stmt
    if any(p.mode.value == "t" for p in statement.parameters or ()):
        columns = [f"{ident(p.name)} {type_text(p.argType)}" for p in statement.parameters]
        return f"TABLE({', '.join(columns)})"
    node = statement.returnType
    return type_text(node, source) if isinstance(node, ast.TypeName) else None


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


def type_text(node: Node, source: str = "") -> str:
    """Return a TypeName node as format_type prints it; user-defined names are kept.

    Words among the modifiers, as in ``geometry(Point,4326)``, are spelled as in the ``source`` that was parsed.
    """
    names = names_of(node.names)
    system = len(names) == 2 and names[0] == "pg_catalog"
    base = names[-1]
    modifiers: list[Any] = [
        m.val.ival if hasattr(getattr(m, "val", None), "ival") else _as_written(m, source) for m in node.typmods or ()
    ]
    array = "[]" if node.arrayBounds else ""
    setof = "SETOF " if node.setof else ""
    if node.pct_type:
        return f"{setof}{qualified(names)}%TYPE{array}"
    if base == "interval" and (system or len(names) == 1):
        return setof + _interval(modifiers) + array
    if (system or len(names) == 1) and _is_builtin(base):
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
    return setof + qualified(names[1:] if system and base not in _WORDS_ALONE else names) + inside + array


def _as_written(modifier: Node, source: str) -> str:
    text = deparse(modifier)
    start = getattr(modifier, "location", None) or 0
    written = source[start : start + len(text)]
    return written if written.lower() == text else text


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


def casts_of_column(expression: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return a column's name and the types that it is cast to, innermost first; None if there is more in the text."""
    from pglast.parser import ParseError

    ast = nodes()
    try:
        statements = parse(f"SELECT {expression}\n")
    except ParseError:
        return None
    targets: Any = statements[0].stmt.targetList if len(statements) == 1 else ()
    node = targets[0].val if len(targets) == 1 else None
    types: list[str] = []
    while isinstance(node, ast.TypeCast):
        types.append(type_text(node.typeName))
        node = node.arg
    return (names_of(node.fields), tuple(reversed(types))) if isinstance(node, ast.ColumnRef) else None


_MODIFIER = re.compile(r"\(-?\d+(?:,-?\d+)?\)")


_MODIFIERS = re.compile(r'(?P<name>"(?:[^"]|"")*")|\([^()]*\)')
"""Quoted names, and modifiers of any sort."""


class TypeUse(NamedTuple):
    """A user-defined type inside a type's text: the parts of its name, and its span."""

    parts: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=16384)
def user_types(text: str) -> tuple[TypeUse, ...]:
    """Return the user-defined types in a canonical type text, with their spans."""
    plain = _MODIFIER.sub("", text.removeprefix("SETOF ").removesuffix("[]"))
    if plain in BUILTIN or plain in _CANONICAL:
        return ()
    head = "CREATE FUNCTION f() RETURNS "
    from pglast.parser import ParseError

    ast = nodes()
    try:
        root = parse(f"{head}{text} LANGUAGE sql")
    except ParseError:
        return ()
    found = []
    # The result type of TABLE(…) follows from its columns: with a single one the parser puts its type in that place.
    columns = any(p.mode.value == "t" for p in root[0].stmt.parameters or ())
    given = root[0].stmt.returnType if columns else None
    for node in walk(root[0].stmt):
        if not isinstance(node, ast.TypeName) or not node.names or node is given:
            continue
        names = names_of(node.names)
        if names[0] == "pg_catalog" and len(names) == 2:
            continue
        if len(names) == 1 and _is_builtin(names[0]):
            continue
        start = node.location - len(head)
        if text[start : start + 6].lower() == "setof ":
            start += 6
        found.append(TypeUse(names, start, span_of_name(text, start)))
    return tuple(sorted(set(found), key=lambda u: u.start))


_CANONICAL = frozenset(ALIASES.values()) | frozenset(_INTERNAL.values())


def schemas_of_types(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the schemas that one has to be allowed to use in order to name these types, canonical, each once."""
    return tuple(dict.fromkeys(use.parts[0] for text in texts for use in user_types(text) if len(use.parts) == 2))


def without_modifiers(text: str) -> str:
    """Return a canonical type without its modifier, as a routine stores it (CREATE FUNCTION, "argtype")."""
    if text.startswith("TABLE("):
        return "TABLE(" + _MODIFIERS.sub(r"\g<name>", text[6:-1]) + ")"
    bare = _MODIFIERS.sub(r"\g<name>", text)
    if bare.startswith("interval "):
        return "interval" + ("[]" if bare.endswith("[]") else "")
    return "character" + bare[6:] if bare in ("bpchar", "bpchar[]") else bare
