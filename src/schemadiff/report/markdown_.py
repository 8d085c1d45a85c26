"""A plan as Markdown for a comment on a pull request: hazards, a table of the changes, collapsed SQL.

Names, values and messages are in code spans or code blocks: anywhere else GitHub and the like turn mentions, references
and addresses into links, however their characters are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from schemadiff.errors import Finding
from schemadiff.plan import Plan, Step
from schemadiff.report import phrases
from schemadiff.report.script import script
from schemadiff.report.text import SIGNS
from schemadiff.shown import block, one_line

LIMIT = 60_000
"""Maximum number of characters; GitHub accepts 65,536 in a comment."""

_ROWS = 200
"""Maximum rows of the table of changes; the first plan of a schema may have thousands."""


def render(plan: Plan) -> str:
    """Return the comment; ends with a newline."""
    head = "\n".join(_head(plan)) + "\n"
    if not plan.steps:
        return head
    whole = head + "\n".join(_sql(plan)) + "\n"
    if len(whole) <= LIMIT:
        return whole
    note = "\n_The SQL is too long for a comment; `schemadiff plan --format sql` writes it._\n"
    return (head if len(head) <= LIMIT else head[:LIMIT].rpartition("\n")[0] + "\n\n_… cut here._\n") + note


def _head(plan: Plan) -> Iterator[str]:
    yield f"### schemadiff: {_status(plan)}"
    yield ""
    yield f"{code(plan.source)} → {code(plan.target)}, PostgreSQL {plan.version}"
    if plan.refusals:
        yield from ("", "> [!CAUTION]", "> **Refused: apply will not run this plan.**")
        yield from _findings(plan.refusals)
    if plan.consents:
        yield from ("", "> [!WARNING]", "> **Needs consent.** apply runs this only with")
        yield from (f"> - {code(flag)}" for flag in phrases.consents(plan))
    if plan.requirements:
        yield from ("", "> [!NOTE]", "> **Needed by apply and missing in this session**")
        yield from _findings(plan.requirements)
    if plan.warnings:
        yield from ("", "> [!NOTE]", "> **Warnings**")
        yield from _findings(plan.warnings)
    if plan.unmodelled:
        yield from ("", "**Not supported, so neither compared nor changed**", "")
        yield from (f"- {code(str(item))}" for item in plan.unmodelled)
    if plan.rehearsal is not None and plan.rehearsal.left_out:
        yield from ("", "> [!NOTE]", "> **Not rehearsed**")
        yield from _findings(plan.rehearsal.left_out)
    if plan.steps:
        yield from ("", phrases.summary(plan), "")
        yield from _table(plan)
    if (rehearsed := phrases.rehearsal(plan)) is not None:
        yield from ("", code(rehearsed) if plan.rehearsal and plan.rehearsal.absent else rehearsed)


def _status(plan: Plan) -> str:
    if plan.refusals:
        return "refused"
    if plan.empty:
        return "no changes"
    count = len(plan.steps)
    consent = f", {len(phrases.consents(plan))} that need consent" if plan.consents else ""
    return f"{count} change{'s' if count > 1 else ''}{consent}"


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        place = f"{code(str(finding.place))}: " if finding.place else ""
        hint = f"<br>{code(finding.hint)}" if finding.hint else ""
        yield f"> - {place}{code(finding.message)}{hint}"


def _table(plan: Plan) -> Iterator[str]:
    yield "| | change | declared in | effects |"
    yield "|---|---|---|---|"
    for step in plan.steps[:_ROWS]:
        effects = [*phrases.effects(step), *(f"**{h.name}**" for h in step.hazards)]
        place = code(phrases.where(step.place)) if step.place else ""
        cells = (code(SIGNS.get(step.operation, " ")), _change(step), place, "<br>".join(dict.fromkeys(effects)))
        yield "| " + " | ".join(map(_cell, cells)) + " |"
    if len(plan.steps) > _ROWS:
        yield f"| | … and {len(plan.steps) - _ROWS} more | | |"


def _cell(text: str) -> str:
    """Return the text of a table cell.

    A pipe is escaped; after a backslash that does not work, so it is written by its code.
    """
    return text.replace("\\|", "\\\\x7c").replace("|", "\\|")


def _change(step: Step) -> str:
    parts = [code(step.title)]
    parts += [f"{code(d.name)}: {' → '.join(map(_value, phrases.values(step, d)))}" for d in step.details]
    if step.because:
        parts.append(f"because of {code(phrases.listed(step.because))}")
    return "<br>".join(parts)


def _value(value: str | None) -> str:
    return "none" if value is None else code(_short(value))


def _short(value: str) -> str:
    value = one_line(value)
    return value if len(value) <= 80 else value[:79] + "…"


def _sql(plan: Plan) -> Iterator[str]:
    text = block(script(plan).rstrip("\n"))
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    yield from ("", "<details><summary>SQL</summary>", "", f"{fence}sql", text, fence, "", "</details>")


def code(text: str) -> str:
    """Return a code span that its content cannot end, so that no name becomes a mention, link or tag."""
    text = one_line(text) or " "
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"
