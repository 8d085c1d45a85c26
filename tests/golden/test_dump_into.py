"""A file that declares one side of a golden case is edited to declare the other, which a database has.

By default a few cases that are unlike others, with --soak all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.postgres.connection import connect
from schemadiff.sources import folder_update
from tests.golden.test_cases import CASES, FOLDERS, OF_THE_CLUSTER, load_what_it_needs, skipped_where_too_old
from tests.support import engine
from tests.support.databases import MakeDatabase
from tests.support.environment import ENVIRONMENT

FEW = [
    "collation/made_and_dropped",
    "grants/owners_own",
    "inherited_constraint/told",
    "operator_class/members_changed_under_an_index",
    "publication/what_it_names_is_renamed",
    "sequence/unlogged_apart_from_its_table",
    "table/partitions_attached_and_detached",
]
REFUSED = {
    "identity_sequence/renamed": "a property of an identity's sequence is gone, and its column says nothing else",
    "identity_sequence/told": "the same",
    "foreign_table/dropped": "the view's new query stands beside the old columns of its table while it is asked about",
    "publication/table_and_schema_renamed": "a publication names a table of a schema that the file no longer declares",
    "sequence/goes_along_with_its_table": "statistics in a schema that the file no longer declares",
}
"""Nothing is written for these: the command fails and says what still differs."""
OTHERS = [
    name
    for folder in FOLDERS
    if (name := f"{folder.parent.name}/{folder.name}") not in FEW and folder.parent.name not in OF_THE_CLUSTER
]


def _marks(name: str) -> list[pytest.MarkDecorator]:
    refused = [pytest.mark.xfail(reason=REFUSED[name], strict=True)] if name in REFUSED else []
    return [pytest.mark.soak, *refused]


@pytest.mark.parametrize("case", [*FEW, *(pytest.param(name, marks=_marks(name)) for name in OTHERS)])
def test_a_file_follows_its_database(case: str, make_database: MakeDatabase, tmp_path: Path, reachable: Path) -> None:
    database = make_database()
    load_what_it_needs(CASES / case, reachable, database)
    with skipped_where_too_old(database):
        engine.apply(database, {"after.yaml": (CASES / case / "after.yaml").read_text()}, environment=ENVIRONMENT)
    file = tmp_path / "schema.yaml"
    file.write_text((CASES / case / "before.yaml").read_text())
    with connect(database) as connection:
        request = engine.request(environment=ENVIRONMENT)
        contents = folder_update.updated(connection, tmp_path, request, ("public",))
        for name, content in contents.items():
            if content is None:
                name.unlink()
                continue
            name.parent.mkdir(parents=True, exist_ok=True)
            name.write_bytes(content)
        if any(tmp_path.rglob("*.yaml")):
            assert folder_update.updated(connection, tmp_path, request, ("public",)) == {}
