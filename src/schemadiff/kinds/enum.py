"""Enumerated types: CREATE TYPE … AS ENUM."""

from schemadiff.model.kind import Context, Field, Kind, Shape, Way, in_place
from schemadiff.model.objects import Object


def _labels(before: Object, after: Object, context: Context) -> Way:
    old, new = before.get("labels", ()), after.get("labels", ())
    if [label for label in new if label in old] == list(old):
        return in_place("add_labels")
    # PostgreSQL has no command that removes a label or moves one.
    lost = tuple(label for label in old if label not in new)
    return Way("anew", frozenset({"type"}), guarded=True, aside=True, through="text", lost=lost)


KINDS = (
    Kind(
        name="enum",
        key="enums",
        sql="TYPE",
        doc="An enumerated type: its labels in order.",
        fields=(Field("labels", Shape.TEXTS, "The labels in their order.", _labels),),
        short="labels",
        namespace="type",
        traits=frozenset({"comment", "owner", "grants", "rename"}),
        privileges=("usage",),
        public_privileges=("usage",),
        native_guards=frozenset({"drop", "add_labels"}),
        offers="type",
        catalog="pg_type",
    ),
)
