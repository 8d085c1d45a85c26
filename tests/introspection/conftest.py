"""Live readings on two servers: the run's own, and one of another major version.

Most tests make what they need inside a transaction that is rolled back, on a database that the session keeps: a
reading works in the caller's transaction where one is open.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from schemadiff.catalog.catalog import Catalog
from schemadiff.introspection.reader import read
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect, server_version
from schemadiff.postgres.embedded import Server

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


class Live:
    """A database inside of a transaction that is rolled back after the test."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.version = server_version(connection)

    def execute(self, script: str) -> None:
        self.connection.execute(script.encode())

    def read(self, *schemas: str) -> Catalog:
        return read(self.connection, registry(), schemas or None)


@pytest.fixture(scope="session", params=["server", "installed_server"])
def either_server(request: pytest.FixtureRequest) -> Server:
    server: Server = request.getfixturevalue(request.param)
    return server


@pytest.fixture(scope="session")
def _kept_connection(either_server: Server) -> Iterator[Connection]:
    name = f"live_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    either_server.create_database(name)
    with connect(either_server.dsn(name)) as connection:
        yield connection
    either_server.drop_database(name)


@pytest.fixture
def live(_kept_connection: Connection) -> Iterator[Live]:
    _kept_connection.execute("BEGIN")
    _kept_connection.execute("CREATE SCHEMA s")
    yield Live(_kept_connection)
    _kept_connection.execute("ROLLBACK")
