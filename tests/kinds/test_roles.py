"""Roles and memberships: of the cluster, managed where the YAML writes `roles`, judged by the server's own catalogs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from schemadiff.errors import InputError
from schemadiff.kinds import registry
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.plan import Plan
from schemadiff.postgres.embedded import Server, throwaway
from schemadiff.sources import opening, source
from tests.support import engine
from tests.support.databases import Database, MakeDatabase

RICH = """
roles:
  readers: {comment: Who may read, noinherit: true}
  admins: {createrole: true, createdb: true, bypassrls: true, replication: true}
  app:
    login: true
    connection_limit: 3
    valid_until: 2031-02-03 04:05+02
    settings: {search_path: 'app, "Odd %I name"', work_mem: 64MB, TimeZone: Europe/Berlin}
    settings_in_database: {statement_timeout: 5s}
    member_of: [readers, pg_monitor]
  "it's %I $here$": {member_of: {app: {admin: true}}}
"""
POOR = """
roles:
  readers: {}
  admins: {login: true}
  app:
    settings: {work_mem: 32MB}
    member_of: {admins: {}, readers: {admin: true}}
  "it's %I $here$": {noinherit: true}
"""


@pytest.fixture
def cluster(server: Server) -> Iterator[Server]:
    """A server whose roles are this test's own, of the run's version."""
    with throwaway(server.binaries) as own:
        yield own


def fresh(cluster: Server, name: str = "one") -> Database:
    cluster.create_database(name)
    return Database(cluster, name)


def of_cluster(database: Database) -> list[tuple[object, ...]]:
    """What pg_dumpall prints of roles."""
    version = database.server.version
    options = "m.inherit_option, m.set_option" if version >= 16 else "NULL, NULL"
    return [
        *database.query(
            "SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,"
            " rolconnlimit, nullif(rolvaliduntil, 'infinity')::text, rolbypassrls, shobj_description(oid, 'pg_authid')"
            " FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1"
        ),
        *database.query(
            f"SELECT m.roleid::regrole::text, m.member::regrole::text, m.admin_option, {options} FROM pg_auth_members m"
            " WHERE m.member::regrole::text !~ '^pg_' ORDER BY 1, 2"
        ),
        *database.query(
            "SELECT setrole::regrole::text, setdatabase <> 0, unnest(setconfig) FROM pg_db_role_setting"
            " ORDER BY 1, 2, 3"
        ),
    ]


def twice(database: Database, made: Plan) -> None:
    """Everything once more: it raises nothing and changes nothing."""
    before = of_cluster(database)
    for step in made.steps:
        database.execute(step.sql)
    assert of_cluster(database) == before


@pytest.mark.parametrize(("before", "after"), [(RICH, POOR), (POOR, RICH), ("roles:\n  a: {}\n", RICH)])
def test_one_set_of_roles_becomes_another(cluster: Server, server: Server, before: str, after: str) -> None:
    database = fresh(cluster)
    engine.converge(database, before)
    twice(database, engine.converge(database, after))
    with throwaway(server.binaries) as other:
        expected = fresh(other)
        engine.converge(expected, after)
        assert of_cluster(database) == of_cluster(expected)


def test_options_of_memberships(cluster: Server) -> None:
    database = fresh(cluster)
    text = "roles: {a: {}, b: {noinherit: true}, c: {member_of: {a: {inherit: false, set: false}, b: {admin: true}}}}"
    if cluster.version < 16:
        with pytest.raises(InputError, match="needs PostgreSQL 16"):
            engine.plan(database, text)
        return
    engine.converge(database, text)
    rows = "SELECT roleid::regrole::text, admin_option, inherit_option, set_option FROM pg_auth_members"
    mine = f"{rows} WHERE member = 'c'::regrole ORDER BY 1"
    assert database.query(mine) == [("a", False, False, False), ("b", True, True, True)]
    changed = "roles: {a: {}, b: {noinherit: true}, c: {noinherit: true, member_of: {a: {inherit: true}, b: {}}}}"
    twice(database, engine.converge(database, changed))
    assert database.query(mine) == [("a", False, True, True), ("b", False, False, True)]


def test_every_grantor_of_a_membership_gives_it_up(cluster: Server) -> None:
    database = fresh(cluster)
    engine.converge(database, "roles: {a: {}, b: {}, c: {member_of: {a: {admin: true}}}}")
    database.execute("GRANT a TO b; SET ROLE c; GRANT a TO b")
    twice(database, engine.converge(database, "roles: {a: {}, b: {}, c: {member_of: {a: {admin: true}}}}"))
    assert database.query("SELECT FROM pg_auth_members WHERE member = 'b'::regrole") == []


def test_a_role_is_made_before_whatever_names_it(cluster: Server) -> None:
    database = fresh(cluster)
    engine.converge(
        database,
        "roles: {zoe: {member_of: [postgres]}, reader: {}}\n"
        "default_privileges: {for role postgres on schemas: {reader: [usage]},"
        " for role zoe on tables: {reader: [select]}}\n"
        "schema: s\nschemas: {s: {owner: zoe, grants: {reader: [create]}}}\n"
        "tables: {t: {columns: {a: int}, owner: zoe, grants: {reader: [select]}, row_security: enabled,"
        " policies: {p: {to: [reader], using: 'true'}}}}\n",
    )


NAMING = """
schema: s
schemas: {s: {}}
roles: {%(who)s}
default_privileges: {for role %(name)s in schema s on tables: {%(name)s: [select]}}
tables:
  t:
    columns: {a: int}
    owner: %(name)s
    grants: {PUBLIC: [select]}
    row_security: enabled
    policies: {p: {to: [%(name)s], using: 'true'}}
  u: {columns: {a: int}, grants: {%(name)s: [select]}}
"""


def test_a_rename_reaches_all_that_names_the_role(cluster: Server) -> None:
    database = fresh(cluster)
    engine.converge(database, NAMING % {"who": "old: {}, m: {member_of: [old]}", "name": "old"})
    (before,) = database.query("SELECT 'old'::regrole::oid")
    made = engine.converge(database, NAMING % {"who": "new: {renamed_from: old}, m: {member_of: [new]}", "name": "new"})
    assert [step.operation for step in made.steps] == ["rename"]
    assert database.query("SELECT 'new'::regrole::oid") == [before]


def test_the_old_name_of_a_role_cannot_be_named(cluster: Server) -> None:
    database = fresh(cluster)
    engine.converge(database, "roles: {old: {}}")
    with pytest.raises(InputError, match="the role old does not exist"):
        engine.plan(database, "roles: {new: {renamed_from: old}}\ntables: {t: {columns: {a: int}, owner: old}}")


def test_they_are_left_alone_where_the_yaml_has_no_such_key(cluster: Server) -> None:
    database = fresh(cluster)
    database.execute("CREATE ROLE somebody")
    assert engine.plan(database, "schemas: {public: {}}").empty
    made = engine.plan(database, "schemas: {public: {}}\nroles:")
    assert [(h.name, str(h.identity)) for s in made.steps for h in s.hazards] == [("drops-object", "role somebody")]


def test_who_is_kept_whatever_the_yaml_says(cluster: Server) -> None:
    database, other = fresh(cluster), fresh(cluster, "other")
    database.execute("CREATE ROLE boss SUPERUSER; CREATE ROLE holder; CREATE ROLE elsewhere; CREATE ROLE special")
    database.execute("ALTER DATABASE other OWNER TO holder; ALTER ROLE special IN DATABASE other SET work_mem = '1MB'")
    other.execute("CREATE TABLE t (a int); GRANT SELECT ON t TO elsewhere")
    assert engine.plan(database, "schemas: {public: {}}\nroles:").empty


@pytest.mark.parametrize(
    "needs",
    ["CREATE TABLE t (a int); ALTER TABLE t OWNER TO gone", "GRANT CREATE ON SCHEMA hidden TO gone"],
)
def test_a_role_that_is_needed_is_not_dropped(cluster: Server, needs: str) -> None:
    database = fresh(cluster)
    database.execute(f"CREATE ROLE gone; CREATE SCHEMA hidden; {needs}")
    made = engine.plan(database, "schemas: {public: {}}\nroles:\ntables: {t: {columns: {a: int}}}")
    assert any("gone" in refusal.message for refusal in made.refusals)


def test_a_role_goes_once_nothing_needs_it(cluster: Server) -> None:
    database = fresh(cluster)
    engine.converge(database, NAMING % {"who": "old: {}", "name": "old"})
    twice(database, engine.converge(database, NAMING % {"who": "new: {}", "name": "new"}))
    assert database.query("SELECT rolname::text FROM pg_roles WHERE rolname IN ('old', 'new')") == [("new",)]


def test_a_role_without_createrole_is_told_so(cluster: Server) -> None:
    database = fresh(cluster)
    database.execute("CREATE ROLE plain LOGIN")
    conninfo = cluster.dsn("one").replace("user=postgres", "user=plain")
    (need,) = engine.plan(conninfo, "roles: {plain: {login: true}, a: {}}").requirements
    assert "has no CREATEROLE" in need.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pg_mine: {}", "pg_mine is a role of the system"),
        ("public: {}", "a role cannot have the name public"),
        ("a: {valid_until: soon}", "'soon' is not a time"),
        ("a: {member_of: {b: {inherit: maybe}}}", "inherit must be true or false"),
        ("a: {password: x}", "unknown key `password`"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        engine.declared(f"roles:\n  {text}\n")
    (finding,) = raised.value.findings
    assert message in finding.message
    assert finding.place is not None and finding.place.line == 2


def test_a_group_that_is_nowhere_is_told(database: Database) -> None:
    with pytest.raises(InputError, match="the role nowhere does not exist"):
        engine.plan(database, "roles: {a: {member_of: [nowhere]}}")


def test_folders_with_roles_are_compared(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, text in ((one, "roles: {a: {}}\n"), (two, "roles: {a: {login: true}, b: {member_of: [a]}}\n")):
        folder.mkdir()
        (folder / "x.yaml").write_text(text + "tables: {t: {columns: {a: int}, owner: a}}\n")
    with opening.database(source.parse(str(one)), registry()) as opened:
        request = dataclasses.replace(engine.request(), put_back=opened.put_back)
        made = make_plan(opened.connection, engine.declared(two), request)
    assert not made.refusals
    assert sorted(f"{s.operation} {s.identity}" for s in made.steps) == [
        "alter role a",
        "create role b",
        "create role_membership b.a",
    ]


def test_making_a_role_gives_its_maker_no_membership_to_revoke(make_database: MakeDatabase, cluster: Server) -> None:
    database = fresh(cluster)
    database.execute("CREATE ROLE maker LOGIN CREATEROLE")
    conninfo = cluster.dsn("one").replace("user=postgres", "user=maker")
    text = "roles: {maker: {login: true, createrole: true}, made: {}}"
    engine.converge(conninfo, text)
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT 'made'::regrole").fetchone()


GRANTED_ON = """
    CREATE ROLE g; CREATE ROLE m CREATEROLE; CREATE ROLE x; CREATE ROLE z;
    GRANT g TO m WITH ADMIN OPTION;
    SET ROLE m; GRANT g TO x WITH ADMIN OPTION;
    SET ROLE x; GRANT g TO z;
    RESET ROLE
"""


@pytest.mark.parametrize(
    ("roles", "left"),
    [
        ("m: {createrole: true}, x: {member_of: {g: {admin: true}}}, z: {member_of: g}", {("x", True), ("z", False)}),
        ("x: {member_of: {g: {admin: true}}}, z: {member_of: g}", {("x", True), ("z", False)}),
        ("m: {createrole: true, member_of: g}, x: {}, z: {member_of: g}", {("m", False), ("z", False)}),
        ("m: {createrole: true, member_of: {g: {admin: true}}}, x: {}, z: {}", {("m", True)}),
        ("m: {createrole: true}, x: {}, z: {}", set()),
    ],
)
def test_what_a_member_granted_on_is_granted_anew(cluster: Server, roles: str, left: set[tuple[str, bool]]) -> None:
    """Since 16 a membership cannot be revoked before what its member granted others, who keep theirs all the same."""
    database = fresh(cluster)
    database.execute(GRANTED_ON)
    twice(database, engine.converge(database, f"roles: {{g: {{}}, {roles}}}"))
    members = "SELECT DISTINCT member::regrole::text, admin_option FROM pg_auth_members WHERE roleid = 'g'::regrole"
    assert set(database.query(members)) == left
