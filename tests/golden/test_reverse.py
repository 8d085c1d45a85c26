"""There and back: a golden case is applied and undone by its saved way back, and the database is as it was.

By default a few cases run; with --soak all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.apply.planned_state import Planned
from schemadiff.apply.row_checks import check_rows
from schemadiff.apply.runner import run
from schemadiff.apply.timeouts import Limits
from schemadiff.errors import UnsupportedChange
from schemadiff.kinds import registry
from schemadiff.pipeline import saved_check
from schemadiff.pipeline.make_plan import make_in_detail
from schemadiff.plan import Plan
from schemadiff.postgres.connection import connect
from schemadiff.rehearsal.reverse import reverse_plan
from schemadiff.rehearsal.settings import Rehearsing
from schemadiff.report import json_, saved_plan
from tests.golden.test_cases import FOLDERS, OF_THE_CLUSTER, WAYS, skipped_where_too_old
from tests.mutation.campaign import LIBRARY
from tests.support import engine
from tests.support.databases import MakeDatabase
from tests.support.environment import ENVIRONMENT
from tests.support.pg_dump import diff, schema_of

SAMPLE = {
    "collation/renamed",
    "column/identity_added",
    "column/not_null_name_of_an_inherited_check",
    "column/not_null_renamed_above_partitions",
    "column/renamed_under_all_that_names_it",
    "column/type_of_an_included_column",
    "default/set_changed_and_dropped",
    "enum/renamed_under_a_column",
    "foreign_key/both_ways",
    "function/attributes_changed",
    "function/reads_what_is_renamed_below_a_dropped_check",
    "schema/renamed_with_texts_that_name_it",
    "seed/parents_and_children",
    "sequence/moves_to_a_table_of_another_owner",
    "sequence/owned_by_a_column_of_anothers_table",
    "table/partitioned_table_altered",
    "view/becomes_a_table",
}
"""Cases of what a way back has rules for: renames, rebuilds, properties, owners, rows."""

_PUBLISHED = "a publication that nothing in the plan depends on is not in the copy"

NO_WAY_BACK = {
    "inherited_constraint/told forward": "a constraint of a partition that leaves is not taken for the plan's own",
    "language/renamed backward": "the copy has no language of that name, so the server records no dependency on it",
    "column/virtual_beside_checks forward": _PUBLISHED,
    "column/virtual_beside_checks backward": _PUBLISHED,
    "operator/partner_dropped_and_still_named backward": "a link that the server cleared is not written again",
    "publication/what_it_names_is_renamed backward": "a published schema that was created looks renamed",
    "range_type/canonical forward": "a range type and its canonical function depend on each other",
    "system_operator_family/members_changed forward": "members of a family of the system are the superuser's",
}
"""Directions without a way back to exactly what was, and why."""

CASES = [
    pytest.param(folder, *way, id=f"{name} {way[0]}", marks=() if name in SAMPLE else pytest.mark.soak)
    for folder in FOLDERS
    if (name := f"{folder.parent.name}/{folder.name}") and folder.parent.name not in OF_THE_CLUSTER | LIBRARY
    for way in WAYS
]


@pytest.mark.parametrize(("folder", "direction", "source", "target"), CASES)
def test_the_saved_way_back_restores_the_database(
    folder: Path, direction: str, source: str, target: str, make_database: MakeDatabase, tmp_path: Path
) -> None:
    database, request = make_database(), engine.request(environment=ENVIRONMENT)
    texts = {side: (folder / f"{side}.yaml").read_text() for side in (source, target)}
    with connect(database) as connection, skipped_where_too_old(database):
        engine.apply(connection, {"after.yaml": texts[source]}, environment=ENVIRONMENT)
        if direction == "forward" and (rows := folder / "rows.sql").is_file():
            database.execute(rows.read_text())
        before = schema_of(database, database.server.binaries)
        made = make_in_detail(connection, engine.declared({"after.yaml": texts[target]}), request)
        if isinstance(made, Plan) or made.plan.refusals:
            pytest.skip("there is nothing to undo")
        if (why := NO_WAY_BACK.get(f"{folder.parent.name}/{folder.name} {direction}")) is not None:
            pytest.skip(why)
        back = reverse_plan(connection, made, request, Rehearsing(False), lambda message: None)
        if back.refusals and all(isinstance(refusal, UnsupportedChange) for refusal in back.refusals):
            pytest.skip(back.refusals[0].message)
        assert not back.refusals
        (file := tmp_path / "back.json").write_text(json_.render(back))
        plan = saved_plan.load(file)
        run(connection, made.plan, limits=Limits(), environment=ENVIRONMENT, planned=Planned(connection))
        if plan.state is not None:
            planned, state = Planned(connection), plan.state
            assert state.starts_from is not None
            live = saved_check.live_catalog(connection, state, registry())
            drift = [*saved_check.drift(live, state), *saved_check.new_dependents(connection, live, plan, state)]
            drift += saved_check.differences(connection, live, state.starts_from, state, request)
            assert drift == []
            plan = saved_check.at_present_addresses(plan, live, state)
            if check_rows(connection, plan):
                pytest.skip("rows are in the way")
            run(connection, plan, limits=Limits(), environment=ENVIRONMENT, planned=planned)
            live = saved_check.live_catalog(connection, state, registry())
            left = saved_check.left_to(connection, live, state.ends_as, state, request)
            assert [step.title for step in left.plan.steps] == []
    after = schema_of(database, database.server.binaries)
    assert after == before, diff(before, after, names=("before", "undone"))
