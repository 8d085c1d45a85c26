"""What takes the place of an object of a kind where the object itself cannot be there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object, Value

Known = TypeVar("Known")


class SandboxLookup(Protocol):
    """What a kind may ask about a sandbox and the catalog that is built in it."""

    @property
    def declared(self) -> Catalog:
        """Return the declared catalog, with every name resolved."""

    @property
    def languages(self) -> Collection[str] | None:
        """Return the languages that exist where the catalog will be applied; None if that is not known.

        A routine in another language is left as it is, so that the server rejects it.
        """

    def query(self, text: str) -> Sequence[tuple[Any, ...]]:
        """Return the rows of a query of the sandbox's system catalogs."""

    def known(self, found: Callable[[SandboxLookup], Known]) -> Known:
        """Return what the function finds here; it is called once for each sandbox."""


class Substitute(NamedTuple):
    """An object in the harmless form in which a sandbox can have it, and who creates it there."""

    item: Object
    by_administrator: bool = False
    """Whether it takes the superuser of the sandbox to create it."""


def as_it_is(item: Object, sandbox: SandboxLookup) -> Substitute | None:
    """Return the object unchanged, created by the ordinary role of the sandbox."""
    return Substitute(item)


def by_administrator(item: Object, sandbox: SandboxLookup) -> Substitute | None:
    """Return the object unchanged, created by the superuser of the sandbox."""
    return Substitute(item, by_administrator=True)


def with_values(item: Object, values: Mapping[str, Value]) -> Object:
    """Return the object with these values; the same object if it has them already."""
    return item if values == item.values else msgspec.structs.replace(item, values=values)


def without(item: Object, *names: str) -> Object:
    """Return the object without the values of these fields; the same object if it has none of them."""
    return with_values(item, {k: v for k, v in item.values.items() if k not in names})


@dataclass(frozen=True, eq=False, repr=False)
class Substitutes:
    """Describe what takes the place of an object of a kind where the object itself cannot be there.

    A *sandbox* is a temporary server in which code of the YAML's author runs as an ordinary role. What could take over
    a server is created there in a harmless form: a native function raises an error and looks at no argument.
    """

    relation: Literal["columns", "query"] | None = None
    """How a temporary relation can replace it while the server is asked about other objects: with its columns, or as a
    view with its query."""
    in_sandbox: Callable[[Object, SandboxLookup], Substitute | None] = as_it_is
    """The object as a sandbox can have it; None leaves it out there."""
    left_out: bool = False
    """No sandbox has such objects, and none of the server's checks misses them there."""
    given_to_builder: bool = False
    """The ordinary role of the sandbox becomes the owner of what the superuser creates."""
    changed_by_sandbox: bool = False
    """What a sandbox has of the kind comes from the sandbox and not from what is built in it."""
    as_read: Callable[[Object], Mapping[str, Value]] = lambda item: item.values
    """The values of a declared object as they would be read from a server."""
