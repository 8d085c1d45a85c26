"""A sequence that a column owns goes where its table goes, and nowhere else."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import MakeDatabase

BEFORE = """
tables: {slips: {columns: {n: bigint}}}
sequences: {slips_n: {owned_by: slips.n}}
"""
AFTER = """
schema: aside
schemas: {aside: }
tables: {slips: {renamed_from: public.slips, columns: {n: bigint}}}
"""
LEFT = "sequences: {slips_n: %s}"


def test_one_that_is_to_be_nobodys_is_released_before_its_table_goes(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, BEFORE)
    engine.converge(database, {"after.yaml": AFTER, "left.yaml": LEFT % "{}"})


def test_one_stays_for_another_table_of_the_former_name(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, BEFORE)
    again = "tables: {slips: {columns: {n: bigint}}}\n"
    engine.converge(database, {"after.yaml": AFTER, "left.yaml": again + LEFT % "{owned_by: slips.n}"})


def test_one_is_declared_in_the_schema_of_its_table() -> None:
    with pytest.raises(InputError) as raised:
        engine.declared({"after.yaml": AFTER, "left.yaml": LEFT % "{owned_by: aside.slips.n}"})
    assert [str(finding).splitlines()[0] for finding in raised.value.findings] == [
        "left.yaml:1:13: a column of aside.slips owns the sequence slips_n, which has to be in schema aside"
    ]
