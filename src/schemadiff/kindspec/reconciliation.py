"""How the objects of one side count beside those of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object

Owners = Callable[[Object], tuple[str | None, str | None]]
"""The roles that own what a trait stands on before and after; None where nothing says who."""


@dataclass(frozen=True, eq=False, repr=False)
class Reconciliation:
    """How the objects of one side count beside those of the other."""

    live: Callable[[Catalog, Catalog, int, Owners], Iterable[Object]] | None = None
    """The live objects, given the declared ones, the version and who owns what, as they count once objects of the kind
    are as they are declared to be: what a detached table keeps of its parent's, what an attached one gives up to it."""
    declared: (
        Callable[[Catalog, Catalog, Callable[[Object], frozenset[str]], Callable[[Object], str]], Iterable[Object]]
        | None
    ) = None
    """The declared objects that count otherwise beside the live ones, as they count, and those that count there alone
    (what the server makes along and nobody writes of): ``beside(live, declared, all_of, owner_of)``, where the
    latter two give the privileges there are on what carries such an object, and the role that owns that."""
