"""What an object of a kind depends on, and what depends on it."""

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
    """Describe what an object of a kind depends on, and what depends on it."""

    precedes_all: bool = False
    """It is created and altered before everything else that can wait, since it decides how other objects are created
    (default privileges)."""
    creates_unplanned: bool = False
    """Creating or updating it creates objects that the plan does not contain (an extension's members), so it precedes
    what sets the privileges of new objects."""
    references: Callable[[Object, NameLookup], Iterable[Ref]] = NO_REFERENCES
    """What an object refers to beyond the references that the types of its fields imply."""
    provides: Aspect = "exists"
    """The aspect that dependents use where pg_depend records a dependency: that it exists, its type, its columns, its
    key."""
    implicit_for_types: tuple[str, ...] = ()
    """Fields whose types depend on it without naming it: an index over a column of that type depends on its operator
    class."""
    orders_values: Callable[[Object], bool] = lambda item: False
    """Whether a stored query that sorts or groups values of these types depends on it (its ordering operators)."""
    server_maintained: frozenset[Aspect] = frozenset()
    """Changes of what it depends on that the server carries over to it (ALTER COLUMN TYPE rebuilds indexes and
    checks)."""
    included_columns: Callable[[Object], Iterable[Identity]] = lambda item: ()
    """The columns that it stores besides its key (INCLUDE). The server rebuilds it where one of them changes its type,
    but fails while another object depends on it: ALTER COLUMN TYPE restores only what depends on key columns."""
    incomparable_between: Callable[[Object, NameLookup, NameLookup], bool] | None = None
    """For what compares values of columns of two tables (a foreign key), given both sides of a plan: whether it cannot
    exist while one of the columns has its new type and the other its old one. It never can while the values of one have
    been converted through another type and those of the other have not. None for what compares nothing."""
    optional_links: Callable[[Object], Iterable[tuple[str, Identity]]] | None = None
    """By field, the objects that it names without depending on them (an operator's commutator). The server clears the
    link when such an object is dropped, and creates a shell for a missing one only in CREATE."""
    dropped_with: Callable[[Object], Identity | None] = _parent_of
    """What the object is dropped with: its parent, or the column that owns a sequence."""
    remaining_after_rebuild: Callable[[Object, Callable[[Identity], bool]], Mapping[str, Value]] | None = None
    """The values of a live object that remain when others are recreated; the function tells whether an object is, by
    the plan or by the server. A privilege on a column is lost with the column and has to be granted again."""
    pg_depend_type: str = ""
    """For a property: the deptype of the pg_depend rows that record the property itself, and not a dependency of the
    object that has it."""
