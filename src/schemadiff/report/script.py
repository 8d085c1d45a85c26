"""A plan as a SQL script: runnable by psql, with its own transactions, and again after being cut off anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.plan.steps import Plan, Step, path_of, setting_of


def script(plan: Plan) -> str:
    """The whole script; ends with a newline."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield f"-- {plan.source} to {plan.target}: {len(plan.steps)} statements for PostgreSQL {plan.version}"
    for finding in plan.refusals:
        yield from _comment(f"REFUSED by apply: {finding}")
    if not plan.steps:
        yield "-- nothing to do"
        return
    yield "\\set ON_ERROR_STOP on"
    variables = sorted({name for step in plan.steps for name in step.environment})
    for name in variables:
        yield f"\\getenv value {name}"
        yield f"SELECT pg_catalog.set_config('{setting_of(name)}', :'value', false) \\g /dev/null"
    for transaction in plan.transactions():
        together = transaction[0].effects.transactional
        yield ""
        yield "BEGIN;" if together else "-- outside of a transaction"
        path = ""
        checked = True
        for step in transaction:
            # A statement without a search_path of its own names everything in full and runs under any.
            if (step.search_path or not path) and (wanted := path_of(step)) != path:
                path = wanted
                yield f"SET {'LOCAL ' if together else ''}search_path = {path};"
            if step.check_bodies != checked:
                checked = step.check_bodies
                yield f"SET {'LOCAL ' if together else ''}check_function_bodies = {'on' if checked else 'off'};"
            yield ""
            yield from _step(step)
        if together:
            yield ""
            yield "COMMIT;"


def _step(step: Step) -> Iterator[str]:
    yield from _comment(step.title + (f"  ({step.place.file}:{step.place.line})" if step.place else ""))
    if step.because:
        yield from _comment("because of " + ", ".join(str(i) for i in step.because))
    for hazard in step.hazards:
        yield from _comment(f"needs --allow {hazard.words}: {hazard.why}")
    yield f"{step.sql};"


def _comment(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f"-- {line}"
