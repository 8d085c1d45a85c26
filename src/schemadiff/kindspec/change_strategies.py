"""How a change of a field comes about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Aspect = Literal["exists", "type", "signature", "columns", "key", "definition"]
"""What somebody can rely on in an object. Whoever relies on an aspect that a change disturbs is replaced too."""


@dataclass(frozen=True, slots=True)
class ChangeStrategy:
    """How a change of a field comes about.

    ``template`` names the macro of ``templates/<kind>.sql.j2`` that alters the object in place; None replaces the
    object (drop, create, and its dependents with it). ``guarded`` statements run only where the object still has its
    old definition. ``deletes_data`` marks the hazard. A refusal says why there is no way, and what would make one.
    """

    template: str | None
    changed_aspects: frozenset[Aspect] = frozenset()
    guarded: bool = False
    deletes_data: bool = False
    refusal: str | None = None
    first: tuple[str, ...] = ()
    """Templates that run before, each by itself."""
    then: tuple[str, ...] = ()
    """Templates that run when everything else is done, each by itself."""
    last: bool = False
    """Runs when everything else is done, since it reads rows; after others of the sort that it reads through."""
    before: tuple[str, ...] = ()
    """The kinds of the object's traits that come after it: whoever made the object does it, not its owner to be."""
    effects: str | None = None
    """The row of the effects table where it is not the template's own."""
    replaces_type: bool = False
    """The old object steps aside to a temporary name, one is made anew, and the old one is dropped when whatever holds
    values of it has followed (``planner/type_conversion.py``)."""
    intermediate_type: str | None = None
    """The type by way of which values get from the old type to the new one, each step an explicit cast."""
    removed_values: tuple[str, ...] = ()
    """Values, as text, that only the old type has: rows that hold one stand in the way."""


REPLACE = ChangeStrategy(None)


def in_place(template: str, *disturbs: Aspect, guarded: bool = False, deletes_data: bool = False) -> ChangeStrategy:
    """The way that alters an object where it stands."""
    return ChangeStrategy(template, frozenset(disturbs), guarded, deletes_data)


def refused(why: str) -> ChangeStrategy:
    """No way: the plan is refused with these words."""
    return ChangeStrategy(None, refusal=why)
