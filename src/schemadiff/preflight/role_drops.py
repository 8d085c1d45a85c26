"""Roles that cannot be dropped because objects still depend on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Address, Identity
from schemadiff.errors import Finding
from schemadiff.introspection.catalog_queries import shared
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import server_version
from schemadiff.references.roles import roles_of

if TYPE_CHECKING:
    from schemadiff.planner.model import Action
    from schemadiff.postgres.connection import Connection


def still_needed(
    connection: Connection, actions: Iterable[Action], live: Catalog, wanted: Catalog, registry: Registry
) -> list[Finding]:
    """Return a finding for each object that a dropped role still owns or has privileges on: DROP ROLE would refuse."""
    dropped = {a.identity.name for a in actions if a.operation == "drop" and structure.is_role(a.identity)}
    if not dropped:
        return []
    named = {
        role: item
        for item in wanted
        for role in roles_of(item, registry[item.identity.kind])
        # DROP ROLE ends memberships.
        if role in dropped and not registry[item.identity.kind].management.cluster_wide
    }
    found = {
        role: Finding(f"the role {role} is to be dropped, and {registry.title(item.identity)} names it", item.place)
        for role, item in named.items()
    }
    for role, what in _recorded(connection, dropped, live, wanted, registry):
        found.setdefault(role, Finding(f"the role {role} cannot be dropped: {what} belongs or is granted to it"))
    return list(found.values())


def _recorded(
    connection: Connection, roles: Iterable[str], live: Catalog, wanted: Catalog, registry: Registry
) -> Iterator[tuple[str, str]]:
    """Yield each role with an object that depends on it by pg_shdepend and that the plan does not give to others."""
    at = {item.address: item.identity for item in live if item.address is not None}
    version = server_version(connection)
    rows = connection.execute(shared("_role_dependents", version), {"roles": sorted(roles)}).fetchall()
    for role, classid, objid, what in rows:
        identity = at.get(Address(classid, objid))
        if identity is None or (identity in wanted and not _is_given_up(identity, role, live, wanted, registry)):
            yield role, what


def _is_given_up(identity: Identity, role: str, live: Catalog, wanted: Catalog, registry: Registry) -> bool:
    """Tell whether an object and its properties name the role on the live side and no longer on the target's."""
    properties = [i for o in live.children(identity) if registry[(i := o.identity).kind].yaml.layout is Layout.PROPERTY]
    naming = [
        one
        for one in (identity, *properties)
        if (item := live.get(one)) is not None and role in roles_of(item, registry[one.kind])
    ]
    return bool(naming) and not any(
        (item := wanted.get(one)) is not None and role in roles_of(item, registry[one.kind]) for one in naming
    )
