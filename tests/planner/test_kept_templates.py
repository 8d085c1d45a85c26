"""What templates compile to is kept beside Python's own bytecode, and only used for the very text."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest

from schemadiff.ddl import macros


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    kept = tmp_path / "kept"
    kept.mkdir()
    monkeypatch.setattr(macros, "_KEPT", kept)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return kept


class Counting(jinja2.Environment):
    """Counts what it compiles."""

    count = 0

    def _compile(self, source: str, filename: str) -> object:  # type: ignore[override]
        self.count += 1
        return super()._compile(source, filename)


def filled(text: str, *, kept: bool = True) -> tuple[str, int]:
    """The text filled as another process would, and how many templates were compiled for it."""
    loader = jinja2.DictLoader({"one.sql.j2": text})
    environment = Counting(loader=loader, bytecode_cache=macros._Compiled(kept=kept), autoescape=True)
    return environment.get_template("one.sql.j2").render(a="x"), environment.count


def test_another_process_compiles_nothing_anew(folder: Path) -> None:
    assert filled("{{ a }} 1") == ("x 1", 1)
    assert filled("{{ a }} 1") == ("x 1", 0)
    assert filled("{{ a }} 2") == ("x 2", 1)
    assert [file.suffix for file in folder.iterdir()] == [".jinja"]


def test_a_damaged_file_is_compiled_anew(folder: Path) -> None:
    filled("{{ a }}")
    (file,) = folder.iterdir()
    for damaged in (b"", file.read_bytes()[:20], file.read_bytes()[:-9], b"nothing that was written"):
        file.write_bytes(damaged)
        assert filled("{{ a }}") == ("x", 1)
        assert filled("{{ a }}") == ("x", 0)


def test_another_version_of_jinja2_compiles_for_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("{{ a }}")
    monkeypatch.setattr(jinja2, "__version__", "99.0")
    assert filled("{{ a }}") == ("x", 1)
    assert filled("{{ a }}") == ("x", 0)
    assert len(list(folder.iterdir())) == 2


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert filled("{{ a }}", kept=False) == ("x", 1)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert filled("{{ a }}") == ("x", 1)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(macros, "_KEPT", folder / "absent")
    assert filled("{{ a }}") == ("x", 1)
    assert list(folder.iterdir()) == []
