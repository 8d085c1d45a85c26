"""Foreign-data wrappers."""

from __future__ import annotations

from schemadiff.catalog.objects import Object
from schemadiff.kinds.foreign_options import OPTIONS
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Options, RoutineRef
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes, without
from schemadiff.kindspec.yaml_form import YamlForm


def _in_sandbox(wrapper: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the wrapper without functions."""
    return Substitute(without(wrapper, "handler", "validator"), by_administrator=True)


KINDS = (
    Kind(
        name="foreign_data_wrapper",
        sql_keyword="FOREIGN DATA WRAPPER",
        doc="A foreign-data wrapper that does not belong to an extension.",
        fields=Fields(
            Field("handler", RoutineRef(), "The handler function.", in_place("functions")),
            Field("validator", RoutineRef(), "The validator function.", in_place("functions")),
            Field("options", Options(), "Options of the wrapper.", OPTIONS),
        ),
        properties=frozenset({"comment", "owner", "grants", "rename"}),
        address_catalog="pg_foreign_data_wrapper",
        yaml=YamlForm(
            key="foreign_data_wrappers",
        ),
        naming=Naming(
            scope=NameScope.DATABASE,
            namespace="foreign_data_wrapper",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
        ),
        privileges=Privileges(
            available=("usage",),
        ),
        prerequisites=Prerequisites(
            superuser=True,
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
    ),
)
