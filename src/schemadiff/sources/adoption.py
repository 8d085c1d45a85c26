"""The catalog of a database as YAML would declare it."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.diff.catalogs import untold
from schemadiff.kindspec.field_types import Grants
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import server_version
from schemadiff.references.roles import handed_out
from schemadiff.sources.source import Opened


def as_baseline(opened: Opened, registry: Registry) -> Catalog:
    """All of a database, short of the connected role's own ownership: whoever applies it elsewhere will own it in turn.

    Owners are not managed where the wanted side does not name them, so a plan against the same database stays empty.
    An owner that follows from that of another object is left out too. What default privileges would grant, were it
    made again, says what it is granted. Schema public is there before anything is applied, and says both where they are
    not what a database begins with.
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

    kept = [o for o in found if o.identity.kind != "owner" or not goes_without_saying(o)]
    return found.replacing([*kept, *_not_handed_out(found, registry)])


OF_THE_DATABASE_OWNER = 15
"""Since when schema public is pg_database_owner's at first (initdb.c); before, it is the first superuser's."""


def _is_there_at_first(item: Object, registry: Registry) -> bool:
    return registry[item.identity.kind].naming.namespace == "schema" and item.identity.name == "public"


def _not_handed_out(found: Catalog, registry: Registry) -> Iterator[Object]:
    """The privileges that CREATE gave, of what would have others if it were made after the default privileges, or was
    made in the place of what is there at first."""
    sorts = {(one.sort, one.schema) for one in handed_out(found, registry)}
    for opt_in in untold(found, registry):
        assert opt_in.parent is not None
        kind = registry[opt_in.parent.kind]
        schema = opt_in.parent.path[0] if kind.naming.scope == "schema" else None
        handed = bool(sorts.intersection(((kind.granted_sort, None), (kind.granted_sort, schema))))
        grants = any(isinstance(field.type, Grants) for field in registry[opt_in.identity.kind].fields)
        if grants and (handed or _is_there_at_first(found[opt_in.parent], registry)):
            yield opt_in
