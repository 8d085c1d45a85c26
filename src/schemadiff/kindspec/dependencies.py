"""What an object of a kind relies on, and what relies on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.change_strategies import Aspect
from schemadiff.kindspec.lookup import NameLookup, Ref

NO_REFERENCES: Callable[[Object, NameLookup], Iterable[Ref]] = lambda item, names: ()  # noqa: E731


def _parent_of(item: Object) -> Identity | None:
    return item.parent


@dataclass(frozen=True, eq=False, repr=False)
class Dependencies:
    """What an object of a kind relies on, and what relies on it."""

    precedes_all: bool = False
    """It is created and altered before everything else that can wait, since it decides how others are created (default
    privileges)."""
    creates_unplanned: bool = False
    """Creating or updating one creates objects that the plan does not know (an extension's members); so it precedes
    what decides about privileges of new objects."""
    references: Callable[[Object, NameLookup], Iterable[Ref]] = NO_REFERENCES
    """What an object refers to beyond what the types of its fields tell."""
    provides: Aspect = "exists"
    """What dependents use of it, where the server records a dependency: that it exists, its type, its columns, its
    key."""
    implicit_for_types: tuple[str, ...] = ()
    """Fields whose types need it without naming it: an index over a column of that type needs its operator class."""
    orders_values: Callable[[Object], bool] = lambda item: False
    """Whether a stored query that sorts or groups values of those types depends on it (its ordering operators)."""
    server_maintained: frozenset[Aspect] = frozenset()
    """Changes of what it depends on that the server carries over to it by itself (ALTER COLUMN TYPE rebuilds indexes
    and checks)."""
    included_columns: Callable[[Object], Iterable[Identity]] = lambda item: ()
    """The columns that it stores beside its key (INCLUDE): the server rebuilds it where one changes its type, which it
    cannot while anything depends on it (ALTER COLUMN TYPE restores what depends on key columns alone)."""
    compares_values: bool = False
    """It compares values of columns of two tables (a foreign key), and so cannot exist while one of them has been
    converted and the other has not."""
    optional_links: Callable[[Object], Iterable[tuple[str, Identity]]] | None = None
    """By field, the objects that it names without depending on them (an operator's commutator): the server clears the
    link when they are dropped, and creates a shell for one that is missing only where it creates the object."""
    dropped_with: Callable[[Object], Identity | None] = _parent_of
    """What the object is dropped with: its parent, or the column that owns a sequence."""
    remaining_after_rebuild: Callable[[Object, Callable[[Identity], bool]], Mapping[str, Value]] | None = None
    """The values of a live object that remain when others are rebuilt; the function tells whether one is, by the plan
    or by the server. What is granted on a column goes with the column, and has to be granted again."""
    pg_depend_type: str = ""
    """For a property: the deptype of the rows of pg_depend that are this property, and no dependency of what has it."""
