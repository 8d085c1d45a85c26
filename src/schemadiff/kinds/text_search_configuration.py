"""Text search configurations."""

from __future__ import annotations

from schemadiff.kinds.text_search_properties import OWNED
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="text_search_configuration",
        key="text_search_configurations",
        sql="TEXT SEARCH CONFIGURATION",
        doc="A text search configuration: a parser, and the dictionaries for its tokens.",
        fields=(
            Field("parser", Shape.OBJECT, "The parser that makes the tokens.", required=True, to="ts_parser"),
            Field(
                "mappings",
                Shape.OBJECT_LISTS,
                "By token type, the dictionaries that are asked one after the other.",
                in_place("mappings"),
                to="ts_dictionary",
            ),
        ),
        namespace="ts_config",
        traits=OWNED,
        native_guards=frozenset({"drop"}),
        catalog="pg_ts_config",
    ),
)
