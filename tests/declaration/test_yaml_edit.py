"""Edits of a file change what differs, and nothing else."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from schemadiff.declaration.formatting import same
from schemadiff.declaration.yaml_edit import alike, edited, rewritten
from schemadiff.declaration.yaml_reader import read
from schemadiff.declaration.yaml_scalars import Raw
from schemadiff.declaration.yaml_writer import Line, document

FILE = dedent("""\
    # The head of the file
    schema:   app

    tables:
        # Who has an account
        users:
            columns:
                # never reused
                id:    bigint
                name:  {type: text,   not_null: true}   # as they call themselves
                mail: text
            checks:   # what the form checks, too
                mail_check: mail LIKE '%@%'

        notes: {columns: {id: int}}   # short

    views:
        v: SELECT 1
""")

NODES: dict[str, Any] = {
    "tables": {
        "users": {
            "columns": {"id": "bigint", "name": Line(type="text", not_null=True), "mail": "text"},
            "checks": {"mail_check": "mail ~~ '%@%'"},
        },
        "notes": {"columns": {"id": "int"}},
    },
    "views": {"v": "SELECT 1"},
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """The nodes with another value at that path; without it if there is no value."""

    def at(node: Any, keys: list[str]) -> Any:
        inside = dict(node.items())
        if len(keys) == 1 and value is None:
            inside.pop(keys[0])
        else:
            inside[keys[0]] = value if len(keys) == 1 else at(inside[keys[0]], keys[1:])
        return type(node)(inside)

    found: dict[str, Any] = at(NODES, path.split("/"))
    return found


def lines(text: str) -> list[str]:
    return text.splitlines()


def difference(after: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The lines that an edit takes out and those that it adds."""
    found = edited(FILE, NODES, after)
    read(found.encode(), "f.yaml")
    gone = [line for line in lines(FILE) if line.strip() and line not in lines(found)]
    new = [line for line in lines(found) if line.strip() and line not in lines(FILE)]
    return gone, new


@pytest.mark.parametrize(
    ("path", "value", "gone", "new"),
    [
        ("tables/users/columns/mail", "citext", ["mail: text"], ["mail: citext"]),
        ("tables/users/columns/id", Line(type="bigint", identity="always"), ["# never reused", "id:    bigint"],
         ["# never reused", "id: {type: bigint, identity: always}"]),
        ("tables/users/columns/name", "text", ["name:  {type: text,   not_null: true}   # as they call themselves"],
         ["name: text  # as they call themselves"]),
        ("tables/users/columns/born", "date", [], ["born: date"]),
        ("tables/users/columns/mail", None, ["mail: text"], []),
        ("tables/users/columns/id", None, ["# never reused", "id:    bigint"], []),
        ("tables/users/comment", "Users", [], ["comment: Users"]),
        ("tables/users/checks", None, ["checks:   # what the form checks, too", "mail_check: mail LIKE '%@%'"], []),
        ("tables/notes/columns/id", "bigint", ["notes: {columns: {id: int}}   # short"],
         ["notes: {columns: {id: bigint}}  # short"]),
        ("tables/notes", None, ["notes: {columns: {id: int}}   # short"], []),
        ("tables/users", None, lines(FILE)[4:13], []),
        ("views", None, ["views:", "v: SELECT 1"], []),
        ("views/w", "SELECT 2", [], ["w: SELECT 2"]),
        ("views", {"w": "SELECT 2"}, ["v: SELECT 1"], ["w: SELECT 2"]),
        ("enums", {"mood": ["sad", "ok"]}, [], ["enums:", "mood: [sad, ok]"]),
    ],
)  # fmt: skip
def test_only_what_differs_changes(path: str, value: Any, gone: list[str], new: list[str]) -> None:
    found = difference(changed(path, value))
    # What is indented by four in a comment may be indented like its key afterwards.
    strip = str.strip
    unchanged = set(map(strip, found[0])) & set(map(strip, found[1]))
    expected = set(map(strip, gone)) - set(map(strip, new)), set(map(strip, new)) - set(map(strip, gone))
    assert (set(map(strip, found[0])) - unchanged, set(map(strip, found[1])) - unchanged) == expected


def test_an_edit_without_a_difference_changes_nothing() -> None:
    assert edited(FILE, NODES, NODES) == FILE


def test_what_is_new_stands_below_what_comes_before_it() -> None:
    after = changed("tables/users/columns", {"id": "bigint", "age": "int", **NODES["tables"]["users"]["columns"]})
    found = lines(edited(FILE, NODES, after))
    margin = " " * 12
    assert found[found.index(f"{margin}id:    bigint") + 1] == f"{margin}age: int"


def test_a_new_object_is_apart_from_the_others() -> None:
    after = changed("tables/more", {"columns": {"a": "int"}})
    found = edited(FILE, NODES, after)
    assert "# short\n\n    more:\n      columns:\n        a: int\n\nviews:\n" in found


def test_blank_lines_stay_single() -> None:
    for path in ("tables/notes", "tables/users", "views", "tables"):
        found = edited(FILE, NODES, changed(path, None))
        assert "\n\n\n" not in found
        assert found.startswith("# The head of the file\nschema:   app\n")


def test_a_file_of_which_nothing_is_left_is_empty() -> None:
    assert edited("schema: app\n\nviews:\n  v: SELECT 1\n", {"views": {"v": "SELECT 1"}}, {}) == ""


def test_line_ends_of_other_systems_stay() -> None:
    text = "views:\r\n  v: SELECT 1\r\n"
    after = {"views": {"v": "SELECT 1", "w": "SELECT 2"}}
    assert edited(text, {"views": {"v": "SELECT 1"}}, after) == text + "  w: SELECT 2\r\n"


def test_a_file_without_a_line_end() -> None:
    before, after = {"views": {"v": "SELECT 1"}}, {"views": {"v": "SELECT 1", "w": "SELECT 2"}}
    assert edited("views:\n  v: SELECT 1", before, after) == "views:\n  v: SELECT 1\n  w: SELECT 2\n"
    assert edited("views: {v: SELECT 1}", before, after) == "views: {v: SELECT 1, w: SELECT 2}\n"


def test_numbers_are_no_texts() -> None:
    assert not alike({"a": "1"}, {"a": Raw("1")})
    assert edited("t:\n  a: '1'\n", {"t": {"a": "1"}}, {"t": {"a": Raw("1")}}) == "t:\n  a: 1\n"


def test_a_file_that_is_written_anew_keeps_its_comments() -> None:
    after = changed("tables/users/columns/mail", "citext")
    found = rewritten(FILE, after)
    for comment in ("# The head of the file", "# Who has an account", "# never reused", "# as they call themselves"):
        assert comment in found
    expected = read(document({"schema": "app", **after}).encode(), "f.yaml")
    assert same(expected, read(found.encode(), "f.yaml"))
