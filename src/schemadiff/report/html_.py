"""A plan as one HTML page without external resources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from schemadiff.errors import Finding
from schemadiff.plan import Plan, Step
from schemadiff.report import phrases
from schemadiff.report.text import SIGNS
from schemadiff.shown import block, one_line

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --red: #c0392b; --green: #27854a; --amber: #b7791f; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; background: #8881; padding: .6rem .8rem; border-radius: 4px; margin: .4rem 0; }
.box { border-left: 4px solid var(--line); padding: .3rem .9rem; margin: 1rem 0; }
.refused, .consent { border-color: var(--red); } .warning { border-color: var(--amber); }
.step { border-top: 1px solid var(--line); padding: .5rem 0; }
.sign { display: inline-block; width: 1.2rem; font-weight: bold; }
.create .sign, .insert .sign { color: var(--green); } .drop .sign, .delete .sign { color: var(--red); }
.alter .sign, .update .sign { color: var(--amber); }
.place, .effects { opacity: .75; font-size: .9em; } .hazard { color: var(--red); } .shown { color: var(--amber); }
td { vertical-align: top; padding: 0 .8rem 0 0; } td pre { margin: 0; white-space: pre-wrap; }
"""


def render(plan: Plan) -> str:
    """Return the page; ends with a newline."""
    return "\n".join(_page(plan)) + "\n"


def _page(plan: Plan) -> Iterator[str]:
    title = f"{plan.source} → {plan.target}"
    yield "<!doctype html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{_safe(title)}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}</style></head><body>"
    yield f"<h1>{_safe(title)}</h1><p>PostgreSQL {plan.version}</p>"
    yield from _box("refused", "Refused: apply will not run this plan", _findings(plan.refusals))
    yield from _box("consent", "Needs consent; apply runs this only with", _codes(phrases.consents(plan)))
    yield from _box("warning", "Needed by apply and missing in this session", _findings(plan.requirements))
    yield from _box("warning", "Warnings", _findings(plan.warnings))
    yield from _box("warning", "Not rehearsed", _findings(plan.rehearsal.left_out if plan.rehearsal else ()))
    unmodelled = [str(u) for u in plan.unmodelled]
    yield from _box("unmodelled", "Not supported, so neither compared nor changed", _codes(unmodelled))
    if plan.steps:
        yield f"<p>{_safe(phrases.summary(plan))}</p>"
        yield from _steps(plan)
    elif not plan.refusals:
        yield "<p>No changes: the database is as declared.</p>"
    if (rehearsed := phrases.rehearsal(plan)) is not None:
        yield f"<p>{_safe(rehearsed)}</p>"
    yield f"<p class=place>fingerprint <code>{_safe(plan.fingerprint) or 'none'}</code></p></body></html>"


def _box(name: str, title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f'<div class="box {name}"><h2>{_safe(title)}</h2><ul>'
        yield from (f"<li>{item}</li>" for item in items)
        yield "</ul></div>"


def _findings(findings: Iterable[Finding]) -> list[str]:
    found = []
    for finding in findings:
        place = f"<code>{_safe(str(finding.place))}</code>: " if finding.place else ""
        hint = f"<br>{_safe(finding.hint)}" if finding.hint else ""
        found.append(f"{place}{_safe(finding.message)}{hint}")
    return found


def _codes(texts: Iterable[str]) -> list[str]:
    return [f"<code>{_safe(text)}</code>" for text in texts]


def _steps(plan: Plan) -> Iterator[str]:
    transactions = plan.transactions()
    for number, transaction in enumerate(transactions, 1):
        if len(transactions) > 1:
            alone = "" if transaction[0].effects.transactional else " (a statement on its own)"
            yield f"<h2>Transaction {number} of {len(transactions)}{alone}</h2>"
        for step in transaction:
            yield from _step(step)


def _step(step: Step) -> Iterator[str]:
    yield f'<div class="step {_safe(step.operation)}">'
    place = f' <span class="place">{_safe(phrases.where(step.place))}</span>' if step.place else ""
    yield f'<span class="sign">{SIGNS.get(step.operation, "")}</span><code>{_safe(step.title)}</code>{place}'
    if step.details:
        yield "<table>" + "".join(_detail(phrases.values(step, d), d.name) for d in step.details) + "</table>"
    if step.because:
        yield f'<div class="effects">because of {_safe(phrases.listed(step.because))}</div>'
    if effects := phrases.effects(step):
        yield f'<div class="effects">{_safe(", ".join(effects))}</div>'
    for hazard in step.hazards:
        needed = f"; needs <code>{_safe(hazard.needs)}</code>" if hazard.needs_consent else ""
        yield f'<div class="{"hazard" if needed else "shown"}">{_safe(hazard.name)}: {_safe(hazard.why)}{needed}</div>'
    yield f"<details><summary>SQL</summary><pre>{_lines(step.sql)};</pre></details></div>"


def _detail(values: tuple[str | None, ...], name: str) -> str:
    cells = "<td>→</td>".join(f"<td>{'none' if v is None else f'<pre>{_lines(v)}</pre>'}</td>" for v in values)
    return f"<tr><td>{_safe(name)}</td>{cells}</tr>"


def _safe(text: str) -> str:
    return escape(one_line(text))


def _lines(text: str) -> str:
    return escape(block(text))
