"""Defaults of columns."""

from __future__ import annotations

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds import online_columns
from schemadiff.kinds.parent_tables import parent_columns, relation
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Expression, ExpressionKind
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.inheritance import Inheritance
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm


def _default_copy_of(default: Object, catalog: Catalog) -> tuple[Identity, ...]:
    *holder, name = default.identity.path[1:]
    table = relation(catalog, tuple(holder))
    parent_objects = parent_columns(table, name) if table is not None else ()
    return tuple(Identity("default", ("column", *i.path)) for i in parent_objects)


KINDS = (
    Kind(
        name="default",
        sql_keyword="DEFAULT",
        doc="A column's default.",
        fields=Fields(
            Field(
                "expression",
                Expression(ExpressionKind.DEFAULT, columns=False),
                "The expression.",
                in_place("create"),
                required=True,
            ),
        ),
        address_catalog="pg_attrdef",
        yaml=YamlForm(
            key="default",
            parents=("column",),
            layout=Layout.PROPERTY,
            shorthand="expression",
        ),
        naming=Naming(
            noun="DEFAULT",
            scope=NameScope.PARENT,
            namespace="default",
        ),
        statements=Statements(
            inline=True,
            alter_table_action=True,
            idempotent=frozenset({"create", "drop"}),
        ),
        dependencies=Dependencies(
            server_maintained=frozenset({"type"}),
        ),
        management=Management(
            drop_needs_consent=False,
        ),
        inheritance=Inheritance(
            inherited_from=_default_copy_of,
        ),
        stored=StoredValues(
            online=online_columns.default,
        ),
    ),
)
