"""What a change of type does to the table is what the server is seen to do."""

from __future__ import annotations

import pytest

from schemadiff.introspection.casts import casts
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


@pytest.mark.parametrize(
    ("old", "new", "lossy"),
    [
        ("fine", "numeric(10,1)", True),
        ("finer", "numeric(10,1)", True),
        ("numeric(10,3)", "coarse", True),
        ("fine", "numeric(12,3)", False),
        ("fine", "finer", False),
        ("numeric", "double precision", True),
        ("bigint", "double precision", True),
        ("integer", "double precision", False),
        ("integer", "real", True),
        ("smallint", "real", False),
        ("double precision", "real", True),
        ("integer", "bigint", False),
        ("numeric(4,2)[]", "numeric(4,1)[]", True),
    ],
)
def test_what_loses_digits_without_an_error(database: Database, old: str, new: str, lossy: bool) -> None:
    """The server itself is asked to convert a value that has all its digits."""
    database.execute(
        "CREATE DOMAIN fine AS numeric(10,3); CREATE DOMAIN finer AS fine; CREATE DOMAIN coarse AS numeric(10,1)"
    )
    own = ("fine", "finer", "coarse")
    with connect(database) as connection:
        ((_, found),) = casts(
            connection, [(f"public.{old}" if old in own else old, f"public.{new}" if new in own else new)]
        ).items()
    assert (found.conversion == "lossy") == lossy
    full = {
        "numeric": "1.2345678901234567890123",
        "bigint": "9007199254740993",
        "integer": "16777217",
        "smallint": "32767",
        "double precision": "0.1",
    }
    value = f"'{{1.23}}'::{old}" if old.endswith("[]") else f"{full.get(old, '1.234')}::{old}"
    assert database.query(f"SELECT {value} = ({value})::{new}::{old}") == [(not lossy,)]
