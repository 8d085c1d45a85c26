"""A plan as text for a reviewer: what it means, what changes object by object, and how it runs where that is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.errors import BranchConflict, Finding, Place
from schemadiff.plan import Explanation, Hazard, Plan, Step
from schemadiff.report import phrases
from schemadiff.report.differences import difference
from schemadiff.report.display import WHOLE, Display
from schemadiff.report.overview import SIGNS, Entry, counts, entries, statements, summary, unfitting
from schemadiff.shown import each_line, one_line

if TYPE_CHECKING:
    from schemadiff.catalog.object_changes import Change, Detail, Row

STYLES = {"+": "green", "~": "yellow", "-": "red", "»": "cyan", "±": "blue"}

_WIDTH = 80
"""Columns of a line that can be broken elsewhere."""

_SHORT = 56
"""Old and new values of together so many characters are shown in one line."""

_ROWS = 3
"""How many rows of a seed are shown of those inserted, updated and deleted."""

_HEADING = 10
"""Columns of the headings of the summary."""


class Line(NamedTuple):
    """A line, and the style that a terminal may show it in."""

    text: str
    style: str = ""


def render(plan: Plan, display: Display = WHOLE) -> str:
    """Return the whole report without colours; ends with a newline."""
    return "\n".join(line.text for line in lines(plan, display)) + "\n"


def lines(plan: Plan, display: Display = WHOLE) -> Iterator[Line]:
    """Yield the report line by line; refusals come first and are counted again at the end."""
    for line in _lines(plan, display):
        # Every line is made one line, whatever it contains; what has several lines is given line by line.
        yield Line(one_line(line.text), line.style)


def _lines(plan: Plan, display: Display) -> Iterator[Line]:
    yield Line(f"{plan.source} → {plan.target} (PostgreSQL {plan.version})", "bold")
    if plan.refusals:
        yield from _section(
            "Refused: apply will not run this plan, because",
            "red",
            (line.text for line in _findings(plan.refusals, "red")),
        )
    conflicts = [found for found in plan.warnings if isinstance(found, BranchConflict)]
    yield from _section("Conflicts: both branches change the same differently", "red", _texts(conflicts))
    yield from _consents(plan)
    yield from _summary(plan)
    if plan.steps:
        yield from _changes(plan, display)
        if display.steps or display.sql:
            yield from _steps(plan, display.sql)
        yield Line("")
        yield Line(counts(plan), "bold")
        shown = "" if display.steps or display.sql else "; --steps shows them"
        yield Line(f"{statements(plan)}{shown}.")
    elif not plan.refusals:
        yield Line("")
        yield Line("No changes: the database is as declared.", "green")
    yield from _notes(plan)
    if plan.refusals and plan.steps:
        yield Line("")
        count = len(plan.refusals)
        yield Line(f"Refused for {count} reason{'s' if count > 1 else ''}; see the top.", "bold red")


def _notes(plan: Plan) -> Iterator[Line]:
    """Yield what a reviewer has to know besides the changes."""
    left_out = plan.rehearsal.left_out if plan.rehearsal is not None else ()
    for heading, style, entries_ in (
        ("Needed by apply and missing in this session:", "yellow", _texts(plan.requirements)),
        ("Warnings:", "yellow", _texts(w for w in plan.warnings if not isinstance(w, BranchConflict))),
        ("Not supported, so neither compared nor changed:", "", [f"  {item}" for item in plan.unmodelled]),
        ("Not rehearsed:", "", _texts(left_out)),
    ):
        yield from _section(heading, style, entries_)
    for explanation in plan.explanations:
        yield Line("")
        yield from _explanation(explanation)
    if (rehearsed := phrases.rehearsal(plan)) is not None:
        yield Line("")
        yield Line(rehearsed)


def _section(heading: str, style: str, entries: Iterable[str]) -> Iterator[Line]:
    """Yield a heading and its entries; nothing if there are none."""
    entries = list(entries)
    if entries:
        yield Line("")
        yield Line(heading, f"bold {style}".strip())
        yield from (Line(entry, style) for entry in entries)


def _findings(findings: Iterable[Finding], style: str) -> Iterator[Line]:
    for finding in findings:
        yield from (Line(f"  {line}", style) for line in each_line(finding))


def _texts(findings: Iterable[Finding]) -> list[str]:
    return [line.text for line in _findings(findings, "")]


def _explanation(explanation: Explanation) -> Iterator[Line]:
    yield Line(f"Why {explanation.operation} {explanation.title}", "bold")
    for reason in explanation.reasons:
        yield Line(f"  it {reason}")
    lines: dict[str, None] = {}
    for word, waits in (("after", explanation.waits_for), ("before", explanation.waited_for_by)):
        for wait in waits:
            lines[f"  {word} {wait.title}, since {wait.because}"] = None
    yield from map(Line, lines)
    if not (explanation.reasons or explanation.waits_for or explanation.waited_for_by):
        yield Line("  it is declared; no other change of this plan waits for it, and it waits for none")


# --- the top ---


def _consents(plan: Plan) -> Iterator[Line]:
    """Yield each hazard that needs consent, with the words that give it or the place where they are given."""
    hazards: dict[str, list[Hazard]] = {}
    for hazard in plan.consents:
        hazards.setdefault(hazard.needs, []).append(hazard)
    if not hazards:
        return
    yield Line("")
    yield Line("Needs consent; apply runs this only with", "bold red")
    for needs, found in hazards.items():
        yield Line(f"  {needs}", "red")
        yield from (Line(f"      {why}") for why in _some(list(dict.fromkeys(h.why for h in found))))


def _some(texts: list[str]) -> Iterator[str]:
    yield from texts[:_ROWS]
    if len(texts) > _ROWS:
        yield f"… and {len(texts) - _ROWS:,} more"


def _summary(plan: Plan) -> Iterator[Line]:
    """Yield what the plan means; what needs consent has been said above."""
    said = {hazard.why for hazard in plan.consents}
    found = [sentence for sentence in summary(plan) if sentence.text not in said]
    if not found:
        return
    yield Line("")
    heading = ""
    for sentence in found:
        shown = sentence.heading if sentence.heading != heading else ""
        heading = sentence.heading
        yield from _wrapped(f"{shown:<{_HEADING}}", sentence.text)


def _wrapped(before: str, text: str) -> Iterator[Line]:
    """Yield a text in lines of at most ``_WIDTH`` columns, the further ones indented as far as the first."""
    import textwrap

    width = _WIDTH - len(before)
    broken = textwrap.wrap(one_line(text), width, break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(broken or [""]):
        yield Line((before if number == 0 else " " * len(before)) + line)


# --- the changes ---


def _changes(plan: Plan, display: Display) -> Iterator[Line]:
    found = entries(plan, display)
    compact = False
    for entry in found:
        block = list(_entry(entry, display))
        # Objects of one line each stand together; a blank line is between all others.
        if not (compact and len(block) == 1):
            yield Line("")
        compact = len(block) == 1
        yield from block
    if display.only:
        for pattern, near in unfitting(plan, display.only):
            guess = f"; similar: {', '.join(near)}" if near else ""
            yield Line("")
            yield Line(one_line(f"Nothing that this plan changes is called {pattern} (--only){guess}."), "yellow")
        hidden = len(entries(plan)) - len(found)
        yield Line("")
        yield Line(f"{hidden:,} more object{'s are' if hidden != 1 else ' is'} changed and not shown (--only).", "dim")


def entry_lines(entry: Entry, display: Display = WHOLE) -> Iterator[Line]:
    """Yield the changes of one top-level object, its own line first; every character is visible."""
    for line in _entry(entry, display):
        yield Line(one_line(line.text), line.style)


def _entry(entry: Entry, display: Display) -> Iterator[Line]:
    own = entry.own
    file = entry.file
    yield from _titled("", entry.sign, entry.title + (about(own) if own is not None else ""), entry.where)
    if own is not None:
        yield from _details(own, "    ")
    yield from _hazards(entry.own_hazards, "    ")
    for change in entry.changes:
        if change is own:
            continue
        if change.rows:
            yield from _rows(change.rows, display, file)
            continue
        yield from _titled("  ", SIGNS[change.operation], title_of(change), _below(change.place, file))
        yield from _details(change, "      ")
        yield from _hazards(entry.hazards_of(change), "      ")
    if entry.alike:
        some = ", ".join(entry.alike[:_ROWS])
        more = f" and {len(entry.alike) - _ROWS:,} more" if len(entry.alike) > _ROWS else ""
        yield Line(f"  and {len(entry.alike):,} alike: {some}{more}", "dim")


def _hazards(hazards: Iterable[Hazard], indent: str) -> Iterator[Line]:
    for hazard in hazards:
        style = "bold red" if hazard.needs_consent else "yellow"
        yield from (line._replace(style=style) for line in _wrapped(f"{indent}! ", f"{hazard.name}: {hazard.why}"))


def _below(place: Place | None, file: str | None) -> str:
    """Return the place of what belongs to an object: only the line number if it is in the object's file."""
    return "" if place is None else phrases.where(place) if place.file != file else f":{place.line}"


def _titled(indent: str, sign: str, title: str, where: str) -> Iterator[Line]:
    """Yield the line of an object with its place at the right.

    What follows the title in parentheses has lines of its own where the line would be too long.
    """
    text, note = f"{indent}{sign} {title}", ""
    if len(text) + len(where) + 2 > _WIDTH and "  (" in title:
        title, _, note = title.partition("  (")
        text = f"{indent}{sign} {title}"
    if where:
        text = f"{text}{' ' * max(2, _WIDTH - len(text) - len(where))}{where}"
    yield Line(text, STYLES.get(sign, ""))
    if note:
        yield from (line._replace(style="dim") for line in _wrapped(f"{indent}    ", f"({note}"))


def title_of(change: Change) -> str:
    """Return the line that says what happens to an object, without its sign: its clause of SQL, or noun and name."""
    if change.definition is not None and "\n" not in change.definition:
        named = change.definition.startswith("CONSTRAINT ")
        title = change.definition if named else f"{change.noun} {change.definition}"
    else:
        title = f"{change.noun} {change.name}"
    return f"{title}{about(change)}"


def about(change: Change) -> str:
    """Return what follows the name of an object: its previous name, what belongs to it, why it is rebuilt."""
    words = []
    if change.previous_name is not None:
        words.append(f"renamed from {change.previous_name}")
    if change.parts and change.operation != "drop":
        words.append("with " + ", ".join(phrases.counted(count, noun) for noun, count in change.parts))
    if change.operation == "rebuild":
        done = "rebuilt" if change.recreated else "converted"
        words.append(f"{done} because of {'; '.join(change.because) or 'what it belongs to'}")
    elif change.recreated:
        words.append("replaced")
    elif change.because:
        words.append("; ".join(change.because))
    if change.descendants:
        words.append(f"also in {phrases.counted(len(change.descendants), 'child table')}")
    return f"  ({'; '.join(words)})" if words else ""


def _details(change: Change, indent: str) -> Iterator[Line]:
    if change.definition is not None and "\n" in change.definition:
        for line in each_line(change.definition):
            yield Line(f"{indent}  {line}")
    for detail in change.details:
        if change.operation in ("create", "drop") or detail.directive:
            yield from _one_side(detail.name, detail.before if change.operation == "drop" else detail.after, indent)
        else:
            yield from _detail(detail, indent)


def _one_side(name: str, value: str | None, indent: str) -> Iterator[Line]:
    """Yield a value that has no other side; each of several lines begins with a mark, so that none looks like ours."""
    if value is None or "\n" not in value:
        yield Line(f"{indent}{name}: {_side(value)}")
        return
    yield Line(f"{indent}{name}:")
    yield from (Line(f"{indent}  | {line}") for line in each_line(value))


def _detail(detail: Detail, indent: str) -> Iterator[Line]:
    before, after = detail.before, detail.after
    lines_ = any("\n" in (value or "") for value in (before, after))
    if not lines_ and len(before or "") + len(after or "") <= _SHORT:
        yield Line(f"{indent}{detail.name}: {_side(before)} → {_side(after)}")
    elif before is None or after is None:
        sign, value = ("-", before) if after is None else ("+", after)
        yield Line(f"{indent}{detail.name}:")
        yield from (Line(f"{indent}  {sign} {line}", STYLES[sign]) for line in each_line(value))
    else:
        yield Line(f"{indent}{detail.name}:")
        for line in difference(before, after):
            yield Line(f"{indent}  {line.sign} {line.text}".rstrip(), STYLES.get(line.sign, "dim"))
    if detail.written is not None and "\n" not in detail.written and len(detail.written) <= _WIDTH:
        yield Line(f"{indent}  in the YAML: {detail.written}", "dim")


def _side(value: str | None) -> str:
    return "none" if value is None else value or "''"


def _rows(rows: Iterable[Row], display: Display, file: str | None) -> Iterator[Line]:
    """Yield the first rows of each operation, and how many there are."""
    by_operation: dict[str, list[Row]] = {}
    for row in rows:
        by_operation.setdefault(row.operation, []).append(row)
    for operation, found in by_operation.items():
        sign = SIGNS[operation]
        shown = found if display.all_rows else found[:_ROWS]
        for row in shown:
            yield from _titled("  ", sign, f"row {row.label}", _below(row.place, file))
            for detail in row.details:
                yield from _value(detail, row)
        if len(found) > len(shown):
            more = len(found) - len(shown)
            noun = "row" if more == 1 else "rows"
            yield Line(f"  {sign} … {more:,} more {noun} to {operation} (--all-rows)", STYLES.get(sign, ""))


def _value(detail: Detail, row: Row) -> Iterator[Line]:
    """Yield a value of a row; of one that is inserted or deleted there is only one side."""
    if row.operation == "update":
        yield from _detail(detail, "      ")
        return
    value = detail.after if row.operation == "insert" else detail.before
    if f"{detail.name}={value}" in row.label.split(", "):
        return
    yield from _one_side(detail.name, value, "      ")


# --- the steps ---


def _steps(plan: Plan, sql: bool) -> Iterator[Line]:
    """Yield every statement in its transaction, with the locks that it takes and what it does to rows."""
    transactions = plan.transactions()
    number = 0
    for at, transaction in enumerate(transactions, 1):
        yield Line("")
        yield Line(f"{_transaction(transaction, at, len(transactions))}", "bold")
        yield from (Line(f"  {line}", "dim") for line in phrases.held(transaction))
        for step in transaction:
            number += 1
            yield from _step(number, step, sql)


def _transaction(transaction: list[Step], number: int, count: int) -> str:
    alone = "" if transaction[0].effects.transactional else ", a statement outside of any"
    return f"Transaction {number} of {count}{alone}" if count > 1 else "Steps, in one transaction"


def _step(number: int, step: Step, sql: bool) -> Iterator[Line]:
    place = f"   {phrases.where(step.place)}" if step.place else ""
    yield Line(f"  {number}. {step.title}{place}")
    if effects := phrases.effects(step):
        yield Line(f"      {', '.join(effects)}", "dim")
    if sql:
        for line in each_line(step.bare or step.sql):
            yield Line(f"      | {line}", "dim")
