"""Folders for servers."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def reachable() -> Iterator[Path]:
    """A folder that the server's account can enter and a socket's path fits into; pytest's own are neither."""
    parent = "/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp"  # noqa: S108
    folder = Path(tempfile.mkdtemp(prefix="sdt-", dir=parent))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def folder(reachable: Path) -> Iterator[Path]:
    """A new name in there."""
    name = Path(tempfile.mkdtemp(dir=reachable))
    name.rmdir()
    yield name
    shutil.rmtree(name, ignore_errors=True)


@pytest.fixture
def temporary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where throwaway servers of this test live, so that what they leave is seen."""
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder
