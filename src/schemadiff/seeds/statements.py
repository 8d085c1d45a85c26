"""The changes of a seed as the data of statements: which template, which rows, and what a reviewer is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemadiff.catalog.objects import Object
from schemadiff.catalog.row_changes import Operation, RowChange, seed_title
from schemadiff.errors import Place

ROWS_A_STATEMENT = 500


@dataclass(frozen=True, slots=True)
class Statement:
    """The data of one statement: ``template``, a macro of ``templates/seed.sql.j2``, is called with ``context``."""

    operation: Operation
    template: str
    context: Mapping[str, Any]
    title: str
    rows: tuple[RowChange, ...]
    place: Place | None = None
    environment: tuple[str, ...] = ()
    """The environment variables that it reads from settings."""


def statements(seed: Object, changes: Iterable[RowChange]) -> list[Statement]:
    """Return the statements of a seed's changes, in their order; inserts that set the same columns share one."""
    assert seed.parent is not None
    return [_statement(seed.parent.path, rows) for rows in _together(list(changes))]


def _together(changes: Sequence[RowChange]) -> Iterator[tuple[RowChange, ...]]:
    rows: list[RowChange] = []
    for position, change in enumerate(changes):
        ahead = 1
        if change.cycle and (not rows or rows[-1].cycle != change.cycle):
            ahead = sum(1 for c in changes[position:] if c.cycle == change.cycle)
        if rows and not (_fits(rows[-1], change) and len(rows) + ahead <= ROWS_A_STATEMENT):
            yield tuple(rows)
            rows = []
        rows.append(change)
    if rows:
        yield tuple(rows)


def _fits(one: RowChange, other: RowChange) -> bool:
    """Tell whether both changes can share one statement."""
    return (
        one.operation == other.operation == "insert"
        and one.arbiter
        and not other.apart
        and [c.name for c in one.columns] == [c.name for c in other.columns]
    )


def _statement(table: tuple[str, ...], rows: tuple[RowChange, ...]) -> Statement:
    first = rows[0]
    name = ".".join(table)
    if len(rows) == 1:
        title = f"{first.operation} {seed_title(table, first.label)}"
    else:
        title = f"{first.operation} {name}: {len(rows)} rows, {first.label} to {rows[-1].label}"
    return Statement(
        first.operation,
        first.operation,
        {"relation": table, "row": first, "rows": rows},
        title,
        rows,
        first.place,
        tuple(dict.fromkeys(name for row in rows for name in row.environment)),
    )
