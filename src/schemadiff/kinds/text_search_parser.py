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
        doc="A text search parser: the functions that split a document into tokens.",
        fields=Fields(
            Field("start", RoutineRef(), "The start function.", required=True),
            Field("gettoken", RoutineRef(), "The get-next-token function.", required=True),
            Field("end", RoutineRef(), "The end function.", required=True),
            Field("headline", RoutineRef(), "The headline function."),
            Field("lextypes", RoutineRef(), "The function that lists the token types.", required=True),
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
