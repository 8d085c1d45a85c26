"""Views."""

from schemadiff.catalog.objects import Object
from schemadiff.kinds.table import takes_type
from schemadiff.kinds.view_column import WRITTEN, decode_columns
from schemadiff.kindspec.change_strategies import REPLACE, Way, in_place
from schemadiff.kindspec.field_types import Keys, Shape
from schemadiff.kindspec.fields import Context, Field
from schemadiff.kindspec.kind import Kind


def _query(before: Object, after: Object, context: Context) -> Way:
    """CREATE OR REPLACE VIEW may only add columns at the end (CREATE VIEW, "Description")."""
    old, new = before.hint("result"), context.facts.get("declared_columns")
    if old and new and new[: len(old)] == old:
        return in_place("create", *(() if len(old) == len(new) else ("columns",)))
    return REPLACE


def _options(before: Object, after: Object, context: Context) -> Way:
    """With another query, since check_option is for views that can be updated: neither can be ahead of the other."""
    way = _query(before, after, context) if before.get("query") != after.get("query") else REPLACE
    return in_place("options") if way is REPLACE else way


VIEW_PRIVILEGES = ("delete", "insert", "maintain", "references", "select", "trigger", "truncate", "update")

KINDS = (
    Kind(
        name="view",
        key="views",
        sql="VIEW",
        doc="A view: its query.",
        fields=(
            Field("query", Shape.QUERY, "The SELECT.", _query, required=True),
            Field("columns", Shape.NAMES, "Names of its columns where they are not the query's.", hint=True),
            Field(
                "options",
                Shape.OPTIONS,
                "security_barrier, security_invoker, check_option.",
                _options,
                keys=Keys.PARAMETER,
            ),
            Field("depends_on", Shape.TEXTS, "Objects it needs that its text does not name.", hint=True),
        ),
        short="query",
        namespace="relation",
        traits=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        privileges=VIEW_PRIVILEGES,
        replaceable=True,
        also_takes=takes_type,
        offers="columns",
        stands_in="query",
        decode=decode_columns,
        written=WRITTEN,
        catalog="pg_class",
    ),
)
