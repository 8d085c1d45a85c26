"""How the objects of one side count beside those of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object

Owners = Callable[[Object], tuple[str | None, str | None]]
"""The roles that own what has the property, before and after the plan; None where nothing says who."""


@dataclass(frozen=True, eq=False, repr=False)
class Reconciliation:
    """How the objects of one side count beside those of the other."""

    live: Callable[[Catalog, Catalog, int, Owners], Iterable[Object]] | None = None
    """The live objects as the comparison has to see them, given the declared ones, the server's major version and who
    owns what: what a table that is detached keeps of its parent's, what one that is attached gives up to it."""
    declared: (
        Callable[[Catalog, Catalog, Callable[[Object], frozenset[str]], Callable[[Object], str]], Iterable[Object]]
        | None
    ) = None
    """The declared objects that the comparison has to see otherwise, and those that nobody writes and the server
    creates: ``declared(live, declared, all_of, owner_of)``, where the latter two give the privileges that there are on
    what has the property, and the role that owns that."""
