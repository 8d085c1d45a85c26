"""Indexes that partitions have because their parents have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import APART, LACKS, UNSET
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.constraint_fields import INDEX_ALONE, INDEX_COMMENT, INDEX_SHARED, one_identity
from schemadiff.kinds.hints import INDEX_COLUMNS, PART
from schemadiff.kinds.inherited_parts import (
    HANDED,
    INDEX_FIELDS,
    LABELS,
    LED,
    MARKS,
    Objects,
    as_created,
    column_names,
    expected,
    handed_values,
    inherited_from,
    inherited_object,
    inherited_values,
    own_key,
    tables_above,
)
from schemadiff.kinds.own_keys import after_inherited
from schemadiff.kinds.table_inheritance import take_unset
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.fields import Fields
from schemadiff.kindspec.inheritance import Inheritance, ServerCreated
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.reconciliation import Owners, Reconciliation
from schemadiff.kindspec.reports import ReportObject, ReportPlace
from schemadiff.kindspec.yaml_form import YamlForm

SET_LATER = frozenset(field.name for field in INDEX_FIELDS if field.deferred)
"""What is set by statements of its own, and stays when a key is created over the part."""

OF_KEYS = {"comment": INDEX_COMMENT.name}
"""What keys call what belongs to their index, by the names of the fields of parts that have another name there."""


def _is_led(item: Object) -> bool:
    """Tell whether the partitions of a table have the object as well: of triggers only those FOR EACH ROW."""
    return item.identity.kind != "trigger" or item.get("for_each") == "row"


def _has(key: Object, name: str) -> bool:
    """Tell whether a key sets itself what a part of an index has."""
    return bool(key.get(OF_KEYS.get(name, name)))


def _is_numbered(name: str, made: str) -> bool:
    """Tell whether the server may have derived this name, since the other was taken (ChooseRelationName)."""
    return name == made or re.fullmatch(r"[1-9]\d*", name.removeprefix(made)) is not None


def _reconcile_declared(
    live: Catalog, declared: Catalog, all_of: Callable[[Object], frozenset[str]], user: Callable[[Object], str]
) -> Iterable[Object]:
    """Yield the inherited indexes without a declared name, with the name that the server derives."""
    for have in live.by_kind.get("inherited_index", ()):
        if (part := _named(have, live, declared)) is not None:
            yield part


def _named(have: Object, live: Catalog, declared: Catalog) -> Object | None:
    """Return the declared part of an index with its name, as the server derives it; None if it is not declared."""
    wanted = declared.get(have.identity)
    parent_object = inherited_object(wanted, declared) if wanted is not None else None
    if wanted is None or parent_object is None:
        return None
    columns, before = have.hint(INDEX_COLUMNS) or (), inherited_object(have, live)
    if before is not None:
        columns = column_names(parent_object, before, columns)
    part = wanted.with_hints(INDEX_COLUMNS.of(columns))
    if "name" in part.values:
        return part
    made = expected(part, parent_object)
    name = have.get("name")
    name = name if name is not None and _is_numbered(name, made) else made
    return msgspec.structs.replace(part, values={**part.values, "name": name})


def _shared(live: Catalog, declared: Catalog) -> Iterable[Object]:
    """Yield the live keys whose index is a part of a parent's on one of the sides only, and the parts that they leave.

    A key over a part is one by its name. Neither can leave the index to the other: the server makes another part, with
    a name of its own, once the key is dropped.
    """
    for have in live.by_kind.get("inherited_index", ()):
        part, before = _named(have, live, declared), inherited_object(have, live)
        above = inherited_object(part, declared) if part is not None else None
        if part is None or before is None or above is None or have.get("name") is None:
            continue
        shared, wanted = own_key(have, before, live), own_key(part, above, declared)
        stays = shared is not None and wanted is not None and shared.identity == wanted.identity
        if shared is not None and not stays:
            yield msgspec.structs.replace(shared, values={**shared.values, INDEX_SHARED.name: True})
        if wanted is not None and not stays:
            if (alone := live.get(wanted.identity)) is not None:
                yield msgspec.structs.replace(alone, values={**alone.values, INDEX_ALONE.name: True})
            # The key that is created over it gives it its name, and what it is created with.
            left = {name: value for name, value in have.values.items() if name in SET_LATER and not _has(wanted, name)}
            yield msgspec.structs.replace(have, values={"name": part.get("name"), **left})
        elif shared is not None and not stays:
            yield msgspec.structs.replace(have, values=handed_values(have, before, live))


def _decode(d: Decoding) -> None:
    take_unset(d, HANDED["inherited_index"])


def _encode(part: Object, node: dict[str, Value]) -> Value:
    for key in part.hint(UNSET) or ():
        node[key] = None
    return node


def _resolve(part: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report storage parameters of a partitioned partition's index, which stores nothing; resolves nothing."""
    table = names.catalog.get(part.parent) if part.parent is not None else None
    if table is not None and table.get("partition_by") and part.get("options"):
        error(
            "the index of a partitioned table stores nothing; declare the parameters for the indexes of its "
            "partitions, or for the parent's index"
        )
    return one_identity(part, names, error)


def _reconcile_live(kind: str) -> Callable[[Catalog, Catalog, int, Owners], Iterable[Object]]:
    """Return the hook that leaves out the inherited objects of a table that leaves the parent.

    A detached table keeps its indexes as its own, so they need no statement. Keys whose index begins or ceases to be a
    part of a parent's are told.
    """

    def reconcile_live(live: Catalog, declared: Catalog, version: int, owners: Owners) -> Iterable[Object]:
        gone = {
            part.identity
            for part in live.by_kind.get(kind, ())
            if part.parent is not None
            and (wanted := declared.get(part.parent)) is not None
            and (parent_object := inherited_object(part, live)) is not None
            and not any(above.identity == parent_object.parent for above in tables_above(wanted, declared))
        }
        shared = {item.identity: item for item in (_shared(live, declared) if kind == "inherited_index" else ())}
        if not gone and not shared:
            return live
        return [shared.get(item.identity, item) for item in live if item.identity not in gone]

    return reconcile_live


def _inherit(objects: Mapping[Identity, Object], error: ReportPlace) -> Mapping[Identity, Object]:
    """Return the objects with every partition's inherited indexes, keys and triggers."""
    tables = [o for i, o in objects.items() if i.kind in ("table", "foreign_table") and o.get("partition_of")]
    said = {i: o for i, o in objects.items() if i.kind in LED.values()}
    if not tables and not said:
        return objects
    led: dict[Identity, list[Object]] = {}
    for item in objects.values() if tables else ():
        if item.identity.kind in LED and item.parent is not None and _is_led(item):
            led.setdefault(item.parent, []).append(item)
    found = dict(objects)
    for table in tables:
        for above in tables_above(table, objects):
            for parent_object in led.get(above.identity, ()):
                kind = LED[parent_object.identity.kind]
                if kind == "inherited_trigger" or table.identity.kind == "table":
                    identity = Identity(kind, (*table.identity.path, parent_object.identity.name))
                    found[identity] = _part(identity, table, parent_object, said.pop(identity, None), objects)
    for table in tables:
        theirs = [o for parent in tables_above(table, found) for o in led.get(parent.identity, ())]
        owns = list(after_inherited(table, led.get(table.identity, ()), theirs, found))
        found.update((own.identity, own) for own in owns)
        found.update((item.identity, item) for own in owns for item in _as_one(own, found, error))
    for left in said.values():
        index = left.identity.kind == "inherited_index"
        what = "an index or key" if index else "a trigger for each row with the name"
        error(f"no parent of {'.'.join(left.identity.path[:-1])} has {what} {left.identity.name}", left.place)
    return found


def _as_one(key: Object, objects: Mapping[Identity, Object], error: ReportPlace) -> Iterator[Object]:
    """Yield a partition's key and the part of a parent's index that is its index, which has the name alone."""
    above = key.hint(PART)
    if above is None or key.parent is None:
        return
    part = objects[Identity("inherited_index", (*key.parent.path, above))]
    values = dict(key.values)
    marked = Identity("extension_dependencies", (key.identity.kind, *key.identity.path))
    extensions = part.get(MARKS.name)
    if extensions is not None and marked not in objects:
        yield Object(marked, {"extensions": extensions}, key.identity, part.position, part.place)
        extensions = None
    for name, value in part.values.items():
        if name == MARKS.name:
            differs = extensions is not None and set(objects[marked].get("extensions")) != set(extensions)
        else:
            differs = name != "name" and values.setdefault(OF_KEYS.get(name, name), value) != value
        if differs:
            title = f"{key.identity.kind.replace('_', ' ')} {key.identity.name}"
            error(
                f"{name} differs from that of {title}, whose index this is",
                part.place,
                f"Declare {name} for the key only.",
            )
    named = {name: value for name, value in part.values.items() if name == "name"}
    yield msgspec.structs.replace(key, values=values)
    yield msgspec.structs.replace(part, values=named)


def _of_wanted(catalog: Catalog) -> Iterable[Object]:
    """Yield the own keys and indexes of partitions over the same columns as inherited ones, with their hints."""
    for table in catalog.by_kind.get("table", ()):
        if table.get("partition_of"):
            owns = [o for kind in LABELS for o in catalog.children(table.identity, kind) if o.hint(APART) is None]
            if owns:
                parents = list(tables_above(table, catalog))
                theirs = [o for parent in parents for kind in LABELS for o in catalog.children(parent.identity, kind)]
                yield from after_inherited(table, owns, theirs, catalog.objects)


def _part(identity: Identity, table: Object, parent_object: Object, said: Object | None, objects: Objects) -> Object:
    part = Object(identity, {}, table.identity, parent_object.position, table.place, table.search_path)
    as_made = as_created(said or part, parent_object, objects)
    if said is None:
        return msgspec.structs.replace(part, values=as_made)
    unset = said.hint(UNSET) or ()
    return msgspec.structs.replace(
        said,
        values={**{k: v for k, v in as_made.items() if k not in unset}, **said.values},
        position=parent_object.position,
    )


KINDS = (
    Kind(
        name="inherited_index",
        sql_keyword="INDEX",
        doc="A partition's index of an index or key of a parent; the key is the name of the parent's.",
        fields=Fields(*INDEX_FIELDS, hints=(INDEX_COLUMNS, UNSET, LACKS)),
        yaml=YamlForm(
            key="inherited_indexes",
            parents=("table",),
            decode=_decode,
            encode=_encode,
            normalize=_resolve,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="inherited_index",
        ),
        management=Management(
            drop_needs_consent=False,
        ),
        inheritance=Inheritance(
            created_by_server=ServerCreated(),
            inherited_from=inherited_from,
            propagates=lambda template, copy, parent_object, version: False,
            inherited_values=inherited_values,
            expand_declared=_inherit,
        ),
        reconciliation=Reconciliation(
            declared=_reconcile_declared,
            live=_reconcile_live("inherited_index"),
            wanted=_of_wanted,
        ),
    ),
)
