"""What two branches have done since their merge base, told by object."""

from __future__ import annotations

import pytest

from schemadiff.catalog.catalog import Catalog
from schemadiff.declaration import loader
from schemadiff.diff.branches import Branch, compare_branches
from schemadiff.errors import BranchConflict, Finding
from schemadiff.kinds import registry

BASE = """
tables:
  users:
    columns: {id: bigint, email: text, age: int}
    primary_key: [id]
    indexes: {users_email: [email]}
    seeds: {key: [id], rows: [{id: 1, email: a, age: 1}, {id: 2, email: b, age: 2}]}
  notes: {columns: {id: bigint, text: text}}
views: {v: {query: "SELECT id FROM notes"}}
"""


def loaded(text: str, file: str = "app.yaml") -> Catalog:
    return loader.load_texts({file: text.encode()}, registry())


def edited(*changes: tuple[str, str]) -> str:
    text = BASE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def found(one: str, other: str, *, files: tuple[str, str] = ("app.yaml", "app.yaml")) -> tuple[Finding, ...]:
    branches = (Branch("main", loaded(one, files[0])), Branch("feature", loaded(other, files[1])))
    return compare_branches(loaded(BASE), *branches, registry())


EMAIL, AGE, NOTES = "email: text", "age: int}", "  notes: {columns: {id: bigint, text: text}}\n"
VIEW = 'views: {v: {query: "SELECT id FROM notes"}}\n'

CONFLICTS = {
    "types": (
        edited((EMAIL, "email: varchar(100)")),
        edited((EMAIL, "email: uuid")),
        "column public.users.email: both branches change it differently: "
        "type becomes character varying(100) in main and uuid in feature",
    ),
    "the same column": (
        edited((AGE, "age: int, born: date}")),
        edited((AGE, "age: int, born: timestamp}")),
        "column public.users.born: both branches create it differently: "
        "type becomes date in main and timestamp without time zone in feature",
    ),
    "drop and change": (
        edited((", age: int}", "}"), (", age: 1}", "}"), (", age: 2}", "}")),
        edited((AGE, "age: bigint}")),
        "column public.users.age: main drops it, and feature changes type of it",
    ),
    "change and drop": (
        edited((AGE, "age: bigint}")),
        edited((", age: int}", "}"), (", age: 1}", "}"), (", age: 2}", "}")),
        "column public.users.age: main changes type of it, and feature drops it",
    ),
    "drop and use": (
        edited((NOTES, ""), (VIEW, "")),
        edited((VIEW, VIEW[:-2] + ', w: "SELECT 1 AS one FROM notes"}\n')),
        "main drops table public.notes, and feature creates view public.w, which needs it",
    ),
    "rename and change": (
        edited(("text: text", "body: {type: text, renamed_from: text}")),
        edited(("text: text", "text: uuid")),
        "column public.notes.text: main renames it to body, and feature changes type of it",
    ),
    "renames": (
        edited(("text: text", "body: {type: text, renamed_from: text}")),
        edited(("text: text", "note: {type: text, renamed_from: text}")),
        "column public.notes.text: main renames it to body, and feature renames it to note",
    ),
    "a renamed table": (
        edited(("  notes: {", "  memos: {renamed_from: notes, "), ("FROM notes", "FROM memos")),
        edited((NOTES, NOTES[:-3] + ", at: date}}\n")),
        "main renames table public.notes to memos, and feature creates column public.notes.at, which needs it",
    ),
    "the same row": (
        edited(("age: 1}", "age: 5}")),
        edited(("age: 1}", "age: 6}")),
        "seed public.users.default: both branches change it differently: rows becomes another text in main and "
        "another text in feature",
    ),
}


@pytest.mark.parametrize("case", CONFLICTS)
def test_what_cannot_be_merged_is_a_conflict(case: str) -> None:
    one, other, message = CONFLICTS[case]
    assert [f.message for f in found(one, other) if isinstance(f, BranchConflict)] == [f"conflict: {message}"]


def test_a_conflict_is_at_its_line_in_the_branch_that_is_to_be_merged() -> None:
    one, other, _ = CONFLICTS["types"]
    (conflict,) = found(one, "\n" + other)
    assert str(conflict.place) == "app.yaml:5:27" and conflict.hint == "main has it at app.yaml:4:27"


def test_the_same_in_two_files_would_be_declared_twice() -> None:
    new = BASE + "enums: {mood: [sad]}\n"
    assert found(new, new) == ()
    texts = {"app.yaml": BASE.encode(), "moods.yaml": b"enums: {mood: [sad]}"}
    other = loader.load_texts(texts, registry())
    (conflict,) = compare_branches(loaded(BASE), Branch("main", loaded(new)), Branch("feature", other), registry())
    assert "declared twice" in conflict.message and isinstance(conflict, BranchConflict)


def test_different_parts_of_a_table_are_told_and_no_conflict() -> None:
    (overlap,) = found(
        edited((AGE, "age: int, born: date}")),
        edited(("    indexes: {users_email: [email]}\n", ""), (EMAIL, "email: uuid")),
    )
    assert not isinstance(overlap, BranchConflict)
    assert overlap.message == (
        "table public.users: both branches change it: main creates column public.users.born; "
        "feature changes type of column public.users.email, drops index public.users_email"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BASE, edited((EMAIL, "email: uuid"))),
        (edited((EMAIL, "email: uuid")), edited((NOTES, NOTES[:-3] + ", at: date}}\n"))),
        (edited((NOTES, ""), (VIEW, "")), edited((NOTES, ""), (VIEW, ""))),
        (edited(("age: 1}", "age: 5}")), BASE),
    ],
    ids=["one branch", "two tables", "both drop it", "rows of one branch"],
)
def test_what_does_not_touch_is_not_told(one: str, other: str) -> None:
    assert found(one, other) == ()


def test_rows_with_different_keys_are_no_conflict() -> None:
    (overlap,) = found(edited(("age: 1}", "age: 5}")), edited(("age: 2}", "age: 6}")))
    assert not isinstance(overlap, BranchConflict)
