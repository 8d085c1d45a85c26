"""How the statements behave that create, change and drop an object of a kind."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.lookup import NameLookup


class Migration(NamedTuple):
    """What a kind may use when its statements are written and reviewed."""

    live: Catalog
    """The live catalog after the renames."""
    target: NameLookup
    version: int
    """The major version of the target."""
    previous: Mapping[Identity, Identity]
    """The previous names of renamed objects."""
    volatile: Container[tuple[str, ...]] = ()
    """The names of volatile routines, as the texts of new objects call them."""
    below: Callable[[Identity], Iterable[Identity]] = lambda relation: ()
    """The live relations below a relation when the statement runs; known only where effects are looked up."""


class Creation(NamedTuple):
    """Where an object is created."""

    live: Catalog
    """The live catalog after the renames."""
    target: Catalog
    version: int
    """The major version of the target."""
    inside: bool
    """Whether the object is created inside its parent's statement."""


Filter = Callable[[Any], Any]


@dataclass(frozen=True, eq=False, repr=False)
class Statements:
    """Describe how the statements behave that create, change and drop an object of a kind."""

    inline: bool = False
    """Written inside the statement that creates its parent, where the order of statements allows it."""
    not_inline_when: Callable[[Object], bool] | None = None
    """Which objects of an inline kind cannot be written there all the same."""
    dropped_with_parent: bool = True
    """Dropped with its parent, without a statement of its own."""
    alter_table_action: bool = False
    """Its templates write actions of ALTER TABLE; several on one table are combined into one statement."""
    standalone: frozenset[str] = frozenset()
    """Templates of a kind with ALTER TABLE actions that are statements of their own."""
    idempotent: frozenset[str] = frozenset({"create", "drop"})
    """Operations whose own IF [NOT] EXISTS or OR REPLACE makes a precondition unnecessary."""
    or_replace: bool = False
    """It has CREATE OR REPLACE."""
    effects_form: Callable[[str, Object | None, Object | None, Migration], str] = lambda row, old, new, migration: row
    """The row of the effects table for a statement that would have this one by its template or change strategy, from
    the old object to the new one (one of them is None): the same template can have other effects for other objects."""
    run_early: frozenset[str] = frozenset()
    """Templates that release names or links which other changes need (NOT NULL cannot be dropped before an identity),
    and so run as early as drops."""
    exchange_names: frozenset[str] = frozenset()
    """Templates that give their object a name of another object of the kind, while that one gets the name it had. They
    run in the order in which the names are released; needed only where objects exchange names."""
    needs_precondition_below: Callable[[Object], bool] = lambda parent: False
    """Whether IF [NOT] EXISTS is not enough below such a parent: the server refuses the statement earlier, or an
    inherited object may have the name."""
    after_create: Callable[[Object, Creation], tuple[ChangeStrategy, ...]] | None = None
    """The strategies that complete a created object."""
    template_filters: Mapping[str, Callable[[Migration], Filter]] = field(default_factory=dict)
    """Filters that its templates need, by name, each made for one migration."""
