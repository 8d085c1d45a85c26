"""What PostgreSQL propagates to an object from parent tables, partitioned tables or a composite type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.reports import ReportPlace


class ServerCreated(NamedTuple):
    """How long what the server creates is there."""

    lost_with: frozenset[str] = frozenset()
    """The templates of its parent with which the server drops it, and may create it again. What a partition has of a
    parent's trigger goes when the partition is detached."""


@dataclass(frozen=True, eq=False, repr=False)
class Inheritance:
    """Describe what PostgreSQL propagates to an object from parent tables, partitioned tables or a composite type."""

    attach_order: Callable[[str, Object, Object | None], tuple[tuple[Identity, ...], tuple[Identity, ...]]] | None = (
        None
    )
    """For an alteration by that template from the old object (the new one if it is just created) to the new one: the
    objects whose changes, with those of their children, come after it, and those whose changes come before it (a table
    is attached once it has its parent's columns)."""
    parent_relations: Callable[[Object], tuple[tuple[str, ...], ...]] | None = None
    """For relations: the paths of those from which it inherits columns; statements on them recurse to its rows."""
    inherited_from: Callable[[Object, Catalog], tuple[Identity, ...]] | None = None
    """The objects of that catalog whose changes propagate to this one, nearest first: for a column, those of its name
    in the parent tables. They may be missing. An object that is created together with its table gets their values,
    unless the hint ``own`` says that it differs."""
    created_by_server: ServerCreated | None = None
    """No statement creates or drops it: it exists as long as the object that it is inherited from, and is only altered
    where it differs (a partition's index of a partitioned index). The template ``drop`` resets what the object itself
    has set."""
    inherited_values: Callable[[Object, Catalog], Mapping[str, Value] | None] | None = None
    """The inherited values; if None, those of the first object of ``inherited_from`` that exists."""
    is_local: Callable[[Object], bool] = lambda item: False
    """Whether its own table declares it as well (attislocal, conislocal). It is then created before the object that it
    is inherited from, and stays when that is dropped."""
    propagates: Callable[[str, Object, Object, int], bool] = lambda template, child, parent, version: True
    """Whether an alteration of the parent's object by that template recurses to the live object of the child (ATPrepCmd
    in tablecmds.c); takes the server's major version."""
    same_below: Mapping[str, str] = field(default_factory=dict)
    """By the template of an alteration of the child's object, another one that has the same result for it where it
    alters the parent's: NOT NULL is an ADD CONSTRAINT there if it has a name."""
    precedes_parent: Callable[[str, Object, int], bool] = lambda template, child, version: False
    """Whether an alteration by that template defines the child's object locally, so that the parent's statement merges
    with it. It runs before the parent's statement, which would otherwise create the object under another name."""
    merged_fields: frozenset[str] = frozenset()
    """The fields in which a child's object has to be as the parent's when the parent gets one that the child has
    (MergeAttributesIntoExisting in tablecmds.c)."""
    given_at_creation: Callable[[Object, int], Mapping[str, Value]] = lambda child, version: {}
    """The values that can be set only by the statement that creates the object's table; the template ``inline`` writes
    nothing else if the hint ``inside`` is set. Takes the server's major version."""
    inherited_at_creation: frozenset[str] = frozenset()
    """The fields that an object takes over with its creation alone: what is not deferred of them reaches nothing below
    when it is altered (SET COMPRESSION never recurses); a deferred one is set by no statement of a new child table."""
    expand_declared: Callable[[Mapping[Identity, Object], ReportPlace], Mapping[Identity, Object]] | None = None
    """Return all declared objects, with those that objects of the kind inherit; ``error(message, place)`` reports an
    error."""

    def values_from_parents(self, item: Object, catalog: Catalog) -> Mapping[str, Value] | None:
        """Return the values that an object of that catalog inherits; None if it inherits none there."""
        if self.inherited_from is None:
            return None
        if self.inherited_values is not None:
            return self.inherited_values(item, catalog)
        found = (catalog.get(parent) for parent in self.inherited_from(item, catalog))
        return next((parent.values for parent in found if parent is not None), None)
