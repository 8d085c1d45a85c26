"""Defaults that are none: PostgreSQL stores no bare null (AddRelationNewConstraints in heap.c).

What the type's length or another type's cast would be applied to is no bare null to the server: ``varchar(3) DEFAULT
NULL`` is stored, and printed as ``NULL::character varying``.
"""

from __future__ import annotations

import re

from schemadiff import sql

_NULL = re.compile(r"\s*null\s*(?:::\s*(.+?)\s*)?", re.IGNORECASE | re.DOTALL)

_WITH_LENGTH = re.compile(r'(character varying|bpchar|"?bit"?|bit varying|numeric|time|timestamp)\b.*')
"""Built-in types that a length can be said of, as the server prints them without it."""


def says_null(default: object) -> bool:
    """Whether a default is a null, of whatever type."""
    return isinstance(default, str) and default[:1] in "nN " and _NULL.fullmatch(default) is not None


def is_none(default: object, declared: str | None) -> bool:
    """Whether the server makes no default of it for a column of the type, which is None where it is said elsewhere.

    Then a cast to a type that can have a length is taken for a default: the server prints those that it stores so.
    """
    found = _NULL.fullmatch(default) if isinstance(default, str) and says_null(default) else None
    if found is None:
        return False
    cast = None if found[1] is None else sql.canonical_type(found[1])
    if found[1] is not None and (cast is None or ("(" in cast and not _keeps_length(cast))):
        return False
    if declared is None:
        return cast is None or _WITH_LENGTH.fullmatch(cast) is None
    kept = sql.canonical_type(declared)
    # A null of a domain is kept: it stands against the domain's own default.
    if kept is None or sql.user_types(kept):
        return False
    return cast in (None, kept) and ("(" not in kept or _keeps_length(kept))


def _keeps_length(text: str) -> bool:
    """A null of an interval has the interval's precision from the start (coerce_type in parse_coerce.c)."""
    return text.startswith("interval") and not text.endswith("[]")
