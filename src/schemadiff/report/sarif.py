"""Results as SARIF 2.1.0 (OASIS), which code hosts and editors read: hazards, warnings, refusals and errors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from schemadiff import __version__
from schemadiff.errors import SchemadiffError
from schemadiff.plan import Plan
from schemadiff.report import results
from schemadiff.report.results import Result
from schemadiff.report.rules import DOCUMENTATION, RULES, Rule
from schemadiff.shown import json_text

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_FINGERPRINT: Final = "schemadiff/v1"
"""The key of our fingerprints; its last part counts the changes of how they are made (3.27.17)."""

_NUMBERS: Final = {name: number for number, name in enumerate(RULES)}


def render(plan: Plan) -> str:
    """Return the log of a plan; ends with a newline."""
    return _log(results.of_plan(plan), succeeded=True)


def render_error(error: SchemadiffError) -> str:
    """Return the log of a command that ended with an error; ends with a newline."""
    return _log(results.of_error(error), succeeded=False, exit_code=error.exit_code)


def render_valid() -> str:
    """Return the log of input without errors; ends with a newline."""
    return _log((), succeeded=True)


def _log(found: Sequence[Result], *, succeeded: bool, exit_code: int | None = None) -> str:
    invocation: dict[str, Any] = {"executionSuccessful": succeeded}
    if exit_code is not None:
        invocation["exitCode"] = exit_code
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver()},
                "automationDetails": {"id": "schemadiff/"},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
                "invocations": [invocation],
                "results": [_result(one) for one in found],
            }
        ],
    }
    return json_text(json.dumps(log, indent=2, ensure_ascii=False)) + "\n"


def _driver() -> dict[str, Any]:
    return {
        "name": "schemadiff",
        "semanticVersion": __version__,
        "informationUri": DOCUMENTATION,
        "rules": [_rule(rule) for rule in RULES.values()],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "help": {"text": f"{rule.summary} See {rule.documented} of schemadiff."},
        "helpUri": f"{DOCUMENTATION}/{rule.documented}",
        "defaultConfiguration": {"level": rule.level},
    }


def _result(one: Result) -> dict[str, Any]:
    text = one.message if one.hint is None else f"{one.message}\n{one.hint}"
    found: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": _NUMBERS[one.rule],
        "level": one.level,
        "message": {"text": text},
        "partialFingerprints": {_FINGERPRINT: one.fingerprint},
    }
    # Code hosts show no result without a file.
    location: dict[str, Any] = {"physicalLocation": _physical(one)}
    if one.identity is not None:
        name = ".".join(one.identity.path)
        arguments = f"({one.identity.arguments})" if one.identity.arguments is not None else ""
        location["logicalLocations"] = [
            {"name": one.identity.path[-1], "fullyQualifiedName": f"{name}{arguments}", "kind": one.identity.kind}
        ]
    return {**found, "locations": [location]}


def _physical(one: Result) -> dict[str, Any]:
    """Return a place: below the root of the repository where it is there, else by its address."""
    path = quote(one.file, errors="surrogateescape")
    file = {"uri": f"file://{path}"} if path.startswith("/") else {"uri": path, "uriBaseId": "%SRCROOT%"}
    found: dict[str, Any] = {"artifactLocation": file}
    if one.place is not None:
        found["region"] = {"startLine": max(one.place.line, 1), "startColumn": max(one.place.column, 1)}
    return found
