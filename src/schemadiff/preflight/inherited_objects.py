"""What objects cannot be below those of their parents: the server has no such tables, whatever creates them."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Comparison
from schemadiff.errors import Finding
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.references.hierarchy import Hierarchy


def refused(wanted: Catalog, comparison: Comparison, registry: Registry, version: int) -> Iterator[Finding]:
    """Yield a finding for each wanted object that the server refuses below those of its parents.

    Only what differs counts, with what is below it: some statements leave what others refuse.
    """
    kinds = [kind for kind in registry.kinds.values() if kind.prerequisites.refused_below is not None]
    changed = {o.identity for o in (*comparison.created, *(pair.declared for pair in comparison.pairs))}
    relations = {name for name, kind in registry.kinds.items() if kind.inheritance.parent_relations is not None}
    names = {kind.name for kind in kinds} | relations
    if not any(identity.kind in names for identity in changed):
        return
    hierarchy = Hierarchy(wanted, registry)
    for kind in kinds:
        for identity in _concerned(kind, wanted, changed, relations, hierarchy):
            yield from _finding(identity, wanted, kind, registry, version)


def _concerned(
    kind: Kind, wanted: Catalog, changed: set[Identity], relations: set[str], hierarchy: Hierarchy
) -> Iterator[Identity]:
    """Yield the objects of a kind that differ, those of relations that do, and those that are inherited from them."""
    found: dict[Identity, None] = {}
    for identity in changed:
        if identity.kind in relations:
            found.update((o.identity, None) for o in wanted.children(identity, kind.name))
        elif identity.kind == kind.name:
            found[identity] = None
            item = wanted.get(identity)
            for below in hierarchy.children(item.parent) if item is not None and item.parent is not None else ():
                found[Identity(kind.name, (*below.path, identity.name))] = None
    yield from found


def _finding(identity: Identity, wanted: Catalog, kind: Kind, registry: Registry, version: int) -> Iterator[Finding]:
    item, inherited_from, why_not = (
        wanted.get(identity),
        kind.inheritance.inherited_from,
        kind.prerequisites.refused_below,
    )
    if item is None or inherited_from is None or why_not is None:
        return
    above = [o for i in inherited_from(item, wanted) if (o := wanted.get(i)) is not None]
    if above and (why := why_not(item, above, version)) is not None:
        yield Finding(f"{registry.title(identity)}: {why}", item.place)
