"""Databases for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import psycopg
from psycopg.rows import TupleRow

from schemadiff.errors import ServerError
from schemadiff.postgres.embedded import Server


class Database(str):
    """A database of a test server. It is its own connection string, good wherever one is asked for."""

    __slots__ = ("name", "server")

    name: str
    server: Server

    def __new__(cls, server: Server, name: str) -> Database:
        self = super().__new__(cls, server.dsn(name))
        self.server = server
        self.name = name
        return self

    @property
    def conninfo(self) -> str:
        return str(self)

    def connect(self, **options: Any) -> psycopg.Connection[TupleRow]:
        """A new connection, in autocommit unless told otherwise; close it, or use it in ``with``."""
        return psycopg.connect(self, **{"autocommit": True, **options})

    def execute(self, script: str) -> None:
        """Run a script of one or more statements, in one transaction unless it says otherwise."""
        with self.connect() as connection:
            connection.execute(script.encode())

    def query(self, statement: str) -> list[TupleRow]:
        """The rows of one statement."""
        with self.connect() as connection:
            return connection.execute(statement.encode()).fetchall()


SUBSCRIPTIONS = """
    SELECT s.subname::text FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid
    WHERE d.datname = current_database()
"""


def drop(database: Database, by: Server | None = None) -> None:
    """Drop a database, with the subscriptions that would keep it from going; ``by`` does it for the server."""
    server = by or database.server
    try:
        server.drop_database(database.name)
    except ServerError as error:
        if "logical replication subscription" not in str(error):
            raise
        for (name,) in database.query(SUBSCRIPTIONS):
            quoted = '"' + name.replace('"', '""') + '"'
            database.execute(f"ALTER SUBSCRIPTION {quoted} DISABLE")
            database.execute(f"ALTER SUBSCRIPTION {quoted} SET (slot_name = NONE)")
            database.execute(f"DROP SUBSCRIPTION {quoted}")
        server.drop_database(database.name)


class Administered(Server):
    """A server whose databases are made and dropped through one connection that stays open.

    A new connection costs the server as much as dropping a database.
    """

    def __init__(self, server: Server) -> None:
        super().__init__(server.binaries, server.data, server.socket_directory, server.log, server.pid)
        self._kept: list[psycopg.Connection[TupleRow]]
        object.__setattr__(self, "_kept", [])

    def close(self) -> None:
        """Close the connection, if it is open."""
        while self._kept:
            self._kept.pop().close()

    @contextmanager
    def _administration(self, database: str = "postgres") -> Iterator[psycopg.Connection[TupleRow]]:
        if database != "postgres":
            with super()._administration(database) as connection:
                yield connection
            return
        if self._kept and self._kept[0].broken:
            self.close()
        try:
            if not self._kept:
                self._kept.append(psycopg.connect(self.dsn(database), autocommit=True))
            yield self._kept[0]
        except psycopg.Error as error:
            raise ServerError(f"the embedded server refused: {error}") from error


class MakeDatabase(Protocol):
    """What the fixture ``make_database`` is; ``on`` is the run's server unless another is given."""

    def __call__(self, on: Server | None = None, *, template: str | None = None) -> Database: ...


def ask(server: Server, statement: str, *, database: str = "postgres") -> object:
    """The first value of the first row."""
    with psycopg.connect(server.dsn(database), autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
    return row and row[0]
