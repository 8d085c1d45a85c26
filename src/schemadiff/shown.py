"""Text from outside as a person may be shown it: names, comments, values, file names, what a server says.

Such text can hold what a terminal obeys, what turns letters round or is not seen at all, and line ends, so that it
could pass for words of ours. Two forms make all of that visible. :func:`one_line` is for what stands in a line: a name,
a title, a message. :func:`block` is for values of several lines, each of which gets a prefix that no text can shed.
Both leave what is visible alone, so that either can be applied again. Data for machines is never shown so.
"""

from __future__ import annotations

import re
import shlex
from typing import Final

_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""What str.isprintable() calls printable and nobody sees (Default_Ignorable_Code_Point of Unicode, and the blank of
Braille)."""

_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}

_LINE_ENDS: Final = re.compile(r"\r\n|\n")


def one_line(text: object) -> str:
    """The text in one line, with every character visible: a line end is ``\\n``, an escape ``\\x1b``."""
    return _visible(str(text))


def block(text: object, prefix: str = "") -> str:
    """The text line by line, each after the prefix; tabs stay, and every other character is visible."""
    return "\n".join(prefix + "\t".join(map(_visible, line.split("\t"))) for line in _LINE_ENDS.split(str(text)))


def each_line(text: object) -> list[str]:
    """The lines of the text, with every character visible; a tab is as many spaces as it looks like."""
    return [_visible(line.expandtabs(4)) for line in _LINE_ENDS.split(str(text))]


def is_visible(text: str) -> bool:
    """Whether every character can be seen, and none is obeyed by a terminal."""
    return text.isprintable() and (text.isascii() or not _UNSEEN.search(text))


def _visible(text: str) -> str:
    return text if is_visible(text) else "".join(c if is_visible(c) else _escape(c) for c in text)


def _escape(character: str) -> str:
    """As Python, bash ($'…') and JSON but for ``\\x`` understand it."""
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if code < 0x80:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def shell_word(text: str) -> str:
    """The text as one word for a shell; one that holds what cannot be seen is written for bash, zsh and ksh."""
    if is_visible(text):
        return shlex.quote(text)
    return "$'" + _visible(text.replace("\\", "\\\\").replace("'", "\\'")) + "'"


def json_text(text: str) -> str:
    """A JSON document in which everything is visible and nothing means anything else than before."""
    # Outside of strings JSON has no such character but line ends, and those inside are escaped already.
    return "".join(c if c == "\n" or is_visible(c) else _json_escape(c) for c in text)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n] << 8 | units[n + 1]:04x}" for n in range(0, len(units), 2))
