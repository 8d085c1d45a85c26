"""How questions are put: in the declared world, few statements, nothing left behind, and errors where they belong."""

from __future__ import annotations

import json
from typing import Any, ClassVar

import psycopg
import pytest

from schemadiff.catalog.objects import Identity
from schemadiff.errors import InputError, ServerError
from schemadiff.postgres.connection import connect
from tests.normalization.support import compared, compared_on, counted, differing
from tests.support import engine
from tests.support.databases import Database


def paths(found: Any) -> set[str]:
    return {str(i) for i in differing(found)}


def findings(database: Database, content: Any) -> list[str]:
    with pytest.raises(InputError) as caught:
        compared(database, content)
    return [f.message for f in caught.value.findings]


def tables(database: Database, count: int) -> dict[str, Any]:
    """Tables with four questions each, live and declared."""
    database.execute(
        "".join(
            f"CREATE TABLE t{n} (a numeric CHECK (a > {n}), b varchar(9) DEFAULT 'x' || '{n}');"
            f"CREATE INDEX i{n} ON t{n} (lower(b)) WHERE b IN ('x', 'y');"
            f"CREATE VIEW v{n} AS SELECT * FROM t{n} WHERE a > {n};"
            f"CREATE FUNCTION f{n}(p integer DEFAULT 1 + 1) RETURNS integer LANGUAGE sql RETURN p + {n};"
            for n in range(count)
        )
    )
    return {
        "tables": {
            f"t{n}": {
                "columns": {"a": "numeric", "b": {"type": "varchar(9)", "default": f"'x'||'{n}'"}},
                "checks": {f"t{n}_a_check": f"a>{n}"},
                "indexes": {f"i{n}": {"columns": ["lower( b )"], "where": "b IN ('x','y')"}},
            }
            for n in range(count)
        },
        "views": {f"v{n}": f"SELECT * FROM t{n} WHERE a>{n}" for n in range(count)},
        "functions": {
            f"f{n}(p integer default 1+1)": {"returns": "integer", "sql_body": f"RETURN p+{n}"} for n in range(count)
        },
    }


def test_the_number_of_statements_does_not_grow(database: Database) -> None:
    said = []
    for count in (2, 30):
        database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        content = tables(database, count)
        with connect(database) as connection, counted(connection) as statements:
            assert not compared_on(connection, content).comparison.pairs
        said.append(len(statements))
    assert said[0] == said[1]


def test_views_over_one_changed_table_share_its_stand_in(database: Database) -> None:
    database.execute("CREATE TABLE t (a integer)")
    said = []
    for count in (2, 30):
        database.execute(
            "".join(f"CREATE OR REPLACE VIEW v{n} AS SELECT a FROM t WHERE a > {n};" for n in range(count))
        )
        content = {
            "tables": {"t": {"columns": {"a": "integer", "b": "text"}}},
            "views": {f"v{n}": f"SELECT a FROM t WHERE a>{n}" for n in range(count)},
        }
        with connect(database) as connection, counted(connection) as statements:
            assert paths(compared_on(connection, content)) == set()
        said.append(len(statements))
    assert said[0] == said[1]


def test_a_long_chain_of_views(database: Database) -> None:
    """Longer than Python's stack is deep, and each of them asked about."""
    views = {"v0": "SELECT a FROM t"} | {f"v{n}": f"SELECT a FROM v{n - 1}" for n in range(1, 600)}
    declared = {"tables": {"t": {"columns": {"a": "integer"}}}, "views": views}
    database.execute("CREATE TABLE t (a integer); " + ";".join(f"CREATE VIEW {n} AS {q}" for n, q in views.items()))
    assert differing(compared(database, declared)) == {}
    views["v0"] = "SELECT a + 0 AS a FROM t"
    assert differing(compared(database, declared)) == {Identity("view", ("public", "v0")): ("query",)}


def test_more_tables_than_a_transaction_takes(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from schemadiff.normalization import batches, expression_tables

    monkeypatch.setattr(batches, "OBJECTS_A_TRANSACTION", 7)
    monkeypatch.setattr(expression_tables, "QUESTIONS_A_TABLE", 2)
    content = tables(database, 10)
    content["tables"]["t3"]["checks"]["t3_a_check"] = "a > 4"
    content["views"]["v5"] = "SELECT * FROM t5 WHERE a > 6"
    content["functions"]["f6(p integer default 1+1)"]["sql_body"] = "RETURN p - 6"
    assert paths(compared(database, content)) == {
        "check public.t3.t3_a_check",
        "view public.v5",
        "function public.f6(integer)",
    }


def test_nothing_remains(database: Database) -> None:
    content = tables(database, 5)
    catalogs = ("pg_class", "pg_proc", "pg_namespace", "pg_constraint")
    count = " UNION ALL ".join(f"SELECT count(*) FROM {name}" for name in catalogs)
    before = database.query(count)
    with connect(database) as connection:
        found = compared_on(connection, content)
        assert not found.comparison.pairs
        assert connection.info.transaction_status is psycopg.pq.TransactionStatus.IDLE
        # Other databases of the server are other tests'.
        locks = (
            "SELECT relation::regclass FROM pg_locks JOIN pg_database d ON d.oid = database "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND relation IS NOT NULL"
        )
        assert [r for r in database.query(locks) if not str(r[0]).startswith("pg_")] == []
        assert connection.execute("SHOW search_path").fetchall() == [("pg_catalog, pg_temp",)]
        assert connection.execute("SELECT pg_my_temp_schema()::int").fetchall() == [(0,)]
        assert database.query(count) == before


def test_nothing_remains_after_errors(database: Database) -> None:
    content = tables(database, 3)
    content["tables"]["t1"]["checks"]["t1_a_check"] = "nothing > 0"
    with connect(database) as connection:
        with pytest.raises(InputError):
            compared_on(connection, content)
        assert connection.info.transaction_status is psycopg.pq.TransactionStatus.IDLE
        assert connection.execute("SELECT pg_my_temp_schema()::int").fetchall() == [(0,)]


def test_in_a_transaction_of_the_caller(database: Database) -> None:
    content = tables(database, 2)
    with connect(database) as connection, connection.transaction():
        assert not compared_on(connection, content).comparison.pairs
        assert connection.info.transaction_status is psycopg.pq.TransactionStatus.INTRANS


FAULTY = {
    "tables": {
        "t": {
            "columns": {
                "a": {"type": "integer", "default": "'x'::date"},
                "b": {"type": "integer", "generated": {"stored": "a || 1"}},
                "c": {"type": "integer", "default": "2"},
            },
            "checks": {"one": "a || true", "two": "a > 1", "three": "a > 'x'"},
            "indexes": {"i": {"columns": ["lower(a)"], "where": "a + "}},
        },
        "u": {"columns": {"a": "integer"}, "checks": {"four": "a > 3"}},
    },
    "views": {"v": "SELECT a, nothing FROM t", "w": "SELECT a FROM u WHERE a = 5"},
    "functions": {"f(p date default 'never')": {"returns": "integer", "sql_body": "RETURN q"}},
}

LIVE = """
CREATE TABLE t (a integer DEFAULT 1, b integer GENERATED ALWAYS AS (a + 1) STORED, c integer DEFAULT 1 + 1,
  CONSTRAINT one CHECK (a > 1), CONSTRAINT two CHECK (a > 2), CONSTRAINT three CHECK (a > 3));
CREATE TABLE u (a integer CONSTRAINT four CHECK (a > 4));
CREATE INDEX i ON t (abs(a)) WHERE a > 0;
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM u WHERE a = 4;
CREATE FUNCTION f(p date DEFAULT '2020-01-01') RETURNS integer LANGUAGE sql RETURN 1;
"""


def test_errors_come_with_their_objects_and_all_at_once(database: Database) -> None:
    database.execute(LIVE)
    content = json.loads(json.dumps(FAULTY))
    del content["tables"]["t"]["indexes"]["i"]["where"]
    found = findings(database, content)
    assert [m.partition(": ")[0] for m in sorted(found)] == [
        "check public.t.one",
        "check public.t.three",
        "column public.t.b",
        "default of column public.t.a",
        "function public.f(date)",
        "function public.f(date)",
        "index public.i",
        "view public.v",
    ]
    texts = "\n".join(found)
    assert "operator does not exist: integer || boolean" in texts
    assert "function lower(integer) does not exist" in texts
    assert '"nothing"' in texts and "never" in texts


def test_a_failing_text_hides_no_other(database: Database) -> None:
    database.execute(LIVE)
    good = json.loads(json.dumps(FAULTY))
    table = good["tables"]["t"]
    table["columns"]["a"]["default"] = table["columns"]["c"]["default"] = "1"
    table["columns"]["b"]["generated"]["stored"] = "a+1"
    table["checks"] = {"one": "a>1", "two": "a > 1", "three": "a>3"}
    table["indexes"]["i"] = {"columns": ["abs( a )"], "where": "a>0"}
    good["views"]["v"] = "SELECT t.a FROM t"
    good["functions"] = {"f(p date default '2020/01/01')": {"returns": "integer", "sql_body": "RETURN 1"}}
    expected = {"check public.t.two", "check public.u.four", "view public.w", "default column.public.t.c"}
    assert paths(compared(database, good)) == expected


def test_an_error_of_a_view_is_its_own(database: Database) -> None:
    database.execute("CREATE TABLE t (a integer); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT a FROM v;")
    content = {"tables": {"t": {"columns": {"a": "integer"}}}}
    found = findings(database, {**content, "views": {"v": "SELECT a, b FROM t", "w": "SELECT a FROM v WHERE a > 1"}})
    assert sorted(found) == [
        'view public.v: query: column "b" does not exist',
        'view public.w: query: view public.v, which it names: column "b" does not exist',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "'now'",
        "'now'::timestamptz",
        "timestamptz 'now'",
        "'today'",
        "CAST(' Tomorrow ' AS timestamptz)",
        "'yesterday 12:00'",
    ],
)
def test_a_text_that_is_read_when_it_is_parsed(text: str, database: Database) -> None:
    database.execute(f"CREATE TABLE t (a timestamptz DEFAULT {text})")
    content = {"tables": {"t": {"columns": {"a": {"type": "timestamptz", "default": text}}}}}
    (found,) = findings(database, content)
    assert found.startswith("default of column public.t.a: expression: the server evaluates this text once")
    assert "write now()" in found


def test_an_answer_that_changes_between_two_asks(database: Database) -> None:
    """A type whose input reads the clock, however its constants are spelled."""
    database.execute(
        "CREATE VIEW v AS SELECT 1 AS a, '00:00'::time AS b;"
        "CREATE TABLE t (a text DEFAULT 'now' || '', b text CHECK (b <> 'today' OR b LIKE 'now%'));"
    )
    content = {
        "tables": {
            "t": {
                "columns": {"a": {"type": "text", "default": "'now'||''"}, "b": "text"},
                "checks": {"t_b_check": "b <> 'today' OR b like 'now%'"},
            }
        },
        "views": {"v": "SELECT 1 AS a, E'n\\x6fw'::time AS b"},
    }
    (found,) = findings(database, content)
    assert found.startswith("view public.v: query: the server evaluates this text once, when the object is")


def test_texts_over_the_row_type(database: Database) -> None:
    database.execute(
        "CREATE TABLE t (a integer, b text);"
        "CREATE FUNCTION f(r t) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT r.a';"
        "ALTER TABLE t ADD CONSTRAINT one CHECK (f(t.*) > 0), ADD CONSTRAINT two CHECK (t.a > 1 AND t IS NOT NULL);"
        "CREATE INDEX i ON t (f(t), (t.b || '')) WHERE f(t.*)>1;"
    )
    content: dict[str, Any] = {
        "tables": {
            "t": {
                "columns": {"a": "integer", "b": "text"},
                "checks": {"one": "f(t)>0", "two": "t.a>1 and t is not null"},
                "indexes": {"i": {"columns": ["f(t)", "(t.b||'')"], "where": "f(t)>1"}},
            }
        },
        "functions": {
            "f(r t)": {"returns": "integer", "language": "sql", "volatility": "immutable", "body": "SELECT r.a"}
        },
    }
    assert paths(compared(database, content)) == set()
    content["tables"]["t"]["checks"]["one"] = "f(t)>1"
    assert paths(compared(database, content)) == {"check public.t.one"}
    content["tables"]["t"]["columns"]["c"] = "date"
    content["tables"]["t"]["checks"]["one"] = "f(t) > 0"
    assert paths(compared(database, content)) == set()


def test_views_with_functions_of_another_views_rows(database: Database) -> None:
    database.execute(
        "CREATE VIEW r AS SELECT 1 AS a, 'x' AS b;"
        "CREATE FUNCTION f(x r) RETURNS integer LANGUAGE sql AS 'SELECT x.a';"
        "CREATE VIEW v AS SELECT f(r.*) AS f FROM r;"
        "CREATE FUNCTION g(x v) RETURNS integer LANGUAGE sql AS 'SELECT x.f';"
        "CREATE VIEW w AS SELECT g(v.*) AS g FROM v;"
        "CREATE FUNCTION h() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(f(r.*)) FROM r; END;"
    )
    views = {"r": "select 1 a, 'x' b", "v": "select f(r) f from r", "w": "select g(v) g from v"}
    functions: dict[str, Any] = {
        "f(x r)": {"returns": "integer", "language": "sql", "body": "SELECT x.a"},
        "g(x v)": {"returns": "integer", "language": "sql", "body": "SELECT x.f"},
        "h()": {"returns": "bigint", "sql_body": "BEGIN ATOMIC select sum(f(r)) from r; END"},
    }
    assert paths(compared(database, {"views": views, "functions": functions})) == set()
    # A text that changes says nothing about the rows while the columns are the same.
    other = {**views, "r": "select 2 a, 'x' b"}
    assert paths(compared(database, {"views": other, "functions": functions})) == {"view public.r"}
    wrong = {**other, "v": "select f(r, 1) f from r"}
    (found,) = findings(database, {"views": wrong, "functions": functions})
    assert found == "view public.v: query: function public.f(r, integer) does not exist"


def test_routines_that_name_their_own_parameters(database: Database) -> None:
    database.execute(
        "CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql RETURN f.a + 1;"
        "CREATE FUNCTION f(a text, VARIADIC b text[]) RETURNS text LANGUAGE sql RETURN a || b[1];"
        "CREATE FUNCTION g(a integer) RETURNS TABLE (x integer, y text) LANGUAGE sql BEGIN ATOMIC SELECT a, 'y'; END;"
        "CREATE FUNCTION h(IN a integer, INOUT c integer, OUT b integer) LANGUAGE sql BEGIN ATOMIC SELECT a, c; END;"
        "CREATE PROCEDURE p(a integer) LANGUAGE sql BEGIN ATOMIC SELECT a; SELECT p.a + 1; END;"
    )
    content = {
        "functions": {
            "f(a integer)": {"returns": "integer", "sql_body": "RETURN f.a+1"},
            "f(a text, variadic b text[])": {"returns": "text", "sql_body": "RETURN a||b[1]"},
            "g(a integer)": {"returns": "TABLE(x integer, y text)", "sql_body": "BEGIN ATOMIC SELECT a,'y'; END"},
            "h(a integer, inout c integer, out b integer)": {"sql_body": "BEGIN ATOMIC SELECT a,c; END"},
        },
        "procedures": {"p(a integer)": {"sql_body": "BEGIN ATOMIC SELECT a; SELECT a+1; END"}},
    }
    assert paths(compared(database, content)) == set()


def test_odd_names(database: Database) -> None:
    database.execute(
        """CREATE SCHEMA "Sch-1"; SET search_path = "Sch-1";
        CREATE TABLE "Od""d; t" ("co l" integer CONSTRAINT c CHECK ("co l">0), text text, "q__1" integer DEFAULT 1+1);
        CREATE TABLE pg_class (oid integer CONSTRAINT c CHECK (oid>0));
        CREATE VIEW "V v" AS SELECT "co l" FROM "Od""d; t" WHERE "co l">1;
        CREATE FUNCTION "F f"("p p" integer) RETURNS integer LANGUAGE sql RETURN "p p"+1"""
    )
    content = {
        "schema": "Sch-1",
        "tables": {
            'Od"d; t': {
                "columns": {"co l": "integer", "text": "text", "q__1": {"type": "integer", "default": "1 +1"}},
                "checks": {"c": '"co l" > 0'},
            },
            "pg_class": {"columns": {"oid": "integer"}, "checks": {"c": "oid >0"}},
        },
        "views": {"V v": 'SELECT "co l" FROM "Od""d; t" WHERE "co l" > 1'},
        "functions": {'"F f"("p p" integer)': {"returns": "integer", "sql_body": 'RETURN "p p" + 1'}},
    }
    assert paths(compared(database, content)) == set()


class TestInTheDeclaredWorld:
    """What the plan changes is asked as it will be."""

    LIVE = """
    CREATE TABLE t (id integer PRIMARY KEY, a integer);
    CREATE TABLE u (id integer PRIMARY KEY, b text);
    CREATE VIEW v AS SELECT * FROM t;
    CREATE VIEW w AS SELECT v.id, u.b FROM v JOIN u USING (id);
    CREATE VIEW x AS SELECT id, a FROM t GROUP BY id;
    """

    def content(self) -> dict[str, Any]:
        return {
            "tables": {
                "t": {"columns": {"id": "integer", "a": "integer"}, "primary_key": ["id"]},
                "u": {"columns": {"id": "integer", "b": "text"}, "primary_key": ["id"]},
            },
            "views": {
                "v": "SELECT * FROM t",
                "w": "SELECT v.id, u.b FROM v JOIN u USING(id)",
                "x": "SELECT id, a FROM t GROUP BY 1",
            },
        }

    def ask(self, database: Database, content: dict[str, Any]) -> set[str]:
        database.execute(self.LIVE)
        return {str(i) for i in differing(compared(database, content)) if i.kind == "view"}

    def test_as_it_is(self, database: Database) -> None:
        assert self.ask(database, self.content()) == set()

    def test_a_new_column_reaches_a_star(self, database: Database) -> None:
        content = self.content()
        content["tables"]["t"]["columns"]["b"] = "date"
        assert self.ask(database, content) == {"view public.v"}

    def test_a_star_over_a_view_that_changes(self, database: Database) -> None:
        content = self.content()
        content["tables"]["t"]["columns"]["c"] = "date"
        content["views"]["w"] = "SELECT v.*, u.b FROM v JOIN u USING (id)"
        assert self.ask(database, content) == {"view public.v", "view public.w"}

    def test_a_column_that_goes(self, database: Database) -> None:
        content = self.content()
        del content["tables"]["t"]["columns"]["a"]
        del content["views"]["x"]
        assert self.ask(database, content) == {"view public.v"}

    def test_a_type_that_changes(self, database: Database) -> None:
        content = self.content()
        content["tables"]["u"]["columns"]["b"] = "varchar(10)"
        content["views"]["w"] = "SELECT v.id, u.b FROM v JOIN u USING(id) WHERE u.b = 'x'"
        assert self.ask(database, content) == {"view public.w"}

    def test_a_view_over_a_new_view(self, database: Database) -> None:
        content = self.content()
        content["views"]["n"] = "SELECT id FROM t"
        content["views"]["x"] = "SELECT id, a FROM t JOIN n USING (id)"
        assert self.ask(database, content) == {"view public.x"}

    def test_a_key_that_comes_makes_columns_depend_on_it(self, database: Database) -> None:
        content = self.content()
        content["tables"]["n"] = {"columns": {"id": "integer", "a": "integer"}, "primary_key": ["id"]}
        content["views"]["x"] = "SELECT id, a FROM n GROUP BY id"
        assert self.ask(database, content) == {"view public.x"}

    def test_columns_of_one_name_out_of_two_schemas(self, database: Database) -> None:
        """Both would have to be stood in for under one name, which cannot be; the view is made anew."""
        database.execute("CREATE SCHEMA other; CREATE TABLE other.t (id integer)")
        content = self.content()
        content["tables"]["t"]["columns"]["c"] = "date"
        yaml = {
            "a.yaml": json.dumps(content),
            "b.yaml": json.dumps(
                {
                    "schema": "other",
                    "tables": {"t": {"columns": {"id": "integer", "c": "date"}}},
                    "views": {"both": "SELECT a.id FROM public.t a JOIN other.t b USING(id)"},
                }
            ),
        }
        database.execute(self.LIVE)
        database.execute("CREATE VIEW other.both AS SELECT a.id FROM public.t a JOIN other.t b USING (id)")
        asked = engine.request()
        with connect(database) as connection:
            from schemadiff.pipeline.compare_stage import compare_with

            found = compare_with(connection, engine.declared(yaml), asked)
        assert Identity("view", ("other", "both")) in differing(found)

    def test_a_check_over_a_column_that_comes(self, database: Database) -> None:
        database.execute("CREATE TABLE n (a integer CONSTRAINT c CHECK (a > 0))")
        content = {"tables": {"n": {"columns": {"a": "integer", "b": "integer"}, "checks": {"c": "a > 0 AND b > 0"}}}}
        assert paths(compared(database, content)) == {"check public.n.c"}

    def test_a_check_over_a_column_whose_type_changes(self, database: Database) -> None:
        database.execute("CREATE TABLE n (a integer CONSTRAINT c CHECK (a > 0), b integer CONSTRAINT d CHECK (b > 0))")
        content = {"tables": {"n": {"columns": {"a": "bigint", "b": "numeric"}, "checks": {"c": "a>0", "d": "b>0"}}}}
        assert paths(compared(database, content)) >= {"column public.n.a", "column public.n.b"}


class TestNoTextsFault:
    """The server's own troubles are told as such, and not as faults of the YAML."""

    CONTENT: ClassVar[dict[str, Any]] = {
        "tables": {"t": {"columns": {"a": "integer"}, "checks": {"c": "a>0"}}},
        "views": {"v": "SELECT t.a FROM t"},
    }
    LIVE = "CREATE TABLE t (a integer CONSTRAINT c CHECK (a > 0)); CREATE VIEW v AS SELECT a FROM t"

    def test_a_lock(self, database: Database) -> None:
        database.execute(self.LIVE)
        with connect(database) as connection, database.connect(autocommit=False) as other:
            connection.execute("SET lock_timeout = '50ms'")
            other.execute("LOCK TABLE t")
            with pytest.raises(ServerError, match="lock timeout"):
                compared_on(connection, self.CONTENT)

    def test_a_connection_that_ends(self, database: Database) -> None:
        from schemadiff.normalization import ask

        database.execute(self.LIVE)
        with connect(database) as connection:
            found = self._undecided(connection)
            connection.execute("SET client_min_messages = error")
            database.execute(f"SELECT pg_terminate_backend({connection.info.backend_pid})")
            with pytest.raises(ServerError):
                ask(connection, *found)

    def test_a_transaction_that_is_read_only(self, database: Database) -> None:
        from schemadiff.normalization import ask

        database.execute(self.LIVE)
        with connect(database) as connection:
            found = self._undecided(connection)
            connection.execute("SET default_transaction_read_only = on")
            with pytest.raises(ServerError, match="read-only"):
                ask(connection, *found)

    def _undecided(self, connection: Any) -> Any:
        from schemadiff.diff.catalogs import Scope, compare
        from schemadiff.introspection import reader
        from schemadiff.kinds import registry

        declared = engine.declared(json.dumps(self.CONTENT))
        live = reader.read(connection, registry(), declared.schemas)
        return compare(live, declared, registry(), Scope()), live, declared, registry()


SMUGGLED = [
    ({"checks": {"c": "a > 0); DROP TABLE t; --"}}, "check"),
    ({"checks": {"c": "a > 0) , CONSTRAINT d CHECK (true"}}, "check"),
    ({"checks": {"c": "a > 0; DROP TABLE t"}}, "check"),
    ({"checks": {"c": "a > 0 /*"}}, "check"),
    ({"columns": {"a": {"type": "integer", "default": "1; DROP TABLE t"}}}, "default"),
    ({"columns": {"a": {"type": "integer", "default": "1, b integer"}}}, "default"),
    ({"columns": {"a": "integer); DROP TABLE t; --"}}, "type"),
    ({"columns": {"a": {"type": "integer", "collation": 'C"; DROP TABLE t; --'}}}, "collation"),
    ({"indexes": {"i": {"columns": ["a"], "where": "a > 0; DROP TABLE t"}}}, "index"),
    ({"indexes": {"i": ["(a + 1)); DROP TABLE t; --"]}}, "index"),
    (
        {
            "triggers": {
                "g": {
                    "timing": "after update",
                    "for_each": "row",
                    "when": "true) EXECUTE FUNCTION f(); DROP TABLE t; --",
                    "execute": "f()",
                }
            }
        },
        "trigger",
    ),
]


@pytest.mark.parametrize(("table", "what"), SMUGGLED, ids=[f"{w}-{n}" for n, (_, w) in enumerate(SMUGGLED)])
def test_smuggled_statements_never_reach_the_server(table: dict[str, Any], what: str, database: Database) -> None:
    database.execute(
        "CREATE TABLE t (a integer DEFAULT 2 CONSTRAINT c CHECK (a > 2)); CREATE INDEX i ON t (a) WHERE a > 2;"
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';"
        "CREATE TRIGGER g AFTER UPDATE ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION f()"
    )
    self_made = {"columns": {"a": {"type": "integer", "default": "2"}}, **table}
    functions = {"f()": {"returns": "trigger", "language": "plpgsql", "body": "BEGIN RETURN new; END"}}
    assert_kept_out(database, {"tables": {"t": self_made}, "functions": functions})


@pytest.mark.parametrize(
    "content",
    [
        {"views": {"v": "SELECT 1; DROP TABLE t"}},
        {"views": {"v": "DELETE FROM t RETURNING a"}},
        {"views": {"v": "WITH d AS (DELETE FROM t RETURNING a) SELECT * FROM d"}},
        {"views": {"v": "SELECT 1 INTO x"}},
        {"functions": {"f(p integer default 1); DROP TABLE t; --)": {"returns": "integer", "sql_body": "RETURN 1"}}},
        {"functions": {"f(p integer)": {"returns": "integer", "sql_body": "RETURN 1; DROP TABLE t"}}},
        {"functions": {"f(p integer)": {"returns": "integer); DROP TABLE t; --", "sql_body": "RETURN 2"}}},
    ],
)
def test_nor_in_queries_and_bodies(content: dict[str, Any], database: Database) -> None:
    database.execute(
        "CREATE TABLE t (a integer); CREATE VIEW v AS SELECT 2 AS a;"
        "CREATE FUNCTION f(p integer DEFAULT 2) RETURNS integer LANGUAGE sql RETURN 3"
    )
    assert_kept_out(database, {"tables": {"t": {"columns": {"a": "integer"}}}, **content})


def assert_kept_out(database: Database, content: dict[str, Any]) -> None:
    database.execute("INSERT INTO t VALUES (3)")
    with connect(database) as connection, counted(connection) as statements, pytest.raises((InputError, ServerError)):
        compared_on(connection, content)
    assert not [s for s in statements if "DROP TABLE t" in s]
    assert database.query("SELECT a FROM t") == [(3,)]


def test_a_renamed_column_under_an_old_query_is_an_error_whatever_else_moves(database: Database) -> None:
    """A new label excuses a text that the live side refuses, but no column that is not there."""
    database.execute(
        "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE t (name text); CREATE VIEW v AS SELECT name FROM t"
    )
    content = {
        "enums": {"mood": ["sad", "ok"]},
        "tables": {"t": {"columns": {"full_name": {"type": "varchar(80)", "renamed_from": "name"}}}},
        "views": {"v": "SELECT t.name FROM public.t"},
    }
    assert findings(database, content) == ["view public.v: query: column t.name does not exist"]


def test_the_condition_of_a_published_table_that_is_not_managed(database: Database) -> None:
    if database.server.version < 15:
        pytest.skip("publications have no conditions there")
    """The table is in a schema that the YAML does not declare, so that only the server knows its columns."""
    database.execute("CREATE SCHEMA other; CREATE TABLE other.t (a int, b int)")
    database.execute("CREATE PUBLICATION p FOR TABLE other.t WHERE (b > 0)")

    def declared(condition: str) -> str:
        return json.dumps({"schema": "app", "publications": {"p": {"tables": {"other.t": {"where": condition}}}}})

    assert engine.plan(database, declared("(b)>0")).empty
    assert [change.noun for change in engine.plan(database, declared("b > 1")).changes] == ["publication table"]
    engine.converge(database, declared("b > 1"))
    with pytest.raises(InputError, match='column "c" does not exist'):
        engine.plan(database, declared("c > 1"))


ROWS_OF_A_VIEW = """
functions: {of_row(t): {returns: int, language: sql, body: "SELECT ($1).a"}}
views: {t: "SELECT  1 AS id, 2 AS a", v: "SELECT  of_row(q) AS n FROM t q", w: "SELECT  n FROM v"}
"""


@pytest.mark.parametrize("change", [("1 AS id", "1 AS id"), ("1 AS id", "3 AS id"), ("2 AS a", "2 AS a, 3 AS b")])
def test_a_routine_of_a_views_rows_is_asked_once_the_view_is_known(change: tuple[str, str], database: Database) -> None:
    engine.converge(database, ROWS_OF_A_VIEW)
    plan = engine.converge(database, ROWS_OF_A_VIEW.replace(*change))
    assert plan.empty is (change[0] == change[1])


def test_a_routine_that_is_not_there_is_an_error_once_the_view_is_known(database: Database) -> None:
    engine.converge(database, ROWS_OF_A_VIEW)
    with pytest.raises(InputError, match=r"function of_rows\(\S*t\) does not exist"):
        engine.plan(database, ROWS_OF_A_VIEW.replace("of_row(q)", "of_rows(q)"))
