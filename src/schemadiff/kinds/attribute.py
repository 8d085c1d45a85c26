"""Attributes of composite types."""

from __future__ import annotations

from dataclasses import replace

from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds import client_risks
from schemadiff.kinds.collation_field import decode_collation, encode_collation
from schemadiff.kinds.hints import TYPED
from schemadiff.kinds.type_conversion import by_cast
from schemadiff.kindspec.change_strategies import ChangeStrategy, in_place, refused
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import SqlName, TypeName
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm


def _type(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how a type changes: no ALTER ATTRIBUTE TYPE while a column has the type.

    See find_composite_type_dependencies in tablecmds.c.
    """
    if after.parent in context.stored:
        return refused(
            f"columns have the type {'.'.join(after.identity.path[:-1])}, and PostgreSQL converts no values inside "
            "of composite ones; declare an attribute of another name, or give those columns another type first"
        )
    if not after.hint(TYPED):
        return in_place("type", "type", guarded=True)
    strategy = by_cast(before, after, context)
    if strategy is None:
        return refused(
            f"tables are of this type, and there is no assignment cast from {before.get('type')} to "
            f"{after.get('type')}; leave `of` out of them and let their columns convert with `using` first"
        )
    return strategy if strategy.effects else replace(strategy, effects="type_of_typed")


def _decode(d: Decoding) -> None:
    decode_collation(d)


def _encode(attribute: Object, node: dict[str, Value]) -> Value:
    encode_collation(node)
    return node


KINDS = (
    Kind(
        name="attribute",
        sql_keyword="COLUMN",
        doc="An attribute of a composite type. Their order is not compared.",
        fields=Fields(
            Field("type", TypeName(), "Its type.", _type, required=True),
            Field("collation", SqlName("collation"), "Its collation, if it is not the type's.", _type),
            hints=(TYPED,),
        ),
        properties=frozenset({"comment", "rename", "security_labels"}),
        address_catalog="pg_class",
        yaml=YamlForm(
            key="attributes",
            parents=("composite_type",),
            shorthand="type",
            decode=_decode,
            needs_decode=lambda node: "collation" in node,
            encode=_encode,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="attribute",
        ),
        statements=Statements(
            inline=True,
            idempotent=frozenset(),  # The server looks for tables of the type before it looks for IF EXISTS.
        ),
        dependencies=Dependencies(
            provides="type",
        ),
        stored=StoredValues(
            holds_data=True,
        ),
        management=Management(
            named_by_clients=client_risks.always,
            risks=client_risks.of_type,
        ),
    ),
)
