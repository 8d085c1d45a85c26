"""Published tables whose rows a publication cannot name: the server refuses the statements that change them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from schemadiff.errors import Finding, UnsupportedChange
from schemadiff.introspection.catalog_queries import shared
from schemadiff.plan import Step
from schemadiff.postgres.connection import server_version

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

_REASONS = {
    "identity": (
        "which has neither a primary key nor another replica identity",
        "Give the table a primary key or `replica_identity: full` in a plan before this one",
    ),
    "generated": (
        "whose replica identity has generated columns that are not sent",
        "Set `generated_columns: stored` for the publication, or choose a replica identity without virtual columns, in "
        "a plan before this one",
    ),
    "columns": (
        "whose replica identity has columns that are not in its list of columns",
        "List the columns of the replica identity, or send all columns, in a plan before this one",
    ),
    "filter": (
        "which are filtered by columns that are not in the replica identity",
        "Set `replica_identity: full` for the table in a plan before this one",
    ),
}
"""Why the server refuses the statement, and what helps, by what the query calls the reason."""


def lacking(connection: Connection, steps: Iterable[Step]) -> Iterator[Finding]:
    """Yield a finding for each step that updates or deletes rows which a publication would have to name and cannot."""
    changing = [step for step in steps if step.relation is not None and _changes(step)]
    if not changing:
        return
    relations = sorted({step.relation.objid for step in changing if step.relation is not None})
    query = shared("_without_replica_identity", server_version(connection))
    found = connection.execute(query, {"relations": relations}).fetchall()
    for step in changing:
        for root, table, publication, updates, deletes, reason in found:
            sent = deletes if step.operation == "delete" else updates
            if sent and step.relation is not None and root == step.relation.objid:
                lack, remedy = _REASONS[reason]
                why = (
                    f"{step.title}: the publication {publication} sends changes of the rows of {table}, {lack}, "
                    "so the server refuses the statement"
                )
                yield UnsupportedChange(
                    why, step.place, f"{remedy}, or leave updates and deletes out of what the publication sends."
                )
                break


def _changes(step: Step) -> bool:
    """Tell whether a step changes rows that are there: a backfill, or the rows of a seed."""
    return step.operation in ("update", "delete") or (step.effects.lock == "ROW EXCLUSIVE" and step.effects.scan)
