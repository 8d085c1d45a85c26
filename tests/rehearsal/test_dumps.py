"""The judge has to be trusted before anything it judges."""

from __future__ import annotations

import subprocess

import pytest

from schemadiff.errors import ServerError
from schemadiff.postgres.embedded import Server
from schemadiff.rehearsal import dumps
from tests.support.databases import Database, MakeDatabase
from tests.support.pg_dump import diff, normalise, schema_of, split


@pytest.mark.parametrize(
    ("script", "statements"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("a;b;\n\nc", ["a", "b", "c"], id="the last one needs no semicolon"),
        pytest.param("a 'x;''y' b;", ["a 'x;''y' b"], id="strings"),
        pytest.param(r"a E'x\';' b; c", [r"a E'x\';' b", "c"], id="escape strings"),
        pytest.param(r"a 'x\'; c", [r"a 'x\'", "c"], id="a backslash in a plain string is nothing special"),
        pytest.param('a "x;""y"; b', ['a "x;""y"', "b"], id="quoted names"),
        pytest.param("a $$;$$; b", ["a $$;$$", "b"], id="dollar quotes"),
        pytest.param("a $_$;$$;$_$; b", ["a $_$;$$;$_$", "b"], id="tagged dollar quotes"),
        pytest.param("a x$y$z; b$y$", ["a x$y$z", "b$y$"], id="a dollar within a name"),
        pytest.param("a $1; b $1", ["a $1", "b $1"], id="a parameter"),
        pytest.param("-- c;\n\na; -- d;\nb", ["a", "b"], id="comments between statements"),
        pytest.param("a -- c;\nb;", ["a -- c;\nb"], id="comments within statements"),
        pytest.param("/* ; /* ; */ ; */ a;", ["a"], id="nested comments"),
        pytest.param("\\restrict abc\na;\n\\unrestrict abc\n", ["a"], id="psql's restriction, from 2025 on"),
        pytest.param(
            "CREATE RULE r AS ON INSERT TO t DO (a; b); c",
            ["CREATE RULE r AS ON INSERT TO t DO (a; b)", "c"],
            id="a rule's statements",
        ),
        pytest.param(
            "CREATE FUNCTION f()\nBEGIN ATOMIC\n SELECT CASE WHEN a THEN b END;\n SELECT 2;\nEND; c",
            ["CREATE FUNCTION f()\nBEGIN ATOMIC\n SELECT CASE WHEN a THEN b END;\n SELECT 2;\nEND", "c"],
            id="an SQL body's statements",
        ),
    ],
)
def test_a_script_is_split_into_its_statements(script: str, statements: list[str]) -> None:
    assert list(split(script)) == statements


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("a; b;", "b; a;", id="statements"),
        pytest.param("CREATE TABLE t (a int, b text);", "CREATE TABLE t (\n b text,\n a int\n);", id="columns"),
        pytest.param(
            "CREATE TABLE t (a numeric(4,2) DEFAULT f(1, 2), b text);",
            "CREATE TABLE t (b text, a numeric(4,2) DEFAULT f(1, 2));",
            id="columns with commas in them",
        ),
        pytest.param(
            "CREATE FOREIGN TABLE t (a int, b text OPTIONS (x 'y')) SERVER s OPTIONS (m 'n');",
            "CREATE FOREIGN TABLE t (b text OPTIONS (x 'y'), a int) SERVER s OPTIONS (m 'n');",
            id="columns of a foreign table",
        ),
        pytest.param(
            "CREATE TABLE t (a int, CONSTRAINT x CHECK ((a > 0)), CONSTRAINT y CHECK ((a < 9))) WITH (f='1');",
            "CREATE TABLE t (a int, CONSTRAINT y CHECK ((a < 9)), CONSTRAINT x CHECK ((a > 0))) WITH (f='1');",
            id="constraints",
        ),
        pytest.param(
            'ALTER FOREIGN TABLE ONLY "a b".t ALTER COLUMN c SET COMPRESSION pglz; a;',
            "a;",
            id="compression of a foreign table, which no server takes",
        ),
        pytest.param("SET lock_timeout = 0; a;", "SET lock_timeout = 1; a;", id="session settings"),
        pytest.param(
            "CREATE STATISTICS s (mcv) ON a, b, date_part('year', EXTRACT(day FROM c)) FROM t;",
            "CREATE STATISTICS s (mcv) ON b, a, date_part('year', EXTRACT(day FROM c)) FROM t;",
            id="columns of statistics",
        ),
    ],
)
def test_order_that_means_nothing_is_no_difference(a: str, b: str) -> None:
    assert normalise(a) == normalise(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("a; a;", "a;", id="how often"),
        pytest.param("ALTER TABLE ONLY t ALTER COLUMN c SET COMPRESSION pglz;", "", id="compression"),
        pytest.param("ALTER FOREIGN TABLE ONLY t ALTER COLUMN c SET STORAGE MAIN;", "", id="foreign storage"),
        pytest.param("CREATE VIEW v(a, b) AS s;", "CREATE VIEW v(b, a) AS s;", id="columns of a view"),
        pytest.param("CREATE TABLE t () INHERITS (a, b);", "CREATE TABLE t () INHERITS (b, a);", id="parents"),
        pytest.param(
            "CREATE TABLE t (a int, b int) PARTITION BY RANGE (a, b);",
            "CREATE TABLE t (a int, b int) PARTITION BY RANGE (b, a);",
            id="a partition key",
        ),
        pytest.param(
            "SET default_tablespace = ''; CREATE TABLE t ();",
            "SET default_tablespace = x; CREATE TABLE t ();",
            id="tablespace",
        ),
        pytest.param(
            "SET default_table_access_method = heap; CREATE TABLE t ();",
            "SET default_table_access_method = x; CREATE TABLE t ();",
            id="access method",
        ),
    ],
)
def test_order_and_settings_that_mean_something_are_a_difference(a: str, b: str) -> None:
    assert normalise(a) != normalise(b)


BASE = """
    CREATE SCHEMA app;
    CREATE TABLE app.t (id int PRIMARY KEY, name text DEFAULT 'a;b', CONSTRAINT c CHECK (id > 0));
    CREATE VIEW app.v AS SELECT id FROM app.t;
    CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT a; SELECT a + 1; END;
    CREATE FUNCTION app.g() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END;$$;
    CREATE RULE r AS ON UPDATE TO app.v DO INSTEAD (SELECT 1; SELECT 2);
"""


@pytest.fixture
def base(database: Database) -> Database:
    database.execute(BASE)
    return database


def test_two_dumps_of_one_database_are_equal(base: Database) -> None:
    binaries = base.server.binaries
    assert schema_of(base, binaries) == schema_of(base, binaries)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE app.t ADD b int",
        "ALTER TABLE app.t ALTER name SET NOT NULL",
        "ALTER TABLE app.t ALTER name DROP DEFAULT",
        "ALTER TABLE app.t ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE app.t OWNER TO pg_monitor",
        "ALTER TABLE app.t ALTER name SET STORAGE plain",
        "COMMENT ON COLUMN app.t.id IS 'x'",
        "CREATE INDEX ON app.t (name)",
        "CREATE POLICY p ON app.t USING (true)",
        "CREATE TRIGGER g BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.g()",
        "GRANT SELECT (id) ON app.t TO PUBLIC",
        "ALTER FUNCTION app.f(int) STABLE",
        "CREATE STATISTICS app.s ON id, name FROM app.t",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC",
        "CREATE EXTENSION citext",
    ],
)
def test_a_change_shows(base: Database, change: str) -> None:
    binaries = base.server.binaries
    before = schema_of(base, binaries)
    base.execute(change)
    assert diff(before, schema_of(base, binaries))


PRINTED_OTHERWISE_ONCE_READ = """
    CREATE TABLE t (
      id int, s varchar(9), "é" varchar DEFAULT CASE WHEN 'a'::varchar IN ('a', 'b') THEN 'x' END,
      g bool GENERATED ALWAYS AS (s IN ('a', 'b') AND id BETWEEN 1 AND 9 AND id <> 3) STORED,
      CHECK (id BETWEEN 1 AND 9 AND s <> ''),
      CHECK (s NOT IN ('a', '])::', '((') OR id IN (1, length(s)) OR "é" = 'é')
    );
    CREATE INDEX ON t (id, (s IN ('a', 'b'))) WHERE "é" IN ('a', 'b');
    CREATE STATISTICS st ON (s IN ('a', 'b')), (id BETWEEN 1 AND 9 AND id <> 3), ("é" IN (upper(s), 'b')) FROM t;
    CREATE POLICY p ON t USING (s IN ('a', 'b') AND id BETWEEN 1 AND 9 AND id <> 3);
    CREATE VIEW v AS SELECT id FROM t JOIN pg_class c ON id BETWEEN 1 AND 9 AND s IN ('a', 'b') WHERE s IN ('a', 'b');
    CREATE RULE r AS ON UPDATE TO v WHERE old.id BETWEEN 1 AND 9 AND new.id = 2 DO INSTEAD NOTHING;
    CREATE FUNCTION f(a varchar) RETURNS bool BEGIN ATOMIC SELECT a IN ('a', 'b') AND 1 BETWEEN 0 AND 2 AND true; END;
    CREATE DOMAIN d AS varchar CHECK (VALUE IN ('a', 'b'));
"""


def test_a_restored_database_is_no_difference(make_database: MakeDatabase, server: Server) -> None:
    original, restored = make_database(), make_database()
    original.execute(PRINTED_OTHERWISE_ONCE_READ)
    dump = [str(server.binaries.path("pg_dump")), "--schema-only", "-d"]
    written = subprocess.run([*dump, str(original)], capture_output=True, text=True, check=True).stdout
    psql = [str(server.binaries.path("psql")), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", str(restored)]
    subprocess.run(psql, input=written, capture_output=True, text=True, check=True)
    again = subprocess.run([*dump, str(restored)], capture_output=True, text=True, check=True).stdout
    assert list(split(again)) != list(split(written))
    assert not diff(normalise(written), normalise(again))


def test_columns_added_later_are_no_difference(make_database: MakeDatabase) -> None:
    at_once, later = make_database(), make_database()
    at_once.execute("CREATE TABLE t (a int, b text NOT NULL, c numeric(4, 2) DEFAULT 1)")
    later.execute("CREATE TABLE t (c numeric(4, 2) DEFAULT 1, x int); ALTER TABLE t DROP x;")
    later.execute("ALTER TABLE t ADD b text NOT NULL, ADD a int")
    dumps = [schema_of(database, database.server.binaries) for database in (at_once, later)]
    assert diff(*dumps) == ""
    assert dumps[0] == dumps[1]


def test_an_installed_server_is_judged_by_its_own_pg_dump(
    make_database: MakeDatabase, installed_server: Server
) -> None:
    database = make_database(installed_server)
    database.execute(BASE)
    dump = schema_of(database, installed_server.binaries)
    assert sum(statement.startswith("CREATE") for statement in dump) == 6


def test_a_dump_can_be_of_some_schemas_and_leave_out_owners_and_privileges(base: Database) -> None:
    binaries = base.server.binaries
    base.execute('CREATE SCHEMA "App.*"; CREATE TABLE "App.*".u (); GRANT SELECT ON "App.*".u TO PUBLIC')
    assert schema_of(base, binaries, schemas=["App.*"], owners=False, privileges=False) == (
        'CREATE SCHEMA "App.*"',
        'CREATE TABLE "App.*".u (\n)',
    )


def test_a_tablespace_shows_whatever_is_dumped_before_it(base: Database) -> None:
    dump = "SET default_tablespace = x; CREATE TABLE t (); CREATE FUNCTION f() RETURNS int;"
    assert normalise(dump) == (
        "CREATE FUNCTION f() RETURNS int",
        "CREATE TABLE t ()\n-- default_tablespace = x",
    )


def test_the_difference_is_of_whole_statements_and_no_others() -> None:
    a = normalise("CREATE TABLE t (a int, b int); CREATE TABLE u (c int);")
    b = normalise("CREATE TABLE t (a int, b text); CREATE TABLE u (c int);")
    assert diff(a, b, names=("live", "declared")).splitlines() == [
        "--- live",
        "+++ declared",
        " CREATE TABLE t (",
        "     a int,",
        "-    b int",
        "+    b text",
        " );",
        " ",
    ]


def test_the_order_that_options_were_set_in_is_no_difference() -> None:
    one = """
CREATE TABLE t (
    a int
)
WITH (fillfactor='10', autovacuum_enabled=off);
CREATE TEXT SEARCH DICTIONARY d (
    TEMPLATE = pg_catalog.ispell,
    dictfile = 'x, y', afffile = 'z' );
CREATE FUNCTION f() RETURNS int
    LANGUAGE sql
    SET work_mem TO '4MB'
    SET "DateStyle" TO 'iso, mdy'
    AS $$
    SET work_mem TO '5MB'
    SET jit TO 'off'
$$;
"""
    other = one.replace("fillfactor='10', autovacuum_enabled=off", "autovacuum_enabled=off, fillfactor='10'")
    other = other.replace("dictfile = 'x, y', afffile = 'z'", "afffile = 'z', dictfile = 'x, y'")
    settings = ["    SET work_mem TO '4MB'\n", "    SET \"DateStyle\" TO 'iso, mdy'\n"]
    other = other.replace("".join(settings), "".join(reversed(settings)))
    assert other != one
    assert normalise(one) == normalise(other)
    assert normalise(one) != normalise(one.replace("off)", "on)"))
    body = "    SET work_mem TO '5MB'\n", "    SET jit TO 'off'\n"
    assert normalise(one) != normalise(one.replace("".join(body), "".join(reversed(body))))


def test_a_failing_pg_dump_says_why(server: Server) -> None:
    with pytest.raises(ServerError, match="no_such_database"):
        schema_of(server.dsn("no_such_database"), server.binaries)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("CREATE TABLE t ()", id="nothing that could be left out"),
        pytest.param("CREATE TABLE t (); COMMENT ON TABLE t IS 'x'", id="a comment"),
        pytest.param("COMMENT ON SCHEMA public IS 'x'", id="a comment on what there was"),
        pytest.param("COMMENT ON SCHEMA public IS NULL", id="a comment that is gone"),
        pytest.param("DROP SCHEMA public; CREATE SCHEMA public", id="public made anew"),
        pytest.param("DROP SCHEMA public", id="no public"),
        pytest.param(
            "SET allow_system_table_mods = on; CREATE TABLE t ();"
            " INSERT INTO pg_seclabel VALUES ('t'::regclass, 'pg_class'::regclass, 0, 'any', 'secret')",
            id="a security label",
        ),
    ],
)
def test_only_what_there_is_none_of_is_left_out(make_database: MakeDatabase, script: str) -> None:
    database = make_database()
    database.execute(script)
    binaries = database.server.binaries
    with database.connect() as connection:
        for given in (None, connection):
            assert schema_of(database, binaries, connection=given) == dumps.schema_of(database, binaries)
