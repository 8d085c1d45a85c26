"""What has to be so before an object of a kind can be created, or a statement on it can run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schemadiff.catalog.objects import Object


@dataclass(frozen=True, eq=False, repr=False)
class Prerequisites:
    """Describe what has to be so before an object of a kind can be created, or a statement on it can run."""

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
    refused_below: Callable[[Object, Sequence[Object], int], str | None] | None = None
    """Why PostgreSQL refuses an object below those of its parents, whatever statements make it
    (MergeAttributesIntoExisting in tablecmds.c); takes the server's major version."""
    one_level_before: Mapping[str, int] = field(default_factory=dict)
    """Templates, each with the first version that runs it on a table whose child tables have child tables."""
    prevents_on_conflict: Callable[[Object], bool] | None = None
    """Whether PostgreSQL takes no INSERT with ON CONFLICT for a relation because of such an object below it."""
