"""Exclusion constraints."""

from schemadiff.kinds.constraint import (
    CLUSTER,
    INCLUDE,
    INDEX_OPTIONS,
    STATISTICS,
    TABLESPACE,
    decode_deferral,
    deferral,
    one_identity,
    takes_index,
)
from schemadiff.model.kind import REPLACE, Field, Kind, Shape

KINDS = (
    Kind(
        name="exclusion",
        key="exclusions",
        sql="CONSTRAINT",
        doc="An exclusion constraint: elements as SQL writes them, `room WITH =`.",
        fields=(
            Field(
                "elements",
                Shape.ELEMENTS,
                "What must not conflict, each `element WITH operator`.",
                required=True,
                operator=True,
            ),
            Field("method", Shape.NAME, "The index's access method.", default="gist"),
            Field("where", Shape.EXPRESSION, "Only over these rows."),
            INCLUDE,
            *deferral(REPLACE),
            INDEX_OPTIONS,
            TABLESPACE,
            CLUSTER,
            STATISTICS,
        ),
        resolve=one_identity,
        parents=("table",),
        scope="parent",
        namespace="constraint",
        traits=frozenset({"comment", "rename"}),
        inline=True,
        drop_consent=False,
        native_guards=frozenset({"drop", "statistics"}),
        decode=decode_deferral,
        same_when_renamed=True,
        carried=frozenset({"type"}),
        also_takes=takes_index,
        catalog="pg_constraint",
    ),
)
