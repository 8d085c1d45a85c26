"""Plans of real changes, as a reviewer reads them: the text and the Markdown are kept beside each case.

``tests/report/plans/<case>/`` holds ``live.sql`` and the YAML; ``pytest tests/report --regenerate`` writes ``plan.txt``
and ``plan.md`` anew. The texts are those for the run's newest server.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.report import markdown_, text
from schemadiff.report.overview import entries
from tests.support import engine
from tests.support.databases import MakeDatabase
from tests.support.expected import GOLDEN_VERSION, expect

CASES = Path(__file__).parent / "plans"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())
ROLES = ("plans_app", "plans_reader")


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_a_plan_reads_as_it_is_kept(
    folder: Path, make_database: MakeDatabase, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = make_database()
    if database.server.version != GOLDEN_VERSION:
        pytest.skip("the texts are those for the newest server")
    monkeypatch.chdir(folder)
    database.execute((folder / "live.sql").read_text())
    try:
        yaml = {file.name: file.read_text() for file in sorted(folder.glob("*.yaml"))}
        plan = engine.plan(database, yaml, source="app", target="schema/")
        shown = text.render(plan)
        expect(shown, folder / "plan.txt", pytestconfig)
        # Of the SQL, the golden cases keep more; it can hold oids, which differ from run to run.
        comment = markdown_.render(plan).partition("\n<details><summary>SQL")[0]
        expect(comment, folder / "plan.md", pytestconfig)
        found = entries(plan)
        assert sum(1 + len(entry.alike) for entry in found) == len({change.root for change in plan.changes})
        assert all(entry.title in shown for entry in found)
    finally:
        with database.connect() as connection:
            for role in ROLES:
                if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                    connection.execute(f"DROP OWNED BY {role}; DROP ROLE {role}".encode())
