"""What a partition has because its parents have it: indexes and triggers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.constraint_fields import CLUSTER, REPLICA_IDENTITY, STATISTICS
from schemadiff.kinds.trigger import ENABLED
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Keys, Name, ObjectNames, Options, Text
from schemadiff.kindspec.fields import Field
from schemadiff.postgres.quoting import index_columns_part, object_name

LABELS = {"index": "idx", "unique": "key", "primary_key": "pkey", "exclusion": "excl"}
"""What ends the names that ChooseIndexName (indexcmds.c) makes, by the kind of the index or of its constraint; that of
a key WITHOUT OVERLAPS it takes for an exclusion."""

LED = {**dict.fromkeys(LABELS, "inherited_index"), "trigger": "inherited_trigger"}
"""What the partitions of a table have of its objects, by their kinds."""

HANDED = {"inherited_index": ("tablespace", "options"), "inherited_trigger": (ENABLED.name,)}
"""What a part is made with as that is which it is a part of."""

Objects = Catalog | Mapping[Identity, Object]


def tables_above(table: Object | None, objects: Objects) -> Iterator[Object]:
    """The table that it is a partition of, and those above, as far as they are there."""
    while table is not None and (path := table.get("partition_of")) is not None:
        table = objects.get(Identity("table", path))
        if table is not None:
            yield table


def inherited_object(item: Object, catalog: Catalog) -> Object | None:
    """What it is a part of."""
    name = item.identity.name
    for table in tables_above(catalog.get(item.parent) if item.parent is not None else None, catalog):
        for kind, led in LED.items():
            if led == item.identity.kind:
                path = (table.identity.path[0], name) if kind == "index" else (*table.identity.path, name)
                found = catalog.get(Identity(kind, path))
                if found is not None and found.parent == table.identity:
                    return found
    return None


def inherited_from(item: Object, catalog: Catalog) -> tuple[Identity, ...]:
    found = inherited_object(item, catalog)
    return () if found is None else (found.identity,)


def inherited_values(part: Object, catalog: Catalog) -> Mapping[str, Value] | None:
    parent_object = inherited_object(part, catalog)
    return None if parent_object is None else as_created(part, parent_object, catalog)


def as_created(part: Object, parent_object: Object, objects: Objects) -> dict[str, Value]:
    """How the server makes the part: as its leader is, but for storage parameters where nothing is stored."""
    table = objects.get(part.parent) if part.parent is not None else None
    stores = table is None or not table.get("partition_by")
    handed = (k for k in HANDED[part.identity.kind] if k in parent_object.values and (stores or k != "options"))
    values = {k: parent_object.values[k] for k in handed}
    if part.hint("columns"):
        values["name"] = expected(part, parent_object)
    return values


def made_name(table: str, index: Object, columns: tuple[str, ...] = ()) -> str:
    """The name that the server makes for a table's part of an index; ``columns`` are what it calls those of the index.

    They are asked for expressions only: other columns have the names that they are declared under, with a number where
    one is named again (ChooseIndexColumnNames).
    """
    kind = index.identity.kind
    label = LABELS["exclusion" if index.get("without_overlaps") and kind == "unique" else kind]
    if kind == "primary_key":
        return object_name(table, "", label)
    keys = [e if isinstance(e, str) else e.column for e in index.get("columns", ())]
    names: list[str] = []
    for place, key in enumerate((*keys, *index.get("include", ()))):
        name = key or (columns[place] if place < len(columns) else "expr")
        numbered = (f"{name}{number}" for number in count(1))
        names.append(name if name not in names else next(n for n in numbered if n not in names))
    return object_name(table, index_columns_part(names), label)


def expected(part: Object, parent_object: Object) -> str:
    assert part.parent is not None
    return made_name(part.parent.name, parent_object, part.hint("columns") or ())


def prepared(table: Object, live: Catalog, declared: Catalog) -> dict[Identity, Object]:
    """A table's own indexes that become its parts of those above it once it is attached, each as that part."""
    found = {}
    for part in declared.children(table.identity, "inherited_index"):
        parent_object = inherited_object(part, declared)
        if parent_object is None or part.identity in live:
            continue
        both = [o for o in (parent_object, live.get(parent_object.identity)) if o is not None]
        name = part.get("name") or made_name(table.identity.name, parent_object)
        for own in live.children(table.identity, parent_object.identity.kind):
            if own.identity.name == name and any(_alike(own, other) for other in both):
                values = {k: v for k, v in own.values.items() if k in _INDEX_FIELD_NAMES}
                found[own.identity] = Object(part.identity, {**values, "name": name}, table.identity)
    return found


def _alike(one: Object, other: Object) -> bool:
    """Whether ALTER TABLE ... ATTACH PARTITION takes one for the other's part (CompareIndexInfo in index.c)."""
    apart = {*_INDEX_FIELD_NAMES, "index_comment"}
    mine, theirs = ({k: v for k, v in o.values.items() if k not in apart} for o in (one, other))
    return mine == theirs


MARKS = Field(
    "depends_on_extensions",
    ObjectNames("extension"),
    "The extensions that it is to be dropped with.",
    in_place("marks"),
    unordered=True,
    deferred=True,
)

INDEX_FIELDS = (
    Field("name", Name(), "How it is called, where that is not what the server makes.", in_place("name")),
    Field("tablespace", Name(), "Where it is stored, where that is elsewhere.", in_place("tablespace")),
    Field("options", Options(keys=Keys.PARAMETER), "Storage parameters, where it has others.", in_place("options")),
    CLUSTER,
    REPLICA_IDENTITY,
    STATISTICS,
    Field("comment", Text(), "A comment on it.", in_place("comment"), deferred=True),
    MARKS,
)
_INDEX_FIELD_NAMES = frozenset(f.name for f in INDEX_FIELDS)
