"""Objects as templates see them."""

from __future__ import annotations

from functools import cached_property

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.field_types import IndexElements
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import ident
from schemadiff.references.resolver import Names
from schemadiff.references.roles import owner_of
from schemadiff.references.texts import texts, with_texts
from schemadiff.sql.text_kind import TextKind


class View:
    """An object as templates see it: fields by name with their defaults, texts with qualified names."""

    def __init__(self, item: Object, side: Side) -> None:
        self._item = item
        self._side = side
        self._kind = side.registry[item.identity.kind]
        self.path = item.identity.path
        self.name = item.identity.name
        self.input_types = item.identity.arguments

    @cached_property
    def parent(self) -> View | None:
        """Return the object it belongs to, or None."""
        parent = self._item.parent
        if parent is None:
            return None
        found = self._side.catalog.get(parent)
        return View(found or Object(parent, {}), self._side)

    @property
    def table(self) -> View | None:
        """Return the table it belongs to, at any depth, or None."""
        above = self.parent
        while above is not None and above.parent is not None:
            above = above.parent
        return above

    @property
    def object(self) -> Object:
        """Return the object itself."""
        return self._item

    @property
    def kind(self) -> Kind:
        """Return its kind."""
        return self._kind

    def children(self, kind: str) -> list[View]:
        """Return the objects of a kind that belong to it, by name."""
        found = self._side.catalog.children(self._item.identity, kind)
        return [View(item, self._side) for item in sorted(found, key=lambda o: o.identity.name)]

    @property
    def owner(self) -> str | None:
        """Return the role that owns the object it is a property of; None where that is not known."""
        holder = self.parent
        return owner_of(holder.object, self._side.registry, self._side.catalog) if holder is not None else None

    @property
    def key_texts(self) -> list[str]:
        """Return the keys of an index as SQL: columns, and expressions in parentheses, with their collations."""
        name = next((f.name for f in self._kind.fields.of_type(IndexElements)), None)
        if name is None:
            return [ident(column) for column in self.columns]
        texts = ((ident(e.column) if e.column is not None else f"({e.expression})", e) for e in getattr(self, name))
        return [f"{text} COLLATE {e.collation}" if e.collation else text for text, e in texts]

    def others(self, kind: str) -> list[View]:
        """Return the objects of a kind that belong to it."""
        return [View(o, self._side) for o in self._side.catalog.children(self._item.identity, kind)]

    def at(self, path: tuple[str, ...] | None) -> View | None:
        """Return the object with that name on the same side, among those that share names with this one; else None."""
        if not path:
            return None
        kinds = (
            k.name for k in self._side.registry.kinds.values() if k.naming.namespace == self._kind.naming.namespace
        )
        found = (self._side.catalog.get(self._item.identity._replace(kind=kind, path=path)) for kind in kinds)
        return next((View(item, self._side) for item in found if item is not None), None)

    def hint(self, name: str) -> Value:
        """Return a hint that the kind declares; None if the object does not have it."""
        return self._item.hint(self._kind.fields.hints[name])

    def __getattr__(self, name: str) -> Value:
        described = self._kind.fields.by_name.get(name)
        if described is None:
            raise AttributeError(f"{self._kind.name} has no field {name}")
        value = described.source(self._item).get(name, described.default)
        if value is None:
            return None
        return self._side.qualified(described.type.text_kind, value, self._item)

    def __getitem__(self, name: str) -> Value:
        return getattr(self, name)

    def get(self, name: str) -> Value:
        """Return the value of a field that only some of the kinds have that share a template."""
        return getattr(self, name) if name in self._kind.fields.by_name else None


class Side:
    """One catalog with its names, from which views of objects are made."""

    def __init__(self, catalog: Catalog, registry: Registry, *, live: bool) -> None:
        self.catalog = catalog
        self.registry = registry
        self.names = Names(catalog, registry)
        self._live = live

    def written_out(self, item: Object) -> Object:
        """Return the object with all names in its texts qualified."""
        fields = self.registry[item.identity.kind].fields.by_name
        return msgspec.structs.replace(
            item, values={n: self.qualified(fields[n].type.text_kind, v, item) for n, v in item.values.items()}
        )

    def qualified(self, kind: TextKind | None, value: Value, item: Object) -> Value:
        """Return a value with the names in its texts qualified; live texts are qualified already."""
        if self._live or not item.search_path or kind is None or kind is TextKind.BOUND:
            return value
        return with_texts(value, tuple(self.names.qualify(kind, text, item) for text in texts(value)))
