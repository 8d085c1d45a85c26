"""The order of rows: among seeds by the tables that their rows reference, within a seed by row."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.seed_rows import Row, RowKey
from schemadiff.seeds.foreign_keys import foreign_keys


def references(target: Catalog) -> dict[Identity, set[Identity]]:
    """Return for each seed the seeds that its rows may reference.

    They do so by ``$row``, or by foreign keys with a column that some row sets. Between seeds of one table, only a
    value that the other one contains counts.
    """
    seeds = structure.seeds(target)
    by_table: dict[tuple[str, ...], list[Object]] = {}
    for seed in seeds:
        if seed.parent is not None:
            by_table.setdefault(seed.parent.path, []).append(seed)
    return {seed.identity: set(_references(seed, by_table, target)) for seed in seeds if seed.parent is not None}


def _references(seed: Object, by_table: Mapping[tuple[str, ...], list[Object]], target: Catalog) -> Iterable[Identity]:
    assert seed.parent is not None
    rows = seed.get("rows", ())
    own = seed.parent.path
    pointed = {table for row in rows for value in row.values() for table in _tables(value)}
    for key in foreign_keys(target, seed.parent):
        setting = [r for r in rows if all(r.get(c) is not None for c in key.columns)]
        # A key that is checked at the end of the transaction allows any order.
        if setting and key.table != own and not key.deferred:
            pointed.add(key.table)
        wanted = {tuple(r[c] for c in key.columns) for r in setting} if key.table == own else set()
        for other in by_table[own] if wanted else ():
            if other is not seed and any(
                tuple(r.get(c) for c in key.references) in wanted for r in other.get("rows", ())
            ):
                yield other.identity
    for table in pointed - {own}:
        yield from (other.identity for other in by_table.get(table, ()))
    if own in pointed:
        yield from _same_table(seed, rows, by_table[own])


def _same_table(seed: Object, rows: Iterable[Row], others: Iterable[Object]) -> Iterable[Identity]:
    keys = [v.columns for row in rows for v in row.values() if isinstance(v, RowKey)]
    for other in others:
        held = other.get("rows", ())
        if other is not seed and any(all(r.get(c) == v for c, v in key) for key in keys for r in held):
            yield other.identity


def _tables(value: object) -> Iterable[tuple[str, ...]]:
    if isinstance(value, RowKey):
        yield value.table
        for _, inner in value.columns:
            yield from _tables(inner)


def sorted_seeds(seeds: Sequence[Identity], after: Mapping[Identity, set[Identity]]) -> list[Identity]:
    """Return the seeds, each after those it references, except within cycles."""
    known = set(seeds)
    done: dict[Identity, None] = {}
    entered: set[Identity] = set()
    stack = [(seed, False) for seed in reversed(seeds)]
    while stack:
        seed, leaving = stack.pop()
        if leaving:
            done[seed] = None
        elif seed not in entered:
            entered.add(seed)
            stack.append((seed, True))
            stack += [(other, False) for other in sorted(after.get(seed, ()), reverse=True) if other in known]
    return list(done)


def arranged(count: int, before: Iterable[tuple[int, int]], rank: Callable[[int], Any]) -> list[list[int]]:
    """Return the numbers in an order in which the first of each pair comes before the second, lowest rank first.

    Numbers that wait for one another, and what is between them, are one group.
    """
    successors: list[set[int]] = [set() for _ in range(count)]
    waiting: list[set[int]] = [set() for _ in range(count)]
    for first, second in before:
        if first != second:
            successors[first].add(second)
            waiting[second].add(first)
    left = set(range(count))
    ready = [(rank(n), n) for n in left if not waiting[n]]
    heapq.heapify(ready)
    found: list[list[int]] = []
    while left:
        group = [heapq.heappop(ready)[1]] if ready else sorted(_circles(left, successors), key=rank)
        found.append(group)
        left.difference_update(group)
        for number in group:
            for other in successors[number] & left:
                waiting[other].discard(number)
                if not waiting[other]:
                    heapq.heappush(ready, (rank(other), other))
    return found


def _circles(numbers: set[int], successors: Sequence[set[int]]) -> set[int]:
    """Return what remains of numbers that all wait for something, without those that no remaining one waits for."""
    core = set(numbers)
    while ends := {n for n in core if not successors[n] & core}:
        core -= ends
    return core
