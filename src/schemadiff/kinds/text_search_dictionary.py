"""Text search dictionaries."""

from __future__ import annotations

from schemadiff.kinds.text_search_properties import OWNED
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="text_search_dictionary",
        key="text_search_dictionaries",
        sql="TEXT SEARCH DICTIONARY",
        doc="A text search dictionary: a template and its options.",
        fields=(
            Field("template", Shape.OBJECT, "The template it is made with.", required=True, to="ts_template"),
            Field("options", Shape.OPTIONS, "Options of the template.", in_place("options")),
        ),
        short="template",
        namespace="ts_dictionary",
        traits=OWNED,
        native_guards=frozenset({"drop", "options"}),
        catalog="pg_ts_dict",
    ),
)
