"""Procedural languages, and the transforms that carry types into them."""

from __future__ import annotations

from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

CREATE = in_place("create")


KINDS = (
    Kind(
        name="language",
        key="languages",
        sql="LANGUAGE",
        doc="A procedural language that no extension brings.",
        fields=(
            Field("trusted", Shape.FLAG, "Whoever may use it gets at nothing that is not theirs.", CREATE),
            Field("handler", Shape.ROUTINE, "The function that runs its functions.", CREATE, required=True),
            Field("inline", Shape.ROUTINE, "The function that runs a DO block.", CREATE),
            Field("validator", Shape.ROUTINE, "The function that checks a new function.", CREATE),
        ),
        scope="database",
        facet=True,
        section=True,
        namespace="language",
        traits=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        privileges=("usage",),
        public_privileges=("usage",),
        replaceable=True,
        catalog="pg_language",
    ),
)
