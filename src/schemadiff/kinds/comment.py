"""Comments."""

from __future__ import annotations

from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="comment",
        key="comment",
        sql="COMMENT",
        doc="A comment.",
        fields=(Field("text", Shape.TEXT, "What it says.", in_place("create"), required=True),),
        layout=Layout.TRAIT,
        short="text",
        preposition="on",
        scope="parent",
        namespace="comment",
        drop_consent=False,
    ),
)
