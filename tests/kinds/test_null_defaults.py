"""A default that is null is none, however it is written, but for what makes the server compute something of it."""

from __future__ import annotations

import pytest

from schemadiff.declaration import dumper
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from tests.support import engine
from tests.support.databases import MakeDatabase

NONE = [
    "tables: {t: {columns: {a: {type: int, default: 'NULL'}}}}",
    "tables: {t: {columns: {a: {type: varchar, default: 'null::character varying'}}}}",
    "tables: {t: {columns: {a: {type: interval(3), default: 'NULL'}, b: {type: float(3), default: 'NULL'}}}}",
    "views: {v: {query: 'SELECT 1 AS x', columns: {x: {default: 'NULL'}}}}",
    "views: {v: {query: 'SELECT 1 AS x', columns: {x: {default: 'NULL::integer'}}}}",
    "tables: {p: {columns: {a: {type: int, default: 1}}}, c: {inherits: p, columns: {a: {default: 'NULL'}}}}",
]

SOME = [
    "tables: {t: {columns: {a: {type: varchar(3), default: 'NULL::varchar(3)'}}}}",
    "tables: {t: {columns: {a: {type: varchar(3), default: 'NULL'}}}}",
    "tables: {t: {columns: {a: {type: varchar(3), default: 'NULL::character varying'}}}}",
    "tables: {t: {columns: {a: {type: char, default: 'null'}}}}",
    "tables: {t: {columns: {a: {type: 'numeric(5, 2)[]', default: 'NULL'}}}}",
    "tables: {t: {columns: {a: {type: bigint, default: 'NULL::integer'}}}}",
    "views: {v: {query: 'SELECT 1::numeric(3) AS x', columns: {x: {default: 'NULL::numeric'}}}}",
    "domains: {d: {type: int, default: 1}}\ntables: {t: {columns: {a: {type: d, default: 'NULL'}}}}",
]


@pytest.mark.parametrize("text", [*NONE, *SOME])
def test_it_comes_to_rest(text: str, make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, text)
    stored = "SELECT count(*) FROM pg_attrdef d JOIN pg_class c ON c.oid = adrelid WHERE relname IN ('t', 'v', 'c')"
    assert database.query(stored) == [(int(text in SOME),)]
    with connect(database) as connection:
        files = dumper.dump(reader.read(connection, registry()), registry())
    assert engine.plan(database, files).empty


def test_a_default_goes_where_null_is_declared(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, "tables: {t: {columns: {a: {type: int, default: 1}}}}")
    engine.converge(database, NONE[0])
    assert database.query("SELECT count(*) FROM pg_attrdef") == [(0,)]
