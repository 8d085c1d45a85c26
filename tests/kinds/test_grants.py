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
    assert (" MAINTAIN," in made.steps[-1].sql) == (server.version >= 17)
    if server.version < 17:
        with pytest.raises(InputError, match="maintain needs PostgreSQL 17"):
            engine.plan(database, TABLE.format("[maintain]"))


@pytest.mark.parametrize("revoked", ["", "postgres", "postgres, PUBLIC"])
@pytest.mark.parametrize("more", ["", "SELECT ON TABLES TO pg_monitor", "SELECT ON TABLES TO postgres"])
def test_whoever_makes_it_holds_what_the_yaml_says(make_database: MakeDatabase, revoked: str, more: str) -> None:
    """Also where default privileges leave a role less than everything on what it makes, or an empty list."""
    database = make_database()
    database.execute("CREATE SCHEMA s")
    for sort in ("TABLES", "FUNCTIONS") if revoked else ():
        database.execute(f"ALTER DEFAULT PRIVILEGES REVOKE ALL ON {sort} FROM {revoked}")
    if more:
        database.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT {more}")
    own = ("{}", "{postgres: []}", "{postgres: [all]}", "{postgres: [select], PUBLIC: [select]}")
    tables = "".join(f"  t{n}: {{columns: {{a: int}}, grants: {grants}}}\n" for n, grants in enumerate(own))
    functions = "".join(
        f"  f{n}(): {{returns: int, language: sql, body: SELECT 1, grants: {grants}}}\n"
        for n, grants in enumerate(("{}", "{postgres: []}", "{PUBLIC: [execute], postgres: []}"))
    )
    engine.converge(database, f"schema: s\ntables:\n{tables}functions:\n{functions}")
    held = (
        "SELECT relname::text, coalesce(string_agg(privilege_type, ' '), '') FROM pg_class "
        "CROSS JOIN LATERAL aclexplode(coalesce(relacl, acldefault('r', relowner))) "
        "WHERE grantee = relowner AND relname IN ('t1', 't3') GROUP BY 1 ORDER BY 1"
    )
    assert database.query(held) == [("t3", "SELECT")]


def test_a_privilege_that_the_server_does_not_have_is_none_that_an_owner_lacks(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute("CREATE TABLE t (a int, b int)")
    (everything,) = database.query(
        "SELECT string_agg(lower(privilege_type), ', ') FROM aclexplode(acldefault('r', 10))"
    )
    assert engine.plan(database, TABLE.format("[]").replace("PUBLIC: []", f"postgres: [{everything[0]}]")).empty
    assert engine.plan(database, TABLE.format("[]").replace("PUBLIC: []", "postgres: all")).empty
    assert not engine.plan(database, TABLE.format("[]").replace("PUBLIC: []", "postgres: [select]")).empty
