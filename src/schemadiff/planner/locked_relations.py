"""Which relations a statement locks besides its own: the roles of the effects table, for one object.

A row of the effects table says in which role another relation is locked (``others``); the catalogs say which relations
have that role when the statement runs. Only relations of the live side count, since nobody waits for what the plan
itself creates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from schemadiff.catalog.hints import JOINS, LEAVES, Hint
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.field_types import PartitionBound, RelationRef
from schemadiff.plan import PARTS, Effects
from schemadiff.planner.model import PlanningInput
from schemadiff.postgres.lock_modes import STRENGTH
from schemadiff.references.by_field_type import references
from schemadiff.references.hierarchy import Hierarchy

Path = tuple[str, ...]


class Subject(NamedTuple):
    """What a statement changes: the old object, the new one, or both."""

    old: Object | None
    new: Object | None

    @property
    def item(self) -> Object:
        """The object as it will be, or as it was where it is dropped."""
        found = self.new or self.old
        assert found is not None
        return found


class LockedRelations:
    """The relations of one plan and what hangs together, from statement to statement in the plan's order."""

    def __init__(self, given: PlanningInput) -> None:
        self._given = given
        self._registry = given.registry
        hierarchy = Hierarchy(given.live, given.registry)
        self._above: dict[Path, list[Path]] = {}
        self._below: dict[Path, dict[Identity, Object]] = {}
        self._defaults: dict[Path, dict[Identity, None]] = {}
        """The partitions that hold what no other one does, by the path of their table."""
        for relation in hierarchy:
            self._join(relation, self._parents_of(relation))
        self._gone: set[Identity] = set()
        self._come: dict[Path, dict[Identity, Object]] = {}
        """What names other relations and was created by the plan, by the paths of the relations that it is on."""

    def of(self, effects: Effects, subject: Subject) -> dict[Identity, str]:
        """Return the live relations in the roles of a row, each with the strongest mode; not those that are parts."""
        found: dict[Identity, str] = {}
        for role, mode in effects.others.items():
            for identity in ROLES[role](self, subject) if role not in PARTS else ():
                if identity in self._given.live:
                    found[identity] = max(mode, found.get(identity, "NONE"), key=STRENGTH.index)
        return found

    def after(self, effects: Effects, subject: Subject) -> None:
        """Note what a statement with that row has changed: who is below whom, and which keys there are."""
        item = subject.item
        if self._registry[item.identity.kind].inheritance.parent_relations is None:
            self._note_key(subject)
            return
        above = self._above.get(item.identity.path, ())
        if subject.new is None:
            self._gone.add(item.identity)
            self._leave(item.identity, above)
        elif "previous_parents" in effects.others:
            self._leave(item.identity, above)
        elif "left_parents" in effects.others:
            self._leave(item.identity, _related(subject, LEAVES))
        elif "parents" in effects.others:
            self._join(item, self._joined(subject))

    def _note_key(self, subject: Subject) -> None:
        item = subject.item
        if item.parent is None or not self._names(item):
            return
        if subject.new is None:
            self._gone.add(item.identity)
        elif subject.old is None:
            self._come.setdefault(item.parent.path, {})[item.identity] = item

    def _join(self, relation: Object, parents: Iterable[Path]) -> None:
        for path in parents:
            self._above.setdefault(relation.identity.path, []).append(path)
            self._below.setdefault(path, {})[relation.identity] = relation
            if self._bound(relation) == "DEFAULT":
                self._defaults.setdefault(path, {})[relation.identity] = None

    def _leave(self, relation: Identity, parents: Iterable[Path]) -> None:
        for path in tuple(parents):
            self._above[relation.path].remove(path)
            del self._below[path][relation]
            self._defaults.get(path, {}).pop(relation, None)

    def _joined(self, subject: Subject) -> list[Path]:
        """Return the paths of the parents that the relation gets, some of them again for their order."""
        has = self._above.get(subject.item.identity.path, ())
        paths = _related(subject, JOINS) or self._parents_of(subject.item)
        return [path for path in paths if path not in has]

    def _parents_of(self, relation: Object) -> tuple[Path, ...]:
        find = self._registry[relation.identity.kind].inheritance.parent_relations
        return find(relation) if find is not None else ()

    def _under(self, path: Path) -> Iterator[Identity]:
        seen, left = {path}, [path]
        while left:
            for identity in self._below.get(left.pop(), ()):
                if identity.path not in seen:
                    seen.add(identity.path)
                    left.append(identity.path)
                    yield identity

    def below(self, relation: Identity) -> Iterable[Identity]:
        """Return all relations below one, as the statements so far have left them."""
        return self._under(relation.path)

    def _root(self, subject: Subject) -> Identity:
        return self._given.root_of(subject.item)

    def _relation(self, path: Path) -> Identity | None:
        return self._given.live_names.relation(path, ())

    def descendants(self, subject: Subject) -> Iterable[Identity]:
        """Return all relations below the object's own, by inheritance or as partitions."""
        return self._under(self._root(subject).path)

    def partitions(self, subject: Subject) -> Iterable[Identity]:
        """Return the partitions of the object's own relation, at every level; what inherits from it does not count."""
        own = self._root(subject).path
        is_parted = any(self._bound(child) is not None for child in self._below.get(own, {}).values())
        return self._under(own) if is_parted else ()

    def parents(self, subject: Subject) -> Iterator[Identity]:
        """Yield the relations that the relation gets below, or is below where it is dropped."""
        item = subject.item
        for path in self._joined(subject) if subject.new is not None else self._parents_of(item):
            if (found := self._relation(path)) is not None:
                yield found

    def previous_parents(self, subject: Subject) -> Iterator[Identity]:
        """Yield the relations that the relation was below."""
        for path in self._above.get(subject.item.identity.path, ()):
            if (found := self._relation(path)) is not None:
                yield found

    def left_parents(self, subject: Subject) -> Iterator[Identity]:
        """Yield the relations that the relation leaves, some of them for the order of the others."""
        for path in _related(subject, LEAVES):
            if (found := self._relation(path)) is not None:
                yield found

    def default_partitions(self, subject: Subject) -> Iterator[Identity]:
        """Yield the partitions that hold what no other one does, beside the relation or where it was.

        Their rows must not belong to a new partition.
        """
        for path in self._all_parents(subject):
            for identity in self._defaults.get(path, ()):
                if identity != subject.item.identity:
                    yield identity

    def below_defaults(self, subject: Subject) -> Iterator[Identity]:
        """Yield the partitions of those."""
        for identity in self.default_partitions(subject):
            yield from self._under(identity.path)

    def _all_parents(self, subject: Subject) -> set[Path]:
        both = (self._parents_of(item) for item in subject if item is not None)
        return {path for parents in both for path in parents}

    def named(self, subject: Subject) -> Iterator[Identity]:
        """Yield the relations that fields of the object name."""
        for item in subject:
            if item is not None:
                yield from self._names(item)

    def referenced(self, subject: Subject) -> Iterator[Identity]:
        """Yield the relations that a foreign key refers to, and their partitions."""
        for identity in self.named(subject):
            yield identity
            yield from self._under(identity.path)

    def referenced_by_parents(self, subject: Subject) -> Iterator[Identity]:
        """Yield the relations that foreign keys of the parents refer to: a partition gets these keys, or loses them."""
        left = list(self._all_parents(subject))
        while left:
            path = left.pop()
            left += self._above.get(path, ())
            yield from self._referenced_from(path)

    def referenced_by_own(self, subject: Subject) -> Iterator[Identity]:
        """Yield the relations that foreign keys of the object's own relation refer to."""
        return self._referenced_from(self._root(subject).path)

    def _referenced_from(self, path: Path) -> Iterator[Identity]:
        relation = self._relation(path)
        live = self._given.live.children(relation) if relation is not None else ()
        for item in (*live, *self._come.get(path, {}).values()):
            if item.identity not in self._gone:
                yield from self.referenced(Subject(item, None))

    def linked_by_keys(self, subject: Subject) -> Iterator[Identity]:
        """Yield the relations at both ends of foreign keys that contain or refer to a column."""
        for dependency in self._given.dependencies.on(subject.item.identity):
            key = self._given.live.get(dependency.dependent)
            if key is not None and key.parent is not None and key.identity not in self._gone and self._names(key):
                yield key.parent
                yield from self.referenced(Subject(key, None))

    def _names(self, item: Object) -> list[Identity]:
        return relations_named(item, self._given)

    def holders(self, subject: Subject) -> Iterator[Identity]:
        """Yield the relations that store values of the object's type, or of a domain over it."""
        for column in self._dependents(self._root(subject)):
            relation = self._given.live.get(column.parent) if column.parent is not None else None
            if relation is None or column.identity not in self._given.target:
                continue
            if not self._registry[relation.identity.kind].stored.remote and relation.get("partition_by") is None:
                yield relation.identity

    def _dependents(self, type_: Identity) -> Iterator[Object]:
        seen, left = {type_}, [type_]
        while left:
            for dependency in self._given.dependencies.on(left.pop()):
                item = self._given.live.get(dependency.dependent)
                if item is None or item.identity in seen:
                    continue
                seen.add(item.identity)
                kind = self._registry[item.identity.kind]
                if kind.naming.is_column:
                    yield item
                elif kind.stored.is_domain:
                    left.append(item.identity)

    def typed(self, subject: Subject) -> Iterator[Identity]:
        """Yield the relations that are and stay of the composite type that the object belongs to."""
        type_ = self._root(subject)
        for dependency in self._given.dependencies.on(type_):
            item = self._given.live.get(dependency.dependent)
            if item is None or item.identity in self._gone or not self._is_relation(item):
                continue
            stays = self._given.target.get(item.identity)
            names = self._given.live_names if stays is None else self._given.target_names
            if any(ref.to == type_ for ref in names.of(stays or item)):
                yield item.identity

    def _is_relation(self, item: Object) -> bool:
        return self._registry[item.identity.kind].inheritance.parent_relations is not None

    def _bound(self, relation: Object) -> str | None:
        for field in self._registry[relation.identity.kind].fields.of_type(PartitionBound):
            bound: str | None = relation.get(field.name)
            return bound
        return None


def relations_named(item: Object, given: PlanningInput) -> list[Identity]:
    """Return the live relations that fields of an object name, as a foreign key does; not those above a relation."""
    kind = given.registry[item.identity.kind]
    if kind.inheritance.parent_relations is not None:
        return []
    return [
        ref.to
        for field in kind.fields.of_type(RelationRef)
        if (value := item.get(field.name)) is not None
        for ref in references(field.type, value, item, given.live_names)
    ]


def _related(subject: Subject, hint: Hint[tuple[Path, ...]]) -> tuple[Path, ...]:
    """Return the parents that a relation leaves or joins, by the hints of the live one."""
    return (subject.old.hint(hint) or ()) if subject.old is not None else ()


ROLES: Mapping[str, Callable[[LockedRelations, Subject], Iterable[Identity]]] = {
    role.__name__: role
    for role in (
        LockedRelations.descendants,
        LockedRelations.partitions,
        LockedRelations.parents,
        LockedRelations.previous_parents,
        LockedRelations.left_parents,
        LockedRelations.default_partitions,
        LockedRelations.below_defaults,
        LockedRelations.named,
        LockedRelations.referenced,
        LockedRelations.referenced_by_parents,
        LockedRelations.referenced_by_own,
        LockedRelations.linked_by_keys,
        LockedRelations.holders,
        LockedRelations.typed,
    )
}
"""The roles that are resolved to relations; those of ``plan.PARTS`` are part of the object's own relation."""
