"""Waits, before what takes long, until no standby is too far behind."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from schemadiff.apply.listener import Listener
from schemadiff.postgres.replication import LAG, WAL, behind

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

_BETWEEN_LOOKS = 0.5
_BETWEEN_WORDS = 10.0


def wait(connection: Connection, listener: Listener) -> None:
    """Wait until no standby and no replication slot in use is too far behind, outside of a transaction."""
    query, said = behind(LAG, WAL).encode(), 0.0
    while (found := connection.execute(query).fetchone()) is not None:
        if time.monotonic() - said > _BETWEEN_WORDS:
            said = time.monotonic()
            listener.says(f"waiting for {found[0]}")
        time.sleep(_BETWEEN_LOOKS)
