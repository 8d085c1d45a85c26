"""Built-in operator families, to which a database adds members."""

from __future__ import annotations

from schemadiff import sql
from schemadiff.catalog.objects import Value
from schemadiff.kinds.operator_members import KEY, WRITTEN, decode_family, parse_family_name, sql_key
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Name, ObjectRef, OperatorMembers
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm


def _parse_of_the_system(key: str) -> Value:
    found = parse_family_name(key)
    if isinstance(found, sql.SyntaxProblem):
        return sql.SyntaxProblem("the family belongs to pg_catalog, and must be written without schema", 0)
    name, values = found
    return name, {**values, "family": ("pg_catalog", name)}


def _decode_added(d: Decoding) -> None:
    decode_family(d)
    if not d.values.get("operators") and not d.values.get("functions"):
        d.missing(f"nothing is added to the operator family {d.name}", hint="Add `operators` or `functions`.")


KINDS = (
    Kind(
        name="system_operator_family",
        sql_keyword="OPERATOR FAMILY",
        doc="Members that are added to a built-in operator family;  the key is name using method.",
        fields=Fields(
            Field("using", Name(), "The index method.", in_yaml=False),
            Field("family", ObjectRef("opfamily"), "The family.", in_yaml=False),
            Field("operators", OperatorMembers(), "Operators by strategy number, with types.", in_place("members")),
            Field(
                "functions",
                OperatorMembers(),
                "Functions by support number, after the types that they are registered for.",
                in_place("members"),
            ),
        ),
        address_catalog="pg_opfamily",
        yaml=YamlForm(
            key="system_operator_families",
            key_syntax=KEY._replace(parse=_parse_of_the_system, holds=("using", "family")),
            decode=_decode_added,
            schema_overrides=WRITTEN,
        ),
        naming=Naming(
            sql_name=sql_key,
            scope=NameScope.DATABASE,
            namespace="system_operator_family",
        ),
        statements=Statements(
            idempotent=frozenset(),
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
        ),
        prerequisites=Prerequisites(
            superuser=True,
        ),
        substitutes=Substitutes(
            left_out=True,
        ),
    ),
)
