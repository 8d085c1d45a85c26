"""Privileges: what stays is never taken away in between, and `all` is what the server has."""

from __future__ import annotations

import re

import pytest

from schemadiff.catalog.values import Grant
from schemadiff.ddl.grant_changes import Changes, Passed, changes
from schemadiff.errors import InputError
from schemadiff.postgres.embedded import Server
from tests.support import engine
from tests.support.databases import MakeDatabase

S, SA, SB, SAB = (Grant("r", "select", c) for c in ((), ("a",), ("b",), ("a", "b")))
OPTION = Grant("g", "select", (), grantable=True)
BY = S._replace(grantor="g")


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
    assert changes(have, wanted) == Changes(tuple(granted), tuple(revoked), tuple(regranted))


@pytest.mark.parametrize(
    ("have", "wanted", "expected"),
    [
        pytest.param(
            [OPTION, BY],
            [OPTION],
            Changes(cut=(OPTION,), regranted=(OPTION,)),
            id="what goes leaves with the option, which comes back",
        ),
        pytest.param([OPTION, BY], [S._replace(grantee="g")], Changes(cut=(OPTION,)), id="an option goes only once"),
        pytest.param([OPTION, BY], [S, OPTION, BY], Changes(granted=(S,)), id="what stays is not touched"),
        pytest.param([OPTION, S], [OPTION, S, BY], Changes(passed=(Passed("g", (BY,)),)), id="what is new is added"),
        pytest.param(
            [OPTION, BY, BY._replace(privilege="insert"), OPTION._replace(privilege="insert")],
            [OPTION, BY, OPTION._replace(privilege="insert")],
            Changes(cut=(OPTION._replace(privilege="insert"),), regranted=(OPTION._replace(privilege="insert"),)),
            id="other privileges stay as they are",
        ),
        pytest.param(
            [OPTION, BY._replace(grantable=True), BY._replace(grantee="z", grantor="r")],
            [OPTION, BY],
            Changes(cut=(OPTION,), regranted=(OPTION,), passed=(Passed("g", (BY,)),)),
            id="what is left of a chain is granted again",
        ),
        pytest.param(
            [OPTION, BY._replace(columns=("a",))],
            [OPTION],
            Changes(
                lent=(OPTION._replace(columns=("a",)),),
                cut=(Grant("g", "select", ("a",)),),
                regranted=(OPTION,),
            ),
            id="on a column it outlives the option on the table",
        ),
    ],
)
def test_what_was_passed_on_goes_by_cascade(have: list[Grant], wanted: list[Grant], expected: Changes) -> None:
    assert changes(have, wanted) == expected


def test_who_passes_something_on_was_granted_it(make_database: MakeDatabase) -> None:
    given = "tables: {t: {columns: {a: int}, grants: {lead: {0}, guest: {privileges: [select], granted_by: lead}}}}"
    for said in (
        "[select]",
        "{privileges: [insert], with_grant_option: true}",
        "{select: [a], with_grant_option: true}",
    ):
        with pytest.raises(InputError, match="lead grants select to guest, but does not have it with grant option"):
            engine.plan(make_database(), given.replace("{0}", said))


PASSED = """
tables:
  t:
    owner: {owner}
    columns: {{a: int}}
    grants:
      lead: {{privileges: [select], with_grant_option: true}}
      guest: {{privileges: [select], granted_by: lead}}
schemas: {{s: {{owner: {owner}, grants: {{{users}}}}}}}
schema: s
"""


def test_what_keeps_a_role_from_granting_is_told_beforehand(make_database: MakeDatabase) -> None:
    """Roles are of the whole cluster; those of this test leave with it."""
    database = make_database()
    names = {name: f"{name}_{database.name}" for name in ("lead", "guest", "maker", "other")}

    def planned(user: str, text: str) -> str:
        for name, own in names.items():
            text = re.sub(rf"\b{name}\b", own, text)
        plan = engine.plan(f"{database} user={user}", text)
        return "\n".join(r.message for r in plan.requirements)

    database.execute("".join(f"CREATE ROLE {name} LOGIN;" for name in names.values()))
    database.execute(f"CREATE SCHEMA s AUTHORIZATION {names['maker']}")
    try:
        usage = PASSED.format(owner="maker", users="lead: [usage]")
        assert f"cannot SET ROLE {names['lead']}" in planned(names["maker"], usage)
        assert planned("postgres", usage) == ""
        nobody = planned("postgres", PASSED.format(owner="maker", users=""))
        assert f"the role {names['lead']} may not use the schema s" in nobody
        database.execute(f"GRANT {names['other']} TO {names['lead']}")
        owners = planned("postgres", PASSED.format(owner="other", users="lead: [usage]"))
        assert f"{names['lead']} has the rights of the owner {names['other']}" in owners
    finally:
        database.execute(f"DROP SCHEMA s; DROP ROLE {', '.join(names.values())}")


def of_a_type(usage: str, routine: str) -> dict[str, str]:
    """A routine in a schema that takes a type of another one, which ``usage`` is said of."""
    return {
        "hidden.yaml": f"schemas: {{s: {usage}, hidden: {usage}}}\nschema: hidden\nenums: {{mood: [ok]}}",
        "s.yaml": f"schema: s\n{routine}",
    }


ROUTINES = {
    "function": "functions: {'f(a hidden.mood)': {language: sql, returns: int, body: select 1, grants: GRANTS}}",
    "aggregate": "aggregates: {'last(hidden.mood)': {sfunc: array_append, stype: 'hidden.mood[]', grants: GRANTS}}",
}


@pytest.mark.parametrize("routine", ROUTINES.values(), ids=ROUTINES)
def test_who_passes_a_routine_on_may_name_the_types_that_it_takes(make_database: MakeDatabase, routine: str) -> None:
    passed = "{privileges: [execute], granted_by: pg_monitor}"
    given = f"{{pg_monitor: [{{execute: null, with_grant_option: true}}], PUBLIC: [{passed}]}}"
    routine = routine.replace("GRANTS", given)
    plan = engine.plan(make_database(), of_a_type("{}", routine))
    assert [r.message.split(" and ")[0] for r in plan.requirements if "may not use" in r.message] == [
        "the role pg_monitor may not use the schema s",
        "the role pg_monitor may not use the schema hidden",
    ]
    engine.converge(make_database(), of_a_type("{grants: {pg_monitor: [usage]}}", routine))


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
