"""What the statements of a plan say themselves while they run: how far a batched backfill is, and what it waits for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from schemadiff.apply.listener import Advance, Listener

if TYPE_CHECKING:
    from psycopg.errors import Diagnostic

    from schemadiff.postgres.connection import Connection

_FILLED = re.compile(r"filled (\d+) of (\d+) blocks of .*", re.DOTALL)
_WAITS = re.compile(r"waiting for (?:standby|slot) .*", re.DOTALL)


@contextmanager
def heard(connection: Connection, listener: Listener) -> Iterator[None]:
    """Pass on what the statements say, for the length of a ``with`` block."""

    def hear(said: Diagnostic) -> None:
        message = said.message_primary or ""
        if (found := _FILLED.fullmatch(message)) is not None:
            listener.advances(Advance("filling", int(found[1]), int(found[2])))
        elif _WAITS.fullmatch(message):
            listener.says(message)

    connection.add_notice_handler(hear)
    try:
        yield
    finally:
        connection.remove_notice_handler(hear)
