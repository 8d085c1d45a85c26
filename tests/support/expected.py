"""Outputs kept as files: what users and other runs of schemadiff see of it does not change by accident.

``pytest --regenerate`` writes them anew; the difference is then read in the commit.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

GOLDEN_VERSION = 18
"""The server's major version that the files are of: names and texts that the server chooses differ on others."""


def expect(found: str, file: Path, config: pytest.Config) -> None:
    """The output is what the file holds, byte by byte."""
    same = file.is_file() and file.read_text(encoding="utf-8") == found
    if not same and config.getoption("--regenerate"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(found, encoding="utf-8")
        return
    assert file.is_file(), f"nothing is expected yet in {file.name}; it would be\n{found}"
    assert found == file.read_text(encoding="utf-8"), f"{file.name} has changed (--regenerate writes it anew)"


def expect_digest(found: Mapping[str, str], name: str, file: Path, config: pytest.Config) -> None:
    """The output is the one whose digest the file holds under that name: for outputs that are not ours to keep."""
    digest = hashlib.sha256(json.dumps(dict(found), sort_keys=True).encode()).hexdigest()
    kept: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    if kept.get(name) != digest and config.getoption("--regenerate"):
        file.write_text(json.dumps(kept | {name: digest}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    assert kept.get(name) == digest, f"what is written for {name} has changed (--regenerate keeps the new digest)"
