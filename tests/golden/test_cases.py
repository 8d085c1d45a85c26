"""Golden cases: two schemas, and the SQL that leads from each to the other.

``tests/cases/<kind>/<case>/`` holds ``before.yaml``, ``after.yaml`` and the expected ``forward.sql`` and
``backward.sql``; ``pytest tests/golden --regenerate`` writes what is expected anew. ``rows.sql``, where there is one,
fills the tables before the migration runs. ``<direction>.refused.txt`` stands instead of a script for a plan that is
refused. A case with ``one_way.txt``, which says why, runs forward only; one of security labels in databases that have
loaded a provider of them. The texts are those for the run's newest server; the migrations run on every one. Cases of
what belongs to the cluster have servers of their own, whose roles are compared too, after the script has run once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from schemadiff.errors import InputError
from schemadiff.kinds import registry
from schemadiff.plan.steps import Plan
from schemadiff.postgres.binaries import Binaries
from schemadiff.postgres.server import Server, throwaway
from schemadiff.report.script import script
from tests.support import engine, label_provider
from tests.support.databases import Database, MakeDatabase
from tests.support.environment import ENVIRONMENT
from tests.support.pg_dump import diff, roles_of, schema_of

CASES = Path(__file__).parent.parent / "cases"
FOLDERS = sorted(p.parent for p in CASES.glob("*/*/before.yaml"))
DIRECTIONS = [
    (f, d) for f in FOLDERS for d in ("forward", "backward") if d == "forward" or not (f / "one_way.txt").is_file()
]
GOLDEN_VERSION = 18
OF_THE_CLUSTER = {kind.name for kind in registry().kinds.values() if kind.cluster}


@pytest.fixture
def make_cluster(server: Server) -> Iterator[MakeDatabase]:
    """Makes a database on a server of its own."""
    with ExitStack() as stack:

        def make(on: Server | None = None, *, template: str | None = None) -> Database:
            own = on or stack.enter_context(throwaway(server.binaries))
            own.create_database("alone", template)
            return Database(own, "alone")

        yield make


@pytest.mark.parametrize(
    ("folder", "direction"), DIRECTIONS, ids=[f"{f.parent.name}/{f.name}-{d}" for f, d in DIRECTIONS]
)
def test_the_case_migrates_with_the_expected_sql(
    folder: Path, direction: str, request: pytest.FixtureRequest, reachable: Path, pytestconfig: pytest.Config
) -> None:
    of_the_cluster = folder.parent.name in OF_THE_CLUSTER
    make_database: MakeDatabase = request.getfixturevalue("make_cluster" if of_the_cluster else "make_database")
    texts = [folder.joinpath(f"{name}.yaml").read_text() for name in ("before", "after")]
    before, after = texts if direction == "forward" else reversed(texts)
    database, fresh = make_database(), make_database()
    load_what_it_needs(folder, reachable, database, fresh)
    with skipped_where_too_old(database):
        # That the server gives back what is declared is seen where it is what comes after.
        engine.apply(database, {"before.yaml": before}, environment=ENVIRONMENT)
        if (rows := folder / "rows.sql").is_file() and direction == "forward":
            database.execute(rows.read_text())
        made = engine.plan(database, {"after.yaml": after}, source="before", target="after", environment=ENVIRONMENT)
    if database.server.version == GOLDEN_VERSION:
        _expect(made, folder, direction, bool(pytestconfig.getoption("--regenerate")))
    if made.refusals:
        return
    engine.execute(database, made, environment=ENVIRONMENT)
    _is_like_new(database, after, fresh)
    if of_the_cluster:
        for step in made.steps:
            database.execute(step.sql)
        one, other = roles_of(database, database.server.binaries), roles_of(fresh, fresh.server.binaries)
        assert one == other, diff(one, other, names=("migrated, and the script run again", "fresh"))


def load_what_it_needs(folder: Path, reachable: Path, *databases: Database) -> None:
    """A provider, where the case is of security labels."""
    if folder.parent.name == "security_labels":
        for database in databases:
            label_provider.load(database, reachable)


@contextmanager
def skipped_where_too_old(database: Database) -> Iterator[None]:
    """Around what is asked of a server whose version may lack a feature."""
    try:
        yield
    except InputError as error:
        if database.server.version < GOLDEN_VERSION and "needs PostgreSQL" in str(error).replace("need ", "needs "):
            pytest.skip(str(error))
        raise


def _expect(made: Plan, folder: Path, direction: str, regenerate: bool) -> None:
    written = folder / f"{direction}.sql"
    refused = folder / f"{direction}.refused.txt"
    file, found = (refused, "".join(f"{f}\n" for f in made.refusals)) if made.refusals else (written, script(made))
    same = file.is_file() and _without_oids(found) == _without_oids(file.read_text())
    if regenerate and not same:
        for stale in (written, refused):
            stale.unlink(missing_ok=True)
        file.write_text(found)
    assert file.is_file(), f"nothing is expected yet; it would be\n{found}"
    assert same or regenerate, f"the expected SQL has changed; it would be\n{found}"


def _without_oids(text: str) -> str:
    """Where two objects change places the script knows them by their oids, which differ from run to run."""
    return re.sub(r"\b\d{5,}\b", "oid", text)


def _is_like_new(database: Database, after: str, fresh: Database) -> None:
    binaries: Binaries = database.server.binaries
    engine.apply(fresh, {"after.yaml": after}, environment=ENVIRONMENT)
    for either in (database, fresh):
        left = engine.plan(either, {"after.yaml": after}, environment=ENVIRONMENT)
        assert left.empty, "\n".join(s.sql for s in left.steps)
        assert left.unmodelled == (), "what is declared is counted as read"
    one, other = schema_of(database, binaries), schema_of(fresh, binaries)
    assert one == other, diff(one, other, names=("migrated", "fresh"))
