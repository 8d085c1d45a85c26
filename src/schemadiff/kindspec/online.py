"""How a kind changes what belongs to a table that is in use, without making its users wait."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Literal, NamedTuple, get_args

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.statements import Migration

When = Literal["never", "auto", "always"]
"""Whether existing tables are changed online; ``auto``: those that have rows."""

WHEN: tuple[When, ...] = get_args(When)

REPLACEMENT = "schemadiff_new"
"""The end of a name that an object has until it is complete: an index beside the one that it replaces, a column until
its rows are filled, and the sequence that numbers these."""

PROOF = "schemadiff_not_null"
"""The end of the name of a check by which a column is proved to have no nulls."""

BOUND = "schemadiff_bound"
"""The end of the name of a check by which rows are proved to fit the bound of a partition, or not to."""


def is_temporary(identity: Identity) -> bool:
    """Tell whether an object has a name that only a part of an online change has: an interrupted run has left it."""
    return identity.name.endswith((f"_{REPLACEMENT}", f"_{PROOF}", f"_{BOUND}"))


Relatives = Literal["none", "partitions", "children"]
"""Whether a table is or has a partition, is or has another child table, or neither."""


class OnlineChange(NamedTuple):
    """A change of something that belongs to a table with rows, which existed before the plan."""

    operation: str
    template: str
    old: Object | None
    new: Object | None
    recreated: bool
    """Whether it is dropped and created again because its own definition changes."""
    caused: bool
    """Whether it is dropped and created again because something else changes."""
    relatives: Relatives
    in_use: Collection[Identity]
    """The tables that are changed online."""
    migration: Migration

    @property
    def live(self) -> Catalog:
        """The live catalog after the renames."""
        return self.migration.live

    @property
    def target(self) -> Catalog:
        """The catalog of what the database will hold."""
        return self.migration.target.catalog

    @property
    def version(self) -> int:
        """The major version of the target."""
        return self.migration.version


class OnlinePart(NamedTuple):
    """One of the statements that make the change together; each waits for the one before it."""

    operation: Literal["create", "alter", "drop"]
    template: str
    old: Object | None
    new: Object | None
    title: str
    """What the statement does, with ``{object}`` for its object."""
    alone: bool = False
    """Whether it has a transaction of its own, because it takes as long as the table is large."""
    after: tuple[Identity, ...] = ()
    """What has to be created or altered before it, besides the parts before it."""
    needs_values: bool = False
    """Whether it has to wait for alterations of columns that keep their type: a primary key for NOT NULL."""
    effects: str | None = None
    """The row of the effects table, where it is not the one of the template."""
    resumes: tuple[Identity, ...] = ()
    """What an interrupted run has left, and this part continues with; it is not dropped."""
    unchecked: bool = False
    """Whether the data check of another part covers its rows."""


OnlineForm = Callable[[OnlineChange], Sequence[OnlinePart] | None]
"""Returns the parts of a change; none where the parts of another one include it; None where there is no other way than
the plain statement."""
