"""Foreign data: wrappers, servers, user mappings and foreign tables."""

from __future__ import annotations

from collections.abc import Iterable

from schemadiff.catalog.objects import Object
from schemadiff.kinds import partitioning
from schemadiff.kinds.table import ABOVE, RELEASES, around, takes_type
from schemadiff.kinds.table_inheritance import parents
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

OPTIONS = in_place("options", guarded=True)


def _user(mapping: Object) -> Iterable[str]:
    name = mapping.identity.name
    return () if name == "PUBLIC" else (name,)


def _decode_mapping(d: Decoding) -> None:
    if d.name == "public":
        d.error("a mapping for everybody is one for PUBLIC", hint="Write PUBLIC in capitals.")


KINDS = (
    Kind(
        name="foreign_data_wrapper",
        key="foreign_data_wrappers",
        sql="FOREIGN DATA WRAPPER",
        doc="A foreign-data wrapper; those of extensions are theirs.",
        fields=(
            Field("handler", Shape.ROUTINE, "The function that gives its routines.", in_place("functions")),
            Field("validator", Shape.ROUTINE, "The function that checks options.", in_place("functions")),
            Field("options", Shape.OPTIONS, "Options of the wrapper.", OPTIONS),
        ),
        scope="database",
        facet=True,
        section=True,
        superuser=True,
        namespace="foreign_data_wrapper",
        traits=frozenset({"comment", "owner", "grants", "rename"}),
        privileges=("usage",),
        native_guards=frozenset({"drop", "functions"}),
        catalog="pg_foreign_data_wrapper",
    ),
    Kind(
        name="foreign_server",
        key="foreign_servers",
        sql="SERVER",
        granted="FOREIGN SERVER",
        doc="A foreign server.",
        fields=(
            Field(
                "wrapper",
                Shape.NAME,
                "The foreign-data wrapper that reaches it.",
                required=True,
                refers="foreign_data_wrapper",
            ),
            Field("type", Shape.TEXT, "Its type, as far as the wrapper knows any."),
            Field("version", Shape.TEXT, "Its version, as far as the wrapper knows any.", in_place("version")),
            Field("options", Shape.OPTIONS, "Options of the server.", OPTIONS),
        ),
        scope="database",
        facet=True,
        section=True,
        namespace="foreign_server",
        traits=frozenset({"comment", "owner", "grants", "rename"}),
        privileges=("usage",),
        native_guards=frozenset({"create", "drop", "version"}),
        catalog="pg_foreign_server",
    ),
    Kind(
        name="user_mapping",
        key="user_mappings",
        sql="USER MAPPING",
        doc="How a role, or PUBLIC, logs in on a foreign server.",
        fields=(
            Field(
                "options",
                Shape.SECRETS,
                "Each one as {$env: NAME}. Values are written when the mapping is made or an option is added, "
                "and never read, shown or compared; not managed where absent.",
                OPTIONS,
                facet=True,
            ),
        ),
        parents=("foreign_server",),
        scope="parent",
        namespace="user_mapping",
        vanishes=False,
        drop_consent=False,
        role_named=True,
        roles=_user,
        decode=_decode_mapping,
        catalog="pg_user_mapping",
    ),
    Kind(
        name="foreign_table",
        key="foreign_tables",
        sql="FOREIGN TABLE",
        doc="A foreign table: the columns of something on a foreign server.",
        fields=(
            Field("server", Shape.NAME, "The foreign server.", required=True, refers="foreign_server"),
            Field("options", Shape.OPTIONS, "Options of the table.", OPTIONS),
            *ABOVE,
        ),
        decode=partitioning.decode,
        decodes=partitioning.decodes,
        holder=partitioning.holder,
        around=around,
        releases=RELEASES,
        follow_up=partitioning.follow_up,
        namespace="relation",
        traits=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        privileges=("delete", "insert", "maintain", "references", "select", "trigger", "truncate", "update"),
        data_elsewhere=True,
        heir_of=parents,
        also_takes=takes_type,
        offers="columns",
        stands_in="columns",
        catalog="pg_class",
    ),
)
