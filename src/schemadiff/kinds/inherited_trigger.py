"""Triggers that partitions have because their parents have them."""

from __future__ import annotations

from schemadiff.kinds.inherited_parts import MARKS, inherited_from, inherited_values
from schemadiff.kinds.trigger import ENABLED
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="inherited_trigger",
        key="inherited_triggers",
        sql="TRIGGER",
        doc="A partition's part of a trigger for each row that a table above it has, by that one's name.",
        fields=(
            ENABLED,
            Field("comment", Shape.TEXT, "A comment on it.", in_place("comment"), late=True),
            MARKS,
        ),
        parents=("table", "foreign_table"),
        scope="parent",
        namespace="inherited_trigger",
        drop_consent=False,
        made_along=True,
        copy_of=inherited_from,
        given=inherited_values,
        short="enabled",
    ),
)
