"""Identifiers and literals as SQL text, and the names that the server derives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_PLAIN = re.compile(r"[a-z_][a-z0-9_$]*\Z")

NAMEDATALEN = 64
"""Bytes of an identifier including its terminating zero (pg_config_manual.h)."""


@cache
def _reserved() -> frozenset[str]:
    from pglast.keywords import COL_NAME_KEYWORDS, RESERVED_KEYWORDS, TYPE_FUNC_NAME_KEYWORDS

    return frozenset(COL_NAME_KEYWORDS) | frozenset(RESERVED_KEYWORDS) | frozenset(TYPE_FUNC_NAME_KEYWORDS)


def is_reserved(name: str) -> bool:
    """Tell whether SQL reads the word as a keyword where a name is expected."""
    return name in _reserved()


@cache
def ident(name: str) -> str:
    """Return the identifier, quoted only if necessary (as quote_ident does)."""
    if _PLAIN.match(name) and name not in _reserved():
        return name
    return quoted(name)


def quoted(name: str) -> str:
    """Return the identifier in quotes, whether it needs them or not.

    It needs no list of keywords, and importing that takes a fifth of the time of a plan with nothing to do.
    """
    return '"' + name.replace('"', '""') + '"'


def qualified(parts: Iterable[str]) -> str:
    """Return a qualified name with its parts quoted."""
    return ".".join(ident(p) for p in parts)


def operator_name(parts: Iterable[str]) -> str:
    """Return an operator's qualified name, whose last part is not quoted: ``s.===``."""
    *schema, sign = parts
    return ".".join([*map(ident, schema), sign])


def literal(text: str) -> str:
    """Return a string constant; with E'' if it contains a backslash, whatever standard_conforming_strings is."""
    body = text.replace("'", "''")
    if "\\" in body:
        return "E'" + body.replace("\\", "\\\\") + "'"
    return f"'{body}'"


def dollar_tag(text: str, word: str = "") -> str:
    """Return a dollar quote with that word, or one like it, that does not occur in the text."""
    candidate = word
    number = 0
    while f"${candidate}$" in text or text.endswith(f"${candidate}"):
        number += 1
        candidate = f"{word or 'body'}{number}"
    return f"${candidate}$"


def dollar(text: str, word: str = "") -> str:
    """Return a dollar-quoted constant."""
    tag = dollar_tag(text, word)
    return f"{tag}{text}{tag}"


def clip(name: str, length: int) -> str:
    """Return the name cut to so many bytes, at a character boundary (pg_mbcliplen)."""
    data = name.encode()
    return name if len(data) <= length else data[:length].decode(errors="ignore")


def object_name(first: str, second: str, label: str) -> str:
    """Return the name that the server derives from two names and a label (makeObjectName in indexcmds.c).

    The longer of the two names is shortened first, until all fit into 63 bytes.
    """
    overhead = len(label.encode()) + 1 if label else 0
    if second:
        overhead += 1
    available = NAMEDATALEN - 1 - overhead
    one, two = len(first.encode()), len(second.encode())
    while one + two > available:
        if one > two:
            one -= 1
        else:
            two -= 1
    parts = [clip(first, one)]
    if second:
        parts.append(clip(second, two))
    if label:
        parts.append(label)
    return "_".join(parts)


def made_multirange(name: str) -> str:
    """Return the default name of a range type's multirange type (makeMultirangeTypeName in multirangetypes.c)."""
    if "range" in name:
        return clip(name.replace("range", "multirange", 1), NAMEDATALEN - 1)
    return clip(name, NAMEDATALEN - 1 - len("_multirange")) + "_multirange"


def index_columns_part(columns: Iterable[str]) -> str:
    """Return the columns' part of a default index or constraint name (ChooseIndexNameAddition)."""
    joined = ""
    for column in columns:
        joined += ("_" if joined else "") + clip(column, NAMEDATALEN - 1)
        if len(joined.encode()) >= NAMEDATALEN:
            break
    return clip(joined, NAMEDATALEN - 1)
