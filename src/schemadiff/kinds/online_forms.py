"""How indexes, keys and constraints change on a table that is in use.

What takes as long as the table is large runs under a lock that blocks neither reads nor writes (measured on 15 and 18):
indexes are built CONCURRENTLY, outside of a transaction; constraints are added NOT VALID and validated in a transaction
of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from schemadiff.catalog.catalog import Catalog, derived
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import online_partitions
from schemadiff.kinds.constraint_fields import INDEX_SHARED
from schemadiff.kinds.hints import OVER_SAME_COLUMNS, PART, PARTITIONED
from schemadiff.kindspec.online import REPLACEMENT, OnlineChange, OnlinePart
from schemadiff.postgres.quoting import object_name
from schemadiff.sql.index_elements import Element

Parts = Sequence[OnlinePart]

_BUILD = "create {object} concurrently"


def index(change: OnlineChange) -> Parts | None:
    """Return how an index is built or dropped concurrently; one that replaces another is built beside it.

    PostgreSQL does neither to an index of a partitioned table (DefineIndex in indexcmds.c).
    """
    item = change.new or change.old
    assert item is not None
    if item.hint(PARTITIONED) or online_partitions.is_partitioned(item, change):
        return online_partitions.index(change)
    if change.caused:
        # It cannot stay until the new one is there.
        is_created = change.operation == "create" and change.template == "create"
        return [OnlinePart("create", "create_concurrently", None, change.new, _BUILD)] if is_created else None
    replaced = change.live.get(item.identity) if change.recreated else None
    if change.recreated and (replaced is None or replaced.get("replica_identity")):
        return None
    # An index whose build failed serves nobody, so that nothing is lost while there is none.
    replacement = _replacement_of(item) if replaced is not None and not replaced.get("invalid") else None
    if change.operation == "drop" and replacement is None:
        drop = OnlinePart("drop", "drop_concurrently", change.old, change.new, "drop {object} concurrently")
        return None if item.get("replica_identity") else [drop]
    if change.operation == "drop" and replacement is not None:
        return [
            OnlinePart("drop", "drop", change.old, change.new, "drop the old {object}", after=(replacement.identity,))
        ]
    if change.operation != "create" or change.template != "create":
        return None
    if replacement is None:
        return [OnlinePart("create", "create_concurrently", None, change.new, _BUILD)]
    return [
        _build(replaced, replacement, change),
        OnlinePart(
            "create", "take_name", replacement, change.new, "rename the new index to {object}", effects="rename"
        ),
    ]


def _build(replaced: Object | None, built: Object, change: OnlineChange) -> OnlinePart:
    """Return how an index is built for a key, or beside another index; one that is there already is not built again."""
    left = (built.identity,) if online_partitions.is_left(built, change) else ()
    return OnlinePart("create", "create_concurrently", replaced, built, _BUILD, resumes=left)


def _replacement_of(index: Object) -> Object:
    """Return an index as it is while another one still has its name."""
    schema, name = index.identity.path
    identity = Identity(index.identity.kind, (schema, object_name(name, "", REPLACEMENT)))
    later = ("cluster", "replica_identity", "statistics")
    values = {field: value for field, value in index.values.items() if field not in later}
    return msgspec.structs.replace(index, identity=identity, values=values)


def key(change: OnlineChange) -> Parts | None:
    """Return how a key is created over a unique index that is built before, concurrently.

    The key then takes the index over. That is not possible for a key without overlaps, whose index is no btree. A key
    that takes the place of another one does so in a moment.
    """
    item = change.new or change.old
    if item is None or item.parent is None or change.caused:
        return None
    if online_partitions.is_partitioned(item, change):
        return online_partitions.index(change)
    if change.operation == "drop":
        succeeding = change.new or _successor(change)
        built = _index_of(succeeding, change) if succeeding is not None else None
        if change.old is None or built is None:
            return None
        return [OnlinePart("drop", "drop", change.old, change.new, "drop the old {object}", after=(built.identity,))]
    if change.operation != "create" or change.template != "create":
        return None
    built = _index_of(item, change)
    if built is None:
        return None
    return [
        _build(None, built, change),
        OnlinePart(
            "create",
            "over_index",
            built,
            item,
            "create {object} over that index",
            needs_values=item.identity.kind == "primary_key",
            effects="create_using_index",
        ),
    ]


def _successor(change: OnlineChange) -> Object | None:
    """Return the new primary key of a table whose primary key is dropped; it can have only one."""
    old = change.old
    if old is None or old.parent is None or old.identity.kind != "primary_key":
        return None
    created = (o for o in change.target.children(old.parent, old.identity.kind) if o.identity not in change.live)
    return next(iter(created), None)


def _index_of(key: Object, change: OnlineChange) -> Object | None:
    """Return the index over which a key is created; None where it has to be created by itself."""
    if key.get("without_overlaps") or key.hint(PART) is not None or key.parent is None:
        return None
    before = change.live.get(key.identity)
    if before is not None and before.get(INDEX_SHARED.name):
        # The parent's index would take it for its part, once the key leaves that.
        return None
    own = ("include", "nulls_not_distinct", "options", "tablespace")
    values: dict[str, Value] = {name: key.get(name) for name in own if key.get(name) is not None}
    values["columns"] = tuple(Element(column=column) for column in key.get("columns"))
    values["unique"] = True
    identity = Identity("index", (key.identity.path[0], key.identity.name))
    hints = online_partitions.of_key(key, key.identity.name)
    if (same := key.hint(OVER_SAME_COLUMNS)) is not None:
        # A parent's index that is created later would take it for its part.
        hints = (*hints, OVER_SAME_COLUMNS.of(same))
    built = Object(identity, values, key.parent, place=key.place).with_hints(*hints)
    # Keys of two tables can exchange names, and each is dropped only once the index of its successor is built.
    is_taken = key.identity in change.live or identity.path in _names_of_keys(change.live)
    return _replacement_of(built) if is_taken else built


@derived
def _names_of_keys(live: Catalog) -> frozenset[tuple[str, ...]]:
    """Return the names that indexes have because they are those of keys, each with its schema."""
    keys = (o for kind in ("primary_key", "unique", "exclusion") for o in live.by_kind.get(kind, ()))
    return frozenset((o.identity.path[0], o.identity.name) for o in keys)


def constraint(change: OnlineChange) -> Parts | None:
    """Return how a check or foreign key is added NOT VALID, and then validated.

    Before 18 a foreign key of a partitioned table cannot be NOT VALID, but those of its partitions can.
    """
    new = change.new
    if change.operation != "create" or change.template != "create" or new is None:
        return None
    if new.get("not_valid") or new.get("not_enforced") or change.relatives == "children":
        return None
    partitioned = online_partitions.is_partitioned(new, change)
    if new.identity.kind == "foreign_key" and partitioned and change.version < 18:
        return online_partitions.foreign_key(change)
    added = msgspec.structs.replace(new, values={**new.values, "not_valid": True})
    return [
        OnlinePart("create", "create", None, added, "create {object}, not valid"),
        OnlinePart("alter", "validate", None, new, "validate {object}", alone=True),
    ]
