"""What a database grants to new objects by default is no difference, nor left where the YAML says who may what."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from schemadiff.diff.catalogs import Scope
from schemadiff.errors import InputError
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


@pytest.mark.parametrize(
    "declared", ["", "{privileges: {'function public.citext(inet)': {granted: {%(one)s: [execute]}}}}"]
)
def test_a_new_extension_is_as_it_came_after_the_first_apply(
    database: Database, roles: dict[str, str], declared: str
) -> None:
    database.execute(
        "ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO {other};"
        "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;"
        "ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC".format(**roles)
    )
    made = engine.converge(
        database,
        "schemas: {public: }\nextensions: {citext: " + declared % roles + "}",
        scope=None if declared else Scope(everything=True),
    )
    others = (
        "SELECT DISTINCT grantee::regrole::text FROM pg_proc p, aclexplode(proacl) WHERE grantee NOT IN (0, proowner)"
    )
    assert database.query(f"{others} AND p.oid >= 16384") == ([(roles["one"],)] if declared else [])
    for step in made.steps:
        database.execute(step.sql)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("for role a on tables: {}", "these are the default privileges of tables anyway"),
        ("for role a on functions: {PUBLIC: [execute]}", "these are the default privileges of functions anyway"),
        ("for role a in schema app on types: {}", "and this adds none to types"),
        ("for role a in schema app on schemas: {b: [usage]}", "schemas do not belong to a schema"),
        ("for role a on functions: {b: [select]}", "select cannot be granted on functions"),
        ("for role a on tables: {b: [{select: [c]}]}", "on columns"),
        ("on tables: {b: [select]}", "is not written as for role name [in schema name] on a sort of objects"),
        ("for role a on views: {b: [select]}", "`views` is not one of tables, sequences"),
        ("for role a on tables: {b: [read]}", "`read` is not a privilege here"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_place(entry: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        engine.declared(f"schema: app\ndefault_privileges:\n  {entry}\ntables: {{t: {{columns: {{a: int}}}}}}")
    finding = raised.value.findings[0]
    assert message in finding.message
    assert finding.place is not None and finding.place.line == 3


def test_what_is_declared_holds_for_what_the_same_plan_makes(database: Database, roles: dict[str, str]) -> None:
    defaults = (
        f"default_privileges: {{for role postgres in schema app on tables: {{{roles['other']}: [select]}},"
        " for role postgres on functions: {}}\n"
    )
    engine.converge(database, YAML % roles + defaults)
    held = "SELECT x.grantee::regrole::text FROM pg_class c, aclexplode(c.relacl) x WHERE x.grantee <> c.relowner"
    assert database.query(f"{held} AND c.relname = 'declared'") == [(roles["one"],)]
    assert database.query(f"{held} AND c.relname = 'open'") == [(roles["other"],)]
    closed = "SELECT count(*) FROM pg_proc p, aclexplode(p.proacl) x WHERE x.grantee = 0 AND p.proname IN ('f', 'g')"
    assert database.query(closed) == [(0,)]


def test_they_are_left_alone_where_the_yaml_has_no_such_key(database: Database, roles: dict[str, str]) -> None:
    database.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO {other}".format(**roles))
    assert engine.plan(database, "schemas: {public: {}}").empty
    assert len(engine.plan(database, "schemas: {public: {}}\ndefault_privileges:").steps) == 1


def test_privileges_of_a_later_version_are_no_part_of_all(database: Database, roles: dict[str, str]) -> None:
    engine.converge(database, f"default_privileges: {{for role postgres on tables: {{{roles['one']}: all}}}}")
    alone = f"default_privileges: {{for role postgres on tables: {{{roles['one']}: [maintain]}}}}"
    if database.server.version >= 17:
        engine.converge(database, alone)
    else:
        with pytest.raises(InputError, match="maintain needs PostgreSQL 17"):
            engine.plan(database, alone)


def test_those_of_large_objects_came_with_18(database: Database, roles: dict[str, str]) -> None:
    text = f"default_privileges: {{for role {roles['one']} on large objects: {{PUBLIC: all}}}}"
    if database.server.version >= 18:
        engine.converge(database, text)
    else:
        with pytest.raises(InputError, match="large objects needs PostgreSQL 18"):
            engine.plan(database, text)


def test_a_role_says_what_itself_hands_out(database: Database, roles: dict[str, str]) -> None:
    plain = f"plain_{database.name}"
    database.execute(f"CREATE ROLE {plain} LOGIN")
    try:
        conninfo = database.server.dsn(database.name).replace("user=postgres", f"user={plain}")
        other = f"default_privileges: {{for role {roles['one']} on tables: {{PUBLIC: [select]}}}}"
        (need,) = engine.plan(conninfo, other).requirements
        assert f"is not a member of {roles['one']}" in need.message
        engine.converge(conninfo, f"default_privileges: {{for role {plain} on tables: {{PUBLIC: [select]}}}}")
    finally:
        database.execute(f"DROP OWNED BY {plain}; DROP ROLE {plain}")


def test_what_is_made_again_has_what_it_had(database: Database, roles: dict[str, str]) -> None:
    database.execute("CREATE VIEW v AS SELECT 1 AS a; GRANT SELECT ON v TO {one}".format(**roles))
    database.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO {other}".format(**roles))
    engine.converge(database, "views: {v: 'SELECT 1 AS a, 2 AS c'}")
    engine.converge(database, "views: {v: 'SELECT 2 AS c'}")
    held = database.query("SELECT x.grantee::regrole::text FROM pg_class c, aclexplode(c.relacl) x WHERE relname = 'v'")
    assert {name for (name,) in held} == {"postgres", roles["one"]}
