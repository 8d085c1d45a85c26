"""Identities, objects and catalogs: the same immutable types for what is declared and what is live.

An object's ``values`` are sparse: a field that has its default is left out, on both sides, so that two objects
are alike exactly when their mappings are. Values are ``str``, ``int``, ``True``, or tuples and mappings of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from schemadiff.errors import Place

Value = Any
"""A field's value: ``str``, ``int``, ``bool``, a tuple, a NamedTuple or a mapping of those. Never a list."""


class Identity(NamedTuple):
    """What makes two objects the same one: kind, path (schema, owning object, name) and input types."""

    kind: str
    path: tuple[str, ...]
    arguments: str | None = None

    @property
    def name(self) -> str:
        """The last part of the path: the object's own name."""
        return self.path[-1]

    def __str__(self) -> str:
        dotted = ".".join(self.path)
        return f"{self.kind} {dotted}" + (f"({self.arguments})" if self.arguments is not None else "")


def is_of_the_system(schema: str) -> bool:
    """Whether a schema is PostgreSQL's own: names that begin with pg_ are reserved."""
    return schema.startswith("pg_") or schema == "information_schema"


class Address(NamedTuple):
    """Where the server keeps an object: the catalog's oid, the row's oid, and a column number or 0."""

    classid: int
    objid: int
    subid: int = 0


class Object(msgspec.Struct, frozen=True):
    """One object of a catalog.

    ``hints`` hold what the YAML says about the way there and not about the object (``renamed_from``, ``using``,
    ``backfill``); they are never compared. ``position`` orders siblings where they are made and dumped (columns);
    ``search_path`` is where unqualified names in the object's SQL text are looked up after pg_catalog.
    ``implicit`` marks a name that nobody wrote: the server, or schemadiff in its place, made it.
    """

    identity: Identity
    values: Mapping[str, Value]
    parent: Identity | None = None
    position: int = 0
    place: Place | None = None
    search_path: tuple[str, ...] = ()
    hints: Mapping[str, Value] | None = None
    address: Address | None = None
    implicit: bool = False

    def get(self, name: str, default: Value = None) -> Value:
        """The value of a field, or ``default`` where it has its own default."""
        return self.values.get(name, default)

    def hint(self, name: str) -> Value:
        """A hint's value, or None."""
        return self.hints.get(name) if self.hints else None

    def place_of(self, name: str) -> Place | None:
        """Where the text of a hint was written; the object's own place where that is not known."""
        found = next((at for field, *at in self.hint("places") or () if field == name), None)
        return self.place._replace(line=found[0], column=found[1]) if found and self.place else self.place


class Unmodelled(NamedTuple):
    """Something in a managed schema that schemadiff reads past, named so that silence hides nothing."""

    what: str
    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.what} {self.name}: {self.reason}"


class Catalog:
    """An immutable set of objects, keyed by identity."""

    def __init__(
        self,
        objects: Iterable[Object],
        *,
        schemas: Iterable[str] = (),
        unmodelled: Iterable[Unmodelled] = (),
        sections: Iterable[str] = (),
        clones: Iterable[Object] = (),
        whole: bool = False,
    ) -> None:
        self.objects: Mapping[Identity, Object] = {o.identity: o for o in objects}
        self.schemas: frozenset[str] = frozenset(schemas)
        """The managed schemas."""
        self.unmodelled: tuple[Unmodelled, ...] = tuple(unmodelled)
        self.sections: frozenset[str] = frozenset(sections)
        """The kinds whose key the YAML wrote at the top of a file."""
        self.clones: tuple[Object, ...] = tuple(clones)
        """For a live side: what partitions have as copies of their parents' objects. They are no objects of their own
        while the partition is one."""
        self.whole = whole
        """Whether it was read from a database in full: what it does not hold, not even a schema, is not there."""

    def __getitem__(self, identity: Identity) -> Object:
        return self.objects[identity]

    def __contains__(self, identity: object) -> bool:
        return identity in self.objects

    def __iter__(self) -> Iterator[Object]:
        return iter(self.objects.values())

    def __len__(self) -> int:
        return len(self.objects)

    def get(self, identity: Identity) -> Object | None:
        """The object of that identity, or None."""
        return self.objects.get(identity)

    @cached_property
    def _children(self) -> dict[Identity, list[Object]]:
        children: dict[Identity, list[Object]] = {}
        for item in self.objects.values():
            if item.parent is not None:
                children.setdefault(item.parent, []).append(item)
        return children

    def children(self, identity: Identity, kind: str | None = None) -> list[Object]:
        """The objects whose parent is ``identity``, in order of position; of one kind where it is given."""
        found = self._children.get(identity, [])
        if kind is not None:
            found = [o for o in found if o.identity.kind == kind]
        return sorted(found, key=lambda o: o.position)

    def family(self, identity: Identity) -> Iterator[Object]:
        """The children of ``identity``, their children, and so on; parents first."""
        for child in self.children(identity):
            yield child
            yield from self.family(child.identity)

    def root(self, item: Object) -> Identity:
        """The object at the top that this one belongs to: itself, or the table of its column's comment."""
        while item.parent is not None:
            parent = self.objects.get(item.parent)
            if parent is None:
                return item.parent
            item = parent
        return item.identity

    @cached_property
    def by_kind(self) -> Mapping[str, list[Object]]:
        """The objects of each kind."""
        kinds: dict[str, list[Object]] = {}
        for item in self.objects.values():
            kinds.setdefault(item.identity.kind, []).append(item)
        return kinds

    def naming(self, unmodelled: Iterable[Unmodelled]) -> Catalog:
        """The same catalog with other things named that it holds no objects of."""
        return self._with(self, unmodelled=unmodelled)

    def replacing(self, objects: Iterable[Object], clones: Iterable[Object] | None = None) -> Catalog:
        """The same catalog (schemas, unmodelled) with other objects, and other clones where they are given."""
        return self._with(objects, clones=self.clones if clones is None else clones)

    def _with(self, objects: Iterable[Object], **changed: Any) -> Catalog:
        kept = {name: getattr(self, name) for name in ("schemas", "unmodelled", "sections", "clones", "whole")}
        return Catalog(objects, **(kept | changed))
