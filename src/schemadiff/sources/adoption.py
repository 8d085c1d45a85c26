"""The catalog of a database as YAML would declare it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.catalog.values import Grant
from schemadiff.diff.catalogs import is_initial, untold
from schemadiff.kindspec.field_types import Grants
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import server_version
from schemadiff.references.roles import handed_out
from schemadiff.sources.source import Opened
from schemadiff.sql.namespaces import Namespace


def as_baseline(opened: Opened, registry: Registry) -> Catalog:
    """Return the whole catalog of a database without what a plan leaves as it is anyway.

    The version of an extension is left out where the source names none, as a script need not.
    Ownership by the connected role is left out, so that whoever applies the YAML elsewhere owns the objects. An owner
    that follows from another object's is left out too. Privileges that default privileges would grant if the object
    were created again are written out. Schema public exists before anything is applied, so it is named where it differs
    from that of a new database, or is empty.
    """
    found = opened.everything(registry)
    role = opened.connection.info.user
    first_owner = role if server_version(opened.connection) < OF_THE_DATABASE_OWNER else "pg_database_owner"

    def goes_without_saying(owner: Object) -> bool:
        of = found.get(owner.parent) if owner.parent is not None else None
        if of is not None and _is_there_at_first(of, registry):
            return bool(owner.get("role") == first_owner)
        return owner.get("role") == role or (
            of is not None and bool(registry[of.identity.kind].privileges.owner_follows(of))
        )

    kept = [o for o in found if not structure.is_owner(o.identity) or not goes_without_saying(o)]
    if opened.versioned is not None:
        kept = [_unversioned(o) if _has_any_version(o, opened.versioned) else o for o in kept]
    kept += _not_handed_out(found, registry)
    public = next((o for o in found if _is_there_at_first(o, registry)), None)
    if public is not None and is_initial(public):
        kept = list(_without_initial_grants(kept, public, server_version(opened.connection)))
        if any(o.identity.path[0] == public.identity.name for o in kept if o.identity != public.identity):
            # It is declared by what is in it, or by what is said about it.
            kept = [msgspec.structs.replace(o, implicit=True) if o is public else o for o in kept]
    return found.replacing(kept)


def _without_initial_grants(items: Iterable[Object], public: Object, version: int) -> Iterator[Object]:
    """Yield the objects without the privileges on schema public if they are those that initdb grants."""
    granted = {"usage"} if version >= OF_THE_DATABASE_OWNER else {"usage", "create"}
    initial = {Grant("PUBLIC", privilege) for privilege in granted}
    for item in items:
        grants = item.get("grants")
        if not (item.parent == public.identity and grants is not None and set(grants) == initial):
            yield item


def _has_any_version(item: Object, versioned: Collection[str]) -> bool:
    """Tell whether an object is an extension in a version that the server has chosen."""
    return structure.is_extension(item.identity) and item.identity.name not in versioned


def _unversioned(extension: Object) -> Object:
    return msgspec.structs.replace(extension, values={k: v for k, v in extension.values.items() if k != "version"})


OF_THE_DATABASE_OWNER = 15
"""From this version on schema public belongs to pg_database_owner at first (initdb.c); before, to the first
superuser."""


def _is_there_at_first(item: Object, registry: Registry) -> bool:
    return registry[item.identity.kind].naming.namespace == Namespace.SCHEMA and item.identity.name == "public"


def _not_handed_out(found: Catalog, registry: Registry) -> Iterator[Object]:
    """Yield privileges of objects that would get other ones if they were created after the default privileges.

    The same goes for objects that exist in a new database.
    """
    sorts = {(one.sort, one.schema) for one in handed_out(found, registry)}
    for opt_in in untold(found, registry):
        assert opt_in.parent is not None
        kind = registry[opt_in.parent.kind]
        schema = opt_in.parent.path[0] if kind.naming.in_schema else None
        handed = bool(sorts.intersection(((kind.granted_sort, None), (kind.granted_sort, schema))))
        grants = any(isinstance(field.type, Grants) for field in registry[opt_in.identity.kind].fields)
        if grants and (handed or _is_there_at_first(found[opt_in.parent], registry)):
            yield opt_in
