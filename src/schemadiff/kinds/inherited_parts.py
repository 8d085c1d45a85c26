"""What a partition has because its parents have it: indexes and triggers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.constraint_fields import CLUSTER, REPLICA_IDENTITY, STATISTICS
from schemadiff.kinds.hints import INDEX_COLUMNS
from schemadiff.kinds.trigger import ENABLED
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Keys, Name, ObjectNames, Options, Text
from schemadiff.kindspec.fields import Field
from schemadiff.postgres.quoting import index_columns_part, object_name
from schemadiff.sql.index_elements import Element

LABELS = {"index": "idx", "unique": "key", "primary_key": "pkey", "exclusion": "excl"}
"""The ends of derived index names (ChooseIndexName in indexcmds.c), by the kind of the index or constraint; the server
names a key WITHOUT OVERLAPS like an exclusion constraint."""

LED = {**dict.fromkeys(LABELS, "inherited_index"), "trigger": "inherited_trigger"}
"""By kind, the kind of the object that a partition inherits from it."""

KEYS = ("primary_key", "unique")
"""The keys of a partition of which the server may take the index for a part of a parent's."""

HANDED = {"inherited_index": ("tablespace", "options"), "inherited_trigger": (ENABLED.name,)}
"""By kind, the fields whose values are copied from the parent's object at creation."""

Objects = Catalog | Mapping[Identity, Object]


def tables_above(table: Object | None, objects: Objects) -> Iterator[Object]:
    """Yield the ancestors of a partition, nearest first, as far as they are known."""
    while table is not None and (path := table.get("partition_of")) is not None:
        table = objects.get(Identity("table", path))
        if table is not None:
            yield table


def inherited_object(item: Object, catalog: Catalog) -> Object | None:
    """Return the parent's object from which this one is inherited; None if there is none."""
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
    """Return the identity of the parent's object, for ``Inheritance.inherited_from``."""
    found = inherited_object(item, catalog)
    return () if found is None else (found.identity,)


def inherited_values(part: Object, catalog: Catalog) -> Mapping[str, Value] | None:
    """Return the values that the object is created with, for ``Inheritance.inherited_values``."""
    parent_object = inherited_object(part, catalog)
    return None if parent_object is None else as_created(part, parent_object, catalog)


def as_created(part: Object, parent_object: Object, objects: Objects) -> dict[str, Value]:
    """Return the values with which the server creates the inherited object.

    The index of a key of the partition's own is the key's.
    """
    return {} if own_key(part, parent_object, objects) is not None else handed_values(part, parent_object, objects)


def handed_values(part: Object, parent_object: Object, objects: Objects) -> dict[str, Value]:
    """Return what the server hands to an inherited object that it makes, if no other object makes a difference.

    It is that of the parent's object, without storage parameters if nothing is stored.
    """
    table = objects.get(part.parent) if part.parent is not None else None
    stores = table is None or not table.get("partition_by")
    handed = (k for k in HANDED[part.identity.kind] if k in parent_object.values and (stores or k != "options"))
    values = {k: parent_object.values[k] for k in handed}
    if part.hint(INDEX_COLUMNS):
        values["name"] = expected(part, parent_object)
    return values


def own_key(part: Object, parent_object: Object, objects: Objects) -> Object | None:
    """Return the partition's own key that has the name of a part of a parent's index, and its index; None without."""
    if parent_object.identity.kind != "index" or part.identity.kind != "inherited_index" or part.parent is None:
        return None
    name = part.get("name") or made_name(part.parent.name, parent_object)
    return next(filter(None, (objects.get(Identity(kind, (*part.parent.path, name))) for kind in KEYS)), None)


def made_name(table: str, index: Object, columns: tuple[str, ...] = ()) -> str:
    """Return the name that the server derives for a partition's index.

    ``columns`` are the names of the index's columns, if they are known. They are used for expressions only: other
    columns have their declared names, with a number if one is repeated (ChooseIndexColumnNames).
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


def column_names(index: Object, live: Object, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of an index's columns as the server will have chosen them once the index is as declared.

    Args:
        index: The declared index.
        live: The index as it is.
        columns: The names of its columns as it is. An expression that suggests the same name as one of the live index
            keeps what the server has chosen for that, by a text that nobody has any more.
    """
    if index.get("columns") == live.get("columns"):
        return columns
    chosen: dict[str | None, str] = {}
    for element, had in zip(live.get("columns", ()), columns, strict=False):
        if not isinstance(element, str) and element.expression is not None:
            suggested = sql.index_column_name(element.expression)
            is_numbered = suggested is not None and had.startswith(suggested) and had[len(suggested) :].isdigit()
            chosen.setdefault(suggested, suggested if suggested is not None and is_numbered else had)
    return tuple(_column_name(element, chosen) for element in index.get("columns", ()))


def _column_name(element: str | Element, chosen: Mapping[str | None, str]) -> str:
    if isinstance(element, str):
        return element
    if element.expression is None:
        assert element.column is not None
        return element.column
    suggested = sql.index_column_name(element.expression)
    return chosen.get(suggested) or suggested or "expr"


def expected(part: Object, parent_object: Object) -> str:
    """Return the name that the server derives for an inherited object."""
    assert part.parent is not None
    return made_name(part.parent.name, parent_object, part.hint(INDEX_COLUMNS) or ())


def prepared(table: Object, live: Catalog, declared: Catalog) -> dict[Identity, Object]:
    """Return a table's own indexes that become inherited ones when it is attached, each as the inherited object."""
    found = {}
    for part in declared.children(table.identity, "inherited_index"):
        parent_object = inherited_object(part, declared)
        if parent_object is None or part.identity in live:
            continue
        both = [o for o in (parent_object, live.get(parent_object.identity)) if o is not None]
        name = part.get("name") or made_name(table.identity.name, parent_object)
        for own in live.children(table.identity, parent_object.identity.kind):
            if own.identity.name == name and any(is_alike(own, other) for other in both):
                values = {k: v for k, v in own.values.items() if k in _INDEX_FIELD_NAMES}
                found[own.identity] = Object(part.identity, {**values, "name": name}, table.identity)
    return found


def is_alike(one: Object, other: Object) -> bool:
    """Tell whether ALTER TABLE ... ATTACH PARTITION uses one for the other (CompareIndexInfo in index.c)."""
    apart = {*_INDEX_FIELD_NAMES, "index_comment"}
    mine, theirs = ({k: v for k, v in o.values.items() if k not in apart} for o in (one, other))
    return mine == theirs


MARKS = Field(
    "depends_on_extensions",
    ObjectNames("extension"),
    "The extensions with which it is dropped (DEPENDS ON EXTENSION).",
    in_place("marks"),
    unordered=True,
    deferred=True,
)

INDEX_FIELDS = (
    Field("name", Name(), "Its name, if it is not the derived one.", in_place("name")),
    Field("tablespace", Name(), "Its tablespace, if it is not that of the parent's index.", in_place("tablespace")),
    Field(
        "options",
        Options(keys=Keys.PARAMETER),
        "Storage parameters, if they are not those of the parent's index.",
        in_place("options"),
    ),
    CLUSTER,
    REPLICA_IDENTITY,
    STATISTICS,
    Field("comment", Text(), "A comment on it.", in_place("comment"), deferred=True),
    MARKS,
)
_INDEX_FIELD_NAMES = frozenset(f.name for f in INDEX_FIELDS)
