"""The wheel is whole: installed in an empty environment it plans and applies, templates and queries included."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.support.databases import Database

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel and what it needs; the folder of its programs."""
    home = tmp_path_factory.mktemp("wheel")
    built = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(home), str(ROOT)]
    subprocess.run(built, check=True, capture_output=True)
    (wheel,) = home.glob("*.whl")
    venv.create(home / "env")
    programs = home / "env" / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "--disable-pip-version-check"]
    done = subprocess.run([*pip, "install", "--quiet", str(wheel)], capture_output=True, text=True, check=False)
    if done.returncode and "No matching distribution" in done.stderr:
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stderr
    return programs


@pytest.mark.long
def test_the_installed_program_brings_a_database_to_a_schema(
    installed: Path, tmp_path: Path, database: Database
) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "PYTHON", "DATABASE_URL"))}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(installed / "schemadiff"), *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert run("init").returncode == 0
    published = next(installed.parent.glob("lib/*/site-packages/schemadiff/declaration/schema.json"))
    assert run("schema").stdout == published.read_text(encoding="utf-8")
    applied = run("apply", "--yes", "--db", database)
    assert applied.returncode == 0, applied.stderr
    again = run("plan", "--exit-code", "--db", database)
    assert again.returncode == 0, again.stdout + again.stderr
    assert database.query("SELECT count(*) FROM notes") == [(0,)]
    documented = run("docs", "--out", "site")
    assert documented.returncode == 0, documented.stderr
    assert (tmp_path / "site" / "table" / "public.notes.html").is_file()
