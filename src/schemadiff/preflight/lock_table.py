"""Checks whether the locks of a plan fit into the server's lock table, which all sessions share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.errors import Finding
from schemadiff.kindspec.registry import Registry
from schemadiff.plan import Step
from schemadiff.postgres.connection import one_row
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.planner.model import Action
    from schemadiff.postgres.connection import Connection

_WORTH_ASKING = 1000
"""Number of locks that every server has room for: the default table (64 locks for each of 100 connections) holds
6,400."""

_BEYOND_NOMINAL = 1.5
"""By what factor the table exceeds its nominal size, as it can use spare shared memory (measured on 15 and 18 with two
sizes each: 1.54 to 1.63)."""

_SIZE = """
SELECT pg_catalog.current_setting('max_locks_per_transaction')::int8,
       (SELECT pg_catalog.sum(s.setting::int8) FROM pg_catalog.pg_settings s
         WHERE s.name = ANY('{max_connections,max_prepared_transactions,max_worker_processes,max_wal_senders}')
            OR s.name = CASE WHEN %(version)s >= 18 THEN 'autovacuum_worker_slots' ELSE 'autovacuum_max_workers' END)
"""

_SMALL = frozenset(
    {
        *("smallint", "integer", "bigint", "oid", "real", "double precision", "boolean", "uuid", "date", "money"),
        *("time without time zone", "time with time zone", "interval"),
        *("timestamp without time zone", "timestamp with time zone"),
    }
)
"""Common types that never need a TOAST table."""


def shortage(
    connection: Connection,
    steps: Iterable[Step],
    actions: Iterable[Action],
    target: Catalog,
    registry: Registry,
    version: int,
) -> tuple[list[Finding], list[Finding]]:
    """Return findings that refuse a plan whose locks cannot fit, and warnings where they may not fit.

    A transaction holds locks on all that it creates until its end: one for each relation, two more for a TOAST table
    and its index, and from 18 on one for each object that these refer to.
    """
    alone = {s.identity for s in steps if not s.effects.transactional}
    needed = _needed([a for a in actions if a.identity not in alone], target, registry, version)
    if needed < _WORTH_ASKING:
        return [], []
    each, sessions = one_row(connection.execute(_SIZE, {"version": version}))
    nominal = int(each * sessions)
    if needed <= nominal:
        return [], []
    wanted = -(-needed // int(sessions))
    words = (
        f"this plan needs about {needed:,} locks in one transaction, and the server's lock table is made for "
        f"{nominal:,} (max_locks_per_transaction = {each})"
    )
    hint = (
        f"Set max_locks_per_transaction to {wanted} or more and restart the server, or apply the schema in parts: "
        "a folder with some of the files first."
    )
    finding = Finding(words, hint=hint)
    return ([finding], []) if needed > nominal * _BEYOND_NOMINAL else ([], [finding])


def _needed(actions: Iterable[Action], target: Catalog, registry: Registry, version: int) -> int:
    """Return an estimate of the number of locks that these actions hold together."""
    needed = 0
    touched: set[Identity] = set()
    for action in actions:
        kind = registry[action.identity.kind]
        if action.operation == "create" and (
            kind.naming.namespace == Namespace.RELATION or kind.dependencies.provides == "key"
        ):
            needed += 1 + (version >= 18)
            if kind.stored.holds_data and not kind.stored.remote and _is_toasted(action.identity, target):
                needed += 2
        elif action.operation == "create" and not kind.naming.is_column:
            needed += version >= 18
        else:
            touched.add(action.identity)
    return needed + len(touched)


def _is_toasted(table: Identity, target: Catalog) -> bool:
    columns = structure.columns(target, table)
    return not columns or any(c.get("type") not in _SMALL for c in columns)
