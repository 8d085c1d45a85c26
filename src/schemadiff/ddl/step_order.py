"""Where the written statements of a plan stand: what comes ahead of all, the renames, and where transactions begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from schemadiff.catalog.objects import Identity
from schemadiff.plan import Step
from schemadiff.planner.renamed_names import RenamedNames


class Placed(NamedTuple):
    """A step, and what the planner says about its place."""

    step: Step
    unit: int | None = None
    """The number of the long transaction that it stands in; None for any that takes a moment."""
    before_renames: bool = False
    ahead: int | None = None
    """Its rank among the steps that come before all others; None for those others."""


def in_turn(
    made: Sequence[Placed], renames: Sequence[Step], names: RenamedNames, previous: Mapping[Identity, Identity]
) -> list[Step]:
    """Return all steps in the order in which they run, with marks where the planner has a transaction begin.

    The planner has judged by the definitions of objects what can run before the renames. If a statement mentions one of
    their names all the same, they come before it.

    Args:
        made: The steps of the groups, in the order of these.
        renames: The steps of the renames, in an order that runs.
        names: The names that the renames give up and give.
        previous: What renamed objects are called before the renames, by what they are called after them.
    """
    first = sorted((placed for placed in made if placed.ahead is not None), key=lambda placed: placed.ahead or 0)
    early = [placed for placed in made if placed.ahead is None and placed.before_renames]
    later = [placed for placed in made if placed.ahead is None and not placed.before_renames]
    number = next((n for n, placed in enumerate(early) if names.in_step(placed.step)), len(early))
    behind = [*early[number:], *later]
    unit = behind[0].unit if behind and number and early[number - 1].unit == behind[0].unit else None
    called = {".".join(new.path): ".".join(old.path) for new, old in previous.items()} if number else {}
    before = (placed._replace(step=_as_called(placed.step, called)) for placed in early[:number])
    return list(_begun([*first, *before, *(Placed(step, unit) for step in renames), *behind]))


def _as_called(step: Step, previous: Mapping[str, str]) -> Step:
    """Return a step that runs before the renames, with the relations that it locks as they are called by then."""
    also = tuple((previous.get(name, name), mode) for name, mode in step.also_locks)
    in_use = previous.get(step.in_use, step.in_use) if step.in_use is not None else None
    return replace(step, also_locks=also, in_use=in_use)


def _begun(placed: Iterable[Placed]) -> Iterator[Step]:
    """Yield the steps; where a long transaction begins or ends, the next step begins one."""
    unit: int | None = None
    shares = False
    for each in placed:
        begins = shares and each.step.shares and each.unit != unit
        yield replace(each.step, begins=True) if begins else each.step
        unit, shares = each.unit, each.step.shares
