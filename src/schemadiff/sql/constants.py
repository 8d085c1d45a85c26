"""SQL texts with numbers in place of their constants: what the grammar says of one holds for all that are alike.

The grammar does not look into a constant: ``(price > (5)::numeric)`` and ``(price > (7)::numeric)`` have brackets and
casts at the same places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST_INTEGER = 9
"""Integers of more digits can be constants of another token (FCONST in scan.l), and stay."""
_PLACES = re.compile(r"""("(?:[^"]|"")*"|[\w&]'|'(?:[^']|'')*'|(?<![\w.$])\d[\w.]*|\$|--|/\*)""")
"""Quoted names, constants, and what begins a constant of another form, a parameter or a comment."""


def numbered(text: str) -> tuple[str, list[str]]:
    """Return the text with its strings and short integers replaced by their numbers, and these constants in order.

    A string is replaced by a string, and an integer by an integer. A text that has escape strings, dollar quotes or
    comments is returned as it is, without constants.
    """
    parts = _PLACES.split(text)
    constants: list[str] = []
    for place in range(1, len(parts), 2):
        part = parts[place]
        if part[0] == "'":
            parts[place] = f"'{len(constants)}'"
        elif _is_short_integer(part):
            parts[place] = str(len(constants))
        elif part[0] == '"' or part[0].isdigit():
            continue
        else:
            return text, []
        constants.append(part)
    return ("".join(parts), constants) if constants else (text, constants)


def filled(text: str, constants: Sequence[str]) -> str:
    """Return a text with the constants for their numbers; some may be missing in it."""
    if not constants:
        return text
    parts = _PLACES.split(text)
    for place in range(1, len(parts), 2):
        part = parts[place]
        if part[0] == "'":
            parts[place] = constants[int(part[1:-1])]
        elif _is_short_integer(part):
            parts[place] = constants[int(part)]
    return "".join(parts)


def _is_short_integer(text: str) -> bool:
    return text.isdigit() and text.isascii() and len(text) <= _LONGEST_INTEGER
