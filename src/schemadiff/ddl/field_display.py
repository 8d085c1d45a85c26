"""The values of fields as a reviewer reads them: in PostgreSQL's words, both sides as the server prints them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from schemadiff.catalog.hints import BACKFILL, USING
from schemadiff.catalog.object_changes import Detail
from schemadiff.catalog.objects import Object, Value
from schemadiff.ddl.display import shown
from schemadiff.diff.catalogs import Pair
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import (
    Choice,
    ColumnRef,
    Flag,
    Integer,
    NamePath,
    Number,
    ObjectRef,
    RelationRef,
    RoutineRef,
    Secret,
    Secrets,
)
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.labels import label
from schemadiff.planner.model import PlanningInput

_DEFAULTS = {
    "as": "permissive",
    "cache": "1",
    "enabled": "origin",
    "for": "all",
    "for_each": "statement",
    "increment": "1",
    "match": "simple",
    "on_delete": "no action",
    "on_update": "no action",
    "parallel": "unsafe",
    "security": "invoker",
    "state": "disabled",
    "volatility": "volatile",
}
"""What PostgreSQL calls the value of a field that is not there."""

_NOTHING = frozenset({"identity", "compression", "partition_by", "generated_kind"})
"""Choices that need not be made; where others are not made, the server's default holds."""

_LONG = 60
"""Lists of more characters are shown with a line for each element."""


class FieldDisplay:
    """Gives the details of the changes of one plan."""

    def __init__(self, given: PlanningInput) -> None:
        self._registry = given.registry
        self._canonical_texts = given.server.canonical_texts

    def changed(self, pair: Pair) -> Iterator[Detail]:
        """Yield the fields of a pair that differ."""
        kind = self._registry[pair.declared.identity.kind]
        for name in pair.changed:
            field = kind.fields.by_name[name]
            before, after = _both(field, pair.live.get(name), pair.declared.get(name))
            printed = self._canonical_texts.get((pair.live.identity, name))
            written = after if printed is not None and after is not None and _differs(printed, after) else None
            yield Detail(self._name(kind, field), before, after if printed is None else printed, written)
        yield from self.directives(pair.declared, pair.changed)

    def directives(self, item: Object, changed: Collection[str]) -> Iterator[Detail]:
        """Yield what the YAML says about the values of a column that changes, or is new in a table with rows."""
        if (filled := item.hint(BACKFILL)) is not None and "not_null" in changed:
            yield Detail(BACKFILL.name, None, filled, directive=True)
        if (using := item.hint(USING)) is not None and "type" in changed:
            yield Detail(label(USING.name), None, using, directive=True)

    def whole(self, item: Object, *, created: bool) -> Iterator[Detail]:
        """Yield the values of an object that is created or dropped; what has its default is left out."""
        kind = self._registry[item.identity.kind]
        for field in kind.fields:
            if field.name not in item.values or field.directive:
                continue
            values = (field.default, item.get(field.name))
            before, after = _both(field, *(values if created else reversed(values)))
            yield Detail(self._name(kind, field), before, after)

    def _name(self, kind: Kind, field: Field) -> str:
        """Return the label of a field; that of a property is the property's name, if it has one field."""
        if kind.yaml.layout is not Layout.PROPERTY:
            return label(field.name)
        noun = self._registry.noun(kind.name)
        return noun if field is kind.fields[0] else f"{noun}: {label(field.name)}"


def _both(field: Field, before: Value, after: Value) -> tuple[str | None, str | None]:
    """Return both values; of a long list, each element in a line of its own."""
    texts = _text(field, before), _text(field, after)
    is_list = any(isinstance(value, tuple) for value in (before, after)) and not isinstance(field.type, _PATHS)
    if not is_list or max(len(t or "") for t in texts) <= _LONG:
        return texts
    one, other = (
        "\n".join(_text(field, (each,)) or "" for each in value) if isinstance(value, tuple) else text
        for value, text in zip((before, after), texts, strict=True)
    )
    return one, other


def _text(field: Field, value: Value) -> str | None:
    if isinstance(field.type, Secret | Secrets):
        value = _hidden(value)
    if isinstance(field.type, Flag):
        return shown(bool(value))
    if value is None and isinstance(field.type, Choice | Integer | Number) and field.name not in _NOTHING:
        return _DEFAULTS.get(field.name, "(default)")
    if isinstance(value, tuple) and isinstance(field.type, _PATHS):
        return ".".join(value)
    return shown(value)


_PATHS = (NamePath, RelationRef, ColumnRef, RoutineRef, ObjectRef)
"""Types of fields whose values are one qualified name."""


def _differs(printed: str, written: str) -> bool:
    return "".join(printed.split()) != "".join(written.split())


def _hidden(value: Value) -> Value:
    """Return a value without its secrets: only their names are shown."""
    return dict.fromkeys(value, "<hidden>") if isinstance(value, Mapping) else "<hidden>" if value is not None else None
