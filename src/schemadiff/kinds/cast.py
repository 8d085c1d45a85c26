"""Casts between two types."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.decoding import Decoding, Key
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice, Flag, Parameters, RoutineRef, TypeName
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes, with_values, without
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import qualified
from schemadiff.sql.routines import Parameter


def _parse(key: str) -> Value:
    found = sql.parse_cast(key)
    if isinstance(found, sql.SyntaxProblem):
        return found
    source, target = found
    return "cast", {"source": source, "target": target}


def _identify(identity: Identity, values: Mapping[str, Value]) -> Identity:
    return identity._replace(path=(f"{values['source']} AS {values['target']}",))


def _text(cast: Object, type_text: Callable[[str], str]) -> str:
    return f"{type_text(cast.get('source'))} as {type_text(cast.get('target'))}"


def _sql_name(identity: Identity) -> str:
    return f"({identity.name})"


def _decode(d: Decoding) -> None:
    """Decode ``function: f``, which takes the source type, and ``function: f(int, integer, boolean)``."""
    written = d.node.get("function")
    if isinstance(written, str):
        found = sql.parse_signature(written)
        if isinstance(found, sql.SyntaxProblem):
            d.error(f"function is written as name or name(types), not {written!r}", "function")
            del d.node["function"]
            return
        parts, parameters = found
        d.node["function"] = qualified(parts)
        takes = tuple(Parameter("in", "", p.type) for p in parameters)
        d.values["takes"] = takes if "(" in written else (Parameter("in", "", d.values["source"]),)
    contexts = [key for key in ("function", "inout", "without_function") if d.node.get(key) not in (None, False)]
    if len(contexts) != 1:
        d.missing(
            f"the cast {d.values['source']} as {d.values['target']} needs one of function, inout, without_function"
        )


def _encode(cast: Object, node: dict[str, Value]) -> Value:
    takes = node.pop("takes", None)
    if takes is not None and [p.type for p in cast.get("takes")] != [cast.get("source")]:
        node["function"] += f"({', '.join(takes)})"
    return node


def _stays(cast: Object) -> bool:
    """Tell whether the cast belongs to no schema: between system types, by a function of the system."""
    function = cast.get("function")
    own = (function is not None and function[0] != "pg_catalog") or sql.user_types(cast.get("source"))
    return not own and not sql.user_types(cast.get("target"))


def _in_sandbox(cast: Object, sandbox: SandboxLookup) -> Substitute | None:
    """Return the cast, or None between two types of the system: it could apply to what the administrator runs."""
    if not any(sql.user_types(cast.get(side)) for side in ("source", "target")):
        return None
    if not cast.get("without_function"):
        return Substitute(cast, by_administrator=True)
    kept = without(cast, "without_function")
    return Substitute(with_values(kept, {**kept.values, "inout": True}), by_administrator=True)


KINDS = (
    Kind(
        name="cast",
        sql_keyword="CAST",
        doc="A cast; its key is source type as target type.",
        fields=Fields(
            Field("source", TypeName(), "The source type.", in_yaml=False),
            Field("target", TypeName(), "The target type.", in_yaml=False),
            Field("function", RoutineRef(), "The function that converts; with its types if it takes more than one."),
            Field("takes", Parameters(), "The input types of the function.", in_yaml=False),
            Field(
                "inout",
                Flag(),
                "Converts by the output function of the source type and the input function of the target type.",
            ),
            Field("without_function", Flag(), "The two types have the same binary representation."),
            Field(
                "context",
                Choice(("explicit", "assignment", "implicit")),
                "Where it is applied without an explicit cast.",
                default="explicit",
            ),
        ),
        properties=frozenset({"comment"}),
        address_catalog="pg_cast",
        yaml=YamlForm(
            key="casts",
            key_syntax=Key(_parse, _identify, _text, ("source", "target"), "source type as target type"),
            decode=_decode,
            encode=_encode,
        ),
        naming=Naming(
            sql_name=_sql_name,
            scope=NameScope.DATABASE,
            namespace="cast",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        dependencies=Dependencies(
            implicit_for_types=("source", "target"),
        ),
        management=Management(
            keep_undeclared=_stays,
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
    ),
)
