"""Text search templates."""

from __future__ import annotations

from schemadiff.kinds.text_search_properties import PLAIN
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="text_search_template",
        key="text_search_templates",
        sql="TEXT SEARCH TEMPLATE",
        doc="A text search template: the functions that dictionaries are made with.",
        fields=(
            Field("init", Shape.ROUTINE, "The function that reads a dictionary's options."),
            Field("lexize", Shape.ROUTINE, "The function that looks a token up.", required=True),
        ),
        namespace="ts_template",
        traits=PLAIN,
        native_guards=frozenset({"drop"}),
        catalog="pg_ts_template",
    ),
)
