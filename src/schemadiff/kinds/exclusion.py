"""Exclusion constraints."""

from schemadiff.kinds.constraint_fields import (
    CLUSTER,
    INCLUDE,
    INDEX_COMMENT,
    INDEX_OPTIONS,
    KEY_WRITTEN,
    STATISTICS,
    TABLESPACE,
    decode_key,
    deferral,
    encode_key,
    one_identity,
    takes_index,
)
from schemadiff.kinds.table_inheritance import is_partition
from schemadiff.kindspec.change_strategies import REPLACE
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

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
            Field("method", Shape.NAME, "The index's access method.", default="btree"),
            Field("where", Shape.EXPRESSION, "Only over these rows."),
            INCLUDE,
            *deferral(REPLACE),
            INDEX_OPTIONS,
            TABLESPACE,
            CLUSTER,
            STATISTICS,
            INDEX_COMMENT,
        ),
        resolve=one_identity,
        parents=("table",),
        scope="parent",
        namespace="constraint",
        traits=frozenset({"comment", "depends_on_extensions", "rename"}),
        inline=True,
        native_guards=frozenset({"drop", "index_comment", "statistics"}),
        fixed_below=is_partition,
        decode=decode_key,
        encode=encode_key,
        written=KEY_WRITTEN,
        same_when_renamed=True,
        carried=frozenset({"type"}),
        also_takes=takes_index,
        catalog="pg_constraint",
    ),
)
