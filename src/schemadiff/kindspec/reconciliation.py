"""Reconciliation: how the objects of one side count when they are compared with the other side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object

Owners = Callable[[Object], tuple[str | None, str | None]]
"""The roles that own the object with the property, before and after the plan; None if no catalog says."""


@dataclass(frozen=True, eq=False, repr=False)
class Reconciliation:
    """Describe how the objects of one side count when they are compared with the other side."""

    live: Callable[[Catalog, Catalog, int, Owners], Iterable[Object]] | None = None
    """The live objects as they are compared, given the declared ones, the server's major version and the owners: what a
    detached table keeps of its parent's objects, what an attached one gives up."""
    declared: (
        Callable[[Catalog, Catalog, Callable[[Object], frozenset[str]], Callable[[Object], str]], Iterable[Object]]
        | None
    ) = None
    """The declared objects whose values differ for the comparison, and those that nobody declares and the server
    creates: ``declared(live, declared, all_of, owner_of)``. The latter two return the privileges that exist on the
    object with the property, and the role that owns it."""
    names: Callable[[Catalog, Catalog, int], tuple[Iterable[Object], Iterable[Object]]] | None = None
    """The live and the wanted objects that have to say which name something of theirs has, since what the server would
    choose depends on other objects: ``names(live, wanted, version)``. It is asked before the others, and before
    anything is created in a sandbox."""
    wanted: Callable[[Catalog], Iterable[Object]] | None = None
    """The wanted objects of any kind that lack hints which follow from the tables above theirs, with these: those that
    ``inheritance.expand_declared`` sets where the side was decoded from YAML."""
    past: Callable[[Catalog, Catalog], Iterable[Object]] | None = None
    """Of a state that a plan will leave, built at once, and the one that the plan begins with, ``past(after, before)``:
    the objects with hints that tell what the server would keep of the past (a partition's NOT NULL that was there
    before its parent's is its own)."""
