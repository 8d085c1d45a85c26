"""How each kind is read: what its description says, worked out once for all its objects."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

from schemadiff.catalog.objects import Object, Value
from schemadiff.declaration.field_decoders import decoder
from schemadiff.declaration.places import Spot
from schemadiff.declaration.scalar_decoders import Decode, Setting, each, name
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry

_WHOLE = frozenset({Shape.GRANTS, Shape.OPTIONS, Shape.SECRET, Shape.SECRETS, Shape.DATA, Shape.OBJECT_LISTS})
"""Shapes whose value is a mapping itself."""

_CAN_BE_EMPTY = frozenset(
    {
        Shape.NAMES,
        Shape.TEXTS,
        Shape.OPTIONS,
        Shape.OBJECT_LISTS,
        Shape.MEMBERS,
        Shape.PARAMETERS,
        Shape.GRANTS,
        Shape.ROWS,
        Shape.DATA,
    }
)

_TAKEN_OVER = frozenset({Shape.NAME, Shape.NAMES, Shape.TEXT, Shape.CHOICE})


def _absent(field: Field) -> tuple[Value, ...]:
    """The values that say the same as leaving the field out."""
    if field.shape is Shape.FLAG:
        return (field.default, False)
    if field.required and field.shape in (Shape.TEXT, Shape.NAMES):
        return (field.default, "", ())
    absent = (field.default, field.written_default)
    return (*absent, (), {}) if field.shape in _CAN_BE_EMPTY else absent


class Plan:
    """How objects of one kind are read below parents of one kind."""

    def __init__(self, kind: Kind, parent: Kind | None, registry: Registry, plans: Plans, setting: Setting) -> None:
        self._registry = registry
        self._plans = plans
        self.kind = kind
        self.name = kind.name
        self.words = kind.name.replace("_", " ")
        self.trait = kind.yaml.layout is Layout.TRAIT
        self.single = kind.yaml.layout is Layout.SINGLE
        self.in_schema = kind.naming.scope == "schema"
        self.placed = kind.naming.schema_in_key
        self.in_parent = kind.naming.scope == "parent"
        self.routine = kind.naming.overloaded
        self.key_form = kind.yaml.key_syntax
        self.told_by_types = kind.naming.overloaded or kind.yaml.key_syntax is not None
        self.hook = kind.yaml.decode
        self.hooked = kind.yaml.needs_decode
        # Texts of hints that the server judges are told at their own places.
        self.with_places = frozenset(f.name for f in kind.fields if f.hint and f.shape is Shape.EXPRESSION)
        self.short = kind.yaml.shorthand
        self.whole = kind.yaml.shorthand is not None and kind.fields.by_name[kind.yaml.shorthand].shape in _WHOLE
        # Who has privileges of its own is not granted what can be granted on its parent.
        target = kind if kind.privileges.available_for is not None else parent or kind
        self.fields: dict[str, tuple[Decode, tuple[Value, ...], bool]] = {
            f.name: (decoder(f, target, setting), _absent(f), f.hint) for f in kind.fields
        }
        self.checked: dict[str, Decode] = {
            f.name: (lambda value: each(enumerate(value), name)) if f.shape is Shape.NAMES else self.fields[f.name][0]
            for f in kind.fields
            if f.shape in _TAKEN_OVER
        }
        """How values that the hook fills in are checked, of the shapes that it can take over as they were written."""
        self.internal = frozenset(f.name for f in kind.fields if f.internal)
        self.required = tuple(f.name for f in kind.fields if f.required)
        self.rename = "rename" in kind.properties
        self.shared = bool(kind.naming.namespace) and any(
            other.naming.namespace == kind.naming.namespace for other in registry.kinds.values() if other is not kind
        )
        self.server_named = bool(kind.address_catalog)
        self.claims = kind.naming.namespace in ("relation", "constraint") or kind.naming.default_name is not None
        self.collected = parent is not None and parent.yaml.derive is not None
        self.kept = self.shared or self.claims or self.in_schema or kind.yaml.derive is not None
        """Whether somebody wants to know of each object."""

    @cached_property
    def children(self) -> dict[str, Plan]:
        """The plans of what stands below it, by key; made when the first object has any."""
        return {key: self._plans.of(child.name, self.name) for key, child in self._registry.children(self.name).items()}

    def keys(self) -> list[str]:
        """The keys that a mapping of this kind takes."""
        found = [name for name in self.fields if name not in self.internal]
        found += self.children
        found += ["renamed_from"] if self.rename else []
        found += ["name"] if self.single and not self.kind.yaml.repeatable else []
        found += ["arguments"] if self.kind.naming.overloaded else []
        return list(dict.fromkeys((*found, *self.kind.yaml.schema_overrides)))


class Plans:
    """The plans of a registry's kinds, each made when it is first asked for: most files have objects of few kinds."""

    def __init__(self, registry: Registry, setting: Setting) -> None:
        self._registry = registry
        self._setting = setting
        self._plans: dict[tuple[str, str], Plan] = {}
        self.order = {name: i for i, name in enumerate(registry.kinds)}

    def top(self, key: str) -> Plan | None:
        """The plan for what stands at the top of a file under that key, or None where nothing does."""
        kind = self._registry.top.get(key)
        return None if kind is None else self.of(kind.name, None)

    def of(self, kind: str, parent: str | None) -> Plan:
        """The plan for a kind below a parent of that kind."""
        key = (kind, parent or "")
        plan = self._plans.get(key)
        if plan is None:
            above = self._registry[parent] if parent else None
            plan = self._plans[key] = Plan(self._registry[kind], above, self._registry, self, self._setting)
        return plan


class Waiting(NamedTuple):
    """An object whose name nobody wrote."""

    plan: Plan
    node: Any
    spot: Spot
    parent: Object
    position: int
    search_path: tuple[str, ...]
