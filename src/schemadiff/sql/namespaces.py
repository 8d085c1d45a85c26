"""The namespaces of SQL: which sort of object a name in a text means."""

from __future__ import annotations

from typing import Final


class Namespace:
    """What a name is looked up in. Kinds whose objects cannot share a name have the same one (``Kind.naming``).

    They are plain texts: until Python 3.12 it takes ten times as long to look up a member of an enum.
    """

    RELATION: Final = "relation"
    ROUTINE: Final = "routine"
    TYPE: Final = "type"
    COLUMN: Final = "column"
    CONSTRAINT: Final = "constraint"
    COLLATION: Final = "collation"
    OPERATOR: Final = "operator"
    CAST: Final = "cast"
    OPCLASS: Final = "opclass"
    OPFAMILY: Final = "opfamily"
    TS_CONFIG: Final = "ts_config"
    TS_DICTIONARY: Final = "ts_dictionary"
    SCHEMA: Final = "schema"
    ATTRIBUTE: Final = "attribute"
    TEXT: Final = "text"
    """A constant cast to regclass and the like: a name in any of them."""
