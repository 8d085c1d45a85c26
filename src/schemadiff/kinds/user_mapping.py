"""User mappings: CREATE USER MAPPING, the credentials of a role on a foreign server."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.kinds.foreign_options import OPTIONS
from schemadiff.kinds.hints import HIDDEN
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Secrets
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.reconciliation import Owners, Reconciliation
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm


def _user(mapping: Object) -> Iterable[str]:
    name = mapping.identity.name
    return () if name == "PUBLIC" else (name,)


def _decode_mapping(d: Decoding) -> None:
    if d.name == "public":
        d.error("a mapping for all users is for PUBLIC", hint="Write PUBLIC in capitals.")


def _reconcile_live(live: Catalog, declared: Catalog, version: int, owners: Owners) -> Iterable[Object]:
    """Return the live objects, of which mappings with hidden options have those that are declared."""
    hidden = {
        item.identity: msgspec.structs.replace(item, values=declared[item.identity].values)
        for item in live.by_kind.get("user_mapping", ())
        if item.hint(HIDDEN) and item.identity in declared
    }
    return [hidden.get(item.identity, item) for item in live] if hidden else live


KINDS = (
    Kind(
        name="user_mapping",
        sql_keyword="USER MAPPING",
        doc="A user mapping: how a role, or PUBLIC, logs in to a foreign server.",
        fields=Fields(
            Field(
                "options",
                Secrets(),
                "Each one as {$env: NAME}. Values are written when the mapping is made or an option is added, "
                "and never read, shown or compared; not managed where absent.",
                OPTIONS,
                opt_in=True,
            ),
            hints=(HIDDEN,),
        ),
        address_catalog="pg_user_mapping",
        yaml=YamlForm(
            key="user_mappings",
            parents=("foreign_server",),
            decode=_decode_mapping,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="user_mapping",
        ),
        statements=Statements(
            dropped_with_parent=False,
        ),
        management=Management(
            drop_needs_consent=False,
        ),
        renaming=Renaming(
            follows_role=True,
        ),
        prerequisites=Prerequisites(
            roles=_user,
        ),
        reconciliation=Reconciliation(
            live=_reconcile_live,
        ),
    ),
)
