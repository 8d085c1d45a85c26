"""What rows and values are stored in objects of a kind, or depend on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.lookup import NameLookup


@dataclass(frozen=True, eq=False, repr=False)
class StoredValues:
    """What rows and values are stored in objects of a kind, or depend on them."""

    holds_data: bool = False
    """Dropping it deletes rows or values."""
    is_domain: bool = False
    """A type whose values are those of another one: what holds them inside of others holds that one's so (a domain)."""
    pinned_columns: Callable[[Object], Iterable[Identity]] | None = None
    """The columns that can have no other type while such an object is there, beside those that its expressions name: by
    which rows are spread over partitions. None where there are no such."""
    validates: Callable[[str, Object], str | None] | None = None
    """Whether making or altering such an object by that template has the server check existing values of the type that
    it belongs to, which it cannot where columns hold them inside of others; then, what to do instead."""
    rewrites_rows: Callable[[str, Object, NameLookup], bool] | None = None
    """Whether making or altering such an object by that template has the server form the rows of its relation anew,
    which it does not while columns hold such rows as values; given the declared names."""
    remote: bool = False
    """What hangs below it holds no values in this database, and no statement looks at any (foreign tables)."""
    lockable: bool = False
    """For relations: LOCK TABLE takes it, and it alone; a view it takes with all that the view reads."""
    convert: Callable[[Object, ChangeStrategy | None], ChangeStrategy | None] | None = None
    """How a wanted object follows a type or a collation that is made anew, given that one's way, which goes through
    nothing for a collation (None where something else is rebuilt that it relies on); a way of None rebuilds it."""
