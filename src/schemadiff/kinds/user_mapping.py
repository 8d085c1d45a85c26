"""User mappings: who a role is on a foreign server."""

from __future__ import annotations

from collections.abc import Iterable

from schemadiff.catalog.objects import Object
from schemadiff.kinds.foreign_options import OPTIONS
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind


def _user(mapping: Object) -> Iterable[str]:
    name = mapping.identity.name
    return () if name == "PUBLIC" else (name,)


def _decode_mapping(d: Decoding) -> None:
    if d.name == "public":
        d.error("a mapping for everybody is one for PUBLIC", hint="Write PUBLIC in capitals.")


KINDS = (
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
)
