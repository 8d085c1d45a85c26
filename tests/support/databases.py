"""Databases for tests."""

from __future__ import annotations

from typing import Any, Protocol

import psycopg
from psycopg.rows import TupleRow

from schemadiff.postgres.server import Server


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


class MakeDatabase(Protocol):
    """What the fixture ``make_database`` is; ``on`` is the run's server unless another is given."""

    def __call__(self, on: Server | None = None, *, template: str | None = None) -> Database: ...


def ask(server: Server, statement: str, *, database: str = "postgres") -> object:
    """The first value of the first row."""
    with psycopg.connect(server.dsn(database), autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
    return row and row[0]
