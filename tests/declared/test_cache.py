"""What a large folder decodes to is kept, and nothing else than its content decides whether it is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.declared import cache, loader
from schemadiff.kinds import registry
from schemadiff.model.objects import Catalog
from tests.bench.schemas import hand_written


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(cache.ENVIRONMENT_VARIABLE, raising=False)
    made = tmp_path / "schema"
    made.mkdir()
    (made / "tables.yaml").write_text(hand_written(150))
    return made


def read(folder: Path) -> Catalog:
    return loader.load(folder, registry(), check_sql=False)


def entries(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache" / "schemadiff" / "catalogs").glob("*"))


def same(one: Catalog, other: Catalog) -> bool:
    return dict(one.objects) == dict(other.objects) and one.schemas == other.schemas


def test_the_second_reading_is_the_first_one_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(folder)
    assert len(entries(folder)) == 1
    monkeypatch.setattr(loader, "load_texts", lambda *a, **k: pytest.fail("decoded again"))
    assert same(read(folder), first)


def test_one_changed_character_is_read(folder: Path) -> None:
    read(folder)
    file = folder / "tables.yaml"
    file.write_text(file.read_text().replace("varchar(100)", "varchar(101)", 1))
    changed = read(folder)
    assert any(o.get("type") == "character varying(101)" for o in changed)


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x80\x05N."])
def test_a_damaged_entry_is_made_anew(folder: Path, damage: bytes) -> None:
    first = read(folder)
    (entry,) = entries(folder)
    entry.write_bytes(damage)
    assert same(read(folder), first)
    assert entry.read_bytes() != damage


def test_a_folder_that_others_can_write_is_not_used(folder: Path) -> None:
    read(folder)
    entries(folder)[0].parent.chmod(0o777)
    entries(folder)[0].write_bytes(b"nonsense")
    assert len(read(folder)) > 100
    assert entries(folder)[0].read_bytes() == b"nonsense"


def test_it_can_be_turned_off_and_small_folders_need_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.ENVIRONMENT_VARIABLE, "1")
    read(folder)
    assert not entries(folder)
    monkeypatch.delenv(cache.ENVIRONMENT_VARIABLE)
    (folder / "tables.yaml").write_text(hand_written(2))
    read(folder)
    assert not entries(folder)


def test_old_entries_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "KEPT", 2)
    text = (folder / "tables.yaml").read_text()
    for number in range(4):
        (folder / "tables.yaml").write_text(f"{text}# {number}\n")
        read(folder)
    assert len(entries(folder)) == 2
