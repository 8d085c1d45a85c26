"""How the statements that make, change and drop an object of a kind behave."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.lookup import NameLookup


class Migration(NamedTuple):
    """What a kind may look at when its statements are written and reviewed."""

    live: Catalog
    """After the renames."""
    target: NameLookup
    version: int
    """The target's major version."""
    previous: Mapping[Identity, Identity]
    """What renamed objects were called before."""
    volatile: Container[tuple[str, ...]] = ()
    """The names of routines that may give another value each time, as texts of new objects call them."""


Filter = Callable[[Any], Any]


@dataclass(frozen=True, eq=False, repr=False)
class Statements:
    """How the statements that make, change and drop an object of a kind behave."""

    inline: bool = False
    """Written inside the statement that creates its parent where order allows."""
    not_inline_when: Callable[[Object], bool] | None = None
    """Which objects of an inline kind cannot be written there all the same."""
    dropped_with_parent: bool = True
    """Gone with its parent, without a statement of its own."""
    alter_table_action: bool = False
    """Its templates give subcommands of ALTER TABLE; several on one table become one statement."""
    standalone: frozenset[str] = frozenset()
    """Templates of a batched kind that are statements of their own."""
    idempotent: frozenset[str] = frozenset({"create", "drop"})
    """Operations whose own IF [NOT] EXISTS or OR REPLACE says all a guard would."""
    or_replace: bool = False
    """Has CREATE OR REPLACE."""
    creation_effects: Callable[[Object, Migration], str] = lambda item, migration: "create"
    """The row of the effects table of making such an object in what is there already."""
    run_early: frozenset[str] = frozenset()
    """Templates that give up what others may take, or what other changes of the object wait for (NOT NULL cannot go
    before an identity), and so run as early as drops do."""
    exchange_names: frozenset[str] = frozenset()
    """Templates that give their object a name which another one of the kind has, and that one the name it had. They run
    in the order in which names get free; it is needed only where names change places."""
    needs_precondition_below: Callable[[Object], bool] = lambda parent: False
    """Whether IF [NOT] EXISTS is of no use below such a parent, since the server refuses the statement before, or since
    what is there by that name can be what the parent has from others."""
    after_create: Callable[[Object, Catalog, int, bool], tuple[ChangeStrategy, ...]] | None = None
    """What completes an object that is made, in ways of its own; given the live catalog, the server's major version,
    and whether it is made inside its parent."""
    template_filters: Mapping[str, Callable[[Migration], Filter]] = field(default_factory=dict)
    """Filters that templates need for its sake, by name, each made for one migration."""
