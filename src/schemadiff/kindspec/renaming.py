"""What else has another name once an object of a kind, or something in it, is renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from schemadiff.catalog.objects import Identity, Object, Value


class MadeName(NamedTuple):
    """A name that the server made of an object's own; it follows where that, or what holds it, is renamed."""

    template: str
    """The template below ``templates/<kind>/`` that renames it."""
    old: str
    new: str
    since: int = 0
    """The first major version that has it."""


@dataclass(frozen=True, eq=False, repr=False)
class Renaming:
    """What else has another name once an object of a kind, or something in it, is renamed."""

    follows_role: bool = False
    """Its name is that of a role."""
    detect_equal: bool = False
    """Two objects of one parent with equal values are one object under another name."""
    values_after: Callable[[Object, Identity], Mapping[str, Value]] | None = None
    """The values after a rename of the object or of what holds it: names that are now as the server makes them."""
    derived_names: Callable[[Object, tuple[str, ...], tuple[str, ...]], Iterable[MadeName]] | None = None
    """What the server named after an object whose path goes from the one to the other."""
    member_renames: Callable[[Object, Object], Iterable[tuple[str, str]]] | None = None
    """What has another name inside of it (an enum's labels): of a live and a declared object, the old and the new
    names in an order that can run. The templates ``rename_inside`` and ``guard_rename_inside`` rename one."""
    values_with_renamed_member: Callable[[Object, str, str], Mapping[str, Value]] | None = None
    """The values of a live object once that has run."""
