"""What the two modes of the embedded server share: a running server, and how one is started."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from schemadiff.errors import ServerError
from schemadiff.postgres.embedded.accounts import Account
from schemadiff.postgres.embedded.binaries import Binaries

if TYPE_CHECKING:
    import psycopg
    from psycopg.rows import TupleRow

    from schemadiff.postgres.embedded.launcher import Order

SUPERUSER = "postgres"
PORT = 5432

#: Seconds until a server accepts connections; one that was killed replays its log first.
START_PATIENCE = 60.0
#: Seconds until a server has ended; a kept one writes a checkpoint.
STOP_PATIENCE = 60.0

LAUNCHER = Path(__file__).with_name("launcher.py")


@dataclass(frozen=True, slots=True)
class Server:
    """A running embedded server; plain data, valid in any process that may open its socket's folder."""

    binaries: Binaries
    data: Path
    socket_directory: Path
    log: Path
    pid: int

    @property
    def version(self) -> int:
        """Return the major version."""
        return self.binaries.version

    def dsn(self, database: str = "postgres", user: str = SUPERUSER) -> str:
        """Return the libpq connection string of a database."""
        words = {"host": str(self.socket_directory), "port": str(PORT), "user": user, "dbname": database}
        return " ".join(f"{word}={_quoted(value)}" for word, value in words.items())

    def create_database(self, name: str, template: str | None = None) -> str:
        """Create a database, empty or as a copy of another one without connections; return its connection string."""
        from psycopg.sql import SQL, Identifier

        statement = SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template or "template1"))
        if self.version >= 15:
            # With durability off the checkpoints that file_copy asks for are cheap: 0.03 s against 0.15 s.
            statement += SQL(" STRATEGY file_copy")
        with self._administration() as connection:
            connection.execute(statement)
        return self.dsn(name)

    def drop_database(self, name: str) -> None:
        """Drop a database if it exists, with its subscriptions, and end its sessions."""
        from psycopg.sql import SQL, Identifier

        subscribed = SQL("SELECT subname FROM pg_subscription JOIN pg_database d ON d.oid = subdbid WHERE datname = %s")
        with self._administration() as connection:
            subscriptions = [row[0] for row in connection.execute(subscribed, [name])]
        if subscriptions:
            # DROP DATABASE refuses while there is one; its slot, if any, belongs to the publisher.
            with self._administration(name) as connection:
                for subscription in map(Identifier, subscriptions):
                    connection.execute(SQL("ALTER SUBSCRIPTION {} DISABLE").format(subscription))
                    connection.execute(SQL("ALTER SUBSCRIPTION {} SET (slot_name = NONE)").format(subscription))
                    connection.execute(SQL("DROP SUBSCRIPTION {}").format(subscription))
        with self._administration() as connection:
            connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))

    @contextmanager
    def _administration(self, database: str = "postgres") -> Iterator[psycopg.Connection[TupleRow]]:
        import psycopg

        try:
            with psycopg.connect(self.dsn(database), autocommit=True) as connection:
                yield connection
        except psycopg.Error as error:
            raise ServerError(f"the embedded server refused: {error}") from error


def initdb(binaries: Binaries, account: Account, data: Path, *options: str) -> None:
    """Create a data directory by running initdb under the account; ServerError with its output if that fails."""
    command = [
        str(binaries.path("initdb")),
        f"--pgdata={data}",
        f"--username={SUPERUSER}",
        "--encoding=UTF8",
        "--locale=C",
        "--auth-local=trust",
        # Should anyone start it with TCP.
        "--auth-host=reject",
        *options,
    ]
    switch: dict[str, Any] = {"user": account.uid, "group": account.gid, "extra_groups": []} if account.switched else {}
    try:
        done = subprocess.run(  # noqa: S603  (the programs that the user chose)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(),
            cwd="/",
            check=False,
            **switch,
        )
    except OSError as error:
        raise ServerError(f"cannot run {command[0]} as {account.name}: {error}") from error
    if done.returncode != 0:
        raise ServerError(f"initdb of {binaries} failed:", *_last_lines(done.stdout))


def command_line(binaries: Binaries, data: Path, home: Path, settings: Mapping[str, str]) -> list[str]:
    """Return the command line of a server."""
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(home),
        "unix_socket_permissions": "0700",
        "port": str(PORT),
        **settings,
    }
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return [str(binaries.path("postgres")), "-D", str(data), *options]


def order(mode: Literal["watchdog", "detach"], command: list[str], account: Account) -> Order:
    """Return the launcher's order, with the account that the server runs under."""
    if not account.switched:
        return {"mode": mode, "command": command}
    return {"mode": mode, "command": command, "uid": account.uid, "gid": account.gid}


def launch(order: Order) -> list[str]:
    """Return the command line of the launcher for an order."""
    return [sys.executable, "-I", "-S", str(LAUNCHER), json.dumps(order)]


#: What the programs need of our environment: to be found and loaded, and where the time zones and scratch files are.
ENVIRONMENT = ("PATH", "TZ", "TZDIR", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


def environment() -> dict[str, str]:
    """Return the server's environment: only the variables that its programs need, none of which is secret."""
    return {**{name: os.environ[name] for name in ENVIRONMENT if name in os.environ}, "LC_ALL": "C"}


def wait_until_ready(data: Path, log: Path, ended: Callable[[float], bool]) -> int:
    """Wait until the server accepts connections, and return its process id.

    ``ended(seconds)`` waits up to so long, and tells whether the server ended.
    """
    deadline = time.monotonic() + START_PATIENCE
    while True:
        try:
            # Line 8 is the server's state since 10: see src/include/utils/pidfile.h.
            lines = (data / "postmaster.pid").read_text().splitlines()
        except OSError:
            lines = []
        if len(lines) > 7 and lines[7].strip() == "ready":
            return int(lines[0])
        if time.monotonic() > deadline:
            raise ServerError(f"the server did not get ready in {START_PATIENCE:.0f} s:", *tail(log))
        if ended(0.005):
            raise ServerError("the server did not start:", *tail(log))


def append_to(log: Path) -> BinaryIO:
    """Return the log file, opened for appending with mode 0600: it quotes statements that failed."""
    return os.fdopen(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600), "ab")


def tail(log: Path) -> list[str]:
    """Return the last lines of the log, for an error message."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 4096))
            return _last_lines(file.read())
    except OSError:
        return []


def _last_lines(output: bytes, count: int = 10) -> list[str]:
    return output.decode(errors="replace").strip().splitlines()[-count:]


def _quoted(value: str) -> str:
    """Return a quoted value for a libpq connection string."""
    if value and value.replace("/", "").replace("_", "").replace("-", "").replace(".", "").isalnum():
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
