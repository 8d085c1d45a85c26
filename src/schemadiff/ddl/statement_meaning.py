"""What the text of each template means, and that a filled one means no more than that.

The meanings stand in the table ``means`` of ``planner/effects/<kind>.toml``, by template, in the words that
:mod:`schemadiff.sql.statements` gives for a text: ``"AlterTable:TABLE .AddConstraint -CHECK"``. Words and groups
in parentheses take ``?``, ``*``, ``+``, and ``|`` stands between two; ``Comment:_`` is about whatever sort of object,
``INLINE`` is what stands inside. A meaning that begins with a part is that of a fragment, which is looked at with the
statement that it becomes a part of. Conditions (``exists``, ``unchanged``, ``when_…``, ``redefined_…``) are one
expression each, and a data check (``check_…``) is one SELECT.

Values reach a text by filters that quote them, and free text has been proofread: this is what holds where either was
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


class Broken(Exception):  # noqa: N818 - what it says is told as an InputError
    """A filled template does not mean what it is to mean."""

    def __init__(self, meant: str, found: str) -> None:
        super().__init__(f"{meant} is meant, and this would be {found}")


class Fragment(str):
    """A part of a statement, with the meanings that have to be found one after the other where it stands."""

    means: tuple[str, ...] = ()


def meaning(registry: Registry, kind: str, template: str) -> str:
    """What a template means; KeyError where the kind's author left it out."""
    return meanings(registry, kind)[template]


def is_condition(template: str) -> bool:
    """Whether a template gives an expression that a guard asks."""
    return template in ("exists", "unchanged") or template.startswith(("when_", "redefined_"))


def is_data_check(template: str) -> bool:
    """Whether a template gives a question about existing rows."""
    return template.startswith("check_")


def is_fragment(means: str) -> bool:
    """Whether that is the meaning of a part of a statement."""
    return means.lstrip("( ").startswith((".", "-", _INLINE))


def filled(registry: Registry, kind: str, template: str, text: str, inside: Iterable[str]) -> str:
    """The text of a filled template, which means what it has to, with what is written inside; or :class:`Broken`."""
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
    """Raises :class:`Broken` where the text is not what the meanings say, one after the other."""
    pieces = tuple(pieces)
    try:
        words = sql.statement_words(text)
    except sql.NotStatements as problem:
        raise Broken(_in_words(pieces), f"no SQL: {problem}") from None
    found = "".join(f"{word} " for word in words)
    # What is optional at the end of one piece can be the beginning of the next; then they are looked for together.
    if not _one_by_one(found, pieces) and not _compiled("".join(f"({p})" for p in pieces)).fullmatch(found):
        raise Broken(_in_words(pieces), _in_words(words))


def _one_by_one(found: str, pieces: Iterable[str]) -> bool:
    """Whether the words are those of the pieces, each taking as many as it can: a pattern for a piece is made once."""
    at = 0
    for piece in pieces:
        match = _compiled(piece).match(found, at)
        if match is None:
            return False
        at = match.end()
    return at == len(found)


def _pieces(means: str, inside: Iterable[str]) -> tuple[str, ...]:
    """A meaning with those of what is written inside put in their place."""
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
