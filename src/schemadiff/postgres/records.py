"""What was read from a server, to find out later whether it is still the same.

If the same queries have the same results, everything that was worked out from these still holds. A result is known by
a digest of its rows, in whatever order, which the server itself computes. :mod:`schemadiff.postgres.recording` makes
records.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Self

ROW = "pg_catalog.substr(pg_catalog.sha256(pg_catalog.convert_to(q::pg_catalog.text, 'UTF8')), 1, 16)"
"""The digest of a row ``q``, as SQL."""
BEFORE, AFTER = "(SELECT * FROM (", "\n) AS p OFFSET 0) AS q"
"""What is around a query whose rows have digests.

OFFSET keeps the server from merging the queries, which would evaluate each column of the inner one twice."""


class FromVariable(str):
    """A parameter of a query that is the value of an environment variable: a record has the name in its place."""

    __slots__ = ("name",)

    name: str

    @classmethod
    def named(cls, name: str, value: str) -> Self:
        """Return the value of the variable of that name."""
        made = cls(value)
        made.name = name
        return made


class Recorded(NamedTuple):
    """A query, complete with its parameters, and the digest of its result."""

    query: str
    digest: str
    rows: int
    """How many rows it had."""
    of_catalogs: bool = False
    """Whether the result follows from the rows of the system's catalogs (:mod:`schemadiff.postgres.row_versions`)."""
    variables: Sequence[str] = ()
    """The environment variables whose values are its parameters $1, $2 and so on."""


def divided(record: Sequence[Recorded]) -> tuple[list[Recorded], list[Recorded]]:
    """Return two parts with nearly as many rows, which two sessions can ask about at the same time."""
    parts: tuple[list[Recorded], list[Recorded]] = ([], [])
    sizes = [0, 0]
    for one in sorted(record, key=lambda one: one.rows, reverse=True):
        smaller = sizes.index(min(sizes))
        parts[smaller].append(one)
        sizes[smaller] += one.rows
    return parts


def asked_again(record: Sequence[Recorded]) -> str:
    """Return one query with one row: a column for each recorded query, the present digest of its result."""
    return f"SELECT {digests(record)}"


def digests(record: Sequence[Recorded]) -> str:
    """Return what to select: a column for each recorded query, the present digest of its result."""
    all_rows = "pg_catalog.string_agg(d, ''::pg_catalog.bytea ORDER BY d)"
    digest = f"pg_catalog.encode(pg_catalog.sha256(coalesce({all_rows}, ''::pg_catalog.bytea)), 'hex')"
    results = (f"(SELECT {ROW} AS d FROM {BEFORE}{one.query}{AFTER}) AS r" for one in record)  # noqa: S608  (our own)
    columns = (f"(SELECT {digest} FROM {result})" for result in results)  # noqa: S608
    return ", ".join(columns)
