"""Aggregates: plain, moving, ordered-set and hypothetical-set ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import client_risks
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.decoding import Decoding, Key
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice, Flag, Integer, ObjectRef, Parameters, RoutineRef, Text, TypeName
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import ident, qualified

CREATE = in_place("create")


def _parameters(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how a change of parameters is made: CREATE OR REPLACE keeps their names (ProcedureCreate in pg_proc.c)."""
    old, new = before.get("parameters", ()), after.get("parameters", ())
    same = len(old) == len(new) and all(
        (a.mode, a.type) == (b.mode, b.type) and a.name in ("", b.name) for a, b in zip(old, new, strict=True)
    )
    return CREATE if same else REPLACE


def _stype(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how a change of the state type is made.

    Without a final function the state is the result, whose type CREATE OR REPLACE cannot change.
    """
    return CREATE if before.get("finalfunc") else REPLACE


def _parse(key: str) -> Value:
    found = sql.parse_aggregate(key)
    if isinstance(found, sql.SyntaxProblem):
        return found
    parts, parameters, direct = found
    if len(parts) != 1:
        return sql.SyntaxProblem("`schema:` of the file sets its schema", 0)
    return parts[-1], {"parameters": parameters or None, "direct": direct}


def _identify(identity: Identity, values: Mapping[str, Value]) -> Identity:
    return identity._replace(arguments=sql.input_types(values.get("parameters") or ()))


def _text(aggregate: Object, type_text: Callable[[str], str]) -> str:
    arguments = sql.aggregate_arguments(aggregate.get("parameters", ()), aggregate.get("direct"), type_text)
    return ident(aggregate.identity.name) + arguments


def _sql_name(identity: Identity) -> str:
    """Return the SQL name with the input types, which identify an aggregate; ORDER BY is not needed."""
    return f"{qualified(identity.path)}({identity.arguments or '*'})"


def _decode(d: Decoding) -> None:
    for key in ("parameters", "direct"):
        if d.values.get(key) is None:
            d.values.pop(key, None)
    for key in ("stype", "mstype"):
        if isinstance(d.node.get(key), str) and (canonical := sql.canonical_type(d.node[key])) is not None:
            d.values[key] = sql.without_modifiers(canonical)
            del d.node[key]
    if d.node.get("hypothetical") is True and "direct" not in d.values:
        d.error("only an aggregate with ORDER BY among its arguments can be hypothetical", "hypothetical")
    if "stype" not in d.node and "stype" not in d.values:
        d.missing(f"the aggregate {d.name} has no `stype`", hint="The type of the state value.")


def _resolve(aggregate: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values without the finalfunc_modify that CREATE AGGREGATE assumes.

    The default is read_only for plain aggregates and read_write for ordered-set aggregates.
    """
    assumed = "read_write" if aggregate.get("direct") is not None else "read_only"
    keys = [key for key in ("finalfunc_modify", "mfinalfunc_modify") if aggregate.get(key) == assumed]
    return {k: v for k, v in aggregate.values.items() if k not in keys} if keys else aggregate.values


_MODIFY = ("read_only", "shareable", "read_write")


def _in_sandbox(aggregate: Object, sandbox: SandboxLookup) -> Substitute | None:
    """Return the aggregate, or None if only native code understands its state."""
    return None if "internal" in (aggregate.get("stype"), aggregate.get("mstype")) else Substitute(aggregate)


KINDS = (
    Kind(
        name="aggregate",
        sql_keyword="AGGREGATE",
        doc="An aggregate; its key is name(types), name(*) or name(types ORDER BY types).",
        fields=Fields(
            Field("parameters", Parameters(), "Its arguments.", _parameters, in_yaml=False),
            Field(
                "direct",
                Integer(),
                "The number of direct arguments, which are before ORDER BY.",
                REPLACE,
                in_yaml=False,
            ),
            Field("sfunc", RoutineRef(), "The state transition function, called for each row.", CREATE, required=True),
            Field("stype", TypeName(), "The type of the state value.", _stype),
            Field("sspace", Integer(), "The state's average size in bytes, for the planner.", CREATE),
            Field("finalfunc", RoutineRef(), "The final function, which computes the result from the state.", REPLACE),
            Field(
                "finalfunc_extra",
                Flag(),
                "The final function gets extra arguments with the types of the inputs.",
                REPLACE,
            ),
            Field("finalfunc_modify", Choice(_MODIFY), "Whether the final function modifies the state value.", CREATE),
            Field("combinefunc", RoutineRef(), "The combine function, which merges two states.", CREATE),
            Field("serialfunc", RoutineRef(), "The serialization function of the state.", CREATE),
            Field("deserialfunc", RoutineRef(), "The deserialization function of the state.", CREATE),
            Field("initcond", Text(), "The initial state, as text.", CREATE),
            Field("msfunc", RoutineRef(), "As sfunc, for a moving window.", CREATE),
            Field(
                "minvfunc",
                RoutineRef(),
                "The inverse transition function, which removes a row from a moving window's state.",
                CREATE,
            ),
            Field("mstype", TypeName(), "As stype, for a moving window.", CREATE),
            Field("msspace", Integer(), "As sspace, for a moving window.", CREATE),
            Field("mfinalfunc", RoutineRef(), "As finalfunc, for a moving window.", CREATE),
            Field("mfinalfunc_extra", Flag(), "As finalfunc_extra, for a moving window.", CREATE),
            Field("mfinalfunc_modify", Choice(_MODIFY), "As finalfunc_modify, for a moving window.", CREATE),
            Field("minitcond", Text(), "As initcond, for a moving window.", CREATE),
            Field("sortop", ObjectRef("operator"), "The sort operator of an aggregate like min or max.", CREATE),
            Field(
                "parallel",
                Choice(("unsafe", "restricted", "safe")),
                "Parallel safety.",
                CREATE,
                default="unsafe",
            ),
            Field("hypothetical", Flag(), "A hypothetical-set aggregate.", REPLACE),
        ),
        properties=frozenset({"comment", "depends_on_extensions", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_proc",
        yaml=YamlForm(
            key="aggregates",
            key_syntax=Key(
                _parse, _identify, _text, ("parameters", "direct"), "name(types), name(*) or name(types ORDER BY types)"
            ),
            decode=_decode,
            normalize=_resolve,
        ),
        naming=Naming(
            sql_name=_sql_name,
            namespace="routine",
        ),
        statements=Statements(
            or_replace=True,
        ),
        dependencies=Dependencies(
            provides="signature",
        ),
        privileges=Privileges(
            keyword="FUNCTION",
            available=("execute",),
            public_by_default=("execute",),
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
        management=Management(
            named_by_clients=client_risks.always,
        ),
    ),
)
