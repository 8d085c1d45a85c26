"""A plan with more locks than the server has room for has several transactions where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from schemadiff.postgres.embedded import Server, throwaway
from tests.support import engine
from tests.support.command import run

TABLES = 250


@pytest.fixture(scope="module")
def small_server(server: Server) -> Iterator[Server]:
    """A server with room for the locks of few tables."""
    settings = {"max_locks_per_transaction": "10", "max_connections": "20", "max_worker_processes": "0"}
    with throwaway(server.binaries, settings=settings) as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Many tables, and views over them."""
    tables = "".join(
        f"  t{n}: {{columns: {{id: {{type: int, not_null: true}}, name: text}}, primary_key: [id]}}\n"
        for n in range(TABLES)
    )
    views = "".join(f"  v{n}: SELECT id FROM t{n}\n" for n in range(0, TABLES, 10))
    (tmp_path / "schema.yaml").write_text(f"tables:\n{tables}views:\n{views}")
    return str(tmp_path)


def test_a_plan_that_has_no_room_is_refused_or_split(small_server: Server, folder: str) -> None:
    dsn = small_server.create_database("many")
    arguments = ("--schema", folder, "--db", dsn, "--no-rehearse")
    refused = run("apply", "--yes", *arguments)
    assert refused.code == 3
    assert "locks in one transaction" in refused.err
    assert "--transactions auto" in refused.err
    assert "Transaction 2 of" in run("plan", "--transactions", "auto", "--steps", *arguments).out
    applied = run("apply", "--yes", "--transactions", "auto", *arguments)
    assert applied.code == 0, applied.err
    with psycopg.connect(dsn) as connection:
        found = connection.execute("SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'v') AND relname ~ '^[tv]\\d'")
        assert found.fetchone() == (TABLES + TABLES // 10,)
    assert run("plan", "--exit-code", *arguments).code == 0


def test_a_saved_plan_keeps_its_transactions(small_server: Server, folder: str, tmp_path: Path) -> None:
    dsn = small_server.create_database("saved")
    file = str(tmp_path / "plan.json")
    made = run("plan", "--transactions", "auto", "--schema", folder, "--db", dsn, "--no-rehearse", "--out", file)
    assert made.code == 0, made.err
    applied = run("apply", file, "--db", dsn, "--yes")
    assert applied.code == 0, applied.err
    assert " transactions; --steps" in applied.out


PAIRS, NEW = 30, 1000


def test_no_transaction_begins_among_renames(small_server: Server) -> None:
    """Names that two tables exchange are never seen half exchanged; where all of that has no room, it is refused."""
    after = "".join(f"  t{n}: {{renamed_from: t{n ^ 1}, columns: {{c{n ^ 1}: int}}}}\n" for n in range(2 * PAIRS))
    more = "".join(f"  n{n}: {{columns: {{id: int}}}}\n" for n in range(NEW))
    dsn = small_server.create_database("exchanged")
    with psycopg.connect(dsn, autocommit=True) as connection:
        for n in range(2 * PAIRS):
            connection.execute(f"CREATE TABLE t{n} (c{n} int)".encode())
    made = engine.plan(dsn, f"tables:\n{after}{more}", split=True)
    transactions = made.transactions()
    assert len(transactions) > 1
    assert [{step.operation == "rename" for step in steps} for steps in transactions[1:]] == [
        {False} for _ in transactions[1:]
    ]
    assert sum(step.operation == "rename" for step in transactions[0]) == 3 * PAIRS
    engine.execute(dsn, made)
    with psycopg.connect(dsn) as connection:
        named = "attrelid = to_regclass('t' || (substr(attname, 2)::int # 1))"
        found = connection.execute(f"SELECT count(*) FROM pg_attribute WHERE attname ~ '^c\\d+$' AND {named}")
        assert found.fetchone() == (2 * PAIRS,)


def test_what_may_not_be_split_and_has_no_room_is_refused(small_server: Server) -> None:
    many = 1100
    after = "".join(f"  t{n}: {{renamed_from: t{n ^ 1}, columns: {{c{n ^ 1}: int}}}}\n" for n in range(many))
    dsn = small_server.create_database("too_many_to_exchange")
    with psycopg.connect(dsn, autocommit=True) as connection:
        for n in range(many):
            connection.execute(f"CREATE TABLE t{n} (c{n} int)".encode())
    for split in (False, True):
        (refusal,) = engine.plan(dsn, f"tables:\n{after}", split=split).refusals
        assert "locks in one transaction" in refusal.message
        assert refusal.hint is not None
        assert ("--transactions auto" in refusal.hint) == (not split)
