"""Consent to hazards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from schemadiff.errors import Finding, Place, UsageError
from schemadiff.plan import Hazard, Plan

HAZARDS = ("deletes-data", "drops-object", "blocks-reads", "blocks-writes")


def check_words(allowed: Iterable[str]) -> None:
    """Raise UsageError where an argument of ``--allow`` names no hazard."""
    for word in allowed:
        name = word.partition(":")[0]
        if name not in (*HAZARDS, "all"):
            raise UsageError(f"--allow {word}: there is no hazard {name!r}; there are {', '.join(HAZARDS)} and all")


def allows(allowed: Iterable[str], hazard: Hazard) -> bool:
    """Tell whether one of the words covers the hazard, by name, by name and path pattern, or as ``all``."""
    path = ".".join(hazard.path)
    for word in allowed:
        name, colon, pattern = word.partition(":")
        if name == "all" or (name == hazard.name and (not colon or path == pattern or fnmatchcase(path, pattern))):
            return True
    return False


def marked(plan: Plan, given: Sequence[tuple[str, Place]]) -> Plan:
    """Return the plan with the place of the configuration that consents to each hazard, if any."""

    def where(hazard: Hazard) -> Place | None:
        return next((place for words, place in given if allows((words,), hazard)), None)

    if not given or not plan.hazards:
        return plan
    steps = (replace(s, hazards=tuple(h._replace(consented=where(h)) for h in s.hazards)) for s in plan.steps)
    return replace(plan, steps=tuple(steps))


def missing(plan: Plan, allowed: Sequence[str]) -> list[Finding]:
    """Return a finding for each hazard without consent, with the exact words that give it."""
    return [
        Finding(h.why, step.place, f"allow it with {h.flag}")
        for step in plan.steps
        for h in step.hazards
        if not allows(allowed, h)
    ]
