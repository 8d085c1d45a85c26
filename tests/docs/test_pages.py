"""Every command, file and YAML example of the documentation runs, and prints what the page shows.

``pytest tests/docs --regenerate`` writes the outputs anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from schemadiff.kinds import registry
from schemadiff.kindspec.field_types import Choice, Choices
from tests.docs import reference
from tests.docs.pages import Session, blocks
from tests.support.databases import Database, MakeDatabase
from tests.support.expected import GOLDEN_VERSION, expect

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
TESTED = [page for page in PAGES if any(True for _ in blocks(page.read_text(encoding="utf-8")))]


@pytest.mark.parametrize("page", TESTED, ids=[str(page.relative_to(ROOT)) for page in TESTED])
def test_a_page_shows_what_happens(
    page: Path, make_database: MakeDatabase, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    database = make_database()
    if database.server.version != GOLDEN_VERSION:
        pytest.skip("outputs are those of the newest server")
    text = page.read_text(encoding="utf-8")
    with scratch_role(database) as scratch:
        expect(Session(tmp_path, database, scratch).page(text), page, pytestconfig)


@contextmanager
def scratch_role(database: Database) -> Iterator[str]:
    """A server to rehearse on, for a role that may do so: much quicker than to start one for each command."""
    name = f"docs_{database.name}"
    with database.connect() as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN CREATEDB CREATEROLE".encode())
        try:
            yield database.server.dsn("postgres").replace("user=postgres", f"user={name}")
        finally:
            connection.execute(f"DROP OWNED BY {name}; DROP ROLE {name}".encode())


def test_the_reference_lists_every_key(pytestconfig: pytest.Config) -> None:
    assert set(reference.WORDS) >= {type(field.type) for kind in registry().kinds.values() for field in kind.fields} - {
        Choice,
        Choices,
    }
    expect(reference.page(), ROOT / "docs/reference.md", pytestconfig)


def test_every_page_is_in_the_book_and_every_link_leads_somewhere() -> None:
    pages = {page.name for page in (ROOT / "docs").glob("*.md")}
    book = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert {page for page in pages if page not in book} == set()
    broken = []
    for page in [*PAGES, *(ROOT / name for name in ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"))]:
        text = page.read_text(encoding="utf-8")
        for link in re.findall(r"\]\(([^)#\s]+\.md)?(#[^)\s]+)?\)", text):
            target = page.parent / link[0] if link[0] else page
            if not target.is_file():
                broken.append(f"{page.name}: {link[0]}")
            elif link[1] and link[1][1:] not in anchors(target.read_text(encoding="utf-8")):
                broken.append(f"{page.name}: {link[0]}{link[1]}")
    assert broken == []


def test_every_page_and_job_installs_what_the_first_steps_say() -> None:
    lines = re.compile(r"pip install .*?('[^']+')")
    wanted = lines.findall((ROOT / "docs/first-steps.md").read_text(encoding="utf-8"))
    assert len(wanted) == 2
    for file in [*PAGES, ROOT / "ci/gitlab.yml", ROOT / "CONTRIBUTING.md"]:
        for package in lines.findall(file.read_text(encoding="utf-8")):
            assert package == wanted[0] or file.name == "first-steps.md", file


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub and MkDocs make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
