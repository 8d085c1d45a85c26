"""Primary keys."""

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
from schemadiff.model.kind import REPLACE, Field, Kind, Layout, Shape

KINDS = (
    Kind(
        name="primary_key",
        key="primary_key",
        sql="CONSTRAINT",
        doc="The primary key: a list of columns, or a mapping.",
        fields=(
            Field("columns", Shape.NAMES, "Its columns, in order.", required=True),
            WITHOUT_OVERLAPS,
            INCLUDE,
            *deferral(REPLACE),
            INDEX_OPTIONS,
            TABLESPACE,
            CLUSTER,
            REPLICA_IDENTITY,
        ),
        resolve=resolve_key,
        parents=("table",),
        layout=Layout.SINGLE,
        short="columns",
        scope="parent",
        namespace="constraint",
        traits=frozenset({"comment", "rename"}),
        inline=True,
        drop_consent=False,
        native_guards=frozenset({"drop"}),
        decode=decode_deferral,
        implicit_name=named("pkey", columns=False),
        same_when_renamed=True,
        offers="key",
        carried=frozenset({"type"}),
        also_takes=takes_index,
        catalog="pg_constraint",
    ),
)
