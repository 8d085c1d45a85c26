"""Access methods: CREATE ACCESS METHOD."""

from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="access_method",
        key="access_methods",
        sql="ACCESS METHOD",
        doc="A way to keep tables or indexes.",
        fields=(
            Field("type", Shape.CHOICE, "What it keeps.", choices=("index", "table"), required=True),
            Field("handler", Shape.ROUTINE, "The function that gives its routines.", required=True),
        ),
        scope="database",
        facet=True,
        section=True,
        namespace="access_method",
        traits=frozenset({"comment"}),
        native_guards=frozenset({"drop"}),
        catalog="pg_am",
    ),
)
