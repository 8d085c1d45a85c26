"""References of rows: ``$row`` values and foreign keys, looked up among the declared rows and in the live tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.seeds.tables import Column, Table

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

Texts = tuple[str | None, ...]


class ForeignKey(NamedTuple):
    """A foreign key of the target that holds once the plan has run."""

    columns: tuple[str, ...]
    table: tuple[str, ...]
    references: tuple[str, ...]
    deferred: bool


def foreign_keys(target: Catalog, table: Identity) -> list[ForeignKey]:
    """Return the foreign keys of a table."""
    return [
        ForeignKey(
            tuple(o.get("columns", ())),
            tuple(o.get("references", ())),
            tuple(o.get("references_columns", ())),
            bool(o.get("initially_deferred")),
        )
        for o in structure.foreign_keys(target, table)
        if not o.get("not_enforced") and len(o.get("columns", ())) == len(o.get("references_columns", ()))
    ]


def pointed_column(target: Catalog, table: Identity, column: str, pointed: tuple[str, ...]) -> str | None:
    """Return the column of the referenced table that a ``$row`` in this column stands for.

    It is the one that its foreign key says, else the primary key if that is one column, else None.
    """
    for key in foreign_keys(target, table):
        if key.table == pointed and column in key.columns:
            return key.references[key.columns.index(column)]
    keys = structure.primary_keys(target, structure.table(pointed))
    columns: Sequence[str] = keys[0].get("columns", ()) if keys else ()
    return columns[0] if len(columns) == 1 else None


def matches(column: Column, value: str) -> str:
    """Return the condition that a live column equals a value of the comparison's type."""
    if column.form == "text" and column.operator == "=":
        return f"({column.live})::text = ({value})::text"
    return f"{column.live} {column.operator} {value}"


def _unnested(columns: Sequence[Column]) -> tuple[str, str]:
    arrays = ", ".join("%s::text[]" for _ in columns)
    names = ", ".join(f"v{i}" for i in range(len(columns)))
    return f"unnest({arrays}) WITH ORDINALITY AS u ({names}, n)", names


def escaped(text: str) -> str:
    """Return SQL text with its percent signs doubled, as psycopg requires."""
    return text.replace("%", "%%")


def find(
    connection: Connection, table: Table, columns: Sequence[str], wanted: str, values: Sequence[Texts]
) -> list[tuple[int, str | None]]:
    """Return for each tuple of values how many live rows have them, and the wanted column of one of these."""
    described = [table.columns[c] for c in columns]
    goal = table.columns[wanted]
    if table.live is None or any(c.live is None or c.untried for c in (goal, *described)):
        return [(0, None) for _ in values]
    conditions = [
        f"CASE WHEN u.v{i} IS NULL THEN {c.live} IS NULL ELSE {matches(c, f'u.v{i}::{c.cast}')} END"
        if any(v[i] is None for v in values)
        else matches(c, f"u.v{i}::{c.cast}")
        for i, c in enumerate(described)
    ]
    source = _unnested(described)[0].replace("%s", "\0")
    statement = (
        f"SELECT count(t.tableoid), min(({goal.live})::text)\n"
        f"FROM {source}\nLEFT JOIN {table.live} AS t ON {' AND '.join(conditions)}\nGROUP BY u.n ORDER BY u.n"
    )
    return _rows(connection, statement, values, len(described))


def absent(connection: Connection, table: Table, columns: Sequence[str], values: Sequence[Texts]) -> set[Texts]:
    """Return those of the tuples that no live row has."""
    described = [table.columns[c] for c in columns if c in table.columns]
    if table.live is None or len(described) < len(columns) or any(c.live is None or c.untried for c in described):
        return set(values)
    conditions = " AND ".join(matches(c, f"u.v{i}::{c.cast}") for i, c in enumerate(described))
    source = _unnested(described)[0].replace("%s", "\0")
    statement = (
        f"SELECT u.n FROM {source}\n"  # noqa: S608 - names are quoted, values are parameters
        f"WHERE NOT EXISTS (SELECT FROM {table.live} AS t WHERE {conditions})\nORDER BY u.n"
    )
    return {values[n - 1] for (n,) in _rows(connection, statement, values, len(described))}


def equal(
    connection: Connection, table: Table, columns: Sequence[str], values: Sequence[Texts], among: Sequence[Texts]
) -> set[Texts] | None:
    """Return those of the tuples that equal one of the others by the types of the columns: numeric 1 and 1.0.

    None where the server does not have a type or collation of the target yet, so that it cannot compare.
    """
    import psycopg

    described = [table.columns[c] for c in columns if c in table.columns]
    if len(described) < len(columns) or not all(c.is_asked_as_it_will_be for c in described):
        return None
    conditions = " AND ".join(
        f"(a.v{i})::{c.cast}{f' COLLATE {c.collation}' if c.collation else ''} {c.operator} (d.v{i})::{c.cast}"
        for i, c in enumerate(described)
    )
    names = ", ".join(f"v{i}" for i in range(len(described)))
    arrays = ", ".join("\0::text[]" for _ in described)
    statement = (
        f"SELECT DISTINCT a.n FROM unnest({arrays}) WITH ORDINALITY AS a ({names}, n)\n"  # noqa: S608 - as above
        f"JOIN unnest({arrays}) AS d ({names}) ON {conditions}"
    )
    parameters = [[v[i] for v in side] for side in (values, among) for i in range(len(described))]
    try:
        with connection.transaction():
            found = connection.execute(escaped(statement).replace("\0", "%s").encode(), parameters).fetchall()
    except psycopg.OperationalError:
        raise
    except psycopg.Error:
        return None
    return {values[n - 1] for (n,) in found}


def _rows(connection: Connection, statement: str, values: Sequence[Texts], width: int) -> list[Any]:
    text = escaped(statement).replace("\0", "%s")
    parameters = [[v[i] for v in values] for i in range(width)]
    found: list[Any] = connection.execute(text.encode(), parameters).fetchall()
    return found
