"""A plan as JSON for machines; the format is part of the interface, and ``format_version`` counts its changes.

``steps`` are in the order in which they run, each with the number of its ``transaction``; places are ``{"file", "line",
"column"}``; an identity is ``{"kind", "path", "arguments"}`` with the input types of a routine as ``arguments``;
``words`` of a hazard are what ``--allow`` accepts, and ``needs_consent`` tells whether that is needed. ``samples`` of a
finding are the keys of some of the rows that it is about, each as an object of column and value (a text, cut to 40
characters, or null); ``hint`` has them in words. Absent values are null or an empty list, never left out.
"""

from __future__ import annotations

import json
from typing import Any

from schemadiff.catalog.objects import Identity
from schemadiff.errors import Finding, Place
from schemadiff.plan import Explanation, Plan, Rehearsal, Step
from schemadiff.report import phrases
from schemadiff.shown import json_text

FORMAT = "schemadiff plan"
FORMAT_VERSION = 4


def render(plan: Plan) -> str:
    """Return the document; ends with a newline."""
    return json_text(json.dumps(document(plan), indent=2, ensure_ascii=False)) + "\n"


def document(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain data."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "source": plan.source,
        "target": plan.target,
        "server_version": plan.version,
        "fingerprint": plan.fingerprint,
        "empty": plan.empty,
        "summary": phrases.summary(plan) if plan.steps else None,
        "consent": list(dict.fromkeys(h.words for h in plan.consents)),
        "refusals": [_finding(f) for f in plan.refusals],
        "requirements": [_finding(f) for f in plan.requirements],
        "warnings": [_finding(f) for f in plan.warnings],
        "unmodelled": [{"what": u.what, "name": u.name, "reason": u.reason} for u in plan.unmodelled],
        "steps": [
            _step(number, transaction, step) for number, (transaction, step) in enumerate(phrases.numbered(plan), 1)
        ],
        "explanations": [_explanation(e) for e in plan.explanations],
        "rehearsal": _rehearsal(plan.rehearsal) if plan.rehearsal is not None else None,
    }


def _rehearsal(found: Rehearsal) -> dict[str, Any]:
    return {
        "absent": found.absent,
        "statements": found.statements,
        "seconds": round(found.seconds, 3),
        "remembered": found.remembered,
        "left_out": [_finding(f) for f in found.left_out],
    }


def _explanation(explanation: Explanation) -> dict[str, Any]:
    return {
        "operation": explanation.operation,
        "title": explanation.title,
        "reasons": list(explanation.reasons),
        "waits_for": [wait._asdict() for wait in explanation.waits_for],
        "waited_for_by": [wait._asdict() for wait in explanation.waited_for_by],
    }


def _step(number: int, transaction: int, step: Step) -> dict[str, Any]:
    return {
        "number": number,
        "transaction": transaction,
        "operation": step.operation,
        "identity": _identity(step.identity),
        "title": step.title,
        "place": _place(step.place),
        "details": [{"name": d.name, "before": d.before, "after": d.after} for d in step.details],
        "because": [_identity(i) for i in step.because],
        "effects": {
            "lock": step.effects.lock,
            "rewrite": step.effects.rewrite,
            "scan": step.effects.scan,
            "builds": step.effects.builds,
            "transactional": step.effects.transactional,
            "alone": step.alone,
            "also_locks": [{"relation": relation, "lock": mode} for relation, mode in step.also_locks],
        },
        "hazards": [
            {
                "name": h.name,
                "words": h.words,
                "why": h.why,
                "identity": _identity(h.identity),
                "needs_consent": h.needs_consent,
                "consented": _place(h.consented),
            }
            for h in step.hazards
        ],
        "search_path": list(step.search_path or ()),
        "check_function_bodies": step.check_bodies,
        "environment": list(step.environment),
        "recovery": step.recovery._asdict() if step.recovery is not None else None,
        "when": step.when,
        "sql": step.sql,
    }


def _identity(identity: Identity) -> dict[str, Any]:
    return {"kind": identity.kind, "path": list(identity.path), "arguments": identity.arguments}


def _place(place: Place | None) -> dict[str, Any] | None:
    return {"file": place.file, "line": place.line, "column": place.column} if place else None


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "message": finding.message,
        "place": _place(finding.place),
        "hint": finding.hint,
        "samples": [dict(sample) for sample in finding.samples],
    }
