"""The pictures on the page docs/pictures.md are those that the commands on it write; tests/docs runs these."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.command import invoke
from tests.support.expected import expect

ROOT = Path(__file__).parents[2]


def test_mermaid_is_drawn_from_what_the_command_prints() -> None:
    page = (ROOT / "docs/pictures.md").read_text(encoding="utf-8")
    drawn = re.search(r"^```mermaid\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert drawn is not None
    assert page.count(drawn[1]) == 2


def test_the_picture_of_the_example(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    monkeypatch.chdir(ROOT)
    out = tmp_path / "platform.svg"
    assert invoke("picture", "schema/", "--columns", "keys", "--out", str(out)).code == 0
    expect(out.read_text(encoding="utf-8"), ROOT / "docs/platform.svg", pytestconfig)
