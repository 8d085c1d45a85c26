"""Foreign-data wrappers."""

from __future__ import annotations

from schemadiff.kinds.foreign_options import OPTIONS
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="foreign_data_wrapper",
        key="foreign_data_wrappers",
        sql="FOREIGN DATA WRAPPER",
        doc="A foreign-data wrapper; those of extensions are theirs.",
        fields=(
            Field("handler", Shape.ROUTINE, "The function that gives its routines.", in_place("functions")),
            Field("validator", Shape.ROUTINE, "The function that checks options.", in_place("functions")),
            Field("options", Shape.OPTIONS, "Options of the wrapper.", OPTIONS),
        ),
        scope="database",
        facet=True,
        section=True,
        superuser=True,
        namespace="foreign_data_wrapper",
        traits=frozenset({"comment", "owner", "grants", "rename"}),
        privileges=("usage",),
        native_guards=frozenset({"drop", "functions"}),
        catalog="pg_foreign_data_wrapper",
    ),
)
