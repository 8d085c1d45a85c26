"""What databases are that were made of a YAML text alone, remembered for the run: building each once is enough."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from tests.support.pg_dump import Dump


def remembered(text: str, version: int, build: Callable[[], Dump]) -> Dump:
    """The dump of a database of that text on a server of that version; ``build`` makes it where none is known.

    All workers of a run share what is known; two that need the same at once both build it.
    """
    file = _file(text, version)
    if file.is_file():
        return tuple(json.loads(file.read_text(encoding="utf-8")))
    dump = build()
    note(text, version, dump)
    return dump


def note(text: str, version: int, dump: Dump) -> None:
    """Remember what a database of that text is."""
    file = _file(text, version)
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    unfinished.write_text(json.dumps(dump), encoding="utf-8")
    unfinished.replace(file)


def _file(text: str, version: int) -> Path:
    """Where a dump is remembered."""
    name = hashlib.sha256(f"{version} {text}".encode()).hexdigest()
    return Path(os.environ["XDG_STATE_HOME"], "builds", name)
