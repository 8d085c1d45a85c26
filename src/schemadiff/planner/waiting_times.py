"""How long a statement makes readers or writers wait, estimated from the size of its table."""

from __future__ import annotations

from schemadiff.catalog.table_sizes import LONGEST, SCANNED, TableSize
from schemadiff.plan import Effects

_MB = 1024 * 1024

_RATES = {"rewrite": 20 * _MB, "builds": 100 * _MB, "scan": SCANNED}
"""Bytes in a second of what takes long, the slowest first (measured on a table of 230 MB with eight indexes, on two
cores: a rewrite 11 to 38 s, an index 1.3 s, a scan 0.3 to 1 s)."""

_UPDATED = 8 * _MB
"""Bytes in a second of rows that are updated (measured on 2 million rows of 75 bytes with four indexes: 19 s)."""

READING = Effects("NONE", scan=True)
"""The effects of a query."""

LONG = 60.0
"""Seconds after which a statement that reads a whole table is told, although nobody waits for it.

It takes the server's disks and caches from others, and keeps VACUUM from removing rows that are dead since it began.
A minute of that is what a server has all the time from reports and dumps.
"""


def seconds(effects: Effects, size: TableSize) -> float:
    """Return about how many seconds a statement holds its locks because of the size of its table; 0 for a moment."""
    rate = next((rate for name, rate in _RATES.items() if getattr(effects, name)), None)
    if effects.lock == "ROW EXCLUSIVE" and effects.scan:
        rate = _UPDATED
    return size.size / rate if rate is not None else 0.0


def waits(effects: Effects, size: TableSize) -> str | None:
    """Return who waits for longer than ``LONGEST``: ``reads`` (and writes) or ``writes``; None for nobody."""
    if seconds(effects, size) <= LONGEST:
        return None
    return next((activity for activity in ("reads", "writes") if activity in effects.blocks), None)


def in_words(effects: Effects, size: TableSize) -> str:
    """Return the estimate: ``about 12 s (240 MB)``."""
    amount = size.size / _MB
    shown = f"{amount:,.0f} MB" if amount < 10_000 else f"{amount / 1024:,.0f} GB"
    return f"{about(seconds(effects, size))} ({shown})"


def about(estimate: float) -> str:
    """Return a number of seconds in words: ``about 12 s``."""
    if estimate < 120:
        return f"about {estimate:.{0 if estimate >= 10 else 1}f} s"
    return f"about {estimate / 60:.0f} min"
