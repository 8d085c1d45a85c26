"""What a saved plan says of the database: the state that it starts from, and the one that it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from schemadiff.catalog.objects import Address, Identity, Object


class Expected(NamedTuple):
    """An object that a plan touches or depends on, as it was when the plan was made."""

    identity: Identity
    root: Identity
    """The top-level object that it belongs to."""
    digest: str | None
    """The digest of its definition; an empty text for what only has to exist, None for what must not."""


class Scope(NamedTuple):
    """Which part of the database a plan was made for."""

    read: tuple[str, ...] | None
    """The schemas that were read; None for all."""
    managed: tuple[str, ...]
    """The schemas that the declared side manages."""
    sections: tuple[str, ...]
    """The kinds whose key the declared side writes at the top of a file."""


class Part(NamedTuple):
    """Some top-level objects with all that is below them, by value."""

    roots: frozenset[Identity]
    """The top-level objects; one that is not among ``objects`` does not exist."""
    objects: tuple[Object, ...]
    """What there is of them, and what their definitions and rows refer to."""


@dataclass(frozen=True, slots=True)
class SavedState:
    """The states before and after a plan, as far as the plan touches them or depends on them."""

    database: str
    """The name of the database."""
    scope: Scope
    depends_on: tuple[Expected, ...]
    """The live objects of the state before, each with a digest."""
    ends_as: Part
    """What the plan touches, as it will be."""
    starts_from: Part | None = None
    """What the plan touches, as it has to be, where that is known by its declaration and not by its digest."""
    dependents: tuple[Identity, ...] = ()
    """The top-level objects besides those that depended on something that the plan touches; new ones may prevent it."""
    addresses: tuple[tuple[Address, Identity], ...] = ()
    """The objects that statements name by the address they had when the plan was made."""

    @property
    def roots(self) -> frozenset[Identity]:
        """Return the top-level objects that the plan touches, by the names before and after it."""
        return self.ends_as.roots | (self.starts_from.roots if self.starts_from is not None else frozenset())
