"""What the database holds in the managed schemas and no kind describes: named, so that silence hides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from schemadiff.live.statements import shared
from schemadiff.model.objects import Unmodelled
from schemadiff.postgres.connection import version_warning

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def unmodelled(connection: Connection, version: int, parameters: Mapping[str, str]) -> list[Unmodelled]:
    """What there is, sorted by sort and name; a server newer than schemadiff comes first."""
    rows = connection.execute(shared("_unmodelled", version), parameters, prepare=False)
    found = [Unmodelled(*row) for row in rows]
    if warning := version_warning(version):
        found.insert(0, Unmodelled("server", f"PostgreSQL {version}", warning))
    return found
