"""Scalars as YAML writes them: quotes only where YAML needs them, texts of several lines as blocks."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_WORDS = frozenset(["~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE", "<<"])
_BAD_START = frozenset("-?:,[]{}#&*!|>'\"%@`=")
_ODD = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that are escaped: control characters, tabs, every line break of YAML, byte order marks."""
_ODD_IN_BLOCK = re.compile("[^\n\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
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


class Raw(str):
    """A scalar that needs no quotes, since it is meant as the number or boolean that it looks like."""

    __slots__ = ()


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


def _begins_badly(text: str) -> bool:
    """Tell whether the first character would mean something; a dash does not before a word."""
    if text[0] == "-":
        return text[1:2] in ("", " ", "-")
    return text[0] in _BAD_START or text[0] == " "


def _is_plain(text: str, flow: bool) -> bool:
    """Tell whether the text needs no quotes."""
    if not text or _begins_badly(text) or text[-1] in " :" or text in _WORDS:
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


def text_lines(text: str, indent: int) -> list[str]:
    """Return the lines of a text that has several, below a key with that indentation.

    The first one follows the key. A literal block holds the text, or double quotes where a block would change it.
    """
    return _block(text, indent) or _quoted_lines(text, indent)


def keeps_line_ends(lines: list[str]) -> bool:
    """Tell whether blank lines after these would be part of the text."""
    return lines[0].startswith("|") and lines[0].endswith("+")


def _block(text: str, indent: int) -> list[str] | None:
    """Return the lines of a literal block, with the header; None if a block would change the text."""
    if _ODD_IN_BLOCK.search(text) or not text.strip(" \t\n"):
        return None
    lines = text.split("\n")
    end = "-"
    if not lines[-1]:
        lines.pop()
        end = "+" if not lines[-1] else ""
    # Without a number, the first line that is not empty says how far the block is indented.
    first = next(line for line in lines if line)
    header = "|" + ("2" if first[0] in " \t" else "") + end
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
