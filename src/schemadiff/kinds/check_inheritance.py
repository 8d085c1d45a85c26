"""What a check has to do with those of its name in the tables above its own, with which the server merges it.

A check that a table has by itself, and is to have from a parent alone, is compared with the parent's. If both are one,
nothing is done, since the server merges them; if not, it is dropped, and the parent's statement brings the new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import CLONE
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.parent_tables import parents, relation
from schemadiff.kindspec.statements import Filter, Migration
from schemadiff.sql.syntax import structure


def inherited_from(check: Object, catalog: Catalog) -> tuple[Identity, ...]:
    """Return the checks of that name in all tables above the check's own, nearest first; they may be missing."""
    return _named_above(check.parent, check.identity.name, catalog)


def inherited_values(check: Object, catalog: Catalog) -> Mapping[str, Value] | None:
    """Return the values of the nearest check of that name that is inherited; None if there is none."""
    found = inherited_check(check.parent, check.identity.name, catalog)
    return found.values if found is not None else None


def inherited_check(table: Identity | None, name: str, catalog: Catalog) -> Object | None:
    """Return the nearest check of that name that a table of the catalog inherits; None if it inherits none."""
    above = (catalog.get(identity) for identity in _named_above(table, name, catalog))
    return next((o for o in above if o is not None and not o.get("no_inherit")), None)


def _named_above(table: Identity | None, name: str, catalog: Catalog) -> tuple[Identity, ...]:
    holder = catalog.get(table) if table is not None else None
    paths = list(parents(holder)) if holder is not None else []
    for path in paths:
        above = relation(catalog, path)
        paths += [p for p in parents(above) if p not in paths] if above is not None else []
    return tuple(Identity("check", (*path, name)) for path in paths)


def propagates(template: str, child: Object, parent_object: Object, version: int) -> bool:
    """Tell whether an alteration of a parent's check recurses: not if it is NO INHERIT."""
    return not parent_object.get("no_inherit")


def reconcile_declared(
    live: Catalog, declared: Catalog, all_of: Callable[[Object], frozenset[str]], owner_of: Callable[[Object], str]
) -> Iterator[Object]:
    """Yield what tables inherit where they have a check of that name by themselves and do not declare one.

    A table that becomes a partition is left out: what it gives up is decided when it is attached.
    """
    for check in live.by_kind.get("check", ()):
        table = declared.get(check.parent) if check.parent is not None and check.identity not in declared else None
        before = live.get(check.parent) if check.parent is not None else None
        if table is None or before is None or not parents(table):
            continue
        if table.get("partition_of") != before.get("partition_of"):
            continue
        theirs = inherited_check(table.identity, check.identity.name, declared)
        if theirs is not None:
            yield _expected(check, theirs)


def _expected(check: Object, theirs: Object) -> Object:
    """Return what a check has to be so that the server merges it with one above.

    See MergeWithExistingConstraint in heap.c. It may be valid and enforced where the other is not.
    """
    values = dict(theirs.values)
    whole = not any(check.get(field) for field in ("no_inherit", "not_valid", "not_enforced"))
    if whole and structure(check.get("expression", "")) == structure(values["expression"]) is not None:
        values.pop("not_valid", None)
        values.pop("not_enforced", None)
    expected = Object(
        check.identity, values, check.parent, check.position, place=theirs.place, search_path=theirs.search_path
    )
    return expected.with_hints(CLONE.of(True))


def has_inherited(migration: Migration) -> Filter:
    """Return a filter: whether the table of a check will inherit one of that name."""
    target = migration.target.catalog

    def inherits(path: tuple[str, ...], name: str) -> bool:
        table = relation(target, path)
        return table is not None and inherited_check(table.identity, name, target) is not None

    return lambda check: inherits(check.parent.path, check.name)
