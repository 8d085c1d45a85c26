"""Schemas of the project's own that hold what real ones have and small cases have not: built as they come.

Each file makes a database. Its dump leaves nothing to do there, and builds the same schema into an empty one at once.
The dump stands beside it, and so does the catalog as it is saved.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.declaration import dumper
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded import Server, throwaway
from schemadiff.sources import snapshot
from tests.support import engine
from tests.support.databases import Database, MakeDatabase
from tests.support.expected import GOLDEN_VERSION, expect
from tests.support.pg_dump import diff, schema_of

OWN = Path(__file__).parent / "own"


@pytest.mark.parametrize("file", sorted(OWN.glob("*.sql")), ids=lambda file: file.stem)
def test_it_is_adopted_and_built_at_once(
    file: Path, make_database: MakeDatabase, server: Server, pytestconfig: pytest.Config
) -> None:
    script = file.read_text(encoding="utf-8")
    if "security_invoker" in script and server.version < 15:
        pytest.skip("views have no security_invoker there")
    if "CREATE ROLE" not in script:
        _goes_round(file, make_database(), make_database(), pytestconfig)
        return
    # Roles are of the whole server: it has one of its own.
    with throwaway(server.binaries) as own:
        for name in ("sample", "built"):
            own.create_database(name)
        _goes_round(file, Database(own, "sample"), Database(own, "built"), pytestconfig)


def _goes_round(file: Path, database: Database, fresh: Database, config: pytest.Config) -> None:
    database.execute(file.read_text(encoding="utf-8"))
    with connect(database) as connection:
        live = reader.read(connection, registry())
    assert not live.unmodelled
    texts = dumper.dump(live, registry())
    if database.server.version == GOLDEN_VERSION:
        expect("".join(f"# {name}\n{text}" for name, text in texts.items()), file.with_suffix(".yaml"), config)
        catalog = file.with_suffix(".catalog.json")
        expect(snapshot.text(live), catalog, config)
        assert {o.identity: o.values for o in snapshot.load(catalog)} == {o.identity: o.values for o in live}
    made = engine.plan(database, texts)
    assert made.empty, "\n".join(step.sql for step in made.steps)
    engine.converge(fresh, texts)
    one, other = (schema_of(d, database.server.binaries) for d in (database, fresh))
    assert one == other, diff(one, other, names=("sample", "built"))
