"""An ephemeral server for code from outside, which can reach nothing except its one database.

It has two roles. The *builder* is named ``postgres``, like the usual superuser, because dumps and YAML name that role;
it is not a superuser, has no predefined role, owns the database, and runs whatever a source contains. The
*administrator* is the superuser, with a name that nobody can guess; its only connection is ours, and once it is open,
no superuser can log in any more. What the administrator runs has to be harmless whatever the builder has created: it
looks names up in pg_catalog only, and calls nothing that the builder could have defined.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from schemadiff.errors import ServerError
from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded.binaries import Binaries
from schemadiff.postgres.embedded.ephemeral import Preparation, throwaway
from schemadiff.postgres.embedded.process import SUPERUSER, Server
from schemadiff.postgres.quoting import ident, literal

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    import psycopg

    from schemadiff.postgres.connection import Connection

BUILDER = SUPERUSER
"""The builder: an ordinary role with the usual name of the superuser."""

DATABASE = "source"

PATIENCE = 120.0
"""Seconds that one statement may take; if it goes on after being cancelled, the session is terminated."""

GRACE = 5.0
"""Seconds between cancelling a statement and terminating the session."""

SETTINGS = {
    "temp_file_limit": "2GB",
    "max_worker_processes": "0",
    "max_wal_senders": "0",
    # The lock table has room for each of them, and the start takes as long as it is large.
    "max_connections": "20",
}
"""Settings that an ordinary role cannot change."""

MEMORY = 2**30
"""Bytes of address space that each process of the server may have, shared memory included."""


@contextmanager
def sandbox(binaries: Binaries | None = None) -> Iterator[Sandbox]:
    """Run a sandbox for the length of a ``with`` block; ServerError if a statement in it does not end."""
    with throwaway(binaries, settings=SETTINGS, memory=MEMORY, prepared=_PREPARED) as server:
        administrator = _administrator(server)
        with administrator, connect(server.dsn(DATABASE)) as connection:
            made = Sandbox(server, connection, administrator)
            with _watched(made):
                yield made


class Sandbox:
    """The two connections, and what the administrator does for the builder."""

    def __init__(self, server: Server, connection: Connection, administrator: Connection) -> None:
        self._server = server
        self.connection = connection
        """The builder's connection."""
        self._administrator = administrator
        self.roles: set[str] = set()
        """The roles that were created for the builder, who is a member of all of them."""
        self.administrator: str = administrator.info.user

    @property
    def conninfo(self) -> str:
        """Return the builder's connection string."""
        return self._server.dsn(DATABASE)

    def session(self) -> Connection:
        """Open another connection of the builder with the server's default settings, as psql has it."""
        import psycopg

        return psycopg.connect(self.conninfo, autocommit=True)

    def make_roles(self, names: Iterable[str]) -> None:
        """Create the roles that do not exist, without any attributes; the builder can give objects to them.

        A predefined role is replaced by such a role of its name, so that the builder gets none of its powers. These
        belong to its oid. (The owner of the database is a member of pg_database_owner, which has none.)
        """
        import psycopg

        roles = self.administrate("SELECT rolname::text, oid < 16384 FROM pg_catalog.pg_roles")
        predefined = {name for name, is_predefined in roles if is_predefined and name != "pg_database_owner"}
        for name in sorted(set(names) - {name for name, _ in roles} | predefined.intersection(names)):
            # A name that no role can have (none) is left to the statement that names it.
            with suppress(psycopg.errors.ReservedName):
                self._make_role(name, renamed=predefined)
                self.administrate(f"GRANT {ident(name)} TO {ident(BUILDER)}")
                self.roles.add(name)

    def _make_role(self, name: str, renamed: Collection[str]) -> None:
        """Create a role, and give the one whose name it takes another one if that is among ``renamed``."""
        # CREATE ROLE and RENAME reject the names of predefined roles, also of those that this version does not have.
        reserved = name.startswith("pg_")
        made = f"schemadiff_{secrets.token_hex(12)}" if reserved else name
        self.administrate(f"CREATE ROLE {ident(made)} NOLOGIN")
        changed = [(name, f"schemadiff_{name}")] if name in renamed else []
        for old, new in [*changed, (made, name)] if reserved else ():
            change = f"UPDATE pg_catalog.pg_authid SET rolname = {literal(new)} WHERE rolname = {literal(old)}"  # noqa: S608 - literals
            self.administrate(change)

    def can_give_to(self, role: str) -> bool:
        """Tell whether objects can get that role as their owner, once ``make_roles`` has created what was missing."""
        return True

    def install(self, extension: str, schema: str, version: str | None = None, *, fixed: bool = False) -> None:
        """Install an extension before the builder has created anything that its script could call.

        One with a ``fixed`` schema is installed there. What could reach out of the database is made harmless:
        foreign-data wrappers lose their functions, and functions of an extension that is not on our list cannot be
        called.
        """
        where = ""
        if not fixed:
            self.administrate(f"CREATE SCHEMA IF NOT EXISTS {ident(schema)} AUTHORIZATION {ident(BUILDER)}")
            where = f" SCHEMA {ident(schema)}"
        which = f" VERSION {literal(version)}" if version is not None else ""
        self.administrate(f"CREATE EXTENSION IF NOT EXISTS {ident(extension)}{where}{which} CASCADE")
        for (wrapper,) in self.administrate(_WRAPPERS_OF_EXTENSIONS):
            self.administrate(f"ALTER FOREIGN DATA WRAPPER {ident(wrapper)} NO HANDLER NO VALIDATOR")
            self.administrate(f"GRANT USAGE ON FOREIGN DATA WRAPPER {ident(wrapper)} TO {ident(BUILDER)}")
        for (routine,) in self.administrate(_UNVOUCHED):
            self.administrate(f"REVOKE ALL ON ROUTINE {routine} FROM PUBLIC")

    def administrate(self, statement: str) -> list[Any]:
        """Run one statement as the administrator and return its rows; the server rejects a second statement."""
        # Binary results need the extended protocol, which allows only one statement.
        cursor = self._administrator.execute(statement.encode(), binary=True)
        return list(cursor.fetchall()) if cursor.description else []

    def give(self, name: str) -> None:
        """Make the builder the owner of what the administrator has created; ``name`` is how ALTER names it."""
        self.administrate(f"ALTER {name} OWNER TO {ident(BUILDER)}")

    def together(self) -> AbstractContextManager[psycopg.Transaction]:
        """Return a transaction of the administrator."""
        return self._administrator.transaction()


_VOUCHED = """
    autoinc bloom btree_gin btree_gist dict_xsyn earthdistance insert_username intagg moddatetime pg_uuidv7 plpgsql
    postgis postgis_topology refint rum seg uuid-ossp vector
""".split()
"""Extensions that only a superuser can install, and whose functions stay within the database all the same."""

_WRAPPERS_OF_EXTENSIONS = """
    SELECT w.fdwname::text
    FROM pg_catalog.pg_foreign_data_wrapper AS w
    JOIN pg_catalog.pg_depend AS d
        ON d.classid = 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass AND d.objid = w.oid
    WHERE d.deptype = 'e'
"""

_UNVOUCHED = f"""
    SELECT p.oid::pg_catalog.regprocedure::text
    FROM pg_catalog.pg_extension AS e
    JOIN pg_catalog.pg_available_extension_versions AS v ON v.name = e.extname AND v.version = e.extversion
    JOIN pg_catalog.pg_depend AS d
        ON d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.refobjid = e.oid
    JOIN pg_catalog.pg_proc AS p ON d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND p.oid = d.objid
    WHERE d.deptype = 'e' AND NOT v.trusted AND e.extname::text <> ALL (ARRAY[{", ".join(map(literal, _VOUCHED))}])
"""  # noqa: S608 - constants of ours


_OPENER = "schemadiff_opener"
"""The superuser that creates the administrator, and is dropped then."""


def _prepare(server: Server) -> None:
    """Leave a server with one database and the builder, which owns it, and without a superuser of the usual name.

    All other databases are dropped, so that a copy has a third of the files.
    """
    with connect(server.dsn()) as connection:
        connection.execute(f"CREATE ROLE {_OPENER} SUPERUSER LOGIN".encode())
        connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0".encode())
    with connect(server.dsn(DATABASE, user=_OPENER)) as opener:
        for statement in (
            f"ALTER ROLE {ident(SUPERUSER)} RENAME TO schemadiff_first",
            "ALTER ROLE schemadiff_first NOLOGIN",
            # Rows are inserted whatever policies say, and no trigger or rule fires for them.
            f"CREATE ROLE {ident(BUILDER)} LOGIN BYPASSRLS",
            f"ALTER ROLE {ident(BUILDER)} SET session_replication_role = replica",
            f"ALTER DATABASE {DATABASE} OWNER TO {ident(BUILDER)}",
            *([f"ALTER SCHEMA public OWNER TO {ident(BUILDER)}"] if server.version < 15 else ()),
            "DROP DATABASE postgres",
            *(f"ALTER DATABASE {name} IS_TEMPLATE false" for name in ("template0", "template1")),
            *(f"DROP DATABASE {name}" for name in ("template0", "template1")),
        ):
            opener.execute(statement.encode())


_PREPARED = Preparation("sandbox-1", _prepare)


def _administrator(server: Server) -> Connection:
    """Return the connection of the only superuser that has one; once it is open, no superuser can log in."""
    administrator = f"schemadiff_{secrets.token_hex(12)}"
    with connect(server.dsn(DATABASE, user=_OPENER)) as opener:
        opener.execute(f"CREATE ROLE {administrator} SUPERUSER LOGIN".encode())
    made = connect(server.dsn(DATABASE, user=administrator))
    limited = f"ALTER ROLE {ident(BUILDER)} SET statement_timeout = {round(PATIENCE * 1000)}"
    made.execute(f"DROP ROLE {_OPENER}; ALTER ROLE {administrator} NOLOGIN; {limited}".encode())
    return made


@contextmanager
def _watched(made: Sandbox) -> Iterator[None]:
    """Terminate the builder's session if a statement takes too long.

    One that is cancelled could catch that and go on.
    """
    done, ended = threading.Event(), threading.Event()
    limit = PATIENCE + GRACE
    overdue = (
        "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity"  # noqa: S608 - constants of ours
        f" WHERE usename = {literal(BUILDER)} AND state = 'active'"
        f" AND query_start < pg_catalog.clock_timestamp() - pg_catalog.make_interval(secs => {limit})"
    )

    def watch() -> None:
        import psycopg

        while not done.wait(1.0):
            with suppress(psycopg.Error):
                if made.administrate(overdue):
                    ended.set()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    except Exception:
        # The session learns that it was terminated before the thread that did it has noted that.
        done.set()
        thread.join()
        if ended.is_set():
            raise ServerError(f"what the source runs did not end within {PATIENCE:.0f} s, and was ended") from None
        raise
    finally:
        done.set()
        thread.join()
