"""Catalogs: immutable sets of objects, keyed by identity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, wraps
from typing import Any, NamedTuple, TypeVar

from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Place

T = TypeVar("T")


class Unmodelled(NamedTuple):
    """Something in a managed schema that schemadiff does not model; the plan names it so that it is not overlooked."""

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
        self.names_left: Mapping[Any, Place | None] | None = None
        """For a declared side whose names are resolved: those that it does not declare, which a server is asked about
        (``declaration/name_questions.py``), each with its place. None while names are as they were written."""
        self.worked_out: dict[Callable[[Catalog], Any], Any] = {}
        """What functions decorated with :func:`derived` have returned."""

    def __getitem__(self, identity: Identity) -> Object:
        return self.objects[identity]

    def __contains__(self, identity: object) -> bool:
        return identity in self.objects

    def __iter__(self) -> Iterator[Object]:
        return iter(self.objects.values())

    def __len__(self) -> int:
        return len(self.objects)

    def get(self, identity: Identity) -> Object | None:
        """Return the object of that identity; None if there is none."""
        return self.objects.get(identity)

    @cached_property
    def _children(self) -> dict[Identity, list[Object]]:
        children: dict[Identity, list[Object]] = {}
        for item in self.objects.values():
            if item.parent is not None:
                children.setdefault(item.parent, []).append(item)
        return children

    def children(self, identity: Identity, kind: str | None = None) -> list[Object]:
        """Return the children of ``identity`` in order of position; only those of ``kind`` if it is given."""
        found = self._children.get(identity, [])
        if kind is not None:
            found = [o for o in found if o.identity.kind == kind]
        return sorted(found, key=lambda o: o.position)

    def family(self, identity: Identity) -> Iterator[Object]:
        """Yield the children of ``identity``, their children, and so on; parents before their children."""
        for child in self.children(identity):
            yield child
            yield from self.family(child.identity)

    def root(self, item: Object) -> Identity:
        """Return the identity of the top-level object that ``item`` belongs to.

        For an object without parent, its own; for the comment on a column, the table's.
        """
        while item.parent is not None:
            parent = self.objects.get(item.parent)
            if parent is None:
                return item.parent
            item = parent
        return item.identity

    @cached_property
    def by_kind(self) -> Mapping[str, list[Object]]:
        """Return the objects by kind."""
        kinds: dict[str, list[Object]] = {}
        for item in self.objects.values():
            kinds.setdefault(item.identity.kind, []).append(item)
        return kinds

    def naming(self, unmodelled: Iterable[Unmodelled]) -> Catalog:
        """Return the same catalog with these unsupported objects instead of its own."""
        return self._with(self, unmodelled=unmodelled)

    def replacing(self, objects: Iterable[Object], clones: Iterable[Object] | None = None) -> Catalog:
        """Return a catalog with other objects and the same schemas and unsupported objects.

        The clones stay as well unless ``clones`` gives others.
        """
        return self._with(objects, clones=clones)

    def resolved(self, names_left: Mapping[Any, Place | None] | None) -> Catalog:
        """Return the same catalog as one whose names are resolved but for these; None for one as it was written."""
        changed = self._with(())
        changed.objects, changed.names_left = self.objects, names_left
        return changed

    def _with(
        self,
        objects: Iterable[Object],
        *,
        unmodelled: Iterable[Unmodelled] | None = None,
        clones: Iterable[Object] | None = None,
    ) -> Catalog:
        made = Catalog(
            objects,
            schemas=self.schemas,
            unmodelled=self.unmodelled if unmodelled is None else unmodelled,
            sections=self.sections,
            clones=self.clones if clones is None else clones,
            whole=self.whole,
        )
        made.names_left = self.names_left
        return made


def derived(function: Callable[[Catalog], T]) -> Callable[[Catalog], T]:
    """Decorate a function of a catalog alone: it is worked out once for each catalog, and forgotten with it."""

    @wraps(function)
    def found(catalog: Catalog) -> T:
        if function not in catalog.worked_out:
            catalog.worked_out[function] = function(catalog)
        known: T = catalog.worked_out[function]
        return known

    return found
