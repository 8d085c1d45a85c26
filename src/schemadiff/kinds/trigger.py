"""Triggers on tables and views."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from schemadiff.catalog.hints import CLONE
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import effects_forms
from schemadiff.kinds.parent_tables import is_partition
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import (
    Choice,
    Choices,
    ColumnNames,
    Expression,
    ExpressionKind,
    Flag,
    Name,
    RelationRef,
    RoutineRef,
    Texts,
)
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import literal, qualified
from schemadiff.sql import split_call, split_name

_TIMING = re.compile(r"\s*(before|after|instead\s+of)\s+(.*)", re.IGNORECASE | re.DOTALL)
_EVENT = re.compile(r"\s*(insert|delete|truncate|update)(?:\s+of\s+(.+))?\s*\Z", re.IGNORECASE | re.DOTALL)
EVENTS = ("insert", "delete", "update", "truncate")


def _decode(d: Decoding) -> None:
    """Decode ``timing: before update of a or insert`` and ``execute: f('x')``."""
    _decode_timing(d)
    _decode_call(d)
    _decode_transition_tables(d)
    for key in ("deferrable", "initially_deferred", "from"):
        if d.node.get(key) and d.node.get("constraint") is not True:
            d.missing(f"only constraint triggers can have {key}", key, hint="Add `constraint: true`, or remove it.")
    if d.node.get("enabled", "origin") != "origin" and d.parent is not None and d.parent.identity.kind == "view":
        d.error("triggers of views cannot be disabled", "enabled", hint="Remove it.")
    if d.node.get("initially_deferred") is True:
        d.node["deferrable"] = True
    for message, key, hint in _impossible(d):
        (d.error if "for_each" in d.node else d.missing)(message, key, hint=hint)


def _decode_timing(d: Decoding) -> None:
    timing = d.node.pop("timing", None)
    match = _TIMING.match(timing) if isinstance(timing, str) else None
    if timing is None:
        d.missing("the trigger has no `timing`", hint="Write it as `before insert or update of column`.")
        return
    if match is None:
        d.error(f"timing must be written as `before insert or update of column`, not {timing!r}", "timing")
        return
    d.values["timing"] = " ".join(match[1].lower().split())
    events: set[str] = set()
    columns: list[str] = []
    for part in re.split(r"\s+or\s+", match[2], flags=re.IGNORECASE):
        if (event := _EVENT.match(part)) is None:
            d.error(f"{part!r} is not an event: insert, update [of columns], delete, truncate", "timing")
            continue
        events.add(event[1].lower())
        if event[2]:
            names = [split_name(c) for c in event[2].split(",")]
            if not all(n is not None and len(n) == 1 for n in names):
                d.error(f"{event[2]!r} is not a list of columns", "timing")
            columns += [n[-1] for n in names if n]
    d.values["events"] = tuple(e for e in EVENTS if e in events)
    if columns:
        d.values["update_of"] = tuple(columns)


def _decode_call(d: Decoding) -> None:
    call = d.node.pop("execute", None)
    found = split_call(call) if isinstance(call, str) else None
    if call is None:
        d.missing("the trigger has no `execute`", hint="Write it as function('argument', …).")
    elif found is None:
        d.error(f"execute must be written as function('argument', …), not {call!r}", "execute")
    else:
        name, arguments = found
        d.node["function"] = qualified(name)
        if arguments:
            d.values["arguments"] = arguments


def _decode_transition_tables(d: Decoding) -> None:
    referencing = d.node.pop("referencing", None)
    if isinstance(referencing, Mapping):
        for key, value in referencing.items():
            if key not in ("old", "new"):
                d.error(f"referencing has the keys old and new, not {key}", "referencing")
            else:
                d.values[f"{key}_table"] = value
    elif referencing is not None:
        d.error("referencing must be written as {old: name, new: name}", "referencing")


def _impossible(d: Decoding) -> Iterator[tuple[str, str, str]]:
    """Yield the combinations that CREATE TRIGGER refuses (gram.y, CreateTriggerFiringOn in trigger.c)."""
    timing, events = d.values.get("timing"), d.values.get("events", ())
    on_view = d.parent is not None and d.parent.identity.kind == "view"
    each_row = d.node.get("for_each") == "row"
    if timing is None:
        return
    if d.node.get("constraint") is True and not (timing == "after" and each_row):
        yield "a constraint trigger must be AFTER and FOR EACH ROW", "constraint", "Write `for_each: row`."
    elif timing == "instead of" and not each_row:
        yield "an INSTEAD OF trigger must be FOR EACH ROW", "timing", "Write `for_each: row`."
    elif "truncate" in events and each_row:
        yield "TRUNCATE triggers can only be FOR EACH STATEMENT", "timing", "Remove `for_each`."
    if timing == "instead of" and not on_view:
        yield "only views can have INSTEAD OF triggers", "timing", "A trigger of a table is `before` or `after`."
    elif timing != "instead of" and on_view and each_row:
        yield "FOR EACH ROW triggers of a view must be INSTEAD OF", "timing", "Write `instead of …`."
    yield from _impossible_tables(d, events)
    if "old_table" in d.values or "new_table" in d.values:
        if timing != "after":
            yield "only AFTER triggers can have transition tables", "referencing", "Remove them."
        elif len(events) > 1 or "update_of" in d.values:
            yield (
                "a trigger with transition tables must have a single event, without columns",
                "referencing",
                "Declare several triggers.",
            )


def _impossible_tables(d: Decoding, events: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the transition tables that an event does not have."""
    if len(events) != 1:
        return
    for key, without in (("old", ("insert", "truncate")), ("new", ("delete", "truncate"))):
        if f"{key}_table" in d.values and events[0] in without:
            yield f"{events[0]} has no {key} rows", "referencing", f"Remove `{key}`."
    if (table := d.values.get("old_table")) is not None and table == d.values.get("new_table"):
        yield "the old and the new rows need two names", "referencing", "Give one of them another name."


def _encode(trigger: Object, node: dict[str, Value]) -> Value:
    events = []
    for event in trigger.get("events"):
        columns = sorted(trigger.get("update_of", ())) if event == "update" else None
        events.append(f"{event} of {', '.join(qualified([c]) for c in columns)}" if columns else event)
    arguments = ", ".join(literal(a) for a in trigger.get("arguments", ()))
    events_form = {
        "timing": f"{node.pop('timing')} {' or '.join(events)}",
        **{k: v for k, v in node.items() if k == "for_each"},
        "execute": f"{node.pop('function')}({arguments})",
    }
    tables = {k: node.pop(f"{k}_table") for k in ("old", "new") if f"{k}_table" in node}
    if tables:
        events_form["referencing"] = tables
    for key in ("events", "update_of", "arguments"):
        node.pop(key, None)
    return {**events_form, **node}


def _refs(item: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield the columns of UPDATE OF and WHEN, whose type ALTER TYPE cannot change."""
    assert item.parent is not None
    for column in item.get("update_of", ()):
        yield Ref(Identity("column", (*item.parent.path, column)), "type")


def _also_takes(trigger: Object) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield the name of a constraint trigger among the constraints of its table."""
    if trigger.get("constraint"):
        yield "constraint", trigger.identity.path


ENABLED = Field(
    "enabled",
    Choice(("origin", "replica", "always", "disabled")),
    "When it fires, depending on session_replication_role.",
    in_place("enabled"),
    default="origin",
)

KINDS = (
    Kind(
        name="trigger",
        sql_keyword="TRIGGER",
        doc="A trigger.",
        fields=Fields(
            Field(
                "timing",
                Choice(("before", "after", "instead of")),
                "before, after or instead of, then the events.",
                required=True,
            ),
            Field("events", Choices(EVENTS), "The events.", in_yaml=False),
            Field("update_of", ColumnNames(), "The columns of UPDATE OF.", in_yaml=False, unordered=True),
            Field("for_each", Choice(("row", "statement")), "row or statement.", default="statement"),
            Field("when", Expression(ExpressionKind.TRIGGER), "It fires only if this is true (WHEN)."),
            Field(
                "function",
                RoutineRef(lambda trigger: ("",)),
                "The function that it runs.",
                in_yaml=False,
                required=True,
            ),
            Field("arguments", Texts(), "Its arguments.", in_yaml=False),
            Field("old_table", Name(), "The transition table of old rows.", in_yaml=False),
            Field("new_table", Name(), "The transition table of new rows.", in_yaml=False),
            Field("constraint", Flag(), "It is a constraint trigger."),
            Field("from", RelationRef(), "The referenced table of a constraint trigger (FROM)."),
            Field("deferrable", Flag(), "Deferrable: it can fire at the end of the transaction."),
            Field(
                "initially_deferred", Flag(), "Initially deferred: it fires at the end of the transaction by default."
            ),
            ENABLED,
            hints=(CLONE,),
        ),
        properties=frozenset({"comment", "depends_on_extensions", "rename"}),
        address_catalog="pg_trigger",
        yaml=YamlForm(
            key="triggers",
            parents=("table", "view", "foreign_table"),
            decode=_decode,
            schema_overrides={
                "timing": {"type": "string", "description": "before, after or instead of; then the events."},
                "execute": {"type": "string", "description": "The call: function('argument', …)."},
                "referencing": {
                    "description": "Names of the transition tables.",
                    "type": "object",
                    "properties": {"old": {"type": "string"}, "new": {"type": "string"}},
                    "additionalProperties": False,
                },
            },
            encode=_encode,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="trigger",
            reserved_names=_also_takes,
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
            needs_precondition_below=is_partition,
            effects_form=effects_forms.by_rows,
        ),
        dependencies=Dependencies(
            references=_refs,
        ),
    ),
)
