"""Roles that have to exist before the first statement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_FROM
from schemadiff.catalog.objects import Object
from schemadiff.errors import Finding
from schemadiff.kindspec.registry import Registry
from schemadiff.references.roles import roles_of

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def missing_roles(connection: Connection, declared: Catalog, registry: Registry) -> Iterable[Finding]:
    """Yield a finding for each role that the plan names and that neither exists nor is declared."""
    wanted: dict[str, Object] = {}
    for kind in registry.kinds.values():
        if kind.prerequisites.roles is not None or kind.fields.naming_roles:
            for item in declared.by_kind.get(kind.name, ()):
                for role in roles_of(item, kind):
                    wanted.setdefault(role, item)
    wanted = {role: item for role, item in wanted.items() if structure.role(role) not in declared}
    if not wanted:
        return
    rows = connection.execute("SELECT rolname::text FROM pg_roles WHERE rolname = ANY(%s)", [list(wanted)])
    # A role that is about to be renamed will not have this name any more when a statement uses it.
    have = {row[0] for row in rows} - {o.hint(RENAMED_FROM) for o in structure.roles(declared)}
    for role, item in wanted.items():
        if role not in have:
            yield Finding(f"the role {role} does not exist on the server", item.place)
