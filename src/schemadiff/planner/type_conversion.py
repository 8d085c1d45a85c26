"""A type whose change PostgreSQL has no command for, while columns hold values of it.

The old type is renamed to a temporary name, a new one is created, whatever holds values is converted to it, and the old
one is dropped when nothing depends on it any more. All other dependents are dropped before and created after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.kindspec.renaming import MadeName
from schemadiff.sql.namespaces import Namespace


def temporary_identity(identity: Identity) -> Identity:
    """Return the identity that the old object has while the new one is filled."""
    return identity._replace(path=(*identity.path[:-1], f"schemadiff_{identity.name}"[:60]))


def renamed_paths(kind: Kind, item: Object, live: Catalog) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return the paths that are renamed to temporary ones: of the object, and of what the server named after it."""
    before, after = item.identity.path, temporary_identity(item.identity).path
    return {before: after} | {(*before[:-1], m.old): (*before[:-1], m.new) for m in made_names(kind, item, live)}


def made_names(kind: Kind, item: Object, live: Catalog) -> list[MadeName]:
    """Return the names that the server made from the object's, and would have to make otherwise for the new one."""
    return (
        list(kind.renaming.derived_names(item, item.identity.path, temporary_identity(item.identity).path, live))
        if kind.renaming.derived_names
        else []
    )


def converted_object(dependent: Identity, catalog: Catalog, registry: Registry) -> Identity:
    """Return what is converted for a dependent: itself, or the composite type that it is an attribute of."""
    item = catalog.get(dependent)
    above = item.parent if item is not None else None
    if (
        above is None
        or registry[dependent.kind].stored.convert is not None
        or not registry[dependent.kind].statements.inline
    ):
        return dependent
    of_type = (
        registry[above.kind].naming.namespace == Namespace.TYPE and registry[above.kind].stored.convert is not None
    )
    return above if of_type and registry[dependent.kind].dependencies.provides == "type" else dependent


def conversion_of(
    dependent: Identity, cause: ChangeStrategy | None, target: Catalog, registry: Registry
) -> ChangeStrategy | None:
    """Return the strategy that converts a dependent; None where it is rebuilt.

    ``cause`` is the strategy of a type that is made anew, or None where the cause is another change.
    """
    kind = registry[dependent.kind]
    wanted = target.get(dependent)
    return kind.stored.convert(wanted, cause) if kind.stored.convert is not None and wanted is not None else None


def type_replacement(strategies: Iterable[ChangeStrategy | None]) -> ChangeStrategy | None:
    """Return the strategy among these that makes an object anew beside the old one; None where there is none."""
    return next((strategy for strategy in strategies if strategy is not None and strategy.replaces_type), None)
