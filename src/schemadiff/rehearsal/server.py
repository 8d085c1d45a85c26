"""Where plans are rehearsed: a sandbox of our own, or a database of its own on a server that the user names."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from schemadiff.errors import Finding
from schemadiff.postgres.connection import describe
from schemadiff.postgres.embedded.binaries import Binaries, nearest_binaries
from schemadiff.postgres.embedded.sandbox import Sandbox, sandbox


@dataclass(frozen=True, slots=True)
class ScratchServer:
    """A server for rehearsals."""

    version: int
    """The major version of the target."""
    conninfo: str | None = None
    """The connection string of a server that the user names; None for an embedded one."""
    left: list[Finding] = field(default_factory=list)
    """What could not be dropped afterwards on that server."""

    @property
    def binaries(self) -> Binaries:
        """Return the programs of the nearest version. Raises ServerError if there are none."""
        return nearest_binaries(self.version)

    def database(self) -> AbstractContextManager[Sandbox]:
        """Return a new database for the length of a ``with`` block. Raises ServerError if there is none to be had."""
        if self.conninfo is None:
            return sandbox(self.binaries)
        from schemadiff.postgres.scratch import scratch_database

        return scratch_database(self.conninfo, self.left)

    def __str__(self) -> str:
        return str(self.binaries) if self.conninfo is None else describe(self.conninfo)
