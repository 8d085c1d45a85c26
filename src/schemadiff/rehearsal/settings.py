"""How plans are rehearsed."""

from __future__ import annotations

from typing import NamedTuple


class Rehearsing(NamedTuple):
    """How plans are rehearsed."""

    wanted: bool = True
    needed: bool = False
    """Whether it is an error if there is no scratch server."""
    full: bool = False
    """Whether the whole database is copied, and not only what a plan touches."""
    server: str | None = None
    """The connection string of a server on which scratch databases may be made; None for an embedded one."""
    limit: float = 60.0
    """Seconds after which a rehearsal ends; it names what was not tried."""
