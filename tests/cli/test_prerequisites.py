"""What is missing on the server is found before the first statement, all of it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from schemadiff.postgres.embedded import throwaway
from tests.cli.conftest import NOTES, Declare
from tests.support.command import Answer, invoke
from tests.support.databases import Database


@pytest.fixture
def role(database: Database) -> Iterator[str]:
    """A role that may connect and nothing else."""
    name = f"plain_{database.name}"
    database.execute(f"CREATE ROLE {name} LOGIN")
    yield name
    database.execute(f"DROP OWNED BY {name} CASCADE; DROP ROLE {name}")


def as_role(database: Database, role: str) -> str:
    return database.conninfo.replace("user=postgres", f"user={role}")


def refused(answer: Answer, *words: str) -> None:
    assert answer.code == 3, answer
    assert "nothing was changed" in answer.err
    for word in words:
        assert word in answer.err
        assert word in answer.out


def test_no_right_to_create(declare: Declare, database: Database, role: str) -> None:
    folder = str(declare("schema: app\n" + NOTES.replace("\n    ", "\n")))
    refused(
        invoke("apply", "--schema", folder, "--db", as_role(database, role), "--yes"),
        f"the role {role} may not create schema app in this database",
    )
    refused(
        invoke("apply", "--schema", str(declare(folder="other")), "--db", as_role(database, role), "--yes"),
        f"schema.yaml:2:3: the role {role} may not create objects in the schema public",
    )


def test_who_may_only_read_can_plan(declare: Declare, database: Database, role: str) -> None:
    database.execute(f"CREATE TABLE notes (id bigint PRIMARY KEY, old text); GRANT SELECT ON notes TO {role}")
    for flags, code in (([], 0), (["--exit-code"], 2)):
        answer = invoke("plan", "--schema", str(declare()), "--db", as_role(database, role), *flags)
        assert answer.code == code, answer
        assert "Refused" not in answer.out and "drop column public.notes.old" in answer.out
        assert "Needed by apply and missing in this session:" in answer.out
        assert f"the role {role} does not own table public.notes" in answer.out


def test_the_owner_of_every_sort_of_object_is_asked_for(declare: Declare, database: Database, role: str) -> None:
    """The catalogs with an owner are the server's; none is listed here."""
    database.execute(
        f"""GRANT CREATE, USAGE ON SCHEMA public TO {role};
        CREATE COLLATION german (locale = 'C');
        CREATE CONVERSION latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
        CREATE FUNCTION plus(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
        CREATE OPERATOR ### (FUNCTION = plus, LEFTARG = int, RIGHTARG = int);
        CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
        CREATE CAST (bytea AS json) WITH INOUT;
        CREATE TABLE theirs (a int)"""
    )
    answer = invoke(
        "plan", "--schema", str(declare("schemas: {public: }\n", folder="x")), "--db", as_role(database, role)
    )
    found = set(re.findall(rf"the role {role} does not own (.+?) and cannot", answer.out))
    assert found == {
        "collation public.german",
        "conversion public.latin",
        "function public.plus(integer, integer)",
        "operator public.###(integer, integer)",
        "text_search_configuration public.plain",
        "table public.theirs",
    }, answer


def test_who_may_not_use_a_schema_can_plan(declare: Declare, database: Database, role: str) -> None:
    database.execute(
        "CREATE SCHEMA app; CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';"
        "CREATE TABLE app.t (a int); CREATE INDEX i ON app.t (app.f(a)); ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;"
        "CREATE POLICY p ON app.t USING (app.f(a) = 1 AND EXISTS (SELECT 1 FROM app.t))"
    )
    folder = declare(
        """
        schema: app
        tables:
          t:
            columns: {a: int}
            indexes: {i: [f( a )]}
            row_security: enabled
            policies: {p: {using: "f( a ) = 1 AND exists (SELECT 1 FROM t)"}}
        functions:
          f(a int): {returns: int, language: sql, volatility: immutable, body: SELECT 1}
        """
    )
    answer = invoke("plan", "--schema", str(folder), "--db", as_role(database, role), "--exit-code")
    assert answer.code == 0 and "No changes" in answer.out, answer


def test_what_others_own(declare: Declare, database: Database, role: str) -> None:
    database.execute("CREATE TABLE notes (id bigint PRIMARY KEY)")
    database.execute(f"GRANT ALL ON SCHEMA public TO {role}; GRANT ALL ON notes TO {role}")
    refused(
        invoke("apply", "--schema", str(declare()), "--db", as_role(database, role), "--yes"),
        f"the role {role} does not own table public.notes",
    )
    database.execute(f"ALTER TABLE notes OWNER TO {role}")
    assert invoke("apply", "--schema", str(declare()), "--db", as_role(database, role), "--yes").code == 0


POINTS = """
    schema: app
    tables:
      lines:
        columns:
          id: {type: bigint, not_null: true}
          note: bigint
        primary_key: [id]
        foreign_keys: {lines_note: {columns: [note], references: theirs.notes(id)}}
"""


def test_references_and_usage_all_together(declare: Declare, database: Database, role: str) -> None:
    database.execute("CREATE SCHEMA theirs; CREATE TABLE theirs.notes (id bigint PRIMARY KEY); CREATE SCHEMA app")
    database.execute(f"GRANT ALL ON SCHEMA app TO {role}")
    declare("schema: theirs\n" + NOTES.replace("\n    ", "\n").replace("      title: text\n", ""), "theirs.yaml")
    arguments = ["apply", "--schema", str(declare(POINTS)), "--db", as_role(database, role), "--yes"]
    refused(
        invoke(*arguments),
        f"the role {role} may not use the schema theirs",
        f"the role {role} needs REFERENCES on table theirs.notes",
    )
    database.execute(f"GRANT USAGE ON SCHEMA theirs TO {role}; GRANT REFERENCES ON theirs.notes TO {role}")
    answer = invoke(*arguments)
    assert answer.code == 0, answer


def test_giving_away_to_a_role_one_is_no_member_of(declare: Declare, database: Database, role: str) -> None:
    database.execute(f"GRANT ALL ON SCHEMA public TO {role}")
    folder = declare(NOTES.replace("columns:", "owner: postgres\n        columns:"))
    refused(
        invoke("apply", "--schema", str(folder), "--db", as_role(database, role), "--yes"),
        f"the role {role} is not a member of postgres",
    )


def test_rows_of_seeds_need_the_right_to_write_them(declare: Declare, database: Database, role: str) -> None:
    database.execute(f"CREATE TABLE notes (id bigint PRIMARY KEY, title text); GRANT SELECT ON notes TO {role}")
    database.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
    folder = declare(NOTES + "        seeds: {key: [id], rows: [{id: 1}]}\n")
    refused(
        invoke("apply", "--schema", str(folder), "--db", as_role(database, role), "--yes"),
        f"the role {role} has no INSERT on table public.notes",
    )
    database.execute(f"GRANT INSERT ON notes TO {role}")
    assert invoke("apply", "--schema", str(folder), "--db", as_role(database, role), "--yes").code == 0


def test_an_untrusted_extension_needs_a_superuser(declare: Declare, database: Database, role: str) -> None:
    if not database.query("SELECT 1 FROM pg_available_extensions WHERE name = 'pageinspect'"):
        pytest.skip("the server does not offer pageinspect")
    database.execute(f"GRANT ALL ON SCHEMA public TO {role}")
    database.execute(f"GRANT CREATE ON DATABASE {database.name} TO {role}")
    folder = declare("extensions: {pageinspect: {}}\n" + NOTES.replace("\n    ", "\n"))
    refused(
        invoke("apply", "--schema", str(folder), "--db", as_role(database, role), "--yes"),
        f"only a superuser can install the extension pageinspect, and {role} is not one",
    )


MISSING = """
    extensions: {no_such_extension: {}, no_such_other: {optional: true}}
    tables:
      t:
        owner: no_such_owner
        grants: {no_such_reader: [select]}
        columns: {a: no_such_type}
"""


def test_roles_extensions_and_types_all_together(declare: Declare, database: Database) -> None:
    answer = invoke("apply", "--schema", str(declare(MISSING)), "--db", database, "--yes")
    assert answer.code == 1
    for place, words in (
        ("1:14", "the server does not offer the extension no_such_extension"),
        ("4:5", "the role no_such_owner does not exist on the server"),
        ("5:5", "the role no_such_reader does not exist on the server"),
        ("6:15", "there is no type no_such_type"),
    ):
        assert f"schema.yaml:{place}: {words}" in answer.err
    assert "4 errors; nothing was changed" in answer.err


def absent(database: Database, *names: str) -> str:
    """One of the extensions that the server does not offer."""
    rows = database.query("SELECT name FROM pg_available_extensions")
    for name in names:
        if (name,) not in rows:
            return name
    pytest.skip("the server offers every one of them")


NEEDS = {
    "timescaledb": "columns: {a: {type: timestamptz, default: \"time_bucket('1 day', now())\"}}",
    "postgis": "columns: {a: geometry}",
    "pgcrypto": "columns: {a: {type: text, default: gen_salt('bf')}}",
}


@pytest.mark.parametrize("extension", NEEDS)
def test_an_object_that_needs_an_absent_extension_names_both(
    declare: Declare, database: Database, extension: str
) -> None:
    absent(database, extension)
    folder = declare(f"extensions: {{{extension}: {{optional: true}}}}\ntables: {{t: {{{NEEDS[extension]}}}}}\n")
    answer = invoke("apply", "--schema", str(folder), "--db", database, "--yes")
    assert answer.code == 1
    assert f"of the extension {extension}, which the server does not offer" in answer.err
    assert "public.t.a needs " in answer.err
    assert "The extension is optional at " in answer.err
    assert "1 error; nothing was changed" in answer.err


@pytest.mark.parametrize("said", ["{}", "{optional: true}"])
def test_an_absent_extension_is_one_error_with_all_that_needs_it(
    declare: Declare, database: Database, said: str
) -> None:
    absent(database, "postgis")
    text = f"""
extensions: {{postgis: {said}}}
tables:
  t: {{columns: {{a: geometry, b: "geometry(Point, 4326)", c: geography}}, checks: {{valid: st_isvalid(a)}}}}
"""
    answer = invoke("plan", "--schema", str(declare(text)), "--db", database)
    assert answer.code == 1
    assert "1 error; nothing was changed" in answer.err
    for one in ("column public.t.b", "column public.t.c", "check public.t.valid"):
        assert f"{one} (" in answer.err


def test_a_type_of_an_extension_that_is_not_declared_names_it(declare: Declare, database: Database) -> None:
    answer = invoke("plan", "--schema", str(declare("tables: {t: {columns: {a: hstore}}}")), "--db", database)
    assert answer.code == 1
    assert "The extension hstore contains it: declare the extension under `extensions`." in answer.err


def test_an_optional_extension_that_nobody_needs_is_noted(declare: Declare, database: Database) -> None:
    name = absent(database, "timescaledb", "postgis")
    folder = declare(f"extensions: {{{name}: {{optional: true}}}}\n" + NOTES.replace("\n    ", "\n"))
    answer = invoke("apply", "--schema", str(folder), "--db", database, "--yes")
    assert answer.code == 0
    assert (
        f"schema.yaml:1:14: the server does not offer the extension {name}: left out, because it is optional"
        in answer.out
    )
    assert invoke("plan", "--schema", str(folder), "--db", database, "--exit-code").code == 0


def test_a_late_call_of_an_absent_extension_is_a_warning(declare: Declare, database: Database) -> None:
    absent(database, "pgcrypto")
    folder = declare(
        "extensions: {pgcrypto: {optional: true}}\n"
        "functions:\n  f():\n    returns: text\n    language: plpgsql\n"
        "    body: BEGIN RETURN crypt('a', 'b'); END\n"
    )
    answer = invoke("plan", "--schema", str(folder), "--db", database)
    assert answer.code == 0
    assert "function public.f() needs crypt() of the extension pgcrypto" in answer.out


COMING = """
    schema: app
    extensions: {citext: {}, btree_gist: {schema: app}}
    tables:
      t:
        columns:
          name: {type: citext, not_null: true, default: "'A'"}
          room: {type: int}
          during: tstzrange
        exclusions: {no_overlap: {method: gist, elements: [room with =, during with &&]}}
        checks: {named: name <> 'b'}
"""


def test_types_of_an_extension_that_the_plan_installs(declare: Declare, database: Database) -> None:
    if database.query("SELECT count(*) FROM pg_available_extensions WHERE name IN ('citext', 'btree_gist')") != [(2,)]:
        pytest.skip("the server does not offer citext and btree_gist")
    folder = str(declare(COMING))
    answer = invoke("apply", "--schema", folder, "--db", database, "--yes")
    assert answer.code == 0, answer
    found = database.query(
        "SELECT extname::text, extnamespace::regnamespace::text FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1"
    )
    assert found == [("btree_gist", "app"), ("citext", "public")]
    assert invoke("plan", "--schema", folder, "--db", database, "--exit-code").code == 0


def test_a_database_that_is_read_only_on_purpose_stays_as_it_is(declare: Declare, database: Database) -> None:
    database.execute(f"ALTER DATABASE {database.name} SET default_transaction_read_only = on")
    folder = str(declare())
    answer = invoke("plan", "--schema", folder, "--db", database)
    assert answer.code == 0 and "transactions are read-only here by default" in answer.out, answer
    refused(
        invoke("apply", "--schema", folder, "--db", database, "--yes"), "transactions are read-only here by default"
    )
    database.execute("BEGIN READ WRITE; " + "CREATE TABLE notes (id bigint PRIMARY KEY, title text); COMMIT")
    answer = invoke("plan", "--schema", folder, "--db", database, "--exit-code")
    assert answer.code == 0, answer


def test_more_locks_than_the_server_has_are_told_when_planning(declare: Declare) -> None:
    tables = "".join(f"  t{n}: {{columns: {{a: text}}}}\n" for n in range(800))
    with throwaway(settings={"max_locks_per_transaction": "10", "max_connections": "20"}) as server:
        database = server.create_database("small")
        arguments = ["--schema", str(declare(f"tables:\n{tables}")), "--db", database]
        answer = invoke("plan", *arguments)
        assert answer.code == 3, answer
        assert "locks in one transaction" in answer.out and "max_locks_per_transaction = 10" in answer.out
        (wanted,) = re.findall(r"Set max_locks_per_transaction to (\d+) or more", answer.out)
    with throwaway(settings={"max_locks_per_transaction": wanted, "max_connections": "20"}) as server:
        database = server.create_database("large")
        assert invoke("apply", *arguments[:-1], database, "--yes").code == 0
