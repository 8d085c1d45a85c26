"""Blocks that test a condition before their statement, and wait for a lock before they test it.

A condition that is tested before the lock is granted can be outdated when the statement runs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemadiff.ddl.preconditions import Lock, Other, Precondition, Preconditions
from schemadiff.ddl.templates import Templates
from schemadiff.ddl.touched_objects import TouchedObjects
from schemadiff.kindspec.registry import Registry
from schemadiff.plan import Effects, Step, search_path
from schemadiff.planner.model import Action


class _Block(NamedTuple):
    """A statement whose precondition has to wait for a lock."""

    precondition: Precondition
    statement: str
    path: tuple[str, ...] | None
    lock: Lock
    others: tuple[Other, ...]


class LockedBlocks:
    """The blocks of one plan."""

    def __init__(
        self, registry: Registry, templates: Templates, preconditions: Preconditions, touched: TouchedObjects
    ) -> None:
        self._registry = registry
        self._templates = templates
        self._preconditions = preconditions
        self._touched = touched
        self._blocks: dict[str, _Block] = {}

    def locked(self, steps: Iterable[Step]) -> Iterator[Step]:
        """Yield the steps with their preconditions behind the locks that the transaction does not hold yet."""
        held: dict[tuple[str, ...], list[Lock]] = {}
        for step in steps:
            if step.begins or not step.shares:
                # It runs in a transaction of its own; whatever comes next begins another.
                held.clear()
            if not step.effects.transactional:
                yield step
                continue
            block = self._blocks.get(step.sql)
            if block is None:
                yield step
                continue
            of_relation = held.setdefault(block.lock.relation, [])
            if any(lock.covers(block.lock) for lock in of_relation):
                yield step
                continue
            if not step.alone:
                of_relation.append(block.lock)
            yield dataclasses.replace(step, sql=self._preconditions.around(*block))

    def guarded(
        self,
        precondition: Precondition,
        statement: str,
        path: tuple[str, ...] | None,
        lock: Lock | None,
        others: tuple[Other, ...] = (),
    ) -> str:
        """Return the statement in a block with its precondition, to be put behind the lock where none is held yet."""
        block = self._preconditions.around(precondition, statement, path, None, others)
        if lock is not None:
            self._blocks[block] = _Block(precondition, statement, path, lock, others)
        return block

    def looked(self, others: tuple[Other, ...], path: tuple[str, ...] | None, lock: Lock | None) -> str:
        """Return a block that raises an error where an object was redefined, under the search_path for definitions."""
        block = self._preconditions.around(Precondition((), True), None, None, lock, others)
        if path is None or not any(other.printed for other in others):
            return block
        return f"SET LOCAL search_path = {search_path(())};\n{block};\nSET LOCAL search_path = {search_path(path)}"

    def lock(self, action: Action, needs: Effects, named: tuple[str, ...] | None = None) -> Lock | None:
        """Return the lock that an action takes on its relation, or None; ``named`` is how the statement names that."""
        root = self._touched.root(action)
        mode = needs.tested_under
        if root is None or mode in ("NONE", "ACCESS SHARE"):
            return None
        kind, path = self._registry[root.identity.kind], named or root.identity.path
        if kind.stored.lockable:
            return Lock.of_table(path, mode, self._templates.shared("lockable", {"path": path}))
        if kind.substitutes.relation == "query" and mode == "ACCESS EXCLUSIVE" and not action.rename:
            return Lock.of_view(path, kind.sql_keyword, self._templates.exists(root, self._templates.live))
        return None
