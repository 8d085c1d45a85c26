"""Golden cases, as if every table were in use: what is changed online ends as the plain statements do.

``rows.sql``, where there is one, fills the tables first. The databases are compared by pg_dump; the script of such a
plan runs once more and changes nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.pipeline.request import Online
from schemadiff.postgres.connection import connect
from schemadiff.report.script import script
from tests.golden.test_cases import FOLDERS, WAYS, _built, _plan, _run_again, _state, skipped_where_too_old
from tests.support import engine
from tests.support.databases import MakeDatabase
from tests.support.environment import ENVIRONMENT
from tests.support.pg_dump import diff

KINDS = ("check", "column", "default", "exclusion", "foreign_key", "index", "materialized_view", "primary_key", "table")
"""The kinds whose cases change tables that stay."""
CASES = [folder for folder in FOLDERS if folder.parent.name in (*KINDS, "unique", "domain", "statistics")]


@pytest.mark.parametrize("folder", CASES, ids=[f"{f.parent.name}/{f.name}" for f in CASES])
def test_a_case_ends_the_same_when_it_is_changed_online(folder: Path, make_database: MakeDatabase) -> None:
    texts = {side: folder.joinpath(f"{side}.yaml").read_text() for side in ("before", "after")}
    ways = WAYS[:1] if (folder / "one_way.txt").is_file() else WAYS
    for direction, source, target in ways:
        database, fresh = make_database(), make_database()
        with connect(database) as connection, connect(fresh) as other:
            with skipped_where_too_old(database):
                _built(database, connection, texts[source])
                wanted = _built(fresh, other, texts[target])
            if direction == "forward" and (rows := folder / "rows.sql").is_file():
                database.execute(rows.read_text())
            online = engine.plan(
                connection, {"after.yaml": texts[target]}, environment=ENVIRONMENT, online=Online("always")
            )
            if online.refusals or all(step.shares for step in online.steps):
                continue
            engine.execute(connection, online, environment=ENVIRONMENT)
            left = _plan(connection, texts[target])
            assert left.empty, f"{direction}, something is left:\n{script(left)}"
            for _ in range(2):
                state = _state(database, whole=False)
                assert state.schema == wanted.schema, (
                    f"{direction}:\n{diff(state.schema, wanted.schema, names=('migrated', 'fresh'))}\n{script(online)}"
                )
                _run_again(database, online)
