"""Golden cases as migrations: what plain files make of a database, each sent as a whole, is what scripts make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.pipeline.request import Online
from schemadiff.postgres.connection import connect
from schemadiff.report.migration import parts_of
from tests.golden.test_cases import FOLDERS, OF_THE_CLUSTER, WAYS, _built, _plan, _state, skipped_where_too_old
from tests.support import engine
from tests.support.databases import MakeDatabase
from tests.support.environment import ENVIRONMENT
from tests.support.pg_dump import diff

LEFT_OUT = {"security_labels", *OF_THE_CLUSTER}
"""The kinds whose cases need more than a database."""
CASES = [folder for folder in FOLDERS if folder.parent.name not in LEFT_OUT]


@pytest.mark.soak
@pytest.mark.parametrize("folder", CASES, ids=[f"{f.parent.name}/{f.name}" for f in CASES])
@pytest.mark.parametrize("online", ["never", "always"])
def test_a_case_is_migrated_by_plain_files(folder: Path, online: str, make_database: MakeDatabase) -> None:
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
            made = engine.plan(
                connection,
                {"after.yaml": texts[target]},
                environment=ENVIRONMENT,
                online=Online(online),  # type: ignore[arg-type]
            )
            if made.refusals or any(step.environment for step in made.steps):
                continue
            with database.connect() as tool:
                for part in parts_of(made):
                    text = "\n\n".join(map(str, part.statements)).encode()
                    if part.in_transaction:
                        with tool.transaction():
                            tool.execute(text)
                    else:
                        tool.execute(text)
            left = _plan(connection, texts[target])
            assert left.empty, [step.title for step in left.steps]
            state = _state(database, connection, whole=False)
            assert state.schema == wanted.schema, diff(state.schema, wanted.schema, names=("migrated", "fresh"))
