"""How long others wait is estimated from effects and sizes."""

from __future__ import annotations

import pytest

from schemadiff.catalog.table_sizes import TableSize
from schemadiff.ddl.statements import Renderer
from schemadiff.pipeline.request import Online
from schemadiff.plan import Effects
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.online import changed_online
from schemadiff.planner.ordering import Arrangement
from schemadiff.planner.server_facts import ServerFacts
from schemadiff.planner.waiting_times import in_words, waits
from tests.planner.planning import Planned, named
from tests.support import engine
from tests.support.databases import Database

MB = 1024 * 1024


@pytest.mark.parametrize(
    ("effects", "size", "who"),
    [
        (Effects("ACCESS EXCLUSIVE", rewrite=True), 240 * MB, "reads"),
        (Effects("ACCESS EXCLUSIVE", rewrite=True), 2 * MB, None),
        (Effects("ACCESS EXCLUSIVE"), 100_000 * MB, None),
        (Effects("SHARE", scan=True, builds=True), 240 * MB, "writes"),
        (Effects("SHARE UPDATE EXCLUSIVE", scan=True, builds=True), 240_000 * MB, None),
        (Effects("ACCESS EXCLUSIVE", scan=True), 30 * MB, None),
        (Effects("ACCESS EXCLUSIVE", scan=True), 60 * MB, "reads"),
    ],
)
def test_who_waits(effects: Effects, size: int, who: str | None) -> None:
    assert waits(effects, TableSize(size, 1)) == who


def test_the_estimate_in_words() -> None:
    rewriting = Effects("ACCESS EXCLUSIVE", rewrite=True)
    assert in_words(rewriting, TableSize(10 * MB, 1)) == "about 0.5 s (10 MB)"
    assert in_words(rewriting, TableSize(240 * MB, 1)) == "about 12 s (240 MB)"
    assert in_words(rewriting, TableSize(240_000 * MB, 1)) == "about 200 min (234 GB)"


def test_what_has_no_online_way_needs_consent(database: Database) -> None:
    database.execute(
        "CREATE TABLE t (id int NOT NULL, a int, filling text);"
        " INSERT INTO t SELECT g, g, repeat('x', 1000) FROM generate_series(1, 4000) g; ANALYZE t"
    )
    wanted = "tables: {t: {columns: {id: {type: bigint, not_null: true}, a: int, filling: text}, indexes: {i: [a]}}}"
    plan = engine.plan(database, wanted)
    (hazard,) = plan.consents
    assert hazard.words == "blocks-reads:public.t"
    what = "alter column public.t.id: type"
    assert hazard.why == f"readers and writers of table public.t wait for about 0.2 s (4 MB): {what}"
    assert [h.name for h in engine.plan(database, wanted, online=Online("never")).consents] == ["blocks-reads"]


@pytest.mark.parametrize(("size", "risks"), [(1000 * MB, []), (100_000 * MB, ["scans-table"])])
def test_what_reads_for_long_is_shown_although_nobody_waits(size: int, risks: list[str]) -> None:
    text = "tables: {{t: {{columns: {{a: int}}{0}}}}}"
    table = named("table public.t")
    server = ServerFacts(sizes={table: TableSize(size, 1)}, in_use=frozenset({table}))
    drafted, given = Planned(text.format(""), text.format(", indexes: {i: [a]}"), server=server).draft()
    groups = Arrangement(ActionIndex(changed_online(drafted.actions, given), given)).groups
    (step,) = Renderer(given, drafted.renames, groups).steps()
    assert not step.effects.transactional
    assert [(h.name, h.needs_consent) for h in step.hazards] == [(name, False) for name in risks]
