"""``schemadiff history``: shows the runs that the journal has recorded."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from schemadiff.commands.inputs import open_target
from schemadiff.commands.options import Flags, resolve
from schemadiff.errors import UsageError
from schemadiff.shown import each_line, json_text, one_line

if TYPE_CHECKING:
    from schemadiff.apply.journal import Entry, Run

FORMAT, FORMAT_VERSION = "schemadiff history", 1


def history(flags: Flags, last: int, format_: str) -> int:
    """Run ``schemadiff history`` and return its exit code."""
    from schemadiff.apply import journal

    options = resolve(flags)
    if options.journal is None:
        raise UsageError(f'no journal is kept: {options.config.file} says which table it is, journal = "schema.table"')
    with open_target(options) as target:
        runs = journal.history(target.connection, options.journal, last)
    written = _document(runs) if format_ == "json" else "".join(f"{one_line(line)}\n" for line in _lines(runs))
    sys.stdout.write(written)
    return 0


def _lines(runs: list[Run]) -> Iterator[str]:
    if not runs:
        yield "No runs."
    for number, run in enumerate(runs):
        if number:
            yield ""
        yield (
            f"{run.entry.began:%Y-%m-%d %H:%M:%S} UTC  {run.entry.outcome}: {run.entry.title}{_time(run.entry)}, "
            f"by {run.role} ({run.client}), from {run.source}, plan {run.plan[:12]}"
        )
        yield from (f"    {line}" for line in each_line(run.entry.detail or "") if line)
        for statement in run.statements:
            yield f"  {statement.title}: {statement.outcome}{_time(statement)}"


def _time(entry: Entry) -> str:
    return "" if entry.seconds is None else f" in {entry.seconds:.3f} s"


def _document(runs: list[Run]) -> str:
    """Return the runs as JSON: times in UTC, null for what is not known."""
    document = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "runs": [
            {
                "run": str(run.run),
                **_entry(run.entry),
                "role": run.role,
                "client": run.client,
                "plan": run.plan,
                "source": run.source,
                "statements": [_entry(statement) for statement in run.statements],
            }
            for run in runs
        ],
    }
    return json_text(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def _entry(entry: Entry) -> dict[str, Any]:
    return {**entry._asdict(), "began": entry.began.isoformat()}
