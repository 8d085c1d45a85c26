"""What stands for whatever columns a relation has: it means those that are there, in the order in which they are."""

from __future__ import annotations

import pytest

from schemadiff import sql
from schemadiff.postgres.connection import connect
from schemadiff.sql.text_kind import TextKind
from tests.normalization.support import compared_on, differing
from tests.rehearsal.test_rehearsal import rehearse, said
from tests.support import engine
from tests.support.databases import Database


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * FROM t", True),
        ("SELECT a FROM (SELECT t.* FROM t) s", True),
        ("WITH s AS (TABLE t) SELECT a FROM s", True),
        ("SELECT t.a FROM t NATURAL JOIN u", True),
        ("SELECT count(*) FROM t JOIN u USING (a)", False),
        ("SELECT a * 2 AS insert FROM t", False),
        ("SELECT * FROM", False),
    ],
)
def test_what_takes_all_columns(text: str, expected: bool) -> None:
    assert sql.takes_all_columns(TextKind.QUERY, text, "t") is expected


def test_an_insert_without_columns_takes_all_of_its_table() -> None:
    body = "BEGIN ATOMIC INSERT INTO t{} SELECT 1; END"
    assert sql.takes_all_columns(TextKind.SQL_BODY, body.format(""), "t")
    assert not sql.takes_all_columns(TextKind.SQL_BODY, body.format(""), "u")
    assert not sql.takes_all_columns(TextKind.SQL_BODY, body.format(" (a)"), "t")


BEFORE = """
tables: {t: {columns: {id: int, computed: {type: int, generated: {stored: 1 + id}}, a: int}}}
views: {v: SELECT * FROM t, w: SELECT a FROM v}
functions: {f(): {returns: SETOF t, sql_body: BEGIN ATOMIC SELECT * FROM t; END}}
"""


@pytest.mark.parametrize(
    "columns",
    [
        "id: int, new: date, a: int",
        "new: date, a: int, id: int, newer: date",
        "new: date, a: {type: int, generated: {stored: id + 1}}, id: int",
        "id: int, a: bigint, computed: {type: int, generated: {stored: 1 + id}}, new: date",
        "id: bigint, a: int, computed: {type: int, generated: {stored: 1 + id}}, new: date",
        "a: int",
        "id: int, a: bigint",
    ],
)
def test_columns_stand_where_the_table_will_have_them(columns: str, database: Database) -> None:
    engine.apply(database, BEFORE)
    database.execute("INSERT INTO t (id, a) VALUES (1, 2)")
    after = BEFORE.replace("id: int, computed: {type: int, generated: {stored: 1 + id}}, a: int", columns)
    plan = rehearse(database, after)
    assert (plan.refusals, said(plan).left_out) == ((), ())
    engine.converge(database, after)


def test_an_embedded_server_has_the_columns_in_the_order_of_the_table(database: Database) -> None:
    database.execute("CREATE TABLE t (id int, a int); CREATE VIEW v AS SELECT * FROM t")
    text = {"tables": {"t": {"columns": {"a": "int", "id": "int"}}}, "views": {"v": "SELECT  * FROM t"}}
    with connect(database) as connection:
        assert differing(compared_on(connection, text, target_writes=False)) == {}
