"""``schemadiff apply FILE.json``: runs exactly the steps of a saved plan, without reading the YAML."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff.catalog.catalog import Catalog
from schemadiff.commands.inputs import open_target
from schemadiff.commands.options import Options
from schemadiff.commands.output import note
from schemadiff.commands.plan_output import with_consents
from schemadiff.commands.running import confirm, final_check, report_left, run_counted
from schemadiff.errors import Finding, InputError, RefusedError, UsageError
from schemadiff.kinds import registry
from schemadiff.pipeline import saved_check
from schemadiff.postgres.connection import one_row, server_version

if TYPE_CHECKING:
    from schemadiff.catalog.saved_state import SavedState
    from schemadiff.commands.inputs import Target
    from schemadiff.pipeline.saved_check import Drift, Left
    from schemadiff.plan import Plan

ALREADY = "the database already is as this plan makes it; nothing to do"


def apply_saved(file: Path, options: Options, yes: bool) -> int:
    """Run a saved plan and return the exit code.

    Raises RefusedError where the database is not as the plan needs it: an object that it touches or depends on has
    changed, or the plan has been applied in part.
    """
    from schemadiff.apply import consent
    from schemadiff.apply.advisory_lock import only_one
    from schemadiff.apply.planned_state import Planned
    from schemadiff.commands.apply_output import listener_for, show
    from schemadiff.pipeline import existing_rows

    saved = _loaded(file)
    if saved.empty:
        note(f"{file} has no statements; nothing to do", options.flags)
        return 0
    with open_target(options) as target, only_one(target.connection, options.limits.patience):
        planned = Planned(target.connection)
        checks = _Checks(target, saved, options)
        if (plan := checks.ready()) is None:
            note(ALREADY, options.flags)
            return 0
        made, left = existing_rows.counted(target.connection, plan)
        # The notes on what could not be counted are in the file as well.
        made = dataclasses.replace(made, warnings=tuple(dict.fromkeys(made.warnings)))
        made = with_consents(made, options)
        show(made, options.flags, asks=not yes)
        if made.refusals:
            raise RefusedError(made.refusals)
        if unallowed := consent.missing(made, options.allow):
            raise RefusedError(unallowed)
        if not yes:
            confirm(made)
            if checks.ready() != plan:
                raise RefusedError([Finding("the database has changed since the plan was shown; plan again")])
        with listener_for(len(made.steps), options.flags) as listener:
            run_counted(target, made, left, options, planned, listener)
            with final_check():
                left_over = checks.left(checks.live()).plan
            report_left(left_over, "as the plan says")
            listener.says("applied; the database is as the plan says")
    return 0


def _loaded(file: Path) -> Plan:
    """Return the plan of a file; UsageError where it is no valid plan, RefusedError where it is refused anyway."""
    from schemadiff.report import saved_plan
    from schemadiff.sources.snapshot_check import problems

    plan = saved_plan.load(file)
    for part in (plan.state.ends_as, plan.state.starts_from) if plan.state is not None else ():
        for problem in problems(Catalog(part.objects), registry()) if part is not None else ():
            raise UsageError(f"{file} is not a valid plan: {problem.message}")
    if plan.refusals:
        raise RefusedError(plan.refusals)
    # What a session lacks to run it is found out again, for this one.
    return dataclasses.replace(plan, requirements=())


class _Checks:
    """Whether a saved plan can run on a database."""

    def __init__(self, target: Target, plan: Plan, options: Options) -> None:
        assert plan.state is not None
        self._target = target
        self._plan = plan
        self._state: SavedState = plan.state
        self._environment = options.variables.of(os.environ)
        request = options.request(plan.source, target.name)
        # What is left runs in the transactions of the file.
        self._request = dataclasses.replace(request, seeds=None, explain=None, split=True)

    def live(self) -> Catalog:
        """Return the live catalog, as far as it was read when the plan was made."""
        return saved_check.live_catalog(self._target.connection, self._state, registry())

    def left(self, live: Catalog) -> Left:
        """Return what is left to do to bring what the plan touches to the state that it leaves."""
        return saved_check.left_to(self._target.connection, live, self._state.ends_as, self._state, self._request)

    def ready(self) -> Plan | None:
        """Return the plan as it can run now; None if the database already is as it makes it.

        Raises RefusedError with all that prevents it.
        """
        self._is_for_this_database()
        live = self.live()
        found = saved_check.drift(live, self._state)
        found += saved_check.new_dependents(self._target.connection, live, self._plan, self._state)
        plan: Plan | None = None
        try:
            plan, outside = self.left(live)
        except InputError as error:
            if not found:
                raise RefusedError(error.findings) from None
        else:
            if plan.empty and not (found and saved_check.renamed_drops(live, self._plan)):
                return None
            plan = None if plan.empty else plan
            found += outside
        found += self._differences(live)
        if found:
            raise RefusedError(self._words(found, plan))
        if plan is not None and (lacking := [*plan.refusals, *plan.requirements, *self._unset(), *self._rows(plan)]):
            raise RefusedError(dict.fromkeys(lacking))
        return saved_check.at_present_addresses(self._plan, live, self._state)

    def _differences(self, live: Catalog) -> list[Drift]:
        """Return how the database differs from the state that the plan starts from, if that is known by value."""
        part = self._state.starts_from
        if part is None:
            return []
        try:
            return saved_check.differences(self._target.connection, live, part, self._state, self._request)
        except InputError as error:
            raise RefusedError(error.findings) from None

    def _is_for_this_database(self) -> None:
        """Raise RefusedError for a database of another name or version."""
        (name,) = one_row(self._target.connection.execute("SELECT pg_catalog.current_database()::text"))
        if name != self._state.database:
            raise RefusedError([Finding(f"the plan was made for the database {self._state.database}, this is {name}")])
        version = server_version(self._target.connection)
        if version != self._plan.version:
            raise RefusedError([Finding(f"the plan was made for PostgreSQL {self._plan.version}, this is {version}")])

    def _words(self, found: list[Drift], left: Plan | None) -> list[Finding]:
        """Return the findings about what has changed; what is done already, if the plan has run in part."""
        if left is not None and (done := saved_check.done(self._plan, left)):
            findings = [Finding(f"done already: {step.title}") for step in done]
            return [Finding("this plan has been applied in part", hint="plan again to do the rest"), *findings]
        words = dict.fromkeys(drift.words(registry()) for drift in found)
        return [*map(Finding, words), Finding("plan again")]

    def _unset(self) -> Iterator[Finding]:
        """Yield a finding for each environment variable that a step reads and that is not set or not allowed."""
        for name in sorted({name for step in self._plan.steps for name in step.environment}):
            if name not in self._environment:
                yield Finding(f"the environment variable {name} is not set, or may not be read")

    def _rows(self, left: Plan) -> Iterator[Finding]:
        """Yield a finding for each table whose rows are not as they were when the plan was made."""
        before, now = (
            [(s.identity, s.sql) for s in plan.steps if registry()[s.identity.kind].fields.hold_rows]
            for plan in (self._plan, left)
        )
        for identity in dict.fromkeys(i for i, _ in before):
            if [sql for i, sql in before if i == identity] != [sql for i, sql in now if i == identity]:
                yield Finding(f"rows of {registry().title(identity)} have changed since the plan was made; plan again")
