"""Folders for servers."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


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
