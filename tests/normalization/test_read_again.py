"""What is said of a text that is read again is what the server says."""

from __future__ import annotations

import psycopg
import pytest

from schemadiff.sql import read_again, same_when_read_again
from tests.support.databases import Database, MakeDatabase

ANOTHER = [
    "v IN ('a', 'b')",
    "v NOT IN ('(', ']', ',', 'it''s', NULL)",
    "v IN ('a', 'b') AND (v IN ('c', lower(v)) OR i > 1)",
    "v IN (CASE WHEN v IN ('a', 'b') THEN v ELSE 'é' END, v)",
    "\"é\" IN ('é', '[')",
    "c IN ('10.0.0.0/8', '11.0.0.0/8')",
    "r IN ('pg_class', 'pg_type')",
    "i BETWEEN 1 AND 9 AND v <> 'AND' AND t <> ''",
    "i BETWEEN SYMMETRIC 30 AND 20 OR t IS NULL",
    "(i IN (1, length(v)) OR t = '') AND (i BETWEEN 1 AND 9 AND t <> '' OR v IN ('a', 'b'))",
    "CASE WHEN i BETWEEN 1 AND 2 AND v <> '' THEN i BETWEEN 3 AND 4 AND t <> '' END AND i > 0",
    "(i, i) > (1, length(t)) AND (i, t) IN ((1, 'a'), (2, 'b')) AND (i BETWEEN 1 AND 2 AND i > 1) IS TRUE",
    "v::text = ANY (ARRAY[ARRAY['a', 'b'], ARRAY[v, 'c']])",
]
SAME = [
    "v = 'x IN ((ARRAY[1])::text[])'",
    "i IN (1, 2)",
    "v IN (v || 'x', 'y')",
    "(i BETWEEN 1 AND 9 OR i BETWEEN SYMMETRIC 30 AND 20) OR t IS NULL",
    "i > 0 AND i BETWEEN 1 AND 9",
    "(i > 0 OR i < -2) AND (v = '' OR t = '')",
    "NOT (i > 0 AND i < 9) AND coalesce(i > 0 AND v = '', t = '')",
    "(i > 0 AND (v = '' AND t = '')) AND i < 9",
    "t IN ('a', 'b')",
    "t = ANY (ts)",
    "t = ANY ((ts || 'a'::text)::varchar(3)[])",
    "i = ANY ((ARRAY[1, 2])[1:2])",
    "now() > ALL (ARRAY[CURRENT_TIMESTAMP])",
]


@pytest.fixture
def database(make_database: MakeDatabase) -> Database:
    return make_database()


def printed(connection: psycopg.Connection[tuple[object, ...]], text: str) -> str:
    """What the server prints of a text."""
    columns = 'v varchar(9), "é" varchar, c cidr, r regclass, i integer, t text, ts text[]'
    with connection.transaction(force_rollback=True):
        connection.execute(f"CREATE TABLE t ({columns}, CONSTRAINT q CHECK ({text}))".encode())
        found = connection.execute("SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conname = 'q'")
        ((answer,),) = found.fetchall()
        return str(answer)


def test_it_is_what_the_server_prints(database: Database) -> None:
    with database.connect() as connection:
        for text in (*ANOTHER, *SAME):
            first = printed(connection, text)
            again = printed(connection, first)
            assert read_again(first) == again == printed(connection, again)
            assert same_when_read_again(first, again)
            assert (first != again) is (text in ANOTHER), first


def test_what_surrounds_the_array_is_kept() -> None:
    text = " SELECT 1,  (ARRAY['é', (ARRAY[a, b])::text[]])::public.\"T\"(3)[] -> '])::'\n;\n"
    assert read_again(text) == (
        " SELECT 1,  ARRAY[('é')::public.\"T\"(3), (ARRAY[(a)::text, (b)::text])::public.\"T\"(3)] -> '])::'\n;\n"
    )


@pytest.mark.parametrize("other", ["(a)::text = ANY ((ARRAY['1'::varchar])::text[])", "ARRAY[('2'::varchar)::text]"])
def test_other_elements_are_another_text(other: str) -> None:
    assert not same_when_read_again("(a)::text = ANY ((ARRAY['2'::varchar])::text[])", other)
