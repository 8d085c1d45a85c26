"""Every command of docs/pictures.md runs, and the page shows what they write."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.support.command import invoke
from tests.support.databases import Database
from tests.support.expected import expect

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/pictures.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    schemadiff (.+)$", PAGE, re.MULTILINE)


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the page describes, in a git repository whose main lacks one of the tables."""
    monkeypatch.chdir(tmp_path)
    text = block("yaml")
    file = tmp_path / "schema/shop.yaml"
    file.parent.mkdir()
    file.write_text(text.partition("  order_items:")[0], encoding="utf-8")
    identity = {
        f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    for arguments in (["init", "--quiet", "--initial-branch=main"], ["add", "."], ["commit", "--quiet", "-m", "shop"]):
        subprocess.run(["git", *arguments], check=True, env={**os.environ, **identity})
    file.write_text(text, encoding="utf-8")
    return tmp_path


def test_every_command_writes_its_file(shop: Path, database: Database) -> None:
    database.execute("CREATE TABLE customers (id bigint PRIMARY KEY)")
    written = {}
    for command in COMMANDS:
        arguments = [str(database) if word == "$DATABASE_URL" else word for word in shlex.split(command)]
        answer = invoke(*arguments)
        assert answer.code == 0, (command, answer.err)
        if "--out" in arguments:
            written[command] = shop / arguments[arguments.index("--out") + 1]
    assert len(COMMANDS) == 8
    assert all(out.is_dir() or out.stat().st_size > 500 for out in written.values())
    assert "order_items" in (shop / "changes.svg").read_text(encoding="utf-8")
    assert "customers" not in re.sub(r"<title>.*?</title>", "", (shop / "changes.svg").read_text(encoding="utf-8"))


def test_the_page_shows_the_mermaid_text(shop: Path) -> None:
    (command,) = (command for command in COMMANDS if "mermaid" in command)
    assert invoke(*shlex.split(command)).out == block("mermaid")


def test_the_picture_on_the_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    monkeypatch.chdir(ROOT)
    out = tmp_path / "platform.svg"
    assert invoke("picture", "schema/", "--columns", "keys", "--out", str(out)).code == 0
    expect(out.read_text(encoding="utf-8"), ROOT / "docs/platform.svg", pytestconfig)
