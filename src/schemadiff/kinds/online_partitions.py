"""How what partitions have in common with their parent is made on each of them first.

PostgreSQL builds no index of a partitioned table concurrently, and before 18 adds no foreign key of one NOT VALID. But
the statement on the parent takes over what its partitions have (measured on 15 and 18): an equal index, an equal key
that owns its index, an equal foreign key that is valid. So what takes long is done on the partitions, under temporary
names; then one statement that takes a moment gives them their names and makes the parent's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import HintValue
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.constraint_fields import INDEX_SHARED
from schemadiff.kinds.hints import BECOMES, DEFERRAL, KEY_SORT, OF_KEY, PARTS, WHOLE_KEY
from schemadiff.kinds.inherited_parts import KEYS, inherited_object, is_alike, made_name, own_key
from schemadiff.kindspec.online import REPLACEMENT, OnlineChange, OnlinePart
from schemadiff.postgres.quoting import object_name
from schemadiff.sql.index_elements import Element

Parts = Sequence[OnlinePart]

_LATER = ("cluster", "replica_identity", "statistics", "index_comment")
_OF_INDEX = ("include", "nulls_not_distinct", "options", "tablespace")


def is_partitioned(item: Object, change: OnlineChange) -> bool:
    """Tell whether the table that an object belongs to is partitioned."""
    table = change.target.get(item.parent) if item.parent is not None else None
    return table is not None and table.get("partition_by") is not None


def index(change: OnlineChange) -> Parts | None:
    """Return how an index or key of a partitioned table is made over those of the partitions."""
    item = change.new or change.old
    if change.caused or item is None or item.get("without_overlaps") or item.get("invalid"):
        return None
    built = _built(change.new, change) if change.new is not None else ()
    if not built or change.template not in ("create", "drop"):
        return None
    if change.operation == "drop":
        after = tuple(part.identity for part in built)
        return [OnlinePart("drop", "drop", change.old, change.new, "drop the old {object}", after=after)]
    assert change.new is not None
    replaced = change.live.get(item.identity) if item.identity.kind == "index" else None
    building = "create {object} concurrently"
    resumes = [(o.identity,) if is_left(o, change) else () for o in built]
    parts = [
        OnlinePart("create", "create_concurrently", replaced, o, building, resumes=left, unchecked=True)
        for o, left in zip(built, resumes, strict=True)
    ]
    whole = change.new.with_hints(PARTS.of(tuple(map(placed, built))))
    over = OnlinePart(
        *("create", "create_over_parts", None, whole, "create {object} over those of the partitions"),
        needs_values=item.identity.kind == "primary_key",
    )
    return [*parts, over]


def foreign_key(change: OnlineChange) -> Parts | None:
    """Return how a foreign key of a partitioned table is validated on each partition, before the parent has it."""
    new = change.new
    if new is None or new.parent is None:
        return None
    keys = [_key_of(new, leaf) for leaf in _leaves(new.parent, change)]
    if not keys or len(keys) < len([*_all_leaves(new.parent, change)]):
        return None
    parts: list[OnlinePart] = []
    for key in keys:
        added = msgspec.structs.replace(key, values={**key.values, "not_valid": True})
        left = change.live.get(key.identity)
        alike = left is not None and left.values in (key.values, added.values)
        parts.append(
            OnlinePart(
                *("create", "create_part", new, added, "create {object}, not valid"),
                effects="create_unchecked",
                resumes=(key.identity,) if alike else (),
            )
        )
    validating = "validate {object}"
    parts += (OnlinePart("alter", "validate_part", None, o, validating, alone=True, effects="validate") for o in keys)
    whole = new.with_hints(PARTS.of(tuple(map(placed, keys))))
    over = OnlinePart("create", "create_over_parts", None, whole, "create {object} over those of the partitions")
    return [*parts, over]


def _key_of(key: Object, leaf: Object) -> Object:
    """Return a partition's foreign key as it is before the parent's is there."""
    name = object_name(key.identity.name, "", REPLACEMENT)
    identity = Identity(key.identity.kind, (*leaf.identity.path, name))
    part = Object(identity, key.values, leaf.identity, place=key.place, search_path=key.search_path)
    return part.with_hints(BECOMES.of(key.identity.name))


def placed(part: Object) -> Mapping[str, Value]:
    """Return what the parent's statement has to know about a part: its table, and its name before and after."""
    assert part.parent is not None
    return {"table": part.parent.path, "was": part.identity.name, "name": part.hint(BECOMES)}


def _leaves(table: Identity, change: OnlineChange) -> Iterator[Object]:
    """Yield the partitions that have rows of their own, and are below the table before and after the plan."""
    for leaf in _all_leaves(table, change):
        if _stays(leaf.identity, table, change):
            yield leaf


def _all_leaves(table: Identity, change: OnlineChange) -> Iterator[Object]:
    for identity in change.migration.below(table):
        leaf = change.target.get(identity)
        if leaf is not None and identity.kind == "table" and leaf.get("partition_by") is None:
            yield leaf


def _stays(identity: Identity, table: Identity, change: OnlineChange) -> bool:
    while identity != table:
        live, wanted = change.live.get(identity), change.target.get(identity)
        if live is None or wanted is None or any(live.get(f) != wanted.get(f) for f in ("partition_of", "values")):
            return False
        identity = Identity("table", wanted.get("partition_of"))
    return True


def _built(whole: Object, change: OnlineChange) -> tuple[Object, ...]:
    """Return the indexes that are built on the partitions; none where one could not get the name that it has to have.

    A partition that has an equal one of its own needs none: the parent's statement takes that over. There are none
    where a partition's key shares the index with the old one: once the key is dropped, which detaches and attaches the
    partition, the old one would take the new part for its own.
    """
    if whole.parent is None or (columns := _column_names(whole)) is None:
        return ()
    found: list[Object] = []
    for leaf in _leaves(whole.parent, change):
        if _is_shared(leaf, whole, change.live):
            return ()
        own = change.live.children(leaf.identity, whole.identity.kind)
        if any(is_alike(o, whole) and o.identity in change.target for o in own):
            continue
        name = _name_on(leaf, whole, columns, change)
        if name is None:
            return ()
        built = _part_of(whole, leaf, name, change)
        found.append(built if whole.identity.kind == "index" else built.with_hints(_whole_key(whole)))
    return tuple(found)


def _is_shared(leaf: Object, whole: Object, live: Catalog) -> bool:
    """Tell whether a partition's key shares the index that is a part of the old one, or leaves it by this plan."""
    part = live.get(Identity("inherited_index", (*leaf.identity.path, whole.identity.name)))
    old = inherited_object(part, live) if part is not None else None
    stays = part is not None and old is not None and own_key(part, old, live) is not None
    return stays or any(key.get(INDEX_SHARED.name) for kind in KEYS for key in live.children(leaf.identity, kind))


def _whole_key(whole: Object) -> HintValue:
    """Return what tells whether a key is there as it is wanted; one of a partition may be so without that."""
    assert whole.parent is not None
    return WHOLE_KEY.of((whole.parent.path, whole.identity.name, whole.get("options")))


_SORTS = {"primary_key": "p", "unique": "u"}


def of_key(key: Object, name: str) -> tuple[HintValue, ...]:
    """Return the hints of an index that is built for a key of that name: what the key is once it has the index."""
    deferral = (bool(key.get("deferrable")), bool(key.get("initially_deferred")))
    return OF_KEY.of(name), DEFERRAL.of(deferral), KEY_SORT.of(_SORTS[key.identity.kind])


def part_of(whole: Object, leaf: Object, change: OnlineChange) -> Object | None:
    """Return the index that is built on a table for an index or key of its parent; None where its name is not free."""
    columns = _column_names(whole)
    name = _name_on(leaf, whole, columns, change) if columns is not None else None
    return _part_of(whole, leaf, name, change) if name is not None else None


def _part_of(whole: Object, leaf: Object, name: str, change: OnlineChange) -> Object:
    """Return the index that is built on a partition for an index or key of the parent, with its own options."""
    identity = Identity("index", (leaf.identity.path[0], object_name(name, "", REPLACEMENT)))
    if whole.identity.kind == "index":
        values = {field: value for field, value in whole.values.items() if field not in _LATER}
        hints = [BECOMES.of(name)]
    else:
        values = {field: whole.get(field) for field in _OF_INDEX if whole.get(field) is not None}
        values["columns"] = tuple(Element(column=column) for column in whole.get("columns"))
        values["unique"] = True
        hints = [BECOMES.of(name), *of_key(whole, name)]
    inherited = change.target.get(Identity("inherited_index", (*leaf.identity.path, whole.identity.name)))
    values.pop("options", None)
    if inherited is not None and inherited.get("options"):
        values["options"] = inherited.get("options")
    part = Object(identity, values, leaf.identity, place=whole.place, search_path=whole.search_path)
    return part.with_hints(*hints)


def _column_names(whole: Object) -> tuple[str, ...] | None:
    """Return the names of an index's columns; None where only the server knows what it calls an expression."""
    names: list[str] = []
    for element in whole.get("columns", ()):
        name = element if isinstance(element, str) else element.column or sql.index_column_name(element.expression)
        if name is None:
            return None
        names.append(name)
    return tuple(names)


def _name_on(leaf: Object, whole: Object, columns: tuple[str, ...], change: OnlineChange) -> str | None:
    """Return the name of a partition's index; None where another one has it, or would get it as well."""
    wanted = change.target.get(Identity("inherited_index", (*leaf.identity.path, whole.identity.name)))
    name: str = (wanted.get("name") if wanted is not None else None) or made_name(leaf.identity.name, whole, columns)
    for part in change.target.children(leaf.identity, "inherited_index"):
        other = inherited_object(part, change.target)
        if other is not None and other.identity != whole.identity and made_name(leaf.identity.name, other) == name:
            return None
    taken = (change.live.get(Identity(kind, (leaf.identity.path[0], name))) for kind in ("index", "table", "sequence"))
    return name if not any(taken) else None


def is_left(part: Object, change: OnlineChange) -> bool:
    """Tell whether an interrupted run has left the index, so that it is not built again; an invalid one is."""
    left = change.live.get(part.identity)
    if left is None or left.parent != part.parent:
        return False
    return {**left.values, "invalid": None} == {**part.values, "invalid": None}
