"""Timeouts of a run, in PostgreSQL's notation for times."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemadiff.errors import UsageError
from schemadiff.postgres.replication import DEFAULT_LAG, DEFAULT_WAL, MAX_LAG, MAX_WAL

_SECONDS = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0}


@dataclass(frozen=True, slots=True)
class Limits:
    """Timeouts as the server accepts them, such as ``5s`` or ``10min``; ``0`` disables them."""

    lock_timeout: str = "100ms"
    """How long a statement waits for a lock before its transaction is rolled back and tried again: while it waits,
    everybody who comes later waits behind it."""
    statement_timeout: str = "10min"
    lock_wait: str = "1min"
    """How long a transaction is tried again until it has its locks, and how long ``apply`` waits for another run to
    end; 0 for one attempt."""
    long_statement_timeout: str = "0"
    """The timeout of statements that take as long as a table is large, under a lock that makes nobody wait."""
    max_replication_lag: str = DEFAULT_LAG
    """How far behind a standby may be before a long change waits for it; 0 for any time."""
    max_replication_wal: str = DEFAULT_WAL
    """How much WAL a standby, or a replication slot in use, may lack before a long change waits; 0 for any amount."""
    terminate_blockers: str | None = None
    """How old the transaction of a session has to be that is terminated because it holds a lock; None for never."""

    @property
    def blocker_age(self) -> float | None:
        """Return the age in seconds from which on a session that holds a lock is terminated; None for never."""
        return None if self.terminate_blockers is None else seconds(self.terminate_blockers)

    @property
    def replication_settings(self) -> dict[str, str]:
        """Return the settings by which the statements of a plan know how far behind a standby may be."""
        return {MAX_LAG: f"{seconds(self.max_replication_lag)} s", MAX_WAL: self.max_replication_wal}

    @property
    def attempt(self) -> float:
        """Return the lock timeout in seconds; infinity where there is none."""
        return seconds(self.lock_timeout) or float("inf")

    @property
    def patience(self) -> float:
        """Return the time in seconds that is spent on getting the locks of a transaction."""
        return seconds(self.lock_wait) or 0.0


def seconds(text: str) -> float | None:
    """Return the time in seconds, None if the text is no time. A number alone is in milliseconds, as on the server."""
    found = re.fullmatch(r"\s*(\d+)\s*(us|ms|s|min|h|d)?\s*", text)
    return int(found[1]) * _SECONDS[found[2] or "ms"] if found else None


_TIMES = (
    *("lock_timeout", "statement_timeout", "lock_wait", "long_statement_timeout"),
    *("max_replication_lag", "terminate_blockers"),
)


def check(limits: Limits) -> None:
    """Raise UsageError where a timeout is invalid."""
    if re.fullmatch(r"0|\d+\s*(kB|MB|GB|TB)", limits.max_replication_wal) is None:
        size = limits.max_replication_wal
        raise UsageError(f"--max-replication-wal {size}: write a number with kB, MB, GB or TB, like 1GB")
    for name in _TIMES:
        text = getattr(limits, name)
        if text is not None and seconds(text) is None:
            raise UsageError(f"--{name.replace('_', '-')} {text}: write a number with ms, s, min or h, like 5s")
