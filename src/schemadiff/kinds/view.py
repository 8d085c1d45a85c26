"""Views."""

from schemadiff.catalog.hints import RESULT
from schemadiff.catalog.objects import Object
from schemadiff.kinds import client_risks, effects_forms, security_risks
from schemadiff.kinds.table import takes_type
from schemadiff.kinds.view_column import WRITTEN, decode_columns
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Keys, Names, Options, Query, Texts
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm


def _query(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how a query changes: CREATE OR REPLACE VIEW can only append columns (CREATE VIEW, "Description")."""
    old, new = before.hint(RESULT), context.declared_columns
    if old and new and new[: len(old)] == old:
        return in_place("create", *(() if len(old) == len(new) else ("columns",)))
    return REPLACE


def _options(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how options change: together with the query, since check_option needs an updatable view."""
    strategy = _query(before, after, context) if before.get("query") != after.get("query") else REPLACE
    return in_place("options") if strategy is REPLACE else strategy


VIEW_PRIVILEGES = ("delete", "insert", "maintain", "references", "select", "trigger", "truncate", "update")

KINDS = (
    Kind(
        name="view",
        sql_keyword="VIEW",
        doc="A view: its query.",
        fields=Fields(
            Field("query", Query(), "The SELECT.", _query, required=True),
            Field("columns", Names(), "Names of its columns, if they are not those of the query.", directive=True),
            Field(
                "options", Options(keys=Keys.PARAMETER), "security_barrier, security_invoker, check_option.", _options
            ),
            Field(
                "depends_on",
                Texts(),
                "Objects on which it depends although its text does not name them.",
                directive=True,
            ),
            hints=(RESULT,),
        ),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_class",
        yaml=YamlForm(
            key="views",
            shorthand="query",
            decode=decode_columns,
            schema_overrides=WRITTEN,
        ),
        naming=Naming(
            namespace="relation",
            reserved_names=takes_type,
        ),
        statements=Statements(
            or_replace=True,
            effects_form=effects_forms.by_replacement,
        ),
        dependencies=Dependencies(
            provides="columns",
        ),
        privileges=Privileges(
            available=VIEW_PRIVILEGES,
        ),
        substitutes=Substitutes(
            relation="query",
        ),
        management=Management(
            named_by_clients=client_risks.always,
            risks=lambda change: (*client_risks.of_view(change), *security_risks.of_view(change)),
        ),
    ),
)
