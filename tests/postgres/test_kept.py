from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from schemadiff.errors import ServerError
from schemadiff.postgres.embedded import KeptStatus, Server, accounts, kept_status, start_kept, stop_kept
from schemadiff.postgres.embedded import persistent as module
from schemadiff.postgres.embedded.accounts import server_account
from schemadiff.postgres.embedded.binaries import Binaries
from tests.support.databases import ask
from tests.support.processes import as_root, is_alive, is_gone, parent_of, start_python


@pytest.fixture(scope="module")
def initialised(reachable: Path) -> Path:
    """The folder of a kept server with data in it, made once."""
    start_kept(reachable / "kept")
    stop_kept(reachable / "kept")
    return reachable / "kept"


@pytest.fixture
def kept(initialised: Path) -> Iterator[Path]:
    """The same folder; its server is stopped before and after."""
    yield initialised
    stop_kept(initialised)


def test_a_kept_server_starts_once_and_stops(kept: Path) -> None:
    assert kept_status(kept).server is None
    started = start_kept(kept)
    again = start_kept(kept)
    assert (again.pid, again.dsn()) == (started.pid, started.dsn())
    assert ask(again, "SELECT 1") == 1
    status = kept_status(kept)
    assert status == KeptStatus(kept, started.version, again)
    assert stop_kept(kept) is True
    assert not is_alive(started.pid)
    assert not started.socket_directory.exists()
    assert stop_kept(kept) is False
    assert kept_status(kept) == KeptStatus(kept, started.version, None)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("autovacuum", "on"),
        ("listen_addresses", ""),
    ],
)
def test_a_kept_server_is_durable(kept: Path, setting: str, value: str) -> None:
    assert ask(start_kept(kept), f"SHOW {setting}") == value


def test_a_kept_server_outlives_who_started_it_and_keeps_its_data(kept: Path) -> None:
    starter = start_python(
        "import sys, pathlib; from schemadiff.postgres.embedded import start_kept\n"
        "start_kept(pathlib.Path(sys.argv[1])).create_database('outlives')",
        str(kept),
    )
    starter.communicate(timeout=30)
    server = kept_status(kept).server
    assert server is not None
    assert ask(server, "SELECT current_database()", database="outlives") == "outlives"
    stop_kept(kept)
    assert ask(start_kept(kept), "SELECT current_database()", database="outlives") == "outlives"


def test_a_kept_server_is_no_child_of_who_started_it(kept: Path) -> None:
    assert parent_of(start_kept(kept).pid) != os.getpid()


def test_its_folder_closes_data_socket_and_log_to_others(kept: Path) -> None:
    server = start_kept(kept)
    assert server.data.stat().st_mode & 0o777 == 0o700
    assert server.socket_directory.stat().st_mode & 0o777 == 0o700
    assert server.log.stat().st_mode & 0o777 == 0o600
    assert (kept / ".gitignore").read_text() == "*\n"


def test_after_a_kill_it_starts_again(kept: Path) -> None:
    killed = start_kept(kept)
    os.kill(killed.pid, signal.SIGKILL)
    assert is_gone(killed.pid)
    server = start_kept(kept)
    assert ask(server, "SELECT 1") == 1


def test_a_stale_pid_file_with_the_pid_of_another_process_is_no_hindrance(kept: Path) -> None:
    """Process ids are used again; PostgreSQL alone refuses to start when it finds one of the same account."""
    bystander = subprocess.Popen(["sleep", "60"], user=(kept / "data").stat().st_uid if os.geteuid() == 0 else None)
    try:
        stale = f"{bystander.pid}\n{kept / 'data'}\n1700000000\n5432\n/nowhere\n\n  1 1\nready   \n"
        (kept / "data" / "postmaster.pid").write_text(stale)
        (kept / "server.pid").write_text(f"{bystander.pid}\n")
        assert kept_status(kept).server is None
        assert stop_kept(kept) is False
        assert ask(start_kept(kept), "SELECT 1") == 1
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_two_that_start_at_once_get_the_same_server(kept: Path) -> None:
    with ThreadPoolExecutor() as pool:
        servers = list(pool.map(lambda _: start_kept(kept), range(4)))
    assert len({server.pid for server in servers}) == 1


def test_a_server_started_by_another_tool_is_left_alone(kept: Path, folder: Path) -> None:
    folder.mkdir()
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(folder / accounts.SOCKET_NAME))
        other.listen()
        pid_file = kept / "data" / "postmaster.pid"
        pid_file.write_text(f"{os.getpid()}\n{kept / 'data'}\n1700000000\n5432\n{folder}\n\n  1 1\nready   \n")
        try:
            with pytest.raises(ServerError, match=rf"did not start \(process {os.getpid()}\)"):
                start_kept(kept)
            assert pid_file.exists()
        finally:
            pid_file.unlink()


def test_data_of_a_version_without_binaries_is_named(kept: Path) -> None:
    version_file = kept / "data" / "PG_VERSION"
    version = version_file.read_text()
    version_file.write_text("11\n")
    try:
        with pytest.raises(ServerError, match=r"data of PostgreSQL 11.*SCHEMADIFF_PG_BIN"):
            start_kept(kept)
        assert kept_status(kept) == KeptStatus(kept, 11, None)
    finally:
        version_file.write_text(version)


def test_binaries_that_do_not_fit_the_data_are_refused(kept: Path, installed_server: Server) -> None:
    other = installed_server.binaries
    if other.version == kept_status(kept).version:
        pytest.skip("the data is theirs")
    with pytest.raises(ServerError, match=f"which PostgreSQL {other.version} .*cannot run"):
        start_kept(kept, other)


def test_data_is_served_by_the_binaries_that_fit_it(folder: Path, installed_server: Server) -> None:
    start_kept(folder, installed_server.binaries)
    try:
        stop_kept(folder)
        assert start_kept(folder).version == installed_server.version
    finally:
        stop_kept(folder)


def test_a_kept_server_that_does_not_start_says_why_and_can_be_repaired(kept: Path) -> None:
    configuration = kept / "data" / "postgresql.conf"
    good = configuration.read_text()
    configuration.write_text("no_such_setting = 1\n")
    try:
        with pytest.raises(ServerError, match=r"did not start:(.|\n)*no_such_setting"):
            start_kept(kept)
        assert kept_status(kept).server is None
    finally:
        configuration.write_text(good)
    assert ask(start_kept(kept), "SELECT 1") == 1


def test_looking_makes_nothing(folder: Path) -> None:
    assert kept_status(folder) == KeptStatus(folder, None, None)
    assert stop_kept(folder) is False
    assert not folder.exists()


def test_an_initdb_that_fails_leaves_nothing_half_made(folder: Path, server: Server) -> None:
    programs = folder / "bin"
    programs.mkdir(parents=True)
    for program, script in {
        "initdb": 'd="${1#--pgdata=}"; echo 18 > "$d/PG_VERSION"; echo no space left; exit 1',
        "postgres": "exit 1",
    }.items():
        (programs / program).write_text(f"#!/bin/sh\n{script}\n")
        (programs / program).chmod(0o755)
    kept = folder / "kept"
    with pytest.raises(ServerError, match=r"initdb of PostgreSQL 18 .* failed:\n    no space left"):
        start_kept(kept, Binaries(programs, 18, "broken"))
    assert [path.name for path in kept.iterdir() if path.name.startswith("data")] == []
    assert kept_status(kept) == KeptStatus(kept, None, None)


def test_what_is_no_folder_is_refused(folder: Path) -> None:
    folder.write_text("")
    with pytest.raises(ServerError, match="is not a folder"):
        start_kept(folder)
    folder.unlink()


@as_root
def test_where_nobody_cannot_enter_root_s_data_lives_elsewhere(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ROOT_DATA", folder)
    tmp_path.chmod(0o700)
    kept = tmp_path / "kept"
    assert not server_account().can_enter(tmp_path)
    try:
        assert ask(start_kept(kept), "SELECT 1") == 1
        assert (kept / "data").readlink() == folder / "1" / "data"
        assert stop_kept(kept)
        assert start_kept(kept).data == folder / "1" / "data"
    finally:
        stop_kept(kept)
    shutil.rmtree(folder / "1")
    with pytest.raises(ServerError, match=r"leads to .*remove the link"):
        start_kept(kept)


@as_root
def test_root_s_data_belongs_to_somebody_that_nobody_is_and_stays_theirs(folder: Path) -> None:
    kept = folder / "kept"
    try:
        server = start_kept(kept)
        uid = server.data.stat().st_uid
        assert uid in accounts.KEPT_IDS
        assert Path(f"/proc/{server.pid}").stat().st_uid == uid
        assert stop_kept(kept)
        assert Path(f"/proc/{start_kept(kept).pid}").stat().st_uid == uid
    finally:
        stop_kept(kept)
    os.chown(kept / "data", 12345, 12345)
    with pytest.raises(ServerError, match="not a data folder of ours"):
        start_kept(kept)
