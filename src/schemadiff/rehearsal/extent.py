"""Which part of the database a rehearsal needs a copy of.

It is what the plan changes, with everything that this relies on and everything that relies on it, so that the cost of
a rehearsal grows with the change and not with the database. It consists of whole top-level objects: a table comes with
its columns, constraints, indexes and triggers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds.parent_tables import parents, relation
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.plan_stage import Made
from schemadiff.pipeline.search_paths import looking_there
from schemadiff.references.resolver import Names
from schemadiff.references.texts import free_texts, sql_body
from schemadiff.rehearsal.bodies import string_routines
from schemadiff.sql.namespaces import Namespace

_WORD = re.compile(r"\w+")
_CONSTANT = re.compile(r"'((?:[^']|'')*)'")


def _words(routine: Object) -> frozenset[str]:
    """Return the words of a routine's string body in lower case."""
    return frozenset(_WORD.findall(str(routine.get("body", "")).lower()))


class Extent(NamedTuple):
    """The part of both sides that a rehearsal works on."""

    before: Catalog
    """The live definitions, before the renames."""
    after: Catalog
    """The declared definitions."""


def extent(made: Made, registry: Registry, *, whole: bool = False) -> Extent:
    """Return the part of both sides that a plan touches, relies on, and that relies on what it touches.

    With ``whole``, all of both sides.
    """
    if whole:
        return Extent(made.compared.before, made.compared.declared)
    return _Extent(made, registry).found()


class _Extent:
    """The search for the objects, by their identities after the renames.

    What the plan touches is copied with everything below it, and so are the tables from which that inherits. Of what is
    only referred to, a table needs its columns and keys, so that a chain of foreign keys does not bring in the whole
    database.
    """

    def __init__(self, made: Made, registry: Registry) -> None:
        self._made = made
        self._registry = registry
        self._live = made.given.live
        self._target = made.given.target
        self._previous = made.given.previous
        self._names = Names(self._target, registry)
        self._named: set[Identity] = set()
        """What is needed by name; of a table also what others do not refer to otherwise, such as its owner."""
        self._seen: set[Identity] = set()
        self._whole: set[Identity] = set()
        self._roots: set[Identity] = set()

    def found(self) -> Extent:
        """Return what was found."""
        touched = [*self._changed(), *self._dependents(self._touched()), *self._bodies]
        self._whole = self._with_parents(self._root(identity) for identity in touched)
        left = list(self._whole)
        while left:
            identity = left.pop()
            if identity in self._named:
                continue
            self._named.add(identity)
            if (root := self._root(identity)) in self._roots:
                left += self._references_of([identity])
            else:
                self._roots.add(root)
                left += self._references_of([root, *self._below(root)])
        self._named |= {self._previous.get(identity, identity) for identity in self._named}
        live, declared = self._made.compared.before, self._made.compared.declared
        before = {self._previous.get(root, root): root for root in self._roots}
        kept = [o for o in live if self._is_kept(o, before.get(live.root(o)), live)]
        clones = [o for o in live.clones if o.parent is None or live.root(o) in before]
        wanted = [o for o in declared if self._is_wanted(o)]
        return Extent(live.replacing(kept, clones=clones), declared.replacing(wanted))

    def _with_parents(self, roots: Iterable[Identity]) -> set[Identity]:
        """Return the top-level objects with the tables that they inherit from, on either side."""
        found: set[Identity] = set()
        left = list(roots)
        while left:
            if (root := left.pop()) not in found:
                found.add(root)
                for catalog in (self._live, self._target):
                    left += _parents(catalog.get(root), catalog)
        return found

    def _is_wanted(self, item: Object) -> bool:
        if self._registry[item.identity.kind].fields.hold_rows:
            return item.identity in self._seeds
        declared = self._made.compared.declared
        root = declared.root(item)
        return self._is_kept(item, root if root in self._roots else None, declared)

    def _is_kept(self, item: Object, root: Identity | None, catalog: Catalog) -> bool:
        """Tell whether an object below a top-level object is copied; the latter is None if it is not."""
        if root is None:
            return self._is_everywhere(item)
        return root in self._whole or item.identity in self._named or self._is_referable(item, catalog)

    def _is_referable(self, item: Object, catalog: Catalog) -> bool:
        """Tell whether others can refer to an object: to a table and to its columns and keys, not to its triggers.

        What is below such an object is kept with it.
        """
        if item.parent is None:
            return True
        if self._registry[item.parent.kind].dependencies.provides != "columns":
            above = catalog.get(item.parent)
            return above is None or self._is_referable(above, catalog)
        kind = self._registry[item.identity.kind]
        return kind.naming.namespace == Namespace.COLUMN or kind.dependencies.provides == "key"

    def _is_everywhere(self, item: Object) -> bool:
        """Tell whether an object can be needed without a reference to it: a schema, an extension, an access method."""
        kind = self._registry[item.identity.kind]
        if kind.address_catalog == "pg_am":
            return True
        return kind.naming.namespace == Namespace.SCHEMA or kind.dependencies.creates_unplanned

    @cached_property
    def _seeds(self) -> frozenset[Identity]:
        """Return the seeds whose rows change, and those that they refer to."""
        seeds = self._made.given.seeds
        found: set[Identity] = set()
        left = [identity for identity, rows in seeds.rows.items() if rows]
        while left:
            if (identity := left.pop()) not in found:
                found.add(identity)
                left += seeds.references.get(identity, ())
        return frozenset(found)

    def _changed(self) -> Iterator[Identity]:
        """Yield what the plan changes, and the tables of rows that it changes."""
        comparison = self._made.compared.comparison
        yield from (o.identity for o in (*comparison.created, *comparison.dropped))
        yield from (pair.declared.identity for pair in comparison.pairs)
        yield from (rename.after for rename in self._made.compared.renames)
        yield from (step.identity for step in self._made.plan.steps)
        yield from self._seeds

    def _touched(self) -> Iterator[Identity]:
        """Yield the live objects on whose present definition others can rely."""
        comparison = self._made.compared.comparison
        yield from (o.identity for o in comparison.dropped)
        yield from (pair.live.identity for pair in comparison.pairs)
        yield from (rename.after for rename in self._made.compared.renames)

    def _dependents(self, touched: Iterable[Identity]) -> Iterator[Identity]:
        """Yield what relies on these objects, directly or through others."""
        left = list(touched)
        while left:
            identity = left.pop()
            if identity in self._seen:
                continue
            self._seen.add(identity)
            more = [d.dependent for d in self._made.given.dependencies.on(identity)]
            root = self._root(identity)
            more += self._children.get(root, ())
            yield from more
            left += more

    @cached_property
    def _bodies(self) -> Mapping[Identity, frozenset[str]]:
        """Return the routines whose string bodies change or name what is renamed, retyped or dropped, with their words.

        A column counts where its table is named as well.
        """
        names = {frozenset(map(str.lower, path)) for path in self._lost_names()}
        found: dict[Identity, frozenset[str]] = {}
        for pair in self._made.compared.comparison.pairs:
            if "body" in pair.changed:
                found[pair.live.identity] = _words(pair.live) | _words(pair.declared)
        for item in string_routines(self._live, self._registry) if names else ():
            words = _words(item)
            if any(name <= words for name in names):
                found.setdefault(item.identity, words)
        return found

    def _lost_names(self) -> Iterator[tuple[str, ...]]:
        """Yield the names that no longer mean what they meant: of an object, or of a table and its column."""
        comparison = self._made.compared.comparison
        lost = [rename.before.identity for rename in self._made.compared.renames]
        lost += [item.identity for item in comparison.dropped]
        lost += [pair.live.identity for pair in comparison.pairs if "type" in pair.changed]
        for identity in lost:
            match self._registry[identity.kind].naming.namespace:
                case Namespace.COLUMN | Namespace.ATTRIBUTE:
                    yield identity.path[-2:]
                case Namespace.RELATION | Namespace.TYPE | Namespace.ROUTINE:
                    yield identity.path[-1:]

    def _root(self, identity: Identity) -> Identity:
        """Return the top-level object that an object belongs to, on the side where it is found."""
        for catalog in (self._target, self._live):
            if (item := catalog.get(identity)) is not None:
                return catalog.root(item)
        return identity

    def _below(self, root: Identity) -> Iterator[Identity]:
        """Yield what is below a top-level object on either side."""
        yield from dict.fromkeys(o.identity for c in (self._live, self._target) for o in c.family(root))

    def _references_of(self, parts: Iterable[Identity]) -> Iterator[Identity]:
        """Yield what objects refer to, as far as they are copied."""
        for identity in parts:
            for word in self._bodies.get(identity, ()):
                yield from self._by_word.get(word, ())
            live, wanted = self._live.get(identity), self._target.get(identity)
            differs = live is None or wanted is None or live.values != wanted.values
            for catalog, part in ((self._live, live), (self._target, wanted)):
                if part is None or not self._is_kept(part, catalog.root(part), catalog):
                    continue
                yield from self._recorded.get(identity, ())
                names = self._names if catalog is self._target else self._live_names
                # The server may put the body of an SQL function into what calls it: a generated column, an index.
                if differs or sql_body(part, self._registry) is not None:
                    yield from (ref.to for ref in names.of(looking_there(part, catalog, self._registry)))
                    yield from self._by_constants(part)
                else:
                    # It records no cast that converts its values through their text.
                    yield from (ref.to for ref in names.served(part))

    @cached_property
    def _live_names(self) -> Names:
        return Names(self._live, self._registry)

    def _by_constants(self, item: Object) -> Iterator[Identity]:
        """Yield what the constants in an object's texts may name, as ``nextval('numbers')`` names a sequence."""
        for _, text in free_texts(item, self._registry):
            for constant in _CONSTANT.findall(text):
                for word in _WORD.findall(constant.lower()):
                    yield from self._by_word.get(word, ())

    @cached_property
    def _recorded(self) -> Mapping[Identity, list[Identity]]:
        """Return by object what it relies on, as the server records it."""
        found: dict[Identity, list[Identity]] = {}
        for dependency in self._made.given.dependencies:
            found.setdefault(dependency.dependent, []).append(dependency.referenced)
        return found

    @cached_property
    def _by_word(self) -> Mapping[str, list[Identity]]:
        """Return the live relations, types and routines by name, in lower case."""
        found: dict[str, list[Identity]] = {}
        for item in self._live:
            naming = self._registry[item.identity.kind].naming
            if naming.in_schema and naming.namespace in (Namespace.RELATION, Namespace.TYPE, Namespace.ROUTINE):
                found.setdefault(item.identity.name.lower(), []).append(item.identity)
        return found

    @cached_property
    def _children(self) -> Mapping[Identity, list[Identity]]:
        """Return the tables that inherit from a table, are partitions of it, or are of a composite type."""
        found: dict[Identity, list[Identity]] = {}
        for item in self._live:
            for parent in _parents(item, self._live) if item.parent is None else ():
                found.setdefault(parent, []).append(item.identity)
            if item.parent is not None and self._registry[item.identity.kind].naming.is_column:
                for above in self._made.given.inherited_from(item, self._live):
                    if (origin := self._live.get(above)) is not None and origin.parent not in (None, item.parent):
                        below = found.setdefault(self._live.root(origin), [])
                        if item.parent not in below[-1:]:
                            below.append(item.parent)
        return found


def _parents(table: Object | None, catalog: Catalog) -> Iterator[Identity]:
    """Yield the tables of which a table is a partition or from which it inherits."""
    for path in parents(table) if table is not None else ():
        if (above := relation(catalog, path)) is not None:
            yield above.identity
