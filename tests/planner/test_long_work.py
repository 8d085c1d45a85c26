"""What holds locks long has a transaction of its own, with what would be missing without it, and no server."""

from __future__ import annotations

import pytest

from schemadiff.catalog.table_sizes import TableSize
from schemadiff.ddl.statements import Renderer
from schemadiff.plan import Step, transactions
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.online import changed_online
from schemadiff.planner.ordering import Arrangement
from schemadiff.planner.server_facts import ServerFacts
from tests.planner.planning import Pairs, Planned, named

LARGE, SMALL = TableSize(3 * 1024**3, 10**7), TableSize(8192, 10)


def steps(before: str, after: str, dependencies: Pairs = (), *, in_use: bool = True, **sizes: TableSize) -> list[Step]:
    """The steps of a plan; the tables are of these sizes, and in use."""
    known = {named(f"{'materialized view' if n == 'm' else 'table'} public.{n}"): size for n, size in sizes.items()}
    facts = ServerFacts("somebody", sizes=known, in_use=frozenset(known) if in_use else frozenset())
    drafted, given = Planned(before, after, dependencies=dependencies, server=facts).draft()
    arranged = Arrangement(ActionIndex(changed_online(drafted.actions, given), given), renames=drafted.renames)
    return Renderer(given, drafted.renames, arranged.groups, before_renames=arranged.before_renames).steps()


def told(found: list[Step]) -> list[list[str]]:
    return [[step.title.replace("public.", "") for step in together] for together in transactions(found)]


BEFORE = "tables: {t: {columns: {a: int, b: int}}, u: {columns: {c: int}}}"
AFTER = "tables: {t: {columns: {a: int, b: {type: bigint, using: b}}}, u: {columns: {c: int, d: int}}}"
VIEW = "\nviews: {v: SELECT b FROM public.t, w: SELECT c FROM public.u}"
ON_T = (("view public.v", "column public.t.b"),)
FILLED = "\nmaterialized_views: {m: {query: SELECT b FROM public.t, indexes: {i: [b]}}}"


def test_a_rewritten_table_is_locked_alone() -> None:
    found = steps(BEFORE, AFTER, t=LARGE, u=SMALL)
    assert told(found) == [["create column u.d"], ["alter column t.b: type"]]
    assert [h.words for step in found for h in step.hazards if h.name.startswith("blocks")] == ["blocks-reads:public.t"]


def test_a_small_one_shares_a_transaction() -> None:
    assert len(told(steps(BEFORE, AFTER, t=SMALL, u=SMALL))) == 1


def test_a_table_of_unknown_size_counts_as_large() -> None:
    facts = ServerFacts(in_use=frozenset({named("table public.t"), named("table public.u")}))
    drafted, given = Planned(BEFORE, AFTER, server=facts).draft()
    groups = Arrangement(ActionIndex(drafted.actions, given)).groups
    assert [group.unit is not None for group in groups] == [False, True]


def test_views_that_are_recreated_are_missing_only_within_the_transaction() -> None:
    found = steps(BEFORE + VIEW, AFTER + VIEW, ON_T, t=LARGE, u=SMALL)
    assert told(found) == [["create column u.d"], ["drop view v", "alter column t.b: type", "re-create view v"]]


def test_what_waits_for_the_rewritten_table_comes_in_the_next_transaction() -> None:
    after = AFTER.replace("using: b}}", "using: b}}, checks: {k: b > 0}")
    found = told(steps(BEFORE, after, t=LARGE, u=SMALL))
    assert found[:2] == [["create column u.d"], ["alter column t.b: type"]]
    assert found[2:] == [["create check t.k, not valid"], ["validate check t.k"]]


def test_a_replaced_type_and_its_columns_change_together() -> None:
    table = "\ntables: {t: {columns: {a: e}}, u: {columns: {c: int}}}"
    before, after = f"enums: {{e: [x, y]}}{table}", f"enums: {{e: [x]}}{table.replace('c: int', 'd: int')}"
    found = told(steps(before, after, (("column public.t.a", "enum public.e"),), t=LARGE, u=SMALL))
    (converted,) = (titles for titles in found if any("column t.a" in title for title in titles))
    assert len(converted) == 3, found
    assert found[-1] == ["drop column u.c"]


def test_a_materialized_view_is_filled_apart_from_other_tables() -> None:
    found = steps(BEFORE, AFTER.replace("b: {type: bigint, using: b}", "b: int") + FILLED, t=LARGE, u=SMALL)
    (filled,) = (step for step in found if step.title == "alter materialized view public.m: populate")
    assert filled.seconds == pytest.approx(LARGE.size / (300 * 1024**2))
    assert [filled] in transactions(found)


def test_a_recreated_materialized_view_is_replaced_in_one_transaction() -> None:
    before = BEFORE + FILLED
    after = AFTER.replace("b: {type: bigint, using: b}", "b: int") + FILLED.replace("SELECT b", "SELECT a + b AS b")
    found = steps(before, after, t=LARGE, u=SMALL, m=LARGE)
    titles = told(found)
    (replaced,) = (together for together in titles if "drop materialized view m" in together)
    assert "alter materialized view m: populate" in replaced
    assert "create column u.d" not in replaced
    why = [h.why for step in found for h in step.hazards if h.words == "blocks-reads:public.m"]
    assert why == [
        "readers and writers of materialized view public.m wait for about 72 s in the transaction of: "
        "alter materialized view public.m: populate"
    ]


def test_in_one_transaction_all_tables_are_named_that_wait() -> None:
    found = steps(BEFORE, AFTER, in_use=False, t=LARGE, u=SMALL)
    assert len(transactions(found)) == 1
    waits = [h for step in found for h in step.hazards if h.name.startswith("blocks")]
    assert [h.words for h in waits] == ["blocks-reads:public.t", "blocks-reads:public.u"]
    assert "table public.u wait for about 3 min in the transaction of: alter column public.t.b: type" in waits[1].why
