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
    """Made and altered before anything else that could be: others are made as it says."""
    creates_unplanned: bool = False
    """Making or updating one makes objects that the plan does not know; so it precedes what grants on new objects."""
    references: Callable[[Object, NameLookup], Iterable[Ref]] = NO_REFERENCES
    provides: Aspect = "exists"
    """The aspect that others rely on in it, where the server records a dependency."""
    implicit_for_types: tuple[str, ...] = ()
    """Fields with types that need it without naming it: an index over a column of such a type its operator class."""
    orders_values: Callable[[Object], bool] = lambda item: False
    """Whether a query that sorts or groups values of a type that it serves is stored with what it says."""
    server_maintained: frozenset[Aspect] = frozenset()
    """Aspects whose disturbance the server carries through by itself (ALTER TYPE rebuilds indexes and checks)."""
    included_columns: Callable[[Object], Iterable[Identity]] = lambda item: ()
    """The columns that it holds beside its own: the server makes it anew where one changes its type, which it cannot
    while anything relies on it (ALTER TYPE sees to what relies on key columns alone)."""
    compares_values: bool = False
    """Compares values of columns of two tables, and so cannot stand while one of them has followed a type and the
    other has not."""
    optional_links: Callable[[Object], Iterable[tuple[str, Identity]]] | None = None
    """By field, the objects that it names without relying on them: the server takes their names out of it when they go,
    and makes a promise of what is named and not there only where it makes the object."""
    dropped_with: Callable[[Object], Identity | None] = _parent_of
    """What the object vanishes with: its parent, or the column that owns a sequence."""
    remaining_after_rebuild: Callable[[Object, Callable[[Identity], bool]], Mapping[str, Value]] | None = None
    """What is left of a live object's values when others are made anew, given whether one is, by the plan or by the
    server: what is granted on a column goes with it, and has to be granted again."""
    pg_depend_type: str = ""
    """For a trait: the deptype of pg_depend that it is. Such a dependency is its own, and not that of what bears it."""
