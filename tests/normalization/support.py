"""Worlds to ask in: declared as a mapping, live as SQL, and what the comparison says about them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg

from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Pair
from schemadiff.kinds import registry
from schemadiff.pipeline.compare_stage import compare_with
from schemadiff.pipeline.compared import Compared
from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded import Server
from tests.support import engine
from tests.support.databases import Database

Content = Mapping[str, Any]


def compared(conninfo: str, content: Content | str, **options: Any) -> Compared:
    """Both sides compared, and what the server had to say about them; a mapping is YAML written as JSON."""
    with connect(conninfo) as connection:
        return compared_on(connection, content, **options)


def compared_on(connection: Any, content: Content | str, **options: Any) -> Compared:
    """The same on a connection that stands."""
    yaml = content if isinstance(content, str) else json.dumps(content)
    asked = engine.request(**options)
    return compare_with(connection, engine.declared(yaml, asked.registry), asked)


def differing(found: Compared) -> dict[Identity, tuple[str, ...]]:
    """The fields that differ, by object."""
    return {p.live.identity: p.changed for p in found.comparison.pairs}


def undecided(conninfo: str, content: Content | str) -> dict[str, tuple[str, ...]]:
    """What would be asked: the fields that texts alone do not decide, by the name of the object."""
    from schemadiff.diff.catalogs import Scope, compare
    from schemadiff.introspection import reader

    yaml = content if isinstance(content, str) else json.dumps(content)
    declared = engine.declared(yaml)
    with connect(conninfo) as connection:
        live = reader.read(connection, registry(), declared.schemas)
    pairs: tuple[Pair, ...] = compare(live, declared, registry(), Scope()).unresolved
    return {str(p.live.identity): p.unresolved for p in pairs}


@contextmanager
def counted(connection: Any) -> Iterator[list[str]]:
    """The statements that the connection is given meanwhile."""
    said: list[str] = []
    before = connection.cursor_factory

    class Counting(psycopg.Cursor[Any]):
        def execute(self, query: Any, *args: Any, **options: Any) -> Any:
            said.append(query.decode() if isinstance(query, bytes) else str(query))
            return super().execute(query, *args, **options)

    connection.cursor_factory = Counting
    try:
        yield said
    finally:
        connection.cursor_factory = before


def one_database(server: Server, name: str, script: str) -> Database:
    """A database that the tests of a module share; its name is theirs alone."""
    server.create_database(name)
    found = Database(server, name)
    found.execute(script)
    return found
