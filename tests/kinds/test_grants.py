"""Privileges: what stays is never taken away in between, and `all` is what the server has."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
from schemadiff.model.kind import Grant
from schemadiff.postgres.server import Server
from schemadiff.render.grants import changes
from tests.support import engine
from tests.support.databases import MakeDatabase

S, SA, SB, SAB = (Grant("r", "select", c) for c in ((), ("a",), ("b",), ("a", "b")))


@pytest.mark.parametrize(
    ("have", "wanted", "granted", "revoked", "regranted"),
    [
        ([S], [S._replace(grantable=True)], [S._replace(grantable=True)], [], []),
        ([S._replace(grantable=True)], [S], [], [S._replace(grantable=True)], []),
        ([SAB], [SA], [], [SB], []),
        ([SA], [SAB], [SB], [], []),
        ([S], [SA], [], [S], [SA]),
        ([S, SA], [SA], [], [S], [SA]),
        ([S, SA], [], [], [S], []),
        ([SA], [S], [S], [SA], []),
        ([S], [S._replace(grantee="q")], [S._replace(grantee="q")], [S], []),
        (
            [S._replace(grantable=True), SA._replace(grantable=True)],
            [S, SA._replace(grantable=True)],
            [],
            [S._replace(grantable=True)],
            [SA._replace(grantable=True)],
        ),
    ],
)
def test_what_stays_is_never_revoked(
    have: list[Grant], wanted: list[Grant], granted: list[Grant], revoked: list[Grant], regranted: list[Grant]
) -> None:
    assert changes(have, wanted) == (tuple(granted), tuple(revoked), tuple(regranted))


TABLE = "tables: {{t: {{columns: {{a: int, b: int}}, grants: {{PUBLIC: {0}}}}}}}"
STATES = (
    "[]",
    "[select]",
    "[{select: [a, b]}, insert]",
    "[select, {select: [b]}, {update: [a]}]",
)


@pytest.mark.parametrize("before", STATES)
def test_every_way_between_two_states_arrives(make_database: MakeDatabase, before: str) -> None:
    database = make_database()
    for after in STATES:
        engine.converge(database, TABLE.format(before))
        engine.converge(database, TABLE.format(after))


def test_all_is_what_the_server_has(make_database: MakeDatabase, server: Server) -> None:
    database = make_database()
    made = engine.converge(database, TABLE.format("[all]"))
    assert ("GRANT MAINTAIN" in made.steps[-1].sql) == (server.version >= 17)
    if server.version < 17:
        with pytest.raises(InputError, match="maintain needs PostgreSQL 17"):
            engine.plan(database, TABLE.format("[maintain]"))
