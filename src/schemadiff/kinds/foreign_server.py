"""Foreign servers."""

from __future__ import annotations

from schemadiff.kinds.foreign_options import OPTIONS
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="foreign_server",
        key="foreign_servers",
        sql="SERVER",
        granted="FOREIGN SERVER",
        doc="A foreign server.",
        fields=(
            Field(
                "wrapper",
                Shape.NAME,
                "The foreign-data wrapper that reaches it.",
                required=True,
                refers="foreign_data_wrapper",
            ),
            Field("type", Shape.TEXT, "Its type, as far as the wrapper knows any."),
            Field("version", Shape.TEXT, "Its version, as far as the wrapper knows any.", in_place("version")),
            Field("options", Shape.OPTIONS, "Options of the server.", OPTIONS),
        ),
        scope="database",
        facet=True,
        section=True,
        namespace="foreign_server",
        traits=frozenset({"comment", "owner", "grants", "rename"}),
        privileges=("usage",),
        native_guards=frozenset({"create", "drop", "version"}),
        catalog="pg_foreign_server",
    ),
)
