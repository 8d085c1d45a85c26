"""Which row of the effects table a statement has, where that depends on the objects and several kinds have it alike."""

from __future__ import annotations

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.statements import Migration

_HOLDERS = {
    "relation": ("table", "foreign_table", "view", "materialized_view", "sequence", "column", "view_column"),
    "index": ("index", "inherited_index"),
    "sequence": ("identity_sequence",),
    "part": ("primary_key", "unique", "check", "foreign_key", "exclusion", "trigger", "policy", "rule"),
}
"""What belongs to a relation, by the lock that a statement about one of its properties takes."""

_WITH_INDEX = ("primary_key", "unique", "exclusion")

_BY_KIND = {kind: word for word, kinds in _HOLDERS.items() for kind in kinds}


def by_holder(row: str, old: Object | None, new: Object | None, migration: Migration) -> str:
    """Return the form of a property, by the kind of the object that has it: ``create_on_relation``."""
    item = new or old
    assert item is not None
    word = _BY_KIND.get(item.parent.kind) if item.parent is not None else None
    return f"{row}_on_{word}" if word is not None else row


def by_index(row: str, old: Object | None, new: Object | None, migration: Migration) -> str:
    """Return the form of a property that a constraint has by its index: the same, but that it is one of an index."""
    form = by_holder(row, old, new, migration)
    item = new or old
    has_index = item is not None and item.parent is not None and item.parent.kind in _WITH_INDEX
    return f"{row}_on_index" if has_index else form


def by_validity(row: str, old: Object | None, new: Object | None, migration: Migration) -> str:
    """Return the form of a constraint: ``create_unchecked`` looks at no existing row, ``drop_here`` at no child."""
    item = new or old
    assert item is not None
    if row == "create" and (item.get("not_valid") or item.get("not_enforced")):
        row = "create_unchecked"
    return f"{row}_here" if item.get("no_inherit") else row


def by_settings(row: str, old: Object | None, new: Object | None, migration: Migration) -> str:
    """Return the form of a view's column: ``create_strictly`` where more than a comment is said."""
    item = new or old
    assert item is not None
    strong = any(item.get(name) is not None for name in ("default", "storage", "compression"))
    return f"{row}_strictly" if strong and row in ("create", "drop") else row


def by_replacement(row: str, old: Object | None, new: Object | None, migration: Migration) -> str:
    """Return the form of what CREATE OR REPLACE makes: ``replace`` where it replaces an object."""
    return "replace" if row == "create" and old is not None else row


def by_rows(row: str, old: Object | None, new: Object | None, migration: Migration) -> str:
    """Return the form of a trigger: ``create_for_rows`` makes triggers of the partitions as well."""
    item = new or old
    assert item is not None
    return f"{row}_for_rows" if item.get("for_each") == "row" else row


def by_not_null(row: str, old: Object | None, new: Object | None, migration: Migration) -> str:
    """Return the form of a column or domain: ``drop_not_null`` looks at no values."""
    return "drop_not_null" if row == "not_null" and new is not None and not new.get("not_null") else row
