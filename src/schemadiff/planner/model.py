"""What the planner's phases hand on: actions, dependencies between objects, and all that its rules may look at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.row_changes import RowChange
from schemadiff.diff.rename_order import Rename
from schemadiff.kindspec.change_strategies import Aspect, ChangeStrategy
from schemadiff.kindspec.kind import Taken
from schemadiff.kindspec.registry import Registry
from schemadiff.plan import Effects
from schemadiff.planner.effect_table import effects
from schemadiff.planner.server_facts import ServerFacts
from schemadiff.references.resolver import Names

SHELL = "shell"
"""The template that creates an object as a shell, its name alone, for the routines that it is made of."""

REPLACE_TYPE = "anew"
"""The template that renames an object to a temporary name and creates the new one; there is none of that name."""

Operation = Literal["rename", "drop", "create", "alter"]


class Dependency(NamedTuple):
    """A dependency of one object on another, as the live side has it."""

    dependent: Identity
    referenced: Identity
    unmaintained: bool = False
    """Whether the server carries no change over to the dependent, whatever the dependent's kind."""
    aspect: Aspect | None = None
    """What it relies on in the referenced object, where that is not what the kind of that provides."""


class DependencyIndex:
    """The dependencies between live objects, by the object that is referenced.

    Equal ones count once. Iteration is in the order in which they were given.
    """

    def __init__(self, found: Iterable[Dependency] = ()) -> None:
        self._all = tuple(dict.fromkeys(found))

    def __iter__(self) -> Iterator[Dependency]:
        return iter(self._all)

    @cached_property
    def _by_referenced(self) -> Mapping[Identity, list[Dependency]]:
        found: dict[Identity, list[Dependency]] = {}
        for dependency in self._all:
            found.setdefault(dependency.referenced, []).append(dependency)
        return found

    def on(self, referenced: Identity) -> Collection[Dependency]:
        """Return the dependencies on that object."""
        return self._by_referenced.get(referenced, ())

    def and_also(self, more: Iterable[Dependency]) -> DependencyIndex:
        """Return these dependencies together with others; this very object where there are no others."""
        more = tuple(more)
        return DependencyIndex((*self._all, *more)) if more else self


class Online(NamedTuple):
    """What distinguishes the statements that change a table in use from the plain one."""

    alone: bool = False
    """Whether it has a transaction of its own, because it takes as long as the table is large."""
    title: str = ""
    """What the statement does, with ``{object}`` for its object."""
    part: int = 0
    """The place among the statements that make one change together; each waits for the one before it."""
    of: tuple[Identity, str] | None = None
    """The object that this change is about, and the template of the plain statement."""
    after: tuple[Identity, ...] = ()
    """What has to be created or altered before it, besides the parts before it."""
    needs_values: bool = False
    """Whether it has to wait for alterations of columns that keep their type."""
    effects: str | None = None
    """The row of the effects table, where it is not the one of the template."""
    unchecked: bool = False
    """Whether the data check of another part covers its rows."""


@dataclass(frozen=True)
class Action:
    """One object's change by one template.

    ``causes`` are the actions that make a rebuild necessary, by identity; a rebuilt object is dropped only while one
    of them is still to be done. ``old`` and ``new`` stand for the live and the wanted object.
    """

    operation: Operation
    identity: Identity
    template: str
    old: Object | None
    new: Object | None
    fields: tuple[str, ...] = ()
    strategy: ChangeStrategy | None = None
    rebuild: bool = False
    causes: tuple[Identity, ...] = ()
    rename: Rename | None = None
    online: Online | None = None

    @property
    def item(self) -> Object:
        """The object as it will be, or as it was where it is dropped."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def retypes(self) -> bool:
        """Whether it changes the type of its object."""
        return self.strategy is not None and "type" in self.strategy.changed_aspects

    @property
    def effects_row(self) -> str:
        """The row of the effects table that stands for it; the form for its object can be another one."""
        row = self.strategy.effects if self.strategy is not None else None
        row = self.online.effects or row if self.online is not None else row
        return row or self.template

    def effects(self, registry: Registry) -> Effects:
        """Return what it does to the running system, by the effects table."""
        return effects(registry, self.identity.kind, self.effects_row)

    def releases(self, registry: Registry) -> frozenset[Taken]:
        """Return the names that can be taken once it has run."""
        kind = registry[self.identity.kind]
        if self.operation == "create" or self.old is None:
            return frozenset()
        stays = kind.takes(self.new) if self.operation == "alter" and self.new is not None else frozenset()
        return kind.takes(self.old) - stays

    def acquires(self, registry: Registry) -> frozenset[Taken]:
        """Return the names that have to be free before it runs."""
        kind = registry[self.identity.kind]
        if self.operation == "drop" or self.new is None:
            return frozenset()
        has = kind.takes(self.old) if self.operation == "alter" and self.old is not None else frozenset()
        return kind.takes(self.new) - has


@dataclass(frozen=True)
class SeedChanges:
    """What happens to the rows of seeds."""

    rows: Mapping[Identity, Sequence[RowChange]] = field(default_factory=dict)
    """The changes of each seed's rows, in their order."""
    references: Mapping[Identity, Collection[Identity]] = field(default_factory=dict)
    """The seeds whose rows the rows of a seed may point to."""


@dataclass(frozen=True)
class PlanningInput:
    """All that the planner's rules may look at."""

    live: Catalog
    """The live side after the renames."""
    target: Catalog
    """What the database will hold."""
    registry: Registry
    version: int
    """The target's major version."""
    server: ServerFacts = field(default_factory=ServerFacts)
    seeds: SeedChanges = field(default_factory=SeedChanges)
    previous: Mapping[Identity, Identity] = field(default_factory=dict)
    """What renamed objects are called before the renames, by what they are called after them."""
    dependencies: DependencyIndex = field(default_factory=DependencyIndex)
    """The live side's dependencies, after the renames."""
    elsewhere: bool = False
    """Whether the plan is for another database than the one that the live side was read from, whose addresses mean
    nothing there."""
    unmanaged: tuple[tuple[str, Identity], ...] = ()
    """Dependents that schemadiff does not manage: what they are, and what they depend on."""

    @cached_property
    def live_names(self) -> Names:
        """The names of the live side, to look up what its texts refer to."""
        return Names(self.live, self.registry)

    @cached_property
    def target_names(self) -> Names:
        """The names of the target, to look up what its texts refer to."""
        return Names(self.target, self.registry)

    def root_of(self, item: Object) -> Identity:
        """Return the top-level object that an object belongs to: itself, or the table of its column's comment."""
        there = item.identity in self.target or (item.identity not in self.live and item.parent in self.target)
        return (self.target if there else self.live).root(item)

    def inherited_from(self, item: Object, catalog: Catalog) -> tuple[Identity, ...]:
        """Return the objects of a catalog whose changes reach this one, nearest first; they need not be there."""
        find = self.registry[item.identity.kind].inheritance.inherited_from
        return find(item, catalog) if find is not None else ()

    def holds_rows(self, identity: Identity) -> bool:
        """Tell whether an object is rows (a seed) and no definition."""
        return self.registry[identity.kind].fields.hold_rows
