"""The namespaces of SQL: which sort of object a name in a text means."""

from __future__ import annotations

from enum import StrEnum, auto


class Namespace(StrEnum):
    """What a name is looked up in. Kinds whose objects cannot share a name have the same one (``Kind.naming``)."""

    RELATION = auto()
    ROUTINE = auto()
    TYPE = auto()
    COLUMN = auto()
    CONSTRAINT = auto()
    COLLATION = auto()
    OPERATOR = auto()
    CAST = auto()
    OPCLASS = auto()
    OPFAMILY = auto()
    TS_CONFIG = auto()
    TS_DICTIONARY = auto()
    SCHEMA = auto()
    ATTRIBUTE = auto()
    TEXT = auto()
    """A constant cast to regclass and the like: a name in any of them."""
