"""Text from outside in a form that is safe to display: names, comments, values, file names, server messages.

Such text can contain terminal escapes, bidirectional or invisible characters, and line ends, so that it could look like
output of schemadiff. Two functions make all of that visible. :func:`one_line` is for text in a line: a name, a title, a
message. :func:`block` is for values of several lines, each of which gets a prefix. Visible text is not changed, so
either can be applied again. Data for machines is never changed this way.
"""

from __future__ import annotations

import re
import shlex
from typing import Final

_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Characters that str.isprintable() accepts and that are invisible (Default_Ignorable_Code_Point of Unicode, and the
blank of Braille)."""

_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}

_LINE_ENDS: Final = re.compile(r"\r\n|\n")


def one_line(text: object) -> str:
    r"""Return the text in one line with every character visible: a line end becomes ``\n``, an escape ``\x1b``."""
    return _visible(str(text))


def block(text: object, prefix: str = "") -> str:
    """Return the text line by line, each after the prefix; tabs remain, and every other character is visible."""
    return "\n".join(prefix + "\t".join(map(_visible, line.split("\t"))) for line in _LINE_ENDS.split(str(text)))


def each_line(text: object) -> list[str]:
    """Return the lines of the text with every character visible; a tab becomes as many spaces as it is wide."""
    return [_visible(line.expandtabs(4)) for line in _LINE_ENDS.split(str(text))]


_PASSWORD: Final = re.compile(
    r"(?P<before>\bpostgres(?:ql)?[\w+.-]*:/{1,2}[^\s:@/]*:)\S+(?=@)"
    r"|(?P<key>\bpassword\s*=\s*)(?:'(?:[^'\\]|\\.)*'|[^\s'\",;)]+)",
    re.IGNORECASE,
)


def without_passwords(text: str) -> str:
    """Return the text with an ellipsis instead of passwords in connection strings, which people write anywhere."""
    return _PASSWORD.sub(lambda found: f"{found['before'] or found['key']}…", text)


def is_visible(text: str) -> bool:
    """Tell whether every character can be seen, and a terminal interprets none of them."""
    return text.isprintable() and (text.isascii() or not _UNSEEN.search(text))


def _visible(text: str) -> str:
    return text if is_visible(text) else "".join(c if is_visible(c) else _escape(c) for c in text)


def _escape(character: str) -> str:
    r"""Return a character's escape as Python, bash ($'…') and, except for ``\x``, JSON understand it."""
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if code < 0x80:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def shell_word(text: str) -> str:
    """Return the text as one word for a shell; with invisible characters, as bash, zsh and ksh read it."""
    if is_visible(text):
        return shlex.quote(text)
    return "$'" + _visible(text.replace("\\", "\\\\").replace("'", "\\'")) + "'"


def json_text(text: str) -> str:
    """Return a JSON document with every character visible and the same meaning."""
    # Outside of strings JSON can contain only line ends of these characters; inside they are escaped already.
    return "".join(c if c == "\n" or is_visible(c) else _json_escape(c) for c in text)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n] << 8 | units[n + 1]:04x}" for n in range(0, len(units), 2))


def with_article(words: str) -> str:
    """Return a noun behind its indefinite article: ``an index``, ``a unique constraint``."""
    return f"{'an' if words[:1] in 'aeio' else 'a'} {words}"
