"""Query files: lines for versions, and shared parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schemadiff.introspection.catalog_queries import shared, sorts, statement
from schemadiff.kinds import registry
from schemadiff.kindspec.registry import Registry

QUERY = """\
-- a remark
SELECT
    a, -- [15-]
    b, -- [-14]
    c -- [15-16]
FROM (
    -- include _shared.sql
) AS shared
"""


@pytest.fixture
def kinds(tmp_path: Path) -> Registry:
    queries = tmp_path / "queries"
    queries.mkdir()
    (queries / "dummy.sql").write_text(QUERY)
    (queries / "_shared.sql").write_text("-- whose remark goes too\nVALUES (1)\n")
    (queries / "broken.sql").write_text("-- include _nothing.sql\n")
    return Registry((), [tmp_path])


@pytest.mark.parametrize(
    ("version", "kept"),
    [(14, "b,"), (15, "a, c"), (16, "a, c"), (17, "a,")],
)
def test_a_mark_keeps_its_line_for_some_versions(kinds: Registry, version: int, kept: str) -> None:
    text = statement(kinds, "dummy", version)
    assert text is not None
    assert " ".join(text.decode().split()) == f"SELECT {kept} FROM ( VALUES (1) ) AS shared"


def test_a_kind_without_a_file_has_no_query(kinds: Registry) -> None:
    assert statement(kinds, "seed", 18) is None


def test_a_missing_part_is_named(kinds: Registry) -> None:
    with pytest.raises(FileNotFoundError, match=r"broken\.sql includes _nothing\.sql"):
        statement(kinds, "broken", 18)


def test_a_query_names_the_sorts_that_it_has_rows_of(kinds: Registry, tmp_path: Path) -> None:
    tmp_path.joinpath("queries", "rare.sql").write_text("-- [where relation v, policy]\n-- a remark\nVALUES (1)\n")
    assert sorts(kinds, "rare") == frozenset({"relation v", "policy"})
    assert statement(kinds, "rare", 18) == b"VALUES (1)"
    assert sorts(kinds, "dummy") is None


def test_every_sort_that_a_query_names_can_be_found() -> None:
    """A word that nothing finds would leave its objects unread where they are alone."""
    asked = shared("_present", 18).decode()
    single = set(re.findall(r"^\s*\(?'([a-z ]+)',", asked, re.MULTILINE)) | set(re.findall(r"\('([a-z ]+)', ", asked))
    letters = {"relation": "rpfvmSciI", "constraint": "pucfx", "routine": "fapw", "type": "bderp"}
    known = single | {f"{sort} {letter}" for sort, those in letters.items() for letter in those}
    named = {sort for kind in registry().kinds for sort in sorts(registry(), kind) or ()}
    assert named <= known
    assert named >= single, "nobody asks for what is looked for"
