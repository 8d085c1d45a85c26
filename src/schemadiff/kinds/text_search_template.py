"""Text search templates."""

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
        name="text_search_template",
        sql_keyword="TEXT SEARCH TEMPLATE",
        doc="A text search template: the functions of dictionaries.",
        fields=Fields(
            Field("init", RoutineRef(), "The init function, which reads a dictionary's options."),
            Field("lexize", RoutineRef(), "The lexize function, which looks up a token.", required=True),
        ),
        properties=PLAIN,
        address_catalog="pg_ts_template",
        yaml=YamlForm(
            key="text_search_templates",
        ),
        naming=Naming(
            namespace="ts_template",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
    ),
)
