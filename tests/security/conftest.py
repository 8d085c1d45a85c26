"""Folders of YAML for commands to work on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Declare = Callable[[Any], str]


@pytest.fixture
def declare(tmp_path: Path) -> Declare:
    """Writes a folder that declares this; its path."""

    def write(content: Any) -> str:
        folder = tmp_path / "declared"
        folder.mkdir(exist_ok=True)
        (folder / "schema.yaml").write_text(json.dumps(content), encoding="utf-8")
        return str(folder)

    return write
