"""How wide a text is, by a table of character widths, so that a layout needs no font."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

_WIDTHS = {
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys(".,:;!/\\ []()tfIr-`", 315),
    **dict.fromkeys('"*{}', 370),
    **dict.fromkeys("ckxyszvJ", 500),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
    "W": 944,
    "@": 1015,
}
"""Thousandths of the font size, as in Helvetica and the fonts made to replace it."""

_OTHER = 590
"""Digits, the other letters, and what is not in the table."""
_WIDE = 1000
_RESERVE = 1.06
"""Other fonts are somewhat wider."""


def text_width(text: str, size: int, *, bold: bool = False) -> int:
    """Return the width of a text in pixels, rounded up, for a sans-serif font of that size."""
    total = sum(_width(character) for character in text)
    return int(total * size * (_RESERVE * 1.07 if bold else _RESERVE) / 1000) + 1


def _width(character: str) -> int:
    if combining(character):
        return 0
    return _WIDE if east_asian_width(character) in "WF" else _WIDTHS.get(character, _OTHER)


def shortened(text: str, limit: int) -> str:
    """Return a text of at most that many characters; an ellipsis stands for the end of a longer one."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
