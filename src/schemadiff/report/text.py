"""A plan as text for a reviewer: what changes, why, where it was asked for, and what it does to the running system."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.plan.steps import Plan, Step

SIGNS = {"create": "+", "alter": "~", "drop": "-", "rename": ">", "insert": "+", "update": "~", "delete": "-"}


def text(plan: Plan, *, sql: bool = False) -> str:
    """The whole report; ends with a newline."""
    return "\n".join(_lines(plan, sql)) + "\n"


def _lines(plan: Plan, sql: bool) -> Iterator[str]:
    yield f"{plan.source} → {plan.target} (PostgreSQL {plan.version})"
    yield ""
    if plan.empty and not plan.refusals:
        yield "No changes: the database is as declared."
    for step in plan.steps:
        yield from _step(step, sql)
    if plan.steps:
        yield ""
        yield summary(plan)
    yield from _section("Refused", [str(f) for f in plan.refusals])
    yield from _section("Needs consent", [f"--allow {h.words}   {h.why}" for h in plan.hazards])
    yield from _section("Warnings", [str(f) for f in plan.warnings])
    yield from _section("Not modelled, left alone", [str(u) for u in plan.unmodelled])


def _step(step: Step, sql: bool) -> Iterator[str]:
    place = f"   {step.place.file}:{step.place.line}" if step.place else ""
    yield f"  {SIGNS.get(step.operation, ' ')} {step.title}{place}"
    for detail in step.details:
        yield f"      {detail.name}: {_value(detail.before)} → {_value(detail.after)}"
    if step.because:
        yield f"      because of {', '.join(str(i) for i in step.because)}"
    if effects := _effects(step):
        yield f"      {effects}"
    if sql:
        for line in step.sql.splitlines():
            yield f"      | {line}"


def _value(value: str | None) -> str:
    if value is None:
        return "none"
    return value if len(value) <= 100 else value[:97] + "…"


def _effects(step: Step) -> str:
    """Only what a reviewer has to weigh: making something new holds nobody up."""
    if step.operation == "create" and step.effects.lock == "NONE":
        return ""
    words = []
    if step.effects.rewrite:
        words.append("rewrites the table")
    if step.effects.scan:
        words.append("reads the whole table")
    if not step.effects.transactional:
        words.append("in a transaction of its own")
    return ", ".join(words)


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title}:"
        for line in lines:
            yield from (f"  {part}" for part in line.splitlines())


def summary(plan: Plan) -> str:
    """One line that counts the steps by operation."""
    counts: dict[str, int] = {}
    for step in plan.steps:
        counts[step.operation] = counts.get(step.operation, 0) + 1
    parts = [f"{count} to {name}" for name, count in counts.items()]
    transactions = len(plan.transactions())
    how = "one transaction" if transactions == 1 else f"{transactions} transactions"
    return f"{len(plan.steps)} statements in {how}: {', '.join(parts)}."
