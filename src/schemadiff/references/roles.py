"""The roles that an object names, that own it, or that get default privileges."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.catalog.values import HandsOut
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry


def handed_out(catalog: Catalog, registry: Registry) -> Iterator[HandsOut]:
    """Yield what the catalog's default privileges grant on objects that are created later."""
    for kind in registry.kinds.values():
        if kind.privileges.default_privileges is not None:
            yield from map(kind.privileges.default_privileges, catalog.by_kind.get(kind.name, ()))


def roles_of(item: Object, kind: Kind) -> Iterator[str]:
    """Yield the roles that an object names."""
    if kind.prerequisites.roles is not None:
        yield from kind.prerequisites.roles(item)
    for name in kind.fields.naming_roles:
        yield from item.get(name, ())


def owner_of(item: Object, registry: Registry, *catalogs: Catalog) -> str | None:
    """Return the role that owns an object, itself or through the object whose owner it shares.

    The first catalog that says it counts; None if none does.
    """
    for catalog in catalogs:
        for identity in (item.identity, *registry[item.identity.kind].privileges.owner_follows(item)):
            owner = catalog.get(structure.owner(identity))
            if owner is not None:
                role: str = owner.get("role")
                return role
    return None
