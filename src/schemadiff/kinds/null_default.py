"""Defaults of null: PostgreSQL stores no plain null (AddRelationNewConstraints in heap.c).

A null to which a length or a cast is applied is not plain: ``varchar(3) DEFAULT NULL`` is stored, and printed as
``NULL::character varying``.
"""

from __future__ import annotations

import re

from schemadiff import sql

_NULL = re.compile(r"\s*null\s*(?:::\s*(.+?)\s*)?", re.IGNORECASE | re.DOTALL)

_WITH_LENGTH = re.compile(r'(character varying|bpchar|"?bit"?|bit varying|numeric|time|timestamp)\b.*')
"""Built-in types that can have a length modifier, as the server prints them without it."""


def says_null(default: object) -> bool:
    """Tell whether a default is a null of any type."""
    return isinstance(default, str) and default[:1] in "nN " and _NULL.fullmatch(default) is not None


def is_none(default: object, declared: str | None) -> bool:
    """Tell whether the server stores no default for this text in a column of the type.

    ``declared`` is None if the type is declared elsewhere. A null that is cast to a type with a length then counts as a
    default, since the server prints stored ones in this form.
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
    # A null of a domain is stored: it overrides the domain's own default.
    if kept is None or sql.user_types(kept):
        return False
    return cast in (None, kept) and ("(" not in kept or _keeps_length(kept))


def _keeps_length(text: str) -> bool:
    """Tell whether a null keeps its length: one of an interval has it from the start (coerce_type, parse_coerce.c)."""
    return text.startswith("interval") and not text.endswith("[]")
