"""Shell types: CREATE TYPE name, the promise of a base type whose functions are still to come."""

from schemadiff.kindspec.kind import Kind

KINDS = (
    Kind(
        name="shell_type",
        key="shell_types",
        sql="TYPE",
        doc="A type that is promised and not defined. PostgreSQL neither renames nor grants one.",
        fields=(),
        namespace="type",
        traits=frozenset({"comment", "owner", "security_labels"}),
        promise=True,
        native_guards=frozenset({"drop"}),
        offers="type",
        catalog="pg_type",
    ),
)
