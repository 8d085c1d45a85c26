"""The content of a YAML file with source locations: mappings and lists that know the places of their parts.

A place is kept as an index into the text, two of them in one integer, and becomes a line and a column when asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, TypeAlias

from schemadiff.errors import Place

SHIFT: Final = 32
LOW: Final = (1 << SHIFT) - 1


class Source:
    """The text of one file; converts the index of a character to a place."""

    __slots__ = ("_lines", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._lines: list[int] | None = None

    def place(self, index: int) -> Place:
        """Return the file, line and column of a character."""
        if self._lines is None:
            self._lines = [0, *(m.end() for m in re.finditer(r"\r\n?|\n", self.text))]
        line = bisect_right(self._lines, index)
        return Place(self.file, line, index - self._lines[line - 1] + 1)


class Number(str):
    """A plain scalar that is a number in YAML 1.2, with the digits as they were written."""

    __slots__ = ()


class Map(dict[str, "Node"]):
    """A mapping, with the places of its keys and of their values."""

    __slots__ = ("_marks", "_source", "_start")

    _source: Source
    _start: int
    _marks: dict[str, int]  # index of the key in the upper half, of the value in the lower

    def place(self, key: str | None = None) -> Place:
        """Return where `key` was written, or where the mapping starts."""
        return self._source.place(self._start if key is None else self._marks[key] >> SHIFT)

    def value_place(self, key: str) -> Place:
        """Return where the value of `key` was written."""
        return self._source.place(self._marks[key] & LOW)


class Seq(list["Node"]):
    """A list, with the places of its items."""

    __slots__ = ("_marks", "_source", "_start")

    _source: Source
    _start: int
    _marks: list[int]

    def place(self, i: int | None = None) -> Place:
        """Return where item `i` was written, or where the list starts."""
        return self._source.place(self._start if i is None else self._marks[i])


Node: TypeAlias = str | bool | Map | Seq | None


_NUMBER: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
PLAIN: Final[dict[str, Node]] = {"": None, "~": None, "null": None, "true": True, "false": False}
"""What plain scalars mean that are neither texts nor numbers."""


def plain_value(text: str) -> Node:
    """Return what a plain scalar means: a number, boolean, null, or else a text."""
    if text in PLAIN:
        return PLAIN[text]
    return Number(text) if text[0] in "+-.0123456789" and _NUMBER.fullmatch(text) else text
