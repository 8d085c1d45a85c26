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
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm

ALTER = in_place("alter")
NO_SLOT = "none"
_AT_THE_PUBLISHER = refused(
    "it is a property of the slot as well: ALTER SUBSCRIPTION connects to the publisher and cannot run inside a "
    "transaction; run it by hand"
)
_WORDS = {"streaming": {True: "on", False: "off"}, "password_required": {True: "true", False: "false"}}


def _decode(d: Decoding) -> None:
    """Decode ``streaming: true`` as ``on``, and report options that exclude each other."""
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


def _as_read(subscription: Object) -> Mapping[str, Value]:
    """Return the values with the name of the slot, which PostgreSQL derives from that of the subscription."""
    return {"slot_name": subscription.identity.name, **subscription.values}


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
            Field("enabled", Flag(), "It is enabled and receives changes.", ALTER, deferred=True),
            Field("binary", Flag(), "Values are sent in binary format.", ALTER),
            Field(
                "streaming",
                Choice(("off", "on", "parallel"), since={"parallel": 16}),
                "Whether transactions in progress are streamed: off, on or parallel.",
                ALTER,
                default="off",
            ),
            Field(
                "synchronous_commit",
                Choice(("off", "local", "remote_write", "on", "remote_apply")),
                "The synchronous_commit setting of the workers that apply changes.",
                ALTER,
                default="off",
            ),
            Field(
                "two_phase",
                Flag(),
                "Prepared transactions are received as such (two_phase).",
                _AT_THE_PUBLISHER,
                since=15,
            ),
            Field("disable_on_error", Flag(), "An error disables the subscription.", ALTER, since=15),
            Field(
                "password_required",
                Choice(("true", "false")),
                "Whether connections of an owner who is not a superuser must use a password; true if absent.",
                ALTER,
                default="true",
                since=16,
            ),
            Field(
                "run_as_owner",
                Flag(),
                "Changes are applied as the owner of the subscription and not of the tables.",
                ALTER,
                since=16,
            ),
            Field(
                "origin",
                Choice(("any", "none")),
                "The origin of changes: any, or none for changes that the publisher did not receive by replication.",
                ALTER,
                default="any",
                since=16,
            ),
            Field("failover", Flag(), "The slot is synchronized to standbys (failover).", _AT_THE_PUBLISHER, since=17),
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
            scope=NameScope.DATABASE,
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
        substitutes=Substitutes(
            left_out=True,
            as_read=_as_read,
        ),
    ),
)
