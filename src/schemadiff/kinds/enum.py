"""Enumerated types: CREATE TYPE … AS ENUM."""

from schemadiff.model.kind import Context, Field, Kind, Shape, Way, in_place, refused
from schemadiff.model.objects import Object


def _labels(before: Object, after: Object, context: Context) -> Way:
    old, new = before.get("labels", ()), after.get("labels", ())
    if [label for label in new if label in old] == list(old):
        return in_place("add_labels")
    gone = [label for label in old if label not in new]
    if gone:
        which = "the label" if len(gone) == 1 else "the labels"
        return refused(f"{which} {', '.join(gone)} would be removed, which PostgreSQL has no command for")
    return refused("the labels would be reordered, which PostgreSQL has no command for")


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
