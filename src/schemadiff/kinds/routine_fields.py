"""What functions and procedures have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import client_risks, security_risks
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import (
    Choice,
    Keys,
    Name,
    Options,
    Parameters,
    RoutineBody,
    SqlBody,
    Text,
    TypeNames,
)
from schemadiff.kindspec.fields import Context, Field
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.risks import Risk, RiskyChange
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute
from schemadiff.postgres.quoting import ident, qualified
from schemadiff.sql.namespaces import Namespace

CREATE = in_place("create")


def _parameters(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how a change of parameters is made.

    CREATE OR REPLACE can neither rename an input parameter nor remove a default (CREATE FUNCTION, "Notes").
    """
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
"""Languages of PostgreSQL itself, whose names SQL accepts in any case; YAML names are exact."""

_STANDARD_BODY = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/)*(?:return|begin\s+atomic)\b", re.IGNORECASE | re.DOTALL)
"""The beginning of an SQL-standard body; no body that is a string begins like that."""


def _decode_language(d: Decoding) -> None:
    """Report a language and a body that cannot go together."""
    language, body = d.node.get("language"), d.node.get("body")
    if isinstance(language, str) and language not in _LANGUAGES and (lowered := language.lower()) in _LANGUAGES:
        d.error(f"there is no language {language}", "language", hint=f"Did you mean `{lowered}`?")
        language = lowered
    if d.node.get("sql_body") is not None:
        if body is not None:
            d.error(f"{d.name}() has both `body` and `sql_body`", "sql_body", hint="Remove one of them.")
        elif language not in (None, "sql"):
            d.error("only a routine in the language sql can have a `sql_body`", "sql_body", hint="Write it as `body`.")
    elif language == "sql" and isinstance(body, str) and _STANDARD_BODY.match(body):
        d.error("RETURN … and BEGIN ATOMIC … END cannot be a `body`", "body", hint="Write it as `sql_body`.")


def decode_routine(d: Decoding) -> None:
    """Decode a routine: an SQL-standard body needs no language; the symbol of a C function defaults to its name."""
    _decode_language(d)
    if d.node.get("body") is None and d.node.get("sql_body") is None:
        if d.node.get("library") is not None:
            d.node["body"] = d.name
        else:
            d.missing(f"{d.name}() has no `body`", hint="`body`, or `sql_body` for RETURN … or BEGIN ATOMIC … END.")
    if "language" not in d.node:
        if d.node.get("sql_body") is None:
            d.missing(f"{d.name}() has no `language`", hint="sql, plpgsql, or one that an extension brings.")
        d.node["language"] = "sql"


_FIRST = ("returns", "language", "window", "volatility", "strict", "parallel", "security")


def encode_routine(routine: Object, node: dict[str, Value]) -> Value:
    """Encode a routine: result and attributes first, the body last."""
    front = {key: node[key] for key in _FIRST if key in node}
    back = {key: node[key] for key in ("body", "sql_body") if key in node}
    return {**front, **{k: v for k, v in node.items() if k not in front and k not in back}, **back}


def with_transforms(routine: Object, names: NameLookup) -> Mapping[str, Value]:
    """Return the types of TRANSFORM FOR TYPE as the server prints them."""
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
        if (known := names.find(Namespace.TYPE, use.parts, routine.search_path))
    ]
    return sql.splice(canonical, spans)


def routine_references(routine: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield the language and its transforms."""
    language = routine.get("language")
    if language is not None:
        yield Ref(Identity("language", (language,)))
    for of in routine.get("transform", ()):
        yield Ref(Identity("transform", (f"{of} LANGUAGE {ident(language)}",)))


FIELDS = (
    Field("parameters", Parameters(), "Its parameters, if they are not in the key.", _parameters, in_yaml=False),
    Field("language", Name(namespace="language"), "The language; sql if `sql_body` is given.", CREATE),
    Field(
        "security",
        Choice(("invoker", "definer")),
        "Whose privileges it runs with: the caller's or the owner's.",
        CREATE,
        default="invoker",
    ),
    Field("set", Options(keys=Keys.SETTING), "Settings during its execution (SET).", CREATE),
    Field("body", RoutineBody(), "Its body as a string.", CREATE),
    Field("sql_body", SqlBody(), "Its SQL-standard body: RETURN … or BEGIN ATOMIC … END.", CREATE),
    Field("library", Text(), "The object file of a C function.", CREATE),
    Field("transform", TypeNames(), "The types whose transforms it uses (TRANSFORM FOR TYPE).", CREATE, unordered=True),
)
PROPERTIES = frozenset({"comment", "depends_on_extensions", "owner", "grants", "rename", "security_labels"})


def harmless_routine(routine: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the routine as a sandbox can have it."""
    from schemadiff.kinds import sandbox_routines

    return sandbox_routines.harmless(routine, sandbox)


def routine_risks(change: RiskyChange) -> Iterator[Risk]:
    """Yield what a change of a routine risks for those who call it, and for the security of its owner."""
    yield from client_risks.of_routine(change)
    yield from security_risks.of_routine(change)
