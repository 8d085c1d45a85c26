"""A column that the server refuses below its parents' is an error with its place, before anything is planned."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import Database, MakeDatabase

COLUMNS = {
    "plain": "int",
    "generated": "{type: int, generated: {stored: n * 2}}",
    "generated otherwise": "{type: int, generated: {stored: n * 3}}",
    "generated in other words": "{type: int, generated: {stored: (n)*2}}",
    "virtual": "{type: int, generated: {virtual: n * 2}}",
    "with a default": "{type: int, default: 5}",
    "an identity": "{type: int, identity: always}",
    "text": "text",
    "text in C": "{type: text, collation: C}",
    "text in its own": "{type: text, collation: default}",
    "a word": "word",
    "a word in C": "{type: word, collation: C}",
    "a word in its own": "{type: word, collation: POSIX}",
    "a mood": "mood",
    "a temper": "temper",
}
TYPES = "enums: {mood: [a], temper: [a]}\ndomains: {word: {type: text, collation: POSIX}}\n"
NOT_THERE = "it is generated, and not in public.p"

REFUSED = [
    ("generated", "plain", 16, NOT_THERE),
    ("generated otherwise", "generated", -16, "its generation expression is not that of public.p"),
    ("virtual", "generated", 18, "its generation expression is virtual, and stored in public.p"),
    ("generated", "virtual", 18, "its generation expression is stored, and virtual in public.p"),
    ("with a default", "generated", 0, "has a default here and is generated in public.p"),
    ("an identity", "generated", 0, "has an identity here and is generated in public.p"),
    ("text in its own", "text in C", 0, "it has another collation here than in public.p"),
    ("text in C", "text", 0, "it has another collation here than in public.p"),
    ("a word in C", "a word", 0, "it has another collation here than in public.p"),
    ("a word in its own", "a word in C", 0, "it has another collation here than in public.p"),
    ("a temper", "a mood", 0, "it is public.temper here and public.mood in public.p"),
]
"""A child's column below a parent's, and the version from which (or before which, if negative) that is refused."""

ACCEPTED = [
    ("generated in other words", "generated", 0),
    ("generated otherwise", "generated", 16),
    ("generated", "plain", -16),
    ("text in its own", "text", 0),
    ("text", "text in C", 0),
    ("a word", "a word in C", 0),
    ("a word in its own", "a word", 0),
    ("a word", "a word in its own", 0),
    ("a word in C", "a word in C", 0),
]


@pytest.fixture(params=["server", "installed_server"])
def database(request: pytest.FixtureRequest, make_database: MakeDatabase) -> Database:
    """A database of each server, since versions differ in what they refuse."""
    return make_database(request.getfixturevalue(request.param))


def _pair(mine: str, theirs: str) -> dict[str, tuple[str, str]]:
    """Two sides for each way in which the column comes to be below the other."""
    local = f"columns: {{n: int, a: {COLUMNS[mine]}}}"
    other = f"p: {{columns: {{n: int, a: {COLUMNS[theirs]}}}}}"
    heir = f"c: {{inherits: [p], columns: {{a: {COLUMNS[mine]}}}}}"
    sides = {
        "a new table": (f"{{{other}}}", f"{{{other}, {heir}}}"),
        "a table that gets a parent": (f"{{{other}, c: {{{local}}}}}", f"{{{other}, c: {{inherits: [p], {local}}}}}"),
        "a new column above": ("{p: {columns: {n: int}}, c: {inherits: [p]}}", f"{{{other}, {heir}}}"),
    }
    return {way: (f"{TYPES}tables: {one}", f"{TYPES}tables: {two}") for way, (one, two) in sides.items()}


def _counts(since: int, version: int) -> bool:
    return version >= since if since >= 0 else version < -since


@pytest.mark.parametrize(("mine", "theirs", "since", "why"), REFUSED, ids=[f"{r[0]} below {r[1]}" for r in REFUSED])
def test_what_the_server_refuses_is_an_error_of_the_yaml(
    database: Database, mine: str, theirs: str, since: int, why: str
) -> None:
    if not _counts(since, database.server.version):
        pytest.skip("this server accepts it, or has no such columns")
    for way, (before, after) in _pair(mine, theirs).items():
        engine.apply(database, before)
        with pytest.raises(InputError) as caught:
            engine.plan(database, after)
        (finding,) = caught.value.findings
        assert why in finding.message, way
        assert finding.place is not None
        assert finding.place.line is not None
        engine.apply(database, "tables: {nothing: {columns: {n: int}}}")


@pytest.mark.parametrize(("mine", "theirs", "since"), ACCEPTED, ids=[f"{r[0]} below {r[1]}" for r in ACCEPTED])
def test_what_the_server_accepts_is_planned(database: Database, mine: str, theirs: str, since: int) -> None:
    if not _counts(since, database.server.version):
        pytest.skip("this server refuses it")
    _, after = _pair(mine, theirs)["a new table"]
    engine.apply(database, after)
    assert engine.plan(database, after).empty


def test_a_partition_has_the_collation_of_its_table(database: Database) -> None:
    text = """
    tables:
      p:
        columns: {n: int, a: text}
        partition_by: list (n)
        partitions:
          one: {values: IN (1), columns: {a: {collation: C}}}
    """
    with pytest.raises(InputError, match=r"another collation here than in public\.p"):
        engine.plan(database, text)


def test_parents_that_disagree_about_an_expression_are_named(database: Database) -> None:
    text = """
    tables:
      p: {columns: {n: int, a: {type: int, generated: {stored: n * 2}}}}
      q: {columns: {n: int, a: {type: int, generated: {stored: n * 3}}}}
      r: {columns: {n: int, a: int}}
      c: {inherits: [p, %s]}
    """
    for other, why in (("q", "generation expression"), ("r", "and not in public.r")):
        with pytest.raises(InputError, match=why):
            engine.plan(database, text % other)
