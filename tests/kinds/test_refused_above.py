"""What is refused for a type or a parent is not tried on the tables that inherit it."""

from __future__ import annotations

import pytest

from tests.support import engine
from tests.support.databases import Database

STORED = "composite_types: {ct: {attributes: {a: varchar(5)}}}\ntables: {typed: {of: ct}, t: {columns: {c: ct}}}"
PARTED = """
    tables:
      p:
        partition_by: range (k)
        columns: {k: int, n: int}
        partitions: {one: {values: FROM (1) TO (5)}}
"""


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        pytest.param(STORED, STORED.replace("varchar(5)", "text"), "inside of composite ones", id="a typed table"),
        pytest.param(PARTED, PARTED.replace("n: int", "n: uuid"), "there is no cast", id="a partition"),
    ],
)
def test_a_type_refused_above_changes_nothing_below(database: Database, before: str, after: str, why: str) -> None:
    engine.apply(database, before)
    plan = engine.plan(database, after)
    assert plan.refusals
    assert why in plan.refusals[0].message
    assert not plan.steps
