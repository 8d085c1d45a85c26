"""What can be granted on an object of a kind, and who owns it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.values import HandsOut


@dataclass(frozen=True, eq=False, repr=False)
class Privileges:
    """Describe what can be granted on an object of a kind, and who owns it."""

    keyword: str = ""
    """The keyword of GRANT, if it is another kind's (privileges on an aggregate are granted ON FUNCTION)."""
    available: tuple[str, ...] = ()
    """The privileges that can be granted on it."""
    public_by_default: tuple[str, ...] = ()
    """The privileges that PUBLIC has by default (GRANT, "Description")."""
    available_for: Callable[[Object], tuple[str, ...]] | None = None
    """For a kind with grants of its own: the privileges that one of its objects can grant."""
    default_privileges: Callable[[Object], HandsOut] | None = None
    """What it grants on objects that are created later."""
    owner_follows: Callable[[Object], tuple[Identity, ...]] = lambda item: ()
    """The objects whose owner it shares and with which it moves to another schema, under every identity that they may
    have (the table of an owned sequence)."""
    owner_release_field: str = ""
    """The field that establishes this; it is changed in place, and without it the object keeps its own owner and
    schema, and stays where what it would be dropped with is recreated."""
