"""Defaults of columns."""

from __future__ import annotations

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds.table_inheritance import column_leaders, relation
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind


def _default_copy_of(default: Object, catalog: Catalog) -> tuple[Identity, ...]:
    *holder, name = default.identity.path[1:]
    table = relation(catalog, tuple(holder))
    leaders = column_leaders(table, name) if table is not None else ()
    return tuple(Identity("default", ("column", *i.path)) for i in leaders)


KINDS = (
    Kind(
        name="default",
        key="default",
        sql="DEFAULT",
        doc="A column's default.",
        fields=(
            Field(
                "expression",
                Shape.EXPRESSION,
                "The expression.",
                in_place("create"),
                required=True,
                of="none",
                asked="default",
            ),
        ),
        parents=("column",),
        layout=Layout.TRAIT,
        short="expression",
        scope="parent",
        namespace="default",
        inline=True,
        batch=True,
        native_guards=frozenset({"create", "drop"}),
        drop_consent=False,
        copy_of=_default_copy_of,
        carried=frozenset({"type"}),
        catalog="pg_attrdef",
    ),
)
