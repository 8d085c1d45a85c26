"""What the planner's phases hand on: actions, edges between objects, and what all of them read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.diff.renames import Rename
from schemadiff.errors import Finding
from schemadiff.kindspec.change_strategies import Way
from schemadiff.kindspec.kind import Taken
from schemadiff.kindspec.registry import Registry
from schemadiff.plan import Effects
from schemadiff.planner.effect_table import effects

SHELL = "shell"
"""The template that promises an object by its name alone, for the routines that it is made of."""

ANEW = "anew"
"""The template of what steps aside: there is none of that name, it is a rename and a creation in one."""

Operation = Literal["rename", "drop", "create", "alter"]


class Edge(NamedTuple):
    """A recorded dependency of the live side."""

    dependent: Identity
    on: Identity
    firm: bool = False
    """The server carries nothing through for it, whatever the dependent's kind."""


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
    way: Way | None = None
    rebuild: bool = False
    causes: tuple[Identity, ...] = ()
    rename: Rename | None = None

    @property
    def item(self) -> Object:
        """The object as it will be, or as it was where it goes."""
        found = self.new or self.old
        assert found is not None
        return found

    def effects(self, registry: Registry) -> Effects:
        """What it does to the running system, by the effects table."""
        row = self.way.effects if self.way is not None else None
        return effects(registry, self.identity.kind, row or self.template)

    def frees(self, registry: Registry) -> frozenset[Taken]:
        """The names that can be taken once it has run."""
        kind = registry[self.identity.kind]
        if self.operation == "create" or self.old is None:
            return frozenset()
        stays = kind.takes(self.new) if self.operation == "alter" and self.new is not None else frozenset()
        return kind.takes(self.old) - stays

    def claims(self, registry: Registry) -> frozenset[Taken]:
        """The names that have to be free before it runs."""
        kind = registry[self.identity.kind]
        if self.operation == "drop" or self.new is None:
            return frozenset()
        has = kind.takes(self.old) if self.operation == "alter" and self.old is not None else frozenset()
        return kind.takes(self.new) - has


@dataclass
class Draft:
    """What has to happen, before it has an order."""

    renames: list[Action] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    refusals: list[Finding] = field(default_factory=list)
    edges: tuple[Edge, ...] = ()
    """What relies on objects that step aside, under the names that these have then."""


@dataclass(frozen=True)
class Situation:
    """All that the planning stages look at."""

    live: Catalog
    """The live side after the renames."""
    target: Catalog
    """What the database will hold."""
    registry: Registry
    version: int
    facts: Mapping[str, Value]
    """Answers of the server that ways depend on: ``casts``, and by identity those of single objects."""
    edges: tuple[Edge, ...]
    """The live side's recorded dependencies, after the renames."""
    foreign: tuple[tuple[str, Identity], ...]
    """Dependents that schemadiff does not manage: what they are, and what they rely on."""
