"""The functions for Python: what they return and what they raise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemadiff import api
from tests.support.repository import Repository

TABLE = "tables:\n  t:\n    columns:\n      id: bigint\n"


def folder(path: Path, *texts: str) -> Path:
    """A folder with a file for each text."""
    path.mkdir()
    for number, text in enumerate(texts):
        (path / f"{number}.yaml").write_text(text, encoding="utf-8")
    return path


def test_load_returns_what_a_folder_declares(tmp_path: Path) -> None:
    found = api.load(folder(tmp_path / "schema", TABLE, "enums: {mood: [sad, ok]}"))
    assert found[api.Identity("enum", ("public", "mood"))].get("labels") == ("sad", "ok")
    column = found[api.Identity("column", ("public", "t", "id"))]
    assert (column.get("type"), column.parent) == ("bigint", api.Identity("table", ("public", "t")))
    assert column.place is not None
    assert (column.place.file, column.place.line) == (str(tmp_path / "schema/0.yaml"), 4)


def test_load_raises_every_error_of_every_file_at_once(tmp_path: Path) -> None:
    wrong = TABLE + "    checks: {c: id >}\n    primry_key: [id]\n"
    with pytest.raises(api.InputError) as raised:
        api.load(folder(tmp_path / "schema", wrong, "enums: [sad]"))
    places = [(Path(f.place.file).name, f.place.line) for f in raised.value.findings if f.place is not None]
    assert places == [("0.yaml", 5), ("0.yaml", 6), ("1.yaml", 1)]


def test_load_of_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(api.SchemadiffError, match="missing"):
        api.load(tmp_path / "missing")


def test_diff_returns_what_changes_one_folder_into_another(tmp_path: Path) -> None:
    before = folder(tmp_path / "before", TABLE)
    after = folder(tmp_path / "after", TABLE.replace("id: bigint", "id: bigint\n      note: text"))
    plan = api.diff(str(before), str(after), rehearse=False)
    assert [(c.operation, c.noun, c.name, c.root) for c in plan.changes] == [
        ("create", "column", "note", api.Identity("table", ("public", "t")))
    ]
    assert [step.title for step in plan.steps] == ["create column public.t.note"]
    assert (plan.consents, plan.refusals, plan.empty) == ((), (), False)
    back = api.diff(str(after), str(before), rehearse=False)
    assert [hazard.words for hazard in back.consents] == ["deletes-data:public.t.note"]
    assert api.diff(str(after), str(after), rehearse=False).empty


def test_diff_without_a_database_says_what_rows_can_violate(tmp_path: Path) -> None:
    before = folder(tmp_path / "before", TABLE + "      name: text\n")
    after = folder(
        tmp_path / "after", TABLE.replace("bigint", "{type: bigint, not_null: true}") + "      name: char(3)\n"
    )
    plan = api.diff(str(before), str(after), rehearse=False)
    assert [hazard.why for hazard in plan.hazards if hazard.name == "may-fail-on-data"] == [
        "fails if rows of public.t have no id",
        "fails if rows of public.t have a value in name that is longer than character(3)",
    ]


def test_diff_compares_commits_and_what_a_branch_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit(TABLE, "feature", "schema/t.yaml")
    repository.commit(TABLE.replace("  t:", "  elsewhere:"), "main", "schema/elsewhere.yaml")
    monkeypatch.chdir(repository.folder)
    names = {True: ["t"], False: ["elsewhere", "t"]}
    for merge_base, changed in names.items():
        plan = api.diff("git:main", "git:feature", merge_base=merge_base, rehearse=False)
        assert sorted(change.root.name for change in plan.changes) == changed


def test_render_writes_a_plan_in_each_format(tmp_path: Path) -> None:
    plan = api.diff(str(folder(tmp_path / "a", TABLE)), str(folder(tmp_path / "b", f"{TABLE}      n: int\n")))
    assert "+ column n integer" in api.render(plan)
    assert "ADD COLUMN IF NOT EXISTS n integer" in api.render(plan, "sql")
    assert json.loads(api.render(plan, "json"))["changes"][0]["name"] == "n"


def test_render_knows_its_formats(tmp_path: Path) -> None:
    schema = str(folder(tmp_path / "schema", TABLE))
    plan = api.diff(schema, schema)
    assert api.render(plan).endswith("\n")
    with pytest.raises(api.UsageError, match=r"there is no format yaml; there are .*text"):
        api.render(plan, "yaml")
