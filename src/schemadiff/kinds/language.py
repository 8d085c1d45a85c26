"""Procedural languages: CREATE LANGUAGE."""

from __future__ import annotations

from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Flag, RoutineRef
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm

CREATE = in_place("create")


KINDS = (
    Kind(
        name="language",
        sql_keyword="LANGUAGE",
        doc="A procedural language that does not belong to an extension.",
        fields=Fields(
            Field(
                "trusted", Flag(), "It is trusted: its functions give no access that the user does not have.", CREATE
            ),
            Field("handler", RoutineRef(), "The handler, which runs functions in the language.", CREATE, required=True),
            Field("inline", RoutineRef(), "The inline handler, which runs DO blocks.", CREATE),
            Field("validator", RoutineRef(), "The validator, which checks new functions.", CREATE),
        ),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_language",
        yaml=YamlForm(
            key="languages",
        ),
        naming=Naming(
            scope=NameScope.DATABASE,
            namespace="language",
        ),
        statements=Statements(
            or_replace=True,
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
        ),
        privileges=Privileges(
            available=("usage",),
            public_by_default=("usage",),
        ),
        substitutes=Substitutes(
            left_out=True,
        ),
    ),
)
