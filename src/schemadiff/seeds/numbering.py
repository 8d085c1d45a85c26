"""Rows with an explicit number in a column that is filled from a sequence.

The sequence does not know about that number and returns it again later. schemadiff never sets the value of an existing
sequence; a warning shows the statement that would.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.row_changes import RowChange
from schemadiff.errors import Finding, Place
from schemadiff.kinds.sequence import by_owner
from schemadiff.postgres.quoting import ident, literal, qualified

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

_WHOLE = re.compile(r"-?[0-9]{1,19}")

_POSITIONS = """
SELECT a.n::int, s.seqincrement, coalesce(pg_catalog.pg_sequence_last_value(s.seqrelid) + s.seqincrement, s.seqstart)
  FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS a (t, c, n)
  JOIN pg_catalog.pg_sequence s ON s.seqrelid = pg_catalog.to_regclass(pg_catalog.pg_get_serial_sequence(a.t, a.c))
 WHERE pg_catalog.has_sequence_privilege(s.seqrelid, 'USAGE, SELECT')
"""


class _Given(NamedTuple):
    """The numbers that changed rows set in a column."""

    column: Object
    numbers: Mapping[int, Place | None]


class _Position(NamedTuple):
    """The next number of a sequence, and its direction."""

    increment: int
    next: int


def left_behind(
    connection: Connection,
    changes: Mapping[Identity, Iterable[RowChange]],
    live: Catalog,
    target: Catalog,
    previous: Mapping[Identity, Identity],
) -> Iterator[Finding]:
    """Yield a warning for each column whose sequence will return a number that a row of the plan sets.

    Sequences that are past the rows already are left out, as are sequences that the plan creates for an existing
    column, which start after all rows. An identity starts after the rows that exist before the plan.
    """
    given = list(_given(changes, live, target))
    if not given:
        return
    before, owned = by_owner(live), by_owner(target)
    present = [g.column for g in given if g.column.identity in live and _is_numbered(live[g.column.identity], before)]
    positions = dict(_live(connection, present, previous))
    for column in (c for c, _ in given if c.identity not in positions and c not in present):
        begun = _made(column, owned.get(column.identity.path))
        there = column.identity in live
        positions[column.identity] = _behind_rows(connection, column, begun, previous) if there else begun
    for column, numbers in given:
        position = positions.get(column.identity)
        if position is None:
            continue
        last = max(numbers) if position.increment > 0 else min(numbers)
        if (last - position.next) * position.increment < 0:
            continue
        *table, name = column.identity.path
        arguments = f"{literal(qualified(table))}, {literal(name)}"
        outermost = f"{'max' if position.increment > 0 else 'min'}({ident(name)})"
        statement = f"SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence({arguments}), {outermost})"
        yield Finding(
            f"the rows of {'.'.join(table)} give {name} up to {last}, "
            "and its sequence, which does not know these numbers, "
            f"gives {position.next} next",
            numbers[last],
            f"Set it past them: {statement} FROM {qualified(table)}; or leave {name} out of the rows.",
        )


def _given(changes: Mapping[Identity, Iterable[RowChange]], live: Catalog, target: Catalog) -> Iterator[_Given]:
    before, after = by_owner(live), by_owner(target)
    for seed, rows in changes.items():
        table = target[seed].parent
        assert table is not None
        numbered = (c for c in structure.columns(target, table) if _is_numbered(c, after))
        columns = {
            c.identity.name: c
            for c in numbered
            if c.identity not in live or c.get("identity") is not None or _is_numbered(live[c.identity], before)
        }
        found: dict[str, dict[int, Place | None]] = {}
        for row in rows if columns else ():
            for one in row.columns if row.operation != "delete" else ():
                if one.name in columns and one.value.how in ("plain", "text") and _WHOLE.fullmatch(one.value.text):
                    found.setdefault(one.name, {}).setdefault(int(one.value.text), row.place)
        yield from (_Given(columns[name], numbers) for name, numbers in found.items())


def _is_numbered(column: Object, owned: Mapping[tuple[str, ...], Object]) -> bool:
    return column.get("identity") is not None or column.identity.path in owned


def _live(
    connection: Connection, columns: Iterable[Object], previous: Mapping[Identity, Identity]
) -> Iterator[tuple[Identity, _Position]]:
    known = [(c.identity, previous.get(c.identity, c.identity).path) for c in columns]
    if not known:
        return
    asked = [qualified(path[:-1]) for _, path in known], [path[-1] for _, path in known]
    for number, increment, following in connection.execute(_POSITIONS, asked).fetchall():
        yield known[number - 1][0], _Position(increment, following)


def _behind_rows(
    connection: Connection, column: Object, begun: _Position, previous: Mapping[Identity, Identity]
) -> _Position:
    """Return where an identity starts that is added to a column with rows."""
    *table, name = previous.get(column.identity, column.identity).path
    outermost = "max" if begun.increment > 0 else "min"
    question = f"SELECT {outermost}({ident(name)}) FROM {qualified(table)}"  # noqa: S608 - quoted names
    ((last,),) = connection.execute(question.encode()).fetchall()
    if not isinstance(last, int) or (last - begun.next) * begun.increment < 0:
        return begun
    return _Position(begun.increment, last + begun.increment)


def _made(column: Object, sequence: Object | None) -> _Position:
    """Return where the sequence of a new column starts: the one that it owns, or that of its identity."""
    options = (column.get("identity_options") or {}) if sequence is None else sequence.values
    increment = int(options.get("increment", 1))
    start = options.get("start", options.get("min" if increment > 0 else "max", 1 if increment > 0 else -1))
    return _Position(increment, int(start))
