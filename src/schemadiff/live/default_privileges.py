"""What a role's new objects are granted without being told (ALTER DEFAULT PRIVILEGES)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from schemadiff.live.statements import shared
from schemadiff.model.kind import Grant
from schemadiff.postgres.connection import server_version

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def default_privileges(connection: Connection) -> Mapping[tuple[str, str | None], tuple[Grant, ...]]:
    """By the letter of pg_default_acl.defaclobjtype and a schema; None for the whole database."""
    found: dict[tuple[str, str | None], tuple[Grant, ...]] = {}
    rows = connection.execute(shared("_default_privileges", server_version(connection)), prepare=False)
    for sort, schema, grantee, privilege, grantable in rows:
        given = found.setdefault((sort, schema), ())
        if privilege is not None:
            found[sort, schema] = (*given, Grant(grantee, privilege, grantable=grantable))
    return found
