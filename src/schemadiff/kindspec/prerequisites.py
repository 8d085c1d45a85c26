"""What the server must have before an object of a kind can be created."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schemadiff.catalog.objects import Object


@dataclass(frozen=True, eq=False, repr=False)
class Prerequisites:
    """Describe what the server must have before an object of a kind can be created."""

    create_on_database: bool = False
    """Creating one needs CREATE on the database."""
    superuser: bool = False
    """Only a superuser can create it."""
    role_attribute: str = ""
    """The attribute that a role needs to create, alter or drop one, unless it is a superuser: ``CREATEROLE``."""
    roles: Callable[[Object], Iterable[str]] | None = None
    """The roles that an object names; they must exist before the first statement."""
    label_providers: Callable[[Object], Iterable[str]] | None = None
    """The label providers that an object names; the server must have loaded the library of each."""
