"""Tables that exchange their schemas, with what they take along: what the plan says of them."""

from __future__ import annotations

from tests.support import engine
from tests.support.databases import Database

ONE = "t: {%scolumns: {id: bigserial, a: text}, primary_key: {name: pk, columns: [id]}, indexes: {i: [a]}}"
OTHER = "t: {%scolumns: {id: bigserial, b: int}, primary_key: {name: pk, columns: [id]}, indexes: {i: [b]}}"


def files(app: str, public: str) -> dict[str, str]:
    return {
        "app.yaml": f"schema: app\nschemas: {{app: {{}}}}\ntables:\n  {app}\n",
        "public.yaml": f"tables:\n  {public}\n",
    }


def test_what_keeps_its_name_is_no_change(database: Database) -> None:
    engine.converge(database, files(ONE % "", OTHER % ""))
    made = engine.plan(database, files(OTHER % "renamed_from: public.t, ", ONE % "renamed_from: app.t, "))
    assert {(str(c.identity), c.operation, c.previous_name) for c in made.changes} == {
        ("table app.t", "rename", "public.t"),
        ("table public.t", "rename", "app.t"),
    }
    assert {h.why for step in made.steps for h in step.hazards} == {
        "table app.t becomes public.t",
        "table public.t becomes app.t",
    }
    assert {step.operation for step in made.steps} == {"rename"}


def test_a_previous_name_is_the_one_before_the_plan(database: Database) -> None:
    """An index is called otherwise while its table comes to a schema where the name is taken."""
    before = "t: {columns: {a: int}, indexes: {i: [a]}}"
    after = "t: {renamed_from: app.t, columns: {a: int}, indexes: {j: {columns: [a], renamed_from: i}}}"
    stays = "u: {columns: {a: int}, indexes: {i: [a]}}"
    engine.converge(database, files(before, stays))
    made = engine.plan(database, files("o: {}", f"{after}\n  {stays}"))
    assert {(str(c.identity), c.previous_name) for c in made.changes if c.operation == "rename"} == {
        ("table public.t", "app.t"),
        ("index public.j", "i"),
    }
