"""``schemadiff apply``: shows the plan, asks for consent, runs it and checks the result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff.commands.inputs import open_target, plan_request
from schemadiff.commands.options import Flags, Options, resolve
from schemadiff.commands.plan_output import with_consents, with_rehearsal
from schemadiff.commands.unchanged import look_up
from schemadiff.errors import Finding, RefusedError

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog
    from schemadiff.commands.unchanged import Known
    from schemadiff.pipeline.request import Request
    from schemadiff.plan import Plan
    from schemadiff.postgres.connection import Connection
    from schemadiff.rehearsal.settings import Rehearsing


def apply(flags: Flags, yes: bool, file: Path | None = None) -> int:
    """Run ``schemadiff apply`` and return its exit code; with a file, the plan that was saved in it."""
    from schemadiff.apply import consent, timeouts

    options = resolve(flags)
    consent.check_words(options.allow)
    timeouts.check(options.limits)
    if file is not None:
        from schemadiff.commands.apply_saved import apply_saved

        return apply_saved(file, options, yes)
    applied(options, yes)
    return 0


def applied(options: Options, yes: bool) -> Plan:
    """Return the plan, once it has been run; one that is empty if there was nothing to do.

    Raises RefusedError where it is refused, or consent is missing, and other errors as the command reports them.
    """
    from schemadiff.commands.apply_output import show

    known = look_up(options)
    if known.plan is None:
        return _planned_and_applied(options, yes, known)
    made = with_consents(known.plan, options)
    show(made, options.flags, asks=not yes)
    return made


def _planned_and_applied(options: Options, yes: bool, known: Known) -> Plan:
    # A plan that is known to have nothing to do imports none of this.
    from schemadiff.apply import consent
    from schemadiff.apply.advisory_lock import only_one
    from schemadiff.apply.planned_state import Planned
    from schemadiff.commands.apply_output import listener_for, show
    from schemadiff.commands.running import confirm, final_check, report_left, run_counted
    from schemadiff.pipeline import existing_rows
    from schemadiff.pipeline.compared import Unverified
    from schemadiff.pipeline.make_plan import make_plan
    from schemadiff.postgres.recording import recording

    flags, how = options.flags, options.rehearsal
    declared = known.declared(options)
    with open_target(options, known.chosen) as target, only_one(target.connection, options.limits.patience):
        connection, request = target.connection, plan_request(options, target.name)
        planned = Planned(connection)
        with recording(connection) as record:
            made, left = existing_rows.counted(connection, _plan(connection, declared, request, how))
            known.keep(connection, record, made, declared)
        made = with_consents(made, options)
        show(made, flags, asks=not yes)
        if made.refusals or made.requirements:
            raise RefusedError((*made.refusals, *made.requirements))
        if flags.no_target_writes and (unverified := [w for w in made.warnings if isinstance(w, Unverified)]):
            raise RefusedError(unverified)
        if made.empty:
            return made
        if unallowed := consent.missing(made, options.allow):
            raise RefusedError(unallowed)
        if not yes:
            confirm(made)
            again = make_plan(connection, declared, request)
            if again.fingerprint != made.fingerprint:
                raise RefusedError([Finding("the database has changed since the plan was shown; plan again")])
        with listener_for(len(made.steps), flags) as listener:
            run_counted(target, made, left, options, planned, listener)
            with final_check(), recording(connection) as record:
                left_over = make_plan(connection, declared, request)
                known.keep(connection, record, left_over, declared)
            report_left(left_over, "as declared")
            listener.says("applied; the database is as declared")
        return made


def _plan(connection: Connection, declared: Catalog, request: Request, how: Rehearsing) -> Plan:
    """Return the plan, rehearsed if that was asked for: a plan is rehearsed when it is reviewed."""
    from schemadiff.pipeline.make_plan import make_in_detail, plan_of

    made = make_in_detail(connection, declared, request)
    return with_rehearsal(connection, made, request, how) if how.needed else plan_of(made)
