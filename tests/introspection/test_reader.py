"""Each kind as the reader gives it: exactly these objects, with exactly these values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from schemadiff.catalog.hints import RESULT
from schemadiff.catalog.objects import Identity
from schemadiff.catalog.values import Grant
from schemadiff.errors import ServerError
from schemadiff.introspection import reader
from schemadiff.introspection.reader import read
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter
from tests.introspection.conftest import Live
from tests.support.databases import Database, MakeDatabase


class Case(NamedTuple):
    """SQL, and every object of a kind that it makes in schema s, by name (below s), with its values."""

    kind: str
    sql: str
    expected: Mapping[str, Mapping[str, Any]]
    since: int = 14


def key(*columns: str, **values: Any) -> dict[str, Any]:
    return {"columns": columns, **values}


def elements(*given: Element | str) -> tuple[Element, ...]:
    return tuple(Element(e) if isinstance(e, str) else e for e in given)


BODY = "LANGUAGE plpgsql AS 'BEGIN END'"
FUNCTION = {"language": "plpgsql", "body": "BEGIN END"}

CASES = {
    "enum": Case(
        "enum",
        "CREATE TYPE s.mood AS ENUM ('sad', 'ok'); ALTER TYPE s.mood ADD VALUE 'so so' BEFORE 'ok';"
        "CREATE TYPE s.nothing AS ENUM ()",
        {"mood": {"labels": ("sad", "so so", "ok")}, "nothing": {}},
    ),
    "sequence": Case(
        "sequence",
        "CREATE SEQUENCE s.plain; CREATE SEQUENCE s.small AS smallint MAXVALUE 32767; "
        "CREATE SEQUENCE s.down INCREMENT -1; "
        "CREATE SEQUENCE s.odd AS integer INCREMENT -2 MINVALUE -9 MAXVALUE 50 START 10 CACHE 5 CYCLE",
        {
            "plain": {},
            "small": {"type": "smallint"},
            "down": {"increment": -1},
            "odd": {
                "type": "integer",
                "increment": -2,
                "min": -9,
                "max": 50,
                "start": 10,
                "cache": 5,
                "cycle": True,
            },
        },
    ),
    "sequence zero": Case(
        "sequence",
        "CREATE SEQUENCE s.q MINVALUE 0 START 1",
        {"q": {"min": 0, "start": 1}},
    ),
    "sequence unlogged": Case("sequence", "CREATE UNLOGGED SEQUENCE s.q", {"q": {"unlogged": True}}, since=15),
    "sequence of serial and identity": Case(
        "sequence",
        "CREATE TABLE s.t (a serial, b bigint GENERATED ALWAYS AS IDENTITY)",
        {"t_a_seq": {"type": "integer", "owned_by": ("s", "t", "a")}},
    ),
    "table": Case(
        "table",
        'CREATE TABLE s.t (); CREATE UNLOGGED TABLE s."U t" () WITH (fillfactor = 70, autovacuum_enabled = off); '
        "CREATE TABLE s.toasted (a text) WITH (toast.autovacuum_enabled = false, fillfactor = 50)",
        {
            "t": {},
            "U t": {"unlogged": True, "options": {"autovacuum_enabled": "off", "fillfactor": "70"}},
            "toasted": {"options": {"fillfactor": "50", "toast.autovacuum_enabled": "false"}},
        },
    ),
    "table, with columns from above": Case(
        "table",
        "CREATE TABLE s.t (a int PRIMARY KEY); CREATE TABLE s.child (b int) INHERITS (s.t); "
        "CREATE TYPE s.c AS (a int); CREATE TABLE s.typed OF s.c; CREATE MATERIALIZED VIEW s.m AS SELECT 1",
        {"t": {}, "child": {"inherits": (("s", "t"),)}, "typed": {"of": ("s", "c")}},
    ),
    "table, partitioned": Case(
        "table",
        "CREATE TABLE s.p (gone int, a int, b text) PARTITION BY RANGE (a, (lower(b)) text_pattern_ops); "
        "ALTER TABLE s.p DROP gone; CREATE TABLE s.p1 PARTITION OF s.p DEFAULT; "
        "CREATE TABLE s.p2 PARTITION OF s.p FOR VALUES FROM (1, MINVALUE) TO (2, 'x') PARTITION BY HASH (b)",
        {
            "p": {
                "partition_by": "range",
                "partition_key": (Element("a"), Element(None, "lower(b)", opclass="text_pattern_ops")),
            },
            "p1": {"partition_of": ("s", "p"), "values": "DEFAULT"},
            "p2": {
                "partition_of": ("s", "p"),
                "values": "FOR VALUES FROM (1, MINVALUE) TO (2, 'x')",
                "partition_by": "hash",
                "partition_key": (Element("b"),),
            },
        },
    ),
    "column": Case(
        "column",
        "CREATE TYPE s.mood AS ENUM ('ok'); CREATE TABLE s.t (a int, b varchar(20) NOT NULL, c s.mood[], "
        "d numeric(10, 2), gone int, e timestamptz(3), f char(3)); ALTER TABLE s.t DROP gone",
        {
            "t.a": {"type": "integer"},
            "t.b": {"type": "character varying(20)", "not_null": True},
            "t.c": {"type": "s.mood[]"},
            "t.d": {"type": "numeric(10,2)"},
            "t.e": {"type": "timestamp(3) with time zone"},
            "t.f": {"type": "character(3)"},
        },
    ),
    "column collation": Case(
        "column",
        "CREATE COLLATION s.german (provider = libc, locale = 'C'); "
        """CREATE TABLE s.t (a text COLLATE "C", b text COLLATE "default", c text COLLATE s.german, d name)""",
        {
            "t.a": {"type": "text", "collation": '"C"'},
            "t.b": {"type": "text"},
            "t.c": {"type": "text", "collation": "s.german"},
            "t.d": {"type": "name"},
        },
    ),
    "column storage": Case(
        "column",
        "CREATE TABLE s.t (a text COMPRESSION pglz, b text, c text, d text); "
        "ALTER TABLE s.t ALTER b SET STORAGE external, ALTER c SET STATISTICS 0, ALTER d SET STORAGE extended",
        {
            "t.a": {"type": "text", "compression": "pglz"},
            "t.b": {"type": "text", "storage": "external"},
            "t.c": {"type": "text", "statistics": 0},
            "t.d": {"type": "text"},
        },
    ),
    "column identity": Case(
        "column",
        "CREATE TABLE s.t (a int GENERATED ALWAYS AS IDENTITY, b bigint GENERATED BY DEFAULT AS IDENTITY "
        "(SEQUENCE NAME s.other START 10 INCREMENT 5 MINVALUE -5 MAXVALUE 1000 CACHE 3 CYCLE))",
        {
            "t.a": {"type": "integer", "not_null": True, "identity": "always"},
            "t.b": {
                "type": "bigint",
                "not_null": True,
                "identity": "by default",
                "identity_options": {
                    "name": "other",
                    "start": "10",
                    "increment": "5",
                    "min": "-5",
                    "max": "1000",
                    "cache": "3",
                    "cycle": "true",
                },
            },
        },
    ),
    "column identity with a long name": Case(
        "column",
        f"CREATE TABLE s.{'t' * 60} ({'c' * 60} int GENERATED ALWAYS AS IDENTITY)",
        {f"{'t' * 60}.{'c' * 60}": {"type": "integer", "not_null": True, "identity": "always"}},
    ),
    "column not null, named": Case(
        "column",
        f"CREATE TABLE s.{'t' * 40} ({'c' * 40} int NOT NULL, b int CONSTRAINT own NOT NULL)",
        {
            f"{'t' * 40}.{'c' * 40}": {"type": "integer", "not_null": True},
            f"{'t' * 40}.b": {"type": "integer", "not_null": True, "not_null_name": "own"},
        },
        since=18,
    ),
    "column generated": Case(
        "column",
        "CREATE TABLE s.t (a int, b int GENERATED ALWAYS AS (a + 1) STORED)",
        {
            "t.a": {"type": "integer"},
            "t.b": {"type": "integer", "generated": "(a + 1)", "generated_kind": "stored"},
        },
    ),
    "column generated, virtual": Case(
        "column",
        "CREATE TABLE s.t (a int, b int GENERATED ALWAYS AS (a + 1))",
        {
            "t.a": {"type": "integer"},
            "t.b": {"type": "integer", "generated": "(a + 1)", "generated_kind": "virtual"},
        },
        since=18,
    ),
    "primary key": Case(
        "primary_key",
        "CREATE TABLE s.a (gone int, x int, y int, z int, CONSTRAINT k PRIMARY KEY (y, x) INCLUDE (z) "
        "WITH (fillfactor = 50) DEFERRABLE INITIALLY DEFERRED); ALTER TABLE s.a DROP gone; "
        "CREATE TABLE s.b (x int PRIMARY KEY)",
        {
            "a.k": key(
                "y", "x", include=("z",), options={"fillfactor": "50"}, deferrable=True, initially_deferred=True
            ),
            "b.b_pkey": key("x"),
        },
    ),
    "unique": Case(
        "unique",
        "CREATE TABLE s.t (a int UNIQUE, b int, UNIQUE (b, a) DEFERRABLE)",
        {"t.t_a_key": key("a"), "t.t_b_a_key": key("b", "a", deferrable=True)},
    ),
    "unique, nulls not distinct": Case(
        "unique",
        "CREATE TABLE s.t (a int UNIQUE NULLS NOT DISTINCT)",
        {"t.t_a_key": key("a", nulls_not_distinct=True)},
        since=15,
    ),
    "check": Case(
        "check",
        "CREATE TABLE s.t (a numeric CHECK (a >= 0), b text, CONSTRAINT n CHECK (b <> 'x') NO INHERIT); "
        "ALTER TABLE s.t ADD CONSTRAINT late CHECK (a IS NOT NULL) NOT VALID; "
        "CREATE DOMAIN s.d AS int CHECK (value > 0)",
        {
            "t.t_a_check": {"expression": "(a >= (0)::numeric)"},
            "t.n": {"expression": "(b <> 'x'::text)", "no_inherit": True},
            "t.late": {"expression": "(a IS NOT NULL)", "not_valid": True},
        },
    ),
    "check, not enforced": Case(
        "check",
        "CREATE TABLE s.t (a int CHECK (a > 0) NOT ENFORCED)",
        {"t.t_a_check": {"expression": "(a > 0)", "not_enforced": True}},
        since=18,
    ),
    "foreign key": Case(
        "foreign_key",
        "CREATE TABLE s.u (gone int, x int, y int, UNIQUE (x, y)); ALTER TABLE s.u DROP gone; "
        "CREATE TABLE s.t (a int, b int, FOREIGN KEY (b, a) REFERENCES s.u (x, y) MATCH FULL ON DELETE CASCADE "
        "ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED); "
        "ALTER TABLE s.t ADD CONSTRAINT late FOREIGN KEY (a, b) REFERENCES s.u (x, y) "
        "ON DELETE SET NULL ON UPDATE SET DEFAULT NOT VALID",
        {
            "t.t_b_a_fkey": key(
                "b",
                "a",
                references=("s", "u"),
                references_columns=("x", "y"),
                match="full",
                on_delete="cascade",
                on_update="restrict",
                deferrable=True,
                initially_deferred=True,
            ),
            "t.late": key(
                "a",
                "b",
                references=("s", "u"),
                references_columns=("x", "y"),
                on_delete="set null",
                on_update="set default",
                not_valid=True,
            ),
        },
    ),
    "foreign key, columns to null": Case(
        "foreign_key",
        "CREATE TABLE s.u (x int, y int, UNIQUE (x, y)); "
        "CREATE TABLE s.t (a int, b int, FOREIGN KEY (a, b) REFERENCES s.u (x, y) ON DELETE SET NULL (b))",
        {
            "t.t_a_b_fkey": key(
                "a",
                "b",
                references=("s", "u"),
                references_columns=("x", "y"),
                on_delete="set null",
                on_delete_columns=("b",),
            )
        },
        since=15,
    ),
    "foreign key, not enforced": Case(
        "foreign_key",
        "CREATE TABLE s.t (a int PRIMARY KEY, b int REFERENCES s.t NOT ENFORCED)",
        {"t.t_b_fkey": key("b", references=("s", "t"), references_columns=("a",), not_enforced=True)},
        since=18,
    ),
    "foreign key to a partitioned table": Case(
        "foreign_key",
        "CREATE TABLE s.p (gone int, a int PRIMARY KEY) PARTITION BY RANGE (a); ALTER TABLE s.p DROP gone; "
        "CREATE TABLE s.p1 PARTITION OF s.p FOR VALUES FROM (1) TO (2); CREATE TABLE s.t (b int REFERENCES s.p)",
        {"t.t_b_fkey": key("b", references=("s", "p"), references_columns=("a",))},
    ),
    "foreign key to another schema": Case(
        "foreign_key",
        'CREATE SCHEMA o; CREATE TABLE o."T" ("A" int PRIMARY KEY); CREATE TABLE s.t (b int REFERENCES o."T")',
        {"t.t_b_fkey": key("b", references=("o", "T"), references_columns=("A",))},
    ),
    "exclusion": Case(
        "exclusion",
        "CREATE TABLE s.t (gone int, r int4range, t text, b box); ALTER TABLE s.t DROP gone; "
        "ALTER TABLE s.t ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&, int4range(1, 2) WITH =, b WITH &&) "
        "INCLUDE (t) WITH (fillfactor = 60) WHERE (t IS NOT NULL) DEFERRABLE; "
        "ALTER TABLE s.t ADD CONSTRAINT y EXCLUDE (t text_pattern_ops WITH =)",
        {
            "t.x": {
                "elements": (
                    Element("r", operator="&&"),
                    Element(None, "int4range(1, 2)", operator="="),
                    Element("b", operator="&&"),
                ),
                "include": ("t",),
                "options": {"fillfactor": "60"},
                "method": "gist",
                "where": "(t IS NOT NULL)",
                "deferrable": True,
            },
            "t.y": {"elements": (Element("t", opclass="text_pattern_ops", operator="="),)},
        },
    ),
    "exclusion, an operator of one's own": Case(
        "exclusion",
        "CREATE FUNCTION s.eq(box, box) RETURNS bool LANGUAGE internal IMMUTABLE AS 'box_same'; "
        "CREATE OPERATOR s.=== (leftarg = box, rightarg = box, function = s.eq, commutator = OPERATOR(s.===)); "
        "CREATE OPERATOR CLASS s.own FOR TYPE box USING gist AS OPERATOR 6 s.=== , "
        "FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal), "
        "FUNCTION 2 gist_box_union(internal, internal), FUNCTION 5 gist_box_penalty(internal, internal, internal), "
        "FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal); "
        "CREATE TABLE s.t (b box, CONSTRAINT x EXCLUDE USING gist (b s.own WITH OPERATOR(s.===)))",
        {"t.x": {"elements": (Element("b", opclass="s.own", operator="s.==="),), "method": "gist"}},
    ),
    "index": Case(
        "index",
        "CREATE TABLE s.t (gone int, a int, b text, c int[], UNIQUE (a), EXCLUDE USING btree (a WITH =)); "
        "ALTER TABLE s.t DROP gone; CREATE INDEX plain ON s.t (b, a); "
        "CREATE UNIQUE INDEX rich ON s.t (a DESC, b NULLS FIRST) INCLUDE (c) WITH (fillfactor = 40) WHERE a > 5; "
        "CREATE INDEX last ON s.t (a DESC NULLS LAST); CREATE INDEX inverted ON s.t USING gin (c); "
        "CREATE INDEX hashed ON s.t USING hash (b)",
        {
            "plain": {"columns": elements("b", "a")},
            "rich": {
                "columns": elements(Element("a", descending=True, nulls_first=True), Element("b", nulls_first=True)),
                "include": ("c",),
                "options": {"fillfactor": "40"},
                "where": "(a > 5)",
                "unique": True,
            },
            "last": {"columns": elements(Element("a", descending=True))},
            "inverted": {"columns": elements("c"), "method": "gin"},
            "hashed": {"columns": elements("b"), "method": "hash"},
        },
    ),
    "index, nulls not distinct": Case(
        "index",
        "CREATE TABLE s.t (a int); CREATE UNIQUE INDEX i ON s.t (a) NULLS NOT DISTINCT",
        {"i": {"columns": elements("a"), "unique": True, "nulls_not_distinct": True}},
        since=15,
    ),
    "index, expressions": Case(
        "index",
        "CREATE TABLE s.t (a text, b varchar, t timestamptz, n int); "
        "CREATE INDEX one ON s.t ((a || 'x')); CREATE INDEX call ON s.t (lower(a)); "
        "CREATE INDEX many ON s.t (lower(b) DESC, n, (a || ', '), (t AT TIME ZONE 'UTC'), (b::text), coalesce(n, 1))",
        {
            "one": {"columns": elements(Element(None, "(a || 'x'::text)"))},
            "call": {"columns": elements(Element(None, "lower(a)"))},
            "many": {
                "columns": elements(
                    Element(None, "lower((b)::text)", descending=True, nulls_first=True),
                    "n",
                    Element(None, "(a || ', '::text)"),
                    Element(None, "(t AT TIME ZONE 'UTC'::text)"),
                    Element(None, "(b)::text"),
                    Element(None, "COALESCE(n, 1)"),
                )
            },
        },
    ),
    "index, operator classes": Case(
        "index",
        "CREATE TYPE s.mood AS ENUM ('ok'); CREATE DOMAIN s.d AS text; "
        "CREATE TABLE s.t (a text, v varchar, e s.mood, es s.mood[], i inet, c cidr, o oid, d s.d, "
        "v1 tsvector, j jsonb); "
        "CREATE INDEX defaults ON s.t (a, v, e, es, i, c, o, d); "
        "CREATE INDEX pattern ON s.t (a text_pattern_ops, v varchar_pattern_ops DESC, lower(a) text_pattern_ops, o); "
        "CREATE INDEX stray ON s.t (a bpchar_ops); CREATE INDEX path ON s.t USING gin (j jsonb_path_ops); "
        "CREATE INDEX signed ON s.t USING gist (v1 tsvector_ops (siglen = 100)); "
        "CREATE INDEX alias ON s.t (v varchar_ops)",
        {
            "defaults": {"columns": elements("a", "v", "e", "es", "i", "c", "o", "d")},
            "pattern": {
                "columns": elements(
                    Element("a", opclass="text_pattern_ops"),
                    Element("v", opclass="varchar_pattern_ops", descending=True, nulls_first=True),
                    Element(None, "lower(a)", opclass="text_pattern_ops"),
                    "o",
                )
            },
            "stray": {"columns": elements(Element("a", opclass="bpchar_ops"))},
            "path": {"columns": elements(Element("j", opclass="jsonb_path_ops")), "method": "gin"},
            "signed": {
                "columns": elements(
                    Element("v1", opclass="tsvector_ops", opclass_options=(("siglen", "100"),)),
                ),
                "method": "gist",
            },
            "alias": {"columns": elements(Element("v", opclass="varchar_ops"))},
        },
    ),
    "index, collations": Case(
        "index",
        "CREATE COLLATION s.german (provider = libc, locale = 'C'); "
        'CREATE TABLE s.t (a text, b text COLLATE "C", n name); CREATE INDEX own ON s.t (a, b, n); '
        'CREATE INDEX other ON s.t (a COLLATE "C", b COLLATE s.german, b COLLATE "default", n COLLATE "POSIX"); '
        "CREATE INDEX inner_one ON s.t (lower(b), (a COLLATE \"C\" || 'x')); "
        'CREATE INDEX outer_one ON s.t (lower(b) COLLATE "POSIX", lower(a) COLLATE "C")',
        {
            "own": {"columns": elements("a", "b", "n")},
            "other": {
                "columns": elements(
                    Element("a", collation='"C"'),
                    Element("b", collation="s.german"),
                    Element("b", collation='"default"'),
                    Element("n", collation='"POSIX"'),
                )
            },
            "inner_one": {
                "columns": elements(Element(None, "lower(b)"), Element(None, "((a COLLATE \"C\") || 'x'::text)"))
            },
            "outer_one": {
                "columns": elements(
                    Element(None, "lower(b)", collation='"POSIX"'), Element(None, "lower(a)", collation='"C"')
                )
            },
        },
    ),
    "trigger": Case(
        "trigger",
        f"CREATE FUNCTION s.f() RETURNS trigger {BODY}; CREATE TABLE s.t (gone int, a int, b text, c int); "
        "ALTER TABLE s.t DROP gone; "
        "CREATE TRIGGER plain AFTER TRUNCATE ON s.t EXECUTE FUNCTION s.f(); "
        "CREATE TRIGGER rich BEFORE INSERT OR UPDATE OF c, b OR DELETE ON s.t FOR EACH ROW "
        "EXECUTE FUNCTION s.f('a', E'b\\\\c\\\\000', '', 'é', 'f''g'); "
        "CREATE TRIGGER cond BEFORE UPDATE ON s.t FOR EACH ROW "
        "WHEN (new.b LIKE '%) EXECUTE FUNCTION (' AND old.a IS DISTINCT FROM new.a) EXECUTE FUNCTION s.f(); "
        'CREATE TRIGGER tables AFTER UPDATE ON s.t REFERENCING OLD TABLE AS "o (" NEW TABLE AS n '
        "FOR EACH STATEMENT EXECUTE FUNCTION s.f(); ALTER TABLE s.t DISABLE TRIGGER tables; "
        "ALTER TABLE s.t ENABLE REPLICA TRIGGER plain; ALTER TABLE s.t ENABLE ALWAYS TRIGGER cond",
        {
            "t.plain": {
                "timing": "after",
                "events": ("truncate",),
                "function": ("s", "f"),
                "enabled": "replica",
            },
            "t.rich": {
                "timing": "before",
                "events": ("insert", "delete", "update"),
                "update_of": ("c", "b"),
                "for_each": "row",
                "function": ("s", "f"),
                "arguments": ("a", "b\\c\\000", "", "é", "f'g"),
            },
            "t.cond": {
                "timing": "before",
                "events": ("update",),
                "for_each": "row",
                "when": "((new.b ~~ '%) EXECUTE FUNCTION ('::text) AND (old.a IS DISTINCT FROM new.a))",
                "function": ("s", "f"),
                "enabled": "always",
            },
            "t.tables": {
                "timing": "after",
                "events": ("update",),
                "function": ("s", "f"),
                "old_table": "o (",
                "new_table": "n",
                "enabled": "disabled",
            },
        },
    ),
    "trigger, constraint and view": Case(
        "trigger",
        f"CREATE FUNCTION s.f() RETURNS trigger {BODY}; CREATE TABLE s.t (a int PRIMARY KEY); "
        "CREATE TABLE s.u (a int REFERENCES s.t); CREATE VIEW s.v AS SELECT a FROM s.t; "
        "CREATE CONSTRAINT TRIGGER c AFTER INSERT ON s.t FROM s.u DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
        "EXECUTE FUNCTION s.f(); "
        "CREATE TRIGGER i INSTEAD OF INSERT ON s.v FOR EACH ROW EXECUTE FUNCTION s.f(); "
        "CREATE TRIGGER z BEFORE UPDATE ON s.u FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        {
            "t.c": {
                "timing": "after",
                "events": ("insert",),
                "for_each": "row",
                "function": ("s", "f"),
                "constraint": True,
                "from": ("s", "u"),
                "deferrable": True,
                "initially_deferred": True,
            },
            "v.i": {
                "timing": "instead of",
                "events": ("insert",),
                "for_each": "row",
                "function": ("s", "f"),
            },
            "u.z": {
                "timing": "before",
                "events": ("update",),
                "for_each": "row",
                "function": ("pg_catalog", "suppress_redundant_updates_trigger"),
            },
        },
    ),
    "view": Case(
        "view",
        "CREATE VIEW s.v AS SELECT 1 AS a; CREATE MATERIALIZED VIEW s.m AS SELECT 1 AS a",
        {"v": {"query": "SELECT 1 AS a"}},
    ),
    "view, options": Case(
        "view",
        "CREATE TABLE s.t (a int); CREATE VIEW s.v WITH (security_barrier) AS TABLE s.t WITH LOCAL CHECK OPTION",
        {
            "v": {
                "query": "SELECT a\n   FROM s.t",
                "options": {"security_barrier": "true", "check_option": "local"},
            }
        },
        since=16,
    ),
    "function": Case(
        "function",
        f"CREATE FUNCTION s.f() RETURNS void {BODY}; CREATE FUNCTION s.f(text) RETURNS text[] {BODY}",
        {
            "f()": {**FUNCTION, "returns": "void"},
            "f(text)": {**FUNCTION, "returns": "text[]", "parameters": (Parameter("in", "", "text"),)},
        },
    ),
    "function, all of it": Case(
        "function",
        "CREATE TYPE s.mood AS ENUM ('ok'); CREATE FUNCTION s.f(a int, b s.mood[] DEFAULT '{ok}', "
        "OUT c varchar, INOUT d numeric DEFAULT 1.5, VARIADIC e int[] DEFAULT '{}') RETURNS SETOF record "
        "IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE SECURITY DEFINER COST 5 ROWS 20 "
        f"SET search_path = pg_catalog, s SET work_mem = '1MB' {BODY}",
        {
            "f(integer, s.mood[], numeric, integer[])": {
                **FUNCTION,
                "parameters": (
                    Parameter("in", "a", "integer"),
                    Parameter("in", "b", "s.mood[]", "'{ok}'::s.mood[]"),
                    Parameter("out", "c", "character varying"),
                    Parameter("inout", "d", "numeric", "1.5"),
                    Parameter("variadic", "e", "integer[]", "'{}'::integer[]"),
                ),
                "returns": "SETOF record",
                "volatility": "immutable",
                "strict": True,
                "leakproof": True,
                "parallel": "safe",
                "security": "definer",
                "cost": "5",
                "rows": "20",
                "set": {"search_path": "pg_catalog, s", "work_mem": "1MB"},
            }
        },
    ),
    "function, tables and SQL bodies": Case(
        "function",
        """CREATE FUNCTION s.t(x int) RETURNS TABLE ("B" int) LANGUAGE sql STABLE PARALLEL RESTRICTED """
        "BEGIN ATOMIC SELECT x + 1 AS b; END; "
        "CREATE FUNCTION s.r(int) RETURNS int LANGUAGE sql RETURN $1 + 1; "
        "CREATE FUNCTION s.e() RETURNS void LANGUAGE sql AS ''",
        {
            "t(integer)": {
                "parameters": (Parameter("in", "x", "integer"),),
                "returns": 'TABLE("B" integer)',
                "language": "sql",
                "volatility": "stable",
                "parallel": "restricted",
                "sql_body": "BEGIN ATOMIC\n SELECT (x + 1) AS b;\nEND",
            },
            "r(integer)": {
                "parameters": (Parameter("in", "", "integer"),),
                "returns": "integer",
                "language": "sql",
                "sql_body": "RETURN ($1 + 1)",
            },
            "e()": {"returns": "void", "language": "sql", "body": ""},
        },
    ),
    "function in C, with support": Case(
        "function",
        "CREATE FUNCTION s.c(text, text) RETURNS bool LANGUAGE internal SUPPORT textlike_support WINDOW AS 'textlike'",
        {
            "c(text, text)": {
                "parameters": (Parameter("in", "", "text"), Parameter("in", "", "text")),
                "returns": "boolean",
                "language": "internal",
                "body": "textlike",
                "support": ("pg_catalog", "textlike_support"),
                "window": True,
            }
        },
    ),
    "function: no range constructors, no aggregates": Case(
        "function",
        "CREATE TYPE s.r AS RANGE (subtype = int); CREATE AGGREGATE s.a (int) (sfunc = int4pl, stype = int)",
        {},
    ),
    "procedure": Case(
        "procedure",
        f"CREATE PROCEDURE s.p(INOUT a int, b text DEFAULT 'x') {BODY}",
        {
            "p(integer, text)": {
                **FUNCTION,
                "parameters": (
                    Parameter("inout", "a", "integer"),
                    Parameter("in", "b", "text", "'x'::text"),
                ),
            }
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_values(live: Live, name: str) -> None:
    case = CASES[name]
    if live.version < case.since:
        pytest.skip(f"needs PostgreSQL {case.since}")
    live.execute(case.sql)
    catalog = live.read("s")
    found = {}
    for item in catalog.by_kind.get(case.kind, []):
        schema, *path = item.identity.path
        assert schema == "s"
        arguments = item.identity.arguments
        found[".".join(path) + (f"({arguments})" if arguments is not None else "")] = dict(item.values)
    assert found == case.expected
    kind = registry()[case.kind]
    for values in found.values():
        assert not set(values) - set(kind.fields.by_name)
        assert all(values[f.name] != f.default for f in kind.fields if f.name in values)


def test_defaults_stand_below_their_columns(live: Live) -> None:
    live.execute("CREATE TABLE s.t (a int DEFAULT 1, b timestamptz DEFAULT now(), c int, d serial)")
    catalog = live.read("s")
    assert {o.parent: o.get("expression") for o in catalog.by_kind["default"]} == {
        Identity("column", ("s", "t", "a")): "1",
        Identity("column", ("s", "t", "b")): "now()",
        Identity("column", ("s", "t", "d")): "nextval('s.t_d_seq'::regclass)",
    }
    assert Identity("default", ("column", "s", "t", "a")) in catalog


def test_columns_keep_their_order(live: Live) -> None:
    live.execute("CREATE TABLE s.t (z int, gone int, a int, m int); ALTER TABLE s.t DROP gone")
    columns = live.read("s").children(Identity("table", ("s", "t")), "column")
    assert [c.identity.name for c in columns] == ["z", "a", "m"]


def test_indexes_are_named_in_their_schema_and_stand_below_their_table(live: Live) -> None:
    live.execute("CREATE TABLE s.t (a int); CREATE INDEX i ON s.t (a)")
    assert live.read("s")[Identity("index", ("s", "i"))].parent == Identity("table", ("s", "t"))


def test_comments(live: Live) -> None:
    live.execute(
        "CREATE TABLE s.t (a int CONSTRAINT c CHECK (a > 0)); CREATE INDEX i ON s.t (a); "
        f"CREATE FUNCTION s.f() RETURNS trigger {BODY}; "
        "CREATE TRIGGER g AFTER INSERT ON s.t EXECUTE FUNCTION s.f(); CREATE VIEW s.v AS SELECT 1 AS x; "
        "CREATE TYPE s.e AS ENUM (); CREATE SEQUENCE s.q; CREATE SCHEMA o; CREATE TABLE o.t (); "
        "COMMENT ON SCHEMA s IS 'schema'; COMMENT ON TABLE s.t IS 'table'; COMMENT ON COLUMN s.t.a IS 'column'; "
        "COMMENT ON CONSTRAINT c ON s.t IS 'check'; COMMENT ON INDEX s.i IS 'index'; "
        "COMMENT ON FUNCTION s.f() IS 'function'; COMMENT ON TRIGGER g ON s.t IS 'trigger'; "
        "COMMENT ON VIEW s.v IS 'view'; COMMENT ON TYPE s.e IS 'enum'; COMMENT ON SEQUENCE s.q IS 'sequence'; "
        "COMMENT ON TABLE o.t IS 'elsewhere'"
    )
    catalog = live.read("s")
    comments = catalog.by_kind["comment"]
    assert {o.get("text"): o.parent.kind for o in comments if o.parent} == {
        kind: kind
        for kind in (
            "schema",
            "table",
            "column",
            "check",
            "index",
            "function",
            "trigger",
            "view",
            "enum",
            "sequence",
        )
    }
    function = catalog[Identity("comment", ("function", "s", "f"), "")]
    assert function.parent == Identity("function", ("s", "f"), "")


def test_the_schema_public_comes_without_its_comment_until_someone_writes_one(live: Live) -> None:
    assert "comment" not in live.read("public").by_kind
    live.execute("COMMENT ON SCHEMA public IS 'ours'")
    assert [o.get("text") for o in live.read("public").by_kind["comment"]] == ["ours"]


def test_owners(live: Live) -> None:
    live.execute(
        "CREATE ROLE live_owner; CREATE TABLE s.t (a serial); CREATE VIEW s.v AS SELECT 1 AS x; "
        f"CREATE TYPE s.e AS ENUM (); CREATE PROCEDURE s.p() {BODY}; "
        "ALTER TABLE s.t OWNER TO live_owner; ALTER TYPE s.e OWNER TO live_owner"
    )
    owners = {(o.parent.kind, o.parent.name): o.get("role") for o in live.read("s").by_kind["owner"] if o.parent}
    assert owners == {
        ("schema", "s"): "postgres",
        ("table", "t"): "live_owner",
        ("sequence", "t_a_seq"): "live_owner",
        ("view", "v"): "postgres",
        ("enum", "e"): "live_owner",
        ("procedure", "p"): "postgres",
    }


GRANTS = {
    "CREATE TABLE s.t (a int)": None,
    "CREATE TABLE s.t (a int); GRANT SELECT, INSERT ON s.t TO live_reader WITH GRANT OPTION; "
    "GRANT SELECT ON s.t TO PUBLIC": (
        Grant("PUBLIC", "select"),
        Grant("live_reader", "insert", grantable=True),
        Grant("live_reader", "select", grantable=True),
    ),
    "CREATE TABLE s.t (a int); GRANT SELECT ON s.t TO live_reader; REVOKE SELECT ON s.t FROM live_reader": (),
    "CREATE TABLE s.t (b int, a int, c int); GRANT UPDATE (b, a), SELECT (c) ON s.t TO live_reader; "
    "GRANT UPDATE (c) ON s.t TO live_reader WITH GRANT OPTION; GRANT SELECT ON s.t TO live_reader": (
        Grant("live_reader", "select"),
        Grant("live_reader", "select", ("c",)),
        Grant("live_reader", "update", ("a", "b")),
        Grant("live_reader", "update", ("c",), grantable=True),
    ),
    "CREATE TABLE s.t (a int); GRANT SELECT (a) ON s.t TO PUBLIC": (Grant("PUBLIC", "select", ("a",)),),
    "CREATE TABLE s.t (a int); REVOKE ALL ON s.t FROM postgres": (),
    "CREATE VIEW s.t AS SELECT 1 AS a; GRANT SELECT (a) ON s.t TO live_reader": (
        Grant("live_reader", "select", ("a",)),
    ),
    "CREATE SEQUENCE s.t; GRANT USAGE ON SEQUENCE s.t TO live_reader": (Grant("live_reader", "usage"),),
    "CREATE TYPE s.t AS ENUM (); REVOKE USAGE ON TYPE s.t FROM PUBLIC": (),
    f"CREATE FUNCTION s.t() RETURNS void {BODY}; GRANT EXECUTE ON FUNCTION s.t() TO live_reader": (
        Grant("PUBLIC", "execute"),
        Grant("live_reader", "execute"),
    ),
    "GRANT USAGE ON SCHEMA s TO live_reader": (Grant("live_reader", "usage"),),
}


@pytest.mark.parametrize("sql", GRANTS)
def test_grants(live: Live, sql: str) -> None:
    live.execute(f"CREATE ROLE live_reader; {sql}")
    found = [o.get("grants", ()) for o in live.read("s").by_kind.get("grants", [])]
    assert found == ([] if GRANTS[sql] is None else [GRANTS[sql]])


def test_views_hint_at_their_result(live: Live) -> None:
    live.execute("CREATE VIEW s.v AS SELECT 1 AS a, 'x'::varchar(5) AS \"B\"")
    view = live.read("s")[Identity("view", ("s", "v"))]
    assert view.hint(RESULT) == (("a", "integer"), ("B", "character varying(5)"))


def test_extensions_are_read_and_their_members_are_not(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute(
        "CREATE SCHEMA e; CREATE EXTENSION pg_trgm SCHEMA e VERSION '1.6'; CREATE TABLE e.mine (a text); "
        "CREATE INDEX i ON e.mine USING gin (a e.gin_trgm_ops)"
    )
    with connect(database) as connection:
        catalog = read(connection, registry())
    assert catalog[Identity("extension", ("pg_trgm",))].values == {"version": "1.6", "schema": "e"}
    assert not catalog[Identity("extension", ("pg_trgm",))].implicit
    assert catalog[Identity("extension", ("plpgsql",))].implicit
    assert "function" not in catalog.by_kind
    assert not catalog.unmodelled
    assert catalog[Identity("index", ("e", "i"))].get("columns") == (Element("a", opclass="e.gin_trgm_ops"),)


def test_without_schemas_every_one_but_the_systems_is_read(live: Live) -> None:
    live.execute("CREATE SCHEMA o; CREATE TABLE o.t (); CREATE TABLE s.t (); CREATE TEMP TABLE hidden ()")
    catalog = live.read()
    assert catalog.schemas == {"public", "s", "o"}
    assert {o.identity.path for o in catalog.by_kind["table"]} == {("s", "t"), ("o", "t")}
    assert {o.identity.name for o in catalog.by_kind["schema"]} == {"public", "s", "o"}


def test_a_schema_that_does_not_exist_is_managed_and_empty(live: Live) -> None:
    catalog = live.read("nowhere")
    assert catalog.schemas == {"nowhere"}
    assert [o for o in catalog if o.identity.kind != "extension"] == []


def test_every_object_of_its_own_has_an_address(live: Live) -> None:
    live.execute("CREATE TABLE s.t (a int DEFAULT 1 PRIMARY KEY)")
    catalog = live.read("s")
    table = catalog[Identity("table", ("s", "t"))].address
    column = catalog[Identity("column", ("s", "t", "a"))].address
    assert table is not None
    assert column == (*table[:2], 1)
    assert {o.identity.kind for o in catalog if o.address is None} == {"owner"}


def test_the_number_of_queries_does_not_grow_with_the_objects(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[object] = []
    execute = live.connection.execute

    def count(query: object, *arguments: object, **options: object) -> object:
        sent.append(query)
        return execute(query, *arguments, **options)  # type: ignore[call-overload]

    def queries() -> int:
        sent.clear()
        with monkeypatch.context() as patch:
            patch.setattr(live.connection, "execute", count)
            live.read("s")
        return len(sent)

    def make(*numbers: int) -> None:
        live.execute(
            ";".join(
                f"CREATE TABLE s.t{n} (a int PRIMARY KEY, b text DEFAULT 'x' CHECK (b <> ''));"
                f" CREATE INDEX ON s.t{n} (b)"
                for n in numbers
            )
        )

    none = queries()
    make(0)
    few = queries()
    assert none < few, "what there is none of is not asked for"
    make(*range(1, 50))
    assert queries() == few
    assert few < 2 * len(registry().kinds)


def test_a_reading_of_its_own_writes_nothing_and_leaves_no_transaction(database: Database) -> None:
    with connect(database) as connection:
        read(connection, registry())
        assert connection.info.transaction_status.name == "IDLE"
        with reader.snapshot(connection):
            modes = connection.execute(
                "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')"
            ).fetchone()
        assert modes == ("repeatable read", "on")


def test_a_failure_is_told_in_the_servers_words_and_leaves_the_connection_usable(database: Database) -> None:
    """Printing a view locks its tables."""
    database.execute("CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t")
    with connect(database) as connection:
        with database.connect() as other, other.transaction():
            other.execute("LOCK TABLE t")
            connection.execute("SET lock_timeout = '50ms'")
            with pytest.raises(ServerError, match=r"lock timeout \(SQLSTATE 55P03\)"):
                read(connection, registry())
        assert connection.info.transaction_status.name == "IDLE"
        assert "view" in read(connection, registry()).by_kind


def test_a_role_without_any_rights_can_read(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute(
        "CREATE SCHEMA s; CREATE TABLE s.t (a int GENERATED ALWAYS AS IDENTITY, b text DEFAULT 'x'); "
        "CREATE VIEW s.v AS SELECT a FROM s.t; CREATE SEQUENCE s.q; CREATE ROLE live_nobody LOGIN"
    )
    try:
        words = database.replace("user=postgres", "user=live_nobody")
        with connect(words) as connection:
            catalog = read(connection, registry(), ["s"])
        assert catalog[Identity("view", ("s", "v"))].get("query")
        assert {"table", "column", "default", "sequence", "owner"} <= set(catalog.by_kind)
    finally:
        database.execute("DROP ROLE live_nobody")
