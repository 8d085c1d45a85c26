"""What of a plan a report shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Display:
    """What of a plan is shown."""

    steps: bool = False
    """The statements in their order and transactions, with their locks."""
    sql: bool = False
    """The statements themselves, too."""
    all_rows: bool = False
    """Every row of seeds, and not only the first ones."""
    only: tuple[str, ...] = ()
    """Patterns of names of objects; only their changes are shown."""


WHOLE = Display()
"""What is shown unless something else is asked for: every change, by object."""
