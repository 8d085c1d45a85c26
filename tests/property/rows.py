"""Rows for any table: written through what the catalog says of it, and read back as texts.

Values come from small domains, so that foreign keys find their rows and unique keys are hit twice now and then. A row
that the table refuses is left out: what matters is that there are rows, not which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import psycopg
from psycopg import sql

Connection = psycopg.Connection[Any]
Path = tuple[str, str]

ROWS_A_TABLE = 4
ATTEMPTS = 3

COLUMNS = """
SELECT n.nspname::text, c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), t.typcategory::text,
       a.attnotnull, a.attgenerated::text, a.attidentity::text, a.atthasdef,
       ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY e.enumsortorder),
       (SELECT count(*) FROM pg_attribute m WHERE m.attrelid = t.typrelid AND m.attnum > 0 AND NOT m.attisdropped),
       (WITH RECURSIVE below AS (
            SELECT a.atttypid AS id, a.atttypmod AS modifier
            UNION ALL
            SELECT d.typbasetype, d.typtypmod FROM below JOIN pg_type d ON d.oid = id AND d.typtype = 'd'
        ) SELECT format_type(id, modifier) FROM below JOIN pg_type d ON d.oid = id AND d.typtype <> 'd')
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_type t ON t.oid = a.atttypid
WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
ORDER BY n.nspname, c.relname, a.attnum
"""

FOREIGN_KEYS = """
SELECT n.nspname::text, c.relname::text, fn.nspname::text, f.relname::text,
    ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u (n, i)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.i),
    ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u (n, i)
        JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.i)
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class f ON f.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
WHERE k.contype = 'f' ORDER BY k.conname
"""


@dataclass(frozen=True)
class Column:
    """What is needed to write a value, and to compare it."""

    name: str
    type: str
    category: str
    not_null: bool
    generated: bool
    identity: str
    has_default: bool
    labels: Sequence[str]
    attributes: int
    """Of a composite type, how many it has."""
    base: str
    """Of a domain, the type below all domains; of any other type, itself."""


@dataclass(frozen=True)
class Content:
    """The columns of a table and its rows as texts."""

    columns: Mapping[str, Column]
    rows: Sequence[Mapping[str, str | None]]

    def __len__(self) -> int:
        return len(self.rows)

    def counted(self) -> Counter[tuple[tuple[str, str | None], ...]]:
        """The rows, each as often as it is there."""
        return Counter(tuple(sorted(row.items())) for row in self.rows)


def tables(connection: Connection) -> dict[Path, list[Column]]:
    """The columns of every table."""
    found: dict[Path, list[Column]] = {}
    for (
        schema,
        table,
        name,
        type_,
        category,
        not_null,
        generated,
        identity,
        has_default,
        labels,
        many,
        base,
    ) in connection.execute(COLUMNS.encode()):
        column = Column(name, type_, category, not_null, bool(generated), identity, has_default, labels, many, base)
        found.setdefault((schema, table), []).append(column)
    return found


def content(connection: Connection) -> dict[Path, Content]:
    """Every row of every table."""
    found: dict[Path, Content] = {}
    for path, columns in tables(connection).items():
        names = [c.name for c in columns]
        # By the output function: a cast to text may be one of the schema's own.
        shown = sql.SQL("CASE WHEN num_nulls({0}) = 0 THEN format('%s', {0}) END")
        texts = sql.SQL(", ").join(shown.format(sql.Identifier(n)) for n in names)
        query = sql.SQL("SELECT {} FROM ONLY {}").format(texts, sql.Identifier(*path))
        rows = [dict(zip(names, row, strict=True)) for row in connection.execute(query)] if names else []
        found[path] = Content({c.name: c for c in columns}, rows)
    return found


def write(connection: Connection, salt: str) -> int:
    """Writes some rows into every table, referenced ones first as far as trying twice does that; counts them."""
    known = tables(connection)
    keys: dict[Path, list[tuple[Path, list[str], list[str]]]] = {}
    for schema, table, other_schema, other, own, theirs in connection.execute(FOREIGN_KEYS.encode()):
        keys.setdefault((schema, table), []).append(((other_schema, other), own, theirs))
    written: Counter[Path] = Counter()
    for turn in range(2):
        for path, columns in known.items():
            random = Random(f"{salt} {turn} {path}")  # noqa: S311
            for _ in range(ROWS_A_TABLE * ATTEMPTS):
                if written[path] >= ROWS_A_TABLE:
                    break
                values = _values(connection, columns, keys.get(path, []), random)
                written[path] += _insert(connection, path, values)
    return written.total()


def _values(
    connection: Connection, columns: list[Column], keys: list[tuple[Path, list[str], list[str]]], random: Random
) -> dict[str, str | None]:
    values: dict[str, str | None] = {}
    for column in columns:
        made_by_itself = column.has_default or column.identity
        if column.generated or column.identity == "a" or (made_by_itself and random.random() < 0.3):
            continue
        values[column.name] = None if not column.not_null and random.random() < 0.15 else _value(column, random)
    for other, own, theirs in keys:
        names = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(n)) for n in theirs)
        found = connection.execute(
            sql.SQL("SELECT {} FROM {} LIMIT 8").format(names, sql.Identifier(*other))
        ).fetchall()
        if found:
            for name, value in zip(own, random.choice(found), strict=True):
                if name in values:
                    values[name] = value
    return values


def _value(column: Column, random: Random) -> str:
    number = random.randint(1, 9)
    if column.labels:
        return random.choice(list(column.labels))
    if column.category == "C":
        return f"({',' * (column.attributes - 1)})" if number < 5 or column.attributes != 1 else f"({number})"
    if column.category == "R" and column.type != "int4range":
        return "empty" if number < 4 else f"[{number},{number + 1})"
    if column.category == "A":
        return "{}" if number < 4 else f"{{{number}}}"
    by_type = {
        "boolean": "true" if number % 2 else "false",
        "uuid": f"00000000-0000-0000-0000-00000000000{number}",
        "jsonb": f'{{"a": {number}}}',
        "json": f'{{"a": {number}}}',
        "date": f"2026-01-0{number}",
        "int4range": f"[{number * 10},{number * 10 + 5})",
        "tstzrange": f"[2026-01-0{number} 00:00+00,2026-01-0{number} 12:00+00)",
    }
    if column.type in by_type:
        return by_type[column.type]
    if column.category == "D":
        return f"2026-01-0{number} 10:00:00"
    return str(number)


def _insert(connection: Connection, path: Path, values: Mapping[str, str | None]) -> bool:
    table = sql.Identifier(*path)
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        table,
        sql.SQL(", ").join(map(sql.Identifier, values)),
        sql.SQL(", ").join(map(sql.Literal, values.values())),
    )
    if not values:
        statement = sql.SQL("INSERT INTO {} DEFAULT VALUES").format(table)
    try:
        with connection.transaction():
            connection.execute(statement)
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except (
        psycopg.errors.IntegrityError,
        psycopg.errors.DataError,
        psycopg.errors.InsufficientPrivilege,
        psycopg.errors.InvalidColumnReference,
        psycopg.errors.ObjectNotInPrerequisiteState,
        psycopg.errors.InternalError,
        psycopg.errors.UndefinedTable,
    ):  # Of a rule, what it does runs as the table's owner, and on tables that are published; of a trigger, it can be
        # one that its function was not made for; a body names relations as its own writer's search_path finds them.
        return False
    return True


def empty(connection: Connection) -> None:
    """Deletes all rows; sequences begin anew."""
    # Each by itself: heirs can be foreign tables, whose wrapper cannot empty them.
    found = [sql.SQL("ONLY {}").format(sql.Identifier(*path)) for path in tables(connection)]
    if found:
        connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(found)))
    for path in connection.execute("SELECT schemaname, sequencename FROM pg_sequences").fetchall():
        connection.execute(sql.SQL("ALTER SEQUENCE {} RESTART").format(sql.Identifier(*path)))
