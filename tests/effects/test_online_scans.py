"""What is changed online reads rows only under locks that make nobody wait: statements of some cases, one by one."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest
from psycopg.rows import TupleRow

from schemadiff.pipeline.request import Online
from schemadiff.postgres.connection import connect
from tests.golden.test_cases import CASES
from tests.support import engine
from tests.support.databases import MakeDatabase

FOLDERS = {
    "column/added_with_values_of_their_own": ("create column public.touched.drawn",),
    "column/not_null_in_partitions_and_heirs": ("alter column public.p.id: ",),
    "index/made_on_partitions_first": (),
    "table/partitions_of_tables_with_rows": ("alter table public.checked_1: ", "alter table public.n_1: "),
}
"""By case, what has no online way there."""


def rows_read(connection: psycopg.Connection[TupleRow]) -> dict[str, int]:
    """How many rows have been read, by table."""
    connection.execute("SELECT pg_stat_force_next_flush()")
    connection.commit()
    statement = "SELECT relname, seq_tup_read FROM pg_stat_user_tables WHERE relname <> 'r'"
    found: dict[str, int] = dict(connection.execute(statement).fetchall())
    connection.commit()
    return found


@pytest.mark.parametrize("case", FOLDERS)
def test_strong_locks_are_held_while_nothing_is_read(make_database: MakeDatabase, case: str) -> None:
    database = make_database()
    if database.server.version < 15:
        pytest.skip("counters cannot be flushed before 15")
    texts = {side: (CASES / case / f"{side}.yaml").read_text() for side in ("before", "after")}
    with connect(database) as connection:
        engine.apply(connection, texts["before"])
        database.execute((CASES / case / "rows.sql").read_text())
        plan = engine.plan(connection, texts["after"], online=Online("always"))
        for step in plan.steps:
            before = rows_read(connection)
            # Data checks read rows too, without a lock that anybody waits for.
            engine.execute(connection, replace(plan, steps=(replace(step, data_checks=()),)))
            read = {name: rows for name, rows in rows_read(connection).items() if rows > before.get(name, 0)}
            if not step.title.startswith(FOLDERS[case]):
                assert not read or "reads" not in step.effects.blocks, (step.title, read)
                assert not read or "writes" not in step.effects.blocks, (step.title, read)
                assert not read or step.effects.scan, (step.title, read)
