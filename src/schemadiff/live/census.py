"""What the database holds in the managed schemas and no kind describes: named, so that silence hides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from schemadiff.live.statements import shared
from schemadiff.model.objects import Unmodelled
from schemadiff.postgres.connection import version_warning

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


class Census:
    """The query of what is not modelled, sent when made and fetched when asked."""

    def __init__(self, connection: Connection, version: int, parameters: Mapping[str, str]) -> None:
        self._version = version
        self._cursor = connection.execute(shared("_unmodelled", version), parameters, prepare=False)

    def findings(self) -> list[Unmodelled]:
        """What there is, sorted by sort and name."""
        found = [Unmodelled(*row) for row in self._cursor.fetchall()]
        if warning := version_warning(self._version):
            found.insert(0, Unmodelled("server", f"PostgreSQL {self._version}", warning))
        return found
