"""Publications, and the tables they hold."""

from __future__ import annotations

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Choice, Flag, ObjectNames, Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes
from schemadiff.kindspec.yaml_form import YamlForm

OPERATIONS = ("insert", "update", "delete", "truncate")


def _decode(d: Decoding) -> None:
    """Decode ``publish: [insert, update]``, stored as the text for the server."""
    publish = d.node.get("publish")
    if publish is not None:
        words = [publish] if isinstance(publish, str) else publish
        if not isinstance(words, list) or not all(w in OPERATIONS for w in words):
            d.error(f"publish must be a list of {', '.join(OPERATIONS)}", "publish")
            del d.node["publish"]
        else:
            d.node["publish"] = ", ".join(o for o in OPERATIONS if o in words)
    if d.node.get("all_tables") is True and (d.node.get("tables") or d.node.get("schemas")):
        d.error(
            "a publication of all tables cannot name tables or schemas", "all_tables", "Remove `tables` and `schemas`."
        )
    if isinstance(schemas := d.node.get("schemas"), list):
        d.node["schemas"] = sorted(schemas, key=str)


def _encode(publication: Object, node: dict[str, Value]) -> Value:
    if "publish" in node:
        node["publish"] = node["publish"].split(", ") if node["publish"] else []
    return node


def _in_sandbox(publication: Object, sandbox: SandboxLookup) -> Substitute | None:
    """Return the publication; None for one of all tables or of a schema, which only a superuser creates."""
    return None if publication.get("all_tables") or publication.get("schemas") else Substitute(publication)


KINDS = (
    Kind(
        name="publication",
        sql_keyword="PUBLICATION",
        doc="A publication: what logical replication sends.",
        fields=Fields(
            Field("all_tables", Flag(), "Every table of the database, future ones included."),
            Field(
                "schemas",
                ObjectNames("schema"),
                "Schemas whose tables it contains, future ones included.",
                in_place("schemas", guarded=True),
                since=15,
            ),
            Field(
                "publish",
                Text(),
                "What it sends: a list of insert, update, delete and truncate; all of them if absent.",
                in_place("options"),
                default=", ".join(OPERATIONS),
            ),
            Field(
                "via_partition_root",
                Flag(),
                "Changes of partitions are sent as changes of their partitioned table.",
                in_place("options"),
            ),
            Field(
                "generated_columns",
                Choice(("none", "stored")),
                "Whether stored generated columns are sent: none or stored.",
                in_place("options"),
                default="none",
                since=18,
            ),
        ),
        properties=frozenset({"comment", "owner", "rename", "security_labels"}),
        address_catalog="pg_publication",
        yaml=YamlForm(
            key="publications",
            decode=_decode,
            encode=_encode,
            schema_overrides={
                "publish": {"anyOf": [{"enum": [*OPERATIONS]}, {"type": "array", "items": {"enum": [*OPERATIONS]}}]},
            },
        ),
        naming=Naming(
            scope=NameScope.DATABASE,
            namespace="publication",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
        ),
        prerequisites=Prerequisites(
            create_on_database=True,
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
    ),
)
