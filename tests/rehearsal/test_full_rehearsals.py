"""Rehearsals in full: what the changed copy and a new database may differ in."""

from __future__ import annotations

import pytest

from schemadiff.rehearsal.settings import Rehearsing
from tests.rehearsal.test_rehearsal import rehearse, said
from tests.support import engine
from tests.support.databases import MakeDatabase

PAIRS = {
    "the owner of what only a superuser can own": (
        "foreign_data_wrappers: {w: {}}\ntables: {t: {columns: {id: int}}}",
        "foreign_data_wrappers: {w: {options: {a: b}}}\ntables: {t: {columns: {id: bigint}}}",
    ),
    "the sequence of an identity that goes": (
        "tables: {t: {unlogged: true, columns: {id: {type: int, identity: always, sequence: {persistence: logged}}}}}",
        "tables: {t: {unlogged: true, columns: {id: {type: int, not_null: true}}}}",
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_the_result_is_as_a_new_database(make_database: MakeDatabase, name: str) -> None:
    before, after = PAIRS[name]
    database = make_database()
    if "persistence" in before and database.server.version < 15:
        pytest.skip("needs PostgreSQL 15")
    engine.apply(database, before)
    plan = rehearse(database, after, Rehearsing(needed=True, full=True))
    assert (plan.refusals, said(plan).left_out) == ((), ())


def test_of_a_refused_plan_the_result_is_not_compared(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.apply(database, "tables: {t: {columns: {c: timestamptz}}}")
    plan = rehearse(database, "tables: {t: {columns: {c: int}}}", Rehearsing(needed=True, full=True))
    assert ["type cannot change" in refusal.message for refusal in plan.refusals] == [True]
