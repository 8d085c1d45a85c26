"""What is said about the columns of views and materialized views, which their queries make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemadiff.model.kind import Decoding, Field, Kind, Shape, in_place


def decode_columns(d: Decoding) -> None:
    """``columns`` lists the names that the query's columns have, or says something about some of them."""
    columns = d.node.get("columns")
    if isinstance(columns, Mapping):
        del d.node["columns"]
        d.children += [("view_column", name, said, "columns") for name, said in columns.items()]


WRITTEN: Mapping[str, Mapping[str, Any]] = {
    "columns": {
        "anyOf": [
            {"type": "array", "items": {"type": "string"}},
            {"type": "object", "additionalProperties": {"type": ["string", "object", "null"]}},
        ],
        "description": "Names of its columns where they are not the query's; or what is said about some of them.",
    }
}

KINDS = (
    Kind(
        name="view_column",
        key="columns",
        sql="COLUMN",
        doc="What is said about a column that the query of a view makes.",
        fields=(
            Field("comment", Shape.TEXT, "A comment.", in_place("comment")),
            Field("statistics", Shape.INTEGER, "Statistics target; of a materialized view.", in_place("statistics")),
            Field(
                "compression",
                Shape.CHOICE,
                "Compression method where it is set; of a materialized view.",
                in_place("compression"),
                choices=("pglz", "lz4"),
            ),
        ),
        parents=("view", "materialized_view"),
        short="comment",
        scope="parent",
        namespace="view_column",
        native_guards=frozenset({"create", "drop", "comment", "statistics", "compression"}),
        drop_consent=False,
    ),
)
