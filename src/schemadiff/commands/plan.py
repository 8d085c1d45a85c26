"""``schemadiff plan``: shows what ``apply`` would do, or what would undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemadiff.commands.inputs import plan_request
from schemadiff.commands.options import Flags, Options, resolve
from schemadiff.commands.output import Output, say
from schemadiff.commands.plan_output import (
    exit_code_of,
    report_unexplained,
    with_consents,
    with_counted_rows,
    with_rehearsal,
    with_state,
)
from schemadiff.commands.unchanged import Known, look_up
from schemadiff.errors import RefusedError
from schemadiff.plan import Plan

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog
    from schemadiff.commands.inputs import Target
    from schemadiff.pipeline.request import ReadAhead


def plan(flags: Flags, output: Output, exit_code: bool) -> int:
    """Run ``schemadiff plan`` and return its exit code; with ``exit_code``, 2 if there are differences."""
    with output.reporting_errors():
        options = resolve(flags, drawn=output.is_drawn)
        made = planned(options, saved=output.format == "json")
        output.write(made)
        report_unexplained(made, options)
    return exit_code_of(made, exit_code)


def planned(options: Options, *, saved: bool = False) -> Plan:
    """Return the plan for the database and the folder that the options name; ``saved``: with all to be applied later.

    Raises SchemadiffError for errors in the YAML or the configuration, and for those of the server.
    """
    from schemadiff.apply import consent

    consent.check_words(options.allow)
    known = look_up(options)
    made = known.plan or _made(options, known, saved=saved)
    return with_consents(made, options)


def _made(options: Options, known: Known, *, saved: bool) -> Plan:
    from schemadiff.commands.reading_ahead import ReadingAhead

    with ReadingAhead(options, known) as ahead:
        declared = known.declared(options, ahead.begin if ahead.worthwhile else None)
        target = ahead.target()
        made = _plan(target, declared, ahead.live(declared), options, saved=saved)
        known.keep(target.connection, ahead.record, made, declared)
        return made


def _plan(target: Target, declared: Catalog, ahead: ReadAhead | None, options: Options, *, saved: bool) -> Plan:
    """Return the plan, or with ``--reverse`` the one that undoes it; if it is to be saved, with all that needs."""
    # A plan that is known to have nothing to do does not import what makes plans.
    from schemadiff.pipeline.make_plan import make_in_detail

    how = options.rehearsal
    request = plan_request(options, target.name)
    detailed = make_in_detail(target.connection, declared, request, ahead)
    if options.flags.reverse and not isinstance(detailed, Plan):
        from schemadiff.rehearsal.reverse import reverse_plan

        if detailed.plan.refusals:
            raise RefusedError(detailed.plan.refusals)
        return reverse_plan(target.connection, detailed, request, how, say)
    made = with_rehearsal(target.connection, detailed, request, how)
    made = with_counted_rows(target.connection, made)
    return with_state(target.connection, detailed, made, request) if saved else made
