"""What plan, diff and apply share once a plan is made."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from schemadiff.commands.options import Options
from schemadiff.commands.output import say
from schemadiff.errors import BranchConflict, RefusedError

if TYPE_CHECKING:
    from schemadiff.pipeline.plan_stage import Made
    from schemadiff.pipeline.request import Request
    from schemadiff.plan import Plan
    from schemadiff.postgres.connection import Connection
    from schemadiff.rehearsal.settings import Rehearsing


def report_unexplained(made: Plan, options: Options) -> None:
    """Report arguments of ``--explain`` that match no change."""
    if options.flags.explain and not made.explanations:
        from schemadiff.report.overview import unfitting

        near = dict.fromkeys(name for _, names in unfitting(made, options.flags.explain) for name in names)
        similar = f"; similar: {', '.join(near)}" if near else ""
        named = " or ".join(options.flags.explain)
        say(f"nothing in this plan changes {named}, so there is nothing to explain{similar}")


def with_counted_rows(connection: Connection | None, made: Plan) -> Plan:
    """Return the plan with the results of the data checks that are safe to run before consent.

    Without a connection, since it is for no database with rows, what rows may violate is a hazard.
    """
    if made.empty:
        return made
    from schemadiff.pipeline import existing_rows

    if connection is None:
        return existing_rows.with_unknown_rows(made)
    return existing_rows.counted(connection, made).plan


def with_consents(made: Plan, options: Options) -> Plan:
    """Return the plan with what the configuration says about its hazards, and warnings about flags that fit none."""
    from schemadiff.apply import consent

    marked = consent.marked(made, options.consents, options.policies)
    if unused := consent.unused(marked, options.flags.allow):
        return dataclasses.replace(marked, warnings=(*marked.warnings, *unused))
    return marked


def with_rehearsal(connection: Connection, made: Plan | Made, request: Request, how: Rehearsing) -> Plan:
    """Return the plan with the findings of its rehearsal on a scratch server, unless it is switched off.

    A plan with nothing to do is not rehearsed.
    """
    from schemadiff.plan import Plan, Rehearsal

    if isinstance(made, Plan):
        return made
    if not made.plan.steps:
        return made.plan
    if not how.wanted:
        return dataclasses.replace(made.plan, rehearsal=Rehearsal(absent="it is switched off"))
    from schemadiff.rehearsal.rehearse import rehearsed

    return rehearsed(connection, made, request, how)


def with_state(connection: Connection, detailed: Plan | Made, made: Plan, request: Request) -> Plan:
    """Return the plan with the states before and after it, so that it can be applied later.

    ``detailed`` is what the plan was made from.
    """
    from schemadiff.plan import Plan

    if isinstance(detailed, Plan):
        return made
    from schemadiff.pipeline.saved_state import saved_state

    return dataclasses.replace(made, state=saved_state(connection, detailed, request))


def exit_code_of(made: Plan, differences: bool) -> int:
    """Return the exit code of a command that shows a plan.

    It is 3 if no consent would make the plan run, 1 if the branches that it compares cannot be merged, 2 for
    differences if ``differences`` is set, else 0.
    """
    if made.refusals:
        return RefusedError.exit_code
    if any(isinstance(finding, BranchConflict) for finding in made.warnings):
        return 1
    return 2 if differences and not made.empty else 0
