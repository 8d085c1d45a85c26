"""Results as workflow commands of GitHub Actions, which mark lines of a pull request: ``::error file=…::…``.

GitHub shows ten annotations of each level and step, so the worst come first, and of more than ten the last one counts
the others, which are lines of the log. It cuts longer messages (``ExecutionContext.cs``). Every text is escaped as the
runner's parser (``ActionCommand.cs``) undoes it, and nothing else of what is written can begin a command.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from schemadiff.errors import SchemadiffError
from schemadiff.plan import Plan
from schemadiff.report import overview, results
from schemadiff.report.results import Result, in_repository
from schemadiff.report.rules import Level
from schemadiff.shown import one_line

ANNOTATIONS: Final = 10
"""How many annotations of a level GitHub shows for a step."""

MESSAGE: Final = 4096
"""How many characters of a message GitHub keeps."""

_COMMANDS: Final[dict[Level, str]] = {"error": "error", "warning": "warning", "note": "notice"}


def render(plan: Plan) -> str:
    """Return a command for each result of a plan, and a line that sums it up; ends with a newline."""
    last = "schemadiff: no changes" if plan.empty else f"schemadiff: {overview.total(plan)}"
    return "".join(f"{line}\n" for line in (*_lines(results.of_plan(plan)), last))


def render_error(error: SchemadiffError) -> str:
    """Return a command for each finding of an error; ends with a newline."""
    return "".join(f"{line}\n" for line in _lines(results.of_error(error)))


def render_valid() -> str:
    """Return the line for input without errors; ends with a newline."""
    return "schemadiff: no errors\n"


def _lines(found: Iterable[Result]) -> Iterator[str]:
    """Yield a command for each result as long as GitHub shows them, and the others as lines of the log."""
    for level, listed in groupby(found, key=lambda result: result.level):
        of_level = list(listed)
        shown = of_level if len(of_level) <= ANNOTATIONS else of_level[: ANNOTATIONS - 1]
        yield from map(command, shown)
        if others := of_level[len(shown) :]:
            more = f"{len(others):,} more {_COMMANDS[level]}s are in the log of this step"
            yield f"::{_COMMANDS[level]} title={_property('schemadiff')}::{_data(more)}"
            yield from map(_logged, others)


def _logged(result: Result) -> str:
    """Return a result as a line that begins no command."""
    at = f"{in_repository(result.place.file)}:{result.place.line}: " if result.place is not None else ""
    hint = f" ({result.hint})" if result.hint is not None else ""
    # The name of a file can have line ends, too.
    return one_line(f"schemadiff: {_COMMANDS[result.level]}: {at}{result.rule}: {result.message}{hint}")


def command(result: Result) -> str:
    """Return the workflow command of a result."""
    properties = {"title": f"schemadiff: {result.rule}"}
    if result.place is not None:
        place = result.place
        properties = {"file": in_repository(place.file), "line": str(place.line), "col": str(place.column)} | properties
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = result.message if result.hint is None else f"{result.message}\n{result.hint}"
    if len(message) > MESSAGE:
        message = f"{message[: MESSAGE - 2]} …"
    return f"::{_COMMANDS[result.level]} {given}::{_data(message)}"


def _data(text: str) -> str:
    """Return a message as a command holds it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return the value of a property as a command holds it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
