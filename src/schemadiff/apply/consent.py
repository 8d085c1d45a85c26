"""Which hazards a plan carries that nobody has allowed yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from schemadiff.errors import Finding, Place, UsageError
from schemadiff.plan import Hazard, Plan

HAZARDS = ("deletes-data", "drops-object")


def check_words(allowed: Iterable[str]) -> None:
    """UsageError where a word of ``--allow`` names no hazard."""
    for word in allowed:
        name = word.partition(":")[0]
        if name not in (*HAZARDS, "all"):
            raise UsageError(f"--allow {word}: there is no hazard {name!r}; there are {', '.join(HAZARDS)} and all")


def allows(allowed: Iterable[str], hazard: Hazard) -> bool:
    """Whether one of the words covers the hazard: its name, its name and a pattern of the object's path, or all."""
    path = ".".join(hazard.path)
    for word in allowed:
        name, colon, pattern = word.partition(":")
        if name == "all" or (name == hazard.name and (not colon or path == pattern or fnmatchcase(path, pattern))):
            return True
    return False


def marked(plan: Plan, given: Sequence[tuple[str, Place]]) -> Plan:
    """The plan, each of whose hazards says where it is consented to in the configuration, if it is."""

    def where(hazard: Hazard) -> Place | None:
        return next((place for words, place in given if allows((words,), hazard)), None)

    if not given or not plan.hazards:
        return plan
    steps = (replace(s, hazards=tuple(h._replace(consented=where(h)) for h in s.hazards)) for s in plan.steps)
    return replace(plan, steps=tuple(steps))


def missing(plan: Plan, allowed: Sequence[str]) -> list[Finding]:
    """One finding for each hazard that is not allowed, with the words that would allow it."""
    return [
        Finding(h.why, step.place, f"allow it with {h.flag}")
        for step in plan.steps
        for h in step.hazards
        if not allows(allowed, h)
    ]
