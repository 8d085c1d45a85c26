"""Free and owned sequences: CREATE SEQUENCE. The running value is never touched."""

from schemadiff.model.kind import Field, Kind, Shape, in_place
from schemadiff.model.objects import Identity, Object

PARAMETERS = in_place("parameters")


def _holder(sequence: Object) -> Identity | None:
    column = sequence.get("owned_by")
    return Identity("column", column) if column else None


KINDS = (
    Kind(
        name="sequence",
        key="sequences",
        sql="SEQUENCE",
        doc="A sequence; those of identity columns belong to their column.",
        fields=(
            Field(
                "type",
                Shape.TYPE,
                "smallint, integer or bigint.",
                PARAMETERS,
                default="bigint",
            ),
            Field("increment", Shape.INTEGER, "The step.", PARAMETERS, default=1),
            Field("min", Shape.INTEGER, "The least value; the type's own where absent.", PARAMETERS),
            Field("max", Shape.INTEGER, "The greatest value; the type's own where absent.", PARAMETERS),
            Field("start", Shape.INTEGER, "The first value; min (descending: max) where absent.", PARAMETERS),
            Field("cache", Shape.INTEGER, "How many values a session takes at once.", PARAMETERS, default=1),
            Field("cycle", Shape.FLAG, "Begins again at its end.", PARAMETERS),
            Field("owned_by", Shape.COLUMN, "The column it is dropped with.", in_place("owned_by"), late=True),
            Field("unlogged", Shape.FLAG, "Not written to the WAL.", in_place("unlogged"), since=15),
        ),
        namespace="relation",
        traits=frozenset({"comment", "owner", "grants", "rename"}),
        privileges=("select", "update", "usage"),
        holds_data=True,
        holder=_holder,
        same_when_renamed=True,
        catalog="pg_class",
    ),
)
