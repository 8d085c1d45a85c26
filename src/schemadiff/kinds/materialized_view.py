"""Materialized views. Their rows are derived: recreating one loses nothing, and it is refreshed at the end."""

from __future__ import annotations

from schemadiff.catalog.hints import RESULT
from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds import client_risks
from schemadiff.kinds.hints import STORAGES, WITH_DATA
from schemadiff.kinds.online_field import WHEN_ONLINE
from schemadiff.kinds.table import takes_type
from schemadiff.kinds.view import VIEW_PRIVILEGES
from schemadiff.kinds.view_column import WRITTEN, decode_columns, reconcile_live
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Flag, Keys, Name, Names, Options, Query, Texts
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.reconciliation import Reconciliation
from schemadiff.kindspec.statements import Creation, Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes
from schemadiff.kindspec.yaml_form import YamlForm


def _access_method(before: Object, after: Object, context: Context) -> ChangeStrategy:
    return in_place("access_method") if context.version >= 15 else REPLACE


def _follow_up(view: Object, creation: Creation) -> tuple[ChangeStrategy, ...]:
    """Return the statements after the view is created: REFRESH once everything that it reads exists, seeds included.

    A recreated view is refreshed if the old one was populated: that is a state, which the YAML decides only at
    creation. REFRESH runs as the owner, who may not have SELECT on what the view reads, so the owner is changed
    afterwards.
    """
    filled = (creation.live.get(view.identity) or view).hint(WITH_DATA) is not False
    return (ChangeStrategy("populate", last=True, before=("owner",)),) if filled else ()


def _encode(view: Object, node: dict[str, Value]) -> Value:
    if node.get("with_data") is not False:
        node.pop("with_data", None)
    return node


def _unfilled(view: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the view WITH NO DATA: nobody reads its rows there, and its query would run."""
    return Substitute(view.with_hints(WITH_DATA.of(False)))


KINDS = (
    Kind(
        name="materialized_view",
        sql_keyword="MATERIALIZED VIEW",
        doc="A materialized view: its query.",
        fields=Fields(
            Field("query", Query(), "The SELECT.", required=True),
            Field("columns", Names(), "Names of its columns, if they are not those of the query.", directive=True),
            Field("with_data", Flag(), "Whether it is populated when it is created; true if absent.", directive=True),
            Field(
                "options",
                Options(keys=Keys.PARAMETER),
                "Storage parameters (fillfactor, autovacuum_…).",
                in_place("options"),
            ),
            Field("access_method", Name(), "The table access method.", _access_method, default="heap"),
            Field("tablespace", Name(written_default="pg_default"), "The tablespace.", in_place("tablespace")),
            Field(
                "depends_on",
                Texts(),
                "Objects on which it depends although its text does not name them.",
                directive=True,
            ),
            WHEN_ONLINE,
            hints=(RESULT, STORAGES),
        ),
        properties=frozenset({"comment", "depends_on_extensions", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_class",
        yaml=YamlForm(
            key="materialized_views",
            shorthand="query",
            decode=decode_columns,
            schema_overrides=WRITTEN,
            encode=_encode,
        ),
        naming=Naming(
            namespace="relation",
            reserved_names=takes_type,
        ),
        statements=Statements(
            idempotent=frozenset({"create", "drop"}),
            after_create=_follow_up,
        ),
        dependencies=Dependencies(
            provides="columns",
        ),
        privileges=Privileges(
            available=VIEW_PRIVILEGES,
        ),
        reconciliation=Reconciliation(
            live=reconcile_live,
        ),
        substitutes=Substitutes(
            relation="query",
            in_sandbox=_unfilled,
        ),
        management=Management(
            named_by_clients=client_risks.always,
            risks=client_risks.of_view,
        ),
    ),
)
