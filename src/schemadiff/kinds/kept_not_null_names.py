"""NOT NULLs that do not follow when the one above them gets another name (PostgreSQL 18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import OWN_FIELDS
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds.not_null_names import held_name, is_keyed, not_null_called, not_nulls_named_otherwise, shared_with
from schemadiff.kinds.parent_tables import is_partition


class KeptNotNull(NamedTuple):
    """A NOT NULL below one that gets another name: it stays while that one is dropped and added."""

    column: Object
    before: str
    after: str
    """The same, unless it is renamed meanwhile."""


def kept_below(
    lasting: Iterable[tuple[Object, Object, Object, Object]], live: Catalog, declared: Catalog
) -> Mapping[Identity, list[KeptNotNull]]:
    """Return the NOT NULLs that do not follow the one above when it gets another name, by that one's column.

    RENAME CONSTRAINT would give its name to them as well, and PostgreSQL cannot rename an inherited one back.
    """
    found: dict[Identity, list[KeptNotNull]] = {}
    moved: list[tuple[Identity, KeptNotNull]] = []
    for table, wanted, column, to_be in lasting:
        said = to_be.get("not_null_name") is not None or "not_null" in (to_be.hint(OWN_FIELDS) or ())
        if not said and column.get("not_null_name") is None:
            continue
        before = held_name(column, live)
        for top in _tops(table, wanted, column, to_be, (live, declared)):
            above, above_then = not_null_called(live[top]), not_null_called(declared[top])
            below = KeptNotNull(column, before, not_null_called(to_be) if said else above_then)
            if above == above_then or (before == above and not said):
                continue
            if before != below.after:
                moved.append((top, below))
            elif before == above:
                found.setdefault(top, []).append(below)
    for top, below in moved:
        if _is_renamable_alone(below, top, live, found.get(top, ())):
            found.setdefault(top, []).append(below)
    return found


def _is_renamable_alone(below: KeptNotNull, top: Identity, live: Catalog, kept: Iterable[KeptNotNull]) -> bool:
    """Tell whether RENAME CONSTRAINT gives it its name while the one above is dropped.

    Nothing else is above it, all below have its name, none of which keeps it, and its table has no constraint of the
    new name.
    """
    column = below.column
    table = live[column.parent] if column.parent is not None else column
    siblings = live.children(table.identity)
    return (
        [o.identity for o in shared_with(table, column, live)] == [top]
        and column.identity not in not_nulls_named_otherwise(live)
        and not any(_is_below(other.column, column.identity, live) for other in kept)
        and all(o.identity.name != below.after for o in siblings if o.identity.kind != "column")
        and all(held_name(o, live) != below.after for o in siblings if o.get("not_null"))
    )


def _is_below(column: Object, above: Identity, live: Catalog) -> bool:
    return any(o.identity == above for o in _ancestors(column, live))


def _ancestors(column: Object, live: Catalog) -> Iterator[Object]:
    """Yield the columns above from which a column has its NOT NULL, directly and through others."""
    table = live.get(column.parent) if column.parent is not None else None
    for above in shared_with(table, column, live) if table is not None else ():
        yield above
        yield from _ancestors(above, live)


def above_keys(kept: Mapping[Identity, Iterable[KeptNotNull]], live: Catalog) -> frozenset[Identity]:
    """Return the columns above a NOT NULL that has to follow, but a primary key needs it and one below is not to.

    It cannot be dropped, and RENAME CONSTRAINT would reach the one below.
    """
    staying = {i: {k.column.identity for k in below} for i, below in kept.items()}
    between = {a.identity for below in kept.values() for k in below for a in _ancestors(k.column, live)}
    return frozenset(
        above.identity
        for identity in between | not_nulls_named_otherwise(live).keys()
        if is_keyed(live[identity], live)
        for above in _ancestors(live[identity], live)
        if held_name(above, live) == held_name(live[identity], live)
        if identity not in staying.get(above.identity, ())
    )


def _tops(
    table: Object, wanted: Object, column: Object, to_be: Object, sides: tuple[Catalog, Catalog]
) -> frozenset[Identity]:
    """Return the columns in which a NOT NULL begins that a table has from its parents before and after."""
    live, declared = sides
    found: set[Identity] = set()
    then = {o.identity: o for o in shared_with(wanted, to_be, declared)}
    for above in shared_with(table, column, live):
        if above.identity in then and above.parent is not None:
            further = _tops(live[above.parent], declared[above.parent], above, then[above.identity], sides)
            found |= further or {above.identity}
    return frozenset(found)


def sorts_of(kept: Mapping[Identity, Iterable[KeptNotNull]], live: Catalog) -> Mapping[Identity, str]:
    """Return the columns above with `partition` or `child`, as ``not_nulls_named_otherwise`` does."""
    tables = {i: [live[k.column.parent] for k in below if k.column.parent is not None] for i, below in kept.items()}
    return {i: "partition" if any(map(is_partition, below)) else "child" for i, below in tables.items()}
