"""Change strategies: how the change of a field is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Aspect = Literal["exists", "type", "signature", "columns", "key", "definition", "persistence"]
"""What other objects may depend on in an object. If a change affects an aspect, dependents on it are recreated."""


@dataclass(frozen=True, slots=True)
class ChangeStrategy:
    """Describe how a change of a field is made.

    ``template`` names the macro of ``templates/<kind>.sql.j2`` that alters the object in place; None recreates the
    object (drop and create, together with its dependents). ``guarded`` statements run only where the object still has
    its old definition. ``deletes_data`` marks the hazard. A refusal says why the change is not supported.
    """

    template: str | None
    changed_aspects: frozenset[Aspect] = frozenset()
    guarded: bool = False
    deletes_data: bool = False
    refusal: str | None = None
    advice: str | None = None
    """What the YAML can say so that the change is not refused; a sentence."""
    first: tuple[str, ...] = ()
    """Templates that run before, each as a statement of its own."""
    then: tuple[str, ...] = ()
    """Templates that run after everything else, each as a statement of its own."""
    last: bool = False
    """Runs after everything else, since it reads rows; it runs after the same statement on the relations that it
    reads."""
    before: tuple[str, ...] = ()
    """The kinds of the object's properties that are changed after it: this statement has to run as the current owner,
    for example, and not as the new one."""
    effects: str | None = None
    """The row of the effects table, where it is not the one of the template."""
    replaces_type: bool = False
    """The old object is renamed to a temporary name, a new one is created, and the old one is dropped once every column
    that holds its values has been converted (``planner/type_conversion.py``)."""
    intermediate_type: str | None = None
    """The intermediate type by which values are converted from the old type to the new one, each step an explicit
    cast."""
    removed_values: tuple[str, ...] = ()
    """Values, as text, that only the old type has; rows that hold one of them prevent the change."""


REPLACE = ChangeStrategy(None)


def intermediate_for(type_name: str, strategy: ChangeStrategy | None) -> str | None:
    """Return the intermediate type for values of a type that holds those of one that is made anew.

    For an array it is an array. None where ``strategy``, that of the type inside, has none. Arrays of a domain over
    arrays have a cast to arrays of texts only, since an array is no element of an array.
    """
    through = strategy.intermediate_type if strategy is not None else None
    if through is None or not type_name.endswith("[]"):
        return through
    return "text[]" if through.endswith("[]") else f"{through}[]"


def in_place(template: str, *disturbs: Aspect, guarded: bool = False, deletes_data: bool = False) -> ChangeStrategy:
    """Return the strategy that alters an object in place, by a template.

    Args:
        template: The macro that writes the statement.
        *disturbs: The aspects that the change affects; objects that depend on one of them are recreated.
        guarded: Run only where the object still has its old definition.
        deletes_data: The change deletes data.
    """
    return ChangeStrategy(template, frozenset(disturbs), guarded, deletes_data)


def refused(why: str, advice: str | None = None) -> ChangeStrategy:
    """Return the strategy that makes the change unsupported: the plan is refused with this reason."""
    return ChangeStrategy(None, refusal=why, advice=advice)
