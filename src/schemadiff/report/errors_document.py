"""The JSON document that stands for a result where there is none: the errors of a command.

``docs/errors.schema.json`` is made from these classes. ``validate`` writes it without errors too.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from schemadiff.errors import SchemadiffError
from schemadiff.report.json_ import finding_data
from schemadiff.report.plan_document import Document, FindingData
from schemadiff.report.results import findings_of
from schemadiff.shown import json_text

FORMAT: Literal["schemadiff errors"] = "schemadiff errors"
FORMAT_VERSION: Literal[1] = 1


class ErrorsData(Document, frozen=True):
    """What ended a command of schemadiff, with all findings at once."""

    format: Literal["schemadiff errors"]
    format_version: Literal[1]
    exit_code: Annotated[int, Meta(ge=0, le=130, description="The exit code of the command; 0 without errors.")]
    errors: tuple[FindingData, ...]


def render_error(error: SchemadiffError) -> str:
    """Return the document of an error; ends with a newline."""
    return _written(ErrorsData(FORMAT, FORMAT_VERSION, error.exit_code, finding_data(findings_of(error))))


def render_valid() -> str:
    """Return the document of input without errors; ends with a newline."""
    return _written(ErrorsData(FORMAT, FORMAT_VERSION, 0, ()))


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the document, draft 2020-12."""
    title = f"{FORMAT}, version {FORMAT_VERSION}"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **msgspec.json.schema(ErrorsData),
    }


def _written(document: ErrorsData) -> str:
    return json_text(json.dumps(msgspec.to_builtins(document), indent=2, ensure_ascii=False)) + "\n"
