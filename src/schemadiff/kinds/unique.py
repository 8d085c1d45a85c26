"""Unique constraints."""

from schemadiff.kinds.constraint import (
    CLUSTER,
    INCLUDE,
    INDEX_OPTIONS,
    REPLICA_IDENTITY,
    TABLESPACE,
    WITHOUT_OVERLAPS,
    decode_deferral,
    deferral,
    named,
    resolve_key,
    takes_index,
)
from schemadiff.model.kind import REPLACE, Field, Kind, Shape

KINDS = (
    Kind(
        name="unique",
        key="unique",
        sql="CONSTRAINT",
        doc="A unique constraint: a list of columns, or a mapping.",
        fields=(
            Field("columns", Shape.NAMES, "Its columns, in order.", required=True),
            WITHOUT_OVERLAPS,
            INCLUDE,
            Field("nulls_not_distinct", Shape.FLAG, "Two nulls count as equal.", since=15),
            *deferral(REPLACE),
            INDEX_OPTIONS,
            TABLESPACE,
            CLUSTER,
            REPLICA_IDENTITY,
        ),
        resolve=resolve_key,
        parents=("table",),
        short="columns",
        scope="parent",
        namespace="constraint",
        traits=frozenset({"comment", "rename"}),
        inline=True,
        drop_consent=False,
        native_guards=frozenset({"drop"}),
        decode=decode_deferral,
        implicit_name=named("key"),
        same_when_renamed=True,
        offers="key",
        carried=frozenset({"type"}),
        also_takes=takes_index,
        catalog="pg_constraint",
    ),
)
