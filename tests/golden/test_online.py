"""Golden cases, as if every table were in use: what is changed online ends as the plain statements do.

``rows.sql``, where there is one, fills the tables first. The databases are compared by pg_dump; the script of such a
plan runs once more and changes nothing.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from schemadiff.pipeline.request import Online
from schemadiff.postgres.connection import connect
from schemadiff.report.script import script
from tests.golden.test_cases import FOLDERS, WAYS, _built, _plan, _run_again, _state, skipped_where_too_old
from tests.support import builds, engine
from tests.support.databases import MakeDatabase
from tests.support.environment import ENVIRONMENT
from tests.support.pg_dump import Dump, diff

KINDS = ("check", "column", "default", "exclusion", "foreign_key", "index", "materialized_view", "primary_key", "table")
"""The kinds whose cases change tables that stay."""
CASES = [folder for folder in FOLDERS if folder.parent.name in (*KINDS, "unique", "domain", "statistics")]


@pytest.mark.parametrize("folder", CASES, ids=[f"{f.parent.name}/{f.name}" for f in CASES])
def test_a_case_ends_the_same_when_it_is_changed_online(folder: Path, make_database: MakeDatabase) -> None:
    texts = {side: folder.joinpath(f"{side}.yaml").read_text() for side in ("before", "after")}
    ways = WAYS[:1] if (folder / "one_way.txt").is_file() else WAYS
    for direction, source, target in ways:
        database = make_database()
        with connect(database) as connection:
            with skipped_where_too_old(database):
                engine.apply(connection, {"after.yaml": texts[source]}, environment=ENVIRONMENT)
            if direction == "forward" and (rows := folder / "rows.sql").is_file():
                database.execute(rows.read_text())
            with skipped_where_too_old(database):
                online = engine.plan(
                    connection, {"after.yaml": texts[target]}, environment=ENVIRONMENT, online=Online("always")
                )
            if online.refusals or all(step.shares and not step.begins for step in online.steps):
                continue
            wanted = builds.remembered(
                texts[target], database.server.version, partial(_fresh, make_database, texts[target])
            )
            engine.execute(connection, online, environment=ENVIRONMENT)
            left = _plan(connection, texts[target])
            assert left.empty, f"{direction}, something is left:\n{script(left)}"
            for _ in range(2):
                state = _state(database, connection, whole=False)
                assert state.schema == wanted, (
                    f"{direction}:\n{diff(state.schema, wanted, names=('migrated', 'fresh'))}\n{script(online)}"
                )
                _run_again(database, online)


def _fresh(make_database: MakeDatabase, text: str) -> Dump:
    database = make_database()
    with connect(database) as connection:
        return _built(database, connection, text).schema
