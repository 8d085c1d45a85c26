"""A scratch database on a server that the user names, for code from outside.

It is a database of its own, made for one use and dropped again. Everything in it runs as the role of the connection
string, which therefore has to be an ordinary one: without superuser, and without the predefined roles that reach the
files and programs of the server. What takes a superuser is left out.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from schemadiff.errors import Finding, ServerError
from schemadiff.postgres.connection import connect, describe, one_row, server_error
from schemadiff.postgres.embedded.sandbox import PATIENCE, Sandbox
from schemadiff.postgres.quoting import ident

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection

_REACHING = ("pg_read_server_files", "pg_write_server_files", "pg_execute_server_program")
"""The predefined roles with which SQL reaches out of the database."""


@contextmanager
def scratch_database(conninfo: str, left: list[Finding]) -> Iterator[ScratchDatabase]:
    """Create a database on that server for the length of a ``with`` block.

    What cannot be dropped afterwards is reported to ``left``. Raises ServerError if the role must not run code from
    outside, or may not create databases.
    """
    import psycopg

    name = f"schemadiff_{secrets.token_hex(8)}"
    with connect(conninfo) as keeper:
        _check(keeper, conninfo)
        try:
            keeper.execute(f"CREATE DATABASE {name} TEMPLATE template0".encode())
        except psycopg.Error as error:
            raise ServerError(f"the scratch server {describe(conninfo)}: {server_error(error).message}") from None
        made: ScratchDatabase | None = None
        own = psycopg.conninfo.make_conninfo(conninfo, dbname=name)
        try:
            with connect(own) as connection:
                connection.execute(f"SET statement_timeout = {round(PATIENCE * 1000)}".encode())
                made = ScratchDatabase(own, connection, keeper)
                yield made
        finally:
            left += _removed(keeper, conninfo, name, made.made_roles if made is not None else ())


def _check(keeper: Connection, conninfo: str) -> None:
    row = one_row(
        keeper.execute(
            "SELECT r.rolsuper, ARRAY(SELECT p.rolname::text FROM pg_catalog.pg_roles AS p"
            " WHERE p.rolname = ANY (%s) AND pg_catalog.pg_has_role(r.oid, p.oid, 'MEMBER'))"
            " FROM pg_catalog.pg_roles AS r WHERE r.rolname = current_user",
            [list(_REACHING)],
        )
    )
    reason = "is a superuser" if row[0] else f"is a member of {row[1][0]}" if row[1] else None
    if reason is not None:
        raise ServerError(
            f"the scratch server {describe(conninfo)}: the role {reason}, and everything of the YAML would run as it",
            "Name an ordinary role that may create databases (CREATEDB).",
        )


def _removed(keeper: Connection, conninfo: str, name: str, roles: Iterable[str]) -> Iterator[Finding]:
    """Drop the database and the roles that were created for it; yield one finding about all that could not be dropped.

    If the connection has been closed meanwhile, another one is opened.
    """
    import psycopg

    statements = {f"the database {name}": f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"}
    statements |= {f"the role {role}": f"DROP ROLE IF EXISTS {ident(role)}" for role in roles}
    left: dict[str, str] = {}
    try:
        with connect(conninfo) if keeper.closed else nullcontext(keeper) as connection:
            for what, statement in statements.items():
                try:
                    connection.execute(statement.encode())
                except psycopg.Error as error:
                    left[what] = server_error(error).message
    except ServerError as error:
        left = dict.fromkeys(statements, error.message)
    if left:
        listed, why = " and ".join(left), next(iter(left.values()))
        yield Finding(f"the scratch server {describe(conninfo)} still has {listed}: {why}")


class ScratchDatabase(Sandbox):
    """A sandbox without an administrator: what only a superuser can do fails, and is left out."""

    def __init__(self, conninfo: str, connection: Connection, keeper: Connection) -> None:
        self._conninfo = conninfo
        self._keeper = keeper
        self._own = connection
        self.connection = connection
        self.roles: set[str] = set()
        self.made_roles: list[str] = []
        """The roles that were created for this database and are dropped with it."""
        self.administrator: str = connection.info.user

    @property
    def conninfo(self) -> str:
        """Return the connection string of the database."""
        return self._conninfo

    def make_roles(self, names: Iterable[str]) -> None:
        """Create the roles that do not exist, if the role may; what needs the others is left out."""
        import psycopg

        present = {name for (name,) in self.administrate("SELECT rolname::text FROM pg_catalog.pg_roles")}
        for name in sorted(set(names) - present):
            with suppress(psycopg.Error):
                self._keeper.execute(f"CREATE ROLE {ident(name)} NOLOGIN".encode())
                self.made_roles.append(name)
                self.roles.add(name)
                self._keeper.execute(f"GRANT {ident(name)} TO {ident(self.administrator)}".encode())

    def can_give_to(self, role: str) -> bool:
        """Tell whether the role of the connection is a member of that role."""
        return role in self._roles_of_ours

    @cached_property
    def _roles_of_ours(self) -> frozenset[str]:
        asked = "SELECT rolname::text FROM pg_catalog.pg_roles WHERE pg_catalog.pg_has_role(oid, 'MEMBER')"
        return frozenset(name for (name,) in self.administrate(asked))

    def install(self, extension: str, schema: str, version: str | None = None, *, fixed: bool = False) -> None:
        """Install an extension that the role may install; another one is left out."""
        import psycopg

        where = "" if fixed else f" SCHEMA {ident(schema)}"
        with suppress(psycopg.Error):
            if not fixed:
                self.administrate(f"CREATE SCHEMA IF NOT EXISTS {ident(schema)}")
            self.administrate(f"CREATE EXTENSION IF NOT EXISTS {ident(extension)}{where} CASCADE")

    def administrate(self, statement: str) -> list[Any]:
        """Run one statement as the role itself and return its rows."""
        cursor = self._own.execute(statement.encode(), binary=True)
        return list(cursor.fetchall()) if cursor.description else []

    def give(self, name: str) -> None:
        """Do nothing: the role owns what it creates."""

    def together(self) -> AbstractContextManager[psycopg.Transaction]:
        """Return a transaction."""
        return self._own.transaction()
