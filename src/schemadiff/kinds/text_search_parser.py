"""Text search parsers."""

from __future__ import annotations

from schemadiff.kinds.text_search_properties import PLAIN
from schemadiff.kindspec.field_types import RoutineRef
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="text_search_parser",
        sql_keyword="TEXT SEARCH PARSER",
        doc="A text search parser: the functions that cut a document into tokens.",
        fields=Fields(
            Field("start", RoutineRef(), "The function that begins with a document.", required=True),
            Field("gettoken", RoutineRef(), "The function that gives the next token.", required=True),
            Field("end", RoutineRef(), "The function that ends with a document.", required=True),
            Field("headline", RoutineRef(), "The function that makes a headline."),
            Field("lextypes", RoutineRef(), "The function that lists its token types.", required=True),
        ),
        properties=PLAIN,
        address_catalog="pg_ts_parser",
        yaml=YamlForm(
            key="text_search_parsers",
        ),
        naming=Naming(
            namespace="ts_parser",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
    ),
)
