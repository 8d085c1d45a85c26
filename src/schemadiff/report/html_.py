"""A plan as one HTML page without external resources: contents, search, filters, differences word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from schemadiff.catalog.object_changes import Change, Detail, Row
from schemadiff.errors import BranchConflict, Finding
from schemadiff.pictures import svg
from schemadiff.plan import Hazard, Plan, Step
from schemadiff.report import phrases
from schemadiff.report.differences import difference
from schemadiff.report.html_assets import SCRIPT, STYLE
from schemadiff.report.overview import SIGNS, Entry, counts, entries, statements, summary
from schemadiff.report.text import about, title_of
from schemadiff.shown import block, each_line, one_line

_WORDS = {
    "create": "create",
    "alter": "change",
    "drop": "drop",
    "rename": "rename",
    "rebuild": "rebuild",
    "rows": "rows",
}
"""The operations as classes of the style sheet, and as a reader of the screen hears them."""

_SHORT = 60
"""Old and new values of together so many characters are shown in one line."""

_ROWS = 50
"""How many rows of a seed are shown before the others have to be unfolded."""


def render(plan: Plan) -> str:
    """Return the page; ends with a newline."""
    return "\n".join(_page(plan)) + "\n"


def _page(plan: Plan) -> Iterator[str]:
    title = f"{plan.source} → {plan.target}"
    found = entries(plan)
    yield "<!doctype html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{_safe(title)}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{STYLE}{svg.STYLE if plan.diagram else ''}</style></head><body>"
    yield f"<header><h1>{_safe(title)}</h1><p>PostgreSQL {plan.version}"
    if plan.steps:
        yield f" · {_safe(counts(plan))} {statements(plan)}."
    yield "</p></header>"
    yield from _box("refused", "Refused: apply will not run this plan", _findings(plan.refusals))
    conflicts = [found for found in plan.warnings if isinstance(found, BranchConflict)]
    yield from _box("refused", "Conflicts: both branches change the same differently", _findings(conflicts))
    yield from _box("consent", "Needs consent; apply runs this only with", _consents(plan))
    yield from _summary(plan)
    yield from _picture(plan, found)
    if found:
        yield from _toolbar(found)
        yield '<div class="columns">'
        yield from _contents(found)
        yield '<main id="objects">'
        for number, entry in enumerate(found):
            yield from _entry(number, entry)
        yield '<p id="none" hidden>No object fits the search and the filters.</p></main></div>'
    elif not plan.refusals and not plan.steps:
        yield "<p>No changes: the database is as declared.</p>"
    yield from _box("warning", "Needed by apply and missing in this session", _findings(plan.requirements))
    yield from _box("warning", "Warnings", _findings(w for w in plan.warnings if w not in conflicts))
    yield from _box("warning", "Not rehearsed", _findings(plan.rehearsal.left_out if plan.rehearsal else ()))
    unmodelled = [f"<code>{_safe(str(u))}</code>" for u in plan.unmodelled]
    yield from _box("unmodelled", "Not supported, so neither compared nor changed", unmodelled)
    yield from _steps(plan)
    if (rehearsed := phrases.rehearsal(plan)) is not None:
        yield f"<p>{_safe(rehearsed)}</p>"
    yield f"<footer>fingerprint <code>{_safe(plan.fingerprint) or 'none'}</code></footer>"
    yield f"<script>{SCRIPT}</script></body></html>"


def _box(name: str, title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f'<section class="box {name}"><h2>{_safe(title)}</h2><ul>'
        yield from (f"<li>{item}</li>" for item in items)
        yield "</ul></section>"


def _findings(findings: Iterable[Finding]) -> list[str]:
    found = []
    for finding in findings:
        place = f"<code>{_safe(str(finding.place))}</code>: " if finding.place else ""
        hint = f"<br>{_safe(finding.hint)}" if finding.hint else ""
        found.append(f"{place}{_safe(finding.message)}{hint}")
    return found


def _consents(plan: Plan) -> list[str]:
    reasons: dict[str, dict[str, None]] = {}
    for hazard in plan.consents:
        reasons.setdefault(hazard.needs, {})[hazard.why] = None
    return [f"<code>{_safe(needs)}</code><br>{'<br>'.join(map(_safe, why))}" for needs, why in reasons.items()]


def _summary(plan: Plan) -> Iterator[str]:
    """Yield what the plan means; what needs consent has been said above."""
    said = {hazard.why for hazard in plan.consents}
    found = [sentence for sentence in summary(plan) if sentence.text not in said]
    if found:
        yield '<dl class="summary">'
        for heading, sentences in groupby(found, lambda sentence: sentence.heading):
            yield f"<dt>{_safe(heading)}</dt><dd>{'<br>'.join(_safe(s.text) for s in sentences)}</dd>"
        yield "</dl>"


def _picture(plan: Plan, found: Sequence[Entry]) -> Iterator[str]:
    """Yield the picture of the tables that the plan touches; each name leads to the changes of the table."""
    if plan.diagram is not None:
        numbers = {entry.changes[0].root.path: f"#o{number}" for number, entry in enumerate(found)}
        yield '<details open class="drawn"><summary>Picture of the tables that change</summary><div tabindex="0">'
        yield svg.render(plan.diagram, "The tables that change", href=numbers.get, whole_file=False)
        yield "</div></details>"


# --- the objects ---


def _toolbar(found: Iterable[Entry]) -> Iterator[str]:
    """Yield the search and the filters, which the script makes work; without it, the browser's own search remains."""
    found = list(found)
    kinds = dict.fromkeys(entry.changes[0].root.kind for entry in found)
    hazards = dict.fromkeys(hazard.name for entry in found for hazard in entry.hazards)
    operations = dict.fromkeys(_operation(entry) for entry in found)
    yield '<form class="toolbar" onsubmit="return false">'
    yield '<label>Search <input type="search" id="search" autocomplete="off"></label>'
    for name, label, values in (
        ("kind", "Kind", kinds),
        ("operation", "Change", operations),
        ("hazard", "Hazard", hazards),
    ):
        if len(values) > (0 if name == "hazard" else 1):
            options = "".join(f'<option value="{_safe(v)}">{_safe(v.replace("_", " "))}</option>' for v in values)
            yield f'<label>{label} <select id="{name}"><option value="">all</option>{options}</select></label>'
    yield '<button type="button" id="open">Unfold all</button><button type="button" id="close">Fold all</button>'
    yield "</form>"


def _operation(entry: Entry) -> str:
    return entry.own.operation if entry.own is not None else "alter"


def _contents(found: Iterable[Entry]) -> Iterator[str]:
    yield '<nav aria-label="Contents"><ol>'
    for number, entry in enumerate(found):
        mark = " <b>!</b>" if any(h.needs_consent for h in entry.hazards) else ""
        yield f'<li data-for="o{number}"><a href="#o{number}">{_sign(entry.sign)}{_safe(entry.title)}</a>{mark}</li>'
    yield "</ol></nav>"


def _sign(sign: str) -> str:
    return f'<span class="sign">{sign}</span>'


def _entry(number: int, entry: Entry) -> Iterator[str]:
    own = entry.own
    hazards = " ".join(dict.fromkeys(h.name for h in entry.hazards))
    operation = _operation(entry)
    yield (
        f'<details open class="object {_WORDS[operation]}" id="o{number}" data-operation="{operation}" '
        f'data-kind="{_safe(entry.changes[0].root.kind)}" data-hazard="{_safe(hazards)}">'
    )
    what = about(own) if own is not None else ""
    yield (
        f"<summary>{_sign(entry.sign)}<code>{_safe(entry.title)}</code>"
        f'<span class="about">{_safe(what)}</span> <span class="place">{_safe(entry.where)}</span></summary>'
    )
    if own is not None:
        yield from _details(own)
    yield from _hazards(entry.own_hazards)
    for change in entry.changes:
        if change is not own:
            yield from _rows(change.rows) if change.rows else _change(change, entry)
    if entry.alike:
        yield f'<p class="about">and {len(entry.alike):,} alike: {_safe(", ".join(entry.alike))}</p>'
    yield "</details>"


def _hazards(hazards: Iterable[Hazard]) -> Iterator[str]:
    for hazard in hazards:
        needed = f"; needs <code>{_safe(hazard.needs)}</code>" if hazard.needs_consent else ""
        level = "hazard" if hazard.needs_consent else "notice"
        yield f'<p class="{level}"><b>{_safe(hazard.name)}</b> {_safe(hazard.why)}{needed}</p>'


def _change(change: Change, entry: Entry) -> Iterator[str]:
    place = f' <span class="place">{_safe(phrases.where(change.place))}</span>' if change.place else ""
    sign = _sign(SIGNS[change.operation])
    yield f'<div class="part {_WORDS[change.operation]}">{sign}<code>{_safe(title_of(change))}</code>{place}'
    if change.definition is not None and "\n" in change.definition:
        yield f"<pre>{escape(block(change.definition, '| '))}</pre>"
    yield from _details(change)
    yield from _hazards(entry.hazards_of(change))
    yield "</div>"


def _details(change: Change) -> Iterator[str]:
    for detail in change.details:
        if change.operation in ("create", "drop") or detail.directive:
            yield _one_side(detail.name, detail.before if change.operation == "drop" else detail.after)
        else:
            yield _detail(detail)


def _one_side(name: str, value: str | None) -> str:
    several = value is not None and "\n" in value
    shown = f"<pre>{escape(block(value, '| '))}</pre>" if several else f"<code>{_safe(value or 'none')}</code>"
    return f'<div class="detail"><span class="name">{_safe(name)}</span> {shown}</div>'


def _detail(detail: Detail) -> str:
    before, after = detail.before, detail.after
    name = f'<span class="name">{_safe(detail.name)}</span>'
    note = f'<div class="about">in the YAML: <code>{_safe(detail.written)}</code></div>' if detail.written else ""
    if "\n" not in f"{before}{after}" and len(before or "") + len(after or "") <= _SHORT:
        return f'<div class="detail">{name} {_side(before, "del")} → {_side(after, "ins")}{note}</div>'
    if before is None or after is None:
        kind, sign, value = ("gone", "-", before) if after is None else ("new", "+", after)
        shown = "".join(f'<span class="{kind}">{sign} {escape(line)}</span>' for line in each_line(value))
        return f'<div class="detail">{name}<pre class="difference">{shown}</pre></div>'
    return f'<div class="detail">{name}<pre class="difference">{_difference(before, after)}</pre>{note}</div>'


def _side(value: str | None, tag: str) -> str:
    return "<i>none</i>" if value is None else f"<{tag}>{_safe(value)}</{tag}>"


def _difference(before: str, after: str) -> str:
    """Return the lines that differ, those that are the same around them, and the words that differ."""
    found = []
    for line in difference(before, after):
        tag = {"-": "del", "+": "ins"}.get(line.sign)
        parts = (f"<{tag}>{escape(p.text)}</{tag}>" if p.changed and tag else escape(p.text) for p in line.parts)
        kind = {"-": "gone", "+": "new", " ": "same", "…": "cut"}[line.sign]
        found.append(f'<span class="{kind}">{line.sign} {"".join(parts)}</span>')
    return "".join(found)


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    rows = list(rows)
    yield from (_row(row) for row in rows[:_ROWS])
    if len(rows) > _ROWS:
        yield f"<details><summary>{len(rows) - _ROWS:,} more rows</summary>"
        yield from (_row(row) for row in rows[_ROWS:])
        yield "</details>"


def _row(row: Row) -> str:
    if row.operation == "update":
        inner = "".join(map(_detail, row.details))
    else:
        values = ((d.name, d.after if row.operation == "insert" else d.before) for d in row.details)
        known = row.label.split(", ")
        inner = "".join(_one_side(name, value) for name, value in values if f"{name}={value}" not in known)
    word = {"insert": "create", "delete": "drop", "update": "change"}[row.operation]
    return f'<div class="part {word}">{_sign(SIGNS[row.operation])}<code>row {_safe(row.label)}</code>{inner}</div>'


# --- the steps ---


def _steps(plan: Plan) -> Iterator[str]:
    if not plan.steps:
        return
    yield f'<details class="steps"><summary>Statements, in the order in which they run: {statements(plan)}</summary>'
    transactions = plan.transactions()
    for number, transaction in enumerate(transactions, 1):
        if len(transactions) > 1:
            alone = "" if transaction[0].effects.transactional else ", a statement outside of any"
            yield f"<h2>Transaction {number} of {len(transactions)}{alone}</h2>"
        yield from (f'<p class="about">{_safe(held)}</p>' for held in phrases.held(transaction))
        for step in transaction:
            yield from _step(step)
    yield "</details>"


def _step(step: Step) -> Iterator[str]:
    yield f'<div class="step"><code>{_safe(step.title)}</code>'
    if effects := phrases.effects(step):
        yield f'<div class="about">{_safe(", ".join(effects))}</div>'
    yield f"<pre>{_lines(step.bare or step.sql)};</pre></div>"


def _safe(text: str) -> str:
    return escape(one_line(text))


def _lines(text: str) -> str:
    return escape(block(text))
