"""The versions of the rows in the system's catalogs, which tell in no time whether any definition can have changed.

A change of a row makes another version of it: at another place (``ctid``), or by another transaction (``xmin``). So
where all rows have the versions that they had, a query of the catalogs has the result that it had, and need not be
asked. A sum over the versions costs a small part of what printing the definitions does.

That holds within one run of a server, and while transaction numbers have not come round: both are part of what is
compared. A server that recovers from a crash may lose transactions that were not yet written, and gives their numbers
again; it also begins its statistics anew, whose time is compared for that reason. What VACUUM, ANALYZE and CREATE INDEX
write into rows in place (``heap_inplace_update`` in the server's sources) are sizes, ages of transactions, and whether
there may be indexes, rules and triggers, which have rows themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schemadiff.postgres.quoting import literal, quoted

NOT_READ = frozenset(
    "pg_largeobject pg_largeobject_metadata pg_replication_origin pg_shdepend pg_statistic pg_statistic_ext_data "
    "pg_subscription_rel".split()
)
"""Catalogs that no catalog query reads: they change without any definition."""
VIEWS = ("pg_roles", "pg_user_mappings")
"""Views for the catalogs that hold passwords, pg_authid and pg_user_mapping; they count by what they show."""
_BEHIND_VIEWS = ("pg_authid", "pg_user_mapping")
_UNWATCHED = literal("{" + ",".join(sorted({*NOT_READ, *_BEHIND_VIEWS})) + "}")
_COMES_ROUND = 2**31
"""Far less than the number of transactions after which a number means another one, 2³²."""

_SERVER = """pg_catalog.pg_postmaster_start_time()::pg_catalog.text || coalesce(
    (SELECT ' ' || w.stats_reset::pg_catalog.text FROM pg_catalog.pg_stat_wal AS w), '')"""
_BY_CONTENT = "pg_catalog.hashtextextended(r::pg_catalog.text, 0)"
_BY_VERSION = "pg_catalog.hashtidextended(r.ctid, r.xmin::pg_catalog.text::pg_catalog.int8)"


class CatalogQuery(bytes):
    """A query whose result follows from rows of the system's catalogs alone, those of :data:`NOT_READ` apart."""


class Source(NamedTuple):
    """A catalog or a view of the system whose rows count."""

    name: str
    columns: tuple[str, ...] = ()
    """The columns that the role may read, if it may not read the whole; then their contents count."""

    @property
    def sum(self) -> str:
        """Return the expression for the number of rows and the sum over them."""
        if self.columns:
            columns = ", ".join(f"r.{quoted(column)}" for column in self.columns)
            rows, value = f"(SELECT {columns} FROM pg_catalog.{quoted(self.name)} AS r)", _BY_CONTENT  # noqa: S608
        else:
            rows, value = f"pg_catalog.{quoted(self.name)}", _BY_CONTENT if self.name in VIEWS else _BY_VERSION
        both = f"pg_catalog.count(*)::pg_catalog.text || ' ' || coalesce(pg_catalog.sum({value}), 0)::pg_catalog.text"
        return f"(SELECT {both} FROM {rows} AS r)"  # noqa: S608  (names of catalogs)


class RowVersions(NamedTuple):
    """What the catalogs held at a time."""

    server: str
    """When the server was started, and its statistics; another value is another history."""
    transaction: int
    """The number that the next transaction was to have."""
    sources: tuple[Source, ...]
    sums: tuple[str, ...]
    """One for each source."""

    def is_still(self, now: RowVersions) -> bool:
        """Tell whether no row has changed since."""
        if not 0 <= now.transaction - self.transaction < _COMES_ROUND:
            return False
        return (self.server, self.sources, self.sums) == (now.server, now.sources, now.sums)


SOURCES = f"""SELECT coalesce(pg_catalog.string_agg(s.name || CASE WHEN s.whole THEN '' ELSE ' ' || s.columns END, ','
        ORDER BY s.name), '')
    FROM (
        SELECT c.relname::pg_catalog.text COLLATE "C" AS name,
            pg_catalog.has_table_privilege(c.oid, 'SELECT') AS whole,
            coalesce((
                SELECT pg_catalog.string_agg(a.attname::pg_catalog.text, ' ' ORDER BY a.attnum)
                FROM pg_catalog.pg_attribute AS a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                    AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')
            ), '') AS columns
        FROM pg_catalog.pg_class AS c
        WHERE c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace AND c.relkind = 'r'
            AND c.relname <> ALL ({_UNWATCHED}::pg_catalog.name[])
    ) AS s"""  # noqa: S608  (names of catalogs)
"""The query for what :func:`sources` reads: the catalogs that there are, as far as the role may read them."""


def sources(answer: str) -> tuple[Source, ...] | None:
    """Return what counts, from the answer to ``SOURCES``; None if a catalog may not be read at all."""
    found = [Source(name, tuple(columns)) for one in answer.split(",") for name, *columns in [one.split(" ")]]
    if any(source.columns == ("",) for source in found):
        return None
    return (*found, *(Source(view) for view in VIEWS))


def columns(asked: Sequence[Source]) -> str:
    """Return what to select for :func:`row_versions`: three columns."""
    sums = ", ".join(source.sum for source in asked)
    return (
        f"{_SERVER}, "
        "pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::pg_catalog.text, "
        f"pg_catalog.array_to_string(ARRAY[{sums}], ',')"
    )


def row_versions(asked: Sequence[Source], values: Sequence[str | None]) -> RowVersions:
    """Return the versions from the values of :func:`columns`."""
    server, transaction, sums = (value or "" for value in values)
    return RowVersions(server, int(transaction), tuple(asked), tuple(sums.split(",")))
