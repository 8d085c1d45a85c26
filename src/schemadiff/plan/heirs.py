"""What statements on a relation reach: its own rows, and those of its heirs and partitions, but no foreign table's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from schemadiff.model.objects import Catalog, Identity
from schemadiff.model.registry import Registry


class Heirs:
    """Who has columns from whom in a catalog."""

    def __init__(self, catalog: Catalog, registry: Registry) -> None:
        self._catalog = catalog
        self._registry = registry

    @cached_property
    def _next(self) -> Mapping[tuple[str, ...], list[Identity]]:
        found: dict[tuple[str, ...], list[Identity]] = {}
        for kind in self._registry.kinds.values():
            if kind.heir_of is None:
                continue
            for item in self._catalog.by_kind.get(kind.name, ()):
                for path in kind.heir_of(item):
                    found.setdefault(path, []).append(item.identity)
        return found

    def below(self, relation: Identity) -> Iterator[Identity]:
        """The heirs and partitions of a relation, and theirs, each once."""
        found = [relation]
        for above in found:
            found += [i for i in self._next.get(above.path, ()) if i not in found]
        yield from found[1:]

    def apart(self, relation: Identity) -> list[Identity]:
        """The relation and those below it, each to be named with ONLY, where some are foreign and have to be left out;
        empty where the relation's name says all."""
        family = [relation, *self.below(relation)]
        here = [i for i in family if not self._registry[i.kind].data_elsewhere]
        return here if len(here) < len(family) else []
