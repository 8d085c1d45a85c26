"""What a plan makes by itself is empty, and nothing in it is counted; what brings rows along is."""

from __future__ import annotations

import pytest

from tests.security.in_memory import EMPTY, declared, steps

WORKSHOPS = """
tables:
  halls:
    columns: {id: {type: int, not_null: true}, beside: int}
    primary_key: [id]
    foreign_keys: {halls_beside_fkey: {columns: [beside], references: halls(id)}}
"""


def counted(before: str | None, after: str) -> set[tuple[str, ...]]:
    """The relations whose rows the plan counts."""
    live = declared(before) if before is not None else EMPTY
    return {path for step in steps(live, declared(after)) for probe in step.data_checks for path in probe.relations}


def test_a_new_table_has_no_rows_to_count() -> None:
    assert not counted(None, WORKSHOPS)


def test_rows_of_an_old_table_are_counted() -> None:
    unbound = WORKSHOPS[: WORKSHOPS.index("    foreign_keys")]
    assert ("public", "halls") in counted(unbound, WORKSHOPS)


SHELF = """
  shelf: {columns: {id: {type: int, not_null: true}}}
"""
STOCK = """
tables:
  stock:
    columns: {id: {type: int, not_null: true}}
    partition_by: list (id)
    indexes: {stock_id_idx: {columns: [id], unique: true}}
    partitions: {shelf: {values: IN (1)}}
"""


@pytest.mark.parametrize("old", [False, True], ids=["a new partition", "an old table that joins"])
def test_what_joins_a_new_table_brings_its_rows(old: bool) -> None:
    assert bool(counted(f"tables: {SHELF}" if old else None, STOCK)) is old
