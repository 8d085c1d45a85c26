"""How values get from one type to another: whether ALTER TABLE … TYPE can, loses something, or rewrites the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from schemadiff.introspection.catalog_queries import shared
from schemadiff.kindspec.casts import Cast, Conversion
from schemadiff.postgres.connection import server_version

if TYPE_CHECKING:
    import psycopg


def casts(connection: psycopg.Connection[Any], changes: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Cast]:
    """The cast for each change of a type, as ``format_type`` prints both."""
    wanted = sorted(set(changes))
    if not wanted:
        return {}
    rows = connection.execute(
        shared("_casts", server_version(connection)), {"old": [o for o, _ in wanted], "new": [n for _, n in wanted]}
    ).fetchall()
    return {
        (old, new): Cast(_conversion(before, after, context), binary and _keeps_all(before, after), from_text)
        for old, new, before, after, context, from_text, binary in rows
    }


def _conversion(old: str, new: str, context: str) -> Conversion:
    """An assignment cast keeps every value or raises, but for these: digits after the point, parts of a timestamp."""
    if context == "assignment" and not new.startswith(("text", "character", "smallint", "integer", "bigint", "name")):
        return "lossy"
    if context == "assignment" and new in ("smallint", "integer", "bigint"):
        return "assignment" if old in ("integer", "bigint") else "lossy"
    if context == "same":
        return "lossy" if _precision(new) < _precision(old) else "implicit"
    if context == "implicit" and old.startswith(_EXACT.get(new, ())):
        return "lossy"
    conversion: Conversion = context  # type: ignore[assignment]
    return conversion


_EXACT = {"double precision": ("numeric", "bigint"), "real": ("numeric", "bigint", "integer")}
"""What has more digits than a floating-point number keeps, although PostgreSQL casts it without being told."""


def _precision(text: str) -> int:
    """Digits after the point of numeric, or of the seconds; large where nothing bounds them."""
    if not text.startswith(("numeric", "time", "interval")):
        return 0
    bounds = _bounds(text)
    return bounds[-1] if bounds else 1000


def _bounds(text: str) -> tuple[int, ...]:
    """The numbers in the brackets of a type."""
    found = re.search(r"\(([\d,-]+)\)", text)
    return tuple(int(n) for n in found[1].split(",")) if found else ()


def _keeps_all(old: str, new: str) -> bool:
    """Whether a type of the same representation holds every value of the other as it stands.

    The types whose length coercion the server knows to leave out: their support functions (varchar_support,
    varbit_support, numeric_support, and those of the times) compare the bounds.
    """
    before, after = _bounds(old), _bounds(new)
    if not after:
        return not new.startswith(("character(", "bit(")) and new not in ("character", "bit")
    if not before or old.partition("(")[0] != new.partition("(")[0]:
        return False
    if new.startswith("numeric"):
        return before[0] <= after[0] and before[1:] == after[1:]
    if new.startswith(("character varying", "bit varying", "time", "interval")):
        return before[0] <= after[0]
    return False
