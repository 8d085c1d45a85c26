"""Parts of indexes in partitions: texts of any sort, names that change places, and what cannot be said."""

from __future__ import annotations

import json

import pytest

from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import Database, MakeDatabase
from tests.support.pg_dump import diff, schema_of


@pytest.fixture
def database(make_database: MakeDatabase) -> Database:
    return make_database()


def parted(part: str) -> str:
    return f"""
tables:
  p:
    columns: {{a: int, b: int}}
    partition_by: list (a)
    indexes: {{i: [b], j: [b]}}
    partitions: {{"p %1": {{values: IN (1){part}}}}}
"""


@pytest.mark.parametrize("text", ["100% of\n  it's", "a $part$ of $$ it", "\\n %s %I"])
def test_a_comment_of_any_sort(text: str, database: Database) -> None:
    engine.converge(database, parted(f", inherited_indexes: {{i: {{comment: {json.dumps(text)}}}}}"))
    comments = database.query("SELECT description FROM pg_description WHERE classoid = 'pg_class'::regclass")
    assert (text,) in comments


def test_parts_change_names(database: Database, make_database: MakeDatabase) -> None:
    one, other = (parted(f", inherited_indexes: {{i: {{name: {a}}}, j: {{name: {b}}}}}") for a, b in ("xy", "yx"))
    engine.converge(database, one)
    oids = "SELECT indexrelid FROM pg_index WHERE indrelid = '\"p %1\"'::regclass ORDER BY 1"
    before = database.query(oids)
    engine.converge(database, other)
    fresh = make_database()
    engine.converge(fresh, other)
    assert not diff(schema_of(fresh, fresh.server.binaries), schema_of(database, database.server.binaries))
    assert database.query(oids) == before


FAULTS = {
    ", inherited_indexes: {k: {cluster: true}}": "no parent of public.p %1 has an index or key k",
    ", inherited_triggers: {k: disabled}": "no parent of public.p %1 has a trigger for each row with the name k",
    ", partition_by: list (b), inherited_indexes: {i: {options: {fillfactor: 50}}}": (
        "the index of a partitioned table stores nothing; declare the parameters for the indexes of its "
        "partitions, or for the parent's index"
    ),
    ", partition_by: list (b), inherited_indexes: {i: {cluster: true}}": (
        "a partitioned table has no rows that CLUSTER could order"
    ),
    ", inherited_indexes: {i: {cluster: true}, j: {cluster: true}}": (
        'i is the index for CLUSTER of public."p %1" already'
    ),
}


@pytest.mark.parametrize("part", FAULTS)
def test_what_cannot_be_said_is_told_where_it_stands(part: str) -> None:
    with pytest.raises(InputError) as raised:
        engine.declared(parted(part))
    [finding] = raised.value.findings
    assert finding.message == FAULTS[part]
    assert finding.place is not None
    assert finding.place.line == 7
