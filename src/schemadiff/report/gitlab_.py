"""Results as a code quality report of GitLab, which marks lines of a merge request.

The format is the part of Code Climate's that GitLab reads ("Code Quality report format"). It needs a place for each
result; those without one are at a folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from schemadiff.errors import SchemadiffError
from schemadiff.plan import Plan
from schemadiff.report import results
from schemadiff.report.results import Result
from schemadiff.report.rules import Level
from schemadiff.shown import json_text

_SEVERITIES: Final[dict[Level, str]] = {"error": "blocker", "warning": "major", "note": "info"}


def render(plan: Plan) -> str:
    """Return the report of a plan; ends with a newline."""
    return _report(results.of_plan(plan))


def render_error(error: SchemadiffError) -> str:
    """Return the report of an error; ends with a newline."""
    return _report(results.of_error(error))


def render_valid() -> str:
    """Return the report of input without errors; ends with a newline."""
    return _report(())


def _report(found: Iterable[Result]) -> str:
    document = [
        {
            "description": one.message if one.hint is None else f"{one.message} ({one.hint})",
            "check_name": one.rule,
            "fingerprint": one.fingerprint,
            "severity": _SEVERITIES[one.level],
            "location": {
                "path": one.file,
                "lines": {"begin": one.place.line if one.place is not None else 1},
            },
        }
        for one in found
    ]
    return json_text(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"
