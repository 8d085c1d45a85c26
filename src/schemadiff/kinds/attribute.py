"""Attributes of composite types."""

from __future__ import annotations

from dataclasses import replace

from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds.collation_field import decode_collation, encode_collation
from schemadiff.kinds.type_conversion import by_cast
from schemadiff.kindspec.change_strategies import Way, in_place, refused
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Context, Field
from schemadiff.kindspec.kind import Kind


def _type(before: Object, after: Object, context: Context) -> Way:
    """ALTER ATTRIBUTE … TYPE is refused where a column holds values (find_composite_type_dependencies)."""
    if after.parent in context.stored:
        return refused(
            f"columns have the type {'.'.join(after.identity.path[:-1])}, and PostgreSQL converts no values inside "
            "of composite ones; declare an attribute of another name, or give those columns another type first"
        )
    if not after.hint("typed"):
        return in_place("type", "type", guarded=True)
    way = by_cast(before, after, context)
    if way is None:
        return refused(
            f"tables are of this type, and there is no assignment cast from {before.get('type')} to "
            f"{after.get('type')}; leave `of` out of them and let their columns convert with `using` first"
        )
    return way if way.effects else replace(way, effects="type_of_typed")


def _decode(d: Decoding) -> None:
    decode_collation(d)


def _encode(attribute: Object, node: dict[str, Value]) -> Value:
    encode_collation(node)
    return node


KINDS = (
    Kind(
        name="attribute",
        key="attributes",
        sql="COLUMN",
        doc="An attribute of a composite type. Their order is not compared.",
        fields=(
            Field("type", Shape.TYPE, "Its type.", _type, required=True),
            Field("collation", Shape.TEXT, "Its collation where it is not the type's.", _type, to="collation"),
        ),
        parents=("composite_type",),
        short="type",
        scope="parent",
        namespace="attribute",
        traits=frozenset({"comment", "rename", "security_labels"}),
        inline=True,
        native_guards=frozenset(),  # The server looks for tables of the type before it looks for IF EXISTS.
        holds_data=True,
        decode=_decode,
        decodes=lambda node: "collation" in node,
        encode=_encode,
        offers="type",
        catalog="pg_class",
    ),
)
