"""Procedural languages, and the transforms that carry types into them."""

from __future__ import annotations

from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Flag, RoutineRef
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

CREATE = in_place("create")


KINDS = (
    Kind(
        name="language",
        sql_keyword="LANGUAGE",
        doc="A procedural language that no extension brings.",
        fields=Fields(
            Field("trusted", Flag(), "Whoever may use it gets at nothing that is not theirs.", CREATE),
            Field("handler", RoutineRef(), "The function that runs its functions.", CREATE, required=True),
            Field("inline", RoutineRef(), "The function that runs a DO block.", CREATE),
            Field("validator", RoutineRef(), "The function that checks a new function.", CREATE),
        ),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_language",
        yaml=YamlForm(
            key="languages",
        ),
        naming=Naming(
            scope="database",
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
    ),
)
