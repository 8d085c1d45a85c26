"""The errors of a command as Markdown, in the place of a plan in a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.errors import RefusedError, SchemadiffError
from schemadiff.report.markdown_ import LIMIT, code
from schemadiff.report.results import Result, of_error


def render_error(error: SchemadiffError) -> str:
    """Return the errors as a list; ends with a newline. What a comment has no room for is counted."""
    found = of_error(error)
    what = "refused" if isinstance(error, RefusedError) else f"{len(found)} error{'s' if len(found) != 1 else ''}"
    text = f"### schemadiff: {what}\n"
    for number, item in enumerate(_items(found)):
        if len(text) + len(item) > LIMIT:
            return f"{text}\n_and {len(found) - number} more_\n"
        text += item
    return text


def render_valid() -> str:
    """Return that there are no errors; ends with a newline."""
    return "### schemadiff: no errors\n"


def _items(found: tuple[Result, ...]) -> Iterator[str]:
    for result in found:
        place = f"{code(str(result.place))}: " if result.place is not None else ""
        hint = f"<br>{code(result.hint)}" if result.hint is not None else ""
        yield f"\n- {place}{code(result.message)}{hint}"
    yield "\n"
