"""What is dropped and created together and may be a rename: two YAML texts in, the hints out."""

from __future__ import annotations

import pytest

from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Comparison
from schemadiff.errors import Finding
from schemadiff.planner.rename_hints import rename_hints, with_rename_hints
from tests.planner.planning import Planned

PERSON = "{columns: {id: int, full_name: text, born: date, mail: text}, primary_key: [id]}"


def hinted(before: str, after: str) -> list[tuple[str, str | None]]:
    draft, given = Planned(before, after).draft()
    return [(finding.message, finding.hint) for finding in rename_hints(draft.changes, given)]


def columns(*texts: str) -> str:
    return f"tables: {{t: {{columns: {{id: int, {', '.join(texts)}}}}}}}"


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        (columns("full_name: text"), columns("name: text"), ["full_name"]),
        (columns("full_name: text"), columns("name: varchar(30)"), []),
        (columns("a: text", "b: text"), columns("a: text"), []),
        (columns("nick: text", "full_name: text"), columns("nickname: text", "name: text"), ["nick", "full_name"]),
        (columns("full_name: text"), columns("name: text", "nick: text"), ["full_name"]),
        (columns("full_name: text"), columns("name: {type: text, renamed_from: full_name}"), []),
        (columns("full_name: text"), columns("name: {type: char(9), renamed_from: fulname}"), ["full_name"]),
        (columns("full_name: text"), columns("name: {type: char(9), renamed_from: salary}"), []),
        (f"tables: {{people: {PERSON}}}", f"tables: {{persons: {PERSON}}}", ["people"]),
        (
            f"tables: {{people: {PERSON}}}",
            f"schema: s\nschemas: {{s: {{}}}}\ntables: {{people: {PERSON}}}",
            ["public.people"],
        ),
        (
            f"tables: {{people: {PERSON}}}",
            f"tables: {{persons: {PERSON.replace('mail: text', 'mail: text, phone: text')}}}",
            ["people"],
        ),
        (f"tables: {{people: {PERSON}}}", "tables: {orders: {columns: {id: int, total: int}}}", []),
        (
            "composite_types: {p: {attributes: {street: text}}}",
            "composite_types: {p: {attributes: {road: text}}}",
            ["street"],
        ),
    ],
)
def test_what_may_be_a_rename(before: str, after: str, names: list[str]) -> None:
    assert [hint for _, hint in hinted(before, after)] == [
        f"if this is a rename, write `renamed_from: {name}`" for name in names
    ]


def test_both_are_named_at_the_place_of_the_new_one() -> None:
    draft, given = Planned(columns("full_name: text"), columns("name: text")).draft()
    (finding,) = rename_hints(draft.changes, given)
    assert finding.message == (
        "column public.t.name is created and column public.t.full_name is dropped, and their types are equal"
    )
    assert finding.place is not None and finding.place.line == 1


@pytest.mark.parametrize(
    ("message", "explained"),
    [
        ('view public.v: query: column "full_name" does not exist', True),
        ("column v.full_name does not exist", True),
        ('relation "full_name" does not exist', False),
        ('column "salary" does not exist', False),
        ("full_name: syntax error", False),
    ],
)
def test_an_error_about_what_is_dropped_says_how_to_rename_it(message: str, explained: bool) -> None:
    draft, given = Planned(columns("full_name: text"), columns("name: text")).draft()
    comparison = Comparison(created=tuple(draft.changes.created), dropped=tuple(draft.changes.dropped))
    errors = [Finding(message), Finding(message, None, "has a hint")]
    found = list(with_rename_hints(errors, comparison, given.live, given.target, given.registry))
    place = next(o.place for o in draft.changes.created)
    wanted = f"If public.t.full_name is renamed to name, write `renamed_from: full_name` at {place}."
    assert found == [Finding(message, None, wanted if explained else None), errors[1]]


@pytest.mark.parametrize(
    ("message", "hint"),
    [
        (
            'view public.v: query: column "full_name" does not exist',
            "public.t.full_name is renamed to name (%s): write name.",
        ),
        ("column t.full_name does not exist", "public.t.full_name is renamed to name (%s): write name."),
        (
            'relation "public.people" does not exist',
            "public.people is renamed to public.persons: write public.persons.",
        ),
        ('column "people" does not exist', None),
        ('column "born" does not exist', None),
    ],
)
def test_an_error_about_an_old_name_says_the_new_one(message: str, hint: str | None) -> None:
    _, given = Planned("", columns("name: {type: text, renamed_from: full_name}", "born: date")).draft()
    previous = {
        Identity("column", ("public", "t", "name")): Identity("column", ("public", "t", "full_name")),
        Identity("table", ("public", "persons")): Identity("table", ("public", "people")),
    }
    (found,) = with_rename_hints([Finding(message)], Comparison(), given.live, given.target, given.registry, previous)
    place = given.target[Identity("column", ("public", "t", "name"))].place
    assert found.hint == (hint % (place,) if hint is not None and "%s" in hint else hint)
