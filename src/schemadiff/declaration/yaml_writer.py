"""Writes YAML as a person would: one line if it fits, quotes only where YAML needs them, blocks for long texts.

Nodes are ``dict``, ``list``, ``str``, ``int``, ``bool`` and None; besides these, :class:`Raw` is a scalar written as it
is, :class:`Block` a text whose last line break has no meaning, and :class:`Line` a mapping that is written on one line
if it fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from schemadiff.declaration import yaml_keys

WIDTH = 100


class Raw(str):
    """A scalar that needs no quotes, since it is meant as the number or boolean that it looks like."""

    __slots__ = ()


class Block(str):
    """SQL text, in which surrounding white space has no meaning."""

    __slots__ = ()


class Line(dict[str, Any]):
    """A mapping that is written on one line."""

    __slots__ = ()


class Tall(list[Any]):
    """A list with one line for each item."""

    __slots__ = ()


_NUMBER = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_WORDS = frozenset(["~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE", "<<"])
_BAD_START = frozenset("-?:,[]{}#&*!|>'\"%@`=")
_ODD = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that are escaped: control characters, tabs, every line break of YAML, byte order marks."""
_ODD_IN_BLOCK = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_FLOW = re.compile(r"[,\[\]{}]|:[?'\"]")
"""What a text in flow style needs quotes for."""
_STRING = re.compile(r"'[^'\n]*'")
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\x00": "\\0",
    "\x1b": "\\e",
    "\x07": "\\a",
}


def is_number(text: str) -> bool:
    """Tell whether a plain scalar would be read as a number whose digits are kept."""
    return _NUMBER.fullmatch(text) is not None and not text.lstrip("+-").lower().startswith((".inf", ".nan"))


def _balanced(text: str) -> bool:
    if "(" not in text and ")" not in text:
        return True
    depth = 0
    for character in _STRING.sub("", text):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def _is_plain(text: str, flow: bool) -> bool:
    """Tell whether the text needs no quotes."""
    if not text or text[0] in _BAD_START or text[0] == " " or text[-1] in " :" or text in _WORDS:
        return False
    if ": " in text or " #" in text or _ODD.search(text) or _NUMBER.fullmatch(text) or text.startswith(("---", "...")):
        return False
    return not flow or (_FLOW.search(text) is None and _balanced(text))


def _escaped(text: str) -> str:
    def escape(match: re.Match[str]) -> str:
        character = match[0]
        if character in _ESCAPES:
            return _ESCAPES[character]
        number = ord(character)
        if number < 0x100:
            return f"\\x{number:02x}"
        return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"

    return re.sub(rf'["\\]|{_ODD.pattern}', escape, text)


def scalar(value: object, *, flow: bool = False) -> str:
    """Return a scalar on one line."""
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, (Raw, int)):
        return str(value)
    text = str(value)
    if _is_plain(text, flow):
        return text
    if (("'" in text or not ('"' in text or "\\" in text)) and not ("'" in text and '"' in text)) or _ODD.search(text):
        return f'"{_escaped(text)}"'
    return "'" + text.replace("'", "''") + "'"


def _key(text: str, flow: bool = False) -> str:
    return scalar(text, flow=flow)


def in_line(node: object) -> str:
    """Return the node in flow style."""
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{_key(key, True)}: {in_line(value)}" for key, value in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(in_line, node)) + "]"
    return scalar(node, flow=True)


def _has_lines(node: object) -> bool:
    """Tell whether a text in it has several lines."""
    if isinstance(node, (Mapping, list)):
        return any(map(_has_lines, node.values() if isinstance(node, Mapping) else node))
    return isinstance(node, str) and "\n" in node


def _fits(node: object, used: int) -> str | None:
    """Return the node on one line; None if it may not be on one line or does not fit."""
    if isinstance(node, Mapping) and node and not isinstance(node, Line):
        return None
    if isinstance(node, Tall) and node:
        return None
    if isinstance(node, list) and any(isinstance(i, Mapping) and not isinstance(i, Line) for i in node):
        return None
    if _has_lines(node):
        return None
    text = in_line(node)
    return text if used + len(text) <= WIDTH else None


def _block(text: str, indent: int) -> list[str] | None:
    """Return the lines of a literal block, with the header; None if a block or an editor would change the text."""
    lines = text.split("\n")
    if _ODD_IN_BLOCK.search(text) or not text.strip() or any(line != line.rstrip() for line in lines):
        return None
    if text.endswith("\n\n"):
        return None
    ends = text.endswith("\n")
    lines = lines[:-1] if ends else lines
    first = next(line for line in lines if line)
    header = "|" + ("2" if first[0] == " " else "") + ("" if ends else "-")
    margin = " " * (indent + 2)
    return [header, *(margin + line if line else "" for line in lines)]


def _quoted_lines(text: str, indent: int) -> list[str]:
    """Return the lines of a text in double quotes; each line break is escaped, and followed by a new line."""
    margin = " " * (indent + 2)
    pieces = text.split("\n")
    ends = pieces.pop() if not pieces[-1] else None
    lines = []
    for i, piece in enumerate(pieces):
        escaped = _escaped(piece)
        if i and escaped.startswith(" "):
            escaped = "\\" + escaped
        last = i == len(pieces) - 1
        tail = ("\\n" if ends is not None else "") + '"' if last else "\\n\\"
        lines.append(("" if i == 0 else margin) + escaped + tail)
    lines[0] = '"' + lines[0]
    return lines


def _text_lines(text: str, indent: int) -> list[str]:
    """Return the lines of a text that has several."""
    if isinstance(text, Block):
        text = text + "\n"
    return _block(text, indent) or _quoted_lines(text, indent)


def _pair(key: str, node: object, indent: int) -> Iterator[str]:
    head = f"{' ' * indent}{_key(key)}:"
    if isinstance(node, str) and "\n" in node and not isinstance(node, Raw):
        first, *more = _text_lines(node, indent)
        yield f"{head} {first}"
        yield from more
    elif isinstance(node, (Mapping, list)):
        text = _fits(node, len(head) + 1)
        if text is not None:
            yield f"{head} {text}"
        elif isinstance(node, Mapping):
            yield head
            yield from _mapping(node, indent + 2)
        else:
            yield head
            for item in node:
                yield from _item(item, indent + 2)
    else:
        yield f"{head} {scalar(node)}"


def _mapping(node: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in node.items():
        yield from _pair(key, value, indent)


def _item(node: object, indent: int) -> Iterator[str]:
    head = " " * indent + "- "
    if isinstance(node, str) and "\n" in node and not isinstance(node, Raw):
        first, *more = _text_lines(node, indent)
        yield head + first
        yield from more
    elif isinstance(node, (Mapping, list)) and (text := _fits(node, indent + 2)) is not None:
        yield head + text
    elif isinstance(node, Mapping):
        first, *more = _mapping(node, indent + 2)
        yield head + first[indent + 2 :]
        yield from more
    elif isinstance(node, list):
        yield head + in_line(node)
    else:
        yield head + scalar(node)


def document(node: Mapping[str, Any]) -> str:
    """Return a whole file, with blank lines between sections and between objects of several lines."""
    parts = []
    for key, value in node.items():
        if isinstance(value, Mapping) and value and not isinstance(value, Line):
            blocks = ["\n".join(_pair(k, v, 2)) for k, v in value.items()]
            apart = any("\n" in block for block in blocks)
            parts.append(f"{_key(key)}:\n" + ("\n\n" if apart else "\n").join(blocks))
        else:
            parts.append("\n".join(_pair(key, value, 0)))
    count = next((n for n, key in enumerate(node) if key not in yaml_keys.FILE_KEYS), len(node))
    head, rest = parts[:count], parts[count:]
    return "\n\n".join((["\n".join(head)] if head else []) + rest) + "\n"
