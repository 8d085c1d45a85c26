"""Databases whose owner has made casts between types of the system implicit, as 8.3 had them: `1 || 'a'`, `int = text`.

With such casts an operator or function can be ambiguous that is not elsewhere, so what is asked of a server has to say
the types of all that it compares and concatenates.
"""

from __future__ import annotations

from pathlib import Path

from schemadiff.declaration import dumper
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.pipeline.request import Online
from schemadiff.postgres.connection import connect
from tests.support import engine
from tests.support.command import invoke
from tests.support.databases import MakeDatabase
from tests.support.pg_dump import diff, schema_of

TYPES = (
    *("smallint", "integer", "bigint", "oid", "numeric", "real", "double precision", "date", "timestamptz", "uuid"),
    *("xid", "pg_lsn", "regclass", "regtype", "regproc", "regcollation", "int2vector", "oidvector"),
)
CASTS = "".join(f"CREATE CAST ({name} AS text) WITH INOUT AS IMPLICIT;" for name in TYPES)

BEFORE = """
composite_types: {pair: {attributes: {a: int, b: {type: text, collation: "C"}}}}
domains: {small: {type: int, checks: {low: VALUE < 100}}}
enums: {mood: [sad, happy]}
functions: {f(int): {returns: int, language: sql, volatility: immutable, body: SELECT $1}}
sequences: {numbers: {increment: 3, cache: 5}}
tables:
  parent:
    columns: {id: {type: int, not_null: true}, at: {type: date, not_null: true}, n: {type: int}}
    partition_by: range (at)
    partitions: {p_old: {values: "FROM ('2020-01-01') TO ('2021-01-01')"}}
    indexes: {p_expression: [f(n)]}
  t:
    columns:
      id: {type: int, not_null: true, identity: {always: {start: 5, increment: 2, cache: 3}}}
      b: {type: bigint, not_null: true, identity: by default}
      a: text
      p: pair
      s: small
      m: mood
      r: int4range
    primary_key: [id]
    checks: {positive: b > 0}
    exclusions: {apart: {method: gist, elements: ["r WITH &&"]}}
    indexes: {t_f: {columns: [f(s), a], where: b > 3}}
    policies: {own: {using: a = CURRENT_USER::text}}
    row_security: enabled
    seeds: {key: [id], rows: [{id: 1001, b: 1, a: x}]}
"""
AFTER = """
composite_types: {pair: {attributes: {a: int, b: {type: text, collation: "C"}, c: date}}}
domains: {small: {type: int, checks: {low: VALUE < 50}}}
enums: {mood: [sad, calm, happy]}
functions: {f(int): {returns: int, language: sql, volatility: immutable, body: SELECT $1 + 1}}
sequences: {numbers: {increment: 4, cache: 6, type: int}}
tables:
  parent:
    columns: {id: {type: bigint, not_null: true}, at: {type: date, not_null: true}, n: {type: int, not_null: true}}
    partition_by: range (at)
    partitions:
      p_old: {values: "FROM ('2020-01-01') TO ('2021-01-01')"}
      p_new: {values: "FROM ('2021-01-01') TO ('2022-01-01')"}
    indexes: {p_expression: [f(n)], p_more: [id, n]}
  t:
    columns:
      id: {type: int, not_null: true, identity: {by default: {start: 5, increment: 3, cache: 4}}}
      b: {type: bigint, not_null: true}
      a: {type: text, not_null: true, backfill: "'none'"}
      p: pair
      s: small
      m: mood
      r: int4range
      new: {type: int, not_null: true, default: 3}
    primary_key: [id]
    checks: {positive: b >= 0}
    unique: {t_b: [b]}
    exclusions: {apart: {method: gist, elements: ["r WITH &&"]}}
    indexes: {t_f: {columns: [f(s), a], where: b > 4}}
    policies: {own: {using: a = CURRENT_USER::text OR b = 3}}
    row_security: enabled
    seeds: {key: [id], rows: [{id: 1001, b: 2, a: y}, {id: 1003, b: 3, a: z}]}
"""


def test_they_make_nothing_ambiguous_that_is_asked(make_database: MakeDatabase) -> None:
    database, fresh = make_database(), make_database()
    for each in (database, fresh):
        each.execute(CASTS)
    engine.converge(database, BEFORE)
    database.execute("""
        ALTER INDEX p_expression ALTER COLUMN 1 SET STATISTICS 5;
        ALTER INDEX t_f ALTER COLUMN 1 SET STATISTICS 7;
        INSERT INTO t (b, a, s, m) SELECT g + 10, NULL, 1, 'sad' FROM generate_series(1, 20) g;
        INSERT INTO parent SELECT g, '2020-02-01', g FROM generate_series(1, 20) g;
    """)
    with connect(database) as connection:
        texts = dumper.dump(reader.read(connection, registry()), registry())
    assert engine.plan(database, texts).empty
    engine.converge(database, AFTER, online=Online("always"))
    engine.converge(fresh, AFTER)
    one, other = (schema_of(each, database.server.binaries) for each in (database, fresh))
    assert one == other, diff(one, other, names=("migrated", "fresh"))
    engine.converge(database, BEFORE)


def test_a_plan_is_tried_and_run_with_them(make_database: MakeDatabase, tmp_path: Path) -> None:
    database = make_database()
    database.execute(CASTS)
    for text in (BEFORE, AFTER):
        (tmp_path / "schema.yaml").write_text(text, encoding="utf-8")
        done = invoke("apply", "--schema", str(tmp_path), "--db", database, "--yes", "--allow", "all", "--rehearse")
        assert done.code == 0, done.out + done.err
