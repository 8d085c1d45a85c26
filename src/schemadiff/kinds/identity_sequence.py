"""The sequence of an identity column, as far as it is more than the column's options: privileges, comment, persistence.

The server makes it and drops it with the identity, so it is there wherever a column has one.
"""

from collections.abc import Callable, Mapping
from typing import Any

from schemadiff.kinds.column import sequence_of
from schemadiff.model.kind import Field, Kind, Layout, Shape, in_place
from schemadiff.model.names import Names
from schemadiff.model.objects import Identity, Object, Value
from schemadiff.postgres.quoting import qualified


def _called(sequence: Any) -> str:
    column = sequence.parent
    return qualified((column.path[0], sequence_of(column.object)))


def _resolve(sequence: Object, names: Names, error: Callable[..., None]) -> Mapping[str, Value]:
    """A sequence is as persistent as its table where nobody says otherwise."""
    _, schema, table, _ = sequence.identity.path
    column = names.catalog.get(sequence.parent) if sequence.parent is not None else None
    if column is not None and column.get("identity") is None:
        error("the column is no identity, and has no sequence of its own", "Write `identity: always` beside it.")
    holder = names.catalog.get(Identity("table", (schema, table)))
    unlogged = holder is not None and holder.get("unlogged", False)
    if sequence.get("persistence") == ("unlogged" if unlogged else "logged"):
        return {}
    return sequence.values


KINDS = (
    Kind(
        name="identity_sequence",
        key="sequence",
        sql="SEQUENCE",
        doc="The sequence of an identity column; what is not written of it stays as it is.",
        fields=(
            Field(
                "persistence",
                Shape.CHOICE,
                "logged or unlogged, where its table is the other.",
                in_place("persistence"),
                choices=("logged", "unlogged"),
                facet=True,
                since=15,
            ),
        ),
        parents=("column",),
        layout=Layout.TRAIT,
        scope="parent",
        namespace="identity_sequence",
        called=_called,
        traits=frozenset({"comment", "grants", "security_labels"}),
        privileges=("select", "update", "usage"),
        facet=True,
        resolve=_resolve,
        catalog="pg_class",
    ),
)
