"""The search_path of texts that a database does not store one for."""

from __future__ import annotations

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.kindspec.registry import Registry


def where_files_look(catalog: Catalog, registry: Registry) -> Catalog:
    """Return the catalog with the search_path of routine bodies, which a database does not store.

    It is the one that they have in the YAML that ``dump`` writes, so that both are built in the same order.
    """
    return catalog.replacing(looking_there(item, catalog, registry) for item in catalog)


def looking_there(item: Object, catalog: Catalog, registry: Registry) -> Object:
    """Return an object of the catalog with that search_path."""
    above = item
    while above.parent is not None and above.parent in catalog:
        above = catalog[above.parent]
    if item.search_path or not registry[above.identity.kind].naming.in_schema:
        return item
    path = tuple(dict.fromkeys((above.identity.path[0], "public")))
    return msgspec.structs.replace(item, search_path=path)
