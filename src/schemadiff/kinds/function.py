"""Functions."""

from __future__ import annotations

from collections.abc import Mapping

from schemadiff import sql
from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds import client_risks
from schemadiff.kinds.routine_fields import (
    CREATE,
    FIELDS,
    PROPERTIES,
    decode_routine,
    encode_routine,
    harmless_routine,
    routine_references,
    routine_risks,
    with_transforms,
)
from schemadiff.kindspec.change_strategies import REPLACE
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice, Flag, Number, RoutineRef, TypeName
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm


def _decode_function(d: Decoding) -> None:
    """Decode a function: RETURNS defaults to what OUT parameters return, else to void (CREATE FUNCTION, "rettype")."""
    decode_routine(d)
    returns = d.node.get("returns")
    if isinstance(returns, str) and (canonical := sql.canonical_type(returns)) is not None:
        d.values["returns"] = sql.without_modifiers(canonical)
        del d.node["returns"]
    elif returns is None:
        types = [p.type for p in d.values.get("parameters", ()) if p.mode in ("out", "inout")]
        d.node["returns"] = types[0] if len(types) == 1 else "record" if types else "void"


def _resolve(routine: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values without the cost and rows that CREATE FUNCTION assumes."""
    values = with_transforms(routine, names)
    assumed = {"cost": 1 if routine.get("language") in ("c", "internal") else 100, "rows": 1000}
    same = {name for name, number in assumed.items() if name in values and float(values[name]) == number}
    return {k: v for k, v in values.items() if k not in same} if same else values


KINDS = (
    Kind(
        name="function",
        sql_keyword="FUNCTION",
        doc="A function; its key is name(parameters).",
        fields=Fields(
            *FIELDS,
            Field("returns", TypeName(), "Its result: a type, SETOF type, TABLE(…).", REPLACE),
            Field(
                "volatility",
                Choice(("immutable", "stable", "volatile")),
                "The volatility.",
                CREATE,
                default="volatile",
            ),
            Field("strict", Flag(), "It returns null if an argument is null (STRICT).", CREATE),
            Field("leakproof", Flag(), "It reveals nothing about its arguments (LEAKPROOF).", CREATE),
            Field(
                "parallel",
                Choice(("unsafe", "restricted", "safe")),
                "Parallel safety.",
                CREATE,
                default="unsafe",
            ),
            Field("cost", Number(), "Its estimated cost, if it is not the language's default.", CREATE),
            Field("rows", Number(), "Estimated rows, if not 1000.", CREATE),
            Field("support", RoutineRef(), "Its planner support function.", CREATE),
            Field("window", Flag(), "It is a window function.", REPLACE),
        ),
        properties=PROPERTIES,
        address_catalog="pg_proc",
        yaml=YamlForm(
            key="functions",
            normalize=_resolve,
            decode=_decode_function,
            encode=encode_routine,
        ),
        naming=Naming(
            namespace="routine",
            overloaded=True,
        ),
        statements=Statements(
            or_replace=True,
        ),
        dependencies=Dependencies(
            references=routine_references,
            provides="signature",
        ),
        privileges=Privileges(
            available=("execute",),
            public_by_default=("execute",),
        ),
        substitutes=Substitutes(
            in_sandbox=harmless_routine,
            given_to_builder=True,
        ),
        management=Management(
            named_by_clients=client_risks.is_called,
            risks=routine_risks,
        ),
    ),
)
