"""What a change of type does to the table is what the server is seen to do."""

from __future__ import annotations

import pytest

from schemadiff.canonical.casts import casts
from schemadiff.postgres.connection import connect
from tests.support.databases import Database

IN_PLACE = [
    ("numeric(10,2)", "numeric(12,2)"),
    ("numeric(10,2)", "numeric"),
    ("character varying(10)", "character varying(20)"),
    ("character varying(10)", "character varying"),
    ("character varying(10)", "text"),
    ("text", "character varying"),
    ("bit varying(3)", "bit varying(5)"),
    ("timestamp(0) without time zone", "timestamp(3) without time zone"),
    ("timestamp(0) without time zone", "timestamp without time zone"),
    ("time(1) without time zone", "time(2) without time zone"),
    ("interval(1)", "interval(4)"),
    ("cidr", "inet"),
    ("xml", "text"),
]
REWRITTEN = [
    ("numeric(10,2)", "numeric(12,3)"),
    ("numeric(10,2)", "numeric(8,2)"),
    ("numeric", "numeric(12,2)"),
    ("character varying(20)", "character varying(10)"),
    ("text", "character varying(10)"),
    ("character(5)", "character(10)"),
    ("character(5)", "text"),
    ("bit(3)", "bit(5)"),
    ("timestamp(3) without time zone", "timestamp(0) without time zone"),
    ("integer", "bigint"),
    ("inet", "cidr"),
    ("text", "limited"),
]


@pytest.mark.parametrize(("old", "new"), IN_PLACE + REWRITTEN)
def test_whether_values_stay_as_they_are(database: Database, old: str, new: str) -> None:
    database.execute(f"CREATE DOMAIN limited AS text CHECK (VALUE <> 'x'); CREATE TABLE t (a {old})")
    with connect(database) as connection:
        (found,) = casts(connection, [(old, new if new != "limited" else "public.limited")]).values()
    file = "SELECT pg_relation_filenode('t')"
    before = database.query(file)
    database.execute(f"ALTER TABLE t ALTER a TYPE {new} USING a::{new}")
    assert found.in_place == (database.query(file) == before) == ((old, new) in IN_PLACE)
