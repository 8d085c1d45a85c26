"""What a change of an object risks for those who use it, besides its data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.casts import Cast
from schemadiff.kindspec.lookup import NameLookup


class RiskyChange(NamedTuple):
    """A change of an object of a kind, whose risks are asked for; at least one of both sides is there."""

    old: Object | None
    """The live object; None for one that is created."""
    new: Object | None
    """The wanted object, whose fields are written as on the live side where they mean the same; None for one that is
    dropped."""
    live: NameLookup
    """The live side after the renames."""
    target: NameLookup
    casts: Mapping[tuple[str, str], Cast] = {}
    """The casts between the old and the new types of what changes its type."""
    columns: tuple[tuple[str, str], ...] = ()
    """The names and types of the columns that the query of a declared view gives; empty if the server was not asked."""


class Risk(NamedTuple):
    """One risk of a change, by the name of the hazard that it is."""

    name: Literal["breaks-clients", "weakens-security", "irreversible"]
    what: str
    """What happens to the object: a predicate, such as ``gets NOT NULL without a default``."""


Risks = Callable[[RiskyChange], Iterable[Risk]]
"""Returns what a change risks; of what is dropped or renamed, only what its kind alone can know."""


def no_risks(change: RiskyChange) -> Iterable[Risk]:
    """Return nothing."""
    return ()
