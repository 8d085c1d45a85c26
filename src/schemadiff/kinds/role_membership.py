"""Memberships of roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds import security_risks
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice, Flag
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

OPTIONS = in_place("options", "exists")
"""Revokes existing grants, and with them those that the member made (16)."""


def _decode_membership(d: Decoding) -> None:
    """Decode `inherit` and `set`, which are true, false, or absent with a meaning of its own."""
    for key, name in (("inherit", "inherits"), ("set", "without_set")):
        given = d.node.pop(key, None)
        if given is None:
            continue
        if given is not True and given is not False:
            d.error(f"{key} must be true or false", key)
        elif key == "inherit":
            d.values[name] = "true" if given else "false"
        elif not given:
            d.values[name] = True


def _encode_membership(membership: Object, node: dict[str, Value]) -> Value:
    if "inherits" in node:
        node["inherit"] = node.pop("inherits") == "true"
    if node.pop("without_set", False):
        node["set"] = False
    return node


def _resolve_membership(membership: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values with `inherit` resolved: by default it is the INHERIT attribute of the member."""
    if membership.get("inherits") is not None:
        return membership.values
    member = names.catalog.get(membership.parent) if membership.parent is not None else None
    own = "false" if member is not None and member.get("noinherit") else "true"
    return {**membership.values, "inherits": own}


def _group(membership: Object) -> Iterable[str]:
    yield membership.identity.name


KINDS = (
    Kind(
        name="role_membership",
        sql_keyword="ROLE MEMBERSHIP",
        doc="A membership in a role, by any grantor.",
        fields=Fields(
            Field("admin", Flag(), "The member can grant it to others (ADMIN OPTION).", OPTIONS),
            Field(
                "inherits",
                Choice(("true", "false")),
                "Whether the member has its privileges without SET ROLE.",
                OPTIONS,
                since=16,
                in_yaml=False,
            ),
            Field("without_set", Flag(), "The member cannot SET ROLE to it.", OPTIONS, since=16, in_yaml=False),
        ),
        address_catalog="pg_auth_members",
        yaml=YamlForm(
            key="member_of",
            parents=("role",),
            normalize=_resolve_membership,
            decode=_decode_membership,
            encode=_encode_membership,
            schema_overrides={
                "inherit": {
                    "type": "boolean",
                    "description": "Whether the member has its privileges without SET ROLE.",
                },
                "set": {"type": "boolean", "description": "Whether the member can SET ROLE to it; true if absent."},
            },
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="role_membership",
        ),
        statements=Statements(
            idempotent=frozenset({"create", "drop"}),
        ),
        dependencies=Dependencies(
            precedes_all=True,
        ),
        management=Management(
            cluster_wide=True,
            drop_needs_consent=False,
            risks=security_risks.of_membership,
        ),
        renaming=Renaming(
            follows_role=True,
        ),
        prerequisites=Prerequisites(
            role_attribute="CREATEROLE",
            roles=_group,
        ),
    ),
)
