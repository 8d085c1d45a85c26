"""A plan that would change rows which a publication cannot name says so before anything runs."""

from __future__ import annotations

import json

import psycopg
import pytest

from schemadiff.postgres.connection import OLDEST
from tests.support import engine
from tests.support.databases import Database

ROWS = """
    CREATE TABLE t (id int NOT NULL, a int);
    INSERT INTO t SELECT g FROM generate_series(1, 10) g;
    CREATE PUBLICATION p FOR TABLE t;
"""
FILLED = "tables: {t: {columns: {id: {type: int, not_null: true}, a: {type: int, backfill: id, not_null: true}}}}"


def test_a_backfill_of_a_table_without_replica_identity(database: Database) -> None:
    database.execute(ROWS)
    plan = engine.plan(database, FILLED)
    assert [finding.message for finding in plan.refusals] == [
        "fill column public.t.a in batches: the publication p sends changes of the rows of public.t, which has neither "
        "a primary key nor another replica identity, so the server refuses the statement"
    ]
    assert "replica_identity: full" in (plan.refusals[0].hint or "")


@pytest.mark.parametrize(
    ("made", "why", "since"),
    [
        pytest.param(
            "ALTER TABLE t ADD PRIMARY KEY (id) DEFERRABLE; CREATE PUBLICATION p FOR TABLE t",
            "neither a primary key nor another replica identity",
            OLDEST,
            id="a deferrable key names no rows",
        ),
        pytest.param(
            "ALTER TABLE t REPLICA IDENTITY FULL; ALTER TABLE t ADD g int GENERATED ALWAYS AS (id + 1) STORED; "
            "CREATE PUBLICATION p FOR TABLE t",
            "generated columns that are not sent",
            18,
            id="a generated column",
        ),
        pytest.param(
            "ALTER TABLE t ADD PRIMARY KEY (id); CREATE PUBLICATION p FOR TABLE t (a)",
            "not in its list of columns",
            15,
            id="a list of columns without the key",
        ),
        pytest.param(
            "ALTER TABLE t REPLICA IDENTITY FULL; CREATE PUBLICATION p FOR TABLE t (id, a)",
            "not in its list of columns",
            15,
            id="a list of columns of whole rows",
        ),
        pytest.param(
            "ALTER TABLE t ADD PRIMARY KEY (id); CREATE PUBLICATION p FOR TABLE t WHERE (a > 1)",
            "filtered by columns that are not in the replica identity",
            15,
            id="a filter",
        ),
    ],
)
def test_a_replica_identity_that_does_not_do(database: Database, made: str, why: str, since: int) -> None:
    if database.server.version < since:
        pytest.skip(f"needs PostgreSQL {since}")
    database.execute(ROWS.replace("CREATE PUBLICATION p FOR TABLE t;", made))
    (refusal,) = engine.plan(database, FILLED).refusals
    assert why in refusal.message
    with pytest.raises(psycopg.Error, match="cannot update table"):
        database.execute("UPDATE t SET a = id")


@pytest.mark.parametrize(
    "mended",
    [
        "ALTER TABLE t REPLICA IDENTITY FULL",
        "ALTER PUBLICATION p SET (publish = 'insert')",
        "ALTER PUBLICATION p DROP TABLE t",
    ],
)
def test_a_backfill_that_the_server_accepts(database: Database, mended: str) -> None:
    database.execute(ROWS)
    database.execute(mended)
    replica = ", replica_identity: full" if "FULL" in mended else ""
    wanted = FILLED.replace("not_null: true}}}}", f"not_null: true}}}}{replica}}}}}")
    assert engine.plan(database, wanted).refusals == ()
    engine.apply(database, wanted)
    assert database.query("SELECT count(*) FROM t WHERE a = id") == [(10,)]


def _filled(**more: object) -> str:
    columns = {"id": {"type": "int", "not_null": True}, "a": {"type": "int", "backfill": "id", "not_null": True}}
    return json.dumps({"tables": {"t": {"columns": columns, **more}}})


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"primary_key": ["id"]}, id="a key"),
        pytest.param({"replica_identity": "full"}, id="all values"),
        pytest.param({"unique": {"u": {"columns": ["id"], "replica_identity": True}}}, id="another key"),
    ],
)
@pytest.mark.parametrize("online", ["never", "always"])
def test_rows_are_changed_once_the_plan_has_said_what_names_them(
    database: Database, given: dict[str, object], online: str
) -> None:
    database.execute(ROWS)
    wanted = _filled(online=online, **given)
    assert engine.plan(database, wanted).refusals == ()
    engine.apply(database, wanted)
    assert database.query("SELECT count(*) FROM t WHERE a = id") == [(10,)]
    assert engine.plan(database, wanted).empty


def test_partitions_have_the_key_of_their_parent(database: Database) -> None:
    database.execute(
        """
        CREATE TABLE t (id int NOT NULL, a int) PARTITION BY RANGE (id);
        CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (1) TO (100);
        INSERT INTO t SELECT g FROM generate_series(1, 10) g;
        CREATE PUBLICATION p FOR TABLE t;
        """
    )
    parts = {"partition_by": "range (id)", "partitions": {"t_1": {"values": "FROM (1) TO (100)"}}}
    assert engine.plan(database, _filled(**parts)).refusals != ()
    wanted = _filled(primary_key=["id"], **parts)
    assert engine.plan(database, wanted).refusals == ()
    engine.apply(database, wanted)
    assert database.query("SELECT count(*) FROM t WHERE a = id") == [(10,)]


def test_rows_of_a_seed_are_changed_once_they_are_named(database: Database) -> None:
    database.execute(ROWS)
    columns = {"id": {"type": "int", "not_null": True}, "a": "int"}
    seeds = {"key": ["id"], "rows": [{"id": 1, "a": 7}]}
    wanted = json.dumps({"tables": {"t": {"columns": columns, "primary_key": ["id"], "seeds": seeds}}})
    assert engine.plan(database, wanted).refusals == ()
    engine.apply(database, wanted)
    assert database.query("SELECT a FROM t WHERE id = 1") == [(7,)]


@pytest.mark.parametrize(
    ("publication", "key", "why", "since"),
    [
        ("t", "a", "neither a primary key nor another replica identity", OLDEST),
        ("t (a)", "id", "not in its list of columns", 15),
        ("t WHERE (a > 1)", "id", "filtered by columns that are not in the replica identity", 15),
    ],
)
def test_a_key_of_the_plan_that_does_not_do(
    database: Database, publication: str, key: str, why: str, since: int
) -> None:
    if database.server.version < since:
        pytest.skip(f"needs PostgreSQL {since}")
    database.execute(ROWS.replace("FOR TABLE t;", f"FOR TABLE {publication};"))
    (refusal,) = engine.plan(database, _filled(primary_key=[key])).refusals
    assert why in refusal.message
