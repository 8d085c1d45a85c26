"""Text search parsers."""

from __future__ import annotations

from schemadiff.kinds.text_search_properties import PLAIN
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="text_search_parser",
        key="text_search_parsers",
        sql="TEXT SEARCH PARSER",
        doc="A text search parser: the functions that cut a document into tokens.",
        fields=(
            Field("start", Shape.ROUTINE, "The function that begins with a document.", required=True),
            Field("gettoken", Shape.ROUTINE, "The function that gives the next token.", required=True),
            Field("end", Shape.ROUTINE, "The function that ends with a document.", required=True),
            Field("headline", Shape.ROUTINE, "The function that makes a headline."),
            Field("lextypes", Shape.ROUTINE, "The function that lists its token types.", required=True),
        ),
        namespace="ts_parser",
        traits=PLAIN,
        native_guards=frozenset({"drop"}),
        catalog="pg_ts_parser",
    ),
)
