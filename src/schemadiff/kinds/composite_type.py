"""Composite types and their attributes: CREATE TYPE … AS (…)."""

from __future__ import annotations

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.change_strategies import Way
from schemadiff.kindspec.kind import Kind


def _follows(composite: Object, way: Way | None) -> Way | None:
    """Values go by way of their text, which names no attribute and has them in their order."""
    return Way("anew", frozenset({"type"}), guarded=True, aside=True, through="text")


KINDS = (
    Kind(
        name="composite_type",
        key="composite_types",
        sql="TYPE",
        doc="A composite type.",
        fields=(),
        namespace="type",
        traits=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        privileges=("usage",),
        public_privileges=("usage",),
        native_guards=frozenset({"drop"}),
        follows=_follows,
        offers="type",
        catalog="pg_type",
    ),
)
