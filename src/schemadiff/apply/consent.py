"""Consent to hazards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from schemadiff.errors import Finding, Place, UsageError
from schemadiff.plan import HAZARDS, Hazard, Plan, Policy


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


def marked(plan: Plan, given: Sequence[tuple[str, Place]], policies: Mapping[str, Policy]) -> Plan:
    """Return the plan with what the configuration says about its hazards.

    Args:
        plan: The plan as it was made.
        given: The consents of the chosen environment, each with its place.
        policies: What hazards mean, by name; those that are ignored are left out of the plan.
    """

    def where(hazard: Hazard) -> Place | None:
        return next((place for words, place in given if allows((words,), hazard)), None)

    def said(hazard: Hazard) -> Hazard:
        return hazard._replace(consented=where(hazard), policy=policies.get(hazard.name))

    if not (given or policies) or not plan.hazards:
        return plan
    steps = (
        replace(s, hazards=tuple(said(h) for h in s.hazards if policies.get(h.name) != "ignore")) for s in plan.steps
    )
    return replace(plan, steps=tuple(steps))


def missing(plan: Plan, allowed: Sequence[str]) -> list[Finding]:
    """Return a finding for each hazard without consent, with the exact words that give it."""
    return [
        Finding(h.why, step.place, f"allow it with {h.flag}")
        for step in plan.steps
        for h in step.hazards
        if h.needs_consent and not allows(allowed, h)
    ]


def unused(plan: Plan, allowed: Iterable[str]) -> tuple[Finding, ...]:
    """Return a finding for each of the words that names an object and fits no hazard of the plan.

    None where there is nothing to do: what the words were for has been done.
    """
    from schemadiff.declaration.messages import did_you_mean

    if plan.empty:
        return ()
    known = tuple(dict.fromkeys(h.words for h in plan.consents))
    return tuple(
        Finding(f"--allow {word} fits nothing in this plan", None, did_you_mean(word, known))
        for word in dict.fromkeys(allowed)
        if ":" in word and not any(allows((word,), h) for h in plan.hazards)
    )
