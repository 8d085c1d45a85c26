"""Renames in an order that can run, with the names that the server derived and that follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Place
from schemadiff.kindspec.kind import Taken
from schemadiff.kindspec.registry import Registry
from schemadiff.kindspec.renaming import MadeName
from schemadiff.sql.namespaces import Namespace


class Rename(NamedTuple):
    """One object under its old and its new identity; ``via`` is a temporary name where two objects exchange names."""

    before: Object
    after: Identity
    place: Place | None
    via: str | None = None
    opens_cycle: bool = False
    """The first of a cycle of renames: it runs only while the object still has its old definition."""
    made: tuple[tuple[Identity, Identity | None, MadeName], ...] = ()
    """The names that the server derived from the object's name, and that are renamed with it: of which object, as it is
    called then, and what that belongs to."""
    inside: tuple[str, str] | None = None
    """The old and the new name of a member of the object, which keeps its own name."""
    left_by: Object | None = None
    """The object that moves to another schema without this one, although the server would move both."""


def in_turn(
    live: Catalog,
    moves: dict[Identity, Identity],
    declared: Catalog,
    registry: Registry,
    along: Mapping[Identity, Identity],
    identities: Mapping[Identity, Identity],
) -> Iterator[Rename]:
    """Yield each rename after the one that releases its name; one of a cycle gets a temporary name first.

    Objects in ``along`` get their names together with the object that they belong to, as its parts do; ``identities``
    are those of all objects after the renames.
    """
    left = dict(moves)
    holds, takes = names(left, live, along, identities, registry)
    wants = {old: takes[old] - holds[old] for old in left}
    position = {old: number for number, old in enumerate(moves)}
    holders, wanting, held = _by_name(holds), _by_name(wants), dict(holds)

    def blocker(one: Identity) -> Identity | None:
        found = (o for name in wants[one] for o in holders.get(name, ()) if o != one and o in left and name in holds[o])
        return min(found, key=position.__getitem__, default=None)

    def waiting(released: Iterable[Identity]) -> list[Identity]:
        """Return in their order those that wait for a name of these: all that can have become free."""
        found = {one for old in released for name in held[old] for one in wanting.get(name, ()) if one in left}
        return sorted(found, key=position.__getitem__)

    renamed_away: dict[Identity, str] = {}
    inheriting, candidates = _Inheriting(live, registry), list(left)
    while left:
        free = [old for old in candidates if blocker(old) is None]
        for old in free:
            new = left.pop(old)
            at = temporary_identity(old) if old in renamed_away else old
            made = tuple(_derived_names(live, old, at, new, registry, inheriting))
            yield Rename(live[old], new, place(declared, new), via=renamed_away.get(old), made=made)
        candidates = waiting(free)
        if free:
            continue
        walked = [next(iter(left))]
        while (following := blocker(walked[-1])) is not None and following not in walked:
            walked.append(following)
        assert following is not None
        temporary = temporary_identity(following)
        renamed_away[following] = temporary.name
        holds[following] = frozenset()
        made = tuple(_derived_names(live, following, following, temporary, registry, inheriting))
        yield Rename(live[following], temporary, place(declared, left[following]), opens_cycle=True, made=made)
        candidates = waiting([following])


def names(
    moves: Mapping[Identity, Identity],
    live: Catalog,
    along: Mapping[Identity, Identity],
    identities: Mapping[Identity, Identity],
    registry: Registry,
) -> tuple[dict[Identity, frozenset[Taken]], dict[Identity, frozenset[Taken]]]:
    """Return the names that objects have and those that they get, by each of the renames.

    What moves along counts, and so do the indexes that a table takes along to another schema.
    """
    holds: dict[Identity, frozenset[Taken]] = dict.fromkeys(moves, frozenset())
    takes = dict(holds)
    for old, new in identities.items():
        item = live.get(old)
        if item is None or (of := _moved_with(item, moves, live, along, registry)) is None:
            continue
        kind = registry[old.kind]
        had, has = kind.takes(item), kind.takes(msgspec.structs.replace(item, identity=new))
        if old not in moves and old not in along:
            if old.path[0] == new.path[0]:
                continue
            had, has = _in_schema(had), _in_schema(has)
        holds[of] |= had
        takes[of] |= has
    return holds, takes


def _in_schema(taken: Iterable[Taken]) -> frozenset[Taken]:
    """Return the names that are unique in a schema, not only in a relation."""
    return frozenset(name for name in taken if not name[1][2:])


def _moved_with(
    item: Object,
    moves: Mapping[Identity, Identity],
    live: Catalog,
    along: Mapping[Identity, Identity],
    registry: Registry,
) -> Identity | None:
    """Return the rename by which an object gets its new name: its own, or that of what it belongs to; None without."""
    if item.identity in along:
        return next(i for i in registry[item.identity.kind].privileges.owner_follows(item) if i in moves)
    one: Object | None = item
    while one is not None:
        if one.identity in moves:
            return one.identity
        one = live.get(one.parent) if one.parent is not None else None
    return None


def _by_name(names: Mapping[Identity, frozenset[Taken]]) -> dict[Taken, list[Identity]]:
    """Return the objects by each of their names."""
    found: dict[Taken, list[Identity]] = {}
    for identity, of in names.items():
        for name in of:
            found.setdefault(name, []).append(identity)
    return found


def _derived_names(
    live: Catalog, item: Identity, before: Identity, after: Identity, registry: Registry, inheriting: _Inheriting
) -> Iterator[tuple[Identity, Identity | None, MadeName]]:
    """Yield the names that the server derived for an object and its children, which go from one identity to another.

    An object that is inherited from it is renamed with it: the column of a typed table, with an attribute of its type.
    """
    family = [(one, one.identity.path[len(item.path) :]) for one in (live[item], *live.family(item))]
    found = [(one, after if below else None, (*before.path, *below), (*after.path, *below)) for one, below in family]
    if before.name != after.name:
        inherited = ((one, one.identity.path[:-1]) for one in inheriting.of(live[item]))
        found += [(one, one.parent, (*above, before.name), (*above, after.name)) for one, above in inherited]
    for one, parent, old, new in found:
        made_names = registry[one.identity.kind].renaming.derived_names
        for made in made_names(one, old, new, live) if made_names is not None else ():
            if made.old != made.new:
                yield one.identity._replace(path=new), parent, made


class _Inheriting:
    """The objects of a catalog that are inherited from others and have names that the server derives from their own."""

    def __init__(self, live: Catalog, registry: Registry) -> None:
        self._live = live
        self._registry = registry

    def of(self, item: Object) -> Iterator[Object]:
        """Yield what is inherited from an object, directly and through others."""
        if self._registry[item.identity.kind].naming.namespace not in (Namespace.COLUMN, Namespace.ATTRIBUTE):
            return
        seen, left = {item.identity}, [item.identity]
        while left:
            for one in self._inheriting.get(left.pop(), ()):
                if one.identity not in seen:
                    seen.add(one.identity)
                    left.append(one.identity)
                    yield one

    @cached_property
    def _inheriting(self) -> Mapping[Identity, list[Object]]:
        """Return the objects by what each of them is inherited from."""
        found: dict[Identity, list[Object]] = {}
        for name, kind in self._registry.kinds.items():
            if kind.renaming.derived_names is None or kind.inheritance.inherited_from is None:
                continue
            for one in self._live.by_kind.get(name, ()):
                for above in kind.inheritance.inherited_from(one, self._live):
                    found.setdefault(above, []).append(one)
        return found


def temporary_identity(identity: Identity) -> Identity:
    """Return the identity of the object under a temporary name."""
    return identity._replace(path=(*identity.path[:-1], f"schemadiff_{identity.name}"[:60]))


def place(declared: Catalog, identity: Identity) -> Place | None:
    """Return where an object is declared; None if it is not, or has no place."""
    item = declared.get(identity)
    return item.place if item is not None else None
