"""Tables that become logged or unlogged, and what is allowed only between tables of certain persistence.

A foreign key of a logged table cannot refer to an unlogged one, at any moment of a plan (ATPrepChangePersistence and
ATAddForeignKeyConstraint in tablecmds.c). PostgreSQL asks the same of the partitions on either side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.registry import Registry
from schemadiff.planner.model import Action
from schemadiff.references.hierarchy import Hierarchy


class Constraint(NamedTuple):
    """What one relation has only while another one is at least as persistent."""

    item: Object
    holder: Identity
    needed: Identity
    """What has to be as persistent as the holder."""


def turned(actions: Iterable[Action], registry: Registry) -> dict[Identity, Action]:
    """Return the alterations that make a relation logged or unlogged, by relation."""
    templates = {name: _template(name, registry) for name, kind in registry.kinds.items() if kind.stored.unlogged_field}
    return {
        action.identity: action
        for action in actions
        if action.operation == "alter"
        and action.old is not None
        and action.identity.kind in templates
        and action.template == templates[action.identity.kind]
    }


def _template(kind: str, registry: Registry) -> str | None:
    change = registry[kind].fields.by_name[registry[kind].stored.unlogged_field].change
    return change.template if isinstance(change, ChangeStrategy) else None


def becomes_logged(action: Action, registry: Registry) -> bool:
    """Tell whether one of the alterations that ``turned`` returns makes its relation logged, and not unlogged."""
    return not action.item.get(registry[action.identity.kind].stored.unlogged_field)


def constraints(catalog: Catalog, registry: Registry) -> Iterator[Constraint]:
    """Yield what needs a relation as persistent as another one, for the partitions of both as well."""
    hierarchy = Hierarchy(catalog, registry)
    for kind in registry.kinds.values():
        for item in catalog.by_kind.get(kind.name, ()):
            if (ends := kind.stored.no_less_persistent(item)) is None:
                continue
            holder, needed = ends
            if holder != needed:
                yield Constraint(item, holder, needed)
            # Child tables inherit no such thing, nor does it look at their rows.
            if _is_partitioned(holder, catalog):
                yield from (Constraint(item, below, needed) for below in hierarchy.below(holder) if below != needed)
            if _is_partitioned(needed, catalog):
                yield from (Constraint(item, holder, below) for below in hierarchy.below(needed) if below != holder)


def _is_partitioned(relation: Identity, catalog: Catalog) -> bool:
    found = catalog.get(relation)
    return found is not None and found.get("partition_by") is not None
