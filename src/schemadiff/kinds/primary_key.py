"""Primary keys."""

from schemadiff.kinds.constraint_fields import (
    CLUSTER,
    INCLUDE,
    INDEX_COMMENT,
    INDEX_OPTIONS,
    KEY_WRITTEN,
    REPLICA_IDENTITY,
    TABLESPACE,
    WITHOUT_OVERLAPS,
    after_what_it_is_beside,
    covered,
    decode_key,
    deferral,
    encode_key,
    made_with_its_part,
    named,
    resolve_key,
    takes_index,
)
from schemadiff.kinds.table_inheritance import is_partition
from schemadiff.kindspec.change_strategies import REPLACE
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

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
            INDEX_COMMENT,
        ),
        resolve=resolve_key,
        parents=("table",),
        layout=Layout.SINGLE,
        short="columns",
        scope="parent",
        namespace="constraint",
        traits=frozenset({"comment", "depends_on_extensions", "rename"}),
        inline=True,
        never_inline=made_with_its_part,
        refs=after_what_it_is_beside,
        native_guards=frozenset({"drop", "index_comment"}),
        fixed_below=is_partition,
        decode=decode_key,
        encode=encode_key,
        written=KEY_WRITTEN,
        implicit_name=named("pkey", columns=False),
        same_when_renamed=True,
        offers="key",
        carried=frozenset({"type"}),
        covers=covered,
        also_takes=takes_index,
        catalog="pg_constraint",
    ),
)
