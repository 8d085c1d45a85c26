"""What the constraint kinds have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from schemadiff.model.kind import Decoding, Field, Shape, Way, in_place
from schemadiff.model.objects import Object, Value
from schemadiff.postgres.quoting import index_columns_part, object_name

INDEX_OPTIONS = Field("options", Shape.OPTIONS, "Storage parameters of its index.", in_place("options"))
TABLESPACE = Field("tablespace", Shape.NAME, "Where its index is stored.", in_place("tablespace"))
INCLUDE = Field("include", Shape.NAMES, "Columns carried along in the index.")


def deferral(change: Way) -> tuple[Field, Field]:
    """The two fields of deferrability; only foreign keys can change them in place (ALTER CONSTRAINT)."""
    return (
        Field("deferrable", Shape.FLAG, "Can be checked at the end of the transaction.", change),
        Field("initially_deferred", Shape.FLAG, "Is checked there unless told otherwise.", change),
    )


def decode_deferral(d: Decoding) -> None:
    """INITIALLY DEFERRED implies DEFERRABLE (CREATE TABLE, "INITIALLY DEFERRED")."""
    if d.node.get("initially_deferred") is True:
        d.node["deferrable"] = True


def takes_index(key: Object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The index behind a key has its name, and indexes share their namespace with tables."""
    return (("relation", (key.identity.path[0], key.identity.name)),)


def named(label: str, *, columns: bool = True) -> Callable[[str, Mapping[str, Value]], str]:
    """The name the server gives a constraint: table, columns, label (ChooseConstraintName)."""

    def name(table: str, values: Mapping[str, Value]) -> str:
        part = index_columns_part(values.get("columns", ())) if columns else ""
        return object_name(table, part, label)

    return name
