"""Runs a step outside of a transaction: what an earlier run has left is removed, and its condition asked before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from schemadiff.plan import Step, path_of
from schemadiff.postgres.connection import SETTINGS, one_row

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def run_outside(connection: Connection, step: Step, send: Callable[[str], object]) -> None:
    """Run a step that cannot run in a transaction, if its condition holds.

    Args:
        connection: A connection without an open transaction.
        step: The step.
        send: Sends a statement to the server by this connection.
    """
    if step.recovery is not None and _holds(connection, step.recovery.condition):
        send(step.recovery.sql)
    if step.when is not None and not _holds(connection, step.when):
        return
    if step.search_path is None:
        send(step.sql)
        return
    # SET LOCAL ends with each of the transactions that a batch commits.
    connection.execute(f"SET search_path = {path_of(step)}".encode())
    try:
        send(step.sql)
    finally:
        if not connection.closed:
            connection.execute(f"SET search_path = {SETTINGS['search_path']}".encode())


def _holds(connection: Connection, condition: str) -> bool:
    return bool(one_row(connection.execute(f"SELECT {condition}".encode()))[0])
