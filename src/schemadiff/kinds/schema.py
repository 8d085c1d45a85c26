"""Schemas: CREATE SCHEMA."""

from schemadiff.kinds import client_risks
from schemadiff.kindspec.fields import Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="schema",
        sql_keyword="SCHEMA",
        doc="A schema of the database.",
        fields=Fields(),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_namespace",
        yaml=YamlForm(
            key="schemas",
        ),
        naming=Naming(
            scope=NameScope.DATABASE,
            namespace="schema",
        ),
        management=Management(
            opt_in=True,
            named_by_clients=client_risks.always,
        ),
        privileges=Privileges(
            available=("create", "usage"),
        ),
        prerequisites=Prerequisites(
            create_on_database=True,
        ),
    ),
)
