"""Partitions, for the kind table.

A partition has the columns and defaults of its parent, except for differences that it declares. Indexes, constraints
and triggers that it inherits belong to the parent: the live side keeps them as clones, which become objects of their
own when the partition is detached. A table that is attached gives up those that its parent has as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from schemadiff.catalog.catalog import Catalog, derived
from schemadiff.catalog.hints import EACH_PARTITION, OWN
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.hints import KEEPS, NUMBERED
from schemadiff.kinds.inherited_parts import prepared
from schemadiff.kinds.parent_tables import RELATIONS
from schemadiff.kinds.shared_not_null import released
from schemadiff.kindspec.change_strategies import ChangeStrategy, refused
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.fields import Context
from schemadiff.kindspec.lookup import TemplateObject
from schemadiff.kindspec.statements import Creation, Filter, Migration
from schemadiff.postgres.quoting import ident
from schemadiff.sql import partition_key, within_bound, without_modifiers

REFUSED = refused("PostgreSQL cannot change how a table is partitioned; declare another table and move the rows")


def key_columns(table: Object) -> Iterator[Identity]:
    """Yield the columns of the partition key, without those inside of expressions."""
    for element in table.get("partition_key", ()):
        if (name := element if isinstance(element, str) else element.column) is not None:
            yield Identity("column", (*table.identity.path, name))


class Misplaced(NamedTuple):
    """Rows that are where they cannot stay: the relation that they are in, and what is true of them."""

    path: tuple[str, ...]
    condition: str


def of_default(migration: Migration) -> Filter:
    """Return a filter for a table that becomes a partition: the rows of its parent's default partition that it takes.

    PostgreSQL does not move these rows, and refuses the statement. The filter returns None if there cannot be any.
    """

    def found(table: TemplateObject) -> Misplaced | None:
        """Return the rows for one table."""
        item = table.object
        default = default_of_parent(item, migration.live, migration.target.catalog)
        objects = migration.target.catalog.objects
        above = objects.get(Identity("table", item.get("partition_of"))) if default else None
        condition = within(item, above, objects) if above is not None else None
        return Misplaced(default.identity.path, condition) if default and condition is not None else None

    return found


def default_of_parent(partition: Object, live: Catalog, target: Catalog) -> Object | None:
    """Return the default partition that a new partition has beside it, and that stays there; None if there is none."""
    parent = partition.get("partition_of")
    if not parent or Identity("table", parent) not in target:
        return None
    default = _defaults(live).get(parent)
    return default if default is not None and _is_default(target.get(default.identity), parent) else None


def beyond_bound(migration: Migration) -> Filter:
    """Return a filter for a table that becomes a partition or gets another bound: its rows that the bound excludes.

    The filter returns None if there cannot be any, or where only the server can tell.
    """

    def found(table: TemplateObject) -> Misplaced | None:
        """Return the rows of one table."""
        item = table.object
        parent = item.get("partition_of")
        objects = migration.target.catalog.objects
        above = objects.get(Identity("table", parent)) if parent else None
        condition = within(item, above, objects) if above is not None else None
        return Misplaced(item.identity.path, f"({condition}) IS NOT TRUE") if condition is not None else None

    return found


@derived
def _defaults(live: Catalog) -> Mapping[tuple[str, ...], Object]:
    """Return the default partitions by the paths of their parents."""
    relations = (o for kind in RELATIONS for o in live.by_kind.get(kind, ()))
    return {o.get("partition_of"): o for o in relations if o.get("partition_of") and o.get("values") == "DEFAULT"}


_CHARACTERS = frozenset({"text", "character varying", "character", "bpchar", "name"})


def within(partition: Object, parent: Object, objects: Mapping[Identity, Object]) -> str | None:
    """Return the condition for a row to belong to a partition; None where the columns alone do not decide.

    ``objects`` has the columns of the parent.
    """
    keys: list[str] = []
    of_characters: list[str] = []
    for element in parent.get("partition_key", ()):
        if not isinstance(element, str) and (element.collation or element.opclass):
            return None
        name = element if isinstance(element, str) else element.column
        if name is None:
            keys.append(f"({element.expression})")
            continue
        keys.append(ident(name))
        column = objects.get(Identity("column", (*parent.identity.path, name)))
        if column is not None and without_modifiers(column.get("type", "")) in _CHARACTERS:
            of_characters.append(keys[-1])
    return within_bound(partition.get("values"), keys, of_characters)


def _is_default(table: Object | None, parent: tuple[str, ...]) -> bool:
    return table is not None and table.get("values") == "DEFAULT" and table.get("partition_of") == parent


_KEYS = frozenset({"partition_by", "partitions", "each_partition", "partition_of", "values", "inherits", "of"})
_OF_ONE = ("values", "partition_of", "partitions", "renamed_from")
"""What cannot be the same for several partitions."""

WRITTEN: Mapping[str, Mapping[str, Value]] = {
    "partition_by": {"type": "string"},
    "partitions": {
        "description": "Its partitions: tables with their `values`.",
        "type": ["object", "null"],
        "additionalProperties": {"$ref": "#/definitions/table"},
    },
    "each_partition": {
        "description": "What each of its `partitions` has, but for those that have the key themselves.",
        "allOf": [{"$ref": "#/definitions/table"}],
    },
}


def decodes(node: Mapping[str, Value]) -> bool:
    """Tell whether a table has keys of partitioning."""
    return not _KEYS.isdisjoint(node)


def decode(d: Decoding) -> None:
    """Decode ``partition_by: range (at)``, and the partitions written below their parent."""
    text = d.node.pop("partition_by", None)
    if text is not None:
        found = partition_key(text) if isinstance(text, str) else None
        if found is None:
            d.error(f"partition_by must be written as range (…), list (…) or hash (…), not {text!r}", "partition_by")
        else:
            d.node["partition_by"], d.node["partition_key"] = found[0], list(found[1])
    if "partition_of" in d.values or "partition_of" in d.node:
        if "values" not in d.node:
            d.missing("a partition needs `values`", hint="Write them as FROM (…) TO (…), IN (…), WITH (…) or default.")
    elif "values" in d.node:
        d.missing(
            "only a partition can have `values`", "values", "Write the table under `partitions`, or add `partition_of`."
        )
    if "inherits" in d.node and (text is not None or "partition_of" in d.node or "partition_of" in d.values):
        what = "a partitioned table" if text is not None else "a partition"
        d.error(f"{what} cannot inherit from another table", "inherits")
        del d.node["inherits"]
    if "of" in d.node and not _KEYS.isdisjoint(d.node.keys() - {"of", "partition_by", "partitions"}):
        d.error("a typed table has only the columns of its type", "of")
        del d.node["of"]
    _decode_partitions(d, is_partitioned=text is not None)


def _decode_partitions(d: Decoding, *, is_partitioned: bool) -> None:
    """Decode the partitions below a table, and check what all of them have, which the decoder hands on to each."""
    if "partitions" in d.node:
        del d.node["partitions"]
        if not is_partitioned:
            d.missing("a table with partitions needs `partition_by`", "partitions")
        d.nested.append(("table", "partitions", "each_partition", {"partition_of": (d.search_path[0], d.name)}))
    if (each := d.node.pop("each_partition", None)) is None:
        return
    if not isinstance(each, Mapping):
        d.error("`each_partition` needs a mapping of keys that each partition has", "each_partition")
        return
    if not d.nested:
        hint = "A partition that is declared with `partition_of` says itself what it has."
        d.missing("`each_partition` is for tables in `partitions`, and there are none", "each_partition", hint)
    for key in _OF_ONE:
        if key in each:
            d.error(f"`{key}` belongs to one partition alone", "each_partition", "Write it in that partition.")
    d.note(EACH_PARTITION.of(tuple(each)))


def encode(table: Object, node: dict[str, Value]) -> Value:
    """Encode a partitioned table: the key as CREATE TABLE writes it."""
    if "partition_by" in node:
        node["partition_by"] += f" ({', '.join(node.pop('partition_key'))})"
    return node


def holder(table: Object) -> Identity | None:
    """Return the table that a partition is dropped with: its parent; None for other tables."""
    above = table.get("partition_of")
    return Identity("table", above) if above else None


def place(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how bound and parent change: detach, attach, or both."""
    if not after.get("partition_of"):
        return ChangeStrategy("detach")
    if own := before.hint(NUMBERED):
        named = " and ".join(own)
        return refused(f"{named} has an identity of its own, and would get its parent's; drop it first")
    return ChangeStrategy("attach", first=("detach",) if before.get("partition_of") else ())


def own_names(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how local names change: they are chosen when the partition is attached, and stay."""
    if after.get("partition_of") != before.get("partition_of"):
        return place(before, after, context)
    return refused("PostgreSQL cannot rename a NOT NULL that a partition inherits")


def follow_up(table: Object, creation: Creation) -> tuple[ChangeStrategy, ...]:
    """Return the statements after the table is created: attach a partition whose columns differ from its parent's."""
    return (ChangeStrategy("attach"),) if table.get("partition_of") and table.hint(OWN) else ()


def around(template: str, before: Object, after: Object | None) -> tuple[tuple[Identity, ...], tuple[Identity, ...]]:
    """Return what comes after and before an alteration, for ``Inheritance.attach_order``.

    A table is detached before it or its old parent changes, and attached after both have changed. A partition that only
    gets other bounds is detached after the changes of its parent have propagated to it.
    """
    there = holder(after) if after is not None else None
    both = tuple(i for i in (before.identity, there) if i is not None)
    if template in ("attach", "attach_proven"):
        return (), both
    if template not in ("detach", "detach_concurrently"):
        return (), ()
    here = holder(before)
    if here == there:
        return (), both
    return tuple(i for i in (before.identity, here) if i is not None), ()


def reconcile_live(live: Catalog, declared: Catalog) -> Iterable[Object]:
    """Yield the live objects with what detached tables keep, and without what attached ones give up."""
    gone: set[Identity] = set()
    come: dict[Identity, Object] = {}
    for table in (o for kind in RELATIONS for o in live.by_kind.get(kind, ())):
        wanted = declared.get(table.identity)
        if wanted is None or wanted.get("partition_of") == table.get("partition_of"):
            continue
        if table.get("partition_of"):
            come.update((o.identity, o) for o in _kept(table, live))
        columns = {o.identity: come.get(o.identity, o) for o in live.children(table.identity, "column")}
        numbered = () if table.get("partition_of") else [i.name for i, o in columns.items() if o.get("identity")]
        if not numbered:
            come.update((o.identity, o) for o in _numbered(columns.values(), declared))
        if wanted.get("partition_of"):
            parts = prepared(table, live, declared)
            come.update((part.identity, part) for part in parts.values())
            given = {*parts, *_given_up(table, live, declared)}
            gone.update(given)
            checks = sorted({i.name for i in given if i.kind == "check"})
            come[table.identity] = table.with_hints(KEEPS.of(tuple(checks)), NUMBERED.of(tuple(numbered)))
    if not gone and not come:
        return live.objects.values()
    return [come.pop(o.identity, o) for o in live if o.identity not in gone] + list(come.values())


def _kept(table: Object, live: Catalog) -> Iterator[Object]:
    kept: set[Identity | None] = set()
    for clone in live.clones:
        # Triggers that it inherits are dropped when it is detached.
        if clone.parent == table.identity and clone.identity.kind != "trigger":
            kept.add(clone.identity)
            yield msgspec.structs.replace(clone, hints=None)
    yield from (property_ for property_ in live.clones if property_.parent in kept)
    for column in live.children(table.identity, "column"):
        yield from released(column)


_IDENTITY = ("identity", "identity_options")


def _numbered(columns: Iterable[Object], declared: Catalog) -> Iterator[Object]:
    """Yield columns with the identities of the parent, which come and go with it; the sequences are the parent's."""
    for column in columns:
        wanted = declared.get(column.identity)
        if wanted is None:
            continue
        values = {k: v for k, v in column.values.items() if k not in _IDENTITY}
        theirs = declared.get(wanted.parent) if wanted.parent is not None else None
        if theirs is not None and theirs.get("partition_of"):
            values |= {k: wanted.values[k] for k in _IDENTITY if k in wanted.values}
        if values != column.values:
            yield msgspec.structs.replace(column, values=values)


def _given_up(table: Object, live: Catalog, declared: Catalog) -> Iterator[Identity]:
    """Yield the checks and foreign keys that the server merges with the parent's, by their names."""
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
            if same and ours.identity.kind in ("check", "foreign_key") and ours.identity.name == other.identity.name:
                yield ours.identity
