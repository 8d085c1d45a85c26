"""The order in which tables will have their columns, which a star in a text stands for."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison
from schemadiff.kindspec.field_types import TypeName
from schemadiff.kindspec.fields import Context
from schemadiff.kindspec.registry import Registry
from schemadiff.references.resolver import Names


def placed(declared: Catalog, live: Catalog, comparison: Comparison, registry: Registry, version: int) -> Catalog:
    """Return the declared side with each table's columns in the order in which the table will have them.

    That order is not compared: columns that are there stay where they are, and new ones come behind them.
    """
    recreated = frozenset(_recreated(comparison, registry, version))
    again = frozenset(_computed_again(declared, comparison, registry))
    tables: dict[Identity, list[Object]] = {}
    for column in structure.all_columns(declared):
        if column.parent is not None and column.parent in live and column.parent not in recreated:
            tables.setdefault(column.parent, []).append(column)
    moved: dict[Identity, Object] = {}

    def place(column: Object) -> tuple[int, int]:
        there = live.get(column.identity)
        if there is None or column.identity in recreated:
            return 1, column.position
        # What is computed again waits for the new type of what it is computed from.
        return (2, column.position) if column.identity in again else (0, there.position)

    for columns in tables.values():
        columns.sort(key=lambda c: c.position)
        for column, other in zip(sorted(columns, key=place), columns, strict=True):
            if column is not other:
                moved[column.identity] = msgspec.structs.replace(column, position=other.position)
    return declared.replacing(moved.get(o.identity, o) for o in declared) if moved else declared


def _recreated(comparison: Comparison, registry: Registry, version: int) -> Iterator[Identity]:
    """Yield what is dropped and created for a change of its own, as far as that does not depend on casts."""
    context = Context(version)
    for pair in comparison.pairs:
        fields = registry[pair.live.identity.kind].fields.by_name
        changed = (fields[name] for name in pair.changed if not isinstance(fields[name].type, TypeName))
        strategies = (field.strategy(pair.live, pair.declared, context) for field in changed)
        if pair.moved or any(s.template is None and not s.refusal for s in strategies):
            yield pair.declared.identity


def _computed_again(declared: Catalog, comparison: Comparison, registry: Registry) -> Iterator[Identity]:
    """Yield the generated columns over a column that gets another type: no command changes that below them."""
    retyped = {p.declared.identity: p.declared.parent for p in comparison.pairs if "type" in p.changed}
    if not retyped:
        return
    names = Names(declared, registry)
    for table in dict.fromkeys(i for i in retyped.values() if i is not None):
        for column in structure.columns(declared, table):
            if any(ref.to in retyped and ref.to != column.identity for ref in names.of(column)):
                yield column.identity
