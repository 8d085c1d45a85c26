"""Access methods: CREATE ACCESS METHOD."""

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.field_types import Choice, RoutineRef
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes, with_values
from schemadiff.kindspec.yaml_form import YamlForm


def _in_sandbox(method: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the access method with a handler of the server's own."""
    handler = method.get("handler")
    if handler[0] != "pg_catalog":
        handler = ("pg_catalog", "gisthandler" if method.get("type") == "index" else "heap_tableam_handler")
    return Substitute(with_values(method, {**method.values, "handler": handler}), by_administrator=True)


KINDS = (
    Kind(
        name="access_method",
        sql_keyword="ACCESS METHOD",
        doc="An access method: a way to store tables or indexes.",
        fields=Fields(
            Field("type", Choice(("index", "table")), "What it stores: tables or indexes.", required=True),
            Field("handler", RoutineRef(), "The handler function.", required=True),
        ),
        properties=frozenset({"comment"}),
        address_catalog="pg_am",
        yaml=YamlForm(
            key="access_methods",
        ),
        naming=Naming(
            scope=NameScope.DATABASE,
            namespace="access_method",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
    ),
)
