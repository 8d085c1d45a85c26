"""Composite types and their attributes: CREATE TYPE … AS (…)."""

from __future__ import annotations

from schemadiff.catalog.objects import Object
from schemadiff.kinds import client_risks
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.fields import Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm


def _follows(composite: Object, strategy: ChangeStrategy | None) -> ChangeStrategy | None:
    """Return how values are converted when the type is recreated: by their text, which contains the values in order."""
    return ChangeStrategy("anew", frozenset({"type"}), guarded=True, replaces_type=True, intermediate_type="text")


KINDS = (
    Kind(
        name="composite_type",
        sql_keyword="TYPE",
        doc="A composite type.",
        fields=Fields(),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_type",
        yaml=YamlForm(
            key="composite_types",
        ),
        naming=Naming(
            namespace="type",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        dependencies=Dependencies(
            provides="type",
        ),
        privileges=Privileges(
            available=("usage",),
            public_by_default=("usage",),
        ),
        stored=StoredValues(
            convert=_follows,
        ),
        management=Management(
            named_by_clients=client_risks.always,
        ),
    ),
)
