"""Defaults that are none: PostgreSQL stores no bare null (AddRelationNewConstraints in heap.c)."""

from __future__ import annotations

import re

_NULL = re.compile(r"\s*null\s*(::\s*[^():]+)?", re.IGNORECASE)


def says_null(default: object) -> bool:
    """Whether a default is a bare null, of whatever type; a length would make it more than a constant."""
    return isinstance(default, str) and default[:1] in "nN " and _NULL.fullmatch(default) is not None
