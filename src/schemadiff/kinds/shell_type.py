"""Shell types: CREATE TYPE name, a base type whose functions do not exist yet."""

from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.fields import Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import Substitutes, by_administrator
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="shell_type",
        sql_keyword="TYPE",
        doc="A shell type: created by name and not defined. PostgreSQL can neither rename it nor grant "
        "privileges on it.",
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
        substitutes=Substitutes(
            in_sandbox=by_administrator,
            given_to_builder=True,
        ),
    ),
)
