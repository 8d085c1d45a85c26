"""Transforms: CREATE TRANSFORM, how a language converts a type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.language import CREATE
from schemadiff.kindspec.decoding import Decoding, Key
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Name, RoutineRef, TypeName
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes, by_administrator
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import ident


def _parse(key: str) -> Value:
    found = sql.parse_transform(key)
    if isinstance(found, sql.SyntaxProblem):
        return found
    of, language = found
    return "transform", {"type": of, "language": language}


def _identify(identity: Identity, values: Mapping[str, Value]) -> Identity:
    return identity._replace(path=(f"{values['type']} LANGUAGE {ident(values['language'])}",))


def _text(transform: Object, type_text: Callable[[str], str]) -> str:
    return f"{type_text(transform.get('type'))} language {ident(transform.get('language'))}"


def _sql_name(identity: Identity) -> str:
    return f"FOR {identity.name}"


def _decode(d: Decoding) -> None:
    if d.node.get("from_sql") is None and d.node.get("to_sql") is None:
        d.missing(f"the transform for {d.values['type']} has neither from_sql nor to_sql")


def _refs(transform: Object, names: NameLookup) -> Iterable[Ref]:
    yield Ref(Identity("language", (transform.get("language"),)))


def _in_sandbox(transform: Object, sandbox: SandboxLookup) -> Substitute | None:
    """Leave out transforms for languages that a sandbox does not have; of one that is nowhere, the server complains."""
    language = transform.get("language")
    there = sandbox.known(_languages)
    exists = sandbox.languages is None or language in sandbox.languages
    return None if exists and language not in there else by_administrator(transform, sandbox)


def _languages(sandbox: SandboxLookup) -> frozenset[str]:
    return frozenset(name for (name,) in sandbox.query("SELECT lanname::text FROM pg_catalog.pg_language"))


def _stays(transform: Object) -> bool:
    """Tell whether it belongs to no schema: for a system type, by functions of the system."""
    functions = [transform.get(name) for name in ("from_sql", "to_sql")]
    return not sql.user_types(transform.get("type")) and all(f is None or f[0] == "pg_catalog" for f in functions)


KINDS = (
    Kind(
        name="transform",
        sql_keyword="TRANSFORM",
        doc="A transform: how a language converts a type; its key is type language name.",
        fields=Fields(
            Field("type", TypeName(), "The type.", in_yaml=False),
            Field("language", Name(), "The language.", in_yaml=False),
            Field("from_sql", RoutineRef(), "The function that converts from SQL to the language.", CREATE),
            Field("to_sql", RoutineRef(), "The function that converts from the language to SQL.", CREATE),
        ),
        properties=frozenset({"comment"}),
        address_catalog="pg_transform",
        yaml=YamlForm(
            key="transforms",
            key_syntax=Key(_parse, _identify, _text, ("type", "language"), "type language name"),
            decode=_decode,
        ),
        naming=Naming(
            sql_name=_sql_name,
            scope=NameScope.DATABASE,
            namespace="transform",
        ),
        statements=Statements(
            or_replace=True,
        ),
        dependencies=Dependencies(
            references=_refs,
        ),
        management=Management(
            keep_undeclared=_stays,
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
    ),
)
