"""The difference of two texts, shown where it is and never cut: short values side by side, long ones line by line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from schemadiff.shown import each_line

_AROUND = 2
"""How many equal lines are shown before and after a difference."""

_CLAUSE = re.compile(r",\s+|\s+(?=(?:AND|OR|WHEN|THEN|ELSE|FROM|WHERE|JOIN|ORDER|GROUP)\b)")
"""Where a long text of one line is broken: behind a comma, and before what begins another clause."""

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

_WIDEST = 100
"""The longest text of one line that stays in one; longer ones are broken at clauses."""


class Part(NamedTuple):
    """A piece of a line, and whether the other side has another one in its place."""

    text: str
    changed: bool


class DifferenceLine(NamedTuple):
    """One line: gone (``-``), new (``+``), the same on both sides (blank), or left out (``…``)."""

    sign: Literal["-", "+", " ", "…"]
    parts: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """Return the whole line."""
        return "".join(part.text for part in self.parts)


def difference(before: str, after: str) -> Iterator[DifferenceLine]:
    """Yield what differs with the lines around it; where equal lines are left out, one line says so.

    Texts of one line are broken into clauses if they are long. A line that replaces another one marks the words that
    differ.
    """
    one, other = _lines(before), _lines(after)
    if max(len(one), len(other)) == 1 and max(len(before), len(after)) > _WIDEST:
        one, other = _clauses(one[0]), _clauses(other[0])
    groups = _groups(one, other)
    if groups and groups[0][0][1] > 0:
        yield DifferenceLine("…")
    for number, group in enumerate(groups):
        if number:
            yield DifferenceLine("…")
        for tag, a, b, c, d in group:
            yield from _block(tag, one[a:b], other[c:d])
    if groups and groups[-1][-1][2] < len(one):
        yield DifferenceLine("…")


def _groups(one: Sequence[str], other: Sequence[str]) -> list[list[tuple[str, int, int, int, int]]]:
    """Return the blocks that differ; in white space only where nothing else does."""
    for plain in (_without_blanks, str):
        matcher = difflib.SequenceMatcher(None, [*map(plain, one)], [*map(plain, other)], autojunk=False)
        if groups := list(matcher.get_grouped_opcodes(_AROUND)):
            return [[*group] for group in groups]
    return []


def _without_blanks(line: str) -> str:
    return " ".join(line.split())


def _lines(text: str) -> list[str]:
    """Return the lines without blank ones at the ends, which a block scalar of YAML has or has not."""
    lines = each_line(text)
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    while len(lines) > 1 and not lines[0].strip():
        lines.pop(0)
    return lines


def _clauses(line: str) -> list[str]:
    found, start = [], 0
    for match in _CLAUSE.finditer(line):
        found.append(line[start : match.end()].rstrip())
        start = match.end()
    return [*found, line[start:]]


def _block(tag: str, one: Sequence[str], other: Sequence[str]) -> Iterator[DifferenceLine]:
    if tag == "equal":
        yield from (DifferenceLine(" ", (Part(line, changed=False),)) for line in one)
        return
    pairs = [_words(a, b) for a, b in zip(one, other, strict=False)]
    yield from (DifferenceLine("-", gone) for gone, _ in pairs)
    yield from (DifferenceLine("-", (Part(line, changed=True),)) for line in one[len(pairs) :])
    yield from (DifferenceLine("+", new) for _, new in pairs)
    yield from (DifferenceLine("+", (Part(line, changed=True),)) for line in other[len(pairs) :])


def _words(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return both lines in pieces; where they have little in common, each is one piece."""
    one, other = _WORD.findall(before), _WORD.findall(after)
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < 0.4:
        return (Part(before, changed=True),), (Part(after, changed=True),)
    gone: list[Part] = []
    new: list[Part] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if b > a:
            gone.append(Part("".join(one[a:b]), tag != "equal"))
        if d > c:
            new.append(Part("".join(other[c:d]), tag != "equal"))
    return tuple(gone), tuple(new)
