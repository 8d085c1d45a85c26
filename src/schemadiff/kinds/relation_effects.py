"""Which row of the effects table a statement about a table or foreign table has: what it is below decides."""

from __future__ import annotations

from schemadiff.catalog.hints import JOINS, OWN
from schemadiff.catalog.objects import Object
from schemadiff.kinds.hints import KEEPS
from schemadiff.kinds.inherited_parts import LABELS, inherited_from, is_alike
from schemadiff.kinds.parent_tables import relation
from schemadiff.kinds.partitioning import default_of_parent
from schemadiff.kindspec.statements import Migration


def form(row: str, old: Object | None, new: Object | None, migration: Migration) -> str:
    """Return the form of a relation, by what it is below: ``create_partition``, ``create_heir``, ``drop_partition``.

    A partition is created beside a default partition, of which all rows are read (``create_partition_beside``).
    """
    item = new or old
    assert item is not None
    if row == "attach":
        return "attach_building" if _lacks_indexes(item, migration) else row
    if row == "inherit":
        return "inherit_checked" if _lacks_checks(old, item, migration) else row
    if row not in ("create", "drop"):
        return row
    if item.get("partition_of") is not None:
        if row == "create" and item.hint(OWN):
            return row
        return (
            "create_partition_beside"
            if row == "create" and _has_default_partition(item, migration)
            else f"{row}_partition"
        )
    return "create_heir" if row == "create" and item.get("inherits") else row


def _has_default_partition(partition: Object, migration: Migration) -> bool:
    """Tell whether there is a default partition, whose rows are read: none may belong to the new partition."""
    default = default_of_parent(partition, migration.live, migration.target.catalog)
    return default is not None and default.identity.kind == "table"


def _lacks_indexes(table: Object, migration: Migration) -> bool:
    """Tell whether the parent has an index or key that the table has no equal of, so that ATTACH builds one.

    A partition that is only given other bounds keeps what it has.
    """
    live, path = migration.live, table.get("partition_of", ())
    catalog = live if relation(live, path) is not None else migration.target.catalog
    parent, before = relation(catalog, path), live.get(table.identity)
    if parent is None or (before is not None and before.get("partition_of") == parent.identity.path):
        return False
    own = [o for kind in LABELS for o in live.children(table.identity, kind)]
    parts = live.children(table.identity, "inherited_index")
    has = {above for part in parts for above in inherited_from(part, migration.target.catalog)}
    for index in (o for kind in LABELS for o in catalog.children(parent.identity, kind)):
        both = [o for o in (live.get(index.identity), migration.target.catalog.get(index.identity)) if o is not None]
        alike = (o for o in own if o.identity.kind == index.identity.kind)
        if index.identity not in has and not any(is_alike(o, other) for o in alike for other in both):
            return True
    return False


def _lacks_checks(old: Object | None, table: Object, migration: Migration) -> bool:
    """Tell whether a parent of the table has a check that it lacks: it gets one before, which reads its rows."""
    joined = old.hint(JOINS) or () if old is not None else ()
    own = {o.identity.name for o in migration.live.children(table.identity, "check")}
    own.update(old.hint(KEEPS) or () if old is not None else ())
    return any(
        not check.get("no_inherit") and check.identity.name not in own
        for path in joined
        if (parent := relation(migration.target.catalog, path)) is not None
        for check in migration.target.catalog.children(parent.identity, "check")
    )
