"""Where the YAML is the whole truth, what it grants nobody is granted to nobody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from schemadiff.catalog.objects import Identity
from schemadiff.declaration import dumper
from schemadiff.diff.catalogs import Scope
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.plan import Plan
from schemadiff.postgres.connection import connect
from tests.support import engine
from tests.support.databases import Database

YAML = """
tables:
  t: {columns: {a: int, b: int}}
  kept: {columns: {a: int}, grants: {%(role)s: [select]}}
functions:
  f(): {returns: int, language: sql, body: SELECT 1}
views: {v: SELECT a FROM t}
default_privileges: {for role postgres on tables: {%(role)s: [insert]}}
"""

WHOLE = Scope(everything=True)
GRANTS = Scope(manage=lambda identity: identity.kind == "grants")


@pytest.fixture
def role(database: Database) -> Iterator[str]:
    """A role of this database."""
    name = f"reader_{database.name}"
    database.execute(f"CREATE ROLE {name}")
    yield name
    database.execute(f"DROP OWNED BY {name} CASCADE; DROP ROLE {name}")


def held(database: Database) -> set[tuple[str, str, str]]:
    """Who holds what, the owner aside."""
    rows = database.query(
        "SELECT c.relname::text, x.grantee::regrole::text, x.privilege_type"
        " FROM pg_class c, aclexplode(c.relacl) x WHERE x.grantee <> c.relowner"
        " AND c.relnamespace = 'public'::regnamespace"
        " UNION ALL SELECT a.attname::text, x.grantee::regrole::text, x.privilege_type"
        " FROM pg_attribute a, aclexplode(a.attacl) x WHERE a.attrelid = to_regclass('t')"
    )
    return {(one, two, three) for one, two, three in rows}


@pytest.mark.parametrize("scope", [WHOLE, GRANTS], ids=["everything", "grants"])
def test_what_was_granted_by_hand_is_revoked(database: Database, role: str, scope: Scope) -> None:
    text = YAML % {"role": role}
    engine.converge(database, text)
    database.execute(
        f"GRANT SELECT ON t, v TO {role} WITH GRANT OPTION; GRANT UPDATE (b) ON t TO {role};"
        f"GRANT EXECUTE ON FUNCTION f() TO {role}; GRANT USAGE ON SCHEMA public TO {role}"
    )
    assert engine.plan(database, text).empty, "grants are not managed where they are absent"
    engine.converge(database, text, scope=scope)
    assert held(database) == {("kept", role, "SELECT")}
    found = database.query("SELECT x.grantee::regrole::text FROM pg_proc p, aclexplode(p.proacl) x WHERE proname = 'f'")
    assert {name for (name,) in found} == {"-", "postgres"}, "PUBLIC runs a function that nothing else is said of"


def test_what_is_made_is_granted_to_nobody_by_default(database: Database, role: str) -> None:
    database.execute(f"ALTER DEFAULT PRIVILEGES GRANT DELETE ON TABLES TO {role}")
    engine.converge(database, YAML % {"role": role}, scope=GRANTS)
    assert held(database) == {("kept", role, "SELECT")}


def test_a_function_closed_by_hand_is_open_again(database: Database, role: str) -> None:
    text = YAML % {"role": role}
    engine.converge(database, text, scope=GRANTS)
    database.execute("REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC")
    made: Plan = engine.converge(database, text, scope=GRANTS)
    assert [step.sql for step in made.steps] == ["GRANT EXECUTE ON FUNCTION public.f() TO PUBLIC"]


def test_its_own_dump_is_the_whole_truth(database: Database, role: str) -> None:
    engine.converge(database, YAML % {"role": role})
    database.execute(
        f"GRANT SELECT ON v TO {role}; REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC; GRANT SELECT ON t TO PUBLIC"
    )
    with connect(database) as connection:
        files = dumper.dump(reader.read(connection, registry()), registry())
    left = engine.plan(database, files, scope=WHOLE)
    assert left.empty, "\n".join(step.sql for step in left.steps)


def test_owners_stay_unmanaged(database: Database, role: str) -> None:
    text = "tables: {t: {columns: {a: int}}}"
    engine.converge(database, text)
    database.execute(f"GRANT CREATE ON SCHEMA public TO {role}; ALTER TABLE t OWNER TO {role}")
    assert not [s for s in engine.plan(database, text, scope=WHOLE).steps if s.identity.kind == "owner"]


def test_what_is_ignored_keeps_its_grants(database: Database, role: str) -> None:
    text = "tables: {t: {columns: {a: int}}}"
    engine.converge(database, text)
    database.execute(f"GRANT SELECT ON t TO {role}")
    scope = Scope(everything=True, ignore=lambda identity: identity == Identity("table", ("public", "t")))
    assert engine.plan(database, text, scope=scope).empty
