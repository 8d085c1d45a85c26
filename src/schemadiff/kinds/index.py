"""Indexes that no constraint owns."""

from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds.constraint_fields import (
    CLUSTER,
    INCLUDE,
    INDEX_OPTIONS,
    REPLICA_IDENTITY,
    STATISTICS,
    TABLESPACE,
    after_what_it_is_beside,
    covered,
    one_identity,
)
from schemadiff.kinds.table_inheritance import is_partition
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind


def _encode(index: Object, node: dict[str, Value]) -> Value:
    """Nobody wants an unfinished index: it is declared as what it was to be."""
    node.pop("invalid", None)
    return node


KINDS = (
    Kind(
        name="index",
        key="indexes",
        sql="INDEX",
        doc="An index: a list of columns, or a mapping.",
        fields=(
            Field(
                "columns",
                Shape.ELEMENTS,
                "Columns or expressions, with order and operator class.",
                required=True,
            ),
            Field("unique", Shape.FLAG, "No two rows alike."),
            Field("method", Shape.NAME, "The access method.", default="btree"),
            INCLUDE,
            Field("where", Shape.EXPRESSION, "Only over these rows."),
            Field("nulls_not_distinct", Shape.FLAG, "Two nulls count as equal.", since=15),
            INDEX_OPTIONS,
            TABLESPACE,
            CLUSTER,
            REPLICA_IDENTITY,
            STATISTICS,
            Field("invalid", Shape.FLAG, "Left behind unfinished, and of no use to anybody.", internal=True),
        ),
        resolve=one_identity,
        refs=after_what_it_is_beside,
        encode=_encode,
        parents=("table", "materialized_view"),
        short="columns",
        scope="schema",
        namespace="relation",
        traits=frozenset({"comment", "depends_on_extensions", "rename"}),
        native_guards=frozenset({"create", "drop", "replica_identity", "statistics"}),
        fixed_below=is_partition,
        same_when_renamed=True,
        offers="key",
        carried=frozenset({"type"}),
        covers=covered,
        catalog="pg_class",
    ),
)
