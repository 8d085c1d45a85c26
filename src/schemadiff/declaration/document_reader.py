"""Reads a YAML file with its comments and blank lines, for writers that keep them.

The events of PyYAML's parser say where every node is written. What is between two nodes are indicators, blanks and
comments alone, so a pattern finds the comments there. Each one stays with what it is about: a comment at the end of a
line with the key or item of that line, one on a line of its own with what follows, or, below the last entry of a
mapping or list and indented like it, with that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, NamedTuple

from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from schemadiff.declaration.yaml_document import Collection, Comments, Document, Entry, Node, Scalar
from schemadiff.declaration.yaml_nodes import Number, plain_value

_BREAK = "\r\n\x85\u2028\u2029"
_LINES = re.compile(f"\r\n|[{_BREAK}]")
_COMMENT = re.compile(rf"(?:(?<=[\s])|\A)#[^{_BREAK}]*")
_BRACKET = re.compile(r"\s*[\[{]")
_BETWEEN = re.compile(rf"\s*(#[^{_BREAK}]*)?")
_HEADER = re.compile(rf"([|>])([-+0-9]*)[ \t]*(#[^{_BREAK}]*)?")


Event = Any
"""An event of the parser; untyped, since each sort of them has attributes of its own."""


class _Found(NamedTuple):
    """A comment that belongs to nothing yet; a blank line if it has no text."""

    text: str
    column: int
    after_dash: bool
    """It is behind the dash of the item that follows."""
    start: int


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been read."""

    node: Collection
    column: int
    """The comments below its last entry have at least this column."""
    entry: Entry | None = None
    """The entry whose value comes next."""


def read_document(text: str) -> Document:
    """Return a file's layout; the text has to be one that :func:`schemadiff.declaration.yaml_reader.read` accepts."""
    return _Reader(text).document()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _LINES.finditer(text))]
        self.position = 0
        """The end of what has been read."""
        self.stack: list[_Open] = []
        self.pending: list[_Found] = []
        self.line_of: Entry | None = None
        """The entry that a comment at the end of this line belongs to."""
        self.result = Document(None)

    def document(self) -> Document:
        parser = CParser(self.text.encode())
        while (event := parser.get_event()) is not None:
            self.event(event)
        return self.result

    def event(self, event: Event) -> None:
        kind = event.__class__
        if kind is StreamStartEvent:
            return
        start: int = event.start_mark.index
        self.gap(start)
        if kind is ScalarEvent or kind is AliasEvent:
            self.leaf(event, start)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            self.opened(event, start)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self.closed(event)
        elif kind is DocumentStartEvent:
            self.document_start(event)
        elif kind is StreamEndEvent:
            rest = _texts(self.taken(len(self.pending)))
            if self.result.root is not None:
                self.result.root.below += rest
            else:
                self.result.head += rest

    def document_start(self, event: Event) -> None:
        marker = self.text.find("---", event.start_mark.index, event.end_mark.index) if event.explicit else -1
        if marker >= 0:
            # Directives say nothing that this reader minds.
            self.gap(marker)
            self.result.marked = True
            self.result.head = _texts(self.taken(len(self.pending)))
            self.position = event.end_mark.index
            self.line_of = None

    # --- comments ---

    def gap(self, end: int) -> None:
        """Find the comments and blank lines up to what comes next."""
        begin = self.position
        if end < begin:
            return
        gap = self.text[begin:end]
        dash = _last_dash(gap)
        same_line = begin > 0 and self.text[begin - 1] not in _BREAK
        behind = False
        for comment in _COMMENT.finditer(gap):
            found = comment[0].rstrip()
            if same_line and self.line_of is not None and not _LINES.search(gap, 0, comment.start()):
                self.put_right(self.line_of, found)
                continue
            start = begin + comment.start()
            if not behind and 0 <= dash < comment.start():
                self.blank_above(begin + dash)
                behind = True
            self.blank_above(start, behind=behind)
            self.pending.append(_Found(found, self.column(start), behind, start))
        if dash >= 0 and not behind:
            self.blank_above(begin + dash)
        if gap:
            self.blank_above(end, behind=dash >= 0)
        self.position = end

    def blank_above(self, index: int, *, behind: bool = False) -> None:
        """Record a blank line above what begins a line after the position, unless one is recorded.

        ``behind`` says whether it is behind the dash of an item.
        """
        line = bisect_right(self.starts, index) - 1
        start = self.starts[line]
        if line == 0 or start < self.position or self.text[self.starts[line - 1] : start].strip():
            return
        if not self.pending or self.pending[-1].text:
            self.pending.append(_Found("", 0, behind, start))

    def put_right(self, entry: Entry, comment: str) -> None:
        """Give an entry a comment at the end of its line; one that it has already goes above."""
        if entry.right is not None:
            entry.above.append(entry.right)
        entry.right = comment

    def column(self, index: int) -> int:
        return index - self.starts[bisect_right(self.starts, index) - 1]

    def taken(self, count: int) -> list[_Found]:
        """Return the first comments that belong to nothing yet, which from now on belong to something."""
        taken, self.pending = self.pending[:count], self.pending[count:]
        return taken

    # --- nodes ---

    def leaf(self, event: Event, start: int) -> None:
        """Read a scalar or an alias: a key, a value, or an item."""
        scalar, inner = self.scalar(event, start)
        self.position = max(self.position, event.end_mark.index)
        holder = self.stack[-1] if self.stack else None
        if holder is None:
            # The only root that is no mapping is an empty one.
            return
        if holder.node.is_mapping and holder.entry is None:
            above = self.taken(len(self.pending))
            self.line_of = Entry(scalar, scalar, _texts(above), None, above[0].start if above else start)
            holder.node.entries.append(self.line_of)
            holder.entry = self.line_of
        else:
            self.line_of = self.valued(holder, scalar, start)
            self.above_it(self.line_of)
        for comment in inner:
            self.put_right(self.line_of, comment)

    def above_it(self, entry: Entry) -> None:
        """Give an entry the comments between its key or dash and its value."""
        entry.above += filter(None, _texts(self.taken(len(self.pending))))

    def valued(self, holder: _Open, node: Node, start: int) -> Entry:
        """Return the entry that a value or item belongs to."""
        if holder.entry is not None:
            entry, holder.entry = holder.entry, None
            entry.value = node
            return entry
        above = self.taken(next((n for n, found in enumerate(self.pending) if found.after_dash), len(self.pending)))
        entry = Entry(None, node, _texts(above), None, above[0].start if above else start)
        holder.node.entries.append(entry)
        return entry

    def opened(self, event: Event, start: int) -> None:
        """Read the start of a mapping or list."""
        is_mapping = event.__class__ is MappingStartEvent
        node = Collection(is_mapping, bool(event.flow_style), anchor=event.anchor, start=start)
        holder = self.stack[-1] if self.stack else None
        entry = self.valued(holder, node, start) if holder is not None else None
        at = start if event.anchor is None else start + len(event.anchor) + 1
        column: int = event.start_mark.column
        if holder is None:
            self.result.root = node
        elif event.anchor is not None or (holder.node.is_mapping and column <= holder.column):
            # A list may be indented like the key that it belongs to.
            column = holder.column + 1
        if node.flow:
            bracket = _BRACKET.match(self.text, at)
            at = bracket.end() if bracket is not None else at
            if entry is not None:
                self.above_it(entry)
        elif not is_mapping:
            # What is pending stands above the dash of the first item.
            self.pending = [found._replace(after_dash=False) for found in self.pending]
        # What follows a dash on its line belongs to the item.
        self.line_of = entry if node.flow or event.anchor is not None else None
        self.position = max(self.position, at)
        self.stack.append(_Open(node, column))

    def closed(self, event: Event) -> None:
        """Read the end of a mapping or list."""
        ended = self.stack.pop()
        node = ended.node
        count = 0
        for number, found in enumerate(self.pending, 1):
            if found.text and not node.flow and found.column < ended.column:
                break
            count = number if found.text else count
        below = self.taken(count)
        node.below = _texts(below)
        if not node.flow:
            node.end = below[-1].start + len(below[-1].text) if below else 0
            return
        self.pending.clear()
        node.end = event.end_mark.index
        self.position = max(self.position, node.end)
        self.line_of = self.stack[-1].node.entries[-1] if self.stack else None
        if not node.entries and self.line_of is not None:
            for comment in filter(None, node.below):
                self.put_right(self.line_of, comment)
            node.below = []

    def scalar(self, event: Event, start: int) -> tuple[Scalar, Comments]:
        """Return a scalar, and the comments that are inside of it."""
        end: int = event.end_mark.index
        if event.__class__ is AliasEvent:
            return Scalar(f"*{event.anchor}", raw=True, start=start, end=end), []
        source, inner = _after_anchor(self.text[start:end], event.anchor)
        broken: tuple[str, ...] = ()
        if event.style in ("|", ">"):
            header = _HEADER.match(source)
            assert header is not None
            inner += [header[3].rstrip()] if header[3] else []
            if event.style == ">":
                broken = _folded(header[2], source[header.end() :])
        elif _LINES.search(source):
            broken = _continued(source)
        raw = not event.style and (event.value == "<<" or not _is_text(event.value))
        return Scalar(event.value, raw, broken, event.anchor, start, end), inner


def _after_anchor(source: str, anchor: str | None) -> tuple[str, Comments]:
    """Return the source of a scalar without its anchor, and the comments between both."""
    inner: Comments = []
    if anchor is None:
        return source, inner
    source = source[len(anchor) + 1 :]
    while (between := _BETWEEN.match(source)) is not None and between[0]:
        inner += [between[1].rstrip()] if between[1] else []
        source = source[between.end() :]
    return source, inner


def _is_text(value: str) -> bool:
    """Tell whether a plain scalar is a text, and no number, boolean or null."""
    known = plain_value(value)
    return isinstance(known, str) and not isinstance(known, Number)


def _last_dash(gap: str) -> int:
    """Return the index of the last dash that begins an item; -1 if there is none."""
    bare = _COMMENT.sub(lambda m: "\0" * len(m[0]), gap)
    return bare.rfind("-")


def _texts(found: list[_Found]) -> Comments:
    """Return comments with single blank lines between them."""
    texts: Comments = []
    for one in found:
        if one.text or not texts or texts[-1]:
            texts.append(one.text)
    return texts


def _folded(indicators: str, body: str) -> tuple[str, ...]:
    """Return the lines of a folded block without their indentation; none if the number of blank lines counts."""
    lines = [line.rstrip(" ") if not line.strip(" ") else line for line in _LINES.split(body)[1:]]
    while lines and not lines[-1]:
        lines.pop()
    if not lines or "+" in indicators or any(c.isdigit() for c in indicators):
        return ()
    first = next(line for line in lines if line)
    indent = len(first) - len(first.lstrip(" "))
    return (f">{indicators}", *(line[indent:] for line in lines))


def _continued(source: str) -> tuple[str, ...]:
    """Return the lines of a plain or quoted text; blanks at their ends mean nothing, but for an escaped one."""
    first, *more = _LINES.split(source)
    lines = [first, *(line.lstrip(" \t") for line in more)]
    return tuple(line if line.rstrip(" \t").endswith("\\") else line.rstrip(" \t") for line in lines)
