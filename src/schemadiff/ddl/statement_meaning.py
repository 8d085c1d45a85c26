"""What each template may produce, and the check that its result is nothing else.

Meanings are in the table ``means`` of ``planner/effects/<kind>.toml``, by template, in the words that
:mod:`schemadiff.sql.statements` gives for a text: ``"AlterTable:TABLE .AddConstraint -CHECK"``. Words and groups in
parentheses take ``?``, ``*``, ``+``, and ``|`` separates alternatives; ``Comment:_`` is about any sort of object,
``INLINE`` is what is created inside. A meaning that begins with a part is that of a fragment, which is checked in the
statement that it becomes a part of. Conditions (``exists``, ``recognized``, ``unchanged``, ``when_…``,
``undone_…``, ``redefined_…``) are one expression each, and a data check (``check_…``) is one SELECT.

Filters quote the values of a template, and SQL texts have been parsed; this check still holds where either was
forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from schemadiff import sql
from schemadiff.kindspec.registry import Registry
from schemadiff.planner.effect_table import meanings

_WORD = re.compile(r"[>.-]*[A-Z][A-Za-z_]*(?::[A-Za-z_]+)?(?:#[0-9]+)?!?")
_INLINE = "INLINE"
_ANY = "_"


class Broken(Exception):  # noqa: N818 - it is reported as an InputError
    """The result of a template does not have the template's meaning."""

    def __init__(self, meant: str, found: str) -> None:
        super().__init__(f"expected {meant}, found {found}")


class Fragment(str):
    """A part of a statement, with the meanings that have to be found in this order where it is used."""

    means: tuple[str, ...] = ()


def meaning(registry: Registry, kind: str, template: str) -> str:
    """Return what a template means; KeyError where the kind's author left it out."""
    return meanings(registry, kind)[template]


def is_condition(template: str) -> bool:
    """Tell whether a template gives a condition."""
    return template in ("exists", "recognized", "unchanged") or template.startswith(("when_", "undone_", "redefined_"))


def is_data_check(template: str) -> bool:
    """Tell whether a template gives a data check."""
    return template.startswith(("check_", "own_check_"))


def is_fragment(means: str) -> bool:
    """Tell whether that is the meaning of a part of a statement."""
    return means.lstrip("( ").startswith((".", "-", _INLINE))


def filled(registry: Registry, kind: str, template: str, text: str, inside: Iterable[str]) -> str:
    """Return the result of a template together with what is written inside, after checking its meaning.

    Raises :class:`Broken` where it means something else.
    """
    if not text:
        return text
    if is_condition(template):
        if problem := sql.expression_problem(text):
            raise Broken("one condition", problem.message)
        return text
    means = "Select" if is_data_check(template) else meaning(registry, kind, template)
    pieces = _pieces(means, inside)
    if is_fragment(means):
        fragment = Fragment(text)
        fragment.means = pieces
        return fragment
    hold(text, pieces)
    return text


def hold(text: str, pieces: Iterable[str]) -> None:
    """Raise :class:`Broken` unless the text consists of the meanings in this order."""
    pieces = tuple(pieces)
    try:
        words = sql.statement_words(text)
    except sql.NotStatements as problem:
        raise Broken(_in_words(pieces), f"no SQL: {problem}") from None
    found = "".join(f"{word} " for word in words)
    # What is optional at the end of one piece can be the beginning of the next; then both are matched together.
    if not _one_by_one(found, pieces) and not _compiled("".join(f"({p})" for p in pieces)).fullmatch(found):
        raise Broken(_in_words(pieces), _in_words(words))


def _one_by_one(found: str, pieces: Iterable[str]) -> bool:
    """Tell whether the words are those of the pieces, each as long as possible; compiles one pattern for each piece."""
    at = 0
    for piece in pieces:
        match = _compiled(piece).match(found, at)
        if match is None:
            return False
        at = match.end()
    return at == len(found)


def _pieces(means: str, inside: Iterable[str]) -> tuple[str, ...]:
    """Return a meaning with those of what is written inside inserted."""
    before, here, after = means.partition(_INLINE)
    inner = tuple(piece for part in inside if isinstance(part, Fragment) for piece in part.means) if here else ()
    return tuple(piece for piece in (before.strip(), *inner, after.strip()) if piece)


@cache
def _compiled(means: str) -> re.Pattern[str]:
    return re.compile("".join(_WORD.sub(_pattern, means).split()))


def _pattern(word: re.Match[str]) -> str:
    name, _, sort = word[0].removesuffix("!").partition(":")
    whatever = rf"{re.escape(name)}(?::[A-Z_]+)?" if sort == _ANY else re.escape(word[0].removesuffix("!"))
    if word[0].endswith("!"):
        whatever += "!"
    return rf"(?:{whatever}\x20)"


def _in_words(words: tuple[str, ...]) -> str:
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


_SHOWN = 12
