"""Operator families."""

from __future__ import annotations

from collections.abc import Mapping

from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds.operator_members import (
    KEY,
    PROPERTIES,
    WRITTEN,
    decode_family,
    harmless_members,
    method_of,
    sql_key,
)
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Name, OperatorMembers
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm


def _resolve_family(item: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report members that can belong to an operator class of a single type, where indexes look for them."""
    for other in names.catalog.by_kind.get("operator_class", ()):
        same = other.get("family") in (item.identity.path, item.identity.path[1:])
        if same and other.get("using") == item.get("using"):
            for member in (*item.get("operators", ()), *item.get("functions", ())):
                if member.left == member.right == other.get("type"):
                    error(
                        f"number {member.number} for {member.left} belongs to the operator class {other.identity.name}"
                    )
    return item.values


KINDS = (
    Kind(
        name="operator_family",
        sql_keyword="OPERATOR FAMILY",
        doc="An operator family, without the members of its classes;  its key is name using method.",
        fields=Fields(
            Field("using", Name(), "The index method.", in_yaml=False),
            Field("operators", OperatorMembers(), "Operators by strategy number, with types.", in_place("members")),
            Field(
                "functions",
                OperatorMembers(),
                "Functions by support number, after the types that they are registered for.",
                in_place("members"),
            ),
        ),
        properties=PROPERTIES,
        address_catalog="pg_opfamily",
        yaml=YamlForm(
            key="operator_families",
            key_syntax=KEY,
            decode=decode_family,
            normalize=_resolve_family,
            schema_overrides=WRITTEN,
        ),
        naming=Naming(
            sql_name=sql_key,
            namespace="opfamily",
        ),
        statements=Statements(
            idempotent=frozenset(),
        ),
        dependencies=Dependencies(
            references=method_of,
        ),
        substitutes=Substitutes(
            in_sandbox=harmless_members,
            given_to_builder=True,
        ),
    ),
)
