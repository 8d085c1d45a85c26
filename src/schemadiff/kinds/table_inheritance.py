"""What a table inherits: from the table it is a partition of, from the parents of INHERITS, or from a composite type.

Inherited columns and defaults are objects of their own on both sides, since views and expressions name them. A column
can be local at the same time (pg_attribute.attislocal): then it merges with the parents', and stays when theirs is
dropped. The same holds for checks; those that a table only inherits are no objects, and the live side keeps them as
clones.

A column is local if the YAML writes it in full. That is not compared: no command changes it, and ALTER TABLE ...
INHERIT leaves everything local.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import JOINS, LEAVES, OWN, OWN_FIELDS, UNSET
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import inherited_hints, shared_not_null
from schemadiff.kinds.check_inheritance import inherited_check
from schemadiff.kinds.hints import KEEPS, NO_DEFAULT, TYPED
from schemadiff.kinds.parent_tables import RELATIONS, default_of, given, has_given_columns, parents, relation
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.fields import Context
from schemadiff.kindspec.reports import ReportPlace
from schemadiff.kindspec.statements import Filter, Migration
from schemadiff.postgres.quoting import object_name


def kept(before: Object, after: Object) -> tuple[tuple[str, ...], ...]:
    """Return the parents that a table need not leave: the first ones, in the same order."""
    wanted: tuple[tuple[str, ...], ...] = after.get("inherits", ())
    left = list(before.get("inherits", ()))
    found = []
    for path in wanted:
        if path not in left:
            break
        found.append(path)
        del left[: left.index(path) + 1]
    return tuple(found)


Paths = tuple[tuple[str, ...], ...]


def moves(before: Object, after: Object) -> tuple[Paths, Paths]:
    """Return the parents that a table leaves, and those that it gets after that."""
    stays = kept(before, after)
    leaves, joins = (tuple(p for p in o.get("inherits", ()) if p not in stays) for o in (before, after))
    return leaves, joins


def inherits(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how parents change: in place. A new parent is appended, so others may be left for a while."""
    leaves, joins = moves(before, after)
    if not joins:
        return ChangeStrategy("disinherit")
    return ChangeStrategy("inherit", first=("disinherit",) if leaves else ())


def of_type(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how the composite type changes: ALTER TABLE OF and NOT OF, which leave the columns as they are."""
    if not after.get("of"):
        return ChangeStrategy("not_of")
    return ChangeStrategy("of", first=("not_of",) if before.get("of") else ())


# --- the declared side ---


def inherit(objects: Mapping[Identity, Object], error: ReportPlace) -> Mapping[Identity, Object]:
    """Return the objects with the columns and defaults that partitions, inheriting and typed tables inherit."""
    children = {i: o for i, o in objects.items() if i.kind in RELATIONS and has_given_columns(o)}
    if not children:
        return objects
    above = {i: tuple(_find(objects, o, path) for path in _named_above(o)) for i, o in children.items()}
    declared = _Declared(objects, error)
    left = dict(children)
    while left:
        ready = [i for i in left if left.keys().isdisjoint(above[i])]
        if not ready:
            first = next(iter(left.values()))
            error(f"{'.'.join(first.identity.path)} inherits from itself, through other tables", first.place)
            break
        for identity in ready:
            declared.fill(left.pop(identity), above[identity])
    return declared.objects


def _named_above(table: Object) -> tuple[tuple[str, ...], ...]:
    """Return the parents or the composite type that the table names."""
    return (table.get("of"),) if table.get("of") else parents(table)


def _find(objects: Mapping[Identity, Object], table: Object, path: tuple[str, ...]) -> Identity | None:
    named = [path] if len(path) == 2 else [(schema, *path) for schema in table.search_path]
    if table.get("of"):
        return next((i for p in named if (i := Identity("composite_type", p)) in objects), None)
    return next((o.identity for p in named if (o := relation(objects, p)) is not None), None)


_RELATED = {
    "partition_of": "of which it is a partition",
    "inherits": "from which it inherits",
    "of": "of which it is",
}


def _relation_to(table: Object) -> str:
    """Return the field that names what the table inherits from."""
    return next(name for name in _RELATED if name in table.values)


class _Declared:
    """The declared objects while inherited ones are added, table by table."""

    def __init__(self, objects: Mapping[Identity, Object], error: ReportPlace) -> None:
        self.objects = dict(objects)
        self.error = error
        self.columns: dict[Identity, dict[str, Object]] = {}
        self.keys: dict[Identity, Object] = {}
        for item in objects.values():
            if item.parent is None:
                continue
            if item.identity.kind in ("column", "attribute"):
                self.columns.setdefault(item.parent, {})[item.identity.name] = item
            elif item.identity.kind == "primary_key":
                self.keys[item.parent] = item

    def _is_keyed(self, table: Object, column: str) -> bool:
        """Tell whether the table's own primary key needs the column's NOT NULL."""
        key = self.keys.get(table.identity)
        return key is not None and column in key.get("columns", ())

    def fill(self, table: Object, above: Sequence[Identity | None]) -> None:
        """Add the inherited columns of one table."""
        found = [i for i in above if i is not None]
        for path, identity in zip(_named_above(table), above, strict=True):
            if identity is None:
                self.error(f"{'.'.join(path)}, {_RELATED[_relation_to(table)]}, is not declared", table.place)
        if len(found) < len(above):
            return
        if not table.get("inherits"):
            for column in self.columns.get(table.identity, {}).values():
                if column.get("type"):
                    self.error("the type of the column is inherited: remove `type`", column.place)
        columns = self._partition(table, found[0]) if table.get("partition_of") else self._merging(table, found)
        for column in columns:
            self.objects[column.identity] = column
        self.columns[table.identity] = {c.identity.name: c for c in columns}
        field = _relation_to(table)
        paths = tuple(i.path for i in found)
        values = {**table.values, field: paths if field == "inherits" else paths[0]}
        filled = msgspec.structs.replace(table, values=values)
        self.objects[table.identity] = filled.with_hints(OWN.of(True)) if any(c.hint(OWN) for c in columns) else filled
        if field == "of":
            for attribute in self.columns.get(found[0], {}).values():
                self.objects[attribute.identity] = attribute.with_hints(TYPED.of(True))

    def _partition(self, table: Object, above: Identity) -> list[Object]:
        """Return the columns of a partition: those of its parent, all with the hint ``OWN`` if one of them differs."""
        theirs, ours = self.columns.get(above, {}), self.columns.get(table.identity, {})
        for name, column in ours.items():
            if name not in theirs:
                self.error(f"{'.'.join(above.path)}, of which it is a partition, has no column {name}", column.place)
        columns = []
        for name, parent_object in theirs.items():
            declared = ours.get(name)
            own = {k: v for k, v in declared.values.items() if k != "type"} if declared is not None else {}
            if self._is_keyed(table, name):
                own["not_null"] = True
            if table.get("own_not_null_names") and parent_object.get("not_null") and "not_null_name" not in own:
                own["not_null_name"] = object_name(table.identity.name, name, "not_null")
            column = Object(
                Identity("column", (*table.identity.path, name)),
                {**_less(given(table, [parent_object]), declared), **own},
                table.identity,
                parent_object.position,
                (declared or table).place,
                parent_object.search_path,
            )
            columns.append(column)
            self._default(column, declared, [parent_object])
        columns = inherited_hints.of_partition(table, columns, theirs, self.objects.get)
        if (key := self.keys.get(table.identity)) is not None:
            self.objects[key.identity] = shared_not_null.after_not_nulls(key, theirs)
        return columns

    def _merging(self, table: Object, above: Sequence[Identity]) -> list[Object]:
        """Return the columns of the parents, each once and in their order, followed by the table's own."""
        declared = self.columns.get(table.identity, {})
        theirs: dict[str, list[Object]] = {}
        for parent in above:
            for name, column in self.columns.get(parent, {}).items():
                theirs.setdefault(name, []).append(column)
        columns: list[Object] = []
        for name in dict.fromkeys((*theirs, *declared)):
            ours, parent_objects = declared.get(name), theirs.get(name, [])
            if not parent_objects:
                assert ours is not None
                if table.get("of"):
                    self.error(f"{'.'.join(above[0].path)}, of which it is, has no attribute {name}", ours.place)
                elif not ours.get("type"):
                    self.error(f"column {name} has no `type`, and no parent has a column of that name", ours.place)
                columns.append(msgspec.structs.replace(ours, position=len(columns)))
                continue
            columns.append(self._merged(table, ours, parent_objects, len(columns)))
        return columns

    def _merged(self, table: Object, ours: Object | None, parent_objects: Sequence[Object], position: int) -> Object:
        """Return an inherited column with the differences that the table declares."""
        name = parent_objects[0].identity.name
        place = (ours or table).place
        values = _less(given(table, parent_objects), ours)
        said = {k: v for k, v in ours.values.items() if v != ""} if ours is not None else {}
        for other in (*(o.values for o in parent_objects[1:]), said):
            type_ = other.get("type")
            if type_ and type_ != values.get("type", type_) and not any(map(sql.user_types, (type_, values["type"]))):
                self.error(f"column {name} is {type_} here and {values['type']} in {_table(parent_objects[0])}", place)
        own = tuple(k for k in ("type", "not_null", "identity") if k in said)
        keyed = self._is_keyed(table, name)
        if keyed:
            said["not_null"] = True
        hints = [*inherited_hints.of_merged(table, parent_objects, keyed=keyed), *([OWN_FIELDS.of(own)] if own else ())]
        column = Object(
            Identity("column", (*table.identity.path, name)),
            {**values, **said},
            table.identity,
            position,
            place,
            (ours if ours is not None and "type" in said else parent_objects[0]).search_path,
            ours.hints if ours is not None else None,
        ).with_hints(*hints)
        self._default(column, ours, parent_objects)
        return column

    def _default(self, column: Object, declared: Object | None, parent_objects: Sequence[Object]) -> None:
        """Add the default of a column that has the parents'."""
        key = default_of(column.identity)
        if (above := next((o for o in parent_objects if o.get("generated") is not None), None)) is not None:
            if key in self.objects or column.get("identity"):
                has = "a default" if key in self.objects else "an identity"
                self.error(f"column {key.path[-1]} has {has} here and is generated in {_table(above)}", column.place)
            return
        if (declared is not None and declared.hint(NO_DEFAULT)) or key in self.objects or column.get("identity"):
            return
        theirs = [o for i in parent_objects if (o := self.objects.get(default_of(i.identity))) is not None]
        if any(o.values != theirs[0].values for o in theirs[1:]):
            name = column.identity.name
            self.error(
                f"column {name} inherits several defaults",
                column.place,
                f"Declare a default of its own: {name}: {{default: …}}",
            )
        if theirs:
            self.objects[key] = msgspec.structs.replace(theirs[0], identity=key, parent=column.identity)


def take_unset(d: Decoding, keys: Container[str]) -> None:
    """Decode null at these keys: the column does not have the inherited value, which a statement can remove."""
    if unset := tuple(key for key, value in d.node.items() if value is None and key in keys):
        d.note(UNSET.of(unset))
        for key in unset:
            del d.node[key]


def _less(values: Mapping[str, Value], declared: Object | None) -> Mapping[str, Value]:
    """Return the inherited values without those that the table declares not to have."""
    unset = (declared.hint(UNSET) if declared is not None else None) or ()
    return {k: v for k, v in values.items() if k not in unset}


def _table(column: Object) -> str:
    return ".".join(column.identity.path[:-1])


# --- the live side, before it is compared ---


def reconcile_live(live: Catalog, declared: Catalog) -> Iterable[Object]:
    """Return the live objects as they count when every table has the parents that it is declared to have.

    A table that leaves a parent keeps its columns and checks.
    """
    clones: dict[Identity, list[Object]] = {}
    for clone in live.clones:
        if clone.parent is not None:
            clones.setdefault(clone.parent, []).append(clone)
    come: dict[Identity, Object] = {o.identity: o for o in shared_not_null.not_nulls(live, declared)}
    gone = set(shared_not_null.comments_of_dropped(come.values(), live))
    for table in (table for kind in RELATIONS for table in live.by_kind.get(kind, ())):
        wanted = declared.get(table.identity)
        if wanted is None:
            continue
        for check in live.children(table.identity, "check") if parents(wanted) else ():
            if check.identity not in declared and inherited_check(table.identity, check.identity.name, declared):
                gone.update(o.identity for o in live.children(check.identity, "comment"))
                come.update((o.identity, o) for o in _moved_comment(check, live, declared))
        if not (table.get("inherits") or wanted.get("inherits")):
            continue
        columns = live.children(table.identity, "column")
        come.update((o.identity, o) for column in columns for o in shared_not_null.nameless(column, declared))
        held = _heritage(live, kept(table, wanted))
        come.update((o.identity, o) for o in _own_again(table, clones, held, declared))
        leaves, joins = moves(table, wanted)
        if leaves or joins:
            checked = (*live.children(table.identity, "check"), *clones.get(table.identity, ()))
            have = tuple(sorted({o.identity.name for o in checked}))
            come[table.identity] = table.with_hints(LEAVES.of(leaves), JOINS.of(joins), KEEPS.of(have))
            # What is known of their names by now still holds: a child table may have the NOT NULL by another one.
            known = [come.get(column.identity, column) for column in columns]
            come.update((o.identity, o) for o in _released_columns(table, known, wanted, declared))
    if not gone and not come:
        return live.objects.values()
    return [come.pop(o.identity, o) for o in live if o.identity not in gone] + list(come.values())


def _own_again(
    table: Object, clones: Mapping[Identity, list[Object]], held: Set[str], declared: Catalog
) -> Iterator[Object]:
    """What a table has from parents and is to have by itself, with its properties."""
    for clone in clones.get(table.identity, ()):
        if clone.identity in declared:
            yield clone
        elif clone.identity.name not in held:
            yield msgspec.structs.replace(clone, hints=None)
        else:
            continue
        yield from clones.get(clone.identity, ())


def _moved_comment(check: Object, live: Catalog, declared: Catalog) -> Iterator[Object]:
    """The comment of a check that a parent has too is on the one constraint that both are for the server.

    A check that is not inherited yet may be dropped for that: then what is declared of the constraint is yet to be set.
    """
    inherited = Identity("inherited_constraint", check.identity.path)
    if inherited in declared and inherited_check(check.parent, check.identity.name, live) is None:
        return
    for comment in live.children(check.identity, "comment"):
        yield Object(inherited, {"comment": comment.get("text")}, check.parent)


def _released_columns(table: Object, columns: Iterable[Object], wanted: Object, declared: Catalog) -> Iterator[Object]:
    """The columns that no declared parent has, or that get a NOT NULL of their own name from no parent that stays."""
    stays = kept(table, wanted)
    for column in columns:
        to_be = declared.get(column.identity)
        named = to_be is not None and to_be.get("not_null_name") is not None
        above = stays if named else wanted.get("inherits", ())
        if not any(Identity("column", (*path, column.identity.name)) in declared for path in above):
            yield from shared_not_null.released(column)


def _heritage(catalog: Catalog, paths: Iterable[tuple[str, ...]]) -> set[str]:
    """Return the names of the checks that a table inherits from these relations and their ancestors."""
    found: set[str] = set()
    left = list(paths)
    while left:
        above = relation(catalog, left.pop())
        if above is not None:
            found.update(o.identity.name for o in catalog.children(above.identity, "check") if not o.get("no_inherit"))
            left += above.get("inherits", ())
    return found


def around(template: str, before: Object, after: Object | None) -> tuple[tuple[Identity, ...], tuple[Identity, ...]]:
    """Return what comes after and before an alteration, for ``Inheritance.attach_order``.

    A table leaves its parents or type before they or it change, and gets new ones after both have changed.
    """
    if after is None:
        return (), ()
    if template in ("of", "not_of"):
        type_ = (before if template == "not_of" else after).get("of")
        typed = (after.identity, Identity("composite_type", type_))
        return (typed, ()) if template == "not_of" else ((), typed)
    if template not in ("inherit", "disinherit"):
        return (), ()
    leaves, joins = moves(before, after)
    paths = leaves if template == "disinherit" else joins
    both = (after.identity, *(Identity(kind, path) for path in paths for kind in RELATIONS))
    return (both, ()) if template == "disinherit" else ((), both)


def typed(migration: Migration) -> Filter:
    """Return a filter: whether a typed table has that path, live or declared."""
    found = frozenset(
        path
        for catalog in (migration.live, migration.target.catalog)
        for table in catalog.by_kind.get("table", ())
        if table.get("of")
        for path in (table.identity.path, migration.previous.get(table.identity, table.identity).path)
    )
    return found.__contains__


def received(migration: Migration) -> Filter:
    """Return a filter: the columns that the parents or the type of a live table will have.

    The table may have them by the time that it is dropped.
    """
    live, target = migration.live, migration.target.catalog

    def names(path: Iterable[str]) -> list[str]:
        table = relation(live, tuple(path))
        if table is None:
            return []
        above = [Identity(kind, parent) for parent in parents(table) for kind in RELATIONS]
        if of := table.get("of"):
            above.append(Identity("composite_type", of))
        parts = (o.identity for i in above for o in target.children(i))
        found = {i.name for i in parts if i.kind in ("column", "attribute")}
        return sorted({*found, *(name for parent in parents(table) for name in names(parent))})

    return names
