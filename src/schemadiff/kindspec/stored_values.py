"""What rows and values are stored in objects of a kind, or depend on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.online import OnlineForm


@dataclass(frozen=True, eq=False, repr=False)
class StoredValues:
    """Describe what rows and values are stored in objects of a kind, or depend on them."""

    holds_data: bool = False
    """Dropping it deletes rows or values."""
    is_domain: bool = False
    """A type whose values are those of another type (a domain), contained values included."""
    pinned_columns: Callable[[Object], Iterable[Identity]] | None = None
    """The columns whose type cannot change while such an object exists, besides those that its expressions name: the
    columns of a partition key. None if there are none."""
    validates: Callable[[str, Object], str | None] | None = None
    """Whether creating or altering such an object by that template makes the server check existing values of its type,
    which fails while columns hold them as contained values; returns what to do instead, or None."""
    rewrites_rows: Callable[[str, Object, NameLookup], bool] | None = None
    """Whether creating or altering such an object by that template makes the server rewrite the rows of its relation,
    which fails while columns hold such rows as values; takes the declared names."""
    resets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By the template of an alteration, the fields that it resets in every object that it reaches below others; those
    of the altered object it writes again, which recurses where ``Inheritance.propagates`` says so of their templates
    (a new type: ATExecAlterColumnType in tablecmds.c)."""
    remote: bool = False
    """Its children hold no values in this database, and no statement reads any (foreign tables)."""
    unlogged_field: str = ""
    """For relations: the flag that says that their rows are not written to the WAL (UNLOGGED)."""
    no_less_persistent: Callable[[Object], tuple[Identity, Identity] | None] = lambda item: None
    """For what PostgreSQL allows only while one relation is at least as persistent as another (a foreign key of a
    logged table cannot refer to an unlogged one): the relation that it belongs to, and the other one."""
    lockable: bool = False
    """For relations: LOCK TABLE accepts it and locks nothing else (on a view, it locks all that the view reads as
    well)."""
    unique_columns: Callable[[Object], Sequence[str] | None] | None = None
    """The columns of the relation in which such an object lets no two rows have equal values; None for one that makes
    no columns unique (a partial index)."""
    convert: Callable[[Object, ChangeStrategy | None], ChangeStrategy | None] | None = None
    """Return how an object follows a type or a collation that is recreated, given the strategy of that one (with no
    intermediate type for a collation; None if something else that it depends on is recreated). None recreates the
    object."""
    online: OnlineForm | None = None
    """How it changes on a table that is in use. None where every change of it takes a moment, or has no other way."""
