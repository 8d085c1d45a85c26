"""Renames come before the first statement that mentions a name which they concern."""

from __future__ import annotations

from schemadiff.ddl.statements import Renderer
from schemadiff.plan import Step
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.online import changed_online
from schemadiff.planner.ordering import Arrangement
from schemadiff.planner.server_facts import ServerFacts
from tests.planner.planning import Planned, named


def steps(before: str, after: str, *tables: str, before_renames: int | None = None) -> list[Step]:
    facts = ServerFacts(in_use=frozenset(named(f"table public.{table}") for table in tables))
    drafted, given = Planned(before, after, server=facts).draft()
    arranged = Arrangement(ActionIndex(changed_online(drafted.actions, given), given), renames=drafted.renames)
    number = arranged.before_renames if before_renames is None else before_renames
    return Renderer(given, drafted.renames, arranged.groups, before_renames=number).steps()


def order(found: list[Step]) -> list[str]:
    return [f"{step.operation} {step.identity}" for step in found]


def test_a_statement_that_mentions_a_name_waits_for_the_renames_whatever_was_planned() -> None:
    before = "tables: {t: {columns: {amount: int, was: int}}}"
    columns = "{amount: int, becomes: {type: int, renamed_from: was}}"
    after = f"tables: {{t: {{columns: {columns}, indexes: {{i: [amount], j: [becomes]}}}}}}"
    assert order(steps(before, after, "t", before_renames=2)) == [
        "create index public.i",
        "rename column public.t.becomes",
        "create index public.j",
    ]


def test_what_a_step_before_the_renames_locks_has_its_previous_name() -> None:
    before = """
        tables:
          p: {partition_by: range (a), columns: {a: int, b: int}, indexes: {i: [b]}, partitions: {one: BOUND}}
          t: {columns: {a: int}}
    """.replace("BOUND", "{values: FROM (0) TO (5)}")
    after = before.replace("indexes: {i: [b]}, ", "").replace("one: {", "first: {renamed_from: one, ")
    found = steps(before, after.replace("{a: int}}", "{a: int}, indexes: {j: [a]}}"), "p", "one", "t")
    assert order(found)[-1] == "rename table public.first"
    (dropped,) = (step for step in found if step.operation == "drop")
    assert dropped.also_locks == (("public.one", "ACCESS EXCLUSIVE"),)
