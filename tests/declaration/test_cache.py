"""What a large folder decodes to is kept, and nothing else than its content decides whether it is used."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

import schemadiff
from schemadiff.catalog.catalog import Catalog
from schemadiff.declaration import catalog_cache, loader
from schemadiff.declaration.own_code import own_code
from schemadiff.kinds import registry
from tests.bench.schemas import hand_written
from tests.support.processes import as_root

PACKAGE = Path(schemadiff.__file__).parent


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(catalog_cache.ENVIRONMENT_VARIABLE, raising=False)
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


def test_an_entry_that_another_account_could_write_is_not_used(folder: Path) -> None:
    read(folder)
    (entry,) = entries(folder)
    (entry.parent.parent.parent / "elsewhere").write_bytes(entry.read_bytes())
    entry.unlink()
    entry.symlink_to(entry.parent.parent.parent / "elsewhere")
    assert catalog_cache.recall(entry.name) is None
    entry.unlink()
    read(folder)
    assert catalog_cache.recall(entry.name) is not None
    entry.chmod(0o666)
    assert catalog_cache.recall(entry.name) is None


@as_root
def test_an_entry_of_another_account_is_not_used(folder: Path) -> None:
    read(folder)
    (entry,) = entries(folder)
    os.chown(entry, 65534, 65534)
    assert catalog_cache.recall(entry.name) is None


@pytest.mark.parametrize("mode", [0o777, 0o770])
def test_nor_is_a_folder_that_somebody_could_put_in_its_place(folder: Path, mode: int) -> None:
    read(folder)
    (entry,) = entries(folder)
    entry.parent.parent.chmod(mode)
    assert catalog_cache.recall(entry.name) is None


def test_an_entry_holds_data_and_no_instructions(folder: Path) -> None:
    """What unpickling would run is nothing but a damaged entry."""

    class Harm:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(folder.parent / "harm"),)

    read(folder)
    (entry,) = entries(folder)
    entry.write_bytes(pickle.dumps(Harm()))
    assert catalog_cache.recall(entry.name) is None
    assert not (folder.parent / "harm").exists()


def test_every_value_comes_back_as_it_was(folder: Path) -> None:
    (folder / "more.yaml").write_text(
        """
tables:
  full:
    columns: {id: {type: bigint, not_null: true, renamed_from: old}, at: timestamptz, data: jsonb}
    primary_key: [id]
    indexes: {full_at: {columns: [at DESC, lower(data::text)]}}
    grants: {somebody: [select]}
    options: {fillfactor: 70}
    seeds:
      key: [id]
      rows: [{id: 1, data: {b: [1, 2.50], a: null}, at: {$sql: now()}}, {id: 2, data: {$env: SOME}}]
functions:
  f(a integer, b text): {returns: integer, language: sql, body: "SELECT a"}
"""
    )
    first = read(folder)
    again = catalog_cache.recall(entries(folder)[0].name)
    assert again is not None and same(again, first)
    for item in first:
        other = again[item.identity]
        assert (other, other.place, other.hints) == (item, item.place, item.hints)
        assert [type(v) for v in other.values.values()] == [type(v) for v in item.values.values()]


@pytest.mark.parametrize(
    "file", [pytest.param(f, id=str(f.relative_to(PACKAGE))) for f in sorted(PACKAGE.rglob("*.py"))]
)
def test_every_source_file_is_part_of_the_key(file: Path) -> None:
    assert str(file.relative_to(PACKAGE)) in {name for name, _, _ in own_code()}


def test_it_can_be_turned_off_and_small_folders_need_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(catalog_cache.ENVIRONMENT_VARIABLE, "1")
    read(folder)
    assert not entries(folder)
    monkeypatch.delenv(catalog_cache.ENVIRONMENT_VARIABLE)
    (folder / "tables.yaml").write_text(hand_written(2))
    read(folder)
    assert not entries(folder)


def test_old_entries_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog_cache, "KEPT", 2)
    text = (folder / "tables.yaml").read_text()
    for number in range(4):
        (folder / "tables.yaml").write_text(f"{text}# {number}\n")
        read(folder)
    assert len(entries(folder)) == 2
