"""What a database grants to new objects by default is no difference, nor left where the YAML says who may what."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support import engine
from tests.support.databases import Database

YAML = """
schema: app
tables:
  declared: {columns: {a: int}, grants: {%(one)s: [select]}}
  open: {columns: {a: int}}
functions:
  f(): {returns: int, language: sql, body: SELECT 1, grants: {%(one)s: [execute]}}
  g(): {returns: int, language: sql, body: SELECT 1}
sequences:
  s: {grants: {}}
"""


@pytest.fixture
def roles(database: Database) -> Iterator[dict[str, str]]:
    """Two roles of this database."""
    names = {word: f"{word}_{database.name}" for word in ("one", "other")}
    database.execute("".join(f"CREATE ROLE {name};" for name in names.values()))
    yield names
    everyone = ", ".join(names.values())
    database.execute(f"DROP OWNED BY {everyone} CASCADE; DROP ROLE {everyone}")


@pytest.mark.parametrize(
    "defaults",
    [
        "GRANT SELECT, INSERT ON TABLES TO {other}",
        "IN SCHEMA app GRANT SELECT ON TABLES TO {other} WITH GRANT OPTION",
        "GRANT EXECUTE ON FUNCTIONS TO {other}",
        "REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        "GRANT USAGE ON SEQUENCES TO {one}",
        "IN SCHEMA app GRANT SELECT ON TABLES TO {one}",
    ],
)
def test_nothing_is_left_after_the_first_apply(database: Database, roles: dict[str, str], defaults: str) -> None:
    database.execute(f"CREATE SCHEMA app; ALTER DEFAULT PRIVILEGES {defaults.format(**roles)}")
    engine.converge(database, YAML % roles)
    held = "SELECT coalesce(string_agg(x.grantee::regrole::text, ' '), '') FROM pg_class c, aclexplode(c.relacl) x"
    assert database.query(f"{held} WHERE c.relname = 'declared' AND x.grantee <> c.relowner") == [(roles["one"],)]
    open_to_all = "SELECT EXISTS (SELECT FROM aclexplode(p.proacl) x WHERE x.grantee = 0) FROM pg_proc p"
    assert database.query(f"{open_to_all} WHERE p.proname = 'f'") == [(False,)]


def test_what_is_made_again_has_what_it_had(database: Database, roles: dict[str, str]) -> None:
    database.execute("CREATE VIEW v AS SELECT 1 AS a; GRANT SELECT ON v TO {one}".format(**roles))
    database.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO {other}".format(**roles))
    engine.converge(database, "views: {v: 'SELECT 1 AS a, 2 AS c'}")
    engine.converge(database, "views: {v: 'SELECT 2 AS c'}")
    held = database.query("SELECT x.grantee::regrole::text FROM pg_class c, aclexplode(c.relacl) x WHERE relname = 'v'")
    assert {name for (name,) in held} == {"postgres", roles["one"]}
