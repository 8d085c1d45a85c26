"""A plan as text for a reviewer: what changes, why, where it is declared, and its effects on the running system."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemadiff.errors import Finding
from schemadiff.plan import Detail, Explanation, Plan, Step
from schemadiff.report import phrases
from schemadiff.shown import each_line, one_line

SIGNS = {"create": "+", "alter": "~", "drop": "-", "rename": ">", "insert": "+", "update": "~", "delete": "-"}
STYLES = {"+": "green", "~": "yellow", "-": "red", ">": "cyan"}

_SHORT = 60
"""Values of up to so many characters are shown in one line, old and new."""


class Line(NamedTuple):
    """A line, and the style that a terminal may show it in."""

    text: str
    style: str = ""


def render(plan: Plan, *, sql: bool = False) -> str:
    """Return the whole report without colours; ends with a newline."""
    return "\n".join(line.text for line in lines(plan, sql=sql)) + "\n"


def lines(plan: Plan, *, sql: bool = False) -> Iterator[Line]:
    """Yield the report line by line; refusals come first and are counted again at the end."""
    for line in _lines(plan, sql):
        # Every line is made one line, whatever it contains; what has several lines is given line by line.
        yield Line(one_line(line.text), line.style)


def _lines(plan: Plan, sql: bool) -> Iterator[Line]:
    yield Line(f"{plan.source} → {plan.target} (PostgreSQL {plan.version})", "bold")
    yield Line("")
    if plan.refusals:
        yield Line("Refused: apply will not run this plan, because", "bold red")
        yield from _findings(plan.refusals, "red")
        yield Line("")
    if plan.steps:
        yield from _steps(plan, sql)
        yield Line("")
        yield Line(phrases.summary(plan), "bold")
    elif not plan.refusals:
        yield Line("No changes: the database is as declared.", "green")
    sections = (
        ("Needs consent; apply runs this only with", "red", (f"  {flag}" for flag in phrases.consents(plan))),
        (
            "Needed by apply and missing in this session:",
            "yellow",
            (line.text for line in _findings(plan.requirements, "")),
        ),
        ("Warnings:", "yellow", (line.text for line in _findings(plan.warnings, ""))),
        ("Not supported, so neither compared nor changed:", "", (f"  {item}" for item in plan.unmodelled)),
    )
    for heading, style, entries in sections:
        yield from _section(heading, style, entries)
    for explanation in plan.explanations:
        yield Line("")
        yield from _explanation(explanation)
    if (rehearsed := phrases.rehearsal(plan)) is not None:
        yield from _section(
            "Not rehearsed:",
            "",
            (line.text for line in _findings(plan.rehearsal.left_out if plan.rehearsal else (), "")),
        )
        yield Line("")
        yield Line(rehearsed)
    if plan.refusals and plan.steps:
        yield Line("")
        count = len(plan.refusals)
        yield Line(f"Refused for {count} reason{'s' if count > 1 else ''}; see the top.", "bold red")


def _section(heading: str, style: str, entries: Iterable[str]) -> Iterator[Line]:
    """Yield a heading and its entries; nothing if there are none."""
    entries = list(entries)
    if entries:
        yield Line("")
        yield Line(heading, f"bold {style}".strip())
        yield from (Line(entry, style) for entry in entries)


def _explanation(explanation: Explanation) -> Iterator[Line]:
    yield Line(f"Why {explanation.operation} {explanation.title}", "bold")
    for reason in explanation.reasons:
        yield Line(f"  it {reason}")
    for word, waits in (("after", explanation.waits_for), ("before", explanation.waited_for_by)):
        for wait in waits:
            yield Line(f"  {word} {wait.title}, since {wait.because} ({wait.rule})")
    if not (explanation.reasons or explanation.waits_for or explanation.waited_for_by):
        yield Line("  it is declared; no other change of this plan waits for it, and it waits for none")


def _findings(findings: Iterable[Finding], style: str) -> Iterator[Line]:
    for finding in findings:
        yield from (Line(f"  {line}", style) for line in each_line(finding))


def _steps(plan: Plan, sql: bool) -> Iterator[Line]:
    """Yield every step.

    What only completes an object that the plan creates is counted below it, unless SQL is shown.
    """
    transactions = plan.transactions()
    parts = {} if sql else phrases.parts(plan)
    for number, transaction in enumerate(transactions, 1):
        if len(transactions) > 1:
            if number > 1:
                yield Line("")
            alone = "" if transaction[0].effects.transactional else " (a statement on its own)"
            yield Line(f"Transaction {number} of {len(transactions)}{alone}", "bold")
        for step in transaction:
            if step.part_of not in parts:
                yield from _step(step, sql)
                if counted := parts.get(step.identity):
                    yield Line(f"      with {counted}")


def _step(step: Step, sql: bool) -> Iterator[Line]:
    sign = SIGNS.get(step.operation, " ")
    place = f"   {phrases.where(step.place)}" if step.place else ""
    yield Line(f"  {sign} {step.title}{place}", STYLES.get(sign, ""))
    for detail in step.details:
        if step.operation in ("insert", "delete"):
            yield from _value(detail.name, *phrases.values(step, detail))
        else:
            yield from _detail(detail)
    if step.because:
        yield Line(f"      because of {phrases.listed(step.because)}")
    if effects := phrases.effects(step):
        yield Line(f"      {', '.join(effects)}", "dim")
    for hazard in step.hazards:
        needs = f"; needs {hazard.needs}" if hazard.needs_consent else ""
        yield Line(f"      ! {hazard.name}: {hazard.why}{needs}", "bold red" if hazard.needs_consent else "yellow")
    if sql:
        for line in each_line(step.sql):
            yield Line(f"      | {line}", "dim")


def _detail(detail: Detail) -> Iterator[Line]:
    before, after = detail.before, detail.after
    if before is not None and after is not None and ("\n" in before or "\n" in after):
        yield Line(f"      {detail.name}:")
        yield from _difference(before, after)
        return
    if max(len(before or ""), len(after or "")) <= _SHORT and "\n" not in f"{before}{after}":
        yield Line(f"      {detail.name}: {_shown(before)} → {_shown(after)}")
        return
    yield Line(f"      {detail.name}:")
    for sign, value in (("-", before), ("+", after)):
        if value is not None:
            for line in each_line(value):
                yield Line(f"        {sign} {line}", STYLES[sign])


def _value(name: str, value: str | None) -> Iterator[Line]:
    """Yield one value; each of several lines begins with a mark, so that none looks like a line of the report."""
    if value is None or "\n" not in value:
        yield Line(f"      {name}: {_shown(value)}")
        return
    yield Line(f"      {name}:")
    for line in each_line(value):
        yield Line(f"        | {line}")


def _shown(value: str | None) -> str:
    return "none" if value is None else value


def _difference(before: str, after: str) -> Iterator[Line]:
    """Yield the changed lines with those around them, since a body may be long."""
    unified = difflib.unified_diff(each_line(before), each_line(after), n=2, lineterm="")
    for number, line in enumerate(unified):
        if number < 2:
            continue
        if line.startswith("@@"):
            if number > 2:
                yield Line("        …", "dim")
            continue
        yield Line(f"        {line[0]} {line[1:]}", STYLES.get(line[0], "dim"))
