"""Access methods: CREATE ACCESS METHOD."""

from schemadiff.kindspec.field_types import Choice, RoutineRef
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

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
            scope="database",
            namespace="access_method",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
        ),
    ),
)
