"""Shell types: CREATE TYPE name, the promise of a base type whose functions are still to come."""

from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.fields import Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="shell_type",
        sql_keyword="TYPE",
        doc="A type that is promised and not defined. PostgreSQL neither renames nor grants one.",
        fields=Fields(),
        properties=frozenset({"comment", "owner", "security_labels"}),
        address_catalog="pg_type",
        yaml=YamlForm(
            key="shell_types",
        ),
        naming=Naming(
            namespace="type",
            is_shell=True,
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        dependencies=Dependencies(
            provides="type",
        ),
    ),
)
