"""What the documentation says about an object: its fields, what belongs to it, what it uses and what uses it.

No kind is known by name but relations with columns: a new kind has its page without a change here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.declaration.field_encoders import ValueEncoder
from schemadiff.declaration.yaml_writer import in_line
from schemadiff.documentation.addresses import Addresses
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Rows
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.references.descriptions import comment_on
from schemadiff.references.resolver import Names


class Described(NamedTuple):
    """One field of an object, or one of its properties: its name, and its value as the YAML writes it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, as a row of its page."""

    name: str
    type: str
    type_page: Identity | None
    """The object that declares the type, if it has a page."""
    not_null: bool
    default: str
    keys: tuple[str, ...]
    references: tuple[tuple[Identity, str], ...]
    """The tables and columns that it references."""
    more: tuple[Described, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class Part:
    """Something that belongs to an object: a constraint, an index, a trigger."""

    name: str
    described: tuple[Described, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class Section:
    """The parts of one kind."""

    title: str
    parts: tuple[Part, ...]


class Contents:
    """A catalog as its documentation shows it."""

    def __init__(self, catalog: Catalog, registry: Registry) -> None:
        self.catalog = catalog
        self.registry = registry
        self._names = Names(catalog, registry)
        self._values = ValueEncoder(self._names, registry)
        order = {kind.name: n for n, kind in enumerate(registry.top.values())}
        found = [o for o in catalog if o.parent is None and o.identity.kind in order and not self._is_folded(o)]
        found = [o for o in found if not o.implicit or catalog.children(o.identity)]
        found.sort(key=lambda o: (order[o.identity.kind], o.identity.path, o.identity.arguments or ""))
        self.objects: Mapping[Identity, Object] = {o.identity: o for o in found}
        """The objects that have a page, by kind and name."""
        self.addresses = Addresses(self.objects)

    def _is_folded(self, item: Object) -> bool:
        """Tell whether an object is shown on the page of the table that it is a partition of."""
        above = item.get("partition_of")
        return bool(above) and item.identity._replace(path=tuple(above)) in self.catalog

    def noun(self, identity: Identity) -> str:
        """Return what such an object is called."""
        return self.registry.noun(identity.kind)

    def comment(self, identity: Identity) -> str:
        """Return the comment on an object; empty if it has none."""
        return comment_on(identity, self.catalog, self.registry)

    # --- fields and parts ---

    def described(self, item: Object, without: Iterable[str] = ()) -> tuple[Described, ...]:
        """Return the fields of an object that have no default value, as the YAML writes them."""
        kind = self.registry[item.identity.kind]
        node: dict[str, Any] = {}
        for field in kind.fields:
            if field.name in item.values and not field.directive and field.name not in without:
                value = item.values[field.name]
                count = len(value) if kind.fields.hold_rows and not isinstance(value, str | int) else 0
                is_rows = bool(count) and field.name == _rows_field(kind)
                node[field.name] = f"{count:,}" if is_rows else self._values.value(field, value, item)
        encoded: object = node
        if kind.yaml.encode is not None and not without:
            encoded = kind.yaml.encode(item, node)
        if not isinstance(encoded, Mapping):
            return (Described("", _text(encoded)),)
        if not without and list(encoded) == [kind.yaml.shorthand]:
            return tuple(Described("", _text(value)) for value in encoded.values())
        return tuple(Described(name.replace("_", " "), _text(value)) for name, value in encoded.items())

    def properties(self, item: Object, without: Iterable[Object] = ()) -> tuple[Described, ...]:
        """Return the properties of an object except its comment: its owner, privileges and so on."""
        shown = {other.identity for other in without}
        found = []
        for child in self.catalog.children(item.identity):
            kind = self.registry[child.identity.kind]
            is_property = kind.yaml.layout is Layout.PROPERTY and child.identity not in shown
            if is_property and kind is not self.registry.children(item.identity.kind).get("comment"):
                words = "; ".join(f"{label}: {text}" if label else text for label, text in self.described(child))
                found.append(Described(self.noun(child.identity), words or "yes"))
        return tuple(found)

    def sections(self, item: Object) -> tuple[Section, ...]:
        """Return what belongs to an object by kind, without columns and properties."""
        found: dict[str, list[Object]] = {}
        for child in self.catalog.children(item.identity):
            kind = self.registry[child.identity.kind]
            if kind.yaml.layout is not Layout.PROPERTY and not kind.naming.is_column:
                found.setdefault(kind.name, []).append(child)
        return tuple(
            Section(self.registry[name].yaml.key.replace("_", " "), tuple(self._part(child) for child in children))
            for name, children in sorted(found.items(), key=lambda entry: self.registry.rank(entry[0]))
        )

    def _part(self, item: Object) -> Part:
        more = [*self.described(item), *self.properties(item)]
        return Part(item.identity.name, tuple(more), self.comment(item.identity))

    def columns(self, item: Object) -> tuple[Column, ...]:
        """Return the columns of a table or foreign table; empty for another object."""
        keys: dict[str, list[str]] = {}
        references: dict[str, list[tuple[Identity, str]]] = {}
        for key in structure.primary_keys(self.catalog, item.identity):
            for name in key.get("columns", ()):
                keys.setdefault(name, []).append("PK")
        for key in structure.foreign_keys(self.catalog, item.identity):
            target = structure.table(tuple(key.get("references", ())))
            targets = key.get("references_columns", ())
            for n, name in enumerate(key.get("columns", ())):
                keys.setdefault(name, []).append("FK")
                references.setdefault(name, []).append((target, targets[n] if n < len(targets) else ""))
        return tuple(
            self._column(column, tuple(dict.fromkeys(keys.get(column.identity.name, ()))), references)
            for column in structure.columns(self.catalog, item.identity)
        )

    def _column(
        self, column: Object, keys: tuple[str, ...], references: Mapping[str, list[tuple[Identity, str]]]
    ) -> Column:
        name = column.identity.name
        defaults = structure.defaults(self.catalog, column.identity)
        default = str(defaults[0].get("expression", "")) if defaults else ""
        return Column(
            name,
            str(column.get("type", "")),
            self._type_page(column),
            bool(column.get("not_null")) or "PK" in keys,
            default,
            keys,
            tuple(references.get(name, ())),
            (*self.described(column, without=("type", "not_null")), *self.properties(column, without=defaults)),
            self.comment(column.identity),
        )

    def _type_page(self, column: Object) -> Identity | None:
        found = self._names.of_type(str(column.get("type", "")), column.search_path)
        return next((ref.to for ref in found if ref.to in self.objects), None)

    def partitions(self, item: Object) -> tuple[Described, ...]:
        """Return the partitions of a table with their bounds, those of partitions too."""
        return tuple(
            Described(".".join(other.identity.path), str(other.get("values", "")))
            for path in self._partitions.get(item.identity.path, ())
            for other in (self.catalog[item.identity._replace(path=path)],)
        )

    @cached_property
    def _partitions(self) -> Mapping[tuple[str, ...], list[tuple[str, ...]]]:
        found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for item in sorted(structure.relations(self.catalog), key=lambda o: o.identity.path):
            if structure.is_table(item.identity) and self._is_folded(item):
                found.setdefault(self._page_of(item.identity).path, []).append(item.identity.path)
        return found

    # --- links ---

    def uses(self, identity: Identity) -> list[Identity]:
        """Return the objects that an object and what belongs to it refer to, by kind and name."""
        return sorted(self._uses.get(identity, ()), key=self._order)

    def used_by(self, identity: Identity) -> list[Identity]:
        """Return the objects that refer to an object or to what belongs to it, by kind and name."""
        return sorted(self._used_by.get(identity, ()), key=self._order)

    def _order(self, identity: Identity) -> tuple[object, ...]:
        return (self.registry.rank(identity.kind), identity.path, identity.arguments or "")

    @cached_property
    def _uses(self) -> Mapping[Identity, set[Identity]]:
        found: dict[Identity, set[Identity]] = {}
        for item in self.catalog:
            own = self._page_of(item.identity)
            if own not in self.objects:
                continue
            for ref in self._names.of(item):
                if (page := self._page_of(ref.to)) in self.objects and page != own and not structure.is_schema(page):
                    found.setdefault(own, set()).add(page)
        return found

    @cached_property
    def _used_by(self) -> Mapping[Identity, list[Identity]]:
        found: dict[Identity, list[Identity]] = {}
        for identity, used in self._uses.items():
            for other in used:
                found.setdefault(other, []).append(identity)
        return found

    def _page_of(self, identity: Identity) -> Identity:
        """Return the object on whose page another one is."""
        item = self.catalog.get(identity)
        if item is None:
            return identity
        found = self.catalog.root(item)
        while (above := self.catalog.get(found)) is not None and self._is_folded(above):
            found = found._replace(path=tuple(above.get("partition_of")))
        return found

    def referenced_by(self, item: Object) -> list[tuple[Identity, str, str]]:
        """Return the foreign keys that lead to a table: the table that has it, its name and its columns."""
        return self._referring.get(item.identity.path, []) if structure.is_table(item.identity) else []

    @cached_property
    def _referring(self) -> Mapping[tuple[str, ...], list[tuple[Identity, str, str]]]:
        found: dict[tuple[str, ...], list[tuple[Identity, str, str]]] = {}
        for item in sorted(structure.relations(self.catalog), key=lambda o: o.identity.path):
            # A key of a partition is shown with the table that it is part of, and once if all have it.
            page = self._page_of(item.identity)
            for key in structure.foreign_keys(self.catalog, item.identity):
                columns = ", ".join(key.get("columns", ()))
                present = found.setdefault(tuple(key.get("references", ())), [])
                if not any(known[0] == page and known[2] == columns for known in present):
                    present.append((page, key.identity.name, columns))
        return found


def _rows_field(kind: Kind) -> str:
    """Return the name of the field that holds the rows of a seed: they are counted and not shown."""
    return next(field.name for field in kind.fields if isinstance(field.type, Rows))


def _text(value: object) -> str:
    return value if isinstance(value, str) else in_line(value)
