"""The comparison of two catalogs: linear, in the order of the first dictionary, without knowing any kind by name."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import SECTIONS
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.fields import ComparisonResult, differing
from schemadiff.kindspec.registry import Registry
from schemadiff.sql.namespaces import Namespace


class Pair(NamedTuple):
    """One object on both sides, with the fields that differ and those that only the server can compare."""

    live: Object
    declared: Object
    changed: tuple[str, ...]
    unresolved: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """Tell whether its parent is another object now: an index of that name on another table."""
        return self.live.parent != self.declared.parent


@dataclass(frozen=True, slots=True)
class Comparison:
    """Describe the differences of two catalogs."""

    created: tuple[Object, ...] = ()
    dropped: tuple[Object, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @property
    def unresolved(self) -> tuple[Pair, ...]:
        """Return the pairs with fields that the server has to compare."""
        return tuple(p for p in self.pairs if p.unresolved)

    def resolved(
        self, differs: Callable[[Pair, str], bool], waiting: Container[tuple[Identity, str]] = ()
    ) -> Comparison:
        """Return the comparison with every unresolved field decided by ``differs``.

        Fields in ``waiting`` (by live object) stay unresolved.
        """
        pairs = []
        for pair in self.pairs:
            changed = (*pair.changed, *(name for name in pair.unresolved if differs(pair, name)))
            unresolved = tuple(name for name in pair.unresolved if (pair.live.identity, name) in waiting)
            if changed or unresolved or pair.moved:
                pairs.append(Pair(pair.live, pair.declared, changed, unresolved))
        return Comparison(self.created, self.dropped, tuple(pairs))

    @property
    def empty(self) -> bool:
        """Tell whether the two sides are equal."""
        return not (self.created or self.dropped or self.pairs)


@dataclass(frozen=True, slots=True)
class Scope:
    """Describe what the YAML manages beyond the objects that it names."""

    everything: bool = False
    """``--manage all``: an absent opt-in object means that there is none."""
    ignore: Callable[[Identity], bool] = field(default=lambda identity: False)
    manage: Callable[[Identity], bool] | None = None
    """Where absence means none although not everything is managed: whole schemas, or opt-in kinds."""

    def whole(self, identity: Identity) -> bool:
        """Tell whether absence in the YAML means that the object is not wanted."""
        return self.everything or (self.manage is not None and self.manage(identity))

    def ignores(self, item: Object, catalog: Catalog, registry: Registry) -> bool:
        """Tell whether the object, or an ancestor that it is dropped with, is ignored."""
        above: Object | None = item
        while above is not None:
            if self.ignore(above.identity):
                return True
            holder = registry[above.identity.kind].dependencies.dropped_with(above)
            above = catalog.get(holder) if holder is not None else None
        return False

    def unmanaged(self, item: Object, live: Catalog, declared: Catalog, registry: Registry) -> bool:
        """Tell whether a live object that the YAML does not declare is not managed and stays."""
        kind = registry[item.identity.kind]
        if self.ignores(item, live, registry) or kind.management.protected(item):
            return True
        if kind.naming.namespace == Namespace.SCHEMA and item.identity.name in declared.schemas:
            return True
        if item.parent is None and item.get("schema") == "pg_catalog":
            # plpgsql, which every new database has
            return True
        holder = declared.get(item.parent) if item.parent is not None else None
        sections = declared.sections if holder is None else (*declared.sections, *(holder.hint(SECTIONS) or ()))
        answered_for = self.whole(item.identity) or (kind.management.opt_in_by_section and kind.name in sections)
        if (kind.management.opt_in or kind.management.keep_undeclared(item)) and (
            not answered_for or not registry.has_template(kind.name, "drop")
        ):
            return True
        if item.parent is not None and item.parent not in declared:
            return item.parent in live and self.unmanaged(live[item.parent], live, declared, registry)
        return item.parent is not None and kind.yaml.key in registry[item.parent.kind].management.opt_in_properties


def in_full(live: Catalog, declared: Catalog, registry: Registry, scope: Scope) -> Catalog:
    """Return the declared catalog with the opt-in objects that are managed but absent, as CREATE makes them.

    Objects that initdb created have the values that initdb gave them.
    """
    if not scope.everything and scope.manage is None:
        return declared

    def counts(opt_in: Object) -> bool:
        assert opt_in.parent is not None
        have = live.get(opt_in.parent)
        return scope.whole(opt_in.identity) and (have is None or (opt_in.identity in live and not is_initial(have)))

    added = list(filter(counts, untold(declared, registry)))
    answering = dict(_answering(declared, registry, scope))
    if not added and not answering:
        return declared
    return declared.replacing([*(answering.get(o.identity, o) for o in declared), *added])


def _answering(declared: Catalog, registry: Registry, scope: Scope) -> Iterator[tuple[Identity, Object]]:
    """Yield the objects below which a whole section is managed although the YAML does not write its key."""
    for kind in registry.kinds.values():
        for parent in kind.yaml.parents if kind.management.opt_in_by_section else ():
            for bearer in declared.by_kind.get(parent, ()):
                sections = bearer.hint(SECTIONS) or ()
                if kind.name not in sections and scope.whole(Identity(kind.name, (*bearer.identity.path, ""))):
                    yield bearer.identity, bearer.with_hints(SECTIONS.of((*sections, kind.name)))


def untold(catalog: Catalog, registry: Registry) -> Iterator[Object]:
    """Yield opt-in properties that no YAML mentions, with the values that CREATE gives them."""
    for property_ in registry.kinds.values():
        if property_.management.built_in_values is None:
            continue
        bearers = {name for name in registry.kinds if registry.children(name).get(property_.yaml.key) is property_}
        for bearer in catalog:
            of = bearer.identity
            identity = Identity(property_.name, (of.kind, *of.path), of.arguments)
            if of.kind in bearers and identity not in catalog:
                values = property_.management.built_in_values(registry[of.kind])
                yield Object(identity, values, of, place=bearer.place, search_path=bearer.search_path)


FIRST_OID = 16384
"""Objects with a smaller oid were created by initdb (FirstNormalObjectId in transam.h)."""


def is_initial(item: Object) -> bool:
    """Tell whether initdb has created a live object."""
    return item.address is not None and item.address.objid < FIRST_OID


def compare(live: Catalog, declared: Catalog, registry: Registry, scope: Scope) -> Comparison:
    """Return what turns ``live`` into ``declared``; text fields that differ are unresolved."""
    created: list[Object] = []
    pairs: list[Pair] = []
    found = live.objects
    for identity, wanted in declared.objects.items():
        have = found.get(identity)
        if registry[identity.kind].fields.hold_rows:
            continue
        if have is None:
            if not scope.ignores(wanted, declared, registry):
                created.append(wanted)
        elif (
            (have.values != wanted.values or have.parent != wanted.parent)
            and (pair := _pair(have, wanted, registry)) is not None
            and not scope.ignores(wanted, declared, registry)
        ):
            pairs.append(pair)
    dropped = [
        item
        for identity, item in found.items()
        if identity not in declared.objects and not scope.unmanaged(item, live, declared, registry)
    ]
    return Comparison(tuple(created), tuple(dropped), tuple(pairs))


def _pair(live: Object, declared: Object, registry: Registry) -> Pair | None:
    changed: list[str] = []
    unresolved: list[str] = []
    for item, result in differing(registry[live.identity.kind], live, declared):
        (unresolved if result is ComparisonResult.UNRESOLVED else changed).append(item.name)
    pair = Pair(live, declared, tuple(changed), tuple(unresolved))
    return pair if changed or unresolved or pair.moved else None


def target(live: Catalog, declared: Catalog, registry: Registry, scope: Scope) -> Catalog:
    """Return what the database will hold: the declared objects, and the live ones that are not managed.

    A field that is not managed (an opt-in one) has its live value.
    """
    opt_in = {k.name: names for k in registry.kinds.values() if (names := [f.name for f in k.fields if f.opt_in])}
    objects: dict[Identity, Object] = dict(declared.objects)
    for kind, names in opt_in.items():
        for wanted in declared.by_kind.get(kind, ()):
            if (there := live.get(wanted.identity)) is not None:
                objects[wanted.identity] = _with_opt_in_objects(there, wanted, names)
    for identity, have in live.objects.items():
        if identity not in objects and scope.unmanaged(have, live, declared, registry):
            objects[identity] = have
    return declared.replacing(objects.values())


def _with_opt_in_objects(live: Object, declared: Object, names: Iterable[str]) -> Object:
    kept: Mapping[str, object] = {
        name: live.values[name] for name in names if name in live.values and name not in declared.values
    }
    if not kept:
        return declared
    import msgspec

    return msgspec.structs.replace(declared, values={**declared.values, **kept})
