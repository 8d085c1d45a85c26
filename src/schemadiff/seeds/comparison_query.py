"""The query that compares the rows of a seed with the live ones: one query, whatever their number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from schemadiff.catalog.seed_rows import Sql
from schemadiff.postgres.records import FromVariable
from schemadiff.seeds.declared_rows import DeclaredRow, Seed
from schemadiff.seeds.foreign_keys import escaped, matches
from schemadiff.seeds.tables import Column

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

T = TypeVar("T")

PARAMETER = "\0"
"""A placeholder for %s until the percent signs of names have been doubled."""


class _Asked(NamedTuple):
    """One column of the result."""

    name: str
    array: int | None
    """The array of its declared values; None where only the live value is read."""
    secret: bool = False


def compare(connection: Connection, seed: Seed, columns: Sequence[str], more: Sequence[str]) -> list[DeclaredRow]:
    """Set ``found``, ``live`` and ``differs`` of the seed's rows; return the rows whose key more than one live row has.

    ``columns`` are compared; of ``more`` only the live texts are read.
    """
    described = seed.table.columns
    if seed.table.live is None or not seed.rows or any(described[k].live is None for k in seed.key):
        return []
    return _certainly(
        connection,
        [described[c] for c in (*seed.key, *columns, *more)],
        lambda certain: _asked(connection, seed, columns, more, certain=certain),
    )


def _asked(
    connection: Connection,
    seed: Seed,
    columns: Sequence[str],
    more: Sequence[str],
    *,
    certain: bool,
) -> list[DeclaredRow]:
    described = seed.table.columns
    secrets = seed.secrets
    sent = list(dict.fromkeys((*seed.key, *columns)))
    arrays: list[list[str | None]] = [[_text(row, name) for row in seed.rows] for name in sent]
    names = [f"v{i}" for i in range(len(sent))]
    select: list[str] = ["u.n"]
    asked: list[_Asked] = []
    for name in (*columns, *(m for m in more if m not in columns)):
        column = described[name]
        if column.live is None or (certain and column.uncertain):
            continue
        index = sent.index(name) if name in columns else None
        secret = index is not None and name in secrets
        if secret:
            variable = f"e{index}"
            arrays.append([_variable(row, name) for row in seed.rows])
            names.append(variable)
            # If the row takes the value from the environment, the live text is not read from the server.
            select.append(f"CASE WHEN u.{variable} IS NULL THEN ({column.live})::text END")
            select.append(f"({column.live})::text IS NOT NULL")
        else:
            select.append(f"({column.live})::text")
        if index is not None:
            select.append(_differ(column, f"u.v{index}"))
        asked.append(_Asked(name, index, secret))
    conditions = [_meets(described[name], f"u.v{sent.index(name)}", certain=certain) for name in seed.key]
    unnest = ", ".join(f"{PARAMETER}::text[]" for _ in names)
    statement = (
        f"SELECT {', '.join(select)}\n"
        f"FROM unnest({unnest}) WITH ORDINALITY AS u ({', '.join(names)}, n)\n"
        f"JOIN {seed.table.live} AS t ON {' AND '.join(conditions)}\nORDER BY u.n"
    )
    answers = connection.execute(escaped(statement).replace(PARAMETER, "%s").encode(), arrays)
    several = _found(seed, asked, answers)
    known = {one.name for one in asked}
    for row in seed.rows:
        if row.found:
            row.differs |= {name for name in columns if name not in known and _compared(row, name)}
    return several


def _found(seed: Seed, asked: Sequence[_Asked], answers: Iterable[Sequence[Any]]) -> list[DeclaredRow]:
    """Fill in the rows that the table has, and return those that it has several times."""
    several = []
    for answer in answers:
        row = seed.rows[answer[0] - 1]
        if row.found:
            several.append(row)
        _fill(row, asked, answer[1:])
        row.found = True
    return several


def _fill(row: DeclaredRow, asked: Sequence[_Asked], answer: Sequence[Any]) -> None:
    position = 0
    for one in asked:
        text = answer[position]
        position += 1
        cell = row.cells.get(one.name)
        from_environment = one.secret and cell is not None and cell.variable is not None
        if one.secret:
            if from_environment:
                row.filled[one.name] = answer[position]
            position += 1
        if not from_environment:
            row.live[one.name] = text
        if one.array is not None:
            if _compared(row, one.name) and (answer[position] or not row.cells[one.name].known):
                row.differs.add(one.name)
            position += 1


def _compared(row: DeclaredRow, name: str) -> bool:
    return name in row.cells and not isinstance(row.cells[name].raw, Sql)


def _text(row: DeclaredRow, name: str) -> str | None:
    cell = row.cells.get(name)
    if cell is None or not cell.known:
        return None
    if cell.variable is not None and cell.text is not None:
        return FromVariable.named(cell.variable, cell.text)
    return cell.text


def _variable(row: DeclaredRow, name: str) -> str | None:
    cell = row.cells.get(name)
    return cell.variable if cell is not None else None


def _differ(column: Column, value: str) -> str:
    if column.form == "json":
        return f"({column.live})::jsonb IS DISTINCT FROM {value}::jsonb"
    if column.form == "text":
        return f"({column.live})::text IS DISTINCT FROM {value}"
    if column.form == "exact":
        return f'({column.live})::text COLLATE "C" IS DISTINCT FROM {value} COLLATE "C"'
    return f"{column.live} IS DISTINCT FROM {value}::{column.cast}"


def _meets(column: Column, value: str, *, certain: bool) -> str:
    """Return the condition that a key column has a value; its text, if the value cannot be converted."""
    if certain and column.uncertain:
        return f"{column.stored}::text = {value}" if column.present else "false"
    return matches(column, f"{value}::{column.cast}")


def others(
    connection: Connection, seed: Seed, columns: Sequence[str], limit: int
) -> tuple[int, list[dict[str, str | None]]]:
    """Return the live rows whose key is not declared: their number, and the texts of the first ``limit``."""
    described = seed.table.columns
    if seed.table.live is None:
        return 0, []
    return _certainly(
        connection,
        [described[c] for c in (*seed.key, *columns)],
        lambda certain: _others(connection, seed, columns, limit, certain=certain),
    )


def _certainly(connection: Connection, columns: Sequence[Column], ask: Callable[[bool], T]) -> T:
    """Return the answer; ask again without the expressions that may fail if one of them does."""
    import psycopg

    if any(c.untried for c in columns):
        return ask(True)
    try:
        with connection.transaction():
            return ask(False)
    except psycopg.OperationalError:
        raise
    except psycopg.Error:
        if not any(c.uncertain for c in columns):
            raise
    return ask(True)


def _others(
    connection: Connection, seed: Seed, columns: Sequence[str], limit: int, *, certain: bool
) -> tuple[int, list[dict[str, str | None]]]:
    described = seed.table.columns
    arrays = [[_text(row, name) for row in seed.rows] for name in seed.key]
    names = [f"v{i}" for i in range(len(seed.key))]
    unnest = ", ".join(f"{PARAMETER}::text[]" for _ in names)
    conditions = " AND ".join(_meets(described[name], f"u.v{i}", certain=certain) for i, name in enumerate(seed.key))
    sources = {n: described[n].stored if certain and described[n].uncertain else described[n].live for n in columns}
    select = ", ".join(f"({source})::text" for source in sources.values())
    order = ", ".join(str(sources[name]) for name in seed.key)
    statement = (
        f"SELECT count(*) OVER (), {select}\nFROM {seed.table.live} AS t\n"  # noqa: S608 - names are quoted
        f"WHERE NOT EXISTS (SELECT FROM unnest({unnest}) AS u ({', '.join(names)}) WHERE {conditions})\n"
        f"ORDER BY {order}\nLIMIT {limit}"
    )
    answers = connection.execute(escaped(statement).replace(PARAMETER, "%s").encode(), arrays).fetchall()
    found = [dict(zip(columns, answer[1:], strict=True)) for answer in answers]
    return (answers[0][0] if answers else 0), found
