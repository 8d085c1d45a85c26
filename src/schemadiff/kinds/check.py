"""Check constraints."""

from schemadiff.kinds.constraint import named
from schemadiff.model.kind import REPLACE, Context, Field, Kind, Shape, Way, in_place
from schemadiff.model.objects import Object


def _not_valid(before: Object, after: Object, context: Context) -> Way:
    return REPLACE if after.get("not_valid") else in_place("validate")


KINDS = (
    Kind(
        name="check",
        key="checks",
        sql="CONSTRAINT",
        doc="A check constraint: an expression, or a mapping.",
        fields=(
            Field("expression", Shape.EXPRESSION, "What must not be false.", required=True),
            Field("no_inherit", Shape.FLAG, "Does not pass to inheriting tables."),
            Field("not_valid", Shape.FLAG, "Existing rows were never checked.", _not_valid),
            Field("not_enforced", Shape.FLAG, "Recorded and not checked.", since=18),
        ),
        parents=("table",),
        short="expression",
        scope="parent",
        namespace="constraint",
        traits=frozenset({"comment", "rename"}),
        inline=True,
        drop_consent=False,
        native_guards=frozenset({"drop", "validate"}),
        implicit_name=named("check"),
        same_when_renamed=True,
        catalog="pg_constraint",
    ),
)
