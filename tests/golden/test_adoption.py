"""What a database holds is dumped whole: the dump gives an empty plan, and makes the same database anew.

Cases of tables and what hangs below them are dumped by the samples; here stands what those hold little of.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.declared import encode
from schemadiff.kinds import registry
from schemadiff.live import reader
from schemadiff.postgres.connection import connect
from tests.golden.test_cases import FOLDERS, load_what_it_needs, skipped_where_too_old
from tests.support import engine
from tests.support.databases import MakeDatabase
from tests.support.pg_dump import diff, schema_of

KINDS = (
    "aggregate",
    "collation",
    "conversion",
    "text_search_configuration",
    "text_search_dictionary",
    "text_search_parser",
    "operator",
    "operator_class",
    "operator_family",
    "cast",
    "language",
    "transform",
    "access_method",
    "default_privileges",
    "publication",
    "foreign_data_wrapper",
    "foreign_server",
    "foreign_table",
    "event_trigger",
    "domain",
    "composite_type",
    "range_type",
    "base_type",
    "shell_type",
    "policy",
    "rule",
    "row_security",
    "statistics",
    "materialized_view",
    "identity_sequence",
    "view_column",
    "primary_key",
    "unique",
    "foreign_key",
    "grants",
    "security_labels",
)
OWN = [f for f in FOLDERS if f.parent.name in KINDS or "partition" in f.name]


@pytest.mark.parametrize("folder", OWN, ids=[f"{f.parent.name}/{f.name}" for f in OWN])
@pytest.mark.parametrize("side", ["before", "after"])
def test_its_own_dump_leaves_nothing_to_do(
    folder: Path, side: str, make_database: MakeDatabase, reachable: Path
) -> None:
    text = folder.joinpath(f"{side}.yaml").read_text()
    database, fresh = make_database(), make_database()
    load_what_it_needs(folder, reachable, database, fresh)
    with skipped_where_too_old(database):
        engine.apply(database, text)
    with connect(database) as connection:
        files = encode.dump(reader.read(connection, registry()), registry())
    made = engine.plan(database, files)
    assert made.empty, "\n".join(step.sql for step in made.steps)
    engine.apply(fresh, files)
    one, other = schema_of(database, database.server.binaries), schema_of(fresh, database.server.binaries)
    assert one == other, diff(one, other, names=("declared", "adopted"))
