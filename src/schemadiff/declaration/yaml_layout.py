"""The canonical layout of a YAML file: two spaces for each level, one line where it fits, blank lines between objects.

The author decides the order of keys, and whether a mapping or list stands in braces; one in braces that does not fit
on a line, or that holds comments, is written below its key instead. Blank lines inside of objects stay, single ones.
"""

from __future__ import annotations

import re

from schemadiff.declaration import yaml_keys
from schemadiff.declaration.yaml_document import Collection, Comments, Document, Entry, Node, Scalar
from schemadiff.declaration.yaml_scalars import keeps_line_ends, scalar, text_lines

WIDTH = 120
"""The width of a line; longer texts without line breaks stay in one line."""
_LOOKS_CUT = re.compile(r"""#(?:>|-(?!-)|[0-9'"])""")
"""A comment that would look like the rest of a text (:mod:`yaml_traps`): it gets a line of its own."""
_LONG_KEY = 1000
"""YAML takes a key without a question mark up to 1,024 characters."""


def document_text(document: Document, width: int = WIDTH) -> str:
    """Return the text of a file; empty for one without content.

    With a smaller ``width``, less stands on one line, and a file of the full width has the layout as well.
    """
    writer = _Writer(width)
    writer.comments(document.head, "")
    if document.marked:
        writer.line("---")
    if document.root is not None:
        writer.root(document.root)
    return "".join(f"{line}\n" for line in writer.lines)


def entry_text(entry: Entry, indent: int) -> str:
    """Return the lines of an entry with that indentation, without a blank line above it."""
    writer = _Writer()
    writer.entry(entry, indent)
    return "".join(f"{line}\n" for line in writer.lines)


class _Writer:
    def __init__(self, width: int = WIDTH) -> None:
        self.lines: list[str] = []
        self.width = width
        self._open = False
        """A blank line would be part of the text above."""

    # --- lines ---

    def line(self, text: str) -> None:
        self.lines.append(text)
        self._open = False

    def blank(self) -> None:
        if self.lines and self.lines[-1] and not self._open:
            self.lines.append("")

    def comments(self, comments: Comments, margin: str) -> None:
        for comment in comments:
            if comment:
                self.line(margin + comment)
            else:
                self.blank()

    def opens_below(self, value: Node, used: int) -> bool:
        """Tell whether a node is written below its key or dash, beside which that much of the line is used."""
        return isinstance(value, Collection) and _fitting(value, self.width - used) is None

    # --- the file ---

    def root(self, root: Collection) -> None:
        head = True
        for number, entry in enumerate(root.entries):
            was_head, head = head, head and entry.name in yaml_keys.FILE_KEYS
            if (number and not (was_head and head)) or (number == 0 and self.lines and entry.above[:1] == [""]):
                self.blank()
            value = entry.value
            if (
                isinstance(value, Collection)
                and value.is_mapping
                and _fitting(value, self.width - len(_key(entry)) - 1) is None
            ):
                self.section(entry, value)
            else:
                self.entry(entry, 0)
        self.comments(root.below, "")

    def section(self, entry: Entry, objects: Collection) -> None:
        """Write a section; its objects are apart from each other if one has several lines."""
        self.comments(_without_blank(entry.above), "")
        self.heads(_key(entry) + _anchor(objects), entry.right)
        written = []
        for item in objects.entries:
            inner = _Writer(self.width)
            inner.content(item, 2)
            written.append(inner)
        apart = any(len(inner.lines) > 1 for inner in written)
        for number, (item, inner) in enumerate(zip(objects.entries, written, strict=True)):
            if number and (apart or item.above[:1] == [""]):
                self.blank()
            self.comments(_without_blank(item.above), "  ")
            self.lines += inner.lines
            self._open = inner._open
        self.comments(objects.below, "  ")

    # --- entries ---

    def entry(self, entry: Entry, indent: int) -> None:
        """Write an entry with its comments, below what is written."""
        self.comments(_without_blank(entry.above), " " * indent)
        self.content(entry, indent)

    def entries(self, entries: Collection, indent: int) -> None:
        for number, entry in enumerate(entries.entries):
            if number and entry.above[:1] == [""]:
                self.blank()
            self.entry(entry, indent)
        self.comments(entries.below, " " * indent)

    def content(self, entry: Entry, indent: int) -> None:
        """Write an entry without the comments above it."""
        margin, value, right = " " * indent, entry.value, entry.right
        if right is not None and (_looks_cut(right) or (entry.key is None and self.opens_below(value, indent + 2))):
            self.line(margin + right)
            right = None
        if entry.key is None:
            self.item(margin, value, indent, right)
            return
        key = _key(entry, margin)
        if isinstance(value, Collection):
            text = _fitting(value, self.width - len(key) - 1)
            if text is None:
                self.heads(key + _anchor(value), right)
                self.entries(value, indent + 2)
            else:
                self.heads(f"{key} {text}", right)
        else:
            self.scalar(key, value, indent, right)

    def heads(self, text: str, right: str | None) -> None:
        """Write a line with the comment at its end."""
        for line in (text if right is None else f"{text}  {right}").split("\n"):
            self.line(line)

    def scalar(self, head: str, value: Scalar, indent: int, right: str | None) -> None:
        head += _anchor(value)
        lines = _scalar_lines(value, indent, self.width - len(head) - 1)
        if right is not None:
            at = 0 if lines[0][:1] in ("|", ">") and len(lines) > 1 else -1
            lines[at] += f"  {right}"
        self.heads(f"{head} {lines[0]}" if lines[0] else head, None)
        for line in lines[1:]:
            self.line(line)
        self._open = keeps_line_ends([lines[0].split("  #")[0]]) and len(lines) > 1

    def item(self, margin: str, value: Node, indent: int, right: str | None) -> None:
        if isinstance(value, Scalar):
            self.scalar(f"{margin}-", value, indent, right)
        elif (text := _fitting(value, self.width - indent - 2)) is not None:
            self.heads(f"{margin}- {text}", right)
        else:
            first = len(self.lines)
            self.entries(value, indent + 2)
            if value.anchor is not None or self.lines[first].lstrip().startswith("#"):
                self.lines.insert(first, f"{margin}-{_anchor(value)}")
            else:
                self.lines[first] = f"{margin}- {self.lines[first][indent + 2 :]}"


def _without_blank(comments: Comments) -> Comments:
    """Return the comments without a blank line above the first one."""
    return comments[1:] if comments[:1] == [""] else comments


def _key(entry: Entry, margin: str = "") -> str:
    key = entry.key
    assert key is not None
    text = (f"&{key.anchor} " if key.anchor is not None else "") + (key.text if key.raw else scalar(key.text))
    if len(text) > _LONG_KEY:
        return f"{margin}? {text}\n{margin}:"
    return f"{margin}{text} :" if text.startswith("*") else f"{margin}{text}:"


def _anchor(node: Node) -> str:
    return f" &{node.anchor}" if node.anchor is not None else ""


def _looks_cut(comment: str | None) -> bool:
    return comment is not None and _LOOKS_CUT.match(comment) is not None


def _fitting(value: Collection, room: int) -> str | None:
    """Return the collection on one line; None if it may not be on one line or is longer than there is room."""
    text = _in_line(value)
    return text if text is not None and (len(text) <= room or not value.entries) else None


def _in_line(node: Node) -> str | None:
    """Return the node in flow style; None if it holds comments, lines or what its author wrote below its key."""
    anchor = f"&{node.anchor} " if node.anchor is not None else ""
    if isinstance(node, Scalar):
        if node.raw:
            return anchor + (node.text or "null")
        return None if "\n" in node.text else anchor + scalar(node.text, flow=True)
    if node.entries and (not node.flow or any(node.below)):
        return None
    parts = []
    for entry in node.entries:
        text = None if any(entry.above) or entry.right is not None else _in_line(entry.value)
        if text is None:
            return None
        if entry.key is not None:
            key = _flow_key(entry.key)
            if len(key) > _LONG_KEY:
                return None
            text = f"{key}: {text}"
        parts.append(text)
    inside = ", ".join(parts)
    return anchor + (f"{{{inside}}}" if node.is_mapping else f"[{inside}]")


def _flow_key(key: Scalar) -> str:
    text = (f"&{key.anchor} " if key.anchor is not None else "") + (
        key.text if key.raw else scalar(key.text, flow=True)
    )
    return f"{text} " if text.startswith("*") else text


def _scalar_lines(value: Scalar, indent: int, room: int) -> list[str]:
    """Return the lines of a scalar, for the first of which there is that much room on its line."""
    if value.raw:
        return [value.text]
    one = scalar(value.text)
    # A folded block may be there to do without quotes.
    is_short = len(one) <= room and (one == value.text or not value.broken[:1] or value.broken[0][0] != ">")
    if value.broken and ("\n" in value.text or not is_short):
        margin = " " * (indent + 2)
        return [value.broken[0], *(margin + line if line else "" for line in value.broken[1:])]
    return text_lines(value.text, indent) if "\n" in value.text else [one]
