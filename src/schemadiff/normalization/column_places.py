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


def placed(declared: Catalog, live: Catalog, comparison: Comparison, registry: Registry, version: int) -> Catalog:
    """Return the declared side with each table's columns in the order in which the table will have them.

    That order is not compared: columns that are there stay where they are, and new ones come behind them.
    """
    recreated = frozenset(_recreated(comparison, registry, version))
    tables: dict[Identity, list[Object]] = {}
    for column in structure.all_columns(declared):
        if column.parent is not None and column.parent in live and column.parent not in recreated:
            tables.setdefault(column.parent, []).append(column)
    moved: dict[Identity, Object] = {}
    for columns in tables.values():
        columns.sort(key=lambda c: c.position)
        there = [c for c in columns if c.identity in live and c.identity not in recreated]
        new = [c for c in columns if c.identity not in live or c.identity in recreated]
        order = [*sorted(there, key=lambda c: live[c.identity].position), *new]
        for column, place in zip(order, columns, strict=True):
            if column is not place:
                moved[column.identity] = msgspec.structs.replace(column, position=place.position)
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
