"""What people wrote about an object: its comment."""

from __future__ import annotations

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.registry import Registry


def comment_on(identity: Identity, catalog: Catalog, registry: Registry) -> str:
    """Return the comment on an object; empty if it has none."""
    kind = registry.children(identity.kind).get("comment")
    found = catalog.children(identity, kind.name) if kind is not None else ()
    return str(found[0].get("text", "")) if found else ""
