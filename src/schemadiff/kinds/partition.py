"""Partitions, as the kind table knows them.

A partition has the columns of its parent, defaults included, but for what it declares. Indexes, constraints and
triggers that it has from its parent are the parent's: the live side knows them as clones, which become objects of their
own where a partition is detached. A table that is attached gives up those that its parent has too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from schemadiff.model.kind import Context, Decoding, Way, refused
from schemadiff.model.objects import Catalog, Identity, Object, Value
from schemadiff.model.sql import partition_key
from schemadiff.postgres.quoting import index_columns_part, object_name

REFUSED = refused("PostgreSQL cannot change how a table is partitioned; make another table and move the rows")

OWN_NAMES = refused("PostgreSQL renames no NOT NULL that a partition has from its parent")

_KEYS = frozenset({"partition_by", "partitions", "partition_of", "values"})

WRITTEN: Mapping[str, Mapping[str, Value]] = {
    "partition_by": {"type": "string"},
    "partitions": {
        "description": "Its partitions: tables with their `values`.",
        "type": ["object", "null"],
        "additionalProperties": {"$ref": "#/$defs/table"},
    },
}


def decodes(node: Mapping[str, Value]) -> bool:
    """Whether a table has anything to do with partitions."""
    return not _KEYS.isdisjoint(node)


def decode(d: Decoding) -> None:
    """``partition_by: range (at)``, and the partitions below their parent."""
    text = d.node.pop("partition_by", None)
    if text is not None:
        found = partition_key(text) if isinstance(text, str) else None
        if found is None:
            d.error(f"partition_by is written as range (…), list (…) or hash (…), not {text!r}", "partition_by")
        else:
            d.node["partition_by"], d.node["partition_key"] = found[0], list(found[1])
    if "partition_of" in d.values or "partition_of" in d.node:
        if "values" not in d.node:
            d.error("a partition has no `values`", hint="Write them as FROM (…) TO (…), IN (…), WITH (…) or default.")
    elif "values" in d.node:
        d.error("only a partition has `values`", "values", "It stands below `partitions`, or has `partition_of`.")
    if "partitions" in d.node:
        del d.node["partitions"]
        if text is None:
            d.error("a table with partitions needs `partition_by`", "partitions")
        d.nested.append(("table", "partitions", {"partition_of": (d.search_path[0], d.name)}))


def encode(table: Object, node: dict[str, Value]) -> Value:
    """The key as CREATE TABLE writes it."""
    if "partition_by" in node:
        node["partition_by"] += f" ({', '.join(node.pop('partition_key'))})"
    return node


def holder(table: Object) -> Identity | None:
    """What a table goes with: the one it is a partition of."""
    above = table.get("partition_of")
    return Identity("table", above) if above else None


def place(before: Object, after: Object, context: Context) -> Way:
    """Detached, attached, or both where its bound or its parent changes."""
    if not after.get("partition_of"):
        return Way("detach")
    return Way("attach", first="detach" if before.get("partition_of") else None)


def follow_up(table: Object, live: Object | None) -> tuple[Way, ...]:
    """A partition whose columns differ from its parent's is made as a table and attached."""
    return (Way("attach"),) if table.get("partition_of") and table.hint("own") else ()


def around(template: str, before: Object, after: Object | None) -> tuple[tuple[Identity, ...], tuple[Identity, ...]]:
    """A table leaves before it or its former parent change, and is attached after both have; a partition that only
    gets other bounds leaves after changes of its parent have reached it."""
    there = holder(after) if after is not None else None
    both = tuple(i for i in (before.identity, there) if i is not None)
    if template == "attach":
        return (), both
    if template != "detach":
        return (), ()
    here = holder(before)
    if here == there:
        return (), both
    return tuple(i for i in (before.identity, here) if i is not None), ()


def _parents(objects: Mapping[Identity, Object], table: Object) -> Identity | None:
    above = table.get("partition_of")
    if len(above) == 2:
        return Identity("table", above) if Identity("table", above) in objects else None
    found = (Identity("table", (schema, *above)) for schema in table.search_path)
    return next((i for i in found if i in objects), None)


def inherit(objects: Mapping[Identity, Object], error: Callable[..., None]) -> Mapping[Identity, Object]:
    """Gives every partition the columns and defaults of its parent."""
    partitions = {i: o for i, o in objects.items() if i.kind == "table" and o.get("partition_of")}
    if not partitions:
        return objects
    above = {i: _parents(objects, o) for i, o in partitions.items()}
    columns: dict[Identity, dict[str, Object]] = {}
    keyed: dict[Identity, set[str]] = {}
    for item in objects.values():
        if item.identity.kind == "column" and item.parent is not None:
            columns.setdefault(item.parent, {})[item.identity.name] = item
        elif item.identity.kind == "primary_key" and item.parent is not None:
            keyed.setdefault(item.parent, set()).update(item.get("columns", ()))
    found = dict(objects)
    left = dict(partitions)
    while left:
        ready = [i for i in left if above[i] not in left]
        if not ready:
            break
        for identity in ready:
            table = left.pop(identity)
            parent = above[identity]
            if parent is None:
                error(
                    f"{'.'.join(table.get('partition_of'))}, of which it is a partition, is not declared", table.place
                )
                continue
            given = _given(table, columns.get(parent, {}), columns.get(identity, {}), keyed.get(identity, set()), found)
            for name, column in columns.get(identity, {}).items():
                if name not in columns.get(parent, {}):
                    error(f"{'.'.join(parent.path)}, of which it is a partition, has no column {name}", column.place)
            columns[identity] = {o.identity.name: o for o in given if o.identity.kind == "column"}
            for item in given:
                found[item.identity] = item
            own = any(o.hint("own") for o in columns[identity].values())
            found[identity] = msgspec.structs.replace(
                table,
                values={**table.values, "partition_of": parent.path},
                hints={**(table.hints or {}), "own": True} if own else table.hints,
            )
    return found


def _given(
    table: Object,
    inherited: Mapping[str, Object],
    declared: Mapping[str, Object],
    keyed: set[str],
    objects: Mapping[Identity, Object],
) -> list[Object]:
    """The columns and defaults of a partition; all say ``own`` where one of them differs from its parent's."""
    columns: list[Object] = []
    defaults: list[Object] = []
    differs = bool(table.get("own_not_null_names"))
    for name, theirs in inherited.items():
        ours = declared.get(name)
        identity = Identity("column", (*table.identity.path, name))
        own = {k: v for k, v in ours.values.items() if k != "type"} if ours is not None else {}
        if name in keyed:
            own["not_null"] = True
        values = {k: v for k, v in theirs.values.items() if k != "not_null_name"}
        differs = differs or any(values.get(k) != v for k, v in own.items())
        columns.append(
            Object(
                identity,
                {**values, **own},
                table.identity,
                theirs.position,
                (ours or table).place,
                theirs.search_path,
            )
        )
        key = Identity("default", ("column", *identity.path))
        default = objects.get(Identity("default", ("column", *theirs.identity.path)))
        if ours is not None and ours.hint("no_default"):
            differs = differs or default is not None
        elif (mine := objects.get(key)) is not None:
            differs = differs or default is None or mine.values != default.values
        elif default is not None:
            defaults.append(msgspec.structs.replace(default, identity=key, parent=identity))
    if differs:
        columns = [msgspec.structs.replace(c, hints={"own": True}) for c in columns]
    return [*columns, *defaults]


def settle(live: Catalog, declared: Catalog) -> Iterable[Object]:
    """What detached tables keep, and without what attached ones give up."""
    gone: set[Identity] = set()
    come: dict[Identity, Object] = {}
    for table in live.by_kind.get("table", ()):
        wanted = declared.get(table.identity)
        if wanted is None or wanted.get("partition_of") == table.get("partition_of"):
            continue
        if table.get("partition_of"):
            come.update((o.identity, o) for o in _kept(table, live))
        if wanted.get("partition_of"):
            given = set(_given_up(table, live, declared))
            gone.update(given)
            checks = {i.name for i in given if i.kind == "check"}
            come[table.identity] = msgspec.structs.replace(table, hints={"keeps": checks})
    if not gone and not come:
        return live.objects.values()
    return [come.pop(o.identity, o) for o in live if o.identity not in gone] + list(come.values())


def _kept(table: Object, live: Catalog) -> Iterator[Object]:
    for clone in live.clones:
        # Triggers that it has from its parent go when it is detached.
        if clone.parent == table.identity and clone.identity.kind != "trigger":
            yield msgspec.structs.replace(clone, hints=None)
    for column in live.children(table.identity, "column"):
        if (name := column.hint("held_as")) is not None and name != _not_null(column):
            yield msgspec.structs.replace(column, values={**column.values, "not_null_name": name})


def _not_null(column: Object) -> str:
    _, table, name = column.identity.path
    return object_name(table, name, "not_null")


def _given_up(table: Object, live: Catalog, declared: Catalog) -> Iterator[Identity]:
    """What the server takes for the parent's own: a check by its name, the rest by what they are, where they have the
    names that they would be made under."""
    above = declared.get(table.identity)
    theirs: list[Object] = []
    while above is not None and above.get("partition_of"):
        above = declared.get(Identity("table", above.get("partition_of")))
        theirs += declared.children(above.identity) if above is not None else []
    for ours in live.children(table.identity):
        for other in theirs:
            if other.identity.kind != ours.identity.kind:
                continue
            known = live.get(other.identity)
            same = ours.values in (other.values, known.values if known is not None else None)
            kind = ours.identity.kind
            if same and (
                (kind in ("check", "foreign_key") and ours.identity.name == other.identity.name)
                or (kind in _LABELS and ours.identity.name == _made_name(table, ours))
            ):
                yield ours.identity


_LABELS = {"index": "idx", "unique": "key", "primary_key": "pkey"}


def _made_name(table: Object, item: Object) -> str:
    kind = item.identity.kind
    columns = item.get("columns", ())
    if kind == "index":
        columns = tuple(e.column or "expr" for e in columns)
    part = "" if kind == "primary_key" else index_columns_part(columns)
    return object_name(table.identity.name, part, _LABELS[kind])
