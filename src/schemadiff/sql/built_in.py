"""The names of built-in routines, to find out which calls the declared routines alone do not decide."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _names() -> frozenset[str]:
    text = (Path(__file__).parent / "built_in_routines.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name for line in lines for name in line.split())


def is_built_in(name: str) -> bool:
    """Tell whether pg_catalog has a routine of that name, in some version from 14 on."""
    return name in _names()
