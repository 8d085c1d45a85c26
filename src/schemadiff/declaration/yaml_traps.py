"""What in a YAML file is not what its author meant: seen in the source, where the parser loses it or fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Protocol

from yaml.events import ScalarEvent

from schemadiff.declaration.yaml_diagnostics import Explainer, end_of_text, quoted
from schemadiff.declaration.yaml_nodes import Map, Seq, Source
from schemadiff.errors import Finding

MAX_DEPTH: Final = 100
"""The number of nesting levels that are read. libyaml's scanner, which runs ahead, has a limit of 1,000 since 0.2.6."""
TOO_DEEP: Final = f"more than {MAX_DEPTH} levels of nesting"

CONTROL: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_CUT: Final = re.compile(r"""\#(?<=[ \t]\#)(?=>|-(?!-)|[0-9'"])""")
_ESCAPED_NUL: Final = re.compile(r"\\(?:0|x00|u0000|U00000000)")
_OPENS_FLOW: Final = re.compile(r"(?:[&!]\S*\s+)*[\[{]")


_CONFLICT: Final = re.compile(r"^(<{7}|>{7})(?: |\r?$)", re.MULTILINE)
"""Lines that git writes around what differs in a merge; YAML has nothing like them at the beginning of a line."""


class Position(Protocol):
    """A position in the text."""

    index: int


class Event(Protocol):
    """An event of the parser; only scalars have a value and a style."""

    __class__: type[Any]
    start_mark: Position
    end_mark: Position
    anchor: str | None
    tag: str | None
    value: str
    style: str | None


GetEvent = Callable[[], Event]


class Traps:
    """The traps of one file; ``stack`` are the open nodes at the reader's position."""

    def __init__(self, source: Source, findings: list[Finding], stack: Sequence[Map | Seq]) -> None:
        self.source = source
        self.explainer = Explainer(source, lambda: self.in_flow() is not None)
        self.explained_until = -1
        """Up to here, what is already found explains whatever else looks wrong."""
        self._findings = findings
        self._stack = stack
        self._cut_at = -1

    def found(self, message: str, index: int, hint: str | None = None) -> None:
        """Report a finding."""
        self._findings.append(Finding(message, self.source.place(index), hint))

    def watched(self, get_event: GetEvent) -> GetEvent:
        """Return the same events, checked if the text contains what may be a trap."""
        text = self.source.text
        cuts = {m.start() for m in _LOOKS_CUT.finditer(text)}
        return self.watch(get_event, cuts).__next__ if cuts or _ESCAPED_NUL.search(text) else get_event

    def in_flow(self) -> int | None:
        """Return where the outermost open `{` or `[` is."""
        starts = (node._start for node in self._stack)
        return next((i for i in starts if _OPENS_FLOW.match(self.source.text, i)), None)

    def split(self, event: Event) -> None:
        """Report an unbalanced plain scalar inside `{ }` or `[ ]`, which a comma has split."""
        start: int = event.start_mark.index
        if start < self.explained_until or self.in_flow() is None:
            return
        text = self.source.text
        end = end_of_text(text, start, flow=True)
        if end is None or end <= event.end_mark.index:
            message = f"a parenthesis of `{event.value}` is unbalanced here"
            self.found(message, start, "Inside `{ }` and `[ ]`, put a text with a comma in quotes.")
            self.explained_until = end_of_text(text, start, flow=False, one_line=True) or len(text)
        else:
            whole = " ".join(text[start:end].split())
            hint = f"Put it in quotes: {quoted(whole)}"
            self.found(f"the comma splits `{whole}` in two", start, hint)
            self.explained_until = end

    def watch(self, get_event: GetEvent, cuts: set[int]) -> Iterator[Event]:
        """Yield the same events, with scalars checked for what only the source shows."""
        text = self.source.text
        while (event := get_event()) is not None:
            kind: type = event.__class__
            if kind is ScalarEvent:
                if "\0" in event.value:
                    hint = "PostgreSQL cannot store this character."
                    self.found("a text contains the character NUL", event.start_mark.index, hint)
                elif cuts and not event.style and event.value:
                    end = event.end_mark.index
                    while text[end : end + 1] in (" ", "\t"):
                        end += 1
                    if end in cuts:
                        self.cut(event, end)
            yield event

    def cut(self, event: Event, index: int) -> None:
        """Report a text that YAML cuts at a comment."""
        text = self.source.text
        start: int = event.start_mark.index
        line_start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
        start = max(start, len(text[:index]) - len(text[line_start:index].lstrip()))
        whole = text[start : max(self.explainer.end_of_value(start), index + 1)].rstrip()
        message = f"YAML reads everything after ` #` as a comment, so `{whole}` is cut there"
        hint = f"Put it in quotes: {quoted(whole)}. If it is a comment, write a space after the #."
        self.found(message, index, hint)
        self._cut_at = index

    def conflicts(self) -> bool:
        """Report what a merge has left, and tell whether there is any: then the rest is not as anybody meant it."""
        text = self.source.text
        found = list(_CONFLICT.finditer(text)) if "<<<<<<<" in text or ">>>>>>>" in text else []
        begun = False
        for marker in found:
            if not (begun and marker[1][0] == ">"):
                hint = "Choose what holds, and remove the lines <<<<<<<, ======= and >>>>>>>."
                self.found("git has left a merge conflict here", marker.start(), hint)
            begun = marker[1][0] == "<"
        return bool(found)

    def control_characters(self, text: str) -> None:
        """Report control characters."""
        first, *others = CONTROL.finditer(text)
        more = f" (and {len(others)} more like it)" if others else ""
        message = f"the file contains the control character U+{ord(first[0]):04X}{more}"
        hint = "Is it UTF-16? Save it as UTF-8." if first[0] == "\0" else "Remove it."
        self.found(message, first.start(), hint)

    def syntax_error(self, problem: str, context: str, mark: Position | None, context_mark: Position | None) -> None:
        """Report the parser's error with a hint, unless a reported trap explains it."""
        index: int = mark.index if mark is not None else 0
        flow = self.in_flow()
        if index <= self.explained_until or (flow is not None and self._cut_at >= flow):
            return
        if problem == "exceeded maximum nesting depth":
            self.found(TOO_DEEP, index)
            return
        opener: int = context_mark.index if context_mark is not None else index
        message, at, hint = self.explainer.explain(problem, context, index, opener)
        self.found(message, at, hint)
