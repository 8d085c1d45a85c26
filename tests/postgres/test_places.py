from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from schemadiff.errors import ServerError
from schemadiff.postgres import own_folders
from schemadiff.postgres.embedded import Server, accounts, throwaway
from schemadiff.postgres.embedded.accounts import Account, server_account
from schemadiff.postgres.embedded.binaries import Binaries
from schemadiff.postgres.embedded.sandbox import sandbox
from tests.support.databases import ask
from tests.support.processes import as_root


def test_a_cached_folder_is_made_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(accounts, "cache_folder", lambda: tmp_path)
    made: list[Path] = []

    def fill(new: Path) -> None:
        made.append(new)
        time.sleep(0.05)
        (new / "content").touch()

    start = threading.Barrier(4)

    def want() -> Path:
        start.wait()
        return accounts.cached(Path("a", "b"), fill)

    with ThreadPoolExecutor(4) as pool:
        folders = [future.result() for future in [pool.submit(want) for _ in range(4)]]
    assert set(folders) == {tmp_path / "a" / "b"}
    assert len(made) == 1
    assert (folders[0] / "content").is_file()


def test_a_cached_folder_that_cannot_be_filled_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(accounts, "cache_folder", lambda: tmp_path)

    def fill(new: Path) -> None:
        (new / "content").touch()
        raise ServerError("no")

    with pytest.raises(ServerError, match="no"):
        accounts.cached(Path("a"), fill)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_a_cached_folder_may_be_filled_by_means_of_another_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(accounts, "cache_folder", lambda: tmp_path)
    leftover = tmp_path / ".new-18@left"
    leftover.mkdir()

    def fill(new: Path) -> None:
        assert accounts.cached(Path("18"), lambda inner: (inner / "content").touch()) == tmp_path / "18"
        (new / "content").touch()

    assert (accounts.cached(Path("18-sandbox"), fill) / "content").is_file()
    assert not leftover.exists(), "what nobody fills any more goes away"


def test_the_first_server_of_a_machine_may_be_a_sandbox(
    monkeypatch: pytest.MonkeyPatch, reachable: Path, server: Server
) -> None:
    monkeypatch.setattr(accounts, "cache_folder", lambda: reachable / "new machine")
    with sandbox(server.binaries) as made:
        assert made.connection.execute("SELECT 1").fetchone() == (1,)
    assert len([found for found in (reachable / "new machine" / "templates").iterdir() if found.is_dir()]) == 2


def test_a_guessable_folder_is_ours_or_an_error(tmp_path: Path) -> None:
    ours = own_folders.claim(tmp_path / "ours")
    assert ours.stat().st_mode & 0o777 == 0o700
    assert own_folders.claim(ours) == ours
    ours.chmod(0o777)
    with pytest.raises(ServerError, match="not a folder of ours"):
        own_folders.claim(ours)
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(ServerError, match="not a folder of ours"):
        own_folders.claim(tmp_path / "link")


@as_root
def test_a_guessable_folder_of_another_account_is_refused(tmp_path: Path) -> None:
    folder = own_folders.claim(tmp_path / "theirs")
    os.chown(folder, 12345, 12345)
    with pytest.raises(ServerError, match="not a folder of ours"):
        own_folders.claim(folder)


@pytest.mark.parametrize(
    ("mode", "enters"),
    [(0o700, False), (0o711, True), (0o755, True), (0o744, False)],
)
def test_an_account_enters_what_every_folder_above_lets_it(
    reachable: Path, folder: Path, mode: int, enters: bool
) -> None:
    inner = folder / "inner"
    inner.mkdir(parents=True)
    folder.chmod(mode)
    assert Account(54321, 54321, "another", switched=True).can_enter(inner) is enters


@as_root
def test_binaries_below_a_closed_folder_are_run_from_a_copy(
    server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefix = server.binaries.directory.parent
    if not (prefix / "share" / "postgres.bki").is_file():
        pytest.skip(f"{server.binaries} cannot be moved elsewhere")
    closed = folder / "closed" / "site" / prefix.parent.name
    (closed / prefix.name / "bin").mkdir(parents=True)
    for program in ("postgres", "initdb", "pg_dump"):
        shutil.copy2(prefix / "bin" / program, closed / prefix.name / "bin")
    for part in ("lib", "share"):
        (closed / prefix.name / part).symlink_to(prefix / part)
    libraries = prefix.parent.with_name(f"{prefix.parent.name}.libs")
    shutil.copytree(libraries, closed.with_name(libraries.name))
    (folder / "closed").chmod(0o700)
    (folder / "cache").mkdir()
    monkeypatch.setattr(accounts, "cache_folder", lambda: folder / "cache")

    given = Binaries(closed / prefix.name / "bin", server.version, "closed")
    account = server_account()
    assert not account.can_enter(given.directory)
    copy = accounts.runnable(given, account)
    assert account.can_enter(copy.directory)
    assert accounts.runnable(given, account) == copy
    with throwaway(given) as other:
        assert other.binaries == copy
        assert ask(other, "SELECT 1") == 1
        subprocess.run([copy.path("pg_dump"), "--version"], check=True, capture_output=True, user=account.uid)
