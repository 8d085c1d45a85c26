"""system_operator_family"""

from __future__ import annotations

from schemadiff import sql
from schemadiff.catalog.objects import Value
from schemadiff.kinds.operator_members import KEY, WRITTEN, decode_family, parse_family_name, spelled_key
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind


def _parse_of_the_system(key: str) -> Value:
    found = parse_family_name(key)
    if isinstance(found, sql.Fault):
        return sql.Fault("the family is one of the system, and stands without its schema", 0)
    name, values = found
    return name, {**values, "family": ("pg_catalog", name)}


def _decode_added(d: Decoding) -> None:
    decode_family(d)
    if not d.values.get("operators") and not d.values.get("functions"):
        d.error(f"nothing is added to the operator family {d.name}", hint="It takes `operators` and `functions`.")


KINDS = (
    Kind(
        name="system_operator_family",
        key="system_operator_families",
        sql="OPERATOR FAMILY",
        doc="What is added to an operator family of the system, and no more of it; the key is name using method.",
        fields=(
            Field("using", Shape.NAME, "The index method.", internal=True),
            Field("family", Shape.OBJECT, "The family.", internal=True, to="opfamily"),
            Field("operators", Shape.MEMBERS, "Operators by strategy number, with types.", in_place("members")),
            Field(
                "functions",
                Shape.MEMBERS,
                "Functions by support number, behind the types they are registered for.",
                in_place("members"),
            ),
        ),
        key_form=KEY._replace(parse=_parse_of_the_system, holds=("using", "family")),
        spelled=spelled_key,
        scope="database",
        namespace="system_operator_family",
        facet=True,
        section=True,
        superuser=True,
        native_guards=frozenset(),
        decode=_decode_added,
        written=WRITTEN,
        catalog="pg_opfamily",
    ),
)
