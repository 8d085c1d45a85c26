"""Text search configurations."""

from __future__ import annotations

from schemadiff.kinds.text_search_properties import OWNED
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import ObjectRef, ObjectRefLists
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="text_search_configuration",
        sql_keyword="TEXT SEARCH CONFIGURATION",
        doc="A text search configuration: a parser, and the dictionaries for its tokens.",
        fields=Fields(
            Field("parser", ObjectRef("ts_parser"), "The parser that makes the tokens.", required=True),
            Field(
                "mappings",
                ObjectRefLists("ts_dictionary"),
                "By token type, the dictionaries, in the order in which they are consulted.",
                in_place("mappings"),
            ),
        ),
        properties=OWNED,
        address_catalog="pg_ts_config",
        yaml=YamlForm(
            key="text_search_configurations",
        ),
        naming=Naming(
            namespace="ts_config",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
    ),
)
