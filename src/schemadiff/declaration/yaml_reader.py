"""Reads one YAML file into plain nested data that knows its lines.

PyYAML's C parser hands over events; the builder below turns them into :class:`Map`, :class:`Seq` and scalars.
That is several times faster than PyYAML's own loaders, keeps the digits of a number as they were written, and
leaves every place at hand.

A reader who knows the source text can also say what the parser cannot: that a comma split ``numeric(10,2)``, or
that ``data #>> '{x}'`` was cut where YAML saw a comment.
"""

from __future__ import annotations

import codecs
import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

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

from schemadiff.declaration.yaml_diagnostics import Explainer, end_of_text, quoted, unbalanced
from schemadiff.declaration.yaml_nodes import LOW, SHIFT, Map, Node, Number, Seq, Source
from schemadiff.errors import Finding, InputError, Place

MAX_DEPTH: Final = 100
"""How many levels of nesting are read. libyaml's scanner, which runs ahead, has a limit of 1,000 itself since 0.2.6."""
_TOO_DEEP: Final = f"more than {MAX_DEPTH} levels of nesting"
MAX_EXPANSION: Final = 1_000_000
"""How many nodes aliases may add to those written."""


def read(data: bytes, file: str) -> Map | None:
    """The content of one file, None when it is empty; raises InputError with everything found wrong."""
    text = _decode(data, file)
    with _gc_paused():
        try:
            reader = _Reader(Source(file, text))
            root = reader.build()
        except ReaderError:
            # The parser gives up at a control character; without them it finds the rest.
            reader = _Reader(Source(file, _CONTROL.sub("\ufffd", text)))
            reader.control_characters(text)
            root = reader.build()
    if reader.findings:
        raise InputError(reader.findings)
    return root


def _decode(data: bytes, file: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "the file is UTF-16, and only UTF-8 is read"
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
    """The nodes hold no cycles, and the collector would walk all of them again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


# --- scalars ----------------------------------------------------------------------------------------------------

_NUMBER: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
_PLAIN: Final[dict[str, Node]] = {"": None, "~": None, "null": None, "true": True, "false": False}
_MISSING: Final = Number("missing")


class _Mark(str):
    """A text no other equals: the key `<<` until it is merged, and the stand-in of a key or alias in error."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other


_MERGE: Final = _Mark("<<")


def _text(node: Node) -> str:
    """A scalar as the text of a key."""
    if node is None:
        return "null"
    if node is True or node is False:
        return "true" if node else "false"
    return str(node)


# --- the traps a look at the source gives away ------------------------------------------------------------------

_CONTROL: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_CUT: Final = re.compile(r"""\#(?<=[ \t]\#)(?=>|-(?!-)|[0-9'"])""")
_ESCAPED_NUL: Final = re.compile(r"\\(?:0|x00|u0000|U00000000)")
_OPENS_FLOW: Final = re.compile(r"(?:[&!]\S*\s+)*[\[{]")
_TAG: Final = re.compile(r"(?:&\S+\s+)?(![^\s,\[\]{}]*)")


class _StopError(Exception):
    """The rest of the file cannot be read; the finding is noted."""


class _Sized(NamedTuple):
    node: Map | Seq  # held, so that its id stays its own
    size: int
    height: int


class _Reader:
    """Builds the nodes of one file and collects what is wrong with it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.explainer = Explainer(source, lambda: self.in_flow() is not None)
        self.findings: list[Finding] = []
        self.stack: list[Map | Seq] = []
        self.anchors: dict[str, Node] = {}
        self.special: dict[int, Map | Seq] = {}  # open nodes with an anchor or a merge key, by id
        self.sizes: dict[int, _Sized] = {}
        self.expansion = 0
        self.explained_until = -1  # up to here, what is already found explains whatever else looks wrong
        self.cut_at = -1

    def found(self, message: str, index: int, hint: str | None = None) -> None:
        self.findings.append(Finding(message, self.source.place(index), hint))

    # --- building ---

    def build(self) -> Map | None:
        """The root mapping; None when there is none or the file cannot be read to its end."""
        text = self.source.text
        get_event: Callable[[], Any] = CParser(text.encode()).get_event
        cuts = {m.start() for m in _LOOKS_CUT.finditer(text)}
        if cuts or _ESCAPED_NUL.search(text):
            get_event = self.watch(get_event, cuts).__next__
        try:
            return self.document(get_event)
        except _StopError:
            return None
        except MarkedYAMLError as error:
            self.syntax_error(error.problem or "", error.context or "", error.problem_mark, error.context_mark)
            return None

    def document(self, get_event: Callable[[], Any]) -> Map | None:
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
            self.found(f"the file holds {what} where a mapping is needed", index, "Start with `tables:`.")
            raise _StopError
        get_event()
        event = get_event()
        index = event.start_mark.index
        if event.__class__ is DocumentStartEvent:
            message = "a second YAML document starts here"
            self.found(message, index, "Use one document in a file: remove the `---`.")
            raise _StopError
        return root

    def mapping(self, event: Any, get_event: Callable[[], Any]) -> Map:
        """The tight loop: all of the root mapping, without recursion. One round for each pair or item."""
        source = self.source
        stack = self.stack
        special = self.special
        keys: dict[str, str] = {}
        plain: dict[str, Node] = dict(_PLAIN)

        root = mapping = Map()
        mapping._source = source
        mapping._start = event.start_mark.index
        mapping._marks = marks = {}
        sequence = Seq()
        in_map = True
        key: str = ""
        mark = 0
        value: Node
        child: Map | Seq
        parent: Any
        stack.append(mapping)
        if event.anchor is not None or event.tag is not None:
            self.properties(event, mapping)

        while True:
            event = get_event()
            kind = event.__class__
            if in_map:
                if kind is ScalarEvent:
                    text = event.value
                    known = keys.get(text)
                    if known is None or known in mapping or event.anchor is not None or event.tag is not None:
                        key = self.key(event, mapping, keys)
                    else:
                        key = known
                elif kind is MappingEndEvent:
                    if special and id(mapping) in special:
                        self.close(mapping)
                    stack.pop()
                    if not stack:
                        return root
                    parent = stack[-1]
                    if parent.__class__ is Map:
                        mapping = parent
                        marks = mapping._marks
                    else:
                        in_map = False
                        sequence = parent
                    continue
                else:
                    key = self.odd_key(event, mapping, get_event)
                mark = event.start_mark.index << SHIFT
                event = get_event()
                kind = event.__class__
            elif kind is SequenceEndEvent:
                if special and id(sequence) in special:
                    self.close(sequence)
                stack.pop()
                parent = stack[-1]
                if parent.__class__ is Map:
                    in_map = True
                    mapping = parent
                    marks = mapping._marks
                else:
                    sequence = parent
                continue

            start = event.start_mark.index
            if kind is ScalarEvent:
                text = event.value
                if event.style:
                    value = text
                else:
                    value = plain.get(text, _MISSING)
                    if value is _MISSING:
                        value = self.plain(event, plain)
                if event.anchor is not None or event.tag is not None:
                    self.properties(event, value)
                if in_map:
                    mapping[key] = value
                    marks[key] = mark | start
                else:
                    sequence.append(value)
                    sequence._marks.append(start)
            elif kind is MappingStartEvent:
                child = Map()
                child._source = source
                child._start = start
                child._marks = {}
                if in_map:
                    mapping[key] = child
                    marks[key] = mark | start
                else:
                    sequence.append(child)
                    sequence._marks.append(start)
                    in_map = True
                stack.append(child)
                if len(stack) > MAX_DEPTH:
                    self.too_deep(start)
                if event.anchor is not None or event.tag is not None:
                    self.properties(event, child)
                mapping = child
                marks = child._marks
            elif kind is SequenceStartEvent:
                child = Seq()
                child._source = source
                child._start = start
                child._marks = []
                if in_map:
                    mapping[key] = child
                    marks[key] = mark | start
                    in_map = False
                else:
                    sequence.append(child)
                    sequence._marks.append(start)
                stack.append(child)
                if len(stack) > MAX_DEPTH:
                    self.too_deep(start)
                if event.anchor is not None or event.tag is not None:
                    self.properties(event, child)
                sequence = child
            else:
                value = self.alias(event)
                if in_map:
                    mapping[key] = value
                    marks[key] = mark | start
                else:
                    sequence.append(value)
                    sequence._marks.append(start)

    # --- what the loop meets rarely ---

    def plain(self, event: Any, known: dict[str, Node]) -> Node:
        """A plain scalar met for the first time; resolved, and known from now on if it is no trap."""
        text: str = event.value
        if unbalanced(text):
            self.split(event)
            return text
        value: Node = text
        if text[0] in "+-.0123456789" and _NUMBER.fullmatch(text):
            value = Number(text)
        known[text] = value
        return value

    def key(self, event: Any, mapping: Map, known: dict[str, str]) -> str:
        """A scalar key that is new, odd or a duplicate."""
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
                self.split(event)
            else:
                key = known.setdefault(text, text)
        if event.anchor is not None or event.tag is not None:
            self.properties(event, text)
        return self.unused(key, mapping, index)

    def unused(self, key: str, mapping: Map, index: int) -> str:
        if key not in mapping:
            return key
        if index >= self.explained_until:
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

    def odd_key(self, event: Any, mapping: Map, get_event: Callable[[], Any]) -> str:
        """A key that is an alias, or a mapping or list, which is passed over."""
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
        if index >= self.explained_until:
            hint = "If it is text that begins with a bracket, put it in quotes."
            self.found("a mapping or a list cannot be a key", index, hint)
        return _Mark()

    def properties(self, event: Any, node: Node) -> None:
        """The anchor and the tag of a node that has either."""
        if event.tag is not None:
            written = _TAG.match(self.source.text, event.start_mark.index)
            tag = written[1] if written else event.tag
            message = f"the YAML tag `{tag}` is not used here"
            hint = "Remove it. If it belongs to the text, put the whole text in quotes."
            self.found(message, event.start_mark.index, hint)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
            if isinstance(node, (Map, Seq)):
                self.special[id(node)] = node

    def alias(self, event: Any) -> Node:
        name: str = event.anchor
        index: int = event.start_mark.index
        if name not in self.anchors:
            hint = f"Write `&{name}` before the value it stands for. {self.explainer.quote_hint(index)}"
            self.found(f"the alias `*{name}` stands for nothing written above it", index, hint)
            self.explained_until = max(self.explained_until, self.explainer.end_of_value(index))
            return _Mark(name)
        node = self.anchors[name]
        if isinstance(node, (Map, Seq)):
            sized = self.sizes.get(id(node))
            if sized is None:
                self.found(f"the alias `*{name}` stands inside of what it stands for", index)
                return _Mark(name)
            self.expansion += sized.size
            if len(self.stack) + sized.height > MAX_DEPTH:
                self.too_deep(index)
            if self.expansion > MAX_EXPANSION:
                message = f"aliases grow this file by more than {MAX_EXPANSION:,} values"
                self.found(message, index, "Write the values out, or split the file.")
                raise _StopError
        return node

    def close(self, node: Map | Seq) -> None:
        """Ends a node with a merge key or an anchor."""
        del self.special[id(node)]
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
        """Puts the merged keys where `<<` stands; keys written in the mapping itself win."""
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
                    hint = "Write `<<: *name`, where `&name` stands before a mapping."
                    self.found("`<<` merges mappings, and this is none", marks[key] & LOW, hint)
                    continue
                for name in source:
                    if name not in marks and name not in node:
                        node[name] = source[name]
                        node._marks[name] = source._marks[name]

    def too_deep(self, index: int) -> None:
        self.found(_TOO_DEEP, index)
        raise _StopError

    # --- traps ---

    def in_flow(self) -> int | None:
        """Where the outermost open `{` or `[` stands."""
        starts = (node._start for node in self.stack)
        return next((i for i in starts if _OPENS_FLOW.match(self.source.text, i)), None)

    def split(self, event: Any) -> None:
        """An unbalanced plain scalar: inside `{ }` and `[ ]`, a comma has split it."""
        start: int = event.start_mark.index
        if start < self.explained_until or self.in_flow() is None:
            return
        text = self.source.text
        end = end_of_text(text, start, flow=True)
        if end is None or end <= event.end_mark.index:
            message = f"a parenthesis of `{event.value}` has no partner here"
            self.found(message, start, "Inside `{ }` and `[ ]`, put a text that holds a comma in quotes.")
            self.explained_until = end_of_text(text, start, flow=False, one_line=True) or len(text)
        else:
            whole = " ".join(text[start:end].split())
            hint = f"Put it in quotes: {quoted(whole)}"
            self.found(f"the comma splits `{whole}` in two", start, hint)
            self.explained_until = end

    def watch(self, get_event: Callable[[], Any], cuts: set[int]) -> Iterator[Any]:
        """The same events; the scalars among them are looked at for what can be seen in the source only."""
        text = self.source.text
        while (event := get_event()) is not None:
            kind = event.__class__
            if kind is ScalarEvent:
                if "\0" in event.value:
                    hint = "PostgreSQL stores no text with this character."
                    self.found("a text holds the character NUL", event.start_mark.index, hint)
                elif cuts and not event.style and event.value:
                    end = event.end_mark.index
                    while text[end : end + 1] in (" ", "\t"):
                        end += 1
                    if end in cuts:
                        self.cut(event, end)
            yield event

    def cut(self, event: Any, index: int) -> None:
        text = self.source.text
        start: int = event.start_mark.index
        line_start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
        start = max(start, len(text[:index]) - len(text[line_start:index].lstrip()))
        whole = text[start : max(self.explainer.end_of_value(start), index + 1)].rstrip()
        message = f"YAML reads what follows ` #` as a comment, so `{whole}` is cut there"
        hint = f"Put it in quotes: {quoted(whole)}. If it is a comment, write a space after the #."
        self.found(message, index, hint)
        self.cut_at = index

    # --- syntax ---

    def control_characters(self, text: str) -> None:
        first, *others = _CONTROL.finditer(text)
        more = f" (and {len(others)} more like it)" if others else ""
        message = f"the file holds the control character U+{ord(first[0]):04X}{more}"
        hint = "Is it UTF-16? Save it as UTF-8." if first[0] == "\0" else "Remove it."
        self.found(message, first.start(), hint)

    def syntax_error(self, problem: str, context: str, mark: Any, context_mark: Any) -> None:
        """One finding, in words that say what to do, unless a trap already told explains it."""
        index: int = mark.index if mark is not None else 0
        flow = self.in_flow()
        if index <= self.explained_until or (flow is not None and self.cut_at >= flow):
            return
        if problem == "exceeded maximum nesting depth":
            self.found(_TOO_DEEP, index)
            return
        opener: int = context_mark.index if context_mark is not None else index
        message, at, hint = self.explainer.explain(problem, context, index, opener)
        self.found(message, at, hint)
