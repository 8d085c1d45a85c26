"""Plans between two catalogs without a server: what it would have told counts as the worst case, that texts differ."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from schemadiff.catalog.catalog import Catalog
from schemadiff.ddl.statements import Renderer
from schemadiff.declaration import name_resolution
from schemadiff.diff.catalogs import Comparison, Scope, compare, target
from schemadiff.diff.rename_order import Rename
from schemadiff.diff.renames import apply_renames
from schemadiff.kinds import registry
from schemadiff.pipeline.compare_stage import _previous, _reconciled
from schemadiff.plan import Step
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.draft import draft
from schemadiff.planner.model import PlanningInput
from schemadiff.planner.ordering import Arrangement
from schemadiff.planner.server_facts import ServerFacts
from tests.support import engine

VERSION = 18
CASES = Path(__file__).parent.parent / "cases"
EMPTY = Catalog(())
_EVERYTHING = Scope(everything=True)


def declared(text: str) -> Catalog:
    """The catalog of a YAML text; what it names and does not declare counts as the system's."""
    kinds = registry()
    found, unresolved = name_resolution.resolve(engine.declared(text), kinds)
    answers = {question: ("pg_catalog", question.parts[-1]) for question in unresolved}
    return name_resolution.with_answers(found, kinds, answers)


def compared(live: Catalog, wanted: Catalog) -> tuple[Comparison, tuple[Rename, ...], PlanningInput]:
    """The comparison of two catalogs, the renames, and what the planner is given of both."""
    kinds = registry()
    before = live
    live, renames = apply_renames(before, wanted, kinds)
    previous = _previous(before, live)
    live = _reconciled(live, wanted, kinds, VERSION)
    comparison = compare(live, wanted, kinds, _EVERYTHING).resolved(lambda pair, name: True)
    both = target(live, wanted, kinds, _EVERYTHING)
    facts = ServerFacts(current_user="somebody")
    return comparison, renames, PlanningInput(live, both, kinds, VERSION, facts, previous=previous)


def steps(live: Catalog, wanted: Catalog) -> list[Step]:
    """The steps of a plan from one catalog to the other."""
    comparison, renames, given = compared(live, wanted)
    drafted, given = draft(comparison, renames, given)
    # What has no statement of its own goes with what recorded dependencies say, of which there are none here.
    actions = [
        a for a in drafted.actions if a.operation != "drop" or given.registry.has_template(a.identity.kind, "drop")
    ]
    groups = Arrangement(ActionIndex(actions, given)).groups
    return Renderer(given, drafted.renames, groups).steps()


def scripts(live: Catalog, wanted: Catalog) -> Iterable[str]:
    """All SQL that a plan from one catalog to the other holds: statements and questions."""
    for step in steps(live, wanted):
        yield step.sql
        for probe in step.data_checks:
            yield probe.sql
            probe.message_for(2)
