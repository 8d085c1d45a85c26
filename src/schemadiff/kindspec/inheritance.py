"""What PostgreSQL propagates to an object from parent tables, partitioned tables or a composite type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value


@dataclass(frozen=True, eq=False, repr=False)
class Inheritance:
    """What PostgreSQL propagates to an object from parent tables, partitioned tables or a composite type."""

    attach_order: Callable[[str, Object, Object | None], tuple[tuple[Identity, ...], tuple[Identity, ...]]] | None = (
        None
    )
    """Of an alteration by that template, from the old object (the new one where it is just made) to the new one: the
    objects whose changes below them come after it, and those whose come before (a table is attached once its columns
    are its parent's)."""
    parent_relations: Callable[[Object], tuple[tuple[str, ...], ...]] | None = None
    """For relations: the paths of those that it has its columns from; their statements reach its rows too."""
    inherited_from: Callable[[Object, Catalog], tuple[Identity, ...]] | None = None
    """The leaders, whose changes reach this one by themselves, in that catalog: the columns of that name of the tables
    that a table has its columns from. They need not be there. What is made with such a holder is made as the leaders
    have it, unless the hint ``own`` says that it differs."""
    created_by_server: bool = False
    """A copy that no statement makes or drops, since it is there as long as what it is a copy of, and only altered
    where it is to be otherwise (a partition's part of an index). The template ``drop`` says what it lets go of then."""
    inherited_values: Callable[[Object, Catalog], Mapping[str, Value] | None] | None = None
    """The values that a copy has from its leaders; those of the first one that is there where this is absent."""
    is_local: Callable[[Object], bool] = lambda item: False
    """Whether the copy is declared by its holder too: then it is made before its leaders, and outlives them."""
    propagates: Callable[[str, Object, Object, int], bool] = lambda template, copy, leader, version: True
    """Whether an alteration by that template, which leads to that leader, reaches a live copy; given the version."""
    precedes_parent: Callable[[str, Object], bool] = lambda template, copy: False
    """Whether an alteration by that template gives a copy what is its own, with which its leaders' merges. It runs
    before theirs, which would leave nothing to do, and another name."""
    given_at_creation: Callable[[Object, int], Mapping[str, Value]] = lambda copy, version: {}
    """The values that are told in the statement that makes a copy along with its holder, since they can be told nowhere
    else: the template ``inline`` says nothing else where the hint ``inside`` is set. Given the version."""
    inherited_at_creation: frozenset[str] = frozenset()
    """The late fields that a copy has from its leaders as soon as it is made."""
    expand_declared: Callable[[Mapping[Identity, Object], Callable[..., None]], Mapping[Identity, Object]] | None = None
    """All declared objects, with those that objects of the kind have from others; ``error(message, place)``."""

    def copied(self, item: Object, catalog: Catalog) -> Mapping[str, Value] | None:
        """What a copy has from its leaders; None for what is no copy in that catalog."""
        if self.inherited_from is None:
            return None
        if self.inherited_values is not None:
            return self.inherited_values(item, catalog)
        found = (catalog.get(leader) for leader in self.inherited_from(item, catalog))
        return next((leader.values for leader in found if leader is not None), None)
