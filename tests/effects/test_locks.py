"""The table of conflicts is PostgreSQL's own, and says whom a statement makes wait."""

from __future__ import annotations

import itertools

import psycopg
import pytest

from schemadiff.plan import Effects
from schemadiff.postgres.lock_modes import ACTIVITIES, CONFLICTS, STRENGTH, blocked_by
from tests.support.databases import Database

MODES = STRENGTH[1:]


def test_the_modes_conflict_as_they_do_on_the_server(database: Database) -> None:
    database.execute("CREATE TABLE t ()")
    with database.connect(autocommit=False) as one, database.connect(autocommit=False) as other:
        for held, wanted in itertools.product(MODES, MODES):
            one.execute(f"LOCK TABLE t IN {held} MODE".encode())
            try:
                other.execute(f"LOCK TABLE t IN {wanted} MODE NOWAIT".encode())
                waits = False
            except psycopg.errors.LockNotAvailable:
                waits = True
            assert (wanted in CONFLICTS[held]) == waits, f"{wanted} beside {held}"
            one.rollback()
            other.rollback()


@pytest.mark.parametrize(
    ("activity", "statement"),
    [
        ("reads", "SELECT FROM child"),
        ("writes", "INSERT INTO child VALUES (2)"),
        ("foreign-key checks", "INSERT INTO child VALUES (1)"),
    ],
)
def test_what_runs_all_the_time_takes_these_locks(database: Database, activity: str, statement: str) -> None:
    database.execute(
        "CREATE TABLE parent (id int PRIMARY KEY); INSERT INTO parent VALUES (1), (2);"
        "CREATE TABLE child (id int REFERENCES parent)"
    )
    relation = "parent" if activity == "foreign-key checks" else "child"
    with database.connect(autocommit=False) as connection:
        connection.execute(statement.encode())
        found = connection.execute(
            "SELECT mode FROM pg_locks WHERE pid = pg_backend_pid() AND relation = %s::regclass", (relation,)
        ).fetchall()
    mode = "".join(f"{word.capitalize()}" for word in ACTIVITIES[activity].split()) + "Lock"
    assert (mode,) in found


@pytest.mark.parametrize(
    ("effects", "blocks"),
    [
        (Effects("NONE"), ()),
        (Effects("SHARE UPDATE EXCLUSIVE"), ()),
        (Effects("SHARE"), ("writes",)),
        (Effects("SHARE ROW EXCLUSIVE"), ("writes",)),
        (Effects("EXCLUSIVE"), ("foreign-key checks", "writes")),
        (Effects("ACCESS EXCLUSIVE"), ("reads", "foreign-key checks", "writes")),
        (Effects("NONE", others={"its_index": "ACCESS EXCLUSIVE"}), ("reads", "foreign-key checks", "writes")),
        (Effects("NONE", others={"its_index": "SHARE UPDATE EXCLUSIVE"}), ()),
        (Effects("NONE", others={"its_sequence": "SHARE ROW EXCLUSIVE"}), ("writes",)),
        (Effects("NONE", others={"referenced": "ACCESS EXCLUSIVE"}), ()),
    ],
)
def test_effects_say_whom_they_block(effects: Effects, blocks: tuple[str, ...]) -> None:
    assert effects.blocks == blocks
    assert set(blocked_by(effects.lock)) <= set(blocks)
