"""The catalog of a database as YAML would declare it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.diff.catalogs import untold
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
    were created again are written out. Schema public exists before anything is applied, so its owner and grants are
    written where they differ from those of a new database.
    """
    found = opened.everything(registry)
    role = opened.connection.info.user
    ours_at_first = server_version(opened.connection) < OF_THE_DATABASE_OWNER

    def goes_without_saying(owner: Object) -> bool:
        of = found.get(owner.parent) if owner.parent is not None else None
        if of is not None and _is_there_at_first(of, registry) and not ours_at_first:
            return False
        return owner.get("role") == role or (
            of is not None and bool(registry[of.identity.kind].privileges.owner_follows(of))
        )

    kept = [o for o in found if not structure.is_owner(o.identity) or not goes_without_saying(o)]
    if opened.versioned is not None:
        kept = [_unversioned(o) if _has_any_version(o, opened.versioned) else o for o in kept]
    return found.replacing([*kept, *_not_handed_out(found, registry)])


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
