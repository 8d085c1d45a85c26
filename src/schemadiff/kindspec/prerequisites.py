"""What the server must have before an object of a kind can be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schemadiff.catalog.objects import Object


@dataclass(frozen=True, eq=False, repr=False)
class Prerequisites:
    """What the server must have before an object of a kind can be made."""

    create_on_database: bool = False
    """Making one takes CREATE on the database."""
    superuser: bool = False
    """Only a superuser can make it."""
    roles: Callable[[Object], Iterable[str]] | None = None
    """The roles that an object names: they have to be there before the first statement."""
    label_providers: Callable[[Object], Iterable[str]] | None = None
    """The providers of labels that an object names: each is a library that the server has to have loaded."""
