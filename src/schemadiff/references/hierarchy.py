"""Which relations a statement on a relation recurses to: child tables and descendants, without foreign tables."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.registry import Registry


class Hierarchy:
    """The parent and child tables of a catalog."""

    def __init__(self, catalog: Catalog, registry: Registry) -> None:
        self._catalog = catalog
        self._registry = registry
        self._kinds = [kind.name for kind in registry.kinds.values() if kind.inheritance.parent_relations is not None]

    def __iter__(self) -> Iterator[Object]:
        """Yield every relation of the catalog that can be a child table or have one."""
        for name in self._kinds:
            yield from self._catalog.by_kind.get(name, ())

    @cached_property
    def _next(self) -> Mapping[tuple[str, ...], list[Identity]]:
        found: dict[tuple[str, ...], list[Identity]] = {}
        for item in self:
            parents_of = self._registry[item.identity.kind].inheritance.parent_relations
            for path in parents_of(item) if parents_of is not None else ():
                found.setdefault(path, []).append(item.identity)
        return found

    @cached_property
    def is_flat(self) -> bool:
        """Tell whether no relation has another one below it."""
        return not self._next

    def and_above(self, relations: Iterable[Object]) -> frozenset[tuple[str, ...]]:
        """Return the paths of these relations and of their ancestors, whose rows include theirs."""
        return frozenset(item.identity.path for item in self._upwards(relations))

    def above(self, relation: Object) -> Iterator[Object]:
        """Yield the ancestors of a relation, each once."""
        return (item for item in self._upwards([relation]) if item is not relation)

    def _upwards(self, relations: Iterable[Object]) -> Iterator[Object]:
        found: set[tuple[str, ...]] = set()
        left = list(relations)
        while left:
            item = left.pop()
            if item.identity.path in found:
                continue
            found.add(item.identity.path)
            yield item
            parents_of = self._registry[item.identity.kind].inheritance.parent_relations
            for path in parents_of(item) if parents_of is not None else ():
                left += [o for kind in self._kinds if (o := self._catalog.get(Identity(kind, path))) is not None]

    def children(self, relation: Identity) -> list[Identity]:
        """Return the relations directly below one."""
        return self._next.get(relation.path, [])

    def below(self, relation: Identity) -> Iterator[Identity]:
        """Yield the descendants of a relation, each once."""
        found = {relation: None}
        left = deque(found)
        while left:
            for identity in self._next.get(left.popleft().path, ()):
                if identity not in found:
                    found[identity] = None
                    left.append(identity)
                    yield identity

    def apart(self, relation: Identity) -> list[Identity]:
        """Return the relation and its descendants without foreign tables, each to be named with ONLY.

        Empty if no descendant is foreign, so that the relation's name alone includes them all.
        """
        family = [relation, *self.below(relation)]
        here = [i for i in family if not self._registry[i.kind].stored.remote]
        return here if len(here) < len(family) else []
