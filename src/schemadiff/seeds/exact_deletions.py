"""The rows that a seed of mode exact deletes: those that are not declared, unless other rows reference them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemadiff.catalog.objects import Identity
from schemadiff.catalog.row_changes import seed_title
from schemadiff.errors import Finding
from schemadiff.postgres.quoting import ident, qualified
from schemadiff.seeds import comparison_query
from schemadiff.seeds.declared_rows import Seed
from schemadiff.seeds.foreign_keys import escaped
from schemadiff.seeds.tables import query

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


@dataclass(frozen=True, slots=True)
class Deletion:
    """A live row that is not declared, with the texts of all columns that may be shown."""

    path: tuple[str, ...]
    """The path of its table."""
    key: Mapping[str, str | None]
    texts: Mapping[str, str | None]

    @property
    def label(self) -> str:
        """Return its key for display."""
        return ", ".join(f"{name}={'NULL' if text is None else text}" for name, text in self.key.items())


def of_seed(connection: Connection, seed: Seed) -> tuple[list[Deletion], Finding | None]:
    """Return the live rows that the seed does not declare; if they are more than its limit, none and a finding."""
    secrets = seed.secrets
    columns = [
        name
        for name, c in seed.table.columns.items()
        if c.present and not c.generated and (name in seed.key or (not c.uncertain and name not in secrets))
    ]
    limit = int(seed.item.get("limit", 100))
    count, found = comparison_query.others(connection, seed, columns, limit + 1)
    rows = [Deletion(seed.table.path, {name: texts[name] for name in seed.key}, texts) for texts in found]
    if count <= limit:
        return rows, None
    refusal = Finding(
        f"{'.'.join(seed.table.path)}: {count:,} rows are not declared ({_some(rows, count)}), and the limit is "
        f"{limit:,}; so the plan deletes none of them",
        seed.item.place,
        f"Declare them, or raise the limit on purpose: `limit: {count}` in the seed.",
    )
    return [], refusal


_NAMED = 3
"""How many rows are named one by one; more are counted."""


def _some(rows: Sequence[Deletion], count: int) -> str:
    named = [row.label for row in rows[:_NAMED]]
    return "; ".join([*named, *([f"and {count - len(named):,} more"] if count > len(named) else [])])


def refused(
    connection: Connection, seeds: Mapping[Identity, Seed], deleted: Mapping[Identity, Sequence[Deletion]]
) -> list[Finding]:
    """Return a finding for each deletion of a row that a live row references, unless that is deleted as well.

    Many rows that are referenced by one foreign key are one finding.
    """
    by_oid = {seed.table.oid: seed for identity, seed in seeds.items() if deleted.get(identity)}
    oids = [oid for oid in by_oid if oid is not None]
    if not oids:
        return []
    findings = []
    for pointed, oid, schema, name, columns, references, types in connection.execute(
        query("referrers"), {"oids": oids}
    ).fetchall():
        seed = by_oid[pointed]
        rows = deleted[seed.item.identity]
        present = {c.stored: n for n, c in seed.table.columns.items() if c.present}
        names = [present.get(f"t.{ident(r)}") for r in references]
        if any(n is None or any(n not in row.texts for row in rows) for n in names):
            continue
        values = [[row.texts[str(n)] for row in rows] for n in names]
        also = by_oid.get(oid)
        counts = _counts(
            connection,
            qualified((schema, name)),
            list(zip(columns, values, types, strict=True)),
            (also, deleted[also.item.identity]) if also is not None else None,
        )
        source = f"from {schema}.{name} ({', '.join(columns)})"
        if len(counts) > _NAMED:
            total = sum(count for _, count in counts)
            some = _some([rows[number] for number, _ in counts], len(counts))
            table = ".".join(seed.table.path)
            message = (
                f"{table}: {len(counts):,} rows would be deleted ({some}), and {total:,} rows refer to them {source}"
            )
            hint = "Declare the rows, or change those that refer to them first."
            findings.append(Finding(message, seed.item.place, hint))
            continue
        for number, count in counts:
            title = seed_title(seed.table.path, rows[number].label)
            message = (
                f"{title} would be deleted, and {count:,} row{'s refer' if count > 1 else ' refers'} to it {source}"
            )
            hint = "Declare the row, or change the rows that refer to it first."
            findings.append(Finding(message, seed.item.place, hint))
    return findings


def _counts(
    connection: Connection,
    table: str,
    columns: Sequence[tuple[str, list[str | None], str]],
    also: tuple[Seed, Sequence[Deletion]] | None,
) -> list[tuple[int, int]]:
    """Return for each deleted row how many rows reference it and are not deleted themselves."""
    arrays: list[list[str | None]] = [values for _, values, _ in columns]
    names = ", ".join(f"v{i}" for i in range(len(columns)))
    unnest = ", ".join("\0::text[]" for _ in columns)
    conditions = " AND ".join(f"t.{ident(c)} = u.v{i}::{type_}" for i, (c, _, type_) in enumerate(columns))
    staying = ""
    if also is not None:
        seed, rows = also
        described = [seed.table.columns[name] for name in seed.key]
        arrays += [[row.key[name] for row in rows] for name in seed.key]
        own = ", ".join(f"k{i}" for i in range(len(described)))
        same = " AND ".join(f"{c.stored}::text = g.k{i}" for i, c in enumerate(described))
        sources = ", ".join("\0::text[]" for _ in described)
        staying = f"\nWHERE NOT EXISTS (SELECT FROM unnest({sources}) AS g ({own}) WHERE {same})"
    statement = (
        f"SELECT u.n, count(*)\nFROM unnest({unnest}) WITH ORDINALITY AS u ({names}, n)\n"
        f"JOIN {table} AS t ON {conditions}{staying}\nGROUP BY u.n ORDER BY u.n"
    )
    rows_found = connection.execute(escaped(statement).replace("\0", "%s").encode(), arrays).fetchall()
    return [(n - 1, count) for n, count in rows_found]
