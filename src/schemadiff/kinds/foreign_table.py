"""Foreign tables."""

from __future__ import annotations

from schemadiff.kinds import partitioning
from schemadiff.kinds.foreign_options import OPTIONS
from schemadiff.kinds.table import ABOVE, RELEASES, around, takes_type
from schemadiff.kinds.table_inheritance import parents
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="foreign_table",
        key="foreign_tables",
        sql="FOREIGN TABLE",
        doc="A foreign table: the columns of something on a foreign server.",
        fields=(
            Field("server", Shape.NAME, "The foreign server.", required=True, refers="foreign_server"),
            Field("options", Shape.OPTIONS, "Options of the table.", OPTIONS),
            *ABOVE,
        ),
        decode=partitioning.decode,
        decodes=partitioning.decodes,
        holder=partitioning.holder,
        around=around,
        releases=RELEASES,
        follow_up=partitioning.follow_up,
        namespace="relation",
        traits=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        privileges=("delete", "insert", "maintain", "references", "select", "trigger", "truncate", "update"),
        data_elsewhere=True,
        heir_of=parents,
        also_takes=takes_type,
        offers="columns",
        stands_in="columns",
        catalog="pg_class",
    ),
)
