"""Folders of YAML for commands to work on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

Declare = Callable[..., Path]

NOTES = """
    tables:
      notes:
        columns:
          id: {type: bigint, not_null: true}
          title: text
        primary_key: [id]
"""


@pytest.fixture
def declare(tmp_path: Path) -> Declare:
    """Write a file of a schema folder; the folder."""

    def write(text: str = NOTES, name: str = "schema.yaml", folder: str = "schema") -> Path:
        file = tmp_path / folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return tmp_path / folder

    return write
