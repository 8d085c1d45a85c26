"""Published tables whose rows a publication cannot name: the server refuses the statements that change them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding, UnsupportedChange
from schemadiff.introspection.catalog_queries import shared
from schemadiff.plan import Step
from schemadiff.planner.published_rows import Naming, is_update, naming
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


def unnamed(connection: Connection, tables: Iterable[Object]) -> frozenset[Identity]:
    """Return those of these live tables whose rows the server refuses to change, as they are."""
    by_oid = {table.address.objid: table.identity for table in tables if table.address is not None}
    return frozenset(by_oid[refused.root] for refused in _refused(connection, by_oid, {}))


def lacking(connection: Connection, steps: Iterable[Step], live: Catalog, wanted: Catalog) -> Iterator[Finding]:
    """Yield a finding for each step that updates or deletes rows which a publication would have to name and cannot.

    What earlier steps give a table to name its rows by counts. ``live`` and ``wanted`` are the objects before and after
    the plan, by the names that they have after it.
    """
    steps = tuple(steps)
    if not any(map(_changes, steps)):
        return
    tables = {o.address.objid: o for o in live if o.parent is None and o.address is not None}
    rows: dict[int, set[str]] = {}
    named: dict[int, Naming] = {}
    known: dict[tuple[int, Naming | None], list[_Refused]] = {}
    for step in steps:
        if step.relation is None:
            continue
        oid = step.relation.objid
        if _changes(step):
            about = oid, named.get(oid)
            if about not in known:
                known[about] = list(_refused(connection, [oid], named))
            for refused in known[about]:
                if refused.deletes if step.operation == "delete" else refused.updates:
                    yield _finding(step, refused)
                    break
        rows.setdefault(oid, set()).update(step.effects.row.split(" + "))
        if oid in tables and (found := naming(tables[oid], rows[oid], wanted)) is not None:
            named[oid] = found


def _finding(step: Step, refused: _Refused) -> UnsupportedChange:
    lack, remedy = _REASONS[refused.reason]
    why = (
        f"{step.title}: the publication {refused.publication} sends changes of the rows of {refused.table}, {lack}, "
        "so the server refuses the statement"
    )
    hint = f"{remedy}, or leave updates and deletes out of what the publication sends."
    return UnsupportedChange(why, step.place, hint)


class _Refused(NamedTuple):
    """A table in or below a relation, whose rows a publication cannot name."""

    root: int
    table: str
    publication: str
    updates: bool
    deletes: bool
    reason: str


def _refused(connection: Connection, relations: Iterable[int], named: Mapping[int, Naming]) -> Iterator[_Refused]:
    """Yield the tables whose rows could not be named, if others were named as it is given by their oids."""
    query = shared("_without_replica_identity", server_version(connection))
    given = [{"relid": oid, "whole": one.whole, "key": one.columns or ()} for oid, one in named.items()]
    values = {"relations": sorted(relations), "named": json.dumps(given)}
    yield from (_Refused(*row) for row in connection.execute(query, values).fetchall())


def _changes(step: Step) -> bool:
    """Tell whether a step changes rows that are there: a backfill, or the rows of a seed."""
    return step.operation in ("update", "delete") or is_update(step.effects)
