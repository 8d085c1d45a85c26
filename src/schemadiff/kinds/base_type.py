"""Base types: CREATE TYPE with input and output functions, created as a shell before those functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from schemadiff import sql
from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds import client_risks
from schemadiff.kinds.range_type import own_type
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place, refused
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice, Flag, Integer, RoutineRef, Text, TypeName
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes, without
from schemadiff.kindspec.yaml_form import YamlForm

ALTER = in_place("alter")
RAW_ARRAY = ("pg_catalog", "raw_array_subscript_handler")


def _recreated(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return the strategy that recreates the type in place of the old one.

    Its functions belong to the one type of that name, so no second type can exist at the same time.
    """
    if after.identity in context.stored:
        return refused(
            "columns have the base type, and PostgreSQL has no command that alters this; "
            "declare a base type of another name, and convert the columns to it with `using`"
        )
    return REPLACE


def _storage(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how the storage changes: ALTER TYPE affects new columns only, and cannot set PLAIN (ALTER TYPE, "SET")."""
    if after.identity in context.stored:
        return refused(
            "columns have the base type, and keep the strategy that they were created with; "
            "run ALTER TYPE by hand, and declare `storage` of the columns"
        )
    return REPLACE if after.get("storage", "plain") == "plain" else ALTER


def _decode(d: Decoding) -> None:
    if isinstance(length := d.node.get("internallength"), str) and length.lower() == "variable":
        del d.node["internallength"]
    for key in ("category", "delimiter"):
        if isinstance(text := d.node.get(key), str) and len(text.encode()) != 1:
            d.error(f"{key} must be one character", key)
    if isinstance(d.node.get("element"), str) and (canonical := sql.canonical_type(d.node["element"])) is not None:
        d.node["element"] = sql.without_modifiers(canonical)


def _resolve(base_type: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values with the subscript handler of a fixed-length array, if there are elements and no handler."""
    if base_type.get("element") is None or base_type.get("subscript") is not None:
        return base_type.values
    return {**base_type.values, "subscript": RAW_ARRAY}


def _of_itself(base_type: Object) -> tuple[str, ...]:
    return (own_type(base_type),)


def _given(*types: str) -> Callable[[Object], tuple[str, ...]]:
    return lambda base_type: types


def _in_sandbox(base_type: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the type without functions that would be called with values of other types."""
    return Substitute(without(base_type, "analyze", "subscript", "element"), by_administrator=True)


KINDS = (
    Kind(
        name="base_type",
        sql_keyword="TYPE",
        doc="A base type: its functions, and how its values are stored.",
        fields=Fields(
            Field(
                "input",
                RoutineRef(_given("cstring", "cstring, oid, integer"), circular=True),
                "The input function.",
                _recreated,
                required=True,
            ),
            Field(
                "output",
                RoutineRef(_of_itself, circular=True),
                "The output function.",
                _recreated,
                required=True,
            ),
            Field(
                "receive",
                RoutineRef(_given("internal", "internal, oid, integer"), circular=True),
                "The receive function, for the binary format.",
                ALTER,
            ),
            Field("send", RoutineRef(_of_itself, circular=True), "The send function, for the binary format.", ALTER),
            Field(
                "typmod_in",
                RoutineRef(_given("cstring[]")),
                "The function that reads type modifiers, the values in parentheses after the type.",
                ALTER,
            ),
            Field("typmod_out", RoutineRef(_given("integer")), "The function that prints type modifiers.", ALTER),
            Field("analyze", RoutineRef(_given("internal")), "The function for ANALYZE.", ALTER),
            Field("subscript", RoutineRef(_given("internal")), "The function that handles subscripts.", ALTER),
            Field("internallength", Integer(), "The length of a value in bytes; variable if absent.", _recreated),
            Field("passedbyvalue", Flag(), "Values are passed by value.", _recreated),
            Field(
                "alignment",
                Choice(("char", "int2", "int4", "double")),
                "How values are aligned.",
                _recreated,
                default="int4",
            ),
            Field(
                "storage",
                Choice(("plain", "external", "extended", "main")),
                "The default TOAST strategy of columns, for a variable length.",
                _storage,
                default="plain",
            ),
            Field(
                "category",
                Text(),
                "One character: the category, which implicit casts depend on.",
                _recreated,
                default="U",
            ),
            Field("preferred", Flag(), "It is the preferred type of its category.", _recreated),
            Field("default", Text(), "The default of columns of the type, as text.", _recreated),
            Field("element", TypeName(), "The type of an element.", _recreated),
            Field("delimiter", Text(), "The delimiter of values in an array.", _recreated, default=","),
            Field("collatable", Flag(), "Columns can have a collation.", _recreated),
        ),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_type",
        yaml=YamlForm(
            key="base_types",
            decode=_decode,
            schema_overrides={"internallength": {"anyOf": [{"type": "integer"}, {"const": "variable"}]}},
            normalize=_resolve,
        ),
        naming=Naming(
            namespace="type",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        dependencies=Dependencies(
            provides="type",
        ),
        privileges=Privileges(
            available=("usage",),
            public_by_default=("usage",),
        ),
        prerequisites=Prerequisites(
            superuser=True,
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
            given_to_builder=True,
        ),
        management=Management(
            named_by_clients=client_risks.always,
        ),
    ),
)
