"""Functions and procedures, told apart by name and input types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.change_strategies import REPLACE, Way, in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Keys, Shape
from schemadiff.kindspec.fields import Context, Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.postgres.quoting import ident, qualified

CREATE = in_place("create")


def _parameters(before: Object, after: Object, context: Context) -> Way:
    """CREATE OR REPLACE can neither rename an input parameter nor take a default away (CREATE FUNCTION, "Notes")."""
    old, new = before.get("parameters", ()), after.get("parameters", ())
    if len(old) != len(new):
        return REPLACE
    for a, b in zip(old, new, strict=True):
        if (a.mode, a.type) != (b.mode, b.type) or (a.name != b.name and a.name) or (a.default and not b.default):
            return REPLACE
    return CREATE


_LANGUAGES = frozenset(
    ["sql", "plpgsql", "c", "internal", "plperl", "plperlu", "plpython3u", "pltcl", "pltclu"],
)
"""Languages of PostgreSQL itself, whose names SQL may write in any case; in YAML a name is what it is."""

_STANDARD_BODY = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/)*(?:return|begin\s+atomic)\b", re.IGNORECASE | re.DOTALL)
"""How an SQL-standard body begins, and none that is a string in SQL can."""


def _decode_language(d: Decoding) -> None:
    """What a language and a body say that cannot go together."""
    language, body = d.node.get("language"), d.node.get("body")
    if isinstance(language, str) and language not in _LANGUAGES and (lowered := language.lower()) in _LANGUAGES:
        d.error(f"there is no language {language}", "language", hint=f"Did you mean `{lowered}`?")
        language = lowered
    if d.node.get("sql_body") is not None:
        if body is not None:
            d.error(f"{d.name}() has a `body` and a `sql_body`", "sql_body", hint="Leave one out.")
        elif language not in (None, "sql"):
            d.error("only a routine in the language sql has a `sql_body`", "sql_body", hint="Write it as `body`.")
    elif language == "sql" and isinstance(body, str) and _STANDARD_BODY.match(body):
        d.error("RETURN … and BEGIN ATOMIC … END are no `body`", "body", hint="Write it as `sql_body`.")


def _decode(d: Decoding) -> None:
    """A SQL-standard body needs no language; a C function without a symbol has its own name there."""
    _decode_language(d)
    if d.node.get("body") is None and d.node.get("sql_body") is None:
        if d.node.get("library") is not None:
            d.node["body"] = d.name
        else:
            d.error(f"{d.name}() has no `body`", hint="`body`, or `sql_body` for RETURN … or BEGIN ATOMIC … END.")
    if "language" not in d.node:
        if d.node.get("sql_body") is None:
            d.error(f"{d.name}() has no `language`", hint="sql, plpgsql, or one that an extension brings.")
        d.node["language"] = "sql"


def _decode_function(d: Decoding) -> None:
    """RETURNS defaults to what OUT parameters give, else to void (CREATE FUNCTION, "rettype")."""
    _decode(d)
    returns = d.node.get("returns")
    if isinstance(returns, str) and (canonical := sql.canonical_type(returns)) is not None:
        d.values["returns"] = sql.without_modifiers(canonical)
        del d.node["returns"]
    elif returns is None:
        types = [p.type for p in d.values.get("parameters", ()) if p.mode in ("out", "inout")]
        d.node["returns"] = types[0] if len(types) == 1 else "record" if types else "void"


def _procedure(identity: Identity) -> str:
    """Without IN, PostgreSQL would look among the types of OUT parameters too (ALTER PROCEDURE, "Parameters")."""
    types = sql.split_types(identity.arguments) if identity.arguments else ()
    return f"{qualified(identity.path)}({', '.join(f'IN {t}' for t in types)})"


_FIRST = ("returns", "language", "window", "volatility", "strict", "parallel", "security")


def _encode(routine: Object, node: dict[str, Value]) -> Value:
    """What it gives and how it behaves first, its text last."""
    front = {key: node[key] for key in _FIRST if key in node}
    back = {key: node[key] for key in ("body", "sql_body") if key in node}
    return {**front, **{k: v for k, v in node.items() if k not in front and k not in back}, **back}


def _with_transforms(routine: Object, names: NameLookup) -> Mapping[str, Value]:
    """The types of TRANSFORM FOR TYPE as the server prints them."""
    written = routine.get("transform")
    if written is None:
        return routine.values
    found = tuple(_transformed(text, routine, names) for text in written)
    return routine.values if found == written else {**routine.values, "transform": found}


def _transformed(text: str, routine: Object, names: NameLookup) -> str:
    canonical = sql.without_modifiers(sql.canonical_type(text) or text)
    spans = [
        (use.start, use.end, qualified(known[0].path))
        for use in sql.user_types(canonical)
        if (known := names.find("type", use.parts, routine.search_path))
    ]
    return sql.splice(canonical, spans)


def _refs(routine: Object, names: NameLookup) -> Iterable[Ref]:
    """The language, and its transforms."""
    language = routine.get("language")
    if language is not None:
        yield Ref(Identity("language", (language,)))
    for of in routine.get("transform", ()):
        yield Ref(Identity("transform", (f"{of} LANGUAGE {ident(language)}",)))


def _resolve(routine: Object, names: NameLookup, error: Callable[..., None]) -> Mapping[str, Value]:
    """Cost and rows less those that CREATE FUNCTION assumes by itself."""
    values = _with_transforms(routine, names)
    assumed = {"cost": 1 if routine.get("language") in ("c", "internal") else 100, "rows": 1000}
    same = {name for name, number in assumed.items() if name in values and float(values[name]) == number}
    return {k: v for k, v in values.items() if k not in same} if same else values


FIELDS = (
    Field(
        "parameters",
        Shape.PARAMETERS,
        "Its parameters where the key does not give them.",
        _parameters,
        internal=True,
    ),
    Field(
        "language", Shape.NAME, "The language it is written in; sql where `sql_body` is given.", CREATE, to="language"
    ),
    Field(
        "security",
        Shape.CHOICE,
        "Whose rights it runs with.",
        CREATE,
        default="invoker",
        choices=("invoker", "definer"),
    ),
    Field("set", Shape.OPTIONS, "Settings while it runs.", CREATE, keys=Keys.SETTING),
    Field("body", Shape.BODY, "Its body as a string.", CREATE),
    Field("sql_body", Shape.SQL_BODY, "Its body as SQL: RETURN … or BEGIN ATOMIC … END.", CREATE),
    Field("library", Shape.TEXT, "The object file of a C function.", CREATE),
    Field("transform", Shape.TEXTS, "FOR TYPE of its transforms.", CREATE, parts=Shape.TYPE, unordered=True),
)
TRAITS = frozenset({"comment", "depends_on_extensions", "owner", "grants", "rename", "security_labels"})

KINDS = (
    Kind(
        name="function",
        key="functions",
        sql="FUNCTION",
        doc="A function; its key is name(parameters).",
        fields=(
            *FIELDS,
            Field("returns", Shape.TYPE, "Its result: a type, SETOF type, TABLE(…).", REPLACE),
            Field(
                "volatility",
                Shape.CHOICE,
                "What the planner may assume.",
                CREATE,
                default="volatile",
                choices=("immutable", "stable", "volatile"),
            ),
            Field("strict", Shape.FLAG, "Null in, null out.", CREATE),
            Field("leakproof", Shape.FLAG, "Tells nothing of its arguments.", CREATE),
            Field(
                "parallel",
                Shape.CHOICE,
                "What parallel plans may do.",
                CREATE,
                default="unsafe",
                choices=("unsafe", "restricted", "safe"),
            ),
            Field("cost", Shape.NUMBER, "Its estimated cost where it is not the language's default.", CREATE),
            Field("rows", Shape.NUMBER, "Estimated rows where they are not 1000.", CREATE),
            Field("support", Shape.ROUTINE, "Its planner support function.", CREATE),
            Field("window", Shape.FLAG, "A window function.", REPLACE),
        ),
        namespace="routine",
        routine=True,
        traits=TRAITS,
        privileges=("execute",),
        public_privileges=("execute",),
        replaceable=True,
        resolve=_resolve,
        decode=_decode_function,
        encode=_encode,
        refs=_refs,
        offers="signature",
        catalog="pg_proc",
    ),
    Kind(
        name="procedure",
        key="procedures",
        sql="PROCEDURE",
        doc="A procedure; its key is name(parameters).",
        fields=FIELDS,
        namespace="routine",
        routine=True,
        traits=TRAITS,
        privileges=("execute",),
        public_privileges=("execute",),
        spelled=_procedure,
        replaceable=True,
        resolve=lambda routine, names, error: _with_transforms(routine, names),
        decode=_decode,
        encode=_encode,
        refs=_refs,
        offers="signature",
        catalog="pg_proc",
    ),
)
