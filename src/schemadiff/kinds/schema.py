"""Schemas: CREATE SCHEMA."""

from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="schema",
        key="schemas",
        sql="SCHEMA",
        doc="A schema of the database.",
        fields=(),
        in_database=True,
        scope="database",
        facet=True,
        namespace="schema",
        traits=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        privileges=("create", "usage"),
        catalog="pg_namespace",
    ),
)
