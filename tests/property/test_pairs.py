"""From any schema to any other: converges, keeps rows, and pg_dump sees no difference to a fresh build.

Pairs that once failed are kept in ``cases``, each with what was wrong. The default run draws the same few pairs every
time; ``--soak`` draws many new ones, here and on the other PostgreSQL that is installed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, note, reject, settings
from hypothesis import strategies as st

from schemadiff.postgres.embedded import Server
from tests.property.migration import REHEARSED, Impossible, Pair, check, first_version, from_file
from tests.property.strategies import pairs
from tests.property.strategies.seeded import drawn
from tests.support.databases import Database, MakeDatabase

CASES = sorted(Path(__file__).parent.glob("cases/*.yaml"))

FEW = settings(
    max_examples=6,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
MANY = settings(FEW, max_examples=600, derandomize=False, phases=[Phase.generate, Phase.shrink])

_numbers = count(1)


@contextmanager
def databases(prefix: str) -> Iterator[MakeDatabase]:
    """Databases of one example: the fixture's would live until the last one."""
    with ExitStack() as stack:

        def make(on: Server | None = None, *, template: str | None = None) -> Database:
            assert on is not None
            name = f"{prefix}_{next(_numbers)}"
            on.create_database(name, template)
            stack.callback(on.drop_database, name)
            return Database(on, name)

        yield make


def holds(pair: Pair, server: Server, worker: str) -> None:
    note(str(pair))
    with databases(f"pair_{worker}") as make_database:
        try:
            check(pair, make_database, server)
        except Impossible:
            reject()


@pytest.mark.parametrize("file", CASES, ids=[file.stem for file in CASES])
def test_a_pair_that_failed_once(file: Path, make_database: MakeDatabase, server: Server) -> None:
    if server.version < (since := first_version(file)):
        pytest.skip(f"{file.stem} needs PostgreSQL {since}")
    check(from_file(file), make_database, server)


@pytest.mark.long
@FEW
@given(data=st.data())
def test_a_pair(data: st.DataObject, server: Server, worker: str) -> None:
    holds(data.draw(pairs(server.version)), server, worker)


@pytest.mark.parametrize("number", [2, 4])
def test_a_rehearsed_pair(number: int, server: Server, worker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a rehearsal has found nothing against can be applied, and it finds nothing against what can be."""
    monkeypatch.setattr(REHEARSED, "asked", True)
    with databases(f"rehearsed_{worker}") as make_database:
        try:
            check(drawn(pairs(server.version), f"7 {number}"), make_database, server)
        except Impossible as reason:
            pytest.skip(str(reason))


@pytest.mark.soak
@MANY
@given(data=st.data())
def test_many_pairs(data: st.DataObject, server: Server, worker: str) -> None:
    holds(data.draw(pairs(server.version)), server, worker)


@pytest.mark.soak
@MANY
@given(data=st.data())
def test_many_pairs_on_the_other_server(data: st.DataObject, installed_server: Server, worker: str) -> None:
    holds(data.draw(pairs(installed_server.version)), installed_server, worker)


@pytest.fixture(scope="session")
def worker() -> str:
    """The name of this xdist worker, for names of databases."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")
