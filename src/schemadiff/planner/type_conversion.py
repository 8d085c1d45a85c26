"""What PostgreSQL has no command for and is made anew while columns hold values of it: a type and those that follow it.

The old one steps aside to a temporary name, a new one is made, whatever holds values is converted, and the old one is
dropped when nothing relies on it any more. Whatever else relies on it goes before and comes back after, as always.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import Way
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.kindspec.renaming import MadeName


def aside(identity: Identity) -> Identity:
    """The name that the old one has in the meantime."""
    return identity._replace(path=(*identity.path[:-1], f"schemadiff_{identity.name}"[:60]))


def moves(kind: Kind, item: Object, live: Catalog) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """What steps aside: the object, and what the server named after it, from path to path."""
    before, after = item.identity.path, aside(item.identity).path
    return {before: after} | {(*before[:-1], m.old): (*before[:-1], m.new) for m in made_names(kind, item, live)}


def made_names(kind: Kind, item: Object, live: Catalog) -> list[MadeName]:
    """What the server named after it, and would have to call otherwise in the new one."""
    return (
        list(kind.renaming.derived_names(item, item.identity.path, aside(item.identity).path, live))
        if kind.renaming.derived_names
        else []
    )


def follower(dependent: Identity, catalog: Catalog, registry: Registry) -> Identity:
    """Who follows for a dependent: itself, or what it is a part of (the composite type of an attribute)."""
    item = catalog.get(dependent)
    above = item.parent if item is not None else None
    if (
        above is None
        or registry[dependent.kind].stored.convert is not None
        or not registry[dependent.kind].statements.inline
    ):
        return dependent
    of_type = registry[above.kind].naming.namespace == "type" and registry[above.kind].stored.convert is not None
    return above if of_type and registry[dependent.kind].dependencies.provides == "type" else dependent


def following(dependent: Identity, cause: Way | None, target: Catalog, registry: Registry) -> Way | None:
    """How the dependent follows; None where it is rebuilt.

    A type follows whatever relies on it being made anew, even if that is no type: to drop it would take columns along.
    """
    kind = registry[dependent.kind]
    wanted = target.get(dependent)
    if kind.stored.convert is None or wanted is None or (cause is None and kind.naming.namespace != "type"):
        return None
    return kind.stored.convert(wanted, cause)


def steps_aside(actions: Iterable[Way | None]) -> Way | None:
    """The way among these that makes the object anew."""
    return next((way for way in actions if way is not None and way.aside), None)
