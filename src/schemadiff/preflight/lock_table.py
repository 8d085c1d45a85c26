"""Checks whether the locks of a plan fit into the server's lock table, which all sessions share."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.errors import Finding
from schemadiff.plan import Step
from schemadiff.postgres.connection import one_row
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.planner.model import Action, PlanningInput
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


class Fitted(NamedTuple):
    """The steps of a plan, and whether their locks fit into the lock table."""

    steps: tuple[Step, ...]
    refusals: tuple[Finding, ...] = ()
    """Why a plan whose locks cannot fit is refused."""
    warnings: tuple[Finding, ...] = ()
    """What is said of a plan whose locks may not fit."""


def fitted(
    connection: Connection, steps: tuple[Step, ...], actions: Iterable[Action], given: PlanningInput, *, split: bool
) -> Fitted:
    """Return the steps in transactions whose locks fit, with ``split``; else findings where those of one do not.

    A transaction holds locks on all that it creates until its end: one for each relation, two more for a TOAST table
    and its index, and from 18 on one for each object that these refer to.
    """
    alone = {s.identity for s in steps if not s.effects.transactional}
    needs = _needs([a for a in actions if a.identity not in alone], given)
    renamed = {_root(s, given) for s in steps if s.operation == "rename"}
    needs = {**dict.fromkeys(renamed, 1), **needs}
    needed = sum(needs.values())
    if needed < _WORTH_ASKING:
        return Fitted(steps)
    each, sessions = one_row(connection.execute(_SIZE, {"version": given.version}))
    nominal = int(each * sessions)
    instead = ", or let the plan have several transactions: --transactions auto."
    if split:
        # What may not be split can be too much for one transaction all the same.
        steps, instead = tuple(_split(steps, needs, given, nominal // 2)), "."
        needed = max(_held(steps, needs, given), default=0)
    if needed <= nominal:
        return Fitted(steps)
    wanted = -(-needed // int(sessions))
    words = (
        f"this plan needs about {needed:,} locks in one transaction, and the server's lock table is made for "
        f"{nominal:,} (max_locks_per_transaction = {each})"
    )
    hint = f"Set max_locks_per_transaction to {wanted} or more and restart the server{instead}"
    finding = (Finding(words, hint=hint),)
    return Fitted(steps, finding) if needed > nominal * _BEYOND_NOMINAL else Fitted(steps, (), finding)


def _split(steps: Iterable[Step], needs: Mapping[Identity, int], given: PlanningInput, room: int) -> Iterator[Step]:
    """Yield the steps, of which some begin a new transaction, so that none holds many more locks than there is room.

    None begins where something that is recreated is missing, or at a rename: names change places in several of them.
    """
    held, counted, missing = 0, set[Identity](), set[Identity]()
    for step in steps:
        root = _root(step, given)
        need = 0 if root in counted else needs.get(root, 1)
        if step.begins:
            held, counted = 0, set()
        if held and held + need > room and not missing and step.shares and step.operation != "rename":
            held, counted = 0, set()
            step = dataclasses.replace(step, begins=True)
        held += need
        counted.add(root)
        if step.operation == "drop" and step.identity in given.target:
            missing.add(step.identity)
        elif step.operation == "create":
            missing.discard(step.identity)
        yield step


def _held(steps: Iterable[Step], needs: Mapping[Identity, int], given: PlanningInput) -> Iterator[int]:
    """Yield an estimate of the number of locks that each transaction holds at its end."""
    held, counted = 0, set[Identity]()
    for step in steps:
        if step.begins:
            yield held
            held, counted = 0, set()
        if (root := _root(step, given)) not in counted:
            held += needs.get(root, 1)
            counted.add(root)
    yield held


def _root(step: Step, given: PlanningInput) -> Identity:
    item = given.target.get(step.identity) or given.live.get(step.identity)
    return given.root_of(item) if item is not None else step.identity


def _needs(actions: Iterable[Action], given: PlanningInput) -> Mapping[Identity, int]:
    """Return an estimate of the number of locks that these actions hold, by top-level object."""
    found: Counter[Identity] = Counter()
    touched: set[Identity] = set()
    target, registry, version = given.target, given.registry, given.version
    for action in actions:
        kind, needed, root = registry[action.identity.kind], 0, given.root_of(action.item)
        if action.operation == "create" and (
            kind.naming.namespace == Namespace.RELATION or kind.dependencies.provides == "key"
        ):
            needed = 1 + (version >= 18)
            if kind.stored.holds_data and not kind.stored.remote and _is_toasted(action.identity, target):
                needed += 2
        elif action.operation == "create" and not kind.naming.is_column:
            needed = int(version >= 18)
        elif action.identity not in touched:
            touched.add(action.identity)
            needed = 1
        found[root] += needed
    return found


def _is_toasted(table: Identity, target: Catalog) -> bool:
    columns = structure.columns(target, table)
    return not columns or any(c.get("type") not in _SMALL for c in columns)
