"""What the statements of a plan really do: locks, new files, scans and index builds, as the server tells them.

``run`` runs the steps one by one, each in a transaction of its own, and compares what each one did with what its
effects say. A statement runs without the LOCK TABLE of its block, so that only its own locks are seen.

The server's numbers are the same with and without rows: a scan counts when it begins. So the tables may be empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import psycopg

from schemadiff.plan import PARTS, Plan, Step, search_path
from schemadiff.postgres.lock_modes import STRENGTH
from schemadiff.rehearsal.locks import MODES

Connection = psycopg.Connection[Any]

_LOCK = re.compile(r"LOCK TABLE ONLY .* IN [A-Z ]+ MODE;|ALTER (MATERIALIZED )?VIEW .* RESET \(user_catalog_table\);")
"""The lock that a block takes before it tests its condition."""

_ROWS = re.compile(r"EXISTS \(SELECT FROM (?!pg_catalog)\S+( WHERE \S+ IS NOT NULL)?\)")
"""Whether a table has rows or values, which blocks ask about a table that had none."""

_WEAKEST = STRENGTH.index("SHARE UPDATE EXCLUSIVE")
"""The weakest mode that effects name on other relations: every query takes weaker ones."""

_RELATIONS = """
    SELECT c.oid, n.nspname || '.' || c.relname, c.relkind::text, c.relfilenode, coalesce(i.indrelid, d.refobjid, 0)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_index i ON i.indexrelid = c.oid
    LEFT JOIN pg_depend d ON c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid
        AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    WHERE c.oid >= 16384 AND c.relkind <> 'c' AND n.nspname <> 'pg_toast'
"""
"""Without the relations of composite types, which no query locks."""

_LOCKS = """
    SELECT relation, mode FROM pg_locks
    WHERE pid = pg_backend_pid() AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
_SCANS = "SELECT relid, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) FROM pg_stat_xact_all_tables WHERE relid >= 16384"


class Relation(NamedTuple):
    """A relation, as a plan finds it."""

    oid: int
    name: str
    kind: str
    file: int
    part_of: int
    """The relation that an index is of, or that a sequence belongs to; 0 for none."""


def relations(connection: Connection) -> dict[int, Relation]:
    """The relations of a database by their oids."""
    return {row[0]: Relation(*row) for row in connection.execute(_RELATIONS)}


@dataclass
class Seen:
    """What one step did to the relations that were there before the plan."""

    own: str = "NONE"
    others: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    """By role, the locks on indexes and sequences of relations that are locked less."""
    rewrite: bool = False
    scan: bool = False
    builds: bool = False
    has_storage: bool = False
    """Whether there is any relation among those it locks that has rows here."""
    has_indexes: bool = False
    new_parts: bool = False
    """Whether it locks an index or sequence that is new: the server builds indexes anew under new types."""
    did: bool = False
    """Whether it did anything at all: blocks can find that there is nothing to do."""


def run(
    connection: Connection, made: Plan, planned: Mapping[int, Relation], environment: Mapping[str, str]
) -> Iterator[tuple[Step, Seen]]:
    """Run the plan, and yield with each step what it did.

    Args:
        connection: A database in the state that the plan was made for, with other oids or the same.
        made: The plan.
        planned: The relations of the database that it was made for, by the oids that the plan knows them by.
        environment: The values of variables that statements write.
    """
    first = relations(connection)
    by_name = {relation.name: oid for oid, relation in first.items()}
    for step in made.steps:
        own = planned.get(step.relation.objid) if step.relation is not None else None
        statement = _ROWS.sub("false", _LOCK.sub("NULL;", step.sql))
        if not step.effects.transactional:
            connection.execute(statement.encode())
            continue
        with connection.transaction():
            _prepare(connection, step, environment)
            yield step, _seen(connection, statement, by_name.get(own.name, 0) if own is not None else 0, first)


def of_statement(connection: Connection, statement: str, own: str) -> Seen:
    """Run one statement in a transaction, and return what it did; ``own`` is the name of its object's relation."""
    first = relations(connection)
    oid = next((oid for oid, relation in first.items() if relation.name == own), 0)
    with connection.transaction():
        return _seen(connection, statement, oid, first)


def _prepare(connection: Connection, step: Step, environment: Mapping[str, str]) -> None:
    connection.execute(f"SET LOCAL search_path = {search_path(step.search_path or ())}".encode())
    connection.execute(f"SET LOCAL check_function_bodies = {step.check_bodies}".encode())
    for name in step.environment:
        setting = f"schemadiff.env_{name}"
        connection.execute("SELECT set_config(%s, %s, true)", (setting, environment[name]))


def _seen(connection: Connection, statement: str, own: int, first: Mapping[int, Relation]) -> Seen:
    before, scanned = relations(connection), dict(connection.execute(_SCANS).fetchall())
    connection.execute(statement.encode())
    locks: dict[int, str] = {}
    new_parts = False
    for oid, name in connection.execute(_LOCKS):
        if oid in first and oid in before:
            locks[oid] = max(MODES[name], locks.get(oid, "NONE"), key=STRENGTH.index)
        elif oid in before and before[oid].kind in "iIS":
            new_parts |= STRENGTH.index(MODES[name]) >= _WEAKEST
    read = {oid for oid, count in connection.execute(_SCANS) if count > scanned.get(oid, 0) and oid in first}
    after = relations(connection)
    new_files = [before[oid] for oid, relation in after.items() if oid in before and relation.file != before[oid].file]
    new_indexes = [r for oid, r in after.items() if oid not in before and r.kind in "iI" and r.part_of in first]
    seen = Seen(own=locks.get(own, "NONE"), new_parts=new_parts)
    for oid, mode in locks.items():
        relation = before[oid]
        if relation.kind not in "iIS":
            seen.has_storage |= relation.kind in "rm"
            if oid != own and STRENGTH.index(mode) >= _WEAKEST:
                seen.others[relation.name] = mode
        elif oid != own and STRENGTH.index(mode) >= max(_WEAKEST, _strength(locks, relation.part_of) + 1):
            role = "its_sequence" if relation.kind == "S" else "its_index"
            seen.parts[role] = max(mode, seen.parts.get(role, "NONE"), key=STRENGTH.index)
    seen.rewrite = any(r.kind in "rm" and r.oid in first for r in new_files)
    # The index of a partitioned table is none but those of its partitions.
    seen.builds = any(r.kind == "i" for r in new_indexes) or any(
        r.kind == "i" and r.part_of in first for r in new_files
    )
    seen.scan = bool(read)
    seen.has_indexes = any(
        r.kind == "i" and _strength(locks, r.part_of) >= _WEAKEST for r in (*before.values(), *after.values())
    )
    seen.did = any(STRENGTH.index(mode) >= _WEAKEST for mode in locks.values()) or bool(new_files or new_indexes)
    return seen


def _strength(locks: Mapping[int, str], oid: int) -> int:
    return STRENGTH.index(locks.get(oid, "NONE"))


def wrong(step: Step, seen: Seen) -> list[str]:
    """What the effects of a step say otherwise than the server; empty where they are exact."""
    said = step.effects
    found = []
    if said.lock != seen.own and {said.lock, seen.own} != {"NONE", "ACCESS SHARE"}:
        found.append(f"lock is {seen.own} and not {said.lock}")
    also = dict(step.also_locks)
    found += [
        f"locks {name} {mode} and not {also.get(name)}" for name, mode in seen.others.items() if also.get(name) != mode
    ]
    found += [f"does not lock {name} {mode}" for name, mode in also.items() if name not in seen.others]
    parts = {role: mode for role, mode in said.others.items() if role in PARTS}
    stronger = {role: mode for role, mode in parts.items() if STRENGTH.index(mode) > STRENGTH.index(said.lock)}
    if stronger != seen.parts and not (not seen.parts and seen.new_parts):
        found.append(f"locks of parts are {seen.parts} and not {stronger}")
    if said.rewrite != seen.rewrite and (seen.rewrite or seen.has_storage):
        found.append(f"rewrite is {seen.rewrite}")
    by_key = said.lock == "ROW EXCLUSIVE" and not said.scan
    if said.scan != seen.scan and (seen.scan or seen.has_storage) and not by_key:
        found.append(f"scan is {seen.scan}")
    if said.builds != seen.builds and (seen.builds or seen.has_indexes):
        found.append(f"builds is {seen.builds}")
    return found


def did_nothing(step: Step, seen: Seen) -> bool:
    """Whether the step has a condition, and found that there is nothing to do."""
    return not seen.did and "IF " in step.sql
