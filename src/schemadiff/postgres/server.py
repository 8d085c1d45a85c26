"""The embedded server: a PostgreSQL that schemadiff starts and stops itself.

*Throwaway* (:func:`throwaway`): a fresh server with durability off, which ends with its parent whatever
happens and leaves nothing behind. *Kept* (:func:`start_kept`): a durable server that lives in a folder and
survives who started it.

Both listen on a Unix socket only, in a folder that no other account can enter; who can, needs no password, and
the superuser is ``postgres``. Encoding is UTF8 and locale C, which every platform has and sorts alike.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from schemadiff.errors import ServerError
from schemadiff.postgres import places
from schemadiff.postgres.binaries import ENVIRONMENT_VARIABLE, Binaries, all_binaries, find_binaries
from schemadiff.postgres.places import Account

if TYPE_CHECKING:
    import psycopg
    from psycopg.rows import TupleRow

SUPERUSER = "postgres"
PORT = 5432
DEFAULT_FOLDER = Path(".schemadiff")

#: Seconds until a server accepts connections; one that was killed replays its log first.
START_PATIENCE = 60.0
#: Seconds until a kept server has ended; it writes a checkpoint.
STOP_PATIENCE = 60.0

#: Right for data that nobody will miss, wrong for any other. The lock table holds a transaction that makes
#: thousands of tables; wal_level minimal needs max_wal_senders 0. autovacuum and jit cost time that such a
#: short life never earns back.
THROWAWAY_SETTINGS: Mapping[str, str] = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_locks_per_transaction": "4096",
    "max_wal_size": "256MB",
    "autovacuum": "off",
    "jit": "off",
    "log_checkpoints": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}

LAUNCHER = Path(__file__).with_name("launcher.py")


@dataclass(frozen=True, slots=True)
class Server:
    """A running embedded server; plain data, good in any process that may open its socket's folder."""

    binaries: Binaries
    data: Path
    socket_directory: Path
    log: Path
    pid: int

    @property
    def version(self) -> int:
        """The major version."""
        return self.binaries.version

    def dsn(self, database: str = "postgres", user: str = SUPERUSER) -> str:
        """The libpq connection string of a database."""
        words = {"host": str(self.socket_directory), "port": str(PORT), "user": user, "dbname": database}
        return " ".join(f"{word}={_quoted(value)}" for word, value in words.items())

    def create_database(self, name: str, template: str | None = None) -> str:
        """Create a database, empty or a copy of another one that nobody is connected to; returns its dsn."""
        from psycopg.sql import SQL, Identifier

        statement = SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template or "template1"))
        if self.version >= 15:
            # With durability off the checkpoints that file_copy asks for are cheap: 0.03 s against 0.15 s.
            statement += SQL(" STRATEGY file_copy")
        with self._administration() as connection:
            connection.execute(statement)
        return self.dsn(name)

    def drop_database(self, name: str) -> None:
        """Drop a database if it exists, and end who is connected to it."""
        from psycopg.sql import SQL, Identifier

        with self._administration() as connection:
            connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))

    @contextmanager
    def _administration(self) -> Iterator[psycopg.Connection[TupleRow]]:
        import psycopg

        try:
            with psycopg.connect(self.dsn(), autocommit=True) as connection:
                yield connection
        except psycopg.Error as error:
            raise ServerError(f"the embedded server refused: {error}") from error


@dataclass(frozen=True, slots=True)
class KeptStatus:
    """What is in the folder of a kept server."""

    folder: Path
    version: int | None
    """The major version of its data; None if there is none."""
    server: Server | None
    """The server, if it is running."""


# Throwaway


@contextmanager
def throwaway(binaries: Binaries | None = None, *, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server for the length of a ``with`` block; it and its files are gone after it, or when we are.

    ``settings`` are server settings that come on top of :data:`THROWAWAY_SETTINGS`. Takes about 0.3 s, the
    first time for a version 2 s. Raises :class:`ServerError` if it does not start.
    """
    account = places.server_account()
    binaries = places.runnable(binaries or find_binaries(), account)
    template = places.cached(
        Path("templates", places.template_key(binaries)), lambda new: _make_template(binaries, account, new)
    )
    home = places.temporary_folder(account)
    guard: subprocess.Popen[bytes] | None = None
    try:
        data, log = home / "data", home / "server.log"
        places.copy_tree(template / "data", data, account)
        with _append_to(log) as log_file:
            # The last file that we make there ourselves: from here on the folder is the server's account's.
            account.own(home)
            command = _command(binaries, data, home, _throwaway_settings(binaries, settings))
            order = _order("guard", command, account) | {"parent": os.getpid(), "remove": str(home)}
            guard = subprocess.Popen(  # noqa: S603  (our own launcher)
                _launch(order),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log_file,
                env=_environment(),
                start_new_session=True,
            )
        pid = _wait_until_ready(data, log, _line_arrives(guard))
        yield Server(binaries, data, home, log, pid)
    finally:
        if guard is not None:
            _end_guard(guard)
        shutil.rmtree(home, ignore_errors=True)


def _throwaway_settings(binaries: Binaries, settings: Mapping[str, str] | None) -> dict[str, str]:
    # From 18 on three more processes are started to read files; the data fits into memory.
    quick = {"io_method": "sync"} if binaries.version >= 18 else {}
    return {**THROWAWAY_SETTINGS, **quick, **(settings or {})}


def _make_template(binaries: Binaries, account: Account, new: Path) -> None:
    work = places.temporary_folder(account)
    try:
        data = work / "data"
        data.mkdir(mode=0o700)
        account.own(data)
        account.own(work)
        _initdb(binaries, account, data, "--no-sync")
        # Into place by us: the cache is not the server account's to write to.
        places.copy_tree(data, new / "data", sync=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _line_arrives(guard: subprocess.Popen[bytes]) -> Callable[[float], bool]:
    """Wait up to so many seconds; whether the guard said that the server ended, or ended itself."""
    assert guard.stdout is not None
    stdout = guard.stdout

    def wait(seconds: float) -> bool:
        return bool(select.select([stdout], [], [], seconds)[0])

    return wait


def _end_guard(guard: subprocess.Popen[bytes]) -> None:
    assert guard.stdin is not None
    assert guard.stdout is not None
    # A word, not only the end of the pipe: a forked child of ours would hold that open.
    with suppress(BrokenPipeError), guard.stdin:
        guard.stdin.write(b"end\n")
    with guard.stdout:
        # It ends with the guard, and waking up to it is quicker than the polling of Popen.wait(timeout).
        while select.select([guard.stdout], [], [], STOP_PATIENCE)[0]:
            if not os.read(guard.stdout.fileno(), 1024):
                break
        else:
            guard.kill()
    guard.wait()


# Kept


def start_kept(folder: Path = DEFAULT_FOLDER, binaries: Binaries | None = None) -> Server:
    """Start the server kept in a folder, making it if there is none; the running one if it runs already.

    Without ``binaries``, those that fit the data there. Raises :class:`ServerError` if the data is another
    major version's, or the server does not start. As root, where the server's account cannot enter the folder,
    the data is put below /var/lib/schemadiff with a link to it.
    """
    account = places.server_account()
    folder = _make_folder(folder)
    with _exclusive(folder):
        life = _take_life(folder)
        if isinstance(life, Server):
            return life
        return _start_kept(folder, binaries, account, life)


def stop_kept(folder: Path = DEFAULT_FOLDER) -> bool:
    """Stop the server kept in a folder, ending its sessions; whether there was one to stop.

    Returns when all of its processes are gone. Raises :class:`ServerError` if they stay.
    """
    folder = folder.absolute()
    if not _data(folder).is_dir():
        return False
    with _exclusive(folder):
        life = _take_life(folder)
        if isinstance(life, int):
            os.close(life)
            return False
        os.kill(life.pid, signal.SIGINT)
        lock = places.open_lock(folder / "server.pid")
        try:
            deadline = time.monotonic() + STOP_PATIENCE
            while not places.try_lock(lock):
                if time.monotonic() > deadline:
                    raise ServerError(f"the server in {folder} (process {life.pid}) does not stop{_tail(life.log)}")
                time.sleep(0.01)
        finally:
            os.close(lock)
        with suppress(OSError):
            life.socket_directory.rmdir()
        return True


def kept_status(folder: Path = DEFAULT_FOLDER) -> KeptStatus:
    """What is in the folder, and whether it runs; changes nothing. Waits for a start or stop under way."""
    folder = folder.absolute()
    version = _data_version(folder)
    if version is None:
        return KeptStatus(folder, None, None)
    with _exclusive(folder):
        life = _take_life(folder)
        if isinstance(life, Server):
            return KeptStatus(folder, version, life)
        os.close(life)
        return KeptStatus(folder, version, None)


def _data(folder: Path) -> Path:
    return folder / "data"


def _log(folder: Path) -> Path:
    return folder / "server.log"


def _exclusive(folder: Path) -> AbstractContextManager[None]:
    """Only one of us starts, stops or looks at a time."""
    return places.locked(folder / "server.lock")


def _take_life(folder: Path) -> Server | int:
    """The server that runs in the folder; if none does, the locked descriptor that makes it ours to run.

    The lock on ``server.pid`` is held by every process of a server for as long as it lives, so that a process id
    that is dead, or by now somebody else's, is never mistaken for it.
    """
    descriptor = places.open_lock(folder / "server.pid")
    deadline = time.monotonic() + START_PATIENCE
    try:
        while not places.try_lock(descriptor):
            server = _recorded(folder)
            if server is not None and _accepts(server.socket_directory):
                os.close(descriptor)
                return server
            # Neither free nor serving: it is starting, or its last processes are just ending.
            if time.monotonic() > deadline:
                raise ServerError(f"a server in {folder} is running but not answering{_tail(_log(folder))}")
            time.sleep(0.02)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _recorded(folder: Path) -> Server | None:
    """The server as its own files describe it; they may be old, or half written."""
    data = _data(folder)
    try:
        pid = int((folder / "server.pid").read_text())
        lines = (data / "postmaster.pid").read_text().splitlines()
        # postmaster.opts holds the command line, arguments in double quotes.
        program = Path((data / "postmaster.opts").read_text().split(' "')[0])
        version = int((data / "PG_VERSION").read_text())
        socket_directory = Path(lines[4])
    except (OSError, ValueError, IndexError):
        return None
    binaries = Binaries(program.parent, version, f"of the server in {folder}")
    return Server(binaries, data.resolve(), socket_directory, _log(folder), pid)


def _accepts(socket_directory: Path) -> bool:
    """Whether somebody listens on the socket there; a socket file alone may be a leftover."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(socket_directory / places.SOCKET_NAME))
        except OSError:
            return False
    return True


def _make_folder(folder: Path) -> Path:
    folder = folder.absolute()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise ServerError(f"{folder} is not a folder") from None
    except OSError as error:
        raise ServerError(f"cannot make the folder {folder}: {error.strerror}") from error
    else:
        if os.geteuid() == 0:
            # The server's account passes through to the data, which is closed by itself.
            folder.chmod(0o711)
        (folder / ".gitignore").write_text("*\n")
    return folder


def _start_kept(folder: Path, binaries: Binaries | None, account: Account, life: int) -> Server:
    """Make the data if there is none, and start the server; ``life`` is closed, the server has it then."""
    log = _log(folder)
    try:
        version = _data_version(folder)
        binaries = places.runnable(_fitting(folder, version, binaries), account)
        if version is None:
            _make_data(folder, binaries, account)
        data = _data(folder).resolve()
        home = places.runtime_folder(account, folder)
        _clear_leftovers(data, home)
        order = _order("detach", _command(binaries, data, home, {}), account) | {"pid_file": life}
        with _append_to(log) as log_file:
            subprocess.run(  # noqa: S603  (our own launcher)
                _launch(order),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log_file,
                env=_environment(),
                start_new_session=True,
                pass_fds=[life],
                check=True,
            )
    finally:
        os.close(life)
    probe = places.open_lock(folder / "server.pid")
    try:
        pid = _wait_until_ready(data, log, _lock_is_free(probe))
    finally:
        os.close(probe)
    return Server(binaries, data, home, log, pid)


def _lock_is_free(probe: int) -> Callable[[float], bool]:
    """Wait up to so many seconds; whether no process of the server is left."""

    def wait(seconds: float) -> bool:
        time.sleep(seconds)
        return places.try_lock(probe)

    return wait


def _data_version(folder: Path) -> int | None:
    try:
        return int((_data(folder) / "PG_VERSION").read_text())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ServerError(f"cannot read {_data(folder) / 'PG_VERSION'}: {error}") from error


def _fitting(folder: Path, version: int | None, binaries: Binaries | None) -> Binaries:
    """Binaries for the data in the folder: those given, those preferred, or any that fit."""
    candidates = [binaries] if binaries is not None else [find_binaries()]
    if version is None or candidates[0].version == version:
        return candidates[0]
    if binaries is None:
        candidates = all_binaries()
    for candidate in candidates:
        if candidate.version == version:
            return candidate
    raise ServerError(
        f"{folder} holds data of PostgreSQL {version}, which {', '.join(map(str, candidates))} cannot run: "
        f"name the programs of PostgreSQL {version} in {ENVIRONMENT_VARIABLE}, or use another folder"
    )


def _make_data(folder: Path, binaries: Binaries, account: Account) -> None:
    """Make the data directory; it appears complete or not at all."""
    for leftover in folder.glob("data.new-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    link = _data(folder)
    if link.is_symlink():
        raise ServerError(f"{link} leads to {link.readlink()}, where no data is: remove the link to start anew")
    home = folder if account.can_enter(folder) else _data_home(account)
    new, final = home / f"data.new-{os.getpid()}", home / "data"
    try:
        new.mkdir(mode=0o700)
        account.own(new)
        _initdb(binaries, account, new)
        new.rename(final)
    except OSError as error:
        raise ServerError(f"cannot make the data directory {final}: {error}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    if final != link:
        link.symlink_to(final)


def _data_home(account: Account) -> Path:
    """For root, whose home the server's account cannot enter: a new folder where it can."""
    parent = Path("/var/lib/schemadiff")
    for number in range(1, sys.maxsize):
        folder = parent / str(number)
        try:
            folder.mkdir(mode=0o711, parents=True)
        except FileExistsError:
            continue
        except OSError as error:
            raise ServerError(f"cannot make {folder} for the data: {error.strerror}") from error
        if not account.can_enter(folder):
            folder.rmdir()
            break
        return folder
    raise ServerError(f"{account.name}, who runs the server, cannot enter {parent}")


def _clear_leftovers(data: Path, home: Path) -> None:
    """Remove what a server that was killed left behind: its process id may be another process's by now.

    Only with the lock on the server's life. Raises :class:`ServerError` if a server that is not ours answers.
    """
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        lines = []
    if len(lines) > 4 and lines[4] and _accepts(Path(lines[4])):
        raise ServerError(f"a server that schemadiff did not start (process {lines[0]}) runs on {data}: stop it first")
    for leftover in (data / "postmaster.pid", home / places.SOCKET_NAME, home / f"{places.SOCKET_NAME}.lock"):
        leftover.unlink(missing_ok=True)


# Both


def _initdb(binaries: Binaries, account: Account, data: Path, *options: str) -> None:
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
            env=_environment(),
            cwd="/",
            check=False,
            **switch,
        )
    except OSError as error:
        raise ServerError(f"cannot run {command[0]} as {account.name}: {error}") from error
    if done.returncode != 0:
        raise ServerError(f"initdb of {binaries} failed{_last_lines(done.stdout)}")


def _command(binaries: Binaries, data: Path, home: Path, settings: Mapping[str, str]) -> list[str]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(home),
        "unix_socket_permissions": "0700",
        "port": str(PORT),
        **settings,
    }
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return [str(binaries.path("postgres")), "-D", str(data), *options]


def _order(mode: str, command: list[str], account: Account) -> dict[str, Any]:
    switch = {"uid": account.uid, "gid": account.gid} if account.switched else {}
    return {"mode": mode, "command": command, **switch}


def _launch(order: Mapping[str, Any]) -> list[str]:
    return [sys.executable, "-I", "-S", str(LAUNCHER), json.dumps(order)]


def _environment() -> dict[str, str]:
    """Ours, without what would change the server: PGDATA and its like, and the language of messages."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C"}


def _wait_until_ready(data: Path, log: Path, ended: Callable[[float], bool]) -> int:
    """Wait until the server accepts connections, and return its process id.

    ``ended(seconds)`` waits up to so long, and says whether the server ended.
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
            raise ServerError(f"the server did not get ready in {START_PATIENCE:.0f} s{_tail(log)}")
        if ended(0.005):
            raise ServerError(f"the server did not start{_tail(log)}")


def _append_to(log: Path) -> BinaryIO:
    """The log, closed to others: it quotes statements that failed."""
    return os.fdopen(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600), "ab")


def _tail(log: Path) -> str:
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 4096))
            return _last_lines(file.read())
    except OSError:
        return ""


def _last_lines(output: bytes, count: int = 10) -> str:
    lines = output.decode(errors="replace").strip().splitlines()[-count:]
    return "".join([":", *(f"\n    {line}" for line in lines)]) if lines else ""


def _quoted(value: str) -> str:
    """A value in a libpq connection string."""
    if value and value.replace("/", "").replace("_", "").replace("-", "").replace(".", "").isalnum():
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
