"""How large tables are, and how long it takes to read them."""

from __future__ import annotations

from typing import NamedTuple

SCANNED = 300 * 1024 * 1024
"""Bytes that the server reads in a second (measured on a table of 230 MB, on two cores: 0.3 to 1 s)."""

LONGEST = 0.15
"""Seconds for which a statement may make others wait without consent."""


class TableSize(NamedTuple):
    """How large a table is, descendants included."""

    size: int
    """Bytes of its rows, without indexes and TOAST."""
    rows: int
    """The server's estimate of the number of rows; 0 where it has none."""

    @property
    def is_read_in_a_moment(self) -> bool:
        """Tell whether all rows can be read under a strong lock without consent."""
        return self.size / SCANNED <= LONGEST
