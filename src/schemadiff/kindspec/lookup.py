"""What the hooks of a kind may ask about the names of a catalog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import Aspect


class Ref(NamedTuple):
    """A reference to another identity, with the aspect that it depends on.

    A soft reference (from a string body) orders statements where possible, and is ignored first in a dependency cycle.
    """

    to: Identity
    aspect: Aspect = "exists"
    soft: bool = False


class TemplateObject(Protocol):
    """An object as templates see it; ``ddl.template_objects.View`` implements it."""

    path: tuple[str, ...]

    @property
    def parent(self) -> TemplateObject | None:
        """Return the object it belongs to, or None."""

    @property
    def object(self) -> Object:
        """Return the object itself."""


class NameLookup(Protocol):
    """The names of a catalog as hooks use them; ``references.resolver.Names`` implements it."""

    @property
    def catalog(self) -> Catalog:
        """Return the catalog that the names belong to."""

    def find(self, namespace: str, parts: tuple[str, ...], search_path: Iterable[str]) -> list[Identity]:
        """Return the objects that a name means: several for overloaded routines, none if it is unknown."""

    def of(self, item: Object) -> Iterator[Ref]:
        """Yield everything that an object refers to."""

    def of_type(self, text: str, search_path: Iterable[str]) -> Iterator[Ref]:
        """Yield what a type's text refers to."""

    def children(self, identity: Identity) -> list[Object]:
        """Return the children of that object in the catalog."""

    def columns(self, identity: Identity) -> list[str]:
        """Return the names of a table's columns, in order."""

    def unique_keys(self, table: Identity, columns: Iterable[str]) -> list[Identity]:
        """Return the unique keys over exactly these columns, in any order."""

    def owned_as(self, item: Object) -> tuple[Identity, ...]:
        """Return the objects whose owner this one shares; empty if it has an owner of its own."""
