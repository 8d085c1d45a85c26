"""Foreign servers."""

from __future__ import annotations

from schemadiff.kinds.foreign_options import OPTIONS
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import ObjectName, Options, Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import Substitutes, by_administrator
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="foreign_server",
        sql_keyword="SERVER",
        doc="A foreign server.",
        fields=Fields(
            Field(
                "wrapper",
                ObjectName("foreign_data_wrapper"),
                "The foreign-data wrapper for it.",
                required=True,
            ),
            Field("type", Text(), "Its type, if the wrapper uses one."),
            Field("version", Text(), "Its version, if the wrapper uses one.", in_place("version")),
            Field("options", Options(), "Options of the server.", OPTIONS),
        ),
        properties=frozenset({"comment", "owner", "grants", "rename"}),
        address_catalog="pg_foreign_server",
        yaml=YamlForm(
            key="foreign_servers",
        ),
        naming=Naming(
            scope=NameScope.DATABASE,
            namespace="foreign_server",
        ),
        statements=Statements(
            idempotent=frozenset({"create", "drop"}),
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
        ),
        privileges=Privileges(
            keyword="FOREIGN SERVER",
            available=("usage",),
        ),
        substitutes=Substitutes(
            in_sandbox=by_administrator,
            given_to_builder=True,
        ),
    ),
)
