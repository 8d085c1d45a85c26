"""Where the golden cases show each row of the effects table, and the statements whose effects nobody can know."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from schemadiff.plan import Step

SHOWN: Mapping[str, str] = tomllib.loads((Path(__file__).parent / "shown.toml").read_text(encoding="utf-8"))
"""By row, such as ``column.create_in_rows``, a case and direction in which a server does exactly what the row says."""

_KNOWN: Mapping[tuple[str, str, str], str] = {}
"""By case, direction and beginning of the title, why a statement does less than its effects say, or something else."""


def is_known(case: str, direction: str, step: Step) -> bool:
    """Whether it is known why the effects of a step are not exact there."""
    return any((case, direction) == known[:2] and step.title.startswith(known[2]) for known in _KNOWN)
