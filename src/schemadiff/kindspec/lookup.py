"""What the hooks of a kind may ask about the names of a catalog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import Aspect


class Ref(NamedTuple):
    """An edge to another identity, with the aspect it relies on.

    A soft reference (a string body) orders where it can and gives way first where there is a cycle.
    """

    to: Identity
    aspect: Aspect = "exists"
    soft: bool = False


class NameLookup(Protocol):
    """The names of a catalog, as hooks see them; ``references.resolver.Names`` is the one there is."""

    @property
    def catalog(self) -> Catalog:
        """The catalog that the names are of."""

    def find(self, namespace: str, parts: tuple[str, ...], search_path: Iterable[str]) -> list[Identity]:
        """Return the objects that a name means: several for overloads, none where nothing is known."""

    def of(self, item: Object) -> Iterator[Ref]:
        """Yield everything that an object refers to."""

    def of_type(self, text: str, search_path: Iterable[str]) -> Iterator[Ref]:
        """Yield what a type's text refers to."""

    def children(self, identity: Identity) -> list[Object]:
        """Return the catalog's objects below that one."""

    def columns(self, identity: Identity) -> list[str]:
        """Return the names of a table's columns, in their order."""

    def unique_keys(self, table: Identity, columns: Iterable[str]) -> list[Identity]:
        """Return the keys over exactly these columns, in any order."""

    def owned_as(self, item: Object) -> tuple[Identity, ...]:
        """Return what an object has its owner from; empty where that is its own."""
