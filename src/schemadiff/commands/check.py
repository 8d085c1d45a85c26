"""``schemadiff check``: says whether a database still is as declared, for schedules."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from schemadiff.commands.inputs import plan_request
from schemadiff.commands.options import Flags, Options, resolve
from schemadiff.commands.output import Output, say
from schemadiff.commands.plan_output import with_consents
from schemadiff.commands.unchanged import Known, look_up
from schemadiff.errors import RefusedError

if TYPE_CHECKING:
    from schemadiff.plan import Plan


def check(flags: Flags, output: Output) -> int:
    """Run ``schemadiff check`` and return its exit code: 2 if the database differs, 0 if not.

    The session is read-only from its first statement, and the plan is neither rehearsed nor counted against rows. As
    text nothing is written where there is nothing to report; other formats always have their document.
    """
    from schemadiff.postgres.connection import describe

    with output.reporting_errors():
        options = resolve(dataclasses.replace(flags, no_target_writes=True))
        conninfo, chosen = options.target()
        name = describe(conninfo)
        known = look_up(options, says=False)
        made = with_consents(known.plan or _made(options, known, conninfo, name), options)
        if output.format != "text" or output.out is not None or _reports(made):
            output.write(made)
    if not made.empty:
        say(f"drift: {name} (from {chosen}) is not as {options.schema} declares")
        return 2
    return RefusedError.exit_code if made.refusals else 0


def _made(options: Options, known: Known, conninfo: str, name: str) -> Plan:
    from schemadiff.pipeline.make_plan import make_plan
    from schemadiff.postgres.connection import connect
    from schemadiff.postgres.recording import recording

    declared = known.declared(options)
    with connect(conninfo, read_only=True, recorded=options.cached) as connection, recording(connection) as record:
        made = make_plan(connection, declared, plan_request(options, name))
        known.keep(connection, record, made, declared)
        return made


def _reports(made: Plan) -> bool:
    """Tell whether there is something to say: a difference, or what could not be compared."""
    return bool(made.steps or made.refusals or made.warnings)
