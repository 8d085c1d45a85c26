"""One draw for each seed: of many draws from one seed most differ from the one before in little."""

from __future__ import annotations

import zlib
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

TWO = settings(
    max_examples=2, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
"""The first one is always the simplest."""

Drawn = TypeVar("Drawn")


def drawn(strategy: st.SearchStrategy[Drawn], seeded: str) -> Drawn:
    """What the strategy gives for that seed."""
    found: list[Drawn] = []

    @seed(zlib.crc32(seeded.encode()))
    @TWO
    @given(value=strategy)
    def draw(value: Drawn) -> None:
        found.append(value)

    draw()
    return found[-1]
