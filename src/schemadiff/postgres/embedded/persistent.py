"""A durable server that lives in a folder and survives who started it.

Its folder holds ``data``, ``server.log``, ``server.pid`` (its process id; locked for as long as it lives, see
:func:`_take_life`) and ``server.lock`` (locked by whoever starts, stops or looks at it at the moment).

The folder lies in a project's tree, so a checkout could bring one: links that lead elsewhere, or data with a
configuration that runs programs. Therefore nothing in it is used before :func:`_check` has looked at it, and data only
with a token that :func:`_vouch` wrote, whose digest stands outside of the tree.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from schemadiff import git
from schemadiff.errors import ServerError
from schemadiff.postgres import private_files
from schemadiff.postgres.embedded import accounts
from schemadiff.postgres.embedded.accounts import Account
from schemadiff.postgres.embedded.binaries import ENVIRONMENT_VARIABLE, Binaries, all_binaries, find_binaries
from schemadiff.postgres.embedded.process import (
    START_PATIENCE,
    STOP_PATIENCE,
    Server,
    append_to,
    command_line,
    environment,
    initdb,
    launch,
    order,
    tail,
    wait_until_ready,
)

DEFAULT_FOLDER = Path(".schemadiff")

_MARK = "schemadiff.mark"

#: Where root's data goes if the server's account cannot enter the folder that was asked for.
ROOT_DATA = Path("/var/lib/schemadiff")


@dataclass(frozen=True, slots=True)
class KeptStatus:
    """What is in the folder of a kept server."""

    folder: Path
    version: int | None
    """The major version of its data; None if there is none."""
    server: Server | None
    """The server, if it is running."""


def start_kept(folder: Path = DEFAULT_FOLDER, binaries: Binaries | None = None) -> Server:
    """Start the server kept in a folder, making it if there is none; the running one if it runs already.

    Without ``binaries``, those that fit the data there. Raises :class:`ServerError` if the data is another
    major version's, or the server does not start. As root, where the server's account cannot enter the folder,
    the data is put below /var/lib/schemadiff with a link to it.
    """
    folder = _make_folder(folder)
    _check(folder)
    with _exclusive(folder):
        life = _take_life(folder)
        if isinstance(life, Server):
            return life
        data = _data(folder)
        account = accounts.owner_of(data) if data.is_dir() else accounts.server_account(accounts.KEPT_IDS)
        return _start_kept(folder, binaries, account, life)


def stop_kept(folder: Path = DEFAULT_FOLDER) -> bool:
    """Stop the server kept in a folder and end its sessions; return whether there was one to stop.

    Returns when all of its processes are gone. Raises :class:`ServerError` if they do not end.
    """
    folder = folder.absolute()
    if not os.path.lexists(_data(folder)):
        return False
    _check(folder)
    with _exclusive(folder):
        life = _take_life(folder)
        if isinstance(life, int):
            os.close(life)
            return False
        os.kill(life.pid, signal.SIGINT)
        lock = accounts.open_lock(folder / "server.pid")
        try:
            deadline = time.monotonic() + STOP_PATIENCE
            while not accounts.try_lock(lock):
                if time.monotonic() > deadline:
                    raise ServerError(f"the server in {folder} (process {life.pid}) does not stop:", *tail(life.log))
                time.sleep(0.01)
        finally:
            os.close(lock)
        with suppress(OSError):
            life.socket_directory.rmdir()
        return True


def kept_status(folder: Path = DEFAULT_FOLDER) -> KeptStatus:
    """Return what is in the folder, and whether the server runs; waits for a start or stop under way."""
    folder = folder.absolute()
    if not os.path.lexists(_data(folder)):
        return KeptStatus(folder, None, None)
    _check(folder)
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
    """Let only one process start, stop or look at the server at a time."""
    return accounts.locked(folder / "server.lock")


def _take_life(folder: Path) -> Server | int:
    """Return the server that runs in the folder, or else the locked descriptor that allows to start one.

    The lock on ``server.pid`` is held by every process of a server as long as it lives, so that a process id that
    belongs to another process by now is never mistaken for it.
    """
    descriptor = accounts.open_lock(folder / "server.pid")
    deadline = time.monotonic() + START_PATIENCE
    try:
        while not accounts.try_lock(descriptor):
            server = _recorded(folder)
            if server is not None and _accepts(server.socket_directory):
                os.close(descriptor)
                return server
            # Neither free nor serving: it is starting, or its last processes are just ending.
            if time.monotonic() > deadline:
                raise ServerError(f"a server in {folder} is running but not answering:", *tail(_log(folder)))
            time.sleep(0.02)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _recorded(folder: Path) -> Server | None:
    """Return the server as its own files describe it; they may be outdated, or half written."""
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
    """Tell whether a process listens on the socket there; the file alone may be a leftover."""
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(socket_directory / accounts.SOCKET_NAME))
        except OSError:
            return False
    return True


def _make_folder(folder: Path) -> Path:
    folder = folder.absolute()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    except FileExistsError:
        pass
    except OSError as error:
        raise ServerError(f"cannot make the folder {folder}: {error.strerror}") from error
    else:
        if os.geteuid() == 0:
            # The server's account passes through to the data, which is closed by itself.
            folder.chmod(0o711)
        (folder / ".gitignore").write_text("*\n")
    return folder


def _check(folder: Path) -> None:
    """Raise ServerError if the folder or anything in it may have been put there by another account."""
    again = f"remove {folder} to start again"
    status = folder.lstat()
    if stat.S_ISLNK(status.st_mode):
        raise ServerError(f"{folder} is a link, and so not the folder of a server of ours: remove it")
    if not stat.S_ISDIR(status.st_mode):
        raise ServerError(f"{folder} is not a folder")
    if not private_files.is_ours(status):
        raise ServerError(f"{folder} belongs to another account, or others may write to it: {again}")
    if git.tracks(folder):
        raise ServerError(
            f"{folder} is tracked by git, so whoever writes to the repository chooses what is in it; "
            f"`git rm -r {folder.name}` takes it out"
        )
    for name in ("server.log", "server.pid", "server.lock"):
        with suppress(FileNotFoundError):
            status = (folder / name).lstat()
            if not stat.S_ISREG(status.st_mode) or not private_files.is_ours(status):
                raise ServerError(f"{folder / name} is not a file of ours: {again}")
    _check_data(_data(folder), again)


def _check_data(data: Path, again: str) -> None:
    if data.is_symlink():
        home = data.readlink()
        if os.geteuid() != 0 or home.name != "data" or home.parent.parent != ROOT_DATA:
            raise ServerError(f"{data} is a link that schemadiff has not made: {again}")
        data = home
    with suppress(FileNotFoundError):
        status = data.lstat()
        if not stat.S_ISDIR(status.st_mode) or not accounts.may_own(status.st_uid) or status.st_mode & 0o077:
            raise ServerError(f"{data} is not a data folder of ours (owner, or open to others): {again}")
        if not _vouched(data):
            raise ServerError(f"{data} was not made by schemadiff here for this account: {again}")


def _vouch(data: Path) -> None:
    """Mark data as made by us, with a random token whose digest is outside of any tree."""
    token = secrets.token_bytes(32)
    with os.fdopen(os.open(data / _MARK, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "wb") as file:
        file.write(token)
    accounts.state_folder().joinpath(_named(token)).touch(mode=0o600)


def _vouched(data: Path) -> bool:
    try:
        with os.fdopen(os.open(data / _MARK, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            token = file.read(64)
    except OSError:
        return False
    return len(token) == 32 and accounts.state_folder().joinpath(_named(token)).is_file()


def _named(token: bytes) -> str:
    return f"made-{hashlib.sha256(token).hexdigest()}"


def _start_kept(folder: Path, binaries: Binaries | None, account: Account, life: int) -> Server:
    """Make the data if there is none, and start the server, which inherits ``life``; it is closed here."""
    try:
        version = _data_version(folder)
        binaries = accounts.runnable(_fitting(folder, version, binaries), account)
        if version is None:
            _make_data(folder, binaries, account)
        home = accounts.runtime_folder(account, folder)
    except BaseException:
        os.close(life)
        raise
    try:
        return _run(folder, binaries, account, life, home)
    except BaseException:
        with suppress(OSError):
            home.rmdir()
        raise


def _run(folder: Path, binaries: Binaries, account: Account, life: int, home: Path) -> Server:
    data, log = _data(folder).resolve(), _log(folder)
    try:
        _clear_leftovers(data, home)
        wanted = order("detach", command_line(binaries, data, home, {}), account)
        wanted["pid_file"] = life
        with append_to(log) as log_file:
            subprocess.run(  # noqa: S603  (our own launcher)
                launch(wanted),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log_file,
                env=environment(),
                start_new_session=True,
                pass_fds=[life],
                check=True,
            )
    finally:
        os.close(life)
    lock = accounts.open_lock(folder / "server.pid")
    try:
        pid = wait_until_ready(data, log, _lock_is_free(lock))
    finally:
        os.close(lock)
    return Server(binaries, data, home, log, pid)


def _lock_is_free(lock: int) -> Callable[[float], bool]:
    """Return a function that waits up to so many seconds and tells whether no process of the server is left."""

    def wait(seconds: float) -> bool:
        time.sleep(seconds)
        return accounts.try_lock(lock)

    return wait


def _data_version(folder: Path) -> int | None:
    try:
        return int((_data(folder) / "PG_VERSION").read_text())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ServerError(f"cannot read {_data(folder) / 'PG_VERSION'}: {error}") from error


def _fitting(folder: Path, version: int | None, binaries: Binaries | None) -> Binaries:
    """Return binaries for the data in the folder: those given, those preferred, or any that fit."""
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
    """Create the data directory, completely or not at all."""
    for leftover in folder.glob("data.new-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    link = _data(folder)
    if link.is_symlink():
        raise ServerError(f"{link} leads to {link.readlink()}, where no data is: remove the link to start again")
    home = folder if account.can_enter(folder) else _data_home(account)
    new, final = home / f"data.new-{os.getpid()}", home / "data"
    try:
        new.mkdir(mode=0o700)
        maker = accounts.making_account()
        maker.own(new)
        initdb(binaries, maker, new)
        _vouch(new)
        accounts.own_tree(new, account)
        new.rename(final)
    except OSError as error:
        raise ServerError(f"cannot make the data directory {final}: {error}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    if final != link:
        link.symlink_to(final)


def _data_home(account: Account) -> Path:
    """Return a new folder below /var/lib/schemadiff for data that the server's account could not reach otherwise."""
    for number in range(1, sys.maxsize):
        folder = ROOT_DATA / str(number)
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
    raise ServerError(f"{account.name}, who runs the server, cannot enter {ROOT_DATA}")


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
    for leftover in (data / "postmaster.pid", home / accounts.SOCKET_NAME, home / f"{accounts.SOCKET_NAME}.lock"):
        leftover.unlink(missing_ok=True)
