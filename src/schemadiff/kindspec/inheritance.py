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
    """The objects of that catalog whose changes reach this one by themselves, nearest first: for a column, those of its
    name in the parent tables. They need not be there. An object that is created together with its table gets their
    values, unless the hint ``own`` says that it differs."""
    created_by_server: bool = False
    """No statement creates or drops it: it is there as long as what it is inherited from, and only altered where it is
    to be otherwise (a partition's part of an index). The template ``drop`` says what it lets go of then."""
    inherited_values: Callable[[Object, Catalog], Mapping[str, Value] | None] | None = None
    """The values that it inherits; where this is absent, those of the first object of ``inherited_from`` that is
    there."""
    is_local: Callable[[Object], bool] = lambda item: False
    """Whether its own table declares it too (attislocal, conislocal): then it is created before what it is inherited
    from, and stays when that goes."""
    propagates: Callable[[str, Object, Object, int], bool] = lambda template, child, parent, version: True
    """Whether an alteration by that template of the parent's object reaches the live object of the child (ATPrepCmd in
    tablecmds.c); given the server's major version."""
    precedes_parent: Callable[[str, Object], bool] = lambda template, child: False
    """Whether an alteration by that template gives the child's object what is its own, and the parent's merges with
    it. It runs before the parent's, which would leave nothing to do, and another name."""
    given_at_creation: Callable[[Object, int], Mapping[str, Value]] = lambda child, version: {}
    """The values that stand in the statement that creates the object's table, since they can be said nowhere else: the
    template ``inline`` says nothing else where the hint ``inside`` is set. Given the server's major version."""
    inherited_at_creation: frozenset[str] = frozenset()
    """The deferred fields that a new child's object has from its parents' without a statement."""
    expand_declared: Callable[[Mapping[Identity, Object], Callable[..., None]], Mapping[Identity, Object]] | None = None
    """All declared objects, with those that objects of the kind inherit; ``error(message, place)`` says what is
    wrong."""

    def values_from_parents(self, item: Object, catalog: Catalog) -> Mapping[str, Value] | None:
        """Return the values that an object of that catalog inherits; None where it inherits nothing there."""
        if self.inherited_from is None:
            return None
        if self.inherited_values is not None:
            return self.inherited_values(item, catalog)
        found = (catalog.get(parent) for parent in self.inherited_from(item, catalog))
        return next((parent.values for parent in found if parent is not None), None)
