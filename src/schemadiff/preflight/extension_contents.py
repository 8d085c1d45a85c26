"""Finds out which names the extensions contain that a plan is about to install.

CREATE EXTENSION runs a script and loads libraries, so it is tried on the target only with ``--try-extensions``.
Otherwise an embedded server that offers the extension is asked; nothing but our own statement runs there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.errors import ServerError
from schemadiff.introspection.name_lookup import look_up
from schemadiff.postgres.connection import connect
from schemadiff.postgres.quoting import ident

if TYPE_CHECKING:
    from schemadiff.declaration.name_questions import Question
    from schemadiff.postgres.connection import Connection


class Brought(NamedTuple):
    """Where names are once the extensions are installed."""

    answers: Mapping[Question, tuple[str, ...] | None]
    untold: tuple[str, ...] = ()
    """Extensions whose contents could not be determined."""


def brought(
    connection: Connection,
    new: Mapping[str, str | None],
    questions: Collection[Question],
    version: int,
    *,
    on_target: bool,
) -> Brought:
    """Return where the names of the questions are once these extensions are installed, each in its schema."""
    found, untold = _embedded(new, questions, version)
    left = [q for q in questions if q not in found]
    if left and on_target:
        more, untold = _tried(connection, {name: new[name] for name in untold}, left)
        found |= more
    return Brought(found, tuple(untold))


def _embedded(
    new: Mapping[str, str | None], questions: Collection[Question], version: int
) -> tuple[dict[Question, tuple[str, ...] | None], list[str]]:
    """Return the answers of an embedded server, of the target's version if possible, and the extensions it lacks."""
    from schemadiff.postgres.embedded import throwaway
    from schemadiff.postgres.embedded.binaries import find_binaries

    try:
        binaries = None
        with suppress(ServerError):
            binaries = find_binaries(version)
        with throwaway(binaries) as server, connect(server.create_database("extensions")) as connection:
            return _tried(connection, new, questions)
    except ServerError:
        return {}, list(new)


def _tried(
    connection: Connection, new: Mapping[str, str | None], questions: Collection[Question]
) -> tuple[dict[Question, tuple[str, ...] | None], list[str]]:
    """Install each extension in a transaction that is rolled back; return the answers and what failed to install."""
    import psycopg

    found: dict[Question, tuple[str, ...] | None] = {}
    failed: list[str] = []
    for name, schema in new.items():
        where = f" WITH SCHEMA {ident(schema)}" if schema else ""
        try:
            with connection.transaction(force_rollback=True):
                if schema:
                    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {ident(schema)}".encode())
                connection.execute(f"CREATE EXTENSION {ident(name)}{where} CASCADE".encode())
                found |= {q: a for q, a in look_up(connection, questions).items() if a is not None}
        except psycopg.Error:
            failed.append(name)
    return found, failed
