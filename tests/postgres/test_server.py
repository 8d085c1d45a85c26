from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from schemadiff.errors import ServerError
from schemadiff.postgres.embedded import Server, accounts, throwaway
from schemadiff.postgres.embedded.accounts import server_account
from schemadiff.postgres.embedded.process import LAUNCHER
from tests.support.databases import ask
from tests.support.processes import as_root, is_alive, is_gone, parent_of, start_python


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("server_encoding", "UTF8"),
        ("lc_messages", "C"),
        ("TimeZone", "UTC"),
        ("listen_addresses", ""),
        ("fsync", "off"),
        ("synchronous_commit", "off"),
        ("full_page_writes", "off"),
        ("wal_level", "minimal"),
        ("max_locks_per_transaction", "4096"),
        ("autovacuum", "off"),
    ],
)
def test_a_throwaway_server_is_set_up_for_a_short_life(server: Server, setting: str, value: str) -> None:
    assert ask(server, f"SHOW {setting}") == value


def test_the_locale_is_c(server: Server) -> None:
    assert ask(server, "SELECT datcollate FROM pg_database WHERE datname = 'template1'") == "C"


def test_the_superuser_is_postgres_whoever_runs_it(server: Server) -> None:
    assert ask(server, "SELECT rolname FROM pg_roles WHERE rolsuper") == "postgres"
    assert ask(server, "SELECT current_user") == "postgres"


def test_the_version_is_that_of_its_binaries(server: Server) -> None:
    assert ask(server, "SELECT current_setting('server_version_num')::int / 10000") == server.version
    assert server.version == server.binaries.version


def test_nobody_else_can_enter_the_folder_of_the_socket(server: Server) -> None:
    status = server.socket_directory.stat()
    assert status.st_mode & 0o777 == 0o700
    assert status.st_uid == (os.geteuid() or server.data.stat().st_uid)


@as_root
def test_for_root_the_server_runs_as_somebody_that_nobody_is(server: Server) -> None:
    uid = server.data.stat().st_uid
    assert uid in accounts.THROWAWAY_IDS
    assert Path(f"/proc/{server.pid}").stat().st_uid == uid
    with pytest.raises(KeyError):
        pwd.getpwuid(uid)
    assert server_account().uid != uid, "a process uses it"
    for other in (12345, pwd.getpwnam("nobody").pw_uid):
        done = subprocess.run(["test", "-S", server.socket_directory / accounts.SOCKET_NAME], user=other, check=False)
        assert done.returncode == 1, "another account could get at the socket"


@pytest.mark.parametrize("name", ["plain", "Two Words", "it's", 'quo"ted', r"back\slash"])
def test_databases_are_made_and_dropped_whatever_their_name(server: Server, name: str) -> None:
    dsn = server.create_database(name)
    assert dsn == server.dsn(name)
    assert ask(server, "SELECT current_database()", database=name) == name
    server.drop_database(name)
    server.drop_database(name)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(dsn)


def test_a_database_can_be_a_copy_of_another(server: Server) -> None:
    server.create_database("original")
    try:
        with psycopg.connect(server.dsn("original"), autocommit=True) as connection:
            connection.execute("CREATE TABLE here ()")
        server.create_database("copy", template="original")
        assert ask(server, "SELECT to_regclass('here')::text", database="copy") == "here"
    finally:
        server.drop_database("copy")
        server.drop_database("original")


def test_dropping_a_database_ends_its_sessions(server: Server) -> None:
    with psycopg.connect(server.create_database("busy")) as connection:
        server.drop_database("busy")
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")


def test_a_database_is_dropped_with_its_subscriptions(server: Server) -> None:
    with psycopg.connect(server.create_database("subscribed"), autocommit=True) as connection:
        connection.execute("CREATE SUBSCRIPTION s CONNECTION 'host=/nowhere' PUBLICATION p WITH (connect = false)")
    server.drop_database("subscribed")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(server.dsn("subscribed"))


def test_what_the_server_refuses_is_told(server: Server) -> None:
    with pytest.raises(ServerError, match='database "postgres" already exists'):
        server.create_database("postgres")


def test_after_the_block_nothing_is_left(temporary: Path) -> None:
    with throwaway() as server:
        assert server.socket_directory.parent == temporary
        assert is_alive(server.pid)
        guard = parent_of(server.pid)
    assert not is_alive(server.pid)
    assert not is_alive(guard)
    assert list(temporary.iterdir()) == []


def test_nothing_is_left_after_an_error_in_the_block(temporary: Path) -> None:
    with pytest.raises(ZeroDivisionError), throwaway() as server:
        raise ZeroDivisionError
    assert not is_alive(server.pid)
    assert list(temporary.iterdir()) == []


def test_nothing_is_left_when_the_server_ends_before_the_block(temporary: Path) -> None:
    with throwaway() as server:
        os.kill(server.pid, signal.SIGQUIT)
        assert is_gone(server.pid)
    assert list(temporary.iterdir()) == []


def test_an_installed_postgresql_serves_too(installed_server: Server) -> None:
    assert ask(installed_server, "SHOW fsync") == "off"
    assert installed_server.create_database("d") == installed_server.dsn("d")
    installed_server.drop_database("d")


def test_settings_of_a_throwaway_server_can_be_added(temporary: Path) -> None:
    with throwaway(settings={"wal_level": "logical", "timezone": "Europe/Madrid"}) as server:
        assert ask(server, "SHOW wal_level") == "logical"
        assert ask(server, "SHOW timezone") == "Europe/Madrid"


def test_a_server_that_does_not_start_says_why_and_leaves_nothing(temporary: Path) -> None:
    with pytest.raises(ServerError, match=r"did not start:(.|\n)*unrecognized.*no_such_setting"):  # noqa: SIM117
        with throwaway(settings={"no_such_setting": "1"}):
            pass
    assert list(temporary.iterdir()) == []


def test_the_environment_of_the_client_is_not_the_server_s(monkeypatch: pytest.MonkeyPatch, temporary: Path) -> None:
    monkeypatch.setenv("PGDATA", "/nowhere")
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    with throwaway() as server:
        assert ask(server, "SHOW port") == "5432"


HOLD = """
import sys, threading, os, time
from schemadiff.postgres.embedded import throwaway

started = threading.Event()

def hold():
    with throwaway() as server:
        print(server.pid, server.socket_directory, flush=True)
        started.set()
        time.sleep(600)
"""


def held(script: str) -> tuple[subprocess.Popen[str], int, Path]:
    """A process that holds a throwaway server, the server, and its folder."""
    holder = start_python(HOLD + script)
    assert holder.stdout is not None
    pid, home = holder.stdout.readline().split()
    return holder, int(pid), Path(home)


def buried(holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.communicate()


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_server_ends_with_its_parent_however_that_ends(by: signal.Signals) -> None:
    holder, pid, home = held("hold()")
    try:
        assert is_alive(pid)
        assert home.is_dir()
        holder.send_signal(by)
        assert is_gone(pid, home)
    finally:
        buried(holder)


def test_a_child_that_outlives_the_parent_does_not_keep_its_server_alive() -> None:
    holder, pid, home = held(
        "threading.Thread(target=hold, daemon=True).start()\n"
        "started.wait()\n"
        "child = os.fork()\n"
        "child and print(child, flush=True)\n"
        "time.sleep(600)\n"
    )
    assert holder.stdout is not None
    child = int(holder.stdout.readline())
    try:
        holder.kill()
        assert is_gone(pid, home)
        assert is_alive(child)
    finally:
        os.kill(child, signal.SIGKILL)
        buried(holder)


@pytest.mark.skipif(sys.platform != "linux", reason="needs PR_SET_PDEATHSIG")
def test_a_server_ends_with_its_guard() -> None:
    holder, pid, home = held("hold()")
    try:
        os.kill(parent_of(pid), signal.SIGKILL)
        assert is_gone(pid)
    finally:
        holder.kill()
        buried(holder)
        shutil.rmtree(home, ignore_errors=True)


def test_a_server_outlives_the_thread_that_started_it() -> None:
    """PR_SET_PDEATHSIG is sent when the parent's *thread* ends, which is why there is a guard."""
    with ThreadPoolExecutor() as pool:
        context = throwaway()
        server = pool.submit(context.__enter__).result()
    time.sleep(0.1)
    assert ask(server, "SELECT 1") == 1
    context.__exit__(None, None, None)


def test_a_long_temporary_folder_is_passed_over(temporary: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    long = folder / ("long" * 25)
    long.mkdir()
    monkeypatch.setenv("TMPDIR", str(long))
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    with throwaway() as server:
        assert ask(server, "SELECT 1") == 1
        assert len(os.fsencode(server.socket_directory / accounts.SOCKET_NAME)) <= accounts.SOCKET_PATH_LIMIT


ORDINARY = """
import os, pathlib, sys
import psycopg
from psycopg import sql
from schemadiff.postgres import embedded as server
from schemadiff.postgres.embedded.binaries import Binaries

directory, version, folder, python, other, uid, gid = sys.argv[1:]
# All modules now: this account may not be able to enter their folder.
psycopg.connect(other).close()
os.setgroups([]); os.setgid(int(gid)); os.setuid(int(uid))
sys.executable = python
os.environ.update(HOME=folder, XDG_CACHE_HOME=folder + "/cache")
os.environ.pop("XDG_RUNTIME_DIR", None)
binaries = Binaries(pathlib.Path(directory), int(version), "given")
with server.throwaway(binaries) as running:
    with psycopg.connect(running.create_database("d")) as connection:
        print(*connection.execute("SELECT current_user, current_database()").fetchone())
    assert running.data.stat().st_uid == os.getuid()
kept = pathlib.Path(folder, "kept")
with psycopg.connect(server.start_kept(kept, binaries).dsn()) as connection:
    print(*connection.execute("SELECT current_user").fetchone())
assert kept.stat().st_mode & 0o777 == 0o700
print(server.stop_kept(kept), server.kept_status(kept).server)
"""


@as_root
def test_an_ordinary_user_needs_no_root(server: Server, folder: Path) -> None:
    """What root's tests do not show: that it works without root."""
    account = accounts.making_account()
    pythons = [python for python in (sys.executable, shutil.which("python3", path="/usr/bin:/usr/local/bin")) if python]
    usable = [python for python in pythons if account.can_enter(Path(python).resolve().parent)]
    if not usable or not account.can_enter(LAUNCHER.parent):
        pytest.skip("nobody cannot enter the folder of Python, or this one")
    folder.mkdir()
    os.chown(folder, account.uid, account.gid)
    user = start_python(
        ORDINARY,
        str(server.binaries.directory),
        str(server.version),
        str(folder),
        usable[0],
        server.dsn(),
        str(account.uid),
        str(account.gid),
    )
    output, _ = user.communicate(timeout=60)
    assert output.splitlines() == ["postgres d", "postgres", "True None"]
    assert user.returncode == 0
