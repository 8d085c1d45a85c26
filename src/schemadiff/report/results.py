"""What there is to report, one result each, for formats that mark lines of files: from a plan, or from errors.

A result has a rule, a level, a message, and a place in the YAML where there is one.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from schemadiff.catalog.objects import Identity
from schemadiff.errors import BranchConflict, Finding, InputError, Place, RefusedError, SchemadiffError, ServerError
from schemadiff.plan import Hazard, Plan
from schemadiff.report.rules import LEVELS, RULES, Level
from schemadiff.shown import one_line

_NO_FILE: Final = "schema/".rstrip("/")
"""Stands for the file of a result that has none: the folder that is the default."""


@dataclass(frozen=True, slots=True)
class Result:
    """One thing to report."""

    rule: str
    level: Level
    message: str
    """What is wrong, in one line of visible characters."""
    hint: str | None = None
    """What to do about it, likewise."""
    place: Place | None = None
    identity: Identity | None = None
    """The object that it is about, where that is known."""
    fingerprint: str = ""
    """The same for the same result in another run, also if lines above it come or go."""

    @property
    def file(self) -> str:
        """Return the file from the root of the repository, for formats that need one for every result."""
        return in_repository(self.place.file) if self.place is not None else _NO_FILE


def of_plan(plan: Plan) -> tuple[Result, ...]:
    """Return the results of a plan, the worst first and else in the order of the plan."""
    return _in_order([*_of_findings(plan), *_of_hazards(plan)])


def of_error(error: SchemadiffError) -> tuple[Result, ...]:
    """Return the results for an error that ended a command: one for each of its findings."""
    if isinstance(error, InputError):
        return _in_order(_result("invalid-input", finding) for finding in error.findings)
    if isinstance(error, RefusedError):
        return _in_order(_result("refused", finding) for finding in error.findings)
    return _in_order(_result("failed", finding) for finding in findings_of(error))


def findings_of(error: SchemadiffError) -> tuple[Finding, ...]:
    """Return what an error reports as findings, also where it is one message with further lines."""
    if isinstance(error, InputError | RefusedError):
        return tuple(error.findings)
    message, *more = error.parts
    place = error.place if isinstance(error, ServerError) else None
    if place is not None:
        message = message.removeprefix(f"{place}: ")
    return (Finding(message, place, "; ".join(line.strip() for line in more) or None),)


def _of_findings(plan: Plan) -> Iterator[Result]:
    yield from (_result("refused", finding) for finding in plan.refusals)
    for finding in plan.warnings:
        yield _result("branch-conflict" if isinstance(finding, BranchConflict) else "warning", finding)
    yield from (_result("requirement", finding) for finding in plan.requirements)
    if plan.rehearsal is not None:
        yield from (_result("not-rehearsed", finding) for finding in plan.rehearsal.left_out)
    for item in plan.unmodelled:
        yield _result("not-supported", Finding(f"{item} (neither compared nor changed)"))


_ALIKE = 3
"""How many results of one hazard at one object and place are told apart; more rows of a seed are counted."""


def _of_hazards(plan: Plan) -> Iterator[Result]:
    """Yield a result for each hazard, at the place that asks for it or at the nearest object with a place."""
    places = _places(plan)
    found: dict[tuple[str, Identity, Place | None], list[Hazard]] = {}
    for step in plan.steps:
        for hazard in dict.fromkeys(step.hazards):
            place = step.place or _nearest(hazard.identity, places)
            found.setdefault((hazard.name, hazard.identity, place), []).append(hazard)
    for (_, _, place), hazards in found.items():
        *shown, last = hazards[:_ALIKE]
        yield from (_of_hazard(hazard, place) for hazard in shown)
        more = len(hazards) - _ALIKE
        yield _of_hazard(last._replace(why=f"{last.why}, and {more:,} more") if more > 0 else last, place)


def _of_hazard(hazard: Hazard, place: Place | None) -> Result:
    needed = hazard.needs_consent and hazard.consented is None
    hint = f"apply needs {hazard.needs}" if hazard.needs_consent else None
    return _made(
        Result(
            hazard.name,
            "warning" if needed else RULES[hazard.name].level,
            one_line(hazard.why),
            one_line(hint) if hint is not None else None,
            place,
            hazard.identity,
        ),
        f"{hazard.name} {hazard.words}",
    )


def _places(plan: Plan) -> dict[tuple[str, ...], Place]:
    """Return for each path of an object the first place in the plan of it or of something below it."""
    found: dict[tuple[str, ...], Place] = {}
    for step in plan.steps:
        if step.place is not None:
            for end in range(2, len(step.identity.path) + 1):
                found.setdefault(step.identity.path[:end], step.place)
    return found


def _nearest(identity: Identity, places: dict[tuple[str, ...], Place]) -> Place | None:
    for end in range(len(identity.path), 1, -1):
        if (place := places.get(identity.path[:end])) is not None:
            return place
    return None


def _result(rule: str, finding: Finding) -> Result:
    message = one_line(finding.message)
    hint = one_line(finding.hint) if finding.hint else None
    where = finding.place.file if finding.place is not None else ""
    return _made(Result(rule, RULES[rule].level, message, hint, finding.place), f"{rule} {where} {message}")


def _made(result: Result, content: str) -> Result:
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return replace(result, fingerprint=digest)


def _in_order(results: Iterable[Result]) -> tuple[Result, ...]:
    """Return the results, the worst first, each with a fingerprint of its own."""
    seen: Counter[str] = Counter()
    found = []
    for result in results:
        seen[result.fingerprint] += 1
        number = seen[result.fingerprint]
        found.append(result if number == 1 else _made(result, f"{result.fingerprint} {number}"))
    return tuple(sorted(found, key=lambda result: LEVELS.index(result.level)))


def in_repository(file: str, start: Path | None = None) -> str:
    """Return the path of a file from the root of the repository it is in, with slashes.

    ``start`` is the folder from which a relative path counts, by default the current one. Outside of a repository, and
    for what is below neither, the path is returned as it is.
    """
    folder = (start or Path()).absolute()
    root = next((at for at in (folder, *folder.parents) if (at / ".git").exists()), folder)
    path = Path(os.path.normpath(folder / file))
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else Path(file).as_posix()
