"""A plan as Markdown for a comment on a pull request: what it means, one section for each object, collapsed SQL.

Names, values and messages are in code spans or code blocks: anywhere else GitHub and the like turn mentions, references
and addresses into links, however their characters are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from schemadiff.errors import BranchConflict, Finding
from schemadiff.plan import Plan
from schemadiff.report import phrases
from schemadiff.report.overview import Entry, counts, entries, statements, summary
from schemadiff.report.script import script
from schemadiff.report.text import about, entry_lines
from schemadiff.shown import block, one_line

LIMIT = 60_000
"""Maximum number of characters; GitHub accepts 65,536 in a comment."""

_OPEN = 12
"""So many objects are shown open; where there are more, each can be unfolded."""


def render(plan: Plan) -> str:
    """Return the comment; ends with a newline.

    Where it would be too long, the SQL is left out, and then the details of the last objects: what changes is still
    named for each object.
    """
    head, tail = list(_head(plan)), list(_tail(plan))
    objects = entries(plan)
    for sections in (_sections(objects), _sections(objects, folded=True)):
        whole = [*head, *sections, *tail, *_sql(plan)]
        if _length(whole) <= LIMIT:
            return "\n".join(whole) + "\n"
    note = ["", "_The SQL is too long for a comment; `schemadiff plan --format sql` writes it._"]
    room = LIMIT - _length([*head, *tail, *note])
    return "\n".join((*head, *_fitting(objects, room), *tail, *note)) + "\n"


def _length(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _head(plan: Plan) -> Iterator[str]:
    yield f"### schemadiff: {_status(plan)}"
    yield ""
    yield f"{code(plan.source)} → {code(plan.target)}, PostgreSQL {plan.version}"
    if plan.refusals:
        yield from ("", "> [!CAUTION]", "> **Refused: apply will not run this plan.**")
        yield from _findings(plan.refusals)
    if conflicts := [found for found in plan.warnings if isinstance(found, BranchConflict)]:
        yield from ("", "> [!CAUTION]", "> **Conflicts: both branches change the same differently**")
        yield from _findings(conflicts)
    if plan.consents:
        yield from ("", "> [!WARNING]", "> **Needs consent.** apply runs this only with")
        for flag in phrases.consents(plan):
            reasons = list(dict.fromkeys(h.why for h in plan.consents if h.needs == flag))
            more = f" and {len(reasons) - 1} more" if len(reasons) > 1 else ""
            yield f"> - {code(flag)}<br>{code(reasons[0])}{more}"
    said = {hazard.why for hazard in plan.consents}
    sentences = [sentence for sentence in summary(plan) if sentence.text not in said]
    if sentences:
        yield ""
        yield from (f"- **{sentence.heading}:** {code(sentence.text)}" for sentence in sentences)


def _tail(plan: Plan) -> Iterator[str]:
    if plan.steps:
        yield from ("", f"**{counts(plan)}** {statements(plan)}.".replace("**** ", ""))
    for title, findings in (
        ("Needed by apply and missing in this session", plan.requirements),
        ("Warnings", tuple(found for found in plan.warnings if not isinstance(found, BranchConflict))),
        ("Not rehearsed", plan.rehearsal.left_out if plan.rehearsal is not None else ()),
    ):
        if findings:
            yield from ("", "> [!NOTE]", f"> **{title}**")
            yield from _findings(findings)
    if plan.unmodelled:
        yield from ("", "**Not supported, so neither compared nor changed**", "")
        yield from (f"- {code(str(item))}" for item in plan.unmodelled)
    if (rehearsed := phrases.rehearsal(plan)) is not None:
        yield from ("", code(rehearsed) if plan.rehearsal and plan.rehearsal.absent else rehearsed)


def _status(plan: Plan) -> str:
    if plan.refusals:
        return "refused"
    if plan.empty:
        return "no changes"
    count = sum(1 + len(entry.alike) for entry in entries(plan)) or len(plan.steps)
    consents = len(phrases.consents(plan))
    consent = f", {consents} that need{'s' if consents == 1 else ''} consent" if consents else ""
    return f"{count} object{'s' if count > 1 else ''} changed{consent}"


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        place = f"{code(str(finding.place))}: " if finding.place else ""
        hint = f"<br>{code(finding.hint)}" if finding.hint else ""
        yield f"> - {place}{code(finding.message)}{hint}"


def _sections(objects: Iterable[Entry], *, folded: bool = False) -> Iterator[str]:
    objects = list(objects)
    for entry in objects:
        yield from _section(entry, folded=folded or len(objects) > _OPEN)


def _section(entry: Entry, *, folded: bool) -> Iterator[str]:
    """Yield one object as a block that GitHub colours like a difference."""
    _, *rest = [line.text for line in entry_lines(entry)]
    if not rest:
        yield from ("", f"- {_named(entry)}")
        return
    fence = _fence(rest)
    body = [f"{fence}diff", *map(_signed, rest), fence]
    if folded:
        yield from ("", f"<details><summary>{_tag(_title(entry))}</summary>", "", *body, "", "</details>")
    else:
        yield from ("", f"**{code(_title(entry))}**{_place(entry)}", "", *body)


def _title(entry: Entry) -> str:
    return f"{entry.sign} {entry.title}{about(entry.own) if entry.own is not None else ''}"


def _place(entry: Entry) -> str:
    return f" {code(entry.where)}" if entry.where else ""


def _named(entry: Entry) -> str:
    return f"{code(_title(entry))}{_place(entry)}"


def _signed(line: str) -> str:
    """Return a line with its sign in the first column, where a difference is coloured by it."""
    stripped = line.lstrip()
    if stripped[:2] in ("+ ", "- "):
        return f"{stripped[0]}{line[1:].replace(stripped[0], ' ', 1)}"
    return f" {line[1:]}" if line.startswith(" ") else f" {line}"


def _fitting(objects: Iterable[Entry], room: int) -> Iterator[str]:
    """Yield as many objects with their details as there is room for, and the others by their names."""
    objects = list(objects)
    names = [f"- {_named(entry)}" for entry in objects]
    left = room - _length(names)
    for entry, name in zip(objects, names, strict=True):
        section = list(_section(entry, folded=True))
        more = _length(section) - len(name) - 1
        if more <= left:
            left -= more
            yield from section
        elif room > 0:
            room -= len(name) + 1
            yield name


def _tag(text: str) -> str:
    """Return a text as HTML, where Markdown is not read: no name becomes a mention, link or tag."""
    from html import escape

    return f"<code>{escape(' '.join(one_line(text).split()))}</code>"


def _fence(lines: Iterable[str]) -> str:
    return "`" * max(3, 1 + max((len(run) for line in lines for run in re.findall("`+", line)), default=0))


def _sql(plan: Plan) -> Iterator[str]:
    if not plan.steps:
        return
    text = block(script(plan).rstrip("\n"))
    fence = _fence([text])
    yield from ("", "<details><summary>SQL</summary>", "", f"{fence}sql", text, fence, "", "</details>")


def code(text: str) -> str:
    """Return a code span that its content cannot end, so that no name becomes a mention, link or tag."""
    text = one_line(text) or " "
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"
