"""schemadiff fmt, and the JSON Schema that editors take."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Declare
from tests.support.command import invoke, run

UGLY = "tables:\n    notes:   # what is noted\n      columns: {id: 'bigint'}\n"
NEAT = "tables:\n  notes:  # what is noted\n    columns: {id: bigint}\n"


@pytest.fixture
def folder(declare: Declare) -> Path:
    """A folder with a file that is laid out and one that is not."""
    declare(NEAT, "neat.yaml")
    return declare(UGLY.replace("notes", "more"), "ugly.yaml")


def test_files_are_laid_out(folder: Path) -> None:
    os.chmod(folder / "ugly.yaml", 0o640)
    answer = invoke("fmt", "--schema", str(folder))
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"laid out {folder / 'ugly.yaml'}\n1 file laid out, 1 left as it is\n"
    assert (folder / "ugly.yaml").read_text() == NEAT.replace("notes", "more")
    assert (folder / "ugly.yaml").stat().st_mode & 0o777 == 0o640
    assert sorted(f.name for f in folder.iterdir()) == ["neat.yaml", "ugly.yaml"]
    assert invoke("fmt", "--check", str(folder)).code == 0


def test_a_check_writes_nothing_and_says_what_it_would(folder: Path) -> None:
    before = (folder / "ugly.yaml").read_text()
    answer = invoke("fmt", "--check", str(folder / "neat.yaml"), str(folder / "ugly.yaml"))
    assert answer.code == 2
    assert answer.err == f"would lay out {folder / 'ugly.yaml'}\n1 file would change, 1 left as it is\n"
    assert (folder / "ugly.yaml").read_text() == before


def test_a_difference_is_shown(folder: Path) -> None:
    answer = invoke("fmt", "--diff", str(folder))
    assert answer.code == 0
    assert "-      columns: {id: 'bigint'}\n" in answer.out
    assert "+    columns: {id: bigint}\n" in answer.out
    assert (folder / "ugly.yaml").read_text() != NEAT.replace("notes", "more")
    assert invoke("fmt", "--diff", "--check", str(folder)).code == 2


def test_one_error_leaves_every_file_as_it_is(folder: Path) -> None:
    before = (folder / "ugly.yaml").read_text()
    (folder / "wrong.yaml").write_text("tables: [\n")
    (folder / "twice.yaml").write_text("a: 1\na: 2\n")
    answer = invoke("fmt", str(folder))
    assert answer.code == 1
    assert f"{folder / 'wrong.yaml'}:" in answer.err
    assert f"{folder / 'twice.yaml'}:2:1" in answer.err
    assert (folder / "ugly.yaml").read_text() == before


def test_what_cannot_be_written_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "other.yaml").write_text(UGLY.replace("notes", "other"))
    before = {file.name: file.read_text() for file in folder.iterdir()}
    replace, calls = os.replace, []

    def fails_at_the_second(old: str, new: str) -> None:
        calls.append(new)
        if len(calls) == 2:
            raise PermissionError(13, "Permission denied", str(new))
        replace(old, new)

    monkeypatch.setattr(os, "replace", fails_at_the_second)
    answer = invoke("fmt", str(folder))
    assert answer.code == 1
    assert "no file was changed" in answer.err
    assert {file.name: file.read_text() for file in folder.iterdir()} == before


def test_standard_input_is_laid_out_for_an_editor() -> None:
    answer = run("fmt", "-", stdin=UGLY)
    assert (answer.code, answer.out) == (0, NEAT)
    assert run("fmt", "--check", "-", stdin=UGLY).code == 2
    assert run("fmt", "-", "other.yaml", stdin=UGLY).code == 64


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    answer = invoke("fmt", str(tmp_path / "notes.txt"), str(tmp_path / "absent.yaml"))
    assert answer.code == 1
    assert "neither a folder nor a YAML file" in answer.err
    assert "absent.yaml does not exist" in answer.err


def test_a_link_stays_a_link(folder: Path, tmp_path: Path) -> None:
    (folder / "link.yaml").symlink_to("ugly.yaml")
    assert invoke("fmt", str(folder)).code == 0
    assert (folder / "link.yaml").is_symlink()
    assert (folder / "ugly.yaml").read_text() == NEAT.replace("notes", "more")


def test_the_json_schema_is_written(tmp_path: Path) -> None:
    printed = invoke("schema")
    assert printed.code == 0
    assert "tables" in json.loads(printed.out)["properties"]
    out = tmp_path / "schemadiff.schema.json"
    answer = invoke("schema", "--out", str(out))
    assert answer.code == 0
    assert f"# yaml-language-server: $schema={out}" in answer.err
    assert out.read_text(encoding="utf-8") == printed.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_a_script_that_completes(shell: str) -> None:
    answer = run(env={"_SCHEMADIFF_COMPLETE": f"{shell}_source"})
    assert answer.code == 0
    assert "_SCHEMADIFF_COMPLETE" in answer.out


def completed(*words: str, cwd: Path) -> list[str]:
    """What bash would offer for the last word."""
    env = {
        "_SCHEMADIFF_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("schemadiff", *words)),
        "COMP_CWORD": str(len(words)),
    }
    return run(cwd=cwd, env=env).out.split()


def test_commands_options_and_environments_are_completed(tmp_path: Path) -> None:
    (tmp_path / "schemadiff.toml").write_text(
        "[environments.production]\n[environments.preview]\n[environments.test]\n"
    )
    assert "plain,doctor" in completed("doc", cwd=tmp_path)
    assert "plain,--check" in completed("fmt", "--ch", cwd=tmp_path)
    assert completed("plan", "--env", "pr", cwd=tmp_path) == ["plain,preview", "plain,production"]
    assert completed("plan", "--config", "sch", cwd=tmp_path) == ["file,sch"]
    (tmp_path / "schemadiff.toml").write_text("not = [toml")
    assert completed("plan", "--env", "pr", cwd=tmp_path) == []
