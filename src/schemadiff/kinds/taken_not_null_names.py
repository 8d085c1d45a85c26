"""Names that the server derives for NOT NULLs, where another constraint has them: of domains from 17 on, of columns 18.

A constraint's name is unique only within its table or domain, but ChooseConstraintName (pg_constraint.c) looks for one
that is free in the whole schema, and appends a number. So what it chooses would depend on the order of the statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import GIVEN_NAME, HELD_AS, OWN, OWN_FIELDS
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds.hints import KEYED, MERGES, NAME_TAKEN, NOT_NULL_UNNAMED
from schemadiff.kinds.not_null_names import shared_with
from schemadiff.kinds.parent_tables import RELATIONS, parent_columns, parents, relation
from schemadiff.postgres.quoting import NAMEDATALEN, object_name

LABEL = "not_null"
CONSTRAINTS = ("check", "domain_check", "exclusion", "foreign_key", "primary_key", "unique")
"""The kinds of constraints that are objects of their own."""


class _Side:
    """The constraints of a catalog whose names are looked up."""

    def __init__(self, catalog: Catalog, kinds: Sequence[str]) -> None:
        self.catalog = catalog
        self._inherited: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self.owners: Mapping[tuple[str, str], Sequence[Identity]] = self._found(kinds)
        """The constraints by schema and name, as far as a NOT NULL could have such a name; a NOT NULL counts as its
        column or domain, and an inherited check as one of the table that inherits it."""

    def _found(self, kinds: Sequence[str]) -> dict[tuple[str, str], list[Identity]]:
        found: dict[tuple[str, str], list[Identity]] = defaultdict(list)
        for kind in CONSTRAINTS:
            for item in self.catalog.by_kind.get(kind, ()):
                if LABEL not in item.identity.name:
                    continue
                found[item.identity.path[0], item.identity.name].append(item.identity)
                if kind == "check" and not item.get("no_inherit"):
                    for path in self.below(_holder(item.identity)):
                        self._inherited[path].add(item.identity.name)
        for path, names in self._inherited.items():
            for name in names:
                identity = Identity("check", (*path, name))
                if identity not in self.catalog:
                    found[path[0], name].append(identity)
        for item in _not_nulls(self.catalog, kinds):
            found[item.identity.path[0], _name(item, self.catalog)].append(item.identity)
        return found

    @cached_property
    def _children(self) -> Mapping[tuple[str, ...], list[tuple[str, ...]]]:
        found: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for table in (o for kind in RELATIONS for o in self.catalog.by_kind.get(kind, ())):
            for path in parents(table):
                found[path].append(table.identity.path)
        return found

    def below(self, table: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield the paths of the tables below one, each once."""
        found = {table: None}
        left = [table]
        while left:
            for path in self._children.get(left.pop(), ()):
                if path not in found:
                    found[path] = None
                    left.append(path)
                    yield path

    def holders(self, item: Object) -> tuple[tuple[str, ...], ...]:
        """Return the table or domain of a NOT NULL, and the tables below whose NOT NULLs have their name from it."""
        own = _holder(item.identity)
        if item.identity.kind == "domain" or item.get("not_null_no_inherit"):
            return (own,)
        *_, name = item.identity.path
        columns = (self.catalog.get(Identity("column", (*path, name))) for path in self.below(own))
        called = derived(item)
        inheriting = (o for o in columns if o is not None and o.get("not_null") and _name(o, self.catalog) == called)
        return (own, *(_holder(o.identity) for o in inheriting if o.get("not_null_name") is None))

    def names(self, holder: tuple[str, ...], changed: Mapping[Identity, Object]) -> set[str]:
        """Return the names of the constraints of a table or domain."""
        table = relation(self.catalog, holder)
        domain = self.catalog.get(Identity("domain", holder)) if table is None else None
        of = table or domain
        family = [changed.get(o.identity, o) for o in (of, *self.catalog.children(of.identity))] if of else []
        found = {o.identity.name for o in family if o.identity.kind in CONSTRAINTS} | self._inherited.get(holder, set())
        return found | {_name(o, self.catalog) for o in family if o.get("not_null")}

    def others(self, item: Object) -> list[Identity]:
        """Return the other constraints of the schema with the derived name; not those inherited from the NOT NULL."""
        return self._others(item, item.identity.path[0])

    def others_of(self, item: Object, holders: Sequence[tuple[str, ...]]) -> list[Identity]:
        """Return the other constraints of these tables with the derived name."""
        schemas = dict.fromkeys(path[0] for path in holders)
        return [i for schema in schemas for i in self._others(item, schema) if _holder(i) in holders]

    def _others(self, item: Object, schema: str) -> list[Identity]:
        found = self.owners.get((schema, derived(item)), ())
        return [i for i in found if i != item.identity and not _is_below(i, item.identity, self.catalog)]


def derived(item: Object) -> str:
    """Return the name that the server derives for the NOT NULL of a column or domain."""
    if item.identity.kind == "domain":
        return object_name(item.identity.name, "", LABEL)
    _, table, column = item.identity.path
    name = f"{table}_{column}_{LABEL}"
    return name if len(name) < NAMEDATALEN and name.isascii() else object_name(table, column, LABEL)


def named(live: Catalog, wanted: Catalog, version: int) -> tuple[list[Object], list[Object]]:
    """Return the live and the wanted columns and domains that have to say which name their NOT NULL has.

    A wanted one whose derived name another constraint of its own table has gets the first number that is free there;
    of two that derive the same name, the first column has it. Where a constraint of another table has the name, or a
    live one of the table gives it up, the statements write the derived name. A live one gives its name up where
    another constraint of its table is to have it. A second call with its result changes nothing.

    Args:
        live: The live side after the renames.
        wanted: What the database is to have.
        version: The server's major version.
    """
    kinds = ("column", "domain") if version >= 18 else ("domain",) if version >= 17 else ()
    if not kinds:
        return [], []
    now, then = _Side(live, kinds), _Side(wanted, kinds)
    contested = {
        name for (schema, name), of in then.owners.items() if len(of) > 1 or now.owners.get((schema, name), of) != of
    }
    changed: dict[Identity, Object] = {}
    for item in _not_nulls(wanted, kinds):
        # Without hints or an explicit name, it owns the derived one.
        plain = not item.hints and "not_null_name" not in item.values
        if plain and not (contested and derived(item) in contested):
            continue
        if _derives(item, wanted):
            if (found := _with_name(item, now, then, changed)) is not None:
                changed[item.identity] = found
        elif item.hint(KEYED) and (now.others(item) or then.others(item)):
            changed[item.identity] = item.with_hints(NAME_TAKEN.of(True))
    if any("not_null_name" in o.values for o in changed.values()):
        changed |= _given_on(wanted, changed)
    return list(_given_up(now, then, changed)) if contested else [], list(changed.values())


def _derives(item: Object, wanted: Catalog) -> bool:
    """Tell whether a statement may make a NOT NULL under the derived name, if nothing says otherwise.

    A partition's has its name from the parent, but the derived one if the table is made NOT NULL before it is attached.
    Below parents with a NOT NULL one that is written says that it is not theirs.
    """
    said = item.get("not_null_name")
    if said is None:
        return item.hint(GIVEN_NAME) is not None or not _has_name_from_above(item)
    return said == derived(item) and item.hint(GIVEN_NAME) is None and not _is_shared(item, wanted)


def _is_shared(item: Object, catalog: Catalog) -> bool:
    """Tell whether a NOT NULL is one of the tables above as well."""
    table = catalog.get(item.parent) if item.parent is not None else None
    return table is not None and next(shared_with(table, item, catalog), None) is not None


def _with_name(item: Object, now: _Side, then: _Side, changed: Mapping[Identity, Object]) -> Object | None:
    """Return a wanted column or domain with the name of its NOT NULL, or with the hint that it is taken elsewhere."""
    name, said, wanted = derived(item), item.get("not_null_name") is not None, then.catalog
    if item.hint(GIVEN_NAME) is not None:
        return item.with_hints(NAME_TAKEN.of(True)) if then.others(item) or now.others(item) else None
    holders = then.holders(item)
    here = [i for i in then.others_of(item, holders) if not _yields(wanted.get(i), item, name)]
    there = [i for i in now.others_of(item, holders) if not _is_below(i, item.identity, wanted)]
    if not (then.others(item) or now.others(item) or here or there):
        return _unnamed(item) if said else None
    if here and not said:
        return _called(item, _numbered(item, holders, then, changed), wanted)
    before = now.catalog.get(item.identity)
    if there and (before is None or _name(before, now.catalog) != name):
        return _called(item, name, wanted)
    return _with_key(_unnamed(item).with_hints(NAME_TAKEN.of(True)), wanted)


def _unnamed(item: Object) -> Object:
    """Return the column or domain without an explicit name."""
    return msgspec.structs.replace(item, values={k: v for k, v in item.values.items() if k != "not_null_name"})


def _yields(other: Object | None, item: Object, name: str) -> bool:
    """Tell whether the other one is to get a number: a later column of the table, or one of a table below.

    It derives the same name, and so is to be named otherwise itself.
    """
    if other is None or not other.get("not_null") or other.get("not_null_name") is not None:
        return False
    if other.identity.kind != "column" or derived(other) != name or _has_name_from_above(other):
        return False
    return other.parent != item.parent or other.position > item.position


def _called(item: Object, name: str, wanted: Catalog) -> Object:
    return _with_key(msgspec.structs.replace(item, values={**item.values, "not_null_name": name}), wanted)


def _with_key(item: Object, wanted: Catalog) -> Object:
    """Return a column with the hint that a primary key of its table implies its NOT NULL, where one does."""
    keys = wanted.children(item.parent, "primary_key") if item.parent is not None else ()
    keyed = any(item.identity.name in key.get("columns", ()) for key in keys)
    return item.with_hints(KEYED.of(True)) if keyed else item


def _numbered(item: Object, holders: Iterable[tuple[str, ...]], then: _Side, changed: Mapping[Identity, Object]) -> str:
    """Return the derived name with the first number that no constraint has in the tables or the domain that hold it."""
    path = item.identity.path
    first, second = (path[-1], "") if item.identity.kind == "domain" else path[-2:]
    taken = {name for holder in holders for name in then.names(holder, changed)}
    number = 1
    while (name := object_name(first, second, f"{LABEL}{number}")) in taken:
        number += 1
    return name


def _given_on(wanted: Catalog, changed: Mapping[Identity, Object]) -> dict[Identity, Object]:
    """Return the columns of partitions whose NOT NULL has its name from a column that is given an explicit one."""
    found: dict[Identity, Object] = {}

    def name_of(column: Object) -> str:
        said: str | None = changed.get(column.identity, column).get("not_null_name")
        return said or (derived(column) if column.hint(GIVEN_NAME) is None else name_from_above(column))

    def name_from_above(column: Object) -> str:
        table = wanted[column.parent] if column.parent is not None else column
        above = (wanted.get(i) for i in parent_columns(table, column.identity.name))
        return next((name_of(o) for o in above if o is not None), derived(column))

    for column in wanted.by_kind.get("column", ()):
        given = column.hint(GIVEN_NAME)
        if given is not None and (name := name_from_above(column)) != given:
            found[column.identity] = changed.get(column.identity, column).with_hints(GIVEN_NAME.of(name))
    return found


def _given_up(now: _Side, then: _Side, changed: Mapping[Identity, Object]) -> Iterator[Object]:
    """Yield the live columns and domains whose derived name another constraint is to have where they have it."""

    def name_of(other: Identity) -> str:
        if other.kind in CONSTRAINTS:
            return other.name
        return _name(changed.get(other, then.catalog[other]), then.catalog)

    for item in _not_nulls(now.catalog, ("column", "domain")):
        if item.get("not_null_name") is None and item.hint(HELD_AS) is None:
            name = derived(item)
            own, *below = now.holders(item)
            stay = set(then.below(own)) if below else ()
            holders = (own, *(path for path in below if path in stay))
            if any(name_of(other) == name for other in then.others_of(item, holders)):
                yield msgspec.structs.replace(item, values={**item.values, "not_null_name": name})


def _is_below(identity: Identity, above: Identity, catalog: Catalog) -> bool:
    """Tell whether a column is inherited from another one."""
    table = relation(catalog, identity.path[:-1])
    if identity.kind != "column" or table is None:
        return False
    return any(i == above or _is_below(i, above, catalog) for i in parent_columns(table, identity.name))


def _not_nulls(catalog: Catalog, kinds: Sequence[str]) -> Iterator[Object]:
    """Yield what has a NOT NULL that is a constraint."""
    for kind in kinds:
        for item in catalog.by_kind.get(kind, ()):
            if "not_null" in item.values and not (item.hints and item.hint(NOT_NULL_UNNAMED)):
                yield item


def _name(item: Object, catalog: Catalog) -> str:
    """Return the name of a NOT NULL: explicit, from the tables above, or derived."""
    said: str | None = item.values.get("not_null_name")
    if not item.hints:
        return said or derived(item)
    said = said or item.hint(GIVEN_NAME) or item.hint(HELD_AS)
    if said is None and item.hint(MERGES) and _has_name_from_above(item) and item.parent is not None:
        above = (catalog.get(i) for i in parent_columns(catalog[item.parent], item.identity.name))
        said = next((_name(o, catalog) for o in above if o is not None and o.get("not_null")), None)
    return said or derived(item)


def _has_name_from_above(item: Object) -> bool:
    """Tell whether a NOT NULL is a parent's as well, so that it is created with the parent's name."""
    if item.hint(GIVEN_NAME) is not None:
        return not item.hint(OWN)
    return bool(item.hint(MERGES)) and "not_null" not in (item.hint(OWN_FIELDS) or ())


def _holder(identity: Identity) -> tuple[str, ...]:
    """Return the path of the table or domain that a constraint belongs to."""
    return identity.path if identity.kind == "domain" else identity.path[:-1]
