"""Renames in an order that can run, with the names that the server derived and that follow."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.rename_rewriter import Rewriting
from schemadiff.errors import Place
from schemadiff.kindspec.kind import Taken
from schemadiff.kindspec.registry import Registry
from schemadiff.kindspec.renaming import MadeName
from schemadiff.sql.namespaces import Namespace

NOTHING_AWAY: Mapping[Identity, Object] = {}


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
    keeps_name: bool = False
    """It gets a temporary name, or its own again: what moves along in a cycle is called the same in the end."""
    left_by: Object | None = None
    """The object that moves to another schema without this one, although the server would move both."""

    def named(self, previous: Mapping[Identity, Identity]) -> Identity:
        """Return what it is renamed from, by the name that it had before the plan: it may have a temporary one by now.

        ``previous`` has the former identities of what has been renamed, by the new ones.
        """
        before, was = self.before.identity, previous.get(self.after)
        return before if was is None else before._replace(path=(*before.path[:-1], was.name))


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
    along_aside = _PartsAside(live, moves, along, identities, declared, registry)
    derived, candidates = _DerivedNames(live, moves, registry), list(left)
    while left:
        free = [old for old in candidates if blocker(old) is None]
        for old in free:
            new = left.pop(old)
            at = temporary_identity(old) if old in renamed_away else old
            made = tuple(derived.of(old, at, new, along_aside.called(old)))
            yield Rename(live[old], new, place(declared, new), via=renamed_away.get(old), made=made)
            yield from along_aside.back(old)
        candidates = waiting(free)
        if free:
            continue
        following = _on_cycle(next(iter(left)), blocker)
        temporary = temporary_identity(following)
        renamed_away[following] = temporary.name
        holds[following] = frozenset()
        made = tuple(derived.of(following, following, temporary))
        yield Rename(live[following], temporary, place(declared, left[following]), opens_cycle=True, made=made)
        yield from along_aside.away(following, lambda name: any(one in left for one in wanting.get(name, ())))
        candidates = waiting([following])


def _on_cycle(first: Identity, blocker: Callable[[Identity], Identity | None]) -> Identity:
    """Return an object of the cycle that what blocks an object, and blocks that again, ends in."""
    walked = [first]
    while (following := blocker(walked[-1])) is not None and following not in walked:
        walked.append(following)
    assert following is not None
    return following


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
            had, has = in_schema(had), in_schema(has)
        holds[of] |= had
        takes[of] |= has
    return holds, takes


def in_schema(taken: Iterable[Taken]) -> frozenset[Taken]:
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


class _PartsAside:
    """What moves along with an object whose rename opens a cycle, and whose name another one of the cycle needs.

    It gets a temporary name once the object has one, and its own again when the object has come to its schema.
    """

    def __init__(
        self,
        live: Catalog,
        moves: Mapping[Identity, Identity],
        along: Mapping[Identity, Identity],
        identities: Mapping[Identity, Identity],
        declared: Catalog,
        registry: Registry,
    ) -> None:
        self._live = live
        self._moves = dict(moves)
        self._along = along
        self._identities = identities
        self._declared = declared
        self._registry = registry
        self._parts: dict[Identity, list[Object]] = {}

    def away(self, opener: Identity, is_wanted: Callable[[Taken], bool]) -> Iterator[Rename]:
        """Yield the renames to temporary names, of what moves with an object and has a name that is wanted."""
        self._parts[opener] = [
            item
            for item in self._brought.get(opener, ())
            if any(map(is_wanted, in_schema(self._registry[item.identity.kind].takes(item))))
        ]
        for part, before in self._under(opener, temporary_identity(opener)):
            place_ = place(self._declared, self._identities[part.identity])
            yield Rename(before, temporary_identity(before.identity), place_, keeps_name=True)

    def back(self, opener: Identity) -> Iterator[Rename]:
        """Yield the renames to the final names, once an object has its own."""
        for part, before in self._under(opener, self._moves[opener]):
            to = self._identities[part.identity]
            at = msgspec.structs.replace(before, identity=temporary_identity(to))
            yield Rename(at, to, place(self._declared, to), keeps_name=True)

    def called(self, opener: Identity) -> Mapping[Identity, Object]:
        """Return what has a temporary name while an object has one, as it is called then."""
        parts = self._parts.get(opener, ())
        return {p.identity: msgspec.structs.replace(p, identity=temporary_identity(p.identity)) for p in parts}

    @cached_property
    def _brought(self) -> Mapping[Identity, list[Object]]:
        """Return what comes to another schema without a rename of its own, by what it moves with."""
        found: dict[Identity, list[Object]] = {}
        for old, to in self._identities.items():
            item = self._live.get(old) if old.path[0] != to.path[0] and old not in self._moves else None
            if item is not None:
                of = _moved_with(item, self._moves, self._live, self._along, self._registry)
                if of is not None:
                    found.setdefault(of, []).append(item)
        return found

    def _under(self, opener: Identity, name: Identity) -> list[tuple[Object, Object]]:
        """Return each part, and as it is when the object has this name."""
        if not self._parts.get(opener):
            return []
        rewriting = Rewriting(self._live, {opener: name}, self._registry)
        rewriting.follow()
        return [(part, rewriting.object(part)) for part in self._parts[opener]]


class _DerivedNames:
    """The names that the server derived from those of objects, and that follow them."""

    def __init__(self, live: Catalog, moves: Container[Identity], registry: Registry) -> None:
        self._live = live
        self._moves = moves
        self._registry = registry

    def of(
        self, item: Identity, before: Identity, after: Identity, away: Mapping[Identity, Object] = NOTHING_AWAY
    ) -> Iterator[tuple[Identity, Identity | None, MadeName]]:
        """Yield the derived names of an object and its children, which go from one identity to another.

        An object that is inherited from it is renamed with it: the column of a typed table, with an attribute of its
        type. Children that have moves of their own do not follow; those in ``away`` are called otherwise meanwhile.
        """
        live, registry = self._live, self._registry
        # What keeps its schema without a statement of its own follows another object only.
        own = () if registry[item.kind].naming.schema_in_key else (live[item],)
        children = (away.get(one.identity, one) for one in live.family(item) if one.identity not in self._moves)
        family = [(one, one.identity.path[len(item.path) :]) for one in (*own, *children)]
        found = [
            (one, after if below else None, (*before.path, *below), (*after.path, *below)) for one, below in family
        ]
        if before.name != after.name:
            inherited = ((one, one.identity.path[:-1]) for one in self._inherited(live[item]))
            found += [(one, one.parent, (*above, before.name), (*above, after.name)) for one, above in inherited]
        for one, parent, old, new in found:
            made_names = registry[one.identity.kind].renaming.derived_names
            for made in made_names(one, old, new, live) if made_names is not None else ():
                if made.old != made.new:
                    yield one.identity._replace(path=new), parent, made

    def _inherited(self, item: Object) -> Iterator[Object]:
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
