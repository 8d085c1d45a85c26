"""``schemadiff docs``: which folders it writes, and that it never touches what it did not write."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from schemadiff.commands.docs import MARKER
from tests.cli.conftest import Declare
from tests.support.command import invoke
from tests.support.databases import Database

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
PLATFORM = Path(__file__).parents[2] / "schema"


def files(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def test_a_folder_is_written_and_written_again(declare: Declare, tmp_path: Path) -> None:
    out = tmp_path / "site"
    source = str(declare())
    answer = invoke("docs", source, "--out", str(out), "--title", "Notes")
    assert (answer.code, answer.out) == (0, "")
    assert "<h1>Notes</h1>" in (out / "index.html").read_text(encoding="utf-8")
    assert "table/public.notes.html" in files(out)
    declare("tables: {letters: {columns: {id: int}}}")
    assert invoke("docs", source, "--out", str(out)).code == 0
    assert "table/public.letters.html" in files(out)
    assert "table/public.notes.html" not in files(out)


def test_a_folder_with_other_files_is_refused(declare: Declare, tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    answer = invoke("docs", str(declare()), "--out", str(out))
    assert answer.code == 64
    assert "contains other files" in answer.err
    assert files(out) == {"notes.txt"}


def test_only_pages_are_removed_whatever_the_marker_says(declare: Declare, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert invoke("docs", str(declare()), "--out", str(out)).code == 0
    kept = tmp_path / "kept.html"
    kept.write_text("mine")
    (out / "notes.txt").write_text("mine")
    with (out / MARKER).open("a", encoding="utf-8") as marker:
        marker.write(f"../kept.html\nnotes.txt\n{kept}\n")
    assert invoke("docs", str(declare()), "--out", str(out)).code == 0
    assert kept.exists()
    assert (out / "notes.txt").exists()


def test_links_do_not_lead_out_of_the_folder(declare: Declare, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    source = str(declare())
    assert invoke("docs", source, "--out", str(out)).code == 0
    elsewhere.mkdir()
    mine = elsewhere / "mine.html"
    mine.write_text("mine")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(mine)
    assert invoke("docs", source, "--out", str(out)).code == 0
    assert mine.read_text() == "mine"
    (out / MARKER).rename(elsewhere / MARKER)
    (out / MARKER).symlink_to(elsewhere / MARKER)
    assert "contains other files" in invoke("docs", source, "--out", str(out)).err
    (out / MARKER).unlink()
    (elsewhere / MARKER).rename(out / MARKER)
    shutil.rmtree(out / "table")
    (out / "table").symlink_to(elsewhere)
    answer = invoke("docs", source, "--out", str(out))
    assert (answer.code, files(elsewhere)) == (64, {"mine.html"})
    assert "is a link to elsewhere" in answer.err


def test_a_database(database: Database, tmp_path: Path) -> None:
    database.execute("CREATE TABLE t (id int PRIMARY KEY, o int REFERENCES t); CREATE VIEW v AS SELECT id FROM t")
    out = tmp_path / "site"
    assert invoke("docs", database, "--out", str(out)).code == 0
    assert {"table/public.t.html", "view/public.v.html", "picture.html"} <= files(out)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
@pytest.mark.parametrize("width", [1280, 400], ids=["desktop", "phone"])
def test_a_browser_reports_no_error_and_no_page_is_wider_than_the_window(width: int, tmp_path: Path) -> None:
    assert CHROMIUM is not None
    out = tmp_path / "site"
    assert invoke("docs", str(PLATFORM), "--out", str(out)).code == 0
    page = out / "table" / "platform.projects.html"
    probed = page.with_name("probed.html")
    # What a reader does: search, then look at the results. The page says how it went in its title.
    probed.write_text(
        page.read_text(encoding="utf-8").replace(
            "</body>",
            "<script>window.onerror = function (e) { document.title = 'error ' + e; };"
            "var i = document.getElementById('search'); i.value = 'invoi'; i.dispatchEvent(new Event('input'));"
            "document.title = [document.querySelectorAll('#results a').length > 1,"
            "document.querySelector('#results a').textContent.indexOf('platform.invoices') >= 0,"
            "document.documentElement.scrollWidth <= window.innerWidth].join(' ');</script></body>",
        ),
        encoding="utf-8",
    )
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command += ["--enable-logging=stderr", "--dump-dom", f"--window-size={width},900", probed.as_uri()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True)
    assert "CONSOLE" not in done.stderr
    assert "<title>true true true</title>" in done.stdout
