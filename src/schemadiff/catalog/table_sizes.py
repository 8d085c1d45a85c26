"""How large tables are."""

from __future__ import annotations

from typing import NamedTuple


class TableSize(NamedTuple):
    """How large a table is, descendants included."""

    size: int
    """Bytes of its rows, without indexes and TOAST."""
    rows: int
    """The server's estimate of the number of rows; 0 where it has none."""
