"""How values convert from one type to another: whether ALTER COLUMN TYPE can, loses data, or rewrites the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from schemadiff.introspection.catalog_queries import shared
from schemadiff.kindspec.casts import Cast, Conversion
from schemadiff.postgres.connection import server_version

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def casts(connection: Connection, changes: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Cast]:
    """Return the cast for each change of a type; types are given as ``format_type`` prints them."""
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
    """Return how a cast converts values, from pg_cast.castcontext.

    An assignment cast keeps every value or fails, with these exceptions: fractional digits, and parts of a timestamp.
    """
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
"""Types with more digits than a floating-point number keeps, although PostgreSQL converts them implicitly."""


def _precision(text: str) -> int:
    """Return the number of fractional digits of numeric or of seconds; a large number if it is not limited."""
    if not text.startswith(("numeric", "time", "interval")):
        return 0
    bounds = _bounds(text)
    return bounds[-1] if bounds else 1000


def _bounds(text: str) -> tuple[int, ...]:
    """Return the type modifiers in a type's text."""
    found = re.search(r"\(([\d,-]+)\)", text)
    return tuple(int(n) for n in found[1].split(",")) if found else ()


def _keeps_all(old: str, new: str) -> bool:
    """Tell whether a type of the same representation holds every value of the other one unchanged.

    These are the types whose length coercion the server knows to skip: their support functions (varchar_support,
    varbit_support, numeric_support, and those of the time types) compare the modifiers.
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
