"""Roles of the cluster. Passwords are neither read nor written."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from schemadiff.kinds import client_risks, security_risks
from schemadiff.kinds.hints import KEPT
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Flag, Integer, Keys, Options, Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

ATTRIBUTES = in_place("attributes")
SETTINGS = in_place("settings")


RESERVED = ("public", "none", "current_role", "current_user", "session_user")


def _decode(d: Decoding) -> None:
    """Decode roles: a list becomes a mapping without options, times are in UTC, setting names in lower case."""
    if d.name.startswith("pg_"):
        d.error(f"{d.name} is a role of the system", hint="Its members are declared with `member_of` of each of them.")
    elif d.name.lower() in RESERVED:
        d.error(f"a role cannot have the name {d.name}")
    groups = d.node.get("member_of")
    if isinstance(groups, str):
        groups = [groups]
    if isinstance(groups, list) and all(isinstance(g, str) for g in groups):
        d.node["member_of"] = dict.fromkeys(groups)
    if (until := d.node.get("valid_until")) is not None and (moment := _time(str(until))) is None:
        d.error(f"{until!r} is not a time", "valid_until", "Write it as 2027-01-31 or 2027-01-31 12:00:00+01:00.")
        del d.node["valid_until"]
    elif until is not None:
        d.node["valid_until"] = moment
    for key in ("settings", "settings_in_database"):
        if isinstance(given := d.node.get(key), dict):
            d.node[key] = {str(name).lower(): value for name, value in given.items()}


_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?")


def _time(text: str) -> str | None:
    """Return a time as the server prints it in UTC; a time without zone is in UTC. None if it is no time."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    zone = {None: "+00:00", "Z": "+00:00"}.get(found[4], found[4] or "")
    zone = zone if len(zone) > 3 else f"{zone}:00"
    try:
        moment = datetime.fromisoformat(f"{found[1]}T{found[2] or '00:00'}{found[3] or ':00'}{zone}")
    except ValueError:
        return None
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}+00"


KINDS = (
    Kind(
        name="role",
        sql_keyword="ROLE",
        doc="A role of the cluster. What is declared is managed; what is not is dropped, with consent, but for "
        "superusers, the connected role, and whoever owns or may do anything outside of this database.",
        fields=Fields(
            Field("superuser", Flag(), "It bypasses all permission checks.", ATTRIBUTES),
            Field("createdb", Flag(), "It can create databases.", ATTRIBUTES),
            Field("createrole", Flag(), "It can create roles.", ATTRIBUTES),
            Field(
                "noinherit",
                Flag(),
                "NOINHERIT: it has the privileges of roles that it is a member of only after SET ROLE.",
                ATTRIBUTES,
            ),
            Field("login", Flag(), "It can log in. Passwords are not managed.", ATTRIBUTES),
            Field("replication", Flag(), "It can start replication.", ATTRIBUTES),
            Field("bypassrls", Flag(), "It bypasses row level security.", ATTRIBUTES),
            Field("connection_limit", Integer(), "The connection limit; no limit if absent.", ATTRIBUTES, -1),
            Field(
                "valid_until",
                Text(),
                "The time after which its password is invalid; UTC without a time zone.",
                ATTRIBUTES,
            ),
            Field("settings", Options(keys=Keys.SETTING), "The settings of its sessions.", SETTINGS),
            Field(
                "settings_in_database",
                Options(keys=Keys.SETTING),
                "The settings of its sessions in this database.",
                SETTINGS,
            ),
            hints=(KEPT,),
        ),
        properties=frozenset({"comment", "rename", "security_labels"}),
        address_catalog="pg_authid",
        yaml=YamlForm(
            key="roles",
            decode=_decode,
            schema_overrides={
                "member_of": {
                    "description": "The roles that it is a member of.",
                    "anyOf": [
                        {"type": "string"},
                        {"type": "array", "items": {"type": "string"}},
                        {"type": "object", "additionalProperties": {"$ref": "#/definitions/role_membership"}},
                    ],
                }
            },
        ),
        naming=Naming(
            scope=NameScope.DATABASE,
            namespace="role",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
            after_create=lambda role, creation: (
                (SETTINGS,) if role.get("settings") or role.get("settings_in_database") else ()
            ),
        ),
        dependencies=Dependencies(
            precedes_all=True,
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
            cluster_wide=True,
            protected=lambda role: bool(role.hint(KEPT)),
            named_by_clients=client_risks.logs_in,
            risks=security_risks.of_role,
        ),
        prerequisites=Prerequisites(
            role_attribute="CREATEROLE",
        ),
    ),
)
