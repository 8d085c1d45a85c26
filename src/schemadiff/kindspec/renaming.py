"""What else has another name once an object of a kind, or something in it, is renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value


class MadeName(NamedTuple):
    """A name that the server made of an object's own; it follows where that, or what holds it, is renamed."""

    template: str
    """The macro of ``templates/<kind>.sql.j2`` that renames it."""
    old: str
    new: str
    since: int = 0
    """The first major version that has it."""


@dataclass(frozen=True, eq=False, repr=False)
class Renaming:
    """What else has another name once an object of a kind, or something in it, is renamed."""

    follows_role: bool = False
    """Its name is that of a role, and follows the role's rename."""
    detect_equal: bool = False
    """A dropped and a created object of one parent with equal values are one object that is renamed."""
    values_after: Callable[[Object, Identity, Catalog], Mapping[str, Value]] | None = None
    """The values after a rename of the object or of its parent, given the catalog before it: explicit names that are
    now the server's own are left out, and derived ones that stay as they were become explicit."""
    derived_names: Callable[[Object, tuple[str, ...], tuple[str, ...], Catalog], Iterable[MadeName]] | None = None
    """The names that the server derived from the object's and that follow it, given its path before and after the
    rename and the catalog before it."""
    member_renames: Callable[[Object, Object], Iterable[tuple[str, str]]] | None = None
    """Of a live and a declared object, the members that are renamed (an enum's labels): old and new names, in an order
    that can run. The templates ``rename_inside`` and ``when_rename_inside`` rename one."""
    values_with_renamed_member: Callable[[Object, str, str], Mapping[str, Value]] | None = None
    """The values of a live object once one member, from the old name to the new, is renamed."""
