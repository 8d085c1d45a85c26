"""The formats of a plan by name; each is a module with ``render(plan)``, imported when it is used."""

from __future__ import annotations

import importlib

from schemadiff.plan import Plan

FORMATS = {
    "text": "schemadiff.report.text",
    "sql": "schemadiff.report.script",
    "json": "schemadiff.report.json_",
    "markdown": "schemadiff.report.markdown_",
    "html": "schemadiff.report.html_",
}


def render(plan: Plan, name: str) -> str:
    """Return the plan in that format; ends with a newline."""
    return str(importlib.import_module(FORMATS[name]).render(plan))
