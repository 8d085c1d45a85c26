"""The hints of wanted columns that follow from the tables above their own.

Statements need them whatever the wanted side was read from. YAML is given them when inherited columns are added to it
(``kinds/table_inheritance.py``); a database, a saved catalog, or a state that a plan leads back to, before it is
compared (``Reconciliation.wanted``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import GIVEN_NAME, HELD_AS, IMPLIED, OWN, OWN_IDENTITY, HintValue
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import shared_not_null
from schemadiff.kinds.hints import (
    COMPUTED_ABOVE,
    KEYED,
    MERGES,
    NOT_NULL_ALONE,
    NOT_NULL_STAYS,
    NOT_NULL_UNNAMED,
    ROOTS,
)
from schemadiff.kinds.parent_tables import (
    RELATIONS,
    default_of,
    given,
    has_given_columns,
    is_partition,
    parent_columns,
    parents,
    relation,
)
from schemadiff.postgres.quoting import object_name

_Find = Callable[[Identity], Object | None]
"""Returns the wanted object of an identity, with its hints if it is to have any."""


def of_partition(table: Object, columns: Iterable[Object], theirs: Mapping[str, Object], find: _Find) -> list[Object]:
    """Return the columns of a partition with their hints; all have the hint ``OWN`` if one of them differs.

    ``theirs`` are the parent's columns by name, and ``find`` returns defaults.
    """
    found: list[Object] = []
    differs = False
    for column in columns:
        above = theirs[column.identity.name]
        values = given(table, [above])
        differs = differs or any(values.get(name) != value for name, value in column.values.items())
        differs = differs or _has_own_default(column, above, find)
        hints = [shared_not_null.from_parent(above)]
        identity = values.get("identity")
        if column.get("identity_options") or column.get("identity", identity) != identity:
            hints.append(OWN_IDENTITY.of(True))
        found.append(column.with_hints(*hints))
    return [column.with_hints(OWN.of(True)) for column in found] if differs else found


def _has_own_default(column: Object, above: Object, find: _Find) -> bool:
    """Tell whether the default of a partition's column is another one than the parent's."""
    mine, theirs = find(default_of(column.identity)), find(default_of(above.identity))
    if mine is None:
        return theirs is not None and not column.get("identity")
    return theirs is None or mine.values != theirs.values


def of_merged(table: Object, parent_objects: Sequence[Object], *, keyed: bool) -> list[HintValue]:
    """Return the hints of a column that merges with its parents'; ``keyed`` if the table's primary key has it."""
    roots = {i for o in parent_objects for i in (o.hint(ROOTS) or (o.identity,))}
    hints: list[HintValue] = [ROOTS.of(tuple(sorted(roots))), MERGES.of(not table.get("of"))]
    if any(o.get("generated") is not None for o in parent_objects):
        hints.append(COMPUTED_ABOVE.of(True))
    return [IMPLIED.of(("not_null",)), *hints] if keyed else hints


def of_wanted(catalog: Catalog) -> Iterable[Object]:
    """Return the tables, columns and keys that lack these hints, with them."""
    wanted = _Wanted(catalog)
    for kind in RELATIONS:
        for table in catalog.by_kind.get(kind, ()):
            if has_given_columns(table):
                wanted.derive(table)
    for column in catalog.by_kind.get("column", ()):
        if "not_null_name" in column.values or (column.hints and column.hint(NOT_NULL_UNNAMED)):
            wanted.derive_of_key(column.identity)
    return wanted.found.values()


_OF_LIVE = frozenset(hint.name for hint in (HELD_AS, NOT_NULL_STAYS, NOT_NULL_UNNAMED))
"""What a query returns of a NOT NULL and nobody declares."""


class _Wanted:
    """The objects that get hints."""

    def __init__(self, catalog: Catalog) -> None:
        self.found: dict[Identity, Object] = {}
        self._catalog = catalog
        self._derived: set[Identity] = set()

    def find(self, identity: Identity) -> Object | None:
        return self.found.get(identity) or self._catalog.get(identity)

    def derive(self, table: Object) -> None:
        """Give the columns of a table their hints, after those of the tables above it."""
        if table.identity in self._derived:
            return
        self._derived.add(table.identity)
        for path in parents(table):
            if (above := relation(self._catalog, path)) is not None and has_given_columns(above):
                self.derive(above)
        pairs = list(self._lacking(table))
        if not pairs:
            return
        columns = [_without_live_hints(column) for column, _ in pairs]
        if is_partition(table):
            theirs = {column.identity.name: above[0] for column, above in pairs}
            columns = of_partition(table, self._with_own_names(table, columns, theirs), theirs, self.find)
            if columns[0].hint(OWN):
                self.found[table.identity] = table.with_hints(OWN.of(True))
            for key in self._catalog.children(table.identity, "primary_key"):
                self.found[key.identity] = shared_not_null.after_not_nulls(key, theirs)
        else:
            keyed = self._keyed(table.identity)
            columns = [
                column.with_hints(*of_merged(table, above, keyed=column.identity.name in keyed))
                for column, (_, above) in zip(columns, pairs, strict=True)
            ]
        self.found.update((column.identity, column) for column in columns)

    def _lacking(self, table: Object) -> Iterator[tuple[Object, Sequence[Object]]]:
        """Yield the inherited columns that have no such hints, with the parents'."""
        for column in self._catalog.children(table.identity, "column"):
            if column.hints and not column.hints.keys().isdisjoint(_DERIVED):
                # One of a partition's tells of all.
                if is_partition(table):
                    return
                continue
            above = [o for i in parent_columns(table, column.identity.name) if (o := self.find(i)) is not None]
            if above:
                yield column, above

    def _with_own_names(
        self, table: Object, columns: Iterable[Object], theirs: Mapping[str, Object]
    ) -> Iterator[Object]:
        """Yield the columns with the names that the table says once for all of them."""
        for column in columns:
            name = column.identity.name
            if (
                table.get("own_not_null_names")
                and theirs[name].get("not_null")
                and "not_null_name" not in column.values
            ):
                called = object_name(table.identity.name, name, "not_null")
                yield msgspec.structs.replace(column, values={**column.values, "not_null_name": called})
            else:
                yield column

    def derive_of_key(self, identity: Identity) -> None:
        """Give a column with an explicit name of its NOT NULL the hint that a primary key implies it."""
        column = self.find(identity)
        assert column is not None
        keyed = column.parent is not None and identity.name in self._keyed(column.parent)
        found = _without_live_hints(column)
        if keyed and "not_null_name" in column.values and not column.hint(KEYED):
            found = found.with_hints(KEYED.of(True))
        if found is not column:
            self.found[identity] = found

    def _keyed(self, table: Identity) -> tuple[Value, ...]:
        """Return the columns of the table's own primary key."""
        return tuple(c for key in self._catalog.children(table, "primary_key") for c in key.get("columns", ()))


_DERIVED = frozenset(hint.name for hint in (GIVEN_NAME, NOT_NULL_ALONE, ROOTS, COMPUTED_ABOVE))
"""Of an inherited column one of these is set where they have been derived."""


def _without_live_hints(column: Object) -> Object:
    if not column.hints or column.hints.keys().isdisjoint(_OF_LIVE):
        return column
    return msgspec.structs.replace(column, hints={k: v for k, v in column.hints.items() if k not in _OF_LIVE})
