"""A server that ends with its parent process: for canonical forms, sandboxes and tests."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from schemadiff.errors import ServerError
from schemadiff.postgres.embedded import accounts
from schemadiff.postgres.embedded.binaries import Binaries, find_binaries
from schemadiff.postgres.embedded.process import (
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

#: Right for data that nobody will miss, wrong for any other. The lock table holds a transaction that makes
#: thousands of tables; wal_level minimal needs max_wal_senders 0. autovacuum and jit cost time that such a
#: short life never earns back.
THROWAWAY_SETTINGS: Mapping[str, str] = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "max_locks_per_transaction": "4096",
    "max_wal_size": "256MB",
    "autovacuum": "off",
    "autovacuum_max_workers": "1",
    "jit": "off",
    "log_checkpoints": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


class Preparation(NamedTuple):
    """What is done once to a server whose data others then begin with."""

    name: str
    """The name under which the data is kept; another one wherever ``prepare`` does something else."""
    prepare: Callable[[Server], None]


@contextmanager
def throwaway(
    binaries: Binaries | None = None,
    *,
    settings: Mapping[str, str] | None = None,
    memory: int | None = None,
    prepared: Preparation | None = None,
) -> Iterator[Server]:
    """Run a server for the length of a ``with`` block; it and its files are gone afterwards, or when we end.

    ``settings`` are server settings in addition to :data:`THROWAWAY_SETTINGS`; ``memory`` limits the address space of
    each of its processes, in bytes. Takes about 0.2 s, the first time for a version 2 s. ``prepared`` is what has been
    done to its data before. Raises :class:`ServerError` if it does not start.
    """
    account = accounts.server_account()
    binaries = accounts.runnable(binaries or find_binaries(), account)
    template = _template(binaries, prepared)
    home = accounts.temporary_folder(account)
    watchdog: subprocess.Popen[bytes] | None = None
    try:
        data, log = home / "data", home / "server.log"
        accounts.copy_tree(template / "data", data, account)
        with append_to(log) as log_file:
            # The last file that we make there ourselves: from here on the folder is the server's account's.
            account.own(home)
            command = command_line(binaries, data, home, _settings(binaries, settings))
            wanted = order("watchdog", command, account)
            wanted["parent"], wanted["remove"] = os.getpid(), str(home)
            if memory is not None:
                wanted["memory"] = memory
            watchdog = subprocess.Popen(  # noqa: S603  (our own launcher)
                launch(wanted),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log_file,
                env=environment(),
                start_new_session=True,
            )
        pid = wait_until_ready(data, log, _line_arrives(watchdog))
        yield Server(binaries, data, home, log, pid)
    finally:
        if watchdog is not None:
            _end_watchdog(watchdog)
        shutil.rmtree(home, ignore_errors=True)


def _settings(binaries: Binaries, settings: Mapping[str, str] | None) -> dict[str, str]:
    # From 18 on three more processes are started to read files; the data fits into memory.
    quick = {"io_method": "sync", "autovacuum_worker_slots": "1"} if binaries.version >= 18 else {}
    return {**THROWAWAY_SETTINGS, **quick, **(settings or {})}


def _template(binaries: Binaries, prepared: Preparation | None) -> Path:
    """Return the cached folder with the data that a server begins with; it is made if there is none."""
    key = accounts.template_key(binaries)
    if prepared is None:
        return accounts.cached(Path("templates", key), lambda new: _make_template(binaries, new))
    name = Path("templates", f"{key}-{prepared.name}")
    return accounts.cached(name, lambda new: _make_prepared(binaries, prepared, new))


def _make_prepared(binaries: Binaries, prepared: Preparation, new: Path) -> None:
    with throwaway(binaries) as server:
        prepared.prepare(server)
        # A fast shutdown, so that what is copied is complete.
        os.kill(server.pid, signal.SIGINT)
        deadline = time.monotonic() + STOP_PATIENCE
        while (server.data / "postmaster.pid").exists():
            if time.monotonic() > deadline:
                raise ServerError("a server whose data is to be copied does not stop:", *tail(server.log))
            time.sleep(0.005)
        for fork in (*server.data.glob("base/*/*_fsm"), *server.data.glob("base/*/*_vm")):
            # Half of the files. The server makes free space and visibility maps anew where it needs them.
            fork.unlink()
        accounts.copy_tree(server.data, new / "data", sync=True)


def _make_template(binaries: Binaries, new: Path) -> None:
    account = accounts.making_account()
    work = accounts.temporary_folder(account)
    try:
        data = work / "data"
        data.mkdir(mode=0o700)
        account.own(data)
        account.own(work)
        initdb(binaries, account, data, "--no-sync")
        # Into place by us: the cache is not the server account's to write to.
        accounts.copy_tree(data, new / "data", sync=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _line_arrives(watchdog: subprocess.Popen[bytes]) -> Callable[[float], bool]:
    """Wait up to so many seconds; whether the guard said that the server ended, or ended itself."""
    assert watchdog.stdout is not None
    stdout = watchdog.stdout

    def wait(seconds: float) -> bool:
        return bool(select.select([stdout], [], [], seconds)[0])

    return wait


def _end_watchdog(watchdog: subprocess.Popen[bytes]) -> None:
    assert watchdog.stdin is not None
    assert watchdog.stdout is not None
    # A word, not only the end of the pipe: a forked child of ours would hold that open.
    with suppress(BrokenPipeError), watchdog.stdin:
        watchdog.stdin.write(b"end\n")
    with watchdog.stdout:
        # It ends with the guard, and waking up to it is quicker than the polling of Popen.wait(timeout).
        while select.select([watchdog.stdout], [], [], STOP_PATIENCE)[0]:
            if not os.read(watchdog.stdout.fileno(), 1024):
                break
        else:
            watchdog.kill()
    watchdog.wait()
