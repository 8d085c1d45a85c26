"""The changes of a seed, from compared rows, in an order that can run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.catalog.row_changes import NULL, ColumnChange, Condition, Precondition, RowChange, Value
from schemadiff.catalog.seed_rows import RowKey, Sql
from schemadiff.errors import Finding
from schemadiff.kindspec.registry import Registry
from schemadiff.seeds.declared_rows import Cell, DeclaredRow, Seed
from schemadiff.seeds.exact_deletions import Deletion
from schemadiff.seeds.foreign_keys import foreign_keys
from schemadiff.seeds.ordering import arranged
from schemadiff.seeds.tables import Column

_DIGITS = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
HIDDEN = "(hidden)"


class Made(NamedTuple):
    """The changes of a seed, and what prevents them."""

    rows: tuple[RowChange, ...]
    errors: tuple[Finding, ...]


def of_seed(seed: Seed, deleted: Sequence[Deletion], sides: tuple[Catalog, Catalog], registry: Registry) -> Made:
    """Return all changes of a seed; ``sides`` are the live catalog and the target."""
    target = sides[1]
    keys = _unique_keys(seed, target, registry)
    own = [key for key, columns in keys if sorted(columns) == sorted(seed.key)]
    others = [columns for key, columns in keys if key not in own and not key.get("initially_deferred")]
    ruled = any(_prevent_on_conflict(seed, side, registry) for side in sides)
    arbiter = any(map(_is_arbiter, own)) and not ruled
    errors: list[Finding] = []
    deletes = _in_order_of_deletion([_delete(seed, row) for row in deleted], deleted, seed, target)
    written: list[tuple[DeclaredRow, RowChange]] = []
    for row in seed.rows:
        if not row.found:
            written.append((row, _insert(row, arbiter=arbiter, ruled=ruled)))
        elif seed.mode != "insert" and row.differs:
            errors += _fixed(row)
            written.append((row, _update(row)))
    rows = [*deletes, *_in_order_of_writing(written, seed, target, others, errors)]
    return Made(tuple(rows), tuple(errors))


def _unique_keys(seed: Seed, target: Catalog, registry: Registry) -> list[tuple[Object, tuple[str, ...]]]:
    """Return what makes columns of the seed's table unique, with those columns."""
    found = []
    for child in target.children(seed.table.identity):
        unique_columns = registry[child.identity.kind].stored.unique_columns
        if unique_columns is not None and (columns := unique_columns(child)) is not None:
            found.append((child, tuple(columns)))
    return found


def _is_arbiter(key: Object) -> bool:
    """Tell whether ON CONFLICT accepts a unique key: one that is checked at once, and by equality."""
    return not key.get("deferrable") and not key.get("without_overlaps")


def _prevent_on_conflict(seed: Seed, side: Catalog, registry: Registry) -> bool:
    """Tell whether anything that a table has, or may still have, keeps its rows from being written by ON CONFLICT."""
    hooks = (
        (registry[o.identity.kind].prerequisites.prevents_on_conflict, o) for o in side.children(seed.table.identity)
    )
    return any(prevents(o) for prevents, o in hooks if prevents is not None)


def _fixed(row: DeclaredRow) -> Iterator[Finding]:
    for name in sorted(row.differs):
        if row.cells[name].column.always:
            yield Finding(
                f"{row.title}: {name} is generated always as identity, so it cannot be updated",
                row.place,
                "Make it `identity: by default`, or leave it out of the row.",
            )


# --- single rows ---


def _insert(row: DeclaredRow, *, arbiter: bool, ruled: bool) -> RowChange:
    columns = [name for name in row.seed.columns if name in row.cells]
    return RowChange(
        "insert",
        row.key,
        tuple(_column(row.cells[name], name, None) for name in columns),
        row.place,
        _conditions(row),
        arbiter=arbiter,
        ruled=ruled,
        overriding=any(row.cells[name].column.always for name in columns),
        apart=any(
            isinstance(part.raw, RowKey) and part.raw.table == row.seed.table.path
            for name in columns
            for part in row.cells[name].all()
        ),
    )


def _update(row: DeclaredRow) -> RowChange:
    columns = [name for name in row.seed.columns if name in row.differs]
    preconditions = []
    changed = []
    for name in columns:
        cell = row.cells[name]
        if cell.variable is not None and name in row.filled:
            old = HIDDEN if row.filled[name] else "NULL"
            preconditions.append(_unlike_secret(cell, name) if row.filled[name] else Precondition(name, "plain", NULL))
        elif name in row.live:
            text = row.live[name]
            old = "NULL" if text is None else text
            preconditions.append(Precondition(name, _form(cell.column), _value_of_text(cell.column, text)))
        else:
            old = "(unknown)"
            preconditions.append(Precondition(name, _form(cell.column), _value(cell), unlike=True))
        changed.append(_column(cell, name, old))
    return RowChange("update", row.key, tuple(changed), row.place, _conditions(row), tuple(preconditions))


def _unlike_secret(cell: Cell, name: str) -> Precondition:
    """Return the condition that the value is not written already.

    What was seen cannot be part of a statement, nor can a digest of it, from which a weak secret could be guessed.
    """
    form = _form(cell.column)
    value = _value(cell)
    return Precondition(name, form, value._replace(cast=None) if form == "text" else value, unlike=True)


def _delete(seed: Seed, row: Deletion) -> RowChange:
    described = seed.table.columns
    conditions = tuple(
        Condition(name, described[name].operator, _value_of_text(described[name], text))
        for name, text in row.key.items()
    )
    rest = {name: text for name, text in row.texts.items() if name not in row.key}
    preconditions = tuple(
        Precondition(name, _form(described[name]), _value_of_text(described[name], text)) for name, text in rest.items()
    )
    columns = tuple(ColumnChange(name, "NULL" if text is None else text, None) for name, text in row.texts.items())
    key = {name: "NULL" if text is None else text for name, text in row.key.items()}
    return RowChange("delete", key, columns, seed.item.place, conditions, preconditions)


def _conditions(row: DeclaredRow) -> tuple[Condition, ...]:
    return tuple(Condition(name, row.cells[name].column.operator, _value(row.cells[name])) for name in row.seed.key)


def _column(cell: Cell, name: str, old: str | None) -> ColumnChange:
    return ColumnChange(name, old, cell.shown, cell.variable, _value(cell))


def _form(column: Column) -> str:
    return "text" if column.form == "json" else column.form


# --- values ---


def _value(cell: Cell) -> Value:
    if cell.variable is not None:
        return Value("env", cell.variable, cell.column.env_cast)
    if isinstance(cell.raw, Sql):
        return Value("sql", cell.expression)
    if isinstance(cell.raw, RowKey):
        # A declared row is the one that is meant, although others may have the values that name it.
        named = {name for name, _ in cell.inner}
        if cell.row is not None and not named.issuperset(cell.row.seed.key):
            conditions = _conditions(cell.row)
        else:
            conditions = tuple(Condition(name, part.column.operator, _value(part)) for name, part in cell.inner)
        return Value("row", cell.pointed, table=cell.raw.table, conditions=conditions)
    return _value_of_text(cell.column, cell.text)


def _value_of_text(column: Column, text: str | None) -> Value:
    if text is None:
        return NULL
    plain = column.takes_digits and _DIGITS.match(text) is not None
    return Value("plain" if plain or (column.type == "boolean" and text in ("true", "false")) else "text", text)


# --- order ---


def _in_order_of_deletion(
    changes: Sequence[RowChange], rows: Sequence[Deletion], seed: Seed, target: Catalog
) -> list[RowChange]:
    """Return the deletions so that rows which reference others of the table come first."""
    before = []
    for key in foreign_keys(target, seed.table.identity):
        if key.table == seed.table.path:
            held = {tuple(row.texts.get(c) for c in key.references): n for n, row in enumerate(rows)}
            for number, row in enumerate(rows):
                pointed = held.get(tuple(row.texts.get(c) for c in key.columns))
                if pointed is not None:
                    before.append((number, pointed))
    return [changes[n] for group in arranged(len(changes), before, lambda n: n) for n in group]


def _in_order_of_writing(
    written: Sequence[tuple[DeclaredRow, RowChange]],
    seed: Seed,
    target: Catalog,
    unique: Iterable[tuple[str, ...]],
    errors: list[Finding],
) -> list[RowChange]:
    """Return the writes so that referenced rows come first, and a unique value is released before it is acquired.

    ``unique`` are the columns of the unique keys other than the seed's own.
    """
    number = {id(row): n for n, (row, _) in enumerate(written)}
    row_references = list(_referencing(written, number, seed, target))
    handovers = list(_key_handovers(written, unique))
    ranks = {"insert": 0, "update": 1, "delete": 2}
    found = []
    cycle = 0
    for group in arranged(len(written), [*row_references, *handovers], lambda n: (ranks[written[n][1].operation], n)):
        if len(group) > 1:
            cycle += 1
            if finding := _cycle([written[n] for n in group], seed, target):
                errors.append(finding)
        for n in group:
            row, change = written[n]
            itself = any(
                part.row is row for cell in row.cells.values() for part in cell.all() if change.operation == "insert"
            )
            if itself:
                errors.append(Finding(f"{row.title} references itself by $row before it exists", row.place))
            found.append(replace(change, cycle=cycle) if len(group) > 1 else change)
    return found


def _referencing(
    written: Sequence[tuple[DeclaredRow, RowChange]], number: dict[int, int], seed: Seed, target: Catalog
) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two rows of which the later references the earlier, by ``$row`` or by a foreign key."""
    for n, (row, _) in enumerate(written):
        cells = (cell for name, cell in row.cells.items() if row.changes(name))
        for part in (part for cell in cells for part in cell.all()):
            if part.row is not None and id(part.row) in number:
                yield number[id(part.row)], n
    for key in foreign_keys(target, seed.table.identity):
        if key.table != seed.table.path:
            continue
        held = {
            tuple(row.after(c) for c in key.references): n
            for n, (row, _) in enumerate(written)
            if any(row.changes(c) for c in key.references)
        }
        for n, (row, _) in enumerate(written):
            if any(row.changes(c) for c in key.columns):
                pointed = held.get(tuple(row.after(c) for c in key.columns))
                if pointed is not None:
                    yield pointed, n


def _key_handovers(
    written: Sequence[tuple[DeclaredRow, RowChange]], unique: Iterable[tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    for columns in unique:
        given: dict[tuple[object, ...], int] = {
            tuple(("text", row.live.get(c)) for c in columns): n
            for n, (row, _) in enumerate(written)
            if row.found and any(row.changes(c) for c in columns) and all(row.live.get(c) is not None for c in columns)
        }
        for n, (row, _) in enumerate(written):
            if given and all(row.changes(c) or c in row.live for c in columns):
                taken = tuple(row.after(c) for c in columns)
                if (other := given.get(taken)) is not None:
                    yield other, n


def _cycle(group: Sequence[tuple[DeclaredRow, RowChange]], seed: Seed, target: Catalog) -> Finding | None:
    """Return a finding for rows that reference one another, unless one statement or a deferrable key allows it."""
    rows = [row for row, _ in group]
    selecting = any(change.apart for _, change in group)
    alike = len({(c.operation, tuple(x.name for x in c.columns)) for _, c in group}) == 1
    if not selecting and alike and group[0][1].operation == "insert":
        return None
    keys = [k for k in foreign_keys(target, seed.table.identity) if k.table == seed.table.path]
    if not selecting and keys and all(k.deferred for k in keys):
        return None
    names = ", ".join(row.title for row in rows[:5])
    return Finding(
        f"these rows reference one another in a cycle: {names}",
        rows[0].place,
        "Write the keys themselves instead of $row, and make the foreign key `initially_deferred: true`.",
    )
