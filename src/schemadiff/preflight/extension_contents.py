"""What extensions bring that a plan is about to install: which of them a name comes from.

CREATE EXTENSION runs a script and loads libraries, so the target is not asked that way unless somebody says so
(``--try-extensions``). An embedded server that offers the extension tells as well; nothing but our own statement runs
there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from schemadiff.errors import ServerError
from schemadiff.introspection.name_lookup import look_up
from schemadiff.postgres.connection import connect
from schemadiff.postgres.quoting import ident

Answers = Mapping[Any, tuple[str, ...] | None]


class Brought(NamedTuple):
    """Where names are once the extensions are there."""

    answers: Answers
    untold: tuple[str, ...] = ()
    """Extensions of which nobody could tell what they bring."""


def brought(
    connection: Any, new: Mapping[str, str | None], questions: Collection[Any], version: int, *, on_target: bool
) -> Brought:
    """Where the names of the questions are once these extensions are installed, each into its schema."""
    found, untold = _embedded(new, questions, version)
    left = [q for q in questions if q not in found]
    if left and on_target:
        more, untold = _tried(connection, {name: new[name] for name in untold}, left)
        found |= more
    return Brought(found, tuple(untold))


def _embedded(
    new: Mapping[str, str | None], questions: Collection[Any], version: int
) -> tuple[dict[Any, tuple[str, ...] | None], list[str]]:
    """What an embedded server says, of the target's version where there is one; and what it does not offer."""
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
    connection: Any, new: Mapping[str, str | None], questions: Collection[Any]
) -> tuple[dict[Any, tuple[str, ...] | None], list[str]]:
    """What a server knows with each of the extensions installed, in transactions that are rolled back; and which it
    could not install."""
    import psycopg

    found: dict[Any, tuple[str, ...] | None] = {}
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
