"""The locks that statements take on the copy, beside those that a plan announces.

A plan states for each statement the lock on the table that it changes. A statement can lock other relations as well:
the table that a foreign key refers to, the partitions of a table. The server lists them while the transaction is open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from schemadiff.plan import Step
from schemadiff.postgres.lock_modes import STRENGTH

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

Path = tuple[str, ...]

MODES = {
    "AccessShareLock": "ACCESS SHARE",
    "RowShareLock": "ROW SHARE",
    "RowExclusiveLock": "ROW EXCLUSIVE",
    "ShareUpdateExclusiveLock": "SHARE UPDATE EXCLUSIVE",
    "ShareLock": "SHARE",
    "ShareRowExclusiveLock": "SHARE ROW EXCLUSIVE",
    "ExclusiveLock": "EXCLUSIVE",
    "AccessExclusiveLock": "ACCESS EXCLUSIVE",
}
"""The names of lock modes in pg_locks, and in the documentation."""

_BLOCKING = STRENGTH.index("SHARE")
"""The weakest mode that makes writes wait."""

_QUERY = """
    SELECT n.nspname::text, c.relname::text, l.mode
    FROM pg_catalog.pg_locks AS l
    JOIN pg_catalog.pg_class AS c ON c.oid = l.relation
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE l.pid = pg_catalog.pg_backend_pid() AND l.granted AND c.oid >= 16384
      AND c.relkind IN ('r', 'p', 'f', 'm', 'v')
"""


class Locks:
    """The locks of the open transaction on relations that were there before the plan."""

    def __init__(self, connection: Connection, relations: Collection[Path]) -> None:
        self._connection = connection
        self._relations = frozenset(relations)
        self._held: dict[Path, int] = {}

    def begin(self) -> None:
        """Forget what an earlier transaction held."""
        self._held = {}

    def taken(self, step: Step, own: Path) -> Iterator[tuple[str, str]]:
        """Yield the relations that a step has locked so that others wait, each with the mode of the lock.

        Only if the lock is stronger than the plan says, for its own relation, at ``own``, and for any other.
        """
        said = {**dict(step.also_locks), ".".join(own): step.effects.lock}
        for schema, name, mode in self._connection.execute(_QUERY).fetchall():
            path, strength = (schema, name), STRENGTH.index(MODES[mode])
            if strength <= self._held.get(path, -1):
                continue
            self._held[path] = strength
            known = STRENGTH.index(said.get(".".join(path), "NONE"))
            if path in self._relations and strength >= _BLOCKING and strength > known:
                yield ".".join(path), STRENGTH[strength]
