"""Subscriptions: what logical replication receives, and from where."""

from __future__ import annotations

from collections.abc import Mapping

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.change_strategies import in_place, refused
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Choice, Flag, Name, Names, Secret
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

ALTER = in_place("alter")
NO_SLOT = "none"
_AT_THE_PUBLISHER = refused(
    "it is a property of the slot, too: ALTER SUBSCRIPTION connects to the publisher, and not inside a transaction; "
    "run it by hand"
)
_WORDS = {"streaming": {True: "on", False: "off"}, "password_required": {True: "true", False: "false"}}


def _decode(d: Decoding) -> None:
    """``streaming: true`` is ``on``; what cannot be together is said before the server says so."""
    for key, words in _WORDS.items():
        if isinstance(d.node.get(key), bool):
            d.node[key] = words[d.node[key]]
    if isinstance(names := d.node.get("publications"), list):
        d.node["publications"] = sorted(names, key=str)
    if d.node.get("slot_name") == NO_SLOT and d.node.get("enabled") is True:
        d.error("a subscription without a slot cannot be enabled", "enabled")


def _encode(subscription: Object, node: dict[str, Value]) -> Value:
    if "password_required" in node:
        node["password_required"] = node["password_required"] == "true"  # noqa: S105 - a flag
    if node.get("slot_name") == subscription.identity.name:
        del node["slot_name"]
    return node


def _leaves(subscription: Object) -> str | None:
    slot = subscription.get("slot_name", subscription.identity.name)
    if slot == NO_SLOT:
        return None
    return f"its slot {slot} stays on the publisher, which keeps WAL for it until it is dropped there by hand"


_BOOLEAN: Mapping[str, Value] = {"type": "boolean"}

KINDS = (
    Kind(
        name="subscription",
        sql_keyword="SUBSCRIPTION",
        doc="What logical replication receives. It is made without looking at the publisher, where the slot has to be "
        "made by hand; nothing that schemadiff runs makes, drops or alters a slot.",
        fields=Fields(
            Field(
                "connection",
                Secret(),
                "The connection string, as {$env: NAME}. It is written when the subscription is made, and never read, "
                "shown or compared.",
                ALTER,
                opt_in=True,
            ),
            Field(
                "publications",
                Names(),
                "The publisher's publications. Tables of one that is added are received after ALTER SUBSCRIPTION … "
                "REFRESH PUBLICATION, by hand.",
                ALTER,
                required=True,
                unordered=True,
            ),
            Field(
                "slot_name",
                Name(),
                "The slot on the publisher, none for no slot; not managed where absent, and the subscription's own "
                "name where it is made.",
                ALTER,
                opt_in=True,
            ),
            Field("enabled", Flag(), "It receives; else it waits.", ALTER, deferred=True),
            Field("binary", Flag(), "Values are sent in binary.", ALTER),
            Field(
                "streaming",
                Choice(("off", "on", "parallel"), since={"parallel": 16}),
                "Whether transactions are received before they are complete: off, on or parallel.",
                ALTER,
                default="off",
            ),
            Field(
                "synchronous_commit",
                Choice(("off", "local", "remote_write", "on", "remote_apply")),
                "The setting of the workers that apply changes.",
                ALTER,
                default="off",
            ),
            Field("two_phase", Flag(), "Prepared transactions are received.", _AT_THE_PUBLISHER, since=15),
            Field("disable_on_error", Flag(), "An error disables it.", ALTER, since=15),
            Field(
                "password_required",
                Choice(("true", "false")),
                "Whether the connection of one who is no superuser has to use a password; true where absent.",
                ALTER,
                default="true",
                since=16,
            ),
            Field("run_as_owner", Flag(), "Changes are made as its owner, not the tables'.", ALTER, since=16),
            Field(
                "origin",
                Choice(("any", "none")),
                "Which changes are asked for: any, or none for those that the publisher did not receive itself.",
                ALTER,
                default="any",
                since=16,
            ),
            Field("failover", Flag(), "The slot is kept on standbys, too.", _AT_THE_PUBLISHER, since=17),
            Field(
                "connect",
                Flag(),
                "Look at the publisher when it is made: its slot has to be there, and its tables' rows are copied.",
                directive=True,
            ),
        ),
        properties=frozenset({"comment", "owner", "rename", "security_labels"}),
        address_catalog="pg_subscription",
        yaml=YamlForm(
            key="subscriptions",
            decode=_decode,
            encode=_encode,
            schema_overrides={
                "password_required": _BOOLEAN,
                "streaming": {"anyOf": [_BOOLEAN, {"enum": ["off", "on", "parallel"]}]},
            },
        ),
        naming=Naming(
            scope="database",
            namespace="subscription",
        ),
        statements=Statements(
            idempotent=frozenset(),
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
            left_behind=_leaves,
        ),
    ),
)
