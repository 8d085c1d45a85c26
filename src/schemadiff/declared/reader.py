"""Reads one YAML file into plain nested data that knows its lines.

PyYAML's C parser hands over events; the builder below turns them into :class:`Map`, :class:`Seq` and scalars.
That is several times faster than PyYAML's own loaders, keeps the digits of a number as they were written, and
leaves every place at hand: a place is kept as one integer and becomes a line and a column only when asked for.

A reader who knows the source text can also say what the parser cannot: that a comma split ``numeric(10,2)``, or
that ``data #>> '{x}'`` was cut where YAML saw a comment.
"""

from __future__ import annotations

import codecs
import gc
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple, TypeAlias

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

from schemadiff.errors import Finding, InputError, Place

MAX_DEPTH: Final = 100
MAX_EXPANSION: Final = 1_000_000
"""How many nodes aliases may add to those written."""

_SHIFT: Final = 32
_LOW: Final = (1 << _SHIFT) - 1
_WINDOW: Final = 500
"""How far a text split by YAML is followed to show it whole."""


class Source:
    """The text of one file; turns the index of a character into a place."""

    __slots__ = ("_lines", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._lines: list[int] | None = None

    def place(self, index: int) -> Place:
        if self._lines is None:
            self._lines = [0, *(m.end() for m in re.finditer(r"\r\n?|\n", self.text))]
        line = bisect_right(self._lines, index)
        return Place(self.file, line, index - self._lines[line - 1] + 1)


class Number(str):
    """A plain scalar that YAML 1.2 calls a number, with the digits as they were written."""

    __slots__ = ()


class Map(dict[str, "Node"]):
    """A mapping, the places of its keys and of their values."""

    __slots__ = ("_marks", "_source", "_start")

    _source: Source
    _start: int
    _marks: dict[str, int]  # index of the key in the upper half, of the value in the lower

    def place(self, key: str | None = None) -> Place:
        """Where `key` was written, or where the mapping starts."""
        return self._source.place(self._start if key is None else self._marks[key] >> _SHIFT)

    def value_place(self, key: str) -> Place:
        """Where the value of `key` was written."""
        return self._source.place(self._marks[key] & _LOW)


class Seq(list["Node"]):
    """A list and the places of its items."""

    __slots__ = ("_marks", "_source", "_start")

    _source: Source
    _start: int
    _marks: list[int]

    def place(self, i: int | None = None) -> Place:
        """Where item `i` was written, or where the list starts."""
        return self._source.place(self._start if i is None else self._marks[i])


Node: TypeAlias = str | bool | Map | Seq | None


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
_QUOTED_END: Final = re.compile(r"""(?:^|[\s,\[{])("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*$""")
_PARTNER: Final = {"(": ")", "[": "]", "{": "}"}
_SQL_STRING: Final = re.compile(r"'[^'\n]*'")
_TAG: Final = re.compile(r"(?:&\S+\s+)?(![^\s,\[\]{}]*)")


def _unbalanced(text: str) -> bool:
    """Whether a parenthesis has no partner; those inside SQL strings do not count."""
    if "(" not in text and ")" not in text:
        return False
    depth = 0
    for character in _SQL_STRING.sub("", text):
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth < 0:
                return True
    return depth != 0


def _end_of_text(text: str, start: int, *, flow: bool, one_line: bool = False) -> int | None:
    """Where the text that starts at `start` ends as its author meant it, None when its brackets do not match."""
    due: list[str] = []
    limit = min(len(text), start + _WINDOW)
    i = start
    while i < limit:
        character = text[i]
        if character == "'" and (string := _SQL_STRING.match(text, i)):
            i = string.end()
            continue
        if character in _PARTNER:
            due.append(_PARTNER[character])
        elif character in ")]}":
            if due and due[-1] == character:
                due.pop()
            elif flow and character != ")":
                return None if due and not one_line else i
        elif character in "\r\n":
            if one_line or not due:
                return i
        elif flow and not due and (character == "," or text.startswith(": ", i)):
            return i
        i += 1
    return limit if one_line or not due else None


def _quoted(text: str) -> str:
    """`text` as a quoted YAML scalar."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


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
                mark = event.start_mark.index << _SHIFT
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
        if _unbalanced(text):
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
            elif _unbalanced(text):
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
            hint = f"Write `&{name}` before the value it stands for. {self.quote_hint(index)}"
            self.found(f"the alias `*{name}` stands for nothing written above it", index, hint)
            self.explained_until = max(self.explained_until, self.end_of_value(index))
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
                    self.found("`<<` merges mappings, and this is none", marks[key] & _LOW, hint)
                    continue
                for name in source:
                    if name not in marks and name not in node:
                        node[name] = source[name]
                        node._marks[name] = source._marks[name]

    def too_deep(self, index: int) -> None:
        self.found(f"more than {MAX_DEPTH} levels of nesting", index)
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
        end = _end_of_text(text, start, flow=True)
        if end is None or end <= event.end_mark.index:
            message = f"a parenthesis of `{event.value}` has no partner here"
            self.found(message, start, "Inside `{ }` and `[ ]`, put a text that holds a comma in quotes.")
            self.explained_until = _end_of_text(text, start, flow=False, one_line=True) or len(text)
        else:
            whole = " ".join(text[start:end].split())
            hint = f"Put it in quotes: {_quoted(whole)}"
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
        whole = text[start : max(self.end_of_value(start), index + 1)].rstrip()
        message = f"YAML reads what follows ` #` as a comment, so `{whole}` is cut there"
        hint = f"Put it in quotes: {_quoted(whole)}. If it is a comment, write a space after the #."
        self.found(message, index, hint)
        self.cut_at = index

    def end_of_value(self, start: int) -> int:
        """Where the value that starts at `start` ends, in the same line at the latest."""
        return _end_of_text(self.source.text, start, flow=self.in_flow() is not None, one_line=True) or start

    def in_quotes(self, start: int) -> str:
        """The value that starts at `start` as it looks in quotes."""
        return _quoted(self.source.text[start : self.end_of_value(start)].partition(" # ")[0].rstrip())

    def quote_hint(self, start: int) -> str:
        return f"If this is text, put it in quotes: {self.in_quotes(start)}"

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
        opener: int = context_mark.index if context_mark is not None else index
        message, at, hint = self.explain(problem, context, index, opener)
        self.found(message, at, hint)

    def explain(self, problem: str, context: str, index: int, opener: int) -> tuple[str, int, str | None]:
        text = self.source.text
        place = self.source.place(index)
        line_start = index - place.column + 1
        before = text[line_start:index]
        here = text[index : index + 1]
        quoted = _QUOTED_END.search(before.removesuffix(":") if here == ":" else before)
        opened = self.source.place(opener)

        if here == "\t" or "tab character" in problem:
            return "a tab where YAML needs spaces", index, "Indent with spaces."
        if "quoted scalar" in context:
            if problem in ("found unexpected end of stream", "found unexpected document indicator"):
                return f"the quote {text[opener]} is never closed", opener, None
            hint = "Between double quotes write \\\\ for \\, or use single quotes, where \\ is itself."
            return "the text between double quotes holds an escape YAML does not know", index, hint
        if quoted and here not in ("", "\r", "\n"):
            start = line_start + quoted.start(1)
            hint = f"Put quotes around the whole text: {self.in_quotes(start)}"
            if quoted[1].startswith("'") and here.isalpha():
                hint += " (or double a ' that belongs to the text)"
            return "text goes on after the closing quote", index, hint
        if problem.startswith("found character that cannot start"):
            return f"a text without quotes cannot begin with {here}", index, self.quote_hint(index)
        if context.startswith(("while scanning an alias", "while scanning an anchor")):
            what = f"`{text[opener]}` begins an alias or an anchor of YAML, and no name follows"
            return what, opener, self.quote_hint(opener)
        if "tag" in context:
            return "`!` begins a tag of YAML, and this is none", opener, self.quote_hint(opener)
        if "block scalar" in context:
            what = f"`{text[opener]}` begins a block of text of YAML, which starts in the next line"
            return what, opener, self.quote_hint(opener)
        if problem.startswith("mapping values are not allowed"):
            return self.second_colon(index, before, line_start)
        if problem.startswith("did not find expected ',' or"):
            return self.unfinished_flow(index, opener, opened)
        if problem == "did not find expected node content" and here == ":":
            return "a key is missing before the `:`", index, None
        if problem == "did not find expected node content" and here:
            return f"a value cannot begin with `{here}`", index, self.quote_hint(index)
        if problem == "could not find expected ':'":
            return "a key without its `:`", opener, "Write `key: value`; a longer text needs quotes or `|`."
        if problem.startswith("block sequence entries are not allowed"):
            hint = f"Begin the list in the next line. {self.quote_hint(index)}"
            return "a list cannot begin here", index, hint
        if problem in ("did not find expected key", "did not find expected '-' indicator"):
            if before.strip():
                return "the value ended before this", index, "Put the whole value in quotes."
            hint = f"What began in line {opened.line} is indented by {opened.column - 1} spaces."
            return "the indentation of this line fits none of the lines above", index, hint
        if problem == "did not find expected <document start>":
            return "the file's mapping ended above this line", index, "Is the indentation right?"
        return f"not valid YAML: {f'{context}, ' if context else ''}{problem}", index, None

    def second_colon(self, index: int, before: str, line_start: int) -> tuple[str, int, str | None]:
        """A `: ` inside of text, or a line that is indented further than the value above it allows."""
        pair = re.match(r"([ \t]*(?:- +)*)([^\s'\"#][^'\"]*?:[ \t]+)(?=\S)", before)
        if pair:
            hint = self.quote_hint(line_start + pair.end())
            return "a second `: ` in this line: YAML takes it for another key", index, hint
        start = line_start + len(before) - len(before.lstrip())
        hint = "Is the indentation right? The line above already has a value."
        return f"the key `{before.strip()}` cannot stand here", start, hint

    def unfinished_flow(self, index: int, opener: int, opened: Place) -> tuple[str, int, str | None]:
        text = self.source.text
        here = text[index : index + 1]
        bracket = text[opener]
        if here in ("[", "{"):
            start = index
            while start > opener + 1 and text[start - 1] not in ",{[\n\r" and text[start - 2 : start] != ": ":
                start -= 1
            start += len(text[start:index]) - len(text[start:index].lstrip())
            end = _end_of_text(text, start, flow=True)
            if end is not None and start < index:
                whole = " ".join(text[start:end].split())
                what = f"inside `{bracket}`, the brackets of `{whole}` need quotes"
                return what, start, f"Put it in quotes: {_quoted(whole)}"
        closer = "]" if bracket == "[" else "}"
        if self.source.place(index).line == opened.line and here:
            what = f"`{here}` where a `,` or `{closer}` is due"
            return what, index, "Put a text that holds such characters in quotes."
        return f"the `{bracket}` is never closed with `{closer}`", opener, None
