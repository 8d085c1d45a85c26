"""The formats of a result by name; each is a module, imported when it is used.

The module of a plan's format has ``render(plan)``; one of errors has ``render_error(error)``, and ``render_valid()``
for input without errors.
"""

from __future__ import annotations

import importlib

from schemadiff.errors import SchemadiffError
from schemadiff.plan import Plan

FORMATS = {
    "text": "schemadiff.report.text",
    "sql": "schemadiff.report.script",
    "json": "schemadiff.report.json_",
    "markdown": "schemadiff.report.markdown_",
    "html": "schemadiff.report.html_",
    "sarif": "schemadiff.report.sarif",
    "github": "schemadiff.report.github_",
    "gitlab": "schemadiff.report.gitlab_",
    "migration": "schemadiff.report.migration_files",
}

ERROR_FORMATS = {
    "json": "schemadiff.report.errors_document",
    "markdown": "schemadiff.report.markdown_errors",
    "sarif": "schemadiff.report.sarif",
    "github": "schemadiff.report.github_",
    "gitlab": "schemadiff.report.gitlab_",
}
"""The formats that have a form for errors: those that programs read, or post."""


def render(plan: Plan, name: str) -> str:
    """Return the plan in that format; ends with a newline."""
    return str(importlib.import_module(FORMATS[name]).render(plan))


def render_error(error: SchemadiffError, name: str) -> str:
    """Return the error in that format, one of ``ERROR_FORMATS``; ends with a newline."""
    return str(importlib.import_module(ERROR_FORMATS[name]).render_error(error))


def render_valid(name: str) -> str:
    """Return in that format, one of ``ERROR_FORMATS``, that the input has no errors; ends with a newline."""
    return str(importlib.import_module(ERROR_FORMATS[name]).render_valid())
