"""No query of the catalogs does more than its share on the server when there is more of everything.

The server counts what each node of a query's plan reads. Without statistics, as in a database that was just built, a
plan that goes through one relation for each row of another looks best.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from schemadiff.declaration import dumper
from schemadiff.declaration.loader import load_texts
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.postgres.connection import connect
from schemadiff.postgres.recording import recording
from tests.support import engine
from tests.support.databases import Database, MakeDatabase

SIZE = 40
SLACK = 1.35
"""How much more than those before them, and than a quarter of all, the last objects may cost: a plan changes with what
it expects to read. What grows with the square costs 1.67 times as much as before, and 2.2 times a quarter."""
ROWS = {False: 400, True: 4000}
"""What is not worth a question; with statistics, plans change more often while there is little to read."""


def _everything(start: int, stop: int) -> Iterator[str]:
    """Numbered objects of many kinds, which refer to each other."""
    for n in range(start, stop):
        yield f"CREATE SEQUENCE q_{n}"
        yield f"CREATE TYPE e_{n} AS ENUM ('a', 'b')"
        yield f"CREATE TYPE c_{n} AS (a e_{n}, b text)"
        yield f"CREATE TYPE r_{n} AS RANGE (subtype = integer)"
        yield f"CREATE DOMAIN d_{n} AS text COLLATE \"C\" NOT NULL CHECK (VALUE <> '{n}')"
        yield f"""CREATE TABLE t_{n} (
            id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            a int DEFAULT {n} REFERENCES t_{max(n - 1, 0)} (id),
            b text COLLATE "C" NOT NULL UNIQUE,
            c int GENERATED ALWAYS AS (a + 1) STORED,
            d d_{n}, e e_{n}, f c_{n}, g serial,
            r int4range, EXCLUDE USING gist (r WITH &&),
            CHECK (a > {n})
        )"""
        yield f"CREATE INDEX i_{n} ON t_{n} (lower(b) DESC, a) INCLUDE (c) WHERE a > {n}"
        yield f"CREATE STATISTICS x_{n} ON a, b FROM t_{n}"
        yield f"ALTER TABLE t_{n} ENABLE ROW LEVEL SECURITY"
        yield f"CREATE POLICY p_{n} ON t_{n} TO pg_monitor USING (a > {n})"
        yield f"CREATE RULE u_{n} AS ON DELETE TO t_{n} DO ALSO NOTHING"
        yield f"GRANT SELECT, INSERT (a) ON t_{n} TO pg_monitor"
        yield f"CREATE TABLE child_{n} () INHERITS (ancestor)"
        yield f"CREATE TABLE part_{n} PARTITION OF parted FOR VALUES IN ({n})"
        yield f"CREATE TABLE other_{n} (LIKE parted INCLUDING CONSTRAINTS, UNIQUE (k, v))"
        yield f"ALTER TABLE parted ATTACH PARTITION other_{n} FOR VALUES IN (-{n} - 1)"
        yield f"CREATE FOREIGN TABLE far_{n} (a int NOT NULL) SERVER far"
        yield f"CREATE VIEW v_{n} AS SELECT a, b FROM t_{n}"
        yield f"CREATE MATERIALIZED VIEW m_{n} AS SELECT a, b FROM v_{n}"
        yield f"CREATE FUNCTION f_{n}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
        yield f"CREATE TRIGGER g_{n} AFTER INSERT ON t_{n} FOR EACH ROW EXECUTE FUNCTION f_{n}()"
        yield f"CREATE AGGREGATE ag_{n} (int) (SFUNC = int4pl, STYPE = int)"
        yield f"CREATE FUNCTION eq_{n}(e_{n}, text) RETURNS bool LANGUAGE sql AS 'SELECT $1::text = $2'"
        yield f"CREATE OPERATOR === (LEFTARG = e_{n}, RIGHTARG = text, FUNCTION = eq_{n})"
        yield f"CREATE CAST (e_{n} AS c_{n}) WITH INOUT"
        yield f"CREATE TEXT SEARCH CONFIGURATION ts_{n} (COPY = simple)"
        yield f"COMMENT ON TABLE t_{n} IS 'table {n}'"
        yield f"COMMENT ON COLUMN t_{n}.a IS 'column {n}'"
        yield f"CREATE PUBLICATION pub_{n} FOR TABLE t_{n}"


BASE = """
    CREATE FOREIGN DATA WRAPPER far;
    CREATE SERVER far FOREIGN DATA WRAPPER far;
    CREATE TABLE ancestor (x int DEFAULT 1, y text NOT NULL, CHECK (x > 0));
    CREATE TABLE parted (k int, v text NOT NULL, CHECK (v <> ''), UNIQUE (k, v)) PARTITION BY LIST (k);
    CREATE INDEX ON parted (v);
"""


def _nodes(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _work(plan: Mapping[str, Any]) -> float:
    """The rows that come out of each node, and those that it has read in vain."""
    return sum(
        float(node["Actual Loops"]) * (1 + sum(float(node.get(key, 0)) for key in _COUNTED)) for node in _nodes(plan)
    )


_COUNTED = {"Actual Rows", "Rows Removed by Filter", "Rows Removed by Join Filter", "Rows Removed by Index Recheck"}


def _texts(database: Database) -> dict[str, bytes]:
    with connect(database) as connection:
        texts = dumper.dump(reader.read(connection, registry()), registry())
    return {path: text.encode() for path, text in texts.items()}


def _costs(database: Database, texts: dict[str, bytes]) -> dict[str, float]:
    """What the server does for each query of a plan with nothing to do, by the beginning of its text."""
    with connect(database, recorded=True) as connection, recording(connection) as record:
        made = make_plan(connection, load_texts(texts, registry(), check_sql=False), engine.request())
        assert record is not None
        queries = record.complete(connection)
    assert made.empty
    assert queries is not None
    found: dict[str, float] = {}
    with connect(database) as connection, reader.snapshot(connection):
        for query in queries:
            explain = f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, FORMAT JSON) {query.query}"
            explained = connection.execute(explain.encode()).fetchone()
            assert explained is not None
            name = " ".join(query.query.split())[:160]
            found[name] = found.get(name, 0) + _work(explained[0][0]["Plan"])
    return found


def test_no_query_does_more_for_each_object(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute(BASE)
    costs: dict[bool, list[dict[str, float]]] = {False: [], True: []}
    for number in range(3):
        with database.connect(autocommit=False) as connection:
            for statement in _everything(number * SIZE, (number + 1) * SIZE):
                connection.execute(statement.encode())
        analyzed = make_database(template=database.name)
        analyzed.execute("ANALYZE")
        texts = _texts(database)
        costs[False].append(_costs(database, texts))
        costs[True].append(_costs(analyzed, texts))
    growing = {has_statistics: _growing(costs[has_statistics], ROWS[has_statistics]) for has_statistics in costs}
    assert growing == {False: {}, True: {}}


def _growing(costs: Sequence[Mapping[str, float]], rows: int) -> dict[str, tuple[float, ...]]:
    """The queries to which the last objects cost more than those before them."""
    once, twice, thrice = costs
    return {
        name: (once[name], twice[name], thrice[name])
        for name in thrice.keys() & twice.keys() & once.keys()
        if thrice[name] - twice[name] > SLACK * max(twice[name] - once[name], thrice[name] / 4) + rows
    }
