"""What plan, diff and apply share once a plan is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemadiff.commands.options import Options
from schemadiff.commands.output import say
from schemadiff.errors import RefusedError

if TYPE_CHECKING:
    from schemadiff.plan import Plan
    from schemadiff.postgres.connection import Connection


def report_unexplained(made: Plan, options: Options) -> None:
    """Report arguments of ``--explain`` that match no change."""
    if options.flags.explain and not made.explanations:
        say(f"nothing in this plan changes {' or '.join(options.flags.explain)}, so there is nothing to explain")


def with_counted_rows(connection: Connection, made: Plan) -> Plan:
    """Return the plan with the results of the data checks that are safe to run before consent."""
    if made.empty:
        return made
    from schemadiff.pipeline import existing_rows

    return existing_rows.counted(connection, made).plan


def exit_code_of(made: Plan, differences: bool) -> int:
    """Return 3 if no consent would make the plan run, 2 for differences if ``differences`` is set, else 0."""
    if made.refusals:
        return RefusedError.exit_code
    return 2 if differences and not made.empty else 0
