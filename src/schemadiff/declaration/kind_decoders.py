"""How each kind is decoded: its description, prepared once for all its objects."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple, cast

from schemadiff.catalog.objects import Object, Value
from schemadiff.declaration.field_decoders import decoder
from schemadiff.declaration.places import Entry
from schemadiff.declaration.scalar_decoders import Decode, Setting, each, name
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope
from schemadiff.kindspec.registry import Registry
from schemadiff.sql.namespaces import Namespace

_NAMES = (t.Names, t.ObjectNames, t.ColumnNames)
_TAKEN_OVER = (t.Name, t.ObjectName, *_NAMES, t.Text, t.Locale, t.SqlName, t.Choice)


def _absent(field: Field) -> tuple[Value, ...]:
    """Return the values that mean the same as absence."""
    if isinstance(field.type, t.Flag):
        return (field.default, False)
    if field.required and isinstance(field.type, (t.Text, *_NAMES)):
        return (field.default, "", ())
    written = field.type.written_default if isinstance(field.type, t.Integer | t.Name) else None
    absent = (field.default, written)
    return (*absent, (), {}) if field.type.can_be_empty else absent


def _each_name(value: object) -> Value:
    """Decode what a kind's hook has accepted as names."""
    return each(enumerate(cast(Iterable[object], value)), name)


class Plan:
    """Describe how objects of one kind are decoded below parents of one kind."""

    def __init__(self, kind: Kind, parent: Kind | None, registry: Registry, plans: Plans, setting: Setting) -> None:
        self._registry = registry
        self._plans = plans
        self.kind = kind
        self.name = kind.name
        self.words = kind.name.replace("_", " ")
        self.property_ = kind.yaml.layout is Layout.PROPERTY
        self.single = kind.yaml.layout is Layout.SINGLE
        self.in_schema = kind.naming.in_schema
        self.placed = kind.naming.schema_in_key
        self.in_parent = kind.naming.scope == NameScope.PARENT
        self.routine = kind.naming.overloaded
        self.key_form = kind.yaml.key_syntax
        self.identified_by_types = kind.naming.overloaded or kind.yaml.key_syntax is not None
        self.key_says_more = self.identified_by_types or self.placed
        self.hook = kind.yaml.decode
        self.hooked = kind.yaml.needs_decode
        # Errors of the server in these texts are reported at their own places.
        self.with_places = frozenset(f.name for f in kind.fields if f.directive and isinstance(f.type, t.Expression))
        self.short = kind.yaml.shorthand
        self.whole = kind.yaml.shorthand is not None and kind.fields.by_name[kind.yaml.shorthand].type.is_mapping
        # A kind with privileges of its own does not grant those of its parent.
        target = kind if kind.privileges.available_for is not None else parent or kind
        self.fields: dict[str, tuple[Decode, tuple[Value, ...], bool]] = {
            f.name: (decoder(f.type, target, setting), _absent(f), f.directive) for f in kind.fields
        }
        self.checked: dict[str, Decode] = {
            f.name: _each_name if isinstance(f.type, _NAMES) else self.fields[f.name][0]
            for f in kind.fields
            if isinstance(f.type, _TAKEN_OVER)
        }
        """How values that the hook fills in are checked, of the types that it can take over as they were written."""
        self.internal = frozenset(f.name for f in kind.fields if not f.in_yaml)
        self.required = tuple(f.name for f in kind.fields if f.required)
        self.rename = "rename" in kind.properties
        self.shared = bool(kind.naming.namespace) and any(
            other.naming.namespace == kind.naming.namespace for other in registry.kinds.values() if other is not kind
        )
        self.server_named = bool(kind.address_catalog)
        self.reserves_name = (
            kind.naming.namespace in (Namespace.RELATION, Namespace.CONSTRAINT) or kind.naming.default_name is not None
        )
        self.collected = parent is not None and parent.yaml.derive is not None
        self.kept = self.shared or self.reserves_name or self.in_schema or kind.yaml.derive is not None
        """Whether somebody wants to know of each object."""

    @cached_property
    def children(self) -> dict[str, Plan]:
        """Return the plans of the children by key; they are built when the first object has any."""
        return {key: self._plans.of(child.name, self.name) for key, child in self._registry.children(self.name).items()}

    def keys(self) -> list[str]:
        """Return the keys that a mapping of this kind can have."""
        found = [name for name in self.fields if name not in self.internal]
        found += self.children
        found += ["renamed_from"] if self.rename else []
        found += ["name"] if self.single and not self.kind.yaml.repeatable else []
        found += ["arguments"] if self.kind.naming.overloaded else []
        return list(dict.fromkeys((*found, *self.kind.yaml.schema_overrides)))


class Plans:
    """The plans of a registry's kinds, each built on first use: most files have objects of few kinds."""

    def __init__(self, registry: Registry, setting: Setting) -> None:
        self._registry = registry
        self._setting = setting
        self._plans: dict[tuple[str, str], Plan] = {}
        self.order = {name: i for i, name in enumerate(registry.kinds)}

    def top(self, key: str) -> Plan | None:
        """Return the plan for a top-level key; None if there is no such key."""
        kind = self._registry.top.get(key)
        return None if kind is None else self.of(kind.name, None)

    def of(self, kind: str, parent: str | None) -> Plan:
        """Return the plan for a kind below a parent of that kind."""
        key = (kind, parent or "")
        plan = self._plans.get(key)
        if plan is None:
            above = self._registry[parent] if parent else None
            plan = self._plans[key] = Plan(self._registry[kind], above, self._registry, self, self._setting)
        return plan


class Waiting(NamedTuple):
    """An object without an explicit name."""

    plan: Plan
    node: object
    entry: Entry
    parent: Object
    position: int
    search_path: tuple[str, ...]
