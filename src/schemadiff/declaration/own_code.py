"""The identity of this code, for what is kept between runs: another version may work out something else."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_SUFFIXES = (".py", ".sql", ".toml", ".j2", ".json")


@cache
def own_code() -> tuple[tuple[str, int, int], ...]:
    """Return every source file of the package, by size and time."""
    found = []
    for folder, folders, names in os.walk(_PACKAGE):
        folders.sort()
        for name in sorted(names):
            if name.endswith(_SUFFIXES):
                path = os.path.join(folder, name)
                status = os.stat(path)
                found.append((os.path.relpath(path, _PACKAGE), status.st_size, status.st_mtime_ns))
    return tuple(found)
