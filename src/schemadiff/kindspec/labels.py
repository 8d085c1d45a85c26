"""What a reader calls the fields of objects: PostgreSQL's words."""

from __future__ import annotations

_KEYWORDS = frozenset(
    "bypassrls collation createdb createrole default deferrable from include inherits login on_delete on_update "
    "partition_by not_null nulls_not_distinct no_inherit not_enforced not_valid replication returns superuser "
    "tablespace unlogged using where with_check without_overlaps when initially_deferred replica_identity instead "
    "strict leakproof support window cycle".split()
)
"""Fields with the name of a clause of SQL, which is written as such: ``NOT NULL``."""

_WORDS = {
    "generated": "GENERATED ALWAYS AS",
    "identity": "GENERATED AS IDENTITY",
    "references": "REFERENCES",
    "references_columns": "REFERENCES columns",
    "not_null_name": "name of the NOT NULL constraint",
    "not_null_not_valid": "NOT NULL NOT VALID",
    "not_null_no_inherit": "NOT NULL NO INHERIT",
    "noinherit": "NOINHERIT",
    "for": "FOR",
    "to": "TO",
    "as": "AS",
    "sql_body": "body",
    "fdw_options": "OPTIONS",
    "for_each": "FOR EACH",
    "update_of": "UPDATE OF",
    "old_table": "OLD TABLE",
    "new_table": "NEW TABLE",
    "cluster": "CLUSTER ON",
    "owned_by": "OWNED BY",
    "set": "SET",
}
"""What other fields are called, where that is not their name with blanks."""


def label(field: str) -> str:
    """Return what a reviewer calls a field: ``NOT NULL``, ``operator class``."""
    if field in _WORDS:
        return _WORDS[field]
    words = field.replace("_", " ")
    return words.upper() if field in _KEYWORDS else words
