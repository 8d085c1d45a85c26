"""Event triggers: functions that fire on DDL, or on login."""

from __future__ import annotations

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Choice, RoutineRef, Texts
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import qualified
from schemadiff.sql import split_name


def _decode(d: Decoding) -> None:
    """Decode ``execute: f()`` as of a trigger, and tags in the server's order and case."""
    call = d.node.pop("execute", None)
    name = call.strip().removesuffix("()") if isinstance(call, str) else None
    parts = split_name(name) if name is not None and name != str(call).strip() else None
    if call is None:
        d.missing("the event trigger has no `execute`", hint="Write it as function().")
    elif parts is None or len(parts) > 2:
        d.error(f"execute must be written as function(), not {call!r}", "execute")
    else:
        d.node["function"] = qualified(parts)
    tags = [tags] if isinstance(tags := d.node.get("tags"), str) else tags
    if isinstance(tags, list) and all(isinstance(t, str) for t in tags):
        d.node["tags"] = sorted({" ".join(t.upper().split()) for t in tags})


def _encode(trigger: Object, node: dict[str, Value]) -> Value:
    return {("execute" if k == "function" else k): (f"{v}()" if k == "function" else v) for k, v in node.items()}


KINDS = (
    Kind(
        name="event_trigger",
        sql_keyword="EVENT TRIGGER",
        doc="An event trigger: a function that runs on DDL. Created last and dropped first, so that a plan does "
        "not fire those that it creates.",
        fields=Fields(
            Field(
                "event",
                Choice(
                    ("ddl_command_start", "ddl_command_end", "sql_drop", "table_rewrite", "login"), since={"login": 17}
                ),
                "The event.",
                required=True,
            ),
            Field("tags", Texts(), "The command tags that it fires for; all if absent."),
            Field(
                "function",
                RoutineRef(lambda trigger: ("",)),
                "The function that it runs.",
                in_yaml=False,
                required=True,
            ),
            Field(
                "enabled",
                Choice(("origin", "replica", "always", "disabled")),
                "When it fires, depending on session_replication_role.",
                in_place("enabled"),
                default="origin",
            ),
        ),
        properties=frozenset({"comment", "owner", "rename", "security_labels"}),
        address_catalog="pg_event_trigger",
        yaml=YamlForm(
            key="event_triggers",
            decode=_decode,
            encode=_encode,
            schema_overrides={"execute": {"type": "string", "description": "The call: function()."}},
        ),
        naming=Naming(
            scope=NameScope.DATABASE,
            namespace="event_trigger",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
        ),
        prerequisites=Prerequisites(
            superuser=True,
        ),
        substitutes=Substitutes(
            left_out=True,
        ),
    ),
)
