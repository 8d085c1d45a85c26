"""A folder is checked in full beside the plan, and once."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from schemadiff.declaration import catalog_cache, loader, own_process
from schemadiff.declaration.proofreading import FolderProofreading
from schemadiff.errors import Finding, InputError
from schemadiff.kinds import registry
from tests.bench.schemas import hand_written


def wrong() -> None:
    raise InputError([Finding("it is wrong", None)])


def _made(check: FolderProofreading) -> None:
    check.begin()
    check.wait()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(catalog_cache.ENVIRONMENT_VARIABLE, raising=False)
    made = tmp_path / "schema"
    made.mkdir()
    (made / "tables.yaml").write_text(hand_written(40))
    return made


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that are made, as if there were nothing else in this one."""
    made: list[int] = []
    fork = os.fork

    def noted() -> int:
        if process := fork():
            made.append(process)
        return process

    monkeypatch.setattr(os, "fork", noted)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    return made


def are_gone(children: list[int]) -> bool:
    for process in children:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
    return True


@pytest.mark.filterwarnings("ignore:.*fork")
@pytest.mark.parametrize("cores", [1, 2])
def test_findings_come_when_it_is_waited_for_at_the_latest(
    cores: int, children: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_process, "_cores", lambda: cores)
    right, broken = FolderProofreading(lambda: None), FolderProofreading(wrong)
    _made(right)
    with pytest.raises(InputError, match="it is wrong"):
        _made(broken)
    assert len(children) == (2 if cores == 2 else 0)
    assert are_gone(children)


@pytest.mark.filterwarnings("ignore:.*fork")
def test_what_has_not_begun_or_is_stopped_finds_nothing(children: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_process, "_cores", lambda: 2)
    FolderProofreading(wrong).wait()
    stopped = FolderProofreading(wrong)
    stopped.begin()
    stopped.stop()
    stopped.wait()
    assert len(children) == 1
    assert are_gone(children)


def test_the_same_texts_are_checked_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loader.check(folder, registry())
    with monkeypatch.context() as patched:
        patched.setattr(loader, "load_texts", lambda *a, **k: pytest.fail("checked again"))
        loader.check(folder, registry())
    file = folder / "tables.yaml"
    right = file.read_text()
    file.write_text(right.replace("amount >= 3 AND", "amount >= 3 AND AND"))
    for _ in range(2):
        with pytest.raises(InputError, match="syntax error"):
            loader.check(folder, registry())
    file.write_text(right)
    monkeypatch.setenv(catalog_cache.ENVIRONMENT_VARIABLE, "1")
    monkeypatch.setattr(loader, "load_texts", lambda *a, **k: wrong())
    with pytest.raises(InputError, match="it is wrong"):
        loader.check(folder, registry())
