"""Which other names change when an object of a kind, or a member of it, is renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value

RENAMED_MEMBERS = "renamed_labels"
"""The directive that says which members of a declared object are renamed: their new and their old names."""


class MadeName(NamedTuple):
    """A name that the server derived from an object's name; it is renamed together with the object or its parent."""

    template: str
    """The macro of ``templates/<kind>.sql.j2`` that renames it."""
    old: str
    new: str
    since: int = 0
    """The first major version that has it."""


@dataclass(frozen=True, eq=False, repr=False)
class Renaming:
    """Describe which other names change when an object of a kind, or a member of it, is renamed."""

    follows_role: bool = False
    """Its name is that of a role, and follows the role's rename."""
    detect_equal: bool = False
    """A dropped and a created object of one parent with equal values are taken for one object that is renamed."""
    values_after: Callable[[Object, Identity, Catalog], Mapping[str, Value]] | None = None
    """The values after a rename of the object or of its parent, given the catalog before it: names that are derived by
    now are left out, and derived ones that do not follow become explicit."""
    derived_names: Callable[[Object, tuple[str, ...], tuple[str, ...], Catalog], Iterable[MadeName]] | None = None
    """The names that the server derived from the object's and that are renamed with it, given its path before and after
    the rename and the catalog before it."""
    member_renames: Callable[[Object, Object], Iterable[tuple[str, str]]] | None = None
    """The members (an enum's labels) that are renamed between a live and a declared object: old and new names, in an
    order that can run. The templates ``rename_inside`` and ``when_rename_inside`` rename one."""
    values_with_renamed_member: Callable[[Object, str, str], Mapping[str, Value]] | None = None
    """The values of a live object after one member is renamed from the old name to the new."""
