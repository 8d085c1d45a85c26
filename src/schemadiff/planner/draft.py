"""From a comparison to single actions: what is created, altered, dropped, and rebuilt because of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from schemadiff.diff.catalogs import Comparison
from schemadiff.diff.rename_order import Rename
from schemadiff.planner import inheritance
from schemadiff.planner.action_rules import (
    ACTION_RULES,
    drop_superseded_types,
    recreate_descendants,
    restore_lost_values,
    seed_rows,
)
from schemadiff.planner.changes import ChangeSet
from schemadiff.planner.expansion import expand
from schemadiff.planner.inheritance import Applied
from schemadiff.planner.model import Action, PlanningInput


@dataclass(frozen=True)
class Draft:
    """What has to happen, before it has an order."""

    changes: ChangeSet
    renames: tuple[Action, ...]
    actions: tuple[Action, ...]
    """All actions but the renames."""
    inherited: Applied
    """What statements on parents leave of the actions, and what stands in the way."""


def draft(comparison: Comparison, renames: Iterable[Rename], given: PlanningInput) -> tuple[Draft, PlanningInput]:
    """Return the actions that a comparison asks for, and what is known from then on: dependencies have been added."""
    changes = ChangeSet(comparison, renames, given)
    given = replace(given, dependencies=given.dependencies.and_also(expand(changes, given)))
    for identity, causes in changes.rebuilt.items():
        changes.recreated[identity] = causes
        changes.altered.pop(identity, None)
    recreate_descendants(changes, given)
    restore_lost_values(changes, given)
    requested = [action for rule in ACTION_RULES for action in rule(changes, given)]
    inherited = inheritance.apply(requested, given)
    actions = (*inherited.actions, *seed_rows(given))
    drops, superseded = drop_superseded_types(actions, given)
    renaming = tuple(Action("rename", r.after, "rename", r.before, None, rename=r) for r in changes.renames)
    found = Draft(changes, renaming, (*actions, *drops), inherited)
    return found, replace(given, dependencies=given.dependencies.and_also(superseded))
