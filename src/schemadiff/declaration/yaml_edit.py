"""Edits a YAML file where two plain nodes differ, and leaves every other character as it is.

The nodes are what a dump would write for the file before and after. Where both are the same, the file may say it in its
own way; where they differ, the key is edited, added or removed, with the comments that belong to it. What stands in
braces is written anew as a whole, its comments included.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemadiff.declaration import yaml_keys
from schemadiff.declaration.document_reader import read_document
from schemadiff.declaration.yaml_document import Collection, Document, Entry, Scalar
from schemadiff.declaration.yaml_layout import document_text, entry_text
from schemadiff.declaration.yaml_scalars import Raw
from schemadiff.declaration.yaml_writer import key_of, laid_out

Plain = Mapping[str, Any]


def edited(text: str, before: Plain, after: Plain) -> str:
    """Return the text with the differences of the nodes; empty if nothing but the head of the file is left.

    Args:
        text: A file that :func:`schemadiff.declaration.yaml_reader.read` accepts.
        before: What the file declares, by section and key.
        after: What it is to declare. Their order says where keys are added: below the one that comes before.
    """
    document = read_document(text)
    if document.root is not None and document.root.flow:
        document.root.flow = False
        text = document_text(document)
        document = read_document(text)
    if document.root is None:
        return text + document_text(Document(laid(after)))
    editor = _Editor(text)
    editor.mapping(document.root, before, after, 0)
    return "" if not after and _only_head(document.root, before) else editor.result()


def rewritten(text: str, after: Plain) -> str:
    """Return the file as a dump would write it, under its own head, with the comments of keys that are still there."""
    document = read_document(text)
    head = [entry for entry in document.root.entries if entry.name in yaml_keys.FILE_KEYS] if document.root else []
    root = laid(after)
    root.entries[:0] = head
    if document.root is not None:
        _give_comments(document.root, root)
    document.root = root
    return document_text(document)


def laid(node: Plain) -> Collection:
    """Return the mapping as a part of a document."""
    root = laid_out(node)
    assert isinstance(root, Collection)
    return root


def alike(one: object, other: object) -> bool:
    """Tell whether two plain nodes mean the same: the order of keys does not count, numbers are no texts."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return one == other and isinstance(one, (Raw, int)) == isinstance(other, (Raw, int))


def _only_head(root: Collection, before: Plain) -> bool:
    return all(entry.name in yaml_keys.FILE_KEYS or entry.name in before for entry in root.entries)


def _give_comments(old: Collection, new: Collection) -> None:
    """Give a mapping the comments of another one's keys of the same names."""
    new.below = old.below
    named = {entry.name: entry for entry in old.entries}
    for entry in new.entries:
        if (source := named.get(entry.name)) is not None and source is not entry:
            entry.above, entry.right = source.above, source.right
            if isinstance(source.value, Collection) and isinstance(entry.value, Collection):
                _give_comments(source.value, entry.value)


class _Editor:
    def __init__(self, text: str) -> None:
        self.text = text
        self._splices: list[tuple[int, int, str]] = []

    def result(self) -> str:
        """Return the text after the edits."""
        parts, position = [], 0
        for start, end, new in sorted(self._splices, key=lambda splice: splice[:2]):
            parts += [self.text[position:start], new]
            position = max(position, end)
        return "".join([*parts, self.text[position:]])

    def mapping(self, value: Collection, before: Plain, after: Plain, depth: int) -> None:
        """Edit a mapping whose keys have lines of their own."""
        named = {entry.name: entry for entry in value.entries}
        kept = [e for e in value.entries if e.name in after or e.name not in before]
        for old in value.entries:
            if old.name not in after and old.name in before:
                self.remove(old, first=old is value.entries[0])
        previous: Entry | None = None
        for key, node in after.items():
            if (entry := named.get(key)) is None:
                if key not in before or not alike(before[key], node):
                    self.add(key, node, previous or (kept[-1] if kept else None), value, depth)
                continue
            previous = entry
            if key not in before or not alike(before[key], node):
                self.change(entry, before.get(key), node, depth)

    def change(self, entry: Entry, before: object, after: object, depth: int) -> None:
        """Edit the value of a key that has a line of its own."""
        value, end = entry.value, self._end(entry)
        if isinstance(before, Mapping) and isinstance(after, Mapping) and isinstance(value, Collection):
            lasting = any(e.name in after or e.name not in before for e in value.entries)
            if value.is_mapping and lasting and not value.flow:
                self.mapping(value, before, after, depth + 1)
                return
            if value.is_mapping and lasting:
                _change_in_line(value, before, after)
                self.rewrite(entry, end)
                return
        entry.value = laid_out(after)
        if isinstance(value, Collection) and isinstance(entry.value, Collection):
            _give_comments(value, entry.value)
        self.rewrite(entry, end)

    def rewrite(self, entry: Entry, end: int) -> None:
        """Write an entry anew in place of what ends there in the source."""
        start = self._line_start(entry.start)
        self._splices.append((start, end, self._own(entry_text(entry, self._column(entry)))))

    def remove(self, entry: Entry, *, first: bool) -> None:
        """Remove an entry with the comments directly above it, and the blank lines above, or below the first one."""
        start, end = self._line_start(entry.key.start if entry.key is not None else entry.start), self._end(entry)
        attached = 0
        while attached < len(entry.above) and entry.above[-1 - attached]:
            attached += 1
        while attached and self.text[self._line_above(start) : start].lstrip().startswith("#"):
            start = self._line_above(start)
            attached -= 1
        if first:
            while end < len(self.text) and not self.text[end : self._next_line(end)].strip():
                end = self._next_line(end)
        else:
            while start and not self.text[self._line_above(start) : start].strip():
                start = self._line_above(start)
        self._splices.append((start, end, ""))

    def add(self, key: str, node: object, previous: Entry | None, value: Collection, depth: int) -> None:
        """Add a key below another one; above all others if there is none."""
        neighbour = previous or value.entries[0]
        entry = Entry(key_of(key), laid_out(node))
        if depth == 0:
            text = "\n" + document_text(Document(Collection(True, False, [entry])))
        else:
            text = entry_text(entry, self._column(neighbour))
            apart = depth == 1 and (text.count("\n") > 1 or self._has_lines(value))
            text = "\n" + text if apart else text
        at = self._end(neighbour) if previous is not None else self._line_start(neighbour.start)
        if previous is None:
            text = text.removeprefix("\n") + ("\n" if text.startswith("\n") else "")
        elif at and self.text[at - 1] not in "\r\n":
            text = "\n" + text
        self._splices.append((at, at, self._own(text)))

    def _has_lines(self, value: Collection) -> bool:
        """Tell whether an entry has several lines, so that entries are apart from each other."""
        return any(self.text.count("\n", self._line_start(e.start), self._end(e)) > 1 for e in value.entries)

    # --- places in the text ---

    def _own(self, text: str) -> str:
        """Return new lines with the line ends of the file."""
        return text.replace("\n", "\r\n") if "\r\n" in self.text else text

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _line_above(self, start: int) -> int:
        return self._line_start(start - 1) if start else 0

    def _next_line(self, index: int) -> int:
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1

    def _column(self, entry: Entry) -> int:
        at = entry.key.start if entry.key is not None else entry.start
        return at - self._line_start(at)

    def _end(self, entry: Entry) -> int:
        """Return where the line after an entry begins, without blank lines below it."""
        end = max(self._last(entry), entry.key.end if entry.key is not None else 0)
        while end and self.text[end - 1].isspace():
            end -= 1
        return self._next_line(end)

    def _last(self, entry: Entry) -> int:
        value = entry.value
        if isinstance(value, Scalar) or value.flow:
            return value.end
        return max([value.end, *map(self._last, value.entries[-1:])])


def _change_in_line(value: Collection, before: Plain, after: Plain) -> None:
    """Change a mapping in braces, which is then written anew."""
    value.entries = [entry for entry in value.entries if entry.name in after or entry.name not in before]
    named = {entry.name: entry for entry in value.entries}
    for key, node in after.items():
        old, entry = before.get(key), named.get(key)
        if key in before and alike(old, node):
            continue
        if entry is None:
            value.entries.append(Entry(key_of(key), laid_out(node, in_line=True)))
        elif isinstance(old, Mapping) and isinstance(node, Mapping) and isinstance(entry.value, Collection):
            _change_in_line(entry.value, old, node)
        else:
            entry.value = laid_out(node, in_line=True)
