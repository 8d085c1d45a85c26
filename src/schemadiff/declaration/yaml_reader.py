"""Reads one YAML file into plain nested data with source locations.

PyYAML's C parser returns events; the builder below turns them into :class:`Map`, :class:`Seq` and scalars. That is
several times faster than PyYAML's own loaders, keeps the digits of a number as they were written, and makes every
source location available.

A reader that has the source text can also report what the parser cannot: that a comma split ``numeric(10,2)``, or that
``data #>> '{x}'`` was cut where YAML saw a comment.
"""

from __future__ import annotations

import codecs
import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple, cast

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from schemadiff.declaration.yaml_diagnostics import unbalanced
from schemadiff.declaration.yaml_nodes import LOW, PLAIN, SHIFT, Map, Node, Number, Seq, Source, plain_value
from schemadiff.declaration.yaml_traps import CONTROL, MAX_DEPTH, TOO_DEEP, Event, GetEvent, Traps
from schemadiff.errors import Finding, InputError, Place

MAX_EXPANSION: Final = 1_000_000
"""The number of nodes that aliases may add to those written."""


def read(data: bytes, file: str) -> Map | None:
    """Return the content of one file; None if it is empty.

    Raises:
        InputError: With all errors that were found.
    """
    text = decoded(data, file)
    with _gc_paused():
        try:
            reader = _Reader(Source(file, text))
            root = reader.build()
        except ReaderError:
            # The parser stops at a control character; without them it finds the other errors.
            reader = _Reader(Source(file, CONTROL.sub("\ufffd", text)))
            reader.traps.control_characters(text)
            root = reader.build()
    if reader.findings:
        raise InputError(reader.findings)
    return root


def decoded(data: bytes, file: str) -> str:
    """Return the text of a file, without a byte order mark. Raises InputError if it is not UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "the file is UTF-16, but only UTF-8 is supported"
        raise InputError([Finding(message, Place(file, 1, 1), "Save it as UTF-8.")])
    content = data.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        good = content[: error.start].decode()
        message = f"the byte 0x{content[error.start]:02x} is not UTF-8"
        place = Source(file, good).place(len(good))
        raise InputError([Finding(message, place, "Save the file as UTF-8.")]) from None


@contextmanager
def _gc_paused() -> Iterator[None]:
    """Pause the garbage collector: the nodes hold no cycles, and it would scan them again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


# --- scalars ----------------------------------------------------------------------------------------------------

_MISSING: Final = Number("missing")


class _Mark(str):
    """A text equal to no other: the key `<<` until it is merged, and the replacement of an invalid key or alias."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other


_MERGE: Final = _Mark("<<")


def _text(node: Node) -> str:
    """Return a scalar as the text of a key."""
    if node is None:
        return "null"
    if node is True or node is False:
        return "true" if node else "false"
    return str(node)


# --- errors that the source shows -------------------------------------------------------------------------------

_TAG: Final = re.compile(r"(?:&\S+\s+)?(![^\s,\[\]{}]*)")


class _StopError(Exception):
    """Raised if the rest of the file cannot be read; the finding is recorded."""


class _Sized(NamedTuple):
    node: Map | Seq  # held, so that its id stays its own
    size: int
    height: int


class _Reader:
    """Builds the nodes of one file and collects its errors."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.stack: list[Map | Seq] = []
        self.traps = Traps(source, self.findings, self.stack)
        self.keys: dict[str, str] = {}
        self.known: dict[str, Node] = dict(PLAIN)
        self.anchors: dict[str, Node] = {}
        self.special: dict[int, Map | Seq] = {}  # open nodes with an anchor or a merge key, by id
        self.sizes: dict[int, _Sized] = {}
        self.expansion = 0

    def found(self, message: str, index: int, hint: str | None = None) -> None:
        self.findings.append(Finding(message, self.source.place(index), hint))

    # --- building ---

    def build(self) -> Map | None:
        """Return the root mapping; None if there is none or the file cannot be read to its end."""
        text = self.source.text
        if self.traps.conflicts():
            return None
        get_event = self.traps.watched(cast(GetEvent, CParser(text.encode()).get_event))
        try:
            return self.document(get_event)
        except _StopError:
            return None
        except MarkedYAMLError as error:
            self.traps.syntax_error(error.problem or "", error.context or "", error.problem_mark, error.context_mark)
            return None

    def document(self, get_event: GetEvent) -> Map | None:
        get_event()
        if get_event().__class__ is StreamEndEvent:
            return None
        root = None
        event = get_event()
        if event.__class__ is MappingStartEvent:
            root = self.mapping(event, get_event)
        elif event.__class__ is not ScalarEvent or event.value or event.style or event.tag:
            what = "text" if event.__class__ is ScalarEvent else "a list"
            index = event.start_mark.index
            self.found(f"the file contains {what}, but a mapping is needed", index, "Start with `tables:`.")
            raise _StopError
        get_event()
        event = get_event()
        index = event.start_mark.index
        if event.__class__ is DocumentStartEvent:
            message = "a second YAML document starts here"
            self.found(message, index, "Use one document in a file: remove the `---`.")
            raise _StopError
        return root

    def mapping(self, event: Event, get_event: GetEvent) -> Map:
        """Read the root mapping without recursion: pairs and items of the innermost open node, until it changes."""
        root = self.opened(event, event.start_mark.index)
        assert isinstance(root, Map)
        stack, pairs, items = self.stack, self.pairs, self.items
        while stack:
            node = stack[-1]
            if isinstance(node, Map):
                pairs(node, get_event)
            else:
                items(node, get_event)
        return root

    def pairs(self, mapping: Map, get_event: GetEvent) -> None:
        """Read the pairs of a mapping and of nested mappings, until the innermost open node is a list or none."""
        keys, plain, marks = self.keys, self.known, mapping._marks
        while True:
            event = get_event()
            kind = event.__class__
            if kind is ScalarEvent:
                key = keys.get(event.value)
                if key is None or key in mapping or event.anchor is not None or event.tag is not None:
                    key = self.key(event, mapping)
            elif kind is MappingEndEvent:
                above = self.ended(mapping)
                if not isinstance(above, Map):
                    return
                mapping = above
                marks = mapping._marks
                continue
            else:
                key = self.odd_key(event, mapping, get_event)
            mark = event.start_mark.index << SHIFT
            event = get_event()
            kind = event.__class__
            start = event.start_mark.index
            marks[key] = mark | start
            if kind is ScalarEvent:
                value = event.value if event.style else plain.get(event.value, _MISSING)
                if value is _MISSING or event.anchor is not None or event.tag is not None:
                    value = self.scalar(event)
                mapping[key] = value
            elif kind is AliasEvent:
                mapping[key] = self.alias(event)
            else:
                mapping[key] = node = self.opened(event, start)
                if not isinstance(node, Map):
                    return
                mapping = node
                marks = mapping._marks

    def items(self, sequence: Seq, get_event: GetEvent) -> None:
        """Read the items of a list: to its end, or to one that is a mapping or list itself."""
        marks = sequence._marks
        while True:
            event = get_event()
            kind = event.__class__
            if kind is SequenceEndEvent:
                self.ended(sequence)
                return
            marks.append(event.start_mark.index)
            if kind is ScalarEvent:
                sequence.append(self.scalar(event))
            elif kind is AliasEvent:
                sequence.append(self.alias(event))
            else:
                sequence.append(self.opened(event, marks[-1]))
                return

    def scalar(self, event: Event) -> Node:
        """Return the value of a scalar, quoted or not."""
        value: Node = event.value
        if not event.style:
            value = self.known.get(event.value, _MISSING)
            if value is _MISSING:
                value = self.plain(event)
        if event.anchor is not None or event.tag is not None:
            self.properties(event, value)
        return value

    def opened(self, event: Event, start: int) -> Map | Seq:
        """Open a mapping or list."""
        node: Map | Seq
        if event.__class__ is MappingStartEvent:
            node = Map()
            node._marks = {}
        else:
            node = Seq()
            node._marks = []
        node._source = self.source
        node._start = start
        stack = self.stack
        stack.append(node)
        if len(stack) > MAX_DEPTH:
            self.too_deep(start)
        if event.anchor is not None or event.tag is not None:
            self.properties(event, node)
        return node

    def ended(self, node: Map | Seq) -> Map | Seq | None:
        """Close the innermost open node; return the one that contains it."""
        if self.special:
            self.close(node)
        stack = self.stack
        stack.pop()
        return stack[-1] if stack else None

    # --- rare cases of the loop ---

    def plain(self, event: Event) -> Node:
        """Resolve a plain scalar that was not read before, and cache it if there is nothing to report."""
        text: str = event.value
        if unbalanced(text):
            self.traps.split(event)
            return text
        self.known[text] = value = plain_value(text)
        return value

    def key(self, event: Event, mapping: Map) -> str:
        """Check a scalar key that is new, unusual or a duplicate."""
        text: str = event.value
        index: int = event.start_mark.index
        key = text
        if not event.style:
            if text == "<<":
                key = _MERGE
                self.special[id(mapping)] = mapping
            elif not text:
                self.found("a key is missing before the `:`", index)
                return _Mark()
            elif unbalanced(text):
                self.traps.split(event)
            else:
                key = self.keys.setdefault(text, text)
        if event.anchor is not None or event.tag is not None:
            self.properties(event, text)
        return self.unused(key, mapping, index)

    def unused(self, key: str, mapping: Map, index: int) -> str:
        if key not in mapping:
            return key
        if index >= self.traps.explained_until:
            first = mapping.place(key).line
            line = self.source.place(index).line
            where = f"twice in line {line}" if first == line else f"in line {first} and again in line {line}"
            hint = (
                "Merge several mappings with `<<: [*a, *b]`."
                if key is _MERGE
                else "Remove one of them, or give it another name."
            )
            self.found(f"the key {str(key)!r} is written {where}", index, hint)
        return _Mark(key)

    def odd_key(self, event: Event, mapping: Map, get_event: GetEvent) -> str:
        """Read a key that is an alias, or a mapping or list, which is skipped."""
        index: int = event.start_mark.index
        if event.__class__ is AliasEvent:
            node = self.alias(event)
            if not isinstance(node, (Map, Seq)):
                return self.unused(_text(node), mapping, index)
        else:
            depth = 1
            while depth:
                kind = get_event().__class__
                if kind is MappingStartEvent or kind is SequenceStartEvent:
                    depth += 1
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    depth -= 1
        if index >= self.traps.explained_until:
            hint = "If it is text that begins with a bracket, put it in quotes."
            self.found("a mapping or a list cannot be a key", index, hint)
        return _Mark()

    def properties(self, event: Event, node: Node) -> None:
        """Check the anchor and the tag of a node."""
        if event.tag is not None:
            written = _TAG.match(self.source.text, event.start_mark.index)
            tag: str = written[1] if written else event.tag
            message = f"the YAML tag `{tag}` is not supported"
            hint = "Remove it. If it belongs to the text, put the whole text in quotes."
            self.found(message, event.start_mark.index, hint)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
            if isinstance(node, (Map, Seq)):
                self.special[id(node)] = node

    def alias(self, event: Event) -> Node:
        name = event.anchor or ""
        index: int = event.start_mark.index
        if name not in self.anchors:
            hint = f"Write `&{name}` before the value that it names. {self.traps.explainer.quote_hint(index)}"
            self.found(f"the alias `*{name}` names no value above it", index, hint)
            self.traps.explained_until = max(self.traps.explained_until, self.traps.explainer.end_of_value(index))
            return _Mark(name)
        node = self.anchors[name]
        if isinstance(node, (Map, Seq)):
            sized = self.sizes.get(id(node))
            if sized is None:
                self.found(f"the alias `*{name}` is inside of the value that it names", index)
                return _Mark(name)
            self.expansion += sized.size
            if len(self.stack) + sized.height > MAX_DEPTH:
                self.too_deep(index)
            if self.expansion > MAX_EXPANSION:
                message = f"aliases add more than {MAX_EXPANSION:,} values"
                self.found(message, index, "Write the values out, or split the file.")
                raise _StopError
        return node

    def close(self, node: Map | Seq) -> None:
        """Close a node; apply its merge key, and record its anchor."""
        if self.special.pop(id(node), None) is None:
            return
        if isinstance(node, Map) and _MERGE in node:
            self.merge(node)
        total = height = 0
        todo: list[tuple[Map | Seq, int]] = [(node, 1)]
        while todo:
            item, level = todo.pop()
            total += 1
            height = max(height, level)
            for child in item.values() if isinstance(item, Map) else item:
                if not isinstance(child, (Map, Seq)):
                    total += 1
                elif sized := self.sizes.get(id(child)):
                    total += sized.size
                    height = max(height, level + sized.height)
                else:
                    todo.append((child, level + 1))
        self.sizes[id(node)] = _Sized(node, total, height)

    def merge(self, node: Map) -> None:
        """Insert the merged keys in place of `<<`; keys written in the mapping itself take precedence."""
        pairs = list(node.items())
        marks = node._marks.copy()
        node.clear()
        node._marks.clear()
        for key, value in pairs:
            if key is not _MERGE:
                node[key] = value
                node._marks[key] = marks[key]
                continue
            for source in value if isinstance(value, Seq) else (value,):
                if isinstance(source, _Mark):
                    continue
                if not isinstance(source, Map):
                    hint = "Write `<<: *name`, where `&name` is written before a mapping."
                    self.found("`<<` merges mappings, and this is not a mapping", marks[key] & LOW, hint)
                    continue
                for name in source:
                    if name not in marks and name not in node:
                        node[name] = source[name]
                        node._marks[name] = source._marks[name]

    def too_deep(self, index: int) -> None:
        self.found(TOO_DEEP, index)
        raise _StopError
