"""The indexes, triggers and constraints that a table has from those above it: a partition its parts of theirs, an heir
the checks of its parents.

They come and go with what they are a part of, so no statement makes or drops one; they are objects for what can be
another thing in each table: an index's name, storage, comment and marks, when a trigger fires, what a constraint's
comment says. All are called after the index, key, constraint or trigger of the table above, wherever it is declared:
what the server calls an index of a partition need not be known to say something about it. Where nobody says otherwise
they are as PostgreSQL makes them; of a constraint there is no object then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.constraint_fields import CLUSTER, REPLICA_IDENTITY, STATISTICS, one_identity
from schemadiff.kinds.table_inheritance import parents, relation, take_unset
from schemadiff.kinds.trigger import ENABLED
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Keys, Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind, Owners
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.postgres.quoting import index_columns_part, object_name

_LABELS = {"index": "idx", "unique": "key", "primary_key": "pkey", "exclusion": "excl"}
"""What ends the names that ChooseIndexName (indexcmds.c) makes, by the kind of the index or of its constraint; that of
a key WITHOUT OVERLAPS it takes for an exclusion."""

_LED = {**dict.fromkeys(_LABELS, "inherited_index"), "trigger": "inherited_trigger"}
"""What the partitions of a table have of its objects, by their kinds."""

_HANDED = {"inherited_index": ("tablespace", "options"), "inherited_trigger": (ENABLED.name,)}
"""What a part is made with as that is which it is a part of."""

Objects = Catalog | Mapping[Identity, Object]


def _tables_above(table: Object | None, objects: Objects) -> Iterator[Object]:
    """The table that it is a partition of, and those above, as far as they are there."""
    while table is not None and (path := table.get("partition_of")) is not None:
        table = objects.get(Identity("table", path))
        if table is not None:
            yield table


def _is_led(item: Object) -> bool:
    """Whether the partitions of a table have it too: of triggers only those for each row."""
    return item.identity.kind != "trigger" or item.get("for_each") == "row"


def _leader(item: Object, catalog: Catalog) -> Object | None:
    """What it is a part of."""
    name = item.identity.name
    for table in _tables_above(catalog.get(item.parent) if item.parent is not None else None, catalog):
        for kind, led in _LED.items():
            if led == item.identity.kind:
                path = (table.identity.path[0], name) if kind == "index" else (*table.identity.path, name)
                found = catalog.get(Identity(kind, path))
                if found is not None and found.parent == table.identity:
                    return found
    return None


def _copy_of(item: Object, catalog: Catalog) -> tuple[Identity, ...]:
    found = _leader(item, catalog)
    return () if found is None else (found.identity,)


def _given(part: Object, catalog: Catalog) -> Mapping[str, Value] | None:
    leader = _leader(part, catalog)
    return None if leader is None else _as_made(part, leader, catalog)


def _as_made(part: Object, leader: Object, objects: Objects) -> dict[str, Value]:
    """How the server makes the part: as its leader is, but for storage parameters where nothing is stored."""
    table = objects.get(part.parent) if part.parent is not None else None
    stores = table is None or not table.get("partition_by")
    handed = (k for k in _HANDED[part.identity.kind] if k in leader.values and (stores or k != "options"))
    values = {k: leader.values[k] for k in handed}
    if part.hint("columns"):
        values["name"] = _expected(part, leader)
    return values


# --- indexes ---


def made_name(table: str, index: Object, columns: tuple[str, ...] = ()) -> str:
    """The name that the server makes for a table's part of an index; ``columns`` are what it calls those of the index.

    They are asked for expressions only: other columns have the names that they are declared under, with a number where
    one is named again (ChooseIndexColumnNames).
    """
    kind = index.identity.kind
    label = _LABELS["exclusion" if index.get("without_overlaps") and kind == "unique" else kind]
    if kind == "primary_key":
        return object_name(table, "", label)
    keys = [e if isinstance(e, str) else e.column for e in index.get("columns", ())]
    names: list[str] = []
    for place, key in enumerate((*keys, *index.get("include", ()))):
        name = key or (columns[place] if place < len(columns) else "expr")
        numbered = (f"{name}{number}" for number in count(1))
        names.append(name if name not in names else next(n for n in numbered if n not in names))
    return object_name(table, index_columns_part(names), label)


def _expected(part: Object, leader: Object) -> str:
    assert part.parent is not None
    return made_name(part.parent.name, leader, part.hint("columns") or ())


def _is_numbered(name: str, made: str) -> bool:
    """Whether the server may have made this name, since that one was taken (ChooseRelationName)."""
    return name == made or re.fullmatch(r"[1-9]\d*", name.removeprefix(made)) is not None


def _beside(
    live: Catalog, declared: Catalog, all_of: Callable[[Object], frozenset[str]], user: Callable[[Object], str]
) -> Iterable[Object]:
    """An index of which nobody says how it is called has the name that the server makes."""
    for have in live.by_kind.get("inherited_index", ()):
        wanted = declared.get(have.identity)
        leader = _leader(wanted, declared) if wanted is not None else None
        if wanted is None or leader is None:
            continue
        hints = {**(wanted.hints or {}), "columns": have.hint("columns")}
        part = msgspec.structs.replace(wanted, hints=hints)
        if "name" not in part.values:
            made = _expected(part, leader)
            name = have.get("name") if _is_numbered(have.get("name"), made) else made
            part = msgspec.structs.replace(part, values={**part.values, "name": name})
        yield part


def prepared(table: Object, live: Catalog, declared: Catalog) -> dict[Identity, Object]:
    """A table's own indexes that become its parts of those above it once it is attached, each as that part."""
    found = {}
    for part in declared.children(table.identity, "inherited_index"):
        leader = _leader(part, declared)
        if leader is None or part.identity in live:
            continue
        both = [o for o in (leader, live.get(leader.identity)) if o is not None]
        name = part.get("name") or made_name(table.identity.name, leader)
        for own in live.children(table.identity, leader.identity.kind):
            if own.identity.name == name and any(_alike(own, other) for other in both):
                values = {k: v for k, v in own.values.items() if k in _INDEX_FIELD_NAMES}
                found[own.identity] = Object(part.identity, {**values, "name": name}, table.identity)
    return found


def _alike(one: Object, other: Object) -> bool:
    """Whether ALTER TABLE ... ATTACH PARTITION takes one for the other's part (CompareIndexInfo in index.c)."""
    apart = {*_INDEX_FIELD_NAMES, "index_comment"}
    mine, theirs = ({k: v for k, v in o.values.items() if k not in apart} for o in (one, other))
    return mine == theirs


def _decode(d: Decoding) -> None:
    take_unset(d, _HANDED["inherited_index"])


def _encode(part: Object, node: dict[str, Value]) -> Value:
    for key in part.hint("unset") or ():
        node[key] = None
    return node


def _resolve(part: Object, names: NameLookup, error: Callable[..., None]) -> Mapping[str, Value]:
    """Storage parameters belong to what is stored; resolves nothing."""
    table = names.catalog.get(part.parent) if part.parent is not None else None
    if table is not None and table.get("partition_by") and part.get("options"):
        error("a partitioned table stores no index; the parameters stand at its partitions' parts, or at the index")
    return one_identity(part, names, error)


def _settle(kind: str) -> Callable[[Catalog, Catalog, int, Owners], Iterable[Object]]:
    """A table that leaves keeps its parts as indexes of its own, and what it has not any more has nothing to let go of
    for that."""

    def settle(live: Catalog, declared: Catalog, version: int, owners: Owners) -> Iterable[Object]:
        gone = {
            part.identity
            for part in live.by_kind.get(kind, ())
            if part.parent is not None
            and (wanted := declared.get(part.parent)) is not None
            and (leader := _leader(part, live)) is not None
            and not any(above.identity == leader.parent for above in _tables_above(wanted, declared))
        }
        return [item for item in live if item.identity not in gone] if gone else live

    return settle


# --- the declared side ---


def _inherit(objects: Mapping[Identity, Object], error: Callable[..., None]) -> Mapping[Identity, Object]:
    """Gives every partition its parts of the indexes, keys and triggers above it."""
    tables = [o for i, o in objects.items() if i.kind in ("table", "foreign_table") and o.get("partition_of")]
    said = {i: o for i, o in objects.items() if i.kind in _LED.values()}
    if not tables and not said:
        return objects
    led: dict[Identity, list[Object]] = {}
    for item in objects.values() if tables else ():
        if item.identity.kind in _LED and item.parent is not None and _is_led(item):
            led.setdefault(item.parent, []).append(item)
    found = dict(objects)
    for table in tables:
        for above in _tables_above(table, objects):
            for leader in led.get(above.identity, ()):
                kind = _LED[leader.identity.kind]
                if kind == "inherited_trigger" or table.identity.kind == "table":
                    identity = Identity(kind, (*table.identity.path, leader.identity.name))
                    found[identity] = _part(identity, table, leader, said.pop(identity, None), objects)
    for table in tables:
        _beside_own_keys(table, led, found)
    for left in said.values():
        index = left.identity.kind == "inherited_index"
        what = "an index or key" if index else "a trigger for each row that is called"
        error(f"no table above {'.'.join(left.identity.path[:-1])} has {what} {left.identity.name}", left.place)
    return found


def _beside_own_keys(table: Object, led: Mapping[Identity, list[Object]], found: dict[Identity, Object]) -> None:
    """Tells a partition's own keys and indexes what they have to do with those above it over the same columns.

    One that has the name of the part is both; any other has to come after, so that it is not taken for the part.
    """
    for own in led.get(table.identity, ()):
        if own.identity.kind not in _LABELS:
            continue
        hints: dict[str, Value] = {}
        for above in _tables_above(table, found):
            for leader in led.get(above.identity, ()):
                if leader.identity.kind in _LABELS and _columns(leader) == _columns(own):
                    part = found[Identity("inherited_index", (*table.identity.path, leader.identity.name))]
                    name = part.get("name") or made_name(table.identity.name, leader)
                    if name == own.identity.name and own.identity.kind != "index" and leader.identity.kind == "index":
                        hints["part"] = leader.identity.name
                    hints["beside"] = (*hints.get("beside", ()), (leader.identity.kind, *leader.identity.path))
        if hints:
            hints["apart"] = bool(found[table.identity].hint("own"))
            found[own.identity] = msgspec.structs.replace(own, hints={**(own.hints or {}), **hints})


def _columns(index: Object) -> tuple[Value, ...]:
    """What it goes by: names, and elements for what is more than one."""
    return tuple(e if isinstance(e, str) or e.expression else e.column for e in index.get("columns", ()))


def _part(identity: Identity, table: Object, leader: Object, said: Object | None, objects: Objects) -> Object:
    part = Object(identity, {}, table.identity, leader.position, table.place, table.search_path)
    as_made = _as_made(part, leader, objects)
    if said is None:
        return msgspec.structs.replace(part, values=as_made)
    unset = said.hint("unset") or ()
    return msgspec.structs.replace(
        said, values={**{k: v for k, v in as_made.items() if k not in unset}, **said.values}, position=leader.position
    )


# --- constraints ---

_CONSTRAINTS = ("check", "foreign_key", "primary_key", "unique", "exclusion")


def _of_constraint(item: Object, catalog: Catalog) -> tuple[Identity, ...]:
    """The constraint that it is, where that is declared: of a table above, however far."""
    table = catalog.get(item.parent) if item.parent is not None else None
    left = list(parents(table)) if table is not None else []
    for path in left:
        for kind in _CONSTRAINTS:
            found = catalog.get(Identity(kind, (*path, item.identity.name)))
            if found is not None and not found.get("no_inherit"):
                return (found.identity,)
        above = relation(catalog, path)
        left += [p for p in parents(above) if p not in left] if above is not None else []
    return ()


def _resolve_constraint(item: Object, names: NameLookup, error: Callable[..., None]) -> Mapping[str, Value]:
    """Report what no table above has, or the table has as its own; resolves nothing."""
    assert item.parent is not None
    table, name = ".".join(item.parent.path), item.identity.name
    if Identity("check", item.identity.path) in names.catalog:
        error(f"{table} has the check {name} as its own", "Write the comment there.")
    elif not _of_constraint(item, names.catalog):
        error(f"no table above {table} has a constraint {name} that is handed on")
    return item.values


def _settle_constraints(live: Catalog, declared: Catalog, version: int, owners: Owners) -> Iterable[Object]:
    """What a table is to have no more goes by itself, or becomes its own, and then has its comment as that."""
    gone = {
        item.identity
        for item in live.by_kind.get("inherited_constraint", ())
        if item.parent in declared and not _of_constraint(item, declared)
    }
    return [item for item in live if item.identity not in gone] if gone else live


def _said(item: Object, catalog: Catalog) -> Mapping[str, Value] | None:
    """Nothing is said of it unless somebody does."""
    return {} if _of_constraint(item, catalog) else None


MARKS = Field(
    "depends_on_extensions",
    Shape.NAMES,
    "The extensions that it is to be dropped with.",
    in_place("marks"),
    of="none",
    refers="extension",
    unordered=True,
    late=True,
)

_INDEX_FIELDS = (
    Field("name", Shape.NAME, "How it is called, where that is not what the server makes.", in_place("name")),
    Field("tablespace", Shape.NAME, "Where it is stored, where that is elsewhere.", in_place("tablespace")),
    Field(
        "options",
        Shape.OPTIONS,
        "Storage parameters, where it has others.",
        in_place("options"),
        keys=Keys.PARAMETER,
    ),
    CLUSTER,
    REPLICA_IDENTITY,
    STATISTICS,
    Field("comment", Shape.TEXT, "A comment on it.", in_place("comment"), late=True),
    MARKS,
)
_INDEX_FIELD_NAMES = frozenset(f.name for f in _INDEX_FIELDS)

_INDEX = Kind(
    name="inherited_index",
    key="inherited_indexes",
    sql="INDEX",
    doc="A partition's part of an index or key that a table above it has, by that one's name.",
    fields=_INDEX_FIELDS,
    parents=("table",),
    scope="parent",
    namespace="inherited_index",
    drop_consent=False,
    made_along=True,
    copy_of=_copy_of,
    reaches=lambda template, copy, leader, version: False,
    given=_given,
    inherit=_inherit,
    beside=_beside,
    settle=_settle("inherited_index"),
    decode=_decode,
    encode=_encode,
    resolve=_resolve,
)

_TRIGGER = Kind(
    name="inherited_trigger",
    key="inherited_triggers",
    sql="TRIGGER",
    doc="A partition's part of a trigger for each row that a table above it has, by that one's name.",
    fields=(
        ENABLED,
        Field("comment", Shape.TEXT, "A comment on it.", in_place("comment"), late=True),
        MARKS,
    ),
    parents=("table", "foreign_table"),
    scope="parent",
    namespace="inherited_trigger",
    drop_consent=False,
    made_along=True,
    copy_of=_copy_of,
    given=_given,
    short="enabled",
)

_CONSTRAINT = Kind(
    name="inherited_constraint",
    key="inherited_constraints",
    sql="CONSTRAINT",
    doc="A constraint that a table has from another one, by the name that it has there.",
    fields=(Field("comment", Shape.TEXT, "A comment on it.", in_place("comment"), required=True, late=True),),
    parents=("table", "foreign_table"),
    scope="parent",
    namespace="inherited_constraint",
    drop_consent=False,
    made_along=True,
    copy_of=_of_constraint,
    reaches=lambda template, copy, leader, version: False,
    given=_said,
    settle=_settle_constraints,
    resolve=_resolve_constraint,
    short="comment",
)

KINDS = (_INDEX, _TRIGGER, _CONSTRAINT)
