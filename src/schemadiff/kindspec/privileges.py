"""What can be granted on an object of a kind, and who owns it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.values import HandsOut


@dataclass(frozen=True, eq=False, repr=False)
class Privileges:
    """What can be granted on an object of a kind, and who owns it."""

    keyword: str = ""
    """The word of GRANT where it is another kind's (an aggregate is granted as a FUNCTION)."""
    available: tuple[str, ...] = ()
    """What can be granted on it."""
    public_by_default: tuple[str, ...] = ()
    """What PUBLIC holds by default (GRANT, "Description")."""
    available_for: Callable[[Object], tuple[str, ...]] | None = None
    """For a kind with GRANTS of its own: the privileges that one of its objects can grant."""
    default_privileges: Callable[[Object], HandsOut] | None = None
    """What it grants on objects that are made later."""
    owner_follows: Callable[[Object], tuple[Identity, ...]] = lambda item: ()
    """What it has its owner from, and goes to another schema with, under each identity that this may have (an owned
    sequence, from its table)."""
    owner_release_field: str = ""
    """The field that says so, set in place: without it the object stays where it is."""
