"""Rows that a publication has to name: what changes them, and what gives their table the identity that names them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.plan import Effects
from schemadiff.planner.effect_table import rows
from schemadiff.planner.model import Action, PlanningInput

REPLICA_IDENTITY = "replica_identity"
"""The field of tables, indexes and keys that says what names a row, and the template that sets it."""


def changes_rows(action: Action, given: PlanningInput) -> bool:
    """Tell whether an action changes rows that are there: a backfill, or the rows of a seed."""
    if given.holds_rows(action.identity):
        return True
    # What is written together with something else, or has one row for each form, need not have one of its name.
    found = rows(given.registry.effects, action.identity.kind, given.version).get(action.effects_row)
    return found is not None and is_update(found)


def is_update(effects: Effects) -> bool:
    """Tell whether a statement with these effects updates rows that are there."""
    return effects.lock == "ROW EXCLUSIVE" and effects.scan


def names_rows(action: Action) -> bool:
    """Tell whether an action gives a table something by which a publication can name its rows."""
    if action.operation == "create":
        return structure.is_primary_key(action.identity)
    return action.operation == "alter" and action.template == REPLICA_IDENTITY


def to_be_named(actions: Iterable[Action], given: PlanningInput) -> list[Object]:
    """Return the live tables of which a plan changes rows and also says what names them."""
    named = {given.root_of(action.item) for action in actions if names_rows(action)}
    if not named:
        return []
    changed = {given.root_of(a.item) for a in actions if changes_rows(a, given)}
    return [item for identity in sorted(named & changed) if (item := given.live.get(identity)) is not None]


class Naming(NamedTuple):
    """What names the rows of a table: all their values, or those of some columns; None for neither."""

    whole: bool = False
    columns: tuple[str, ...] | None = None


def naming(live: Object, ran: Collection[str], wanted: Catalog) -> Naming | None:
    """Return what names a table's rows once statements have run; None where these change nothing about that.

    Args:
        live: The table as it is, by the name that it has after the plan.
        ran: The rows of the effects table of these statements.
        wanted: What the database will hold.
    """
    table = live.identity
    found = wanted.get(table)
    if found is None:
        return None
    is_set = f"{table.kind}.{REPLICA_IDENTITY}" in ran
    if is_set and found.get(REPLICA_IDENTITY) == "full":
        return Naming(whole=True)
    for item in wanted.children(table):
        kind = item.identity.kind
        if item.get(REPLICA_IDENTITY) and f"{kind}.{REPLICA_IDENTITY}" in ran:
            return Naming(columns=_columns(item))
    is_default = found.get(REPLICA_IDENTITY) is None and (is_set or live.get(REPLICA_IDENTITY) is None)
    for key in structure.primary_keys(wanted, table) if is_default else ():
        if any(row.startswith(f"{key.identity.kind}.create") for row in ran) and not key.get("deferrable"):
            return Naming(columns=_columns(key))
    return None


def _columns(item: Object) -> tuple[str, ...]:
    return tuple(e if isinstance(e, str) else e.column for e in item.get("columns", ()))
