"""Foreign tables."""

from __future__ import annotations

from schemadiff.kinds import client_risks, partitioning, relation_effects
from schemadiff.kinds.foreign_options import OPTIONS
from schemadiff.kinds.hints import OF_TABLES
from schemadiff.kinds.parent_tables import parents
from schemadiff.kinds.table import ABOVE, RELEASES, around, takes_type
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import ObjectName, Options
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.inheritance import Inheritance
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="foreign_table",
        sql_keyword="FOREIGN TABLE",
        doc="A foreign table: data on a foreign server.",
        fields=Fields(
            Field("server", ObjectName("foreign_server"), "The foreign server.", required=True),
            Field("options", Options(), "Options of the table.", OPTIONS),
            *ABOVE,
            hints=OF_TABLES,
        ),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_class",
        yaml=YamlForm(
            key="foreign_tables",
            decode=partitioning.decode,
            needs_decode=partitioning.decodes,
        ),
        naming=Naming(
            namespace="relation",
            reserved_names=takes_type,
        ),
        statements=Statements(
            run_early=RELEASES,
            after_create=partitioning.follow_up,
            effects_form=relation_effects.form,
        ),
        dependencies=Dependencies(
            dropped_with=partitioning.holder,
            provides="columns",
        ),
        privileges=Privileges(
            available=("delete", "insert", "maintain", "references", "select", "trigger", "truncate", "update"),
        ),
        inheritance=Inheritance(
            attach_order=around,
            parent_relations=parents,
        ),
        stored=StoredValues(
            remote=True,
        ),
        substitutes=Substitutes(
            relation="columns",
        ),
        management=Management(
            named_by_clients=client_risks.always,
        ),
    ),
)
